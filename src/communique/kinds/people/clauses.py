"""Which verbs a person is the subject of, by the dependency tree: own clauses, relative clauses, clauses of "he" and "she"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

FIELD = 6
"""Steps up the tree from where somebody is posted to the title at most."""


def subject_of(page: Page, name: Name) -> tuple[int, ...]:
    """The verbs (document tokens) of which a name is the subject, those of its relative clause included."""
    key = name.first, name.last
    if key not in page.subjects:
        page.subjects[key] = tuple(_subject_of(page, name))
    return page.subjects[key]


def _subject_of(page: Page, name: Name) -> Iterator[int]:
    document = page.document
    inside = range(page.at[name.first], page.at[name.last - 1] + 1)
    for token in inside:
        head = document.heads[token]
        if document.deps[token] == "conj" and head not in inside:
            token, head = first_conjunct(page, token)
        if document.deps[token] in ("nmod", "compound") and head not in inside and _listed(page, name, head):
            token, head = first_conjunct(page, head)
        if document.deps[token] == "appos" and head not in inside:
            token, head = head, document.heads[head]
            token, head = _holder(page, token, name.first)
        elif document.deps[token] == "pobj" and _posted(page, name):
            token, head = _holder(page, token, name.first)
        if document.deps[token] in ("nsubj", "nsubjpass") and head not in inside:
            yield head
            yield from (
                c
                for c in document.children[head]
                if document.deps[c] == "conj" and document.pos[c] == "VERB" and not _own_subject(page, c)
            )
        if head not in inside or head == token:
            yield from (c for c in _relative(page, token) if token in inside or c > inside[-1])


def _holder(page: Page, token: int, before: int) -> tuple[int, int]:
    """What a name stands in apposition to, and its head: of "the envoy for Peru, X," the envoy, whom the tree passes over."""
    document, up = page.document, token
    for _ in range(FIELD):
        if document.deps[up] not in ("pobj", "prep", "compound"):
            break
        up = document.heads[up]
    i = page.back.get(up, -1)
    office = up != token and document.deps[up] in ("nsubj", "nsubjpass") and 0 <= i < before and page.title_at(i)
    return (up, document.heads[up]) if office else (token, document.heads[token])


def _posted(page: Page, name: Name) -> bool:
    """Whether the place of a post stands right before a name: "Ambassador to Chad X"; of "spokesman for X" the name is no
    subject.
    """
    i = name.first - 1
    return i > 1 and page.capital(i) and page.lows[i - 1] in ("to", "in", "of") and page.title_at(i - 2) is not None


def _listed(page: Page, name: Name, head: int) -> bool:
    """Whether a name is the first of a list whose last noun the tree makes its head: "Minister X and Envoy Y said"."""
    comes = page.back.get(head, -1) > name.last < len(page)
    return comes and page.lows[name.last] in ("and", ",") and page.pos[page.back[head]] == "PROPN"


def first_conjunct(page: Page, token: int) -> tuple[int, int]:
    """The first of the nouns that a token is coordinated with, and its head."""
    document = page.document
    while document.deps[token] == "conj" and document.heads[token] != token:
        token = document.heads[token]
    return token, document.heads[token]


def _own_subject(page: Page, verb: int) -> bool:
    return any(page.document.deps[c] in ("nsubj", "nsubjpass") for c in page.document.children[verb])


def _relative(page: Page, token: int) -> Iterator[int]:
    document = page.document
    apposed = (a for c in document.children[token] if document.deps[c] == "appos" for a in _behind(page, c))
    for child in (*document.children[token], *apposed):
        if document.deps[child] == "relcl" and any(document.lower_words[c] == "who" for c in document.children[child]):
            yield child
            joined = (c for c in document.children[child] if document.deps[c] == "conj")
            yield from (c for c in joined if document.pos[c] in ("VERB", "AUX") and not _own_subject(page, c))


def _behind(page: Page, noun: int) -> Iterator[int]:
    """What hangs on a title in apposition, or on the body in it that is no person: "X, the director of the Mossad, who"."""
    document = page.document
    for child in document.children[noun]:
        yield child
        if document.deps[child] == "prep":
            bodies = (g for g in document.children[child] if document.deps[g] == "pobj" and document.pos[g] == "PROPN")
            yield from (c for g in bodies if page.labels[page.back.get(g, 0)] != "PERSON" for c in document.children[g])
