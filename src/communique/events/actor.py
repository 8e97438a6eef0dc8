"""Who a phrase stands for, and the words that say so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique.events.value import Extent


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("actors.toml").read_text("utf-8"))


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``actors.toml``."""
    return {name: frozenset(words) for name, words in _table().items() if isinstance(words, list)}


@cache
def any_of(*names: str) -> frozenset[str]:
    """Several of the word lists as one."""
    return frozenset().union(*(lexicon()[name] for name in names))


def releases() -> dict[str, str]:
    """How press offices name themselves in a release, and the party that they speak for."""
    found: dict[str, str] = _table()["releases"]
    return found


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a phrase stands for: party codes, ids of people, and where it says so; ``sure`` is False for what was
    inferred from afar.
    """

    parties: tuple[str, ...]
    people: tuple[str, ...]
    spans: tuple[Extent, ...]
    sure: bool = True


def union(actors: list[Actor]) -> Actor | None:
    """Several actors as one, each party and person once, in order; None for none."""
    if len(actors) < 2:
        return actors[0] if actors else None
    parties = tuple(dict.fromkeys(p for a in actors for p in a.parties))
    people = tuple(dict.fromkeys(p for a in actors for p in a.people))
    spans = tuple(dict.fromkeys(s for a in actors for s in a.spans))
    return Actor(parties, people, spans, all(a.sure for a in actors))


def parties(actor: Actor | None) -> tuple[str, ...]:
    """The parties of an actor, none for None."""
    return actor.parties if actor else ()
