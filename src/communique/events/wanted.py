"""On whom a demand or an offer is by what it is about: both sides of a thing between others ("called for talks between Peru
and Chile"), or those of whom something is asked in the same breath ("called for calm and urged Peru to wait").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.syntax import is_verb, kids, logical_objects, prepositions

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.events.hit import Hit
    from communique.model import Document

SPEAKING = frozenset({"demand", "offer"})
"""Types of acts that want something of others."""
TURNS = frozenset({"resumption", "start", "restart", "revival", "renewal", "continuation", "beginning", "relaunch", "return"})
"""What becomes of what is between two, beside what ends it."""
LEADING = ("of", "to", "in", "on", "for")
"""Prepositions between these and what they are of."""
MEETINGS = frozenset({"meeting", "summit", "discussion", "conversation", "consultation", "audience", "dialog"})
"""What is asked for of whom it is to be with, beside talks."""
URGING = frozenset({"urge", "ask", "call", "press", "exhort", "implore", "beg", "appeal", "order", "tell", "warn", "request"})
"""Verbs that name of whom something is asked."""


def between_others(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Those between whom is what somebody asks for or offers, without who does ("offered to host talks between Peru and
    Chile", "urged an end to the fighting between the two"); None where nothing says so.
    """
    if hit.rule.type not in SPEAKING or source is None or not source.parties:
        return None
    document = cast.document
    things = _things(document, hit)
    sides = [o for t in things for word, o in prepositions(document, t) if word == "between"]
    found = [cast.all_of(sides), *(cast.owner(t, preps=()) for t in things)]
    both = next((a for a in found if a and len(a.parties) > 1), None)
    if both is None:
        return _across(cast, hit, source, things)
    others = tuple(p for p in both.parties if p not in source.parties)
    return Actor(others, (), both.spans, False) if others else None


def _across(cast: Cast, hit: Hit, source: Actor, things: list[int]) -> Actor | None:
    """With whom somebody asks for talks or a meeting ("demanded direct talks with Peru")."""
    document = cast.document
    met = (
        [t for t in things if document.lower_lemmas[t] in lexicon()["bargaining"] | MEETINGS]
        if hit.rule.type == "demand"
        else []
    )
    tops = [*met, hit.token] if met else []  # the parser may hang "with Peru" on the verb
    found = cast.all_of([o for t in tops for word, o in prepositions(document, t) if word == "with"])
    other = found and found.parties and not set(found.parties) & set(source.parties)
    return Actor(found.parties, (), found.spans, False) if found and other else None


def _things(document: Document, hit: Hit) -> list[int]:
    """What is asked for or offered, and what becomes of it."""
    tops = [hit.token, *hit.more]
    if is_verb(document, hit.token):
        below = kids(document, hit.token, "xcomp", "advcl") if hit.rule.type == "offer" else []
        things = [o for v in (hit.token, *below) for o in logical_objects(document, v)]
    else:
        things = []
    things += [o for t in tops for word, o in prepositions(document, t) if word == "for"]
    turned = [t for t in things if document.lower_lemmas[t] in TURNS | lexicon()["halts"]]
    return things + [o for t in turned for word, o in prepositions(document, t) if word in LEADING]


def asked_beside(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Of whom a coordinated verb asks something, where a demand names nobody ("called for calm and urged Peru to wait")."""
    document = cast.document
    if hit.rule.type != "demand" or not is_verb(document, hit.token) or source is None:
        return None
    beside = [v for v in kids(document, hit.token, "conj") if document.lemmas[v] in URGING]
    above = document.heads[hit.token]
    if document.deps[hit.token] == "conj" and document.lemmas[above] in URGING:
        beside.append(above)
    for verb in beside:
        if kids(document, verb, "nsubj"):
            continue
        below = kids(document, verb, "ccomp", "xcomp")
        asked = [*kids(document, verb, "dobj", "dative"), *(s for v in below for s in kids(document, v, "nsubj"))]
        asked += [o for word, o in prepositions(document, verb) if word in ("on", "upon")]
        found = cast.all_of(asked)
        if found and found.parties and not set(found.parties) & set(source.parties):
            return Actor(found.parties, (), found.spans, False)
    return None


def strangers(cast: Cast, hit: Hit) -> bool:
    """Whether people who are no party are accused ("hit out at local news outlets", "accused critics of the plan"): then
    nobody else is.
    """
    document = cast.document
    if not is_verb(document, hit.token):
        return False
    accused = logical_objects(document, hit.token)
    accused += [o for t in (hit.token, *hit.more) for word, o in prepositions(document, t) if word in ("at", "on")]
    people = lexicon()["crowds"] | lexicon()["relations"] | lexicon()["private"]
    plural = [t for t in accused if document.tags[t] == "NNS" and document.lower_lemmas[t] in people]
    return any(cast.of(t) is None and cast.owner(t) is None for t in plural)
