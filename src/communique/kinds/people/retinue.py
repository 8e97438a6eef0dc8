"""Whose they are who come with somebody or are named by them: "Ministers X and Y accompanied the premier", "President X,
accompanied by Y", "Premier X named Y the facilitator", and of a body whose head names them "his special envoy".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.clauses import first_conjunct, subject_of
from communique.kinds.people.draft import Draft
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post

COMPANY = frozenset(["accompany", "flank"])
COMPANY_FORMS = frozenset(["accompany", "accompanies", "accompanied", "accompanying", "flank", "flanks", "flanked", "flanking"])
NAMES = frozenset(["appoint", "name", "designate", "nominate", "pick", "choose", "select", "assign", "send", "dispatch"])
"""Verbs of giving somebody a post or a mission."""
ENVOYS = frozenset(["envoy", "adviser", "advisor", "representative", "emissary", "coordinator"])
OWN = frozenset(["his", "her", "its"])
OFFICES = {"pm": "prime minister", "premier": "prime minister", "minister": "prime minister"}
"""How an office may be called behind "the", and what it is before the name."""


def followed_by(page: Page, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Whom somebody is told to accompany; None where the text does not say."""
    if page.vocabulary.isdisjoint(COMPANY_FORMS):
        return None
    owner = _owners(page, draft, drafts)
    for name in draft.group.names:
        if found := _accompanied(page, name, drafts, owner) or _accompanying(page, name, owner):
            return found
    return None


def _owners(page: Page, draft: Draft, drafts: list[Draft]) -> dict[int, Draft]:
    """The other people of a text by the tokens of their names."""
    return {page.at[i]: d for d in drafts if d is not draft for n in d.group.actors for i in range(n.first, n.last)}


def _accompanied(page: Page, name: Name, drafts: list[Draft], owner: dict[int, Draft]) -> Draft | None:
    """Whom somebody is the subject of accompanying: a person, or "the president", told of before."""
    document = page.document
    for verb in subject_of(page, name):
        if document.lower_lemmas[verb] not in COMPANY:
            continue
        for token in (c for c in document.children[verb] if document.deps[c] == "dobj"):
            if token in owner:
                return owner[token]
            if found := _in_office(page, page.back.get(token, 0), drafts):
                return found
    return None


def _in_office(page: Page, i: int, drafts: list[Draft]) -> Draft | None:
    """Who holds the office that a token names ("the president"), told of last before it."""
    low = page.lows[i]
    if page.title_at(i) is None or page.lows[max(0, i - 2) : i].count("the") == 0:
        return None
    office = OFFICES.get(low, low)
    held = [
        (name.first, number)
        for number, draft in enumerate(drafts)
        if any(page.text(post.first, post.head + 1).lower().endswith((low, office)) for post in draft.posts)
        for name in draft.group.names
        if name.first < i
    ]
    return drafts[max(held)[1]] if held else None


def _accompanying(page: Page, name: Name, owner: dict[int, Draft]) -> Draft | None:
    """Whom somebody is told to be the company of: "X was accompanied by Y", "X, accompanied by Y,"."""
    document = page.document
    token, head = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "appos":
        token, head = first_conjunct(page, head)
    if document.deps[token] != "pobj" or document.lower_words[head] != "by":
        return None
    verb = document.heads[head]
    if document.lower_lemmas[verb] not in COMPANY:
        return None
    subjects = [c for c in document.children[verb] if document.deps[c] == "nsubjpass"]
    above = document.heads[verb]
    if document.deps[verb] in ("acl", "advcl"):
        subjects += [above, *(c for c in document.children[above] if document.deps[c] in ("nsubj", "nsubjpass"))]
    return next((owner[c] for c in subjects if c in owner), None)


def named_by(page: Page, draft: Draft, drafts: list[Draft]) -> tuple[Draft | None, str | None]:
    """Who names somebody to a post: a person, or a party by its code; both None where the text does not say."""
    for name in draft.group.names:
        for subject in _naming(page, name):
            if somebody := _owners(page, draft, drafts).get(subject):
                return somebody, None
            office = page.title_at(page.back[subject]) if subject in page.back else None
            near = page.below(subject) if office else [subject]
            numbers = (page.parties[page.back[t]] for t in near if t in page.back)
            codes = (page.mentions[n].code for n in numbers if n >= 0 and page.mentions[n].use == "party")
            if code := next(codes, None):
                return None, code
    return None, None


def _naming(page: Page, name: Name) -> Iterator[int]:
    """The tokens of those who name or send somebody: "Peru sent X", "X, appointed by Y,", "X was named by Y"."""
    document = page.document
    token, verb = first_conjunct(page, page.at[name.last - 1])
    if document.deps[token] == "dobj" and document.lower_lemmas[verb] in NAMES:
        yield from (c for c in document.children[verb] if document.deps[c] == "nsubj")
    passive = [c for c in document.children[token] if document.deps[c] == "acl" and document.tags[c] == "VBN"]
    for verb in (*passive, *subject_of(page, name)):
        if document.lower_lemmas[verb] in NAMES and document.tags[verb] == "VBN":
            agents = (c for c in document.children[verb] if document.deps[c] == "agent")
            yield from (g for c in agents for g in document.children[c] if document.deps[g] == "pobj")


def of_body_head(page: Page, posts: Iterable[Post]) -> str | None:
    """The organisation whose head names somebody "as his special envoy"; that they are "of Peru" says where they come from."""
    document = page.document
    for post in posts:
        ahead = page.lows[max(0, post.first - 1) : post.first]
        if page.lows[post.head] not in ENVOYS or OWN.isdisjoint(ahead):
            continue
        token, verb = first_conjunct(page, page.at[post.name.last - 1])
        if document.deps[token] not in ("dobj", "nsubj") or document.lower_lemmas[verb] not in NAMES:
            continue
        heads = [c for c in document.children[verb] if document.deps[c] == "nsubj" and c < token]
        numbers = (page.parties[page.back[t]] for c in heads for t in page.below(c) if t in page.back)
        bodies = (page.mentions[n].code for n in numbers if n >= 0 and page.mentions[n].kind == "organization")
        if body := next(bodies, None):
            return body
    return None
