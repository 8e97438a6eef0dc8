"""Parties: countries, organisations, groups and companies that act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.model import Span

PartyKind = Literal["country", "organization", "group", "company"]
PartyUse = Literal["party", "place"]
URBAN = frozenset({"capital", "city"})
"""Forms that are names of cities."""


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A span that names a party: ``use`` tells one that acts or belongs from one that is only a place.

    ``code`` is ISO 3166-1 alpha-3 (3166-3 for gone states) of a country, the canonical English name of anything else.
    ``form`` is how the text names it: ``name``, ``demonym``, ``capital``, ``city`` (one that is no seat of a government),
    ``seat``, ``ministry``, ``office``, ``force``, ``troops`` (no side of anything: who moves them is). ``inferred``: the
    passage tells whose it is, not the words of the mention.
    """

    start: int
    end: int
    text: str
    code: str
    kind: PartyKind
    form: str
    use: PartyUse
    inferred: bool = False


def is_free(mentions: Sequence[PartyMention], starts: Sequence[int], start: int, end: int) -> bool:
    """Whether none of the mentions, in text order and with the offsets where they start, overlaps a span."""
    i = bisect_left(starts, start)
    return not (i and mentions[i - 1].end > start) and not (i < len(starts) and starts[i] < end)


def is_country(code: str) -> bool:
    """Whether a party is a country by its code: three capital letters; groups and organizations have names."""
    return len(code) == 3 and code.isalpha() and code.isupper()


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the article and where it is mentioned."""

    id: str
    code: str
    name: str
    kind: PartyKind
    mentions: tuple[Span, ...] = ()
