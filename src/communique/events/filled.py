"""A hit with its slots, and what conditions on them ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.events.actor import Actor, lexicon
from communique.events.cast import Cast
from communique.events.hit import Hit
from communique.events.syntax import in_sentence

NAMES = frozenset({"NNP", "NNPS"})
"""Tags of names."""
SPEAKING = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns of those who speak."""
SINGLE = SPEAKING - {"they"}
"""Those that mean nothing but people who speak."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A hit with its slots."""

    hit: Hit
    source: Actor | None
    target: Actor | None


Condition = Callable[[Cast, Filled], bool]
Conditions = dict[str, Condition]
"""Conditions by the names that the frames call them by."""


def speaks_of(cast: Cast, f: Filled, words: frozenset[str]) -> bool:
    """Whether the sentence of a hit has one of some words, by their lemmas."""
    return not cast.vocabulary.isdisjoint(words) and in_sentence(cast.document, f.hit.token, words)


def people(actor: Actor | None) -> tuple[str, ...]:
    """The ids of the people of an actor, none for None."""
    return actor.people if actor else ()


def lemmas(cast: Cast, name: str) -> Callable[[int], bool]:
    words = lexicon()[name]
    return lambda token: cast.document.lower_lemmas[token] in words


def owning(cast: Cast, token: int) -> bool:
    return token in cast.person_at or cast.document.tags[token] == "PRP$"


def person_named(cast: Cast, token: int) -> bool:
    """Whether a token belongs to the name of a person, with a part in public affairs or without."""
    entity = cast.document.entity_at(token)
    return token in cast.person_at or (entity is not None and entity.label == "PERSON")


def public(cast: Cast, tokens: list[int]) -> bool:
    """Whether one of the tokens is a person with a public part, or the holder of an office."""
    persons = [cast.person_at[t] for t in tokens if t in cast.person_at]
    known = any(p.title and p.role != "other" for p in persons)
    return known or any(lemmas(cast, "offices")(t) or lemmas(cast, "missions")(t) for t in tokens)
