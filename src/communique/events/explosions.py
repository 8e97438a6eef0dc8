"""What bombs go off beside, whoever drives them: "a car bomb next to a Peruvian convoy", "drove a truck into a base"."""

from __future__ import annotations

from communique.events.actor import Actor, union
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.syntax import kids, logical_objects, prepositions

BURSTING = frozenset({"explode", "detonate", "blow", "go", "set", "burst", "hit"})
"""Verbs of what goes off."""
BESIDE = frozenset({"near", "beside", "alongside", "outside", "by", "under", "beneath", "against"})
CARRYING = frozenset({"carry", "transport", "ferry", "take", "bring"})
DRIVEN = frozenset({"car", "truck", "vehicle", "van", "lorry", "bus", "motorcycle", "motorbike", "tanker", "jeep", "boat"})
"""What is driven into something."""


def beside(cast: Cast, verb: int) -> Actor | None:
    """Whose the people or things are that something goes off beside, no places that only say where."""
    document = cast.document
    if document.lemmas[verb] not in BURSTING:
        return None
    near = [o for word, o in prepositions(document, verb) if word in BESIDE]
    for nxt in kids(document, verb, "advmod"):
        if document.lower_words[nxt] in ("next", "close"):
            near += [o for word, o in prepositions(document, nxt) if word == "to"]
    things = [o for o in near if document.lower_lemmas[o] in lexicon()["sites"] | lexicon()["units"] | lexicon()["combatants"]]
    return union([a for o in things if (a := cast.owner(o))])


def carried(cast: Cast, verb: int) -> Actor | None:
    """Whose people are in the vehicle that is attacked ("a bus carrying Peruvian soldiers")."""
    document = cast.document
    loads = [v for o in logical_objects(document, verb) for v in kids(document, o, "acl", "relcl")]
    people = [o for v in loads if document.lemmas[v] in CARRYING for o in kids(document, v, "dobj")]
    return cast.all_of(people) or union([a for o in people if (a := cast.owner(o))])


def other_motion(cast: Cast, verb: int) -> bool:
    """Whether something is driven by those who act, or a span of time is what is entered ("entering its third month")."""
    document = cast.document
    spans = any(document.lower_lemmas[o] in lexicon()["spans"] for o in kids(document, verb, "dobj"))
    return spans or (document.lemmas[verb] == "drive" and rammed(cast, verb))


def rammed(cast: Cast, verb: int) -> bool:
    """Whether a car or the like is driven into something by an attacker."""
    document = cast.document
    return any(document.lower_lemmas[o] in DRIVEN | {"bomb"} for o in logical_objects(document, verb))
