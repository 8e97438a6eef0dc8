"""The people that "the two ministers", "the two men", "the two" are: those of two parties who were just named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor
from communique.events.pronouns import NEAR, REACH, SUBJECT
from communique.events.syntax import grammatical_subjects, verb_above

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.kinds.people.value import Person

HELD = 3
"""Sentences before "the two ministers" in which they are named."""


def two_people(cast: Cast, token: int) -> Actor | None:
    """The two people whom the sentence names before "the two", where they are of two parties ("told Silva that the two")."""
    sentence = cast.document.sentences[cast.document.sentence_of[token]]
    named = {p.id: p for t in range(sentence.first, token) if (p := cast.person_at.get(t))}
    sides = tuple(dict.fromkeys(p.party for p in named.values() if p.party))
    return Actor(sides, tuple(named), (cast.extent(token),), False) if len(named) == len(sides) == 2 else None


def held_by_two(cast: Cast, token: int, count: int) -> Actor | None:
    """The two sides of the people named before "the two ministers", "the officials": in the sentences right before, of a number
    else in all of the article up to there.
    """
    number = cast.document.sentence_of[token]
    named = [(m.start, p) for p in cast.facts.people if p.party for m in p.mentions if m.start < cast.document.starts[token]]
    for since in (cast.document.sentences[max(0, number - HELD)].start, *((0,) if count else ())):
        people = {p.id: p.party for start, p in sorted(named, key=lambda row: row[0]) if start >= since}
        if len(set(people.values())) == 2:
            return Actor(tuple(dict.fromkeys(filter(None, people.values()))), tuple(people), (cast.extent(token),), False)
    return None


def two_named(cast: Cast, token: int) -> Actor | None:
    """The two people last named before "the two men", without who acts on them, where they are of two parties."""
    document = cast.document
    verb = verb_above(document, token)
    doing = cast.all_of(grammatical_subjects(document, verb), NEAR) if verb is not None else None
    own = doing.people if doing and document.deps[token] not in SUBJECT else ()
    far = document.sentences[max(document.sentence_of[token] - REACH, 0)].first
    last: dict[str, Person] = {}
    for t in range(token - 1, far - 1, -1):
        if (p := cast.person_at.get(t)) and p.id not in own:
            last.setdefault(p.id, p)
    two = list(last.values())[:2]
    sides = tuple(dict.fromkeys(p.party for p in two if p.party))
    return Actor(sides, tuple(p.id for p in two), (cast.extent(token),), False) if len(two) == len(sides) == 2 else None
