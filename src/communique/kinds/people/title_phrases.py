"""The words of a title: the noun phrase that it stands in, where it begins and where its complement ends."""

from __future__ import annotations

from dataclasses import dataclass

from communique.kinds.people.lexicon import Title
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

REACH = 20
"""Tokens between a name and the head of its title at most."""
LEFT = frozenset(["ADJ", "NOUN", "PROPN", "PART", "NUM"])
PREPOSITIONS = frozenset(["of", "for", "to", "in", "at", "on", "under", "from", "with"])
DEPARTMENTS = frozenset(
    [
        "department",
        "ministry",
        "bureau",
        "office",
        "council",
        "secretariat",
        "organisation",
        "organization",
        "union",
        "league",
        "party",
        "front",
        "movement",
        "congress",
        "federation",
        "association",
        "army",
    ]
)
DASHES = frozenset(["-", "--", "–", "—"])
DAYS = frozenset(["today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
SPANS = frozenset(["month", "week", "year", "night", "weekend"])
"""Words that end a date before a title: "last month Foreign Minister X"."""


@dataclass(frozen=True, slots=True)
class Post:
    """A title at tokens ``first`` to ``last`` (exclusive) with its head noun ending at ``head``; ``name`` is whose."""

    first: int
    last: int
    head: int
    title: Title
    name: Name
    place: str


def left_edge(page: Page, first: int, starts: frozenset[int]) -> int:
    """Where the noun phrase that holds token ``first`` begins, its article and pronoun left out."""
    while first > 0 and page.together(first - 1, first):
        if first > 3 and page.words[first - 1] == ")" and page.words[first - 3] == "(" and page.capital(first - 4):
            first -= 3  # an acronym after the name of a body
        elif not modifies(page, first - 1):
            break
        first -= 1
    while page.lows[first] in ("'s", "-", "'") or page.tags[first] == "POS":
        first += 1
    return first


def modifies(page: Page, i: int) -> bool:
    if page.words[i] in ("“", "”", '"', ",", "–", "—", "--") or (page.words[i] in DASHES and not page.joined(i)):
        return False
    if page.labels[i] == "DATE" and (
        page.lows[i] in DAYS or (page.lows[i] in SPANS and page.lows[i - 1] in ("last", "this", "next"))
    ):
        return False
    if (page.pos[i] in LEFT and page.tags[i] != "CD") or (page.parties[i] >= 0 and page.lows[i] != "the"):
        return True
    if page.lows[i] == "of":
        return i > 0 and page.capital(i - 1) and page.capital(i + 1) and page.lows[i - 1] in DEPARTMENTS
    if page.words[i] == "Under":
        return page.lows[i + 1 : i + 2] == ("secretary",)
    if page.lows[i] == "and":
        fields = i > 0 and page.is_a(i - 1, "topic") and page.capital(i - 1) and page.capital(i + 1)
        joined = page.title_at(i - 1) if i else None
        return i > 0 and (fields or (joined is not None and not joined[0].mirror))
    return (
        page.words[i] == "-"
        or (page.tags[i] == "VBN" and page.document.deps[page.at[i]] in ("amod", "compound", "nmod"))
        or page.lows[i] in ("newly", "then", "recently", "longtime", "acting", "outgoing", "incoming", "visiting", "top")
    )


def tail(page: Page, i: int, starts: frozenset[int]) -> int:
    """Where the complement of a title ends ("for the talks", "of the Joint Chiefs of Staff")."""
    begin = i
    while i < len(page) and page.together(i, begin - 1) and i - begin < 24 and not _dated(page, i):
        if page.words[i] == "(" and page.together(i + 3, begin - 1) and page.words[i + 2] == ")" and page.pos[i + 3] in LEFT:
            i += 3
        if (
            page.lows[i] in PREPOSITIONS
            or page.pos[i] in LEFT
            or page.pos[i] in ("DET",)
            or page.tags[i] in ("HYPH", "PRP$")
            or (page.tags[i] == "VBN" and page.tags[i - 1] == "HYPH")
            or (
                page.lows[i] in ("and", "&")
                and page.together(i + 1, begin - 1)
                and (page.pos[i + 1] in LEFT)
                and i + 1 not in starts
            )
        ):
            i += 1
        else:
            break
    came = next((j for j in range(begin, i) if page.lows[j] == "from"), i)
    if any(j in starts or page.labels[j] == "PERSON" for j in range(came, i)):
        i = came  # "took over as mediator from X"
    while i > begin and (page.lows[i - 1] in PREPOSITIONS or page.pos[i - 1] in ("DET", "CCONJ")):
        i -= 1
    return i


def _dated(page: Page, i: int) -> bool:
    """Whether a date begins at a token, and not what a noun behind it is called by ("the 2015 accord")."""
    if page.labels[i] not in ("DATE", "TIME"):
        return False
    while i < len(page) and page.labels[i] in ("DATE", "TIME"):
        i += 1
    return i >= len(page) or page.pos[i] not in ("NOUN", "PROPN", "ADJ")
