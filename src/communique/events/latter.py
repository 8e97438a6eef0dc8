"""Who "the former" and "the latter" are: the first and the last of those just named side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.syntax import conjuncts, kids

if TYPE_CHECKING:
    from communique.events.actor import Actor
    from communique.events.cast import Cast

WHICH = {"former": 0, "latter": -1}
"""The place in a row that a word means."""
BOTH = 2
ROLES = frozenset({"nsubj", "nsubjpass", "poss", "pobj", "dobj"})
"""What stands for somebody, not before a noun ("the former president")."""


def one_of_two(cast: Cast, token: int) -> Actor | None:
    """The party or person that "the former" or "the latter" is ("Peru and Chile met, and the former accused the latter")."""
    document = cast.document
    place = WHICH.get(document.lower_words[token])
    if place is None or document.deps[token] not in ROLES:
        return None
    if [document.lower_words[c] for c in kids(document, token, "det")] != ["the"]:
        return None
    first = document.sentences[max(document.sentence_of[token] - 1, 0)].first
    for at in range(token - 1, first - 1, -1):
        row = conjuncts(document, at)
        if len(row) == BOTH and row[-1] < token and all(cast.of(t) for t in row):
            return cast.of(row[place])
    return None
