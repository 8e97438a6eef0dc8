"""Conditions of rules on forces that are sent, stay and leave."""

from __future__ import annotations

from communique.events.actor import lexicon as actors
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.filled import Conditions, Filled
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    is_passive,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    taken_up,
)
from communique.model import Document
from communique.parties.ships import ships

PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})
TOWARDS = frozenset({"to", "into", "towards", "toward", "for"})
"""Prepositions of where ships and planes are sent."""
LEAVING = frozenset({"leave", "withdraw", "return", "pull", "retreat", "stop", "cease", "halt", "hold", "disarm", "surrender"})
"""What forces are ordered to do that is no deployment."""
PRICES = frozenset({"pay", "cost", "spend", "contribute", "price", "share", "bill"})
"""What is given for forces to be somewhere, which tells of no move."""


PLIGHTS = frozenset(
    {"trouble", "danger", "peril", "disarray", "retreat", "control", "touch", "talk", "talks", "contact", "crisis"}
)
"""What soldiers are in that is no place."""
FRONTS = frozenset({"border", "frontier", "front", "frontline", "line", "zone", "area", "region", "gulf", "coast", "strait"})
"""Where arms are sent to be used, not given."""


def sender(cast: Cast, f: Filled) -> bool:
    """Whether it is said whose forces are sent, or soldiers are what somebody, or nobody named, sends; who is ordered to leave
    or to stop is not sent.
    """
    document, verb = cast.document, f.hit.token
    told = [v for t in kids(document, verb, "xcomp", "ccomp") for v in (t, *kids(document, t, "xcomp"))]
    if document.lemmas[verb] == "call" and kids(document, verb, "oprd"):  # "the temple, also called Wat Po in Thai"
        return False
    if document.lemmas[verb] == "order" and any(document.lemmas[t] in LEAVING for t in told):
        return False
    if parties(f.source):
        return True
    men = lexicon()["bodies_of_men"]
    objects = logical_objects(document, verb)
    if is_passive(document, verb) and any(word in TOWARDS for word, _ in prepositions(document, verb)):
        men = men | lexicon()["units"]
    sent = any(o in cast.troops_at or (document.lower_lemmas[o] in men and not behind_of(document, o)) for o in objects)
    if not sent:
        return False
    if is_passive(document, verb):
        counted = document.deps[verb] == "acl" and document.heads[verb] in cast.troops_at
        return counted or bool(kids(document, verb, "nsubjpass"))
    subjects = logical_subjects(document, verb)
    return any(document.lower_words[s] in PRONOUNS or s in cast.person_at for s in subjects)


def no_drill(cast: Cast, f: Filled) -> bool:
    """Whether it is no exercise that brings soldiers together ("the drill mobilizes 3,000 troops")."""
    words = lexicon()["drills"] | {"exercise"}
    return not any(cast.document.lower_lemmas[s] in words for s in logical_subjects(cast.document, f.hit.token))


def of_troops(cast: Cast, f: Filled) -> bool:
    """Whether a level or number that rises or falls is one of troops."""
    return any(_about_troops(cast, s) for s in grammatical_subjects(cast.document, f.hit.token)) or (
        bool(cast.troops_in(f.hit.token)) and bool(parties(f.source))
    )


def _about_troops(cast: Cast, noun: int) -> bool:
    """Whether a noun has troops before it or behind its "of" ("troop levels", "the number of soldiers")."""
    document = cast.document
    near = [*kids(document, noun, "compound", "amod", "nmod"), *(o for word, o in prepositions(document, noun) if word == "of")]
    words = lexicon()["bodies_of_men"] | lexicon()["soldierly"]
    return any(document.lower_lemmas[t] in words or t in cast.troops_at for t in near)


def military_left(cast: Cast, f: Filled) -> bool:
    """Whether what is reduced, ended or given up is soldiers, or a number, mission or base of theirs."""
    document = cast.document
    vague = lexicon()["vague_forces"]
    things = [t for t in f.hit.more if document.lower_lemmas[t] in vague and not _own_deployment(document, t)]
    acting = logical_subjects(document, f.hit.token)
    if (
        not things
        or len(things) < len(f.hit.more)
        or any(document.lower_lemmas[s] in lexicon()["bodies_of_men"] for s in acting)
    ):
        return True
    return (
        any(_about_troops(cast, t) for t in things)
        or any(t in cast.troops_at or _own_base(cast, t) for t in things)
        or bool(cast.troops_in(f.hit.token))
    )


def _own_base(cast: Cast, noun: int) -> bool:
    """Whether a base or camp is somebody's own in a country or place that is named ("closed its base in the city of Arica")."""
    document = cast.document
    if document.lower_lemmas[noun] not in ("base", "camp", "airbase") or not kids(document, noun, "poss"):
        return False
    where = [o for word, o in prepositions(document, noun) if word in ("in", "at", "near", "on")]
    where += [c for o in where for c in document.children[o]]
    where += [o for t in tuple(where) for word, o in prepositions(document, t) if word == "of"]
    return any(t in cast.party_at or t in cast.places for t in where)


def _own_deployment(document: Document, noun: int) -> bool:
    """Whether a deployment is somebody's own, of nothing that is named ("ended its deployment in Peru")."""
    alone = not any(word == "of" for word, _ in prepositions(document, noun))
    return document.lower_lemmas[noun] == "deployment" and alone and bool(kids(document, noun, "poss"))


def soldiery(cast: Cast, f: Filled) -> bool:
    """Whether soldiers, or a state, hold a place: not students who occupy a building."""
    document, verb = cast.document, f.hit.token
    subjects = [c for s in logical_subjects(document, verb) for c in conjuncts(document, taken_up(document, s))]
    if any(document.lower_lemmas[s] in lexicon()["units"] or s in cast.troops_at for s in subjects):
        return True
    now = document.tags[verb] in ("VBZ", "VBP", "VBG")
    return now and any(s in cast.party_at and cast.party_at[s].form != "demonym" for s in subjects)


def many_nations(cast: Cast, f: Filled) -> bool:
    """Whether a force that is led is one of several nations."""
    document = cast.document
    front = [c for t in f.hit.more for c in kids(document, t, "amod", "compound")]
    return any(document.lower_words[c] in lexicon()["many_nations"] for c in front)


def land_left(cast: Cast, f: Filled) -> bool:
    """Whether it is a country or a place that forces leave, and not for another one."""
    document, verb = cast.document, f.hit.token
    left = [*kids(document, verb, "dobj"), *(o for t in f.hit.more for o in kids(document, t, "pobj"))]
    lands = [o for o in left if _land(cast, o)]
    onward = any(word in ("for", "to") for word, _ in prepositions(document, verb))
    crowd = any(_crowd(document, s) for s in grammatical_subjects(document, verb))
    return bool(lands) and not onward and not crowd and document.deps[verb] != "pcomp"


def _land(cast: Cast, token: int) -> bool:
    """Whether a noun names a country or a place, or something that is no person or party."""
    if token in cast.party_at:
        return cast.party_at[token].kind == "country" and cast.party_at[token].form != "demonym"
    return token in cast.places or (cast.document.tags[token] == "NNP" and token not in cast.person_at)


def _crowd(document: Document, noun: int) -> bool:
    """Whether an army or force is one of others than soldiers ("an army of fans")."""
    men = lexicon()["bodies_of_men"] | lexicon()["units"] | actors()["military"]
    return any(document.tags[o] == "NNS" and document.lower_lemmas[o] not in men for o in behind_of(document, noun))


def goes(cast: Cast, f: Filled) -> bool:
    """Whether forces go from a place: no civil ship, nobody who leaves a body, sets out from a port or leaves somebody in a
    state ("leaving two soldiers dead").
    """
    document, verb = cast.document, f.hit.token
    if any(_civil(document, s) for s in grammatical_subjects(document, verb)):
        return False
    left = [o for word, o in prepositions(document, verb) if word in ("of", "from")]
    if any(document.lower_lemmas[o] in lexicon()["seats"] for o in left):
        return False
    if document.lemmas[verb] not in ("leave", "evacuate"):
        return True
    marching = any(document.lower_lemmas[s] in lexicon()["bodies_of_men"] for s in grammatical_subjects(document, verb))
    if not marching and any(document.lower_lemmas[o] in lexicon()["harbours"] for o in kids(document, verb, "dobj")):
        return False
    objects = kids(document, verb, "dobj")
    if kids(document, verb, "oprd", "acomp") or any(
        document.tags[v] == "VBN" for o in objects for v in kids(document, o, "acl")
    ):
        return False
    return not any(o in cast.troops_at or document.lower_lemmas[o] in lexicon()["victims"] for o in objects)


def _civil(document: Document, token: int) -> bool:
    """Whether a ship, plane, crew or mission has nothing military about it ("a research ship")."""
    if document.lower_lemmas[token] not in lexicon()["maybe_civil"]:
        return False
    front = kids(document, token, "compound", "amod", "nmod", "poss")
    near = [*front, *(c for t in front for c in kids(document, t, "compound", "amod"))]
    return not any(document.lower_words[t] in actors()["military"] or document.words[t] in ships() for t in near)


def to_frontier(document: Document, f: Filled) -> bool:
    """Whether arms are sent to a border or front, not to those who get them ("sent tanks to the Peruvian frontier")."""
    tops = [f.hit.token, *f.hit.more]
    behind = [o for t in tops for word, o in prepositions(document, t) if word in ("to", "dative", "towards")]
    return any(document.lower_lemmas[o] in FRONTS for o in behind)


def no_stock(cast: Cast, f: Filled) -> bool:
    """Whether what is drawn down or withdrawn is not arms from a stock, nor money."""
    document, noun = cast.document, f.hit.token
    behind = [o for word, o in prepositions(document, noun) if word in ("of", "in", "from")]
    left = [o for word, o in prepositions(document, noun) if word == "from"]
    pact = any(document.lower_lemmas[o] in actors()["pacts"] for o in left)  # "Peru's withdrawal from the deal"
    return not pact and not any(document.lower_lemmas[o] in lexicon()["stocks"] for o in behind)


def no_forces(cast: Cast, f: Filled) -> bool:
    """Whether what is drawn down is no forces."""
    document = cast.document
    behind = [o for t in f.hit.more for o in (*behind_of(document, t), *kids(document, t, "compound", "amod"))]
    return not any(document.lower_lemmas[o] in actors()["sent"] or o in cast.troops_at for o in behind)


def _homeward(document: Document, verb: int) -> bool:
    """Whether forces go where they belong ("returned to base")."""
    words = lexicon()["home"]
    places = [o for _, o in prepositions(document, verb)] + kids(document, verb, "advmod", "dobj")
    return any(document.lower_lemmas[t] in words and not _named_place(document, t) for t in places)


def _named_place(document: Document, noun: int) -> bool:
    """Whether a harbour or base is called by its name ("Callao harbour")."""
    front = any(document.tags[c] == "NNP" for c in kids(document, noun, "compound", "poss"))
    return front or any(word == "of" and document.tags[o] == "NNP" for word, o in prepositions(document, noun))


def on_named_ground(cast: Cast, f: Filled) -> bool:
    """Whether somebody is in a place with a name ("are in Lima", not "in the hall")."""
    behind = [o for top in (f.hit.token, *f.hit.more) for _, o in prepositions(cast.document, top)]
    behind += [o for t in f.hit.more for o in kids(cast.document, t, "pobj")]
    if any(cast.document.lower_lemmas[o] in PLIGHTS for o in behind):
        return False
    return any(o in cast.places or o in cast.party_at for o in behind)


def of_units(cast: Cast, f: Filled) -> bool:
    """Whether a mission or stay is that of forces ("the mission of its troops")."""
    document = cast.document
    owners = [o for t in f.hit.more for o in (*behind_of(document, t), *kids(document, t, "poss", "compound"))]
    return any(document.lower_lemmas[o] in lexicon()["units"] for o in owners)


EARLY: Conditions = {
    "unpriced": lambda cast, f: all(cast.document.lower_lemmas[a] not in PRICES for a in cast.document.ancestors(f.hit.token)),
    "on-named-ground": on_named_ground,
    "no-front": lambda cast, f: not to_frontier(cast.document, f),
    "of-units": of_units,
    "not-home": lambda cast, f: not _homeward(cast.document, f.hit.token),
    "military-left": military_left,
    "no-drill": no_drill,
    "many-nations": many_nations,
    "no-stock": no_stock,
    "goes": goes,
    "land-left": land_left,
    "no-forces": no_forces,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {
    "sender": sender,
    "of-troops": of_troops,
    "counted-troops": lambda cast, f: bool(cast.troops_in(f.hit.token)),
    "soldiery": soldiery,
}
"""Those that ask for who acts and is acted on."""
