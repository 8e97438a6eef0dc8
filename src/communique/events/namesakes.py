"""Phrases that take up whom one with the same word named: "EU ministers ... the ministers", "an EU mission ... the mission"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor
from communique.events.pronouns import NEAR

if TYPE_CHECKING:
    from communique.events.cast import Cast

FAR = 6
"""How many sentences back a group may have been named that "the ministers" are."""


def alike(cast: Cast, token: int) -> Actor | None:
    """Whose a plural without more is, by the last phrase with the same word that says so ("EU ministers ... the ministers")."""
    found = namesake(cast, token)
    return found[1] if found else None


def namesake(cast: Cast, token: int, marks: tuple[str, ...] = ("the", "these", "those")) -> tuple[int, Actor] | None:
    """The last phrase with the same word that says whose it is, and who the word then stands for."""
    document = cast.document
    below = [c for c in document.children[token] if document.deps[c] not in ("punct", "relcl", "appos")]
    if any(document.lower_words[c] not in marks for c in below):
        return None
    far = document.sentence_of[token] - FAR
    for other in range(token - 1, -1, -1):
        if document.sentence_of[other] < far:
            return None
        if document.lemmas[other] == document.lemmas[token] and document.tags[other] == document.tags[token]:
            found = cast.described(other, NEAR)
            if found and found.parties:
                return other, Actor(found.parties, (), (cast.extent(token),), False)
    return None


def introduced_body(cast: Cast, token: int) -> Actor | None:
    """The body that was introduced by the same word with whose it is ("an EU mission ... the mission")."""
    found = namesake(cast, token, ("the", "this", "that"))
    return found[1] if found else None
