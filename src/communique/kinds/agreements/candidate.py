"""A noun phrase that may speak of an agreement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase about an agreement: its span without the determiner, its noun's token, and what it says.

    ``about`` are the words that tell it from others, ``compound`` those of them that are nouns or numbers;
    ``definite``: it speaks of one that is known; ``existing``: it says so by an adjective ("the current deal").
    """

    start: int
    end: int
    token: int
    first: int
    named: bool
    definite: bool
    plural: bool
    about: frozenset[str] = frozenset()
    specific: bool = False
    acronym: str | None = None
    parties: tuple[str, ...] = ()
    existing: bool = False
