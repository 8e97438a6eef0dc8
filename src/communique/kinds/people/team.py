"""Who comes to the table with whom: "with him is X", "she is accompanied by X and Y", "a member of his delegation, X"."""

from __future__ import annotations

from communique.kinds.people import gatherings
from communique.kinds.people.bodies import TEAMS
from communique.kinds.people.clauses import first_conjunct
from communique.kinds.people.delegations import led_by
from communique.kinds.people.draft import Draft, last_before
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

COMPANY = frozenset(["accompany", "flank", "join", "assist", "aid", "help", "second", "back", "support", "advise"])
"""Verbs in the passive whose agents come with somebody."""
TRAVELS = frozenset(["travel", "fly", "arrive", "come", "go", "leave", "depart", "head", "return", "land"])
"""Verbs whose subjects may be told to come "with" or "alongside" somebody."""
BESIDE = frozenset(["with", "alongside"])
HIM = frozenset(["him", "her"])
HIS = frozenset(["his", "her"])
SITS = frozenset(["is", "are", "was", "were", "sat", "sits", "will"])
OPENS = 4
"""Tokens that open "With him on the team is X" at most."""
REACH = 30
"""Tokens between such an opening and a name at most."""
NEAR = 10
"""Tokens around a name in which "a member of her delegation" stands."""


def join_teams(page: Page, drafts: list[Draft]) -> None:
    """Gives those who come with who is at the table their role, and the side, where the text names no other."""
    owner = {page.at[i]: d for d in drafts for name in d.group.actors for i in range(name.first, name.last)}
    for draft in drafts:
        if (verb := gatherings.sent(page, draft.group)) is not None and not draft.party:
            _sent_by(page, draft, verb, owner)
        leader = _leader(page, draft, drafts, owner)
        if leader is None or leader is draft or leader.role != "negotiator" or draft.role == "mediator" or draft.leads:
            continue
        if draft.party and leader.party and draft.party != leader.party:
            continue
        if not any(post.title.mirror for post in draft.posts):
            draft.role, draft.party, draft.leader = "negotiator", draft.party or leader.party, leader


def _sent_by(page: Page, draft: Draft, verb: int, owner: dict[int, Draft]) -> None:
    """Gives somebody who is named to a team the side of who names them."""
    subjects = [c for c in page.document.children[verb] if page.document.deps[c] == "nsubj"]
    draft.leader = next((owner[c] for c in subjects if c in owner), None)
    numbers = (page.parties[page.back[c]] for c in subjects if c in page.back)
    draft.party = next((page.mentions[n].code for n in numbers if n >= 0), None)


def _leader(page: Page, draft: Draft, drafts: list[Draft], owner: dict[int, Draft]) -> Draft | None:
    """With whom somebody comes to the table; None where the text does not say."""
    for name in draft.group.names:
        if (at := led_by(page, name)) is not None:
            return next((d for d in drafts if any(n.first <= at < n.last for n in d.group.names)), None)
        if page.about_bargaining or page.bargains:
            first = min([name.first, *(p.first for p in draft.posts if p.name == name and p.place == "before")])
            if (found := _company(page, name, first, owner)) is not None:
                return found
            at = _with_him(page, name) or _member(page, name)
            if at is not None:
                return last_before(page, at, [d for d in drafts if d is not draft])
    return None


def _company(page: Page, name: Name, first: int, owner: dict[int, Draft]) -> Draft | None:
    """Who is told to be accompanied by somebody, or to have travelled with them."""
    document = page.document
    start = page.list_start(first)
    if start > 0 and page.lows[start] in BESIDE and document.lower_lemmas[document.heads[page.at[start]]] in TRAVELS:
        travels = document.heads[page.at[start]]
        return next((owner[c] for c in document.children[travels] if document.deps[c] == "nsubj" and c in owner), None)
    token, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "appos":
        token, head = first_conjunct(page, head)
    if document.deps[token] != "pobj" or document.lower_words[head] != "by":
        return None
    link, _ = first_conjunct(page, head)
    verb = document.heads[link]
    if document.lower_lemmas[verb] not in COMPANY:
        return None
    subjects = (c for c in document.children[verb] if document.deps[c] == "nsubjpass")
    return next((owner[c] for c in subjects if c in owner), None)


def _with_him(page: Page, name: Name) -> int | None:
    """The token of "him" in "With him is X", which opens the sentence; None where there is none."""
    number, first = page.sentence(name.first), name.first
    while first > 0 and page.sentence(first - 1) == number and name.first - first < REACH:
        first -= 1
    words = page.lows[first : first + 2]
    if words[:1] not in (("with",), ("beside",), ("alongside",)) or words[1:] == () or words[1] not in HIM:
        return None
    verb = next((i for i in range(first + 2, min(first + 2 + OPENS, name.first)) if page.lows[i] in SITS), None)
    listed = verb is not None and all(page.pos[i] not in ("VERB",) or page.lows[i] == "be" for i in range(verb + 1, name.first))
    return first + 1 if listed else None


def _member(page: Page, name: Name) -> int | None:
    """The token of "her" in "a member of her delegation" beside a name; None where there is none."""
    for i in range(max(1, name.first - NEAR), min(len(page) - 1, name.last + NEAR)):
        if page.lows[i] in HIS and page.lows[i + 1] in TEAMS and page.lows[i - 1] == "of" and page.together(i, name.first):
            before = page.lows[i - 2]
            ahead = i < name.first and page.words[i + 2] == ","
            behind = name.last < i and page.words[name.last] == "," and page.sentence(i) == page.sentence(name.first)
            apposed = ahead or behind
            if before in ("member", "part") and apposed:
                return i
    return None
