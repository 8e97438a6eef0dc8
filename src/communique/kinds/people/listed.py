"""People listed with their sides: "X for Lima and Y for Oslo", "X of Peru, Y of Chile and Z of Ghana"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

SIDES = 12
"""Tokens between two of a list of names with their sides at most."""
APPOSED = 10
"""Tokens of what stands between a name and its side at most: "X, a former minister, for the government"."""
FOR = frozenset(["for", "from"])


def in_list_of_sides(page: Page, names: Iterable[Name]) -> str | None:
    """The party after "for" in a list of at least two such: "the names of X for Pretoria and Y for Luanda"."""
    for name in names:
        at = _link(page, name)
        party = party_behind(page, at, FOR)
        if party is None or not page.together(at, name.first):
            continue
        ends = range(max(0, name.first - SIDES), min(len(page) - 1, at + SIDES))
        others = (i for i in ends if i != at and (named(page, i - 1) or page.lows[i - 1] in (",", "signed", "spoke")))
        if any(page.together(i, at) and party_behind(page, i, FOR) for i in others):
            return party
    return None


def after_for(page: Page, names: Iterable[Name]) -> str | None:
    """The party after "for" or "from" behind a name: "the negotiators, X for Lima and Y from Oslo"."""
    return next((party for name in names if (party := party_behind(page, name.last, FOR))), None)


def party_behind(page: Page, i: int, links: frozenset[str]) -> str | None:
    """The party that stands behind a token that is one of some words: "for the United States"."""
    if i + 1 >= len(page) or page.lows[i] not in links:
        return None
    after = i + 1 + (page.lows[i + 1] == "the")
    known = after < len(page) and page.together(i, after) and page.parties[after] >= 0
    return page.mentions[page.parties[after]].code if known else None


def named(page: Page, i: int) -> bool:
    """Whether a token ends what may be a person's name: the recognizer's, or a capitalised word of no party."""
    return page.labels[i] == "PERSON" or (page.tags[i] == "NNP" and page.capital(i) and page.parties[i] < 0)


def _link(page: Page, name: Name) -> int:
    """Where the word before the side of a name stands: right behind it, or behind an apposition in commas."""
    if page.words[name.last : name.last + 1] != (",",):
        return name.last
    commas = (i for i in range(name.last + 1, min(name.last + APPOSED, len(page) - 1)) if page.words[i] == ",")
    return next(commas, name.last - 1) + 1
