"""Who makes a visit and where it leads, by the words in front of its noun: "Silva's two-day Lima visit", "a Chile trip by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor
from communique.events.syntax import conjuncts, kids, prepositions

if TYPE_CHECKING:
    from communique.events.cast import Cast


def traveller(cast: Cast, noun: int) -> Actor | None:
    """Who goes: the owner of a visit, else who stands behind *by* or *of*, else the party in front of it."""
    return _going(cast, noun) or cast.owner(noun, preps=())


def bound(cast: Cast, noun: int) -> Actor | None:
    """Where a visit leads that is called by a country or a city, where it is told besides whose it is."""
    places = _places(cast, noun)
    going = _going(cast, noun) if places else None
    found = cast.all_of(places) if going else None
    return found if found and going and not set(found.parties) & set(going.parties) else None


def _going(cast: Cast, noun: int) -> Actor | None:
    """Who makes a visit by its owner or by what stands behind it."""
    document = cast.document
    who = kids(document, noun, "poss") or [o for word, o in prepositions(document, noun) if word in ("by", "of")]
    found = cast.all_of(who) if who else None
    return found if found and found.parties else None


def _places(cast: Cast, noun: int) -> list[int]:
    """The names of countries and cities in front of a visit, no demonyms ("Silva's Chile visit")."""
    document = cast.document
    front = [c for t in kids(document, noun, "compound", "nmod", "amod") for c in conjuncts(document, t)]
    named = [(t, m) for t in front if (m := cast.party_at.get(t))]
    return [t for t, m in named if m.kind == "country" and m.form in ("name", "capital", "city")]
