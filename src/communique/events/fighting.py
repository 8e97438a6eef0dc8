"""Conditions of rules on the use of force: who fights, with what, and whether it is aimed at anybody."""

from __future__ import annotations

import re

from communique.events.actor import lexicon as actors
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.filled import Conditions, Filled, person_named, speaks_of
from communique.events.stoppages import labour
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    taken_up,
)
from communique.model import Document

MEASURES = frozenset({"sanction", "sanctions", "tariff", "talk", "talks", "cut", "lay-off", "layoff", "vote", "voting"})
"""What comes in rounds that nobody fires."""
PLACES = frozenset(
    ["in", "near", "around", "at", "outside", "on", "along", "inside", "across", "into", "through", "over", "off", "aboard"]
)
AIMED = frozenset({"at", "on", "into", "against", "towards", "toward", "across", "onto"})
AIR = frozenset({"air", "sky", "ceiling", "ground"})
"""What warning shots are fired into."""
DEEDS = frozenset({"killing", "death", "bomb", "act", "kidnapping", "murder", "hijacking", "downing", "it", "this"})
"""What, besides attacks, somebody takes responsibility for as an attacker, not for a task."""
ADDING = frozenset({"also", "separately", "elsewhere"})
FURTHER = frozenset({"another", "fresh", "further", "separate", "second", "third", "new", "earlier", "previous"})
"""Words before an attack that make it one more."""
ILLNESS = frozenset({"battle", "operation", "incident"})
"""What people also die after in a hospital."""
SEARCHED = frozenset({"company", "firm", "bank", "business", "office", "premise", "premises", "newspaper", "shop", "club"})
"""What is searched, not stormed."""
SIDES = 2
"""How many sides a fight has."""
PLANE = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]{0,2}s?")
"""Types of planes and helicopters."""
UNMANNED = frozenset({"uninhabited", "deserted", "mock", "practice", "practise", "desert"})
"""What is said of places that are only practised on."""


def attackers(cast: Cast, f: Filled) -> bool:
    """Whether a party attacks, or fighters or soldiers whose party is not known."""
    return bool(parties(f.source)) or any(_fighters(cast.document, s) for s in acting(cast.document, f.hit.token))


def acting(document: Document, token: int) -> list[int]:
    """Who acts in a verb, conjuncts included; of a noun those behind "by"."""
    if is_verb(document, token):
        heads = logical_subjects(document, token)
    else:
        heads = [o for word, o in prepositions(document, token) if word == "by"]
    return [c for h in heads for c in conjuncts(document, taken_up(document, h))]


def _fighters(document: Document, token: int) -> bool:
    """Whether a noun names fighters, also behind a word of quantity ("dozens of rebels")."""
    behind = behind_of(document, token)
    counted = behind if document.lower_lemmas[token] in actors()["bundles"] else []
    return any(document.lower_lemmas[t] in lexicon()["fighters"] or _plane(document.words[t]) for t in (token, *counted))


def _plane(word: str) -> bool:
    """Whether a word is the type of a plane ("F-16s")."""
    return "-" in word and word[0].isupper() and bool(PLANE.fullmatch(word))


def another(document: Document, token: int, told: bool) -> bool:
    """Whether an attack is one more ("also bombed"), or, where nobody with a party is told of, by fighters not known."""
    return added(document, token) or _further(document, token) or (not told and unheard(document, token))


def added(document: Document, token: int) -> bool:
    """Whether a verb tells of one act more ("has also sent marines")."""
    return is_verb(document, token) and any(document.lower_words[c] in ADDING for c in kids(document, token, "advmod"))


def _further(document: Document, token: int) -> bool:
    """Whether an attack, a noun or the object of a verb, is called one more ("launched fresh attacks")."""
    nouns = kids(document, token, "dobj") if is_verb(document, token) else [token]
    nouns += [o for word, o in prepositions(document, token) if word in ("in", "during") and is_verb(document, token)]
    return any(document.lower_words[c] in FURTHER for t in nouns for c in kids(document, t, "amod", "det"))


def unheard(document: Document, token: int) -> bool:
    """Whether fighters act who are not told of as known ("gunmen", "a bomber", not "the attackers"); police and soldiers only
    where they kill: what else they do is mostly one confrontation.
    """
    if not is_verb(document, token):
        return False
    own = frozenset() if document.lemmas[token] == "kill" else actors()["state_forces"]
    fighting = [s for s in acting(document, token) if _fighters(document, s) and document.lower_lemmas[s] not in own]
    known = {"the", "these", "those", "this", "that"}
    return any(
        not any(document.lower_words[c] in known or document.deps[c] == "poss" for c in document.children[s]) for s in fighting
    )


def somewhere(cast: Cast, f: Filled) -> bool:
    """Whether it is said where something happens: a named place, a town, a building."""
    document = cast.document
    fired = [t for s in logical_subjects(document, f.hit.token) for t in behind_of(document, s)]
    if any(document.lower_lemmas[t] in MEASURES for t in fired):
        return False  # "hit by several rounds of sanctions"
    found = [o for word, o in prepositions(document, f.hit.token) if word in PLACES]
    found += logical_objects(document, f.hit.token) if is_verb(document, f.hit.token) else []
    found += [o for t in found for word, o in prepositions(document, t) if word in PLACES | {"of"}]
    sited = actors()["towns"] | actors()["violent"] | lexicon()["sites"]
    named = any(t in cast.places or t in cast.party_at or document.lower_lemmas[t] in sited for t in found)
    return named or any(document.tags[t] == "NNP" and not _dated(document, t) for t in found)


def _dated(document: Document, token: int) -> bool:
    entity = document.entity_at(token)
    return entity is not None and entity.label in ("DATE", "TIME")


def ashore(cast: Cast, f: Filled) -> bool:
    """Whether what is fired falls on land, not in the sea as in a test; of other verbs true."""
    document = cast.document
    if document.lower_lemmas[f.hit.token] not in lexicon()["firing"]:
        return True
    found = [o for top in (f.hit.token, *f.hit.more) for _, o in prepositions(document, top)]
    words = lexicon()["waters"]
    wet = any(document.lower_lemmas[t] in words for t in found)
    wet = wet or any(document.lower_words[c] in UNMANNED for t in found for c in kids(document, t, "amod", "compound"))
    return not wet and not any("test" in document.lower_words[t] for t in _near(document, f))


def _near(document: Document, f: Filled) -> list[int]:
    """The words beside a trigger and its phrase, and what stands behind them."""
    tops = (f.hit.token, *f.hit.more)
    below = [c for t in tops for c in document.children[t]]
    around = list(range(max(f.hit.token - 2, 0), f.hit.token))
    return [*around, *below, *(o for c in below for o in kids(document, c, "pobj", "compound"))]


def aimed(cast: Cast, f: Filled) -> bool:
    """Whether a missile, rocket or drone is fired at somebody or something, and not tested or sent into space; of other
    attacks true.
    """
    document = cast.document
    flying = [t for t in f.hit.more if document.lower_lemmas[t] in lexicon()["flying"]]
    if not flying:
        return True
    if not ashore(cast, f):
        return False
    tops = (f.hit.token, *f.hit.more)
    goals = [o for top in tops for word, o in prepositions(document, top) if word in AIMED]
    goals += [o for t in flying for v in kids(document, t, "acl", "relcl") for o in kids(document, v, "dobj")]
    words = actors()["violent"] | actors()["towns"] | lexicon()["sites"]
    return any(t in cast.party_at or t in cast.places or document.lower_lemmas[t] in words for t in goals) or bool(
        goals and parties(f.target)
    )


def beside(document: Document, token: int) -> bool:
    """Whether those who are named are fought beside, not against ("fought alongside the Peruvians")."""
    return any(word in ("beside", "alongside") for word, _ in prepositions(document, token))


def foes(cast: Cast, f: Filled) -> bool:
    """Whether both sides of a fight are told of, party or not ("clashes between the army and rebels")."""
    document, token = cast.document, f.hit.token
    words = lexicon()["foes"]
    if beside(document, token):
        return False
    if is_verb(document, token):
        fought = [o for o in logical_objects(document, token) if o not in f.hit.more]
        if fought and not any(document.lower_lemmas[o] in words or o in cast.party_at for o in fought):
            return False
        heads = grammatical_subjects(document, token)
        heads += [o for word, o in prepositions(document, token) if word in ("with", "against", "between")]
        heads += [o for s in heads for word, o in prepositions(document, s) if word in ("between", "with")]
        heads += logical_objects(document, token)
    else:
        heads = [o for word, o in prepositions(document, token) if word in ("between", "with")]
    sides = {c for h in heads for c in conjuncts(document, h)}
    named = [t for t in sides if document.lower_lemmas[t] in words or t in cast.party_at]
    rivals = any(document.lower_words[c] in lexicon()["rival"] for t in named for c in kids(document, t, "amod"))
    mutual = document.lemmas[token] in ("exchange", "trade") and any(document.tags[t] == "NNS" for t in named)
    return (len(named) >= SIDES or rivals or mutual) and not contest(document, token)


def contest(document: Document, token: int) -> bool:
    """Whether those who clash do so in sport or at the polls ("will clash in the final")."""
    words = lexicon()["contests"]
    return any(document.lower_lemmas[o] in words for _, o in prepositions(document, token))


def at_something(cast: Cast, f: Filled) -> bool:
    """Whether the last word of a phrase has an object that is no date ("fire on the crowd", not "fire on Monday"), and what is
    fired is not fired into the air.
    """
    document = cast.document
    if any(document.lower_lemmas[o] in AIR for t in (f.hit.token, *f.hit.more) for _, o in prepositions(document, t)):
        return False
    if _back(document, f.hit.token):
        return False
    behind = [o for t in f.hit.more for o in kids(document, t, "pobj")]
    return not behind or not all(_dated(document, o) for o in behind)


def _back(document: Document, verb: int) -> bool:
    """Whether somebody only strikes or hits back, at nobody and with nothing that is said ("struck back in a trade row")."""
    if document.lemmas[verb] not in ("strike", "hit") or kids(document, verb, "dobj"):
        return False
    said = {word for word, _ in prepositions(document, verb)}
    return "back" in document.lower_words[verb + 1 : verb + 2] and not said & {"at", "with", "against"}


def struck(cast: Cast, f: Filled) -> bool:
    """Whether several things are hit, or one called military, and not one's own aim ("hit its target")."""
    document = cast.document
    own = any(kids(document, t, "poss") for t in f.hit.more)
    front = {document.lower_words[c] for t in f.hit.more for c in kids(document, t, "amod", "compound")}
    several = any(document.tags[t] == "NNS" for t in f.hit.more)
    return several or (not own and bool(front & {"naval", "military", "rebel", "enemy", "missile", "air", "army"}))


def in_assault(cast: Cast, f: Filled) -> bool:
    """Whether somebody dies or is hurt in an attack."""
    document = cast.document
    acts = [p for v in (f.hit.token, *kids(document, f.hit.token, "conj")) for p in prepositions(document, v)]
    words = lexicon()["assaults"] | actors()["clashes"]
    own = any(word in ("in", "by", "during") and document.lower_lemmas[o] in words for word, o in acts)
    later = any(word in ("after", "following") and document.lower_lemmas[o] in words - ILLNESS for word, o in acts)
    return own or (later and any(document.tags[s] == "NNS" for s in grammatical_subjects(document, f.hit.token)))


def soldiers_or_state(cast: Cast, f: Filled) -> bool:
    """Whether fighters or a party itself act, not people of a nation ("Peruvians")."""
    document = cast.document
    those = acting(document, f.hit.token)
    named = [(s, cast.party_at.get(s)) for s in those]
    return any(_fighters(document, s) or (m is not None and (m.form != "demonym" or m.kind == "group")) for s, m in named)


def claimed(cast: Cast, f: Filled) -> bool:
    """Whether a party claims responsibility, or somebody does so for an attack."""
    document = cast.document
    behind = [o for t in (f.hit.token, *f.hit.more) for word, o in prepositions(document, t) if word == "for"]
    if any(document.lower_lemmas[o] in lexicon()["assaults"] for o in behind):
        return True
    claim = document.lemmas[f.hit.token] == "claim"
    bare = not behind and (claim or any(_group(cast, s) for s in acting(document, f.hit.token)))
    deed = bare or (claim and bool(behind)) or any(document.lower_lemmas[o] in DEEDS for o in behind)
    return bool(parties(f.source)) and deed


def killed_fighters(cast: Cast, f: Filled) -> bool:
    """Whether those killed or taken, by a noun, are several, or one of a party, and such as are victims of a conflict."""
    document = cast.document
    behind = behind_of(document, f.hit.token)
    if document.lower_lemmas[f.hit.token] == "assassination" and any(person_named(cast, o) for o in behind):
        return True
    found = [c for o in behind for c in conjuncts(document, o) if document.lower_lemmas[c] in lexicon()["combatants"]]
    return any(document.tags[o] in ("NNS", "NNPS") for o in found) or (bool(found) and bool(parties(f.target)))


def own_attack(cast: Cast, f: Filled) -> bool:
    """Whether an attack that is begun or made is one of force, by the words before it."""
    document = cast.document
    front = {document.lower_lemmas[c] for t in f.hit.more for c in kids(document, t, "amod", "compound")}
    return not front & lexicon()["unarmed"]


def brought_down(cast: Cast, f: Filled) -> bool:
    """Whether a plane is shot down, or brought down by fighters: not by a storm."""
    document = cast.document
    shot = document.lemmas[f.hit.token] == "shoot"
    return shot or any(_fighters(document, s) for s in acting(document, f.hit.token))


def toll(cast: Cast, f: Filled) -> bool:
    """Whether fighting, by the verb that it is the subject of, has victims."""
    document, noun = cast.document, f.hit.token
    if document.deps[noun] != "nsubj" or kids(document, noun, "dobj"):
        return False
    return any(document.lower_lemmas[o] in lexicon()["victims"] for o in kids(document, document.heads[noun], "dobj"))


def town_object(cast: Cast, f: Filled) -> bool:
    """Whether a named town is what is taken, by fighters or an armed group: not one that a country holds anyway."""
    document = cast.document
    named = any(
        t in cast.places and document.lower_lemmas[t] not in lexicon()["sites"] for t in logical_objects(document, f.hit.token)
    )
    return named and any(_fighters(document, s) or _group(cast, s) for s in acting(document, f.hit.token))


def _group(cast: Cast, token: int) -> bool:
    return token in cast.party_at and cast.party_at[token].kind != "country"


def loaded(cast: Cast, f: Filled) -> bool:
    """Whether what goes off carries a bomb ("a car packed with explosives")."""
    document = cast.document
    below = [t for s in grammatical_subjects(document, f.hit.token) for t in document.subtree(s)]
    return any(document.lower_lemmas[t] in ("explosive", "bomb", "dynamite", "booby") for t in below)


def no_fiction(cast: Cast, f: Filled) -> bool:
    """Whether the sentence is not about a film, a book or the like."""
    return not speaks_of(cast, f, lexicon()["fiction"])


def not_own(cast: Cast, f: Filled) -> bool:
    """Whether what is destroyed is somebody else's ("Libya destroyed its chemical weapons" is no attack)."""
    document, verb = cast.document, f.hit.token
    if document.lemmas[verb] != "destroy":
        return True
    owners = [p for o in logical_objects(document, verb) for p in kids(document, o, "poss")]
    return not any(document.tags[p] == "PRP$" for p in owners)


def no_search(cast: Cast, f: Filled) -> bool:
    """Whether it is not police who search a place ("police raided a warehouse", "raids on the offices of a bank")."""
    document, verb = cast.document, f.hit.token
    raids = [t for t in (verb, *f.hit.more) if document.lower_lemmas[t] == "raid" and not is_verb(document, t)]
    if any(
        document.lower_lemmas[o] in SEARCHED for t in raids for word, o in prepositions(document, t) if word in ("on", "at")
    ):
        return False
    if document.lemmas[verb] != "raid":
        return True
    return not any(document.lower_lemmas[s] in lexicon()["searching"] for s in acting(document, verb))


def passive(cast: Cast, f: Filled) -> bool:
    return is_passive(cast.document, f.hit.token)


def no_accident(cast: Cast, f: Filled) -> bool:
    """Whether people are not killed in an accident or a disaster ("killed when two helicopters crashed")."""
    document, words = cast.document, lexicon()["accidents"]
    verb = f.hit.token
    acts = [o for word, o in prepositions(document, verb) if word in ("in", "by", "during", "when")]
    guns = lexicon()["gunnery"] | {"return"}
    shots = {t for t in acts if any(document.lower_lemmas[c] in guns for c in kids(document, t, "compound", "amod"))}
    found = [t for t in acts if document.tags[t].startswith("NN") and t not in shots] + kids(document, verb, "advcl")
    found += [c for s in acting(document, verb) if not _gunfire(cast, s) for c in (s, *kids(document, s, "compound"))]
    return not any(document.lower_lemmas[t] in words for t in found)


def bodily(cast: Cast, f: Filled) -> bool:
    """Whether an attack is not one on rights or ideas ("an attack on the sovereignty of Peru"), unless on another state."""
    on = [o for word, o in prepositions(cast.document, f.hit.token) if word in ("on", "against", "upon")]
    ideal = any(cast.document.lower_lemmas[o] in lexicon()["ideals"] for o in on)
    return not ideal or (cast.countries.issuperset(parties(f.source)) and bool(parties(f.source)) and bool(parties(f.target)))


def _gunfire(cast: Cast, token: int) -> bool:
    """Whether "fire" is that of somebody's guns ("Peruvian fire")."""
    document = cast.document
    return document.lower_words[token] == "fire" and bool(cast.owner(token))


EARLY: Conditions = {
    "somewhere": somewhere,
    "ashore": ashore,
    "foes": foes,
    "armed-strike": lambda cast, f: not labour(cast, f),
    "no-contest": lambda cast, f: not contest(cast.document, f.hit.token),
    "at-something": at_something,
    "struck": struck,
    "in-assault": in_assault,
    "no-accident": no_accident,
    "passive": passive,
    "toll": toll,
    "no-fiction": no_fiction,
    "no-search": no_search,
    "not-own": not_own,
    "no-object": lambda cast, f: not kids(cast.document, f.hit.token, "dobj"),
    "loaded": loaded,
    "own-attack": own_attack,
    "brought-down": brought_down,
    "town-object": town_object,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {
    "attackers": attackers,
    "bodily": bodily,
    "claimed": claimed,
    "soldiers-or-state": soldiers_or_state,
    "killed-fighters": killed_fighters,
    "somewhere-or-party": lambda cast, f: bool(parties(f.target)) or somewhere(cast, f),
    "aimed": aimed,
}
"""Those that ask for who acts and is acted on."""
