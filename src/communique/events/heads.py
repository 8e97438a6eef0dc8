"""Who heads or speaks for a body that stands for those in it, and for no state: unions, associations of a trade, chambers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.syntax import kids, prepositions
from communique.parties.unlisted import is_union

if TYPE_CHECKING:
    from communique.events.cast import Cast

HEADED = frozenset({"of", "for", "at", "with"})
"""Prepositions between a post and the body that it is in."""


def headed(cast: Cast) -> dict[str, str]:
    """The bodies of people without a party, by the id of who heads or speaks for one ("X, president of the Lake Fishers
    Association").
    """
    document, found = cast.document, dict[str, str]()
    bodies = {t: m.code for m in cast.facts.unlisted if of_members(m.code) for t in document.tokens_in(m.start, m.end)}
    if not bodies:
        return found
    for person in [p for p in cast.facts.people if p.party is None]:
        names = [t for m in person.mentions for t in document.tokens_in(m.start, m.end)]
        beside = [t for name in names for t in kids(document, name, "appos")]
        posts = [t for t in beside if document.lower_lemmas[t] in lexicon()["heading"]]
        inside = [o for t in posts for word, o in prepositions(document, t) if word in HEADED]
        found.update((person.id, bodies[o]) for o in inside if o in bodies)
    return found


def of_members(name: str) -> bool:
    """Whether a name is that of a body which speaks for those in it."""
    return is_union(name) or not lexicon()["interest"].isdisjoint(name.lower().split())
