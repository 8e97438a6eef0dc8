"""The firm or union that somebody heads: whoever runs it acts for it, at the table or not ("Lund Electric CEO X")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.kinds.people import owners, sides
from communique.kinds.people.draft import Draft
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.parties.organizations.unlisted import is_union, lexicon, of_workers

BASED = re.compile(r"^\S+-based ")
BUSINESS = frozenset(["ceo", "executive", "officer", "chairman", "chairwoman", "chairperson"])
"""Heads of titles that a firm has: its name may be one that nothing else tells to be a firm's."""
MANAGING = frozenset(["managing", "executive", "general", "deputy", "vice", "senior", "operations", "finance"])
"""Words before "director" and "manager" of those who run a firm."""
RUNS = BUSINESS | frozenset(
    ["president", "boss", "head", "chief", "owner", "founder", "co-founder", "director", "manager", "leader"]
)
FULL = ("Norwegian", "Pilots", "Union")
TEAMS = frozenset(["team", "panel", "committee", "board"])
CHIEFS = frozenset(["counterpart", "chairperson", "negotiator", "co-leader", "co-chair", "spokesman", "spokeswoman"])
UNION_HEADS = frozenset(
    ["president", "leader", "chief", "head", "boss", "secretary", "chairman", "chairwoman", "director", "general"]
)


def of_firm(page: Page, posts: Sequence[Post]) -> str | None:
    """The firm or union that somebody heads by a title; None of institutes, charities and the like, and of states."""
    if page.coalition and (name := next((name for post in posts if (name := _political(page, post))), None)):
        return name
    found = (name for post in posts if (name := _of_post(page, post)))
    if any(post.title.id == "candidate" for post in posts):
        return None
    return next((BASED.sub("", name) for name in found if not sides.domestic(name)), None)


def _of_post(page: Page, post: Post) -> str | None:
    head = page.lows[post.head]
    if head not in RUNS | UNION_HEADS or post.title.mirror or post.title.rank:
        return None
    if head in ("director", "manager") and MANAGING.isdisjoint(page.lows[post.first : post.head]):
        return None
    inside = range(post.first, post.last)
    if _elsewhere(page, post):
        return None
    if name := _with_country(page, post):
        return name
    listed = (page.mentions[n] for n in page.party_indices(post.first, post.last))
    if firm := next((m.code for m in listed if m.kind == "company"), None):
        return firm
    for i in inside:
        number = page.parties[i]
        mention = page.mentions[number] if number >= 0 else page.unlisted_at.get(page.at[i])
        if mention is None or i == post.head or mention.form not in ("body", "union"):
            continue
        if of_workers(mention) and head in UNION_HEADS:
            return mention.code
        if (mention.kind == "company" or head in BUSINESS or page.about_labour) and not is_union(mention.code) and head in RUNS:
            return mention.code
    named = owners.body(page, [post]) if head in BUSINESS or page.about_labour else None
    return named if named and not any(page.parties[i] >= 0 for i in inside) else None


def _with_country(page: Page, post: Post) -> str | None:
    """The union or firm with a country in its name that a title names: "Norwegian Union of Teachers chairman"."""
    if page.lows[post.head] not in RUNS | UNION_HEADS:
        return None
    for n in page.party_indices(post.first, post.last):
        first = page.document.tokens_in(page.mentions[n].start, page.mentions[n].end)[0]
        entity = page.document.entity_at(first)
        if entity is None or entity.label != "ORG" or entity.last - entity.first < len(FULL):
            continue
        name = page.document.text[entity.start : entity.end].removeprefix("the ").split(" (")[0].removesuffix("'s")
        business = not lexicon()["company"].isdisjoint(name.lower().split()) and "minist" not in name.lower()
        if is_union(name) or business:
            return name
    return None


def _political(page: Page, post: Post) -> str | None:
    """The political party that a title of one of its heads or negotiators names: "SPD leader X"."""
    if page.lows[post.head] not in UNION_HEADS | CHIEFS:
        return None
    mentions = (page.mentions[n] for n in page.party_indices(post.first, post.last))
    if party := next((m.code for m in mentions if sides.domestic(m.code)), None):
        return party
    inside = (page.unlisted_at.get(page.at[i]) for i in range(post.first, post.last) if i != post.head)
    return next((m.code for m in inside if m and m.form == "body"), None) or owners.body(page, [post])


def _elsewhere(page: Page, post: Post) -> bool:
    """Whether a title names a body that is no firm or union: an institute, a team, a committee of a state."""
    inside = range(post.first, post.last)
    if any(page.is_a(i, "analysts") or page.is_a(i, "table") or page.lows[i] in TEAMS for i in inside):
        return True
    return any(page.is_a(i, "public-body") and not page.is_a(i, "union") for i in inside)


def joined(page: Page, draft: Draft, drafts: Iterable[Draft]) -> str | None:
    """The firm or union of the head named right before with "and": "GM CEO X and President Y"."""
    for post in draft.posts:
        i = post.first - 1
        bare = (
            post.place == "before"
            and page.lows[post.head] in RUNS
            and next(page.party_indices(post.first, post.last), None) is None
        )
        if not bare or i < 1 or page.lows[i] != "and":
            continue
        before = next((d for d in drafts if any(n.last == i for n in d.group.names)), None)
        if before and before.ground == "firm":
            return before.party
    return None
