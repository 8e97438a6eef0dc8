"""Whether somebody is asked or told to do something: no men of one's own, and nobody who is only pushed."""

from __future__ import annotations

from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.filled import Filled
from communique.events.syntax import kids, logical_objects
from communique.model import Document

TELLING = frozenset({"inform", "tell", "notify", "convey", "say", "relay", "send", "deliver", "write"})
"""What one's own people are told to do to others."""
SHOVING = frozenset({"into", "aside", "back", "out", "off", "away", "through", "onto", "over", "past"})
"""Where somebody is pushed to."""


def addressee(cast: Cast, f: Filled) -> bool:
    """Whether a party is asked, or somebody is told to do something."""
    if own_men(cast, f) or _shoved(cast.document, f.hit.token):
        return False
    if cast.document.lemmas[f.hit.token] in ("order", "instruct") and _own_minister(cast, f):
        return False
    return bool(parties(cast.all_of(logical_objects(cast.document, f.hit.token)))) or told_to(cast, f)


def _shoved(document: Document, verb: int) -> bool:
    """Whether somebody is moved, not asked ("pushed them into a tunnel", "pressed the invaders back")."""
    if document.lemmas[verb] not in ("push", "press", "prod", "nudge") or kids(document, verb, "xcomp", "ccomp"):
        return False
    words = {document.lower_words[p] for p in kids(document, verb, "prep", "prt", "advmod")}
    return not words.isdisjoint(SHOVING)


def own_men(cast: Cast, f: Filled) -> bool:
    """Whether who orders or wants something has their own people do it ("instructed our negotiators", "wanted his troops to
    stay").
    """
    document, verb = cast.document, f.hit.token
    if document.lemmas[verb] not in ("order", "instruct", "want"):
        return False
    told = [
        *kids(document, verb, "dobj"),
        *(s for v in kids(document, verb, "ccomp", "xcomp") for s in kids(document, v, "nsubj")),
    ]
    return any(document.tags[c] == "PRP$" for t in told for c in kids(document, t, "poss"))


def _own_minister(cast: Cast, f: Filled) -> bool:
    """Whether who is told to do something is only "him" or "her", one's own man ("said Soto instructed him to inform Peru")."""
    objects = kids(cast.document, f.hit.token, "dobj")
    telling = [v for v in kids(cast.document, f.hit.token, "xcomp", "ccomp") if cast.document.lemmas[v] in TELLING]
    own = all(cast.document.lower_words[o] in ("him", "her", "me", "us") for o in objects)
    return bool(objects) and own and bool(telling)


def told_to(cast: Cast, f: Filled) -> bool:
    """Whether somebody is told to do something: an object and an infinitive."""
    document = cast.document
    below = kids(document, f.hit.token, "xcomp", "ccomp", "advcl")
    infinitive = any(document.lower_words[a] == "to" for v in below for a in kids(document, v, "aux"))
    addressed = logical_objects(document, f.hit.token) or any(kids(document, v, "nsubj") for v in below)
    return infinitive and bool(addressed)
