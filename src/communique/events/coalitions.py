"""Whose the arms and raids of a coalition are that is named without who leads it ("coalition warplanes")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import clauses
from communique.events.actor import Actor, lexicon

if TYPE_CHECKING:
    from communique.events.cast import Cast

LED = frozenset({"coalition", "alliance"})
"""What several states fight as, led by one."""


def before_noun(cast: Cast, token: int) -> Actor | None:
    """Who leads the coalition that stands before its arms or acts, as the article told last before, else first after."""
    document = cast.document
    if document.deps[token] not in ("compound", "amod", "nmod") or document.lower_lemmas[token] not in LED:
        return None
    words = lexicon()
    if (
        document.lower_lemmas[document.heads[token]]
        not in words["state_arms"] | words["state_forces"] | clauses.lexicon()["assaults"]
    ):
        return None
    led = [t for t in document.where(document.lower_words[token]) if t != token and _leader(cast, t)]
    nearest = [t for t in led if t < token][-1:] or led[:1]
    found = _leader(cast, nearest[0]) if nearest else None
    return Actor(found.parties, (), (cast.extent(token),), False) if found else None


def _leader(cast: Cast, token: int) -> Actor | None:
    """Who leads a coalition by the words before it ("the Peruvian-led coalition")."""
    document = cast.document
    front = [c for c in document.children[token] if c < token]
    if not any(document.lower_words[c].endswith("led") for c in front):
        return None
    found = cast.owner(token, preps=())
    return found if found and found.parties else None
