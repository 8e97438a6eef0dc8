"""Of whom something is asked on an errand: whom somebody meets, visits or writes to in order to ask, offer or protest."""

from __future__ import annotations

from communique.events.actor import Actor
from communique.events.cast import Cast
from communique.events.hit import Hit
from communique.events.syntax import infinitive, is_passive, is_verb, kids, logical_objects, prepositions

SEEING = frozenset({"meet", "visit", "call", "phone", "telephone", "summon", "write", "approach", "see"})
"""Verbs of turning to somebody."""
GOING = frozenset({"fly", "travel", "go", "head", "come", "return", "turn", "appeal"})
"""Verbs of going to somebody."""
ASKING = frozenset({"demand", "offer", "criticism", "threat"})
"""Types of acts that somebody turns to others for."""


def turned_to(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """To whom somebody turns in order to do what a trigger says ("met Peru's premier to seek assurances")."""
    document, verb = cast.document, hit.token
    if hit.rule.type not in ASKING or not is_verb(document, verb) or not infinitive(document, verb):
        return None
    above = document.heads[verb]
    if document.deps[verb] not in ("advcl", "acl", "xcomp") or not is_verb(document, above) or is_passive(document, above):
        return None
    lemma = document.lemmas[above]
    things = (verb, *kids(document, verb, "dobj"))
    named = cast.all_of([o for t in things for word, o in prepositions(document, t) if word in ("by", "from", "against")])
    if lemma not in SEEING | GOING or (named and named.parties):
        return None
    seen = logical_objects(document, above) if lemma in SEEING else []
    seen += [o for word, o in prepositions(document, above) if word in ("with", "to") and o < verb]
    seen += [o for word in kids(document, above, "prt") for w, o in prepositions(document, word) if w == "on"]
    found = cast.all_of([t for t in seen if t < verb])
    other = found and source and not set(found.parties) & set(source.parties)
    return Actor(found.parties, (), found.spans, False) if found and other and len(found.parties) == 1 else None
