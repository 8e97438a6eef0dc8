"""Conditions of rules on who acts and who is acted on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from communique.events import clauses
from communique.events.actor import Actor, any_of, lexicon, parties
from communique.events.cast import Cast
from communique.events.slots import Hit
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    in_sentence,
    infinitive,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
from communique.model import Document

SPEAKING = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns of those who speak."""
NAMES = frozenset({"NNP", "NNPS"})
SOME = frozenset({"most", "many", "some", "several", "few", "both", "all", "none"})
"""Words of quantity before "of"."""
SINGLE = SPEAKING - {"they"}
"""Those that mean nothing but people who speak."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A hit with its slots."""

    hit: Hit
    source: Actor | None
    target: Actor | None


Condition = Callable[[Cast, Filled], bool]
Conditions = dict[str, Condition]
"""Conditions by the names that the frames call them by."""


def speaks_of(cast: Cast, f: Filled, words: frozenset[str]) -> bool:
    """Whether the sentence of a hit has one of some words, by their lemmas."""
    return not cast.vocabulary.isdisjoint(words) and in_sentence(cast.document, f.hit.token, words)


def people(actor: Actor | None) -> tuple[str, ...]:
    """The ids of the people of an actor, none for None."""
    return actor.people if actor else ()


def lemmas(cast: Cast, name: str) -> Callable[[int], bool]:
    words = lexicon()[name]
    return lambda token: cast.document.lower_lemmas[token] in words


@cache
def _speaking() -> frozenset[str]:
    """Who may demand, offer and refuse without being a party."""
    actors, words = lexicon(), clauses.lexicon()
    return actors["agents"].union(
        actors["legislatures"], words["sides"], words["partisans"], words["missions_abroad"], words["labour"]
    )


@cache
def _public_part() -> frozenset[str]:
    """Who may accuse and promise without being a party: no companies."""
    words = clauses.lexicon()
    return (lexicon()["agents"] - words["commercial"]) | words["partisans"] | words["labour"]


def accuser(cast: Cast, f: Filled) -> bool:
    """Whether a party accuses, or somebody accuses a party."""
    if parties(f.source) or (parties(f.target) and actor(cast, f)):
        return True
    lemma = cast.document.lemmas[f.hit.token]
    blamed = lemma == "blame" and any(word in ("for", "on") for word, _ in prepositions(cast.document, f.hit.token))
    accused = lemma == "accuse" or blamed
    return accused and (bool(parties(f.target)) or uttered(cast, f))


def state_actor(cast: Cast, f: Filled) -> bool:
    """Whether a party itself acts, not a crowd in it."""
    subjects = logical_subjects(cast.document, f.hit.token)
    return not any(cast.document.lower_lemmas[s] in clauses.lexicon()["street"] for s in subjects)


def fought(cast: Cast, f: Filled) -> bool:
    """Whether nothing but a war or battle is fought."""
    objects = [o for o in logical_objects(cast.document, f.hit.token) if o not in f.hit.more]
    return all(cast.document.lower_lemmas[o] in ("war", "battle", "other") for o in objects)


def acting_group(cast: Cast, f: Filled) -> bool:
    """Whether states or those who act for them gather, not people of a nation ("Americans and Britons")."""
    mentions = [cast.party_at[s] for s in logical_subjects(cast.document, f.hit.token) if s in cast.party_at]
    return not any(m.form == "demonym" for m in mentions)


def uttered(cast: Cast, f: Filled) -> bool:
    """Whether a party, a person, a pronoun for one or somebody with a public part speaks, their party known or not."""
    if parties(f.source):
        return True
    document = cast.document
    if not is_verb(document, f.hit.token) or is_passive(document, f.hit.token):
        return False
    public_part = _public_part()
    subjects = _bundled(document, grammatical_subjects(document, f.hit.token))
    spoken = any(document.lower_words[s] in SPEAKING or document.lower_lemmas[s] in public_part for s in subjects)
    nameless = [s for s in subjects if document.tags[s] == "NNP" and document.entity_at(s) is None]
    return spoken or bool(nameless) or any(person_named(cast, s) for s in subjects)


def _nations(document: Document, token: int) -> bool:
    """Whether a word means countries or those who act for them, without their names ("by Arab states")."""
    return document.tags[token] == "NNS" and document.lower_lemmas[token] in lexicon()["pairs"]


def _bundled(document: Document, tokens: list[int]) -> list[int]:
    """Heads of phrases, and what stands behind the "of" of those that only count ("a number of senators")."""
    return tokens + [
        o
        for t in tokens
        if document.lower_lemmas[t] in lexicon()["bundles"] or document.tags[t] == "CD" or document.lower_words[t] in SOME
        for word, o in prepositions(document, t)
        if word == "of"
    ]


def person_named(cast: Cast, token: int) -> bool:
    """Whether a token belongs to the name of a person, with a part in public affairs or without."""
    entity = cast.document.entity_at(token)
    return token in cast.person_at or (entity is not None and entity.label == "PERSON")


def voiced(cast: Cast, f: Filled) -> bool:
    """Whether it is said who does what a noun of speech names, of a party or not ("the protesters' demands")."""
    document, noun = cast.document, f.hit.token
    if parties(f.source):
        return True
    doers = [*kids(document, noun, "poss"), *(o for word, o in prepositions(document, noun) if word in ("by", "from", "of"))]
    told = {*NAMES, "PRP$"}
    return any(document.lower_lemmas[t] in _speaking() or person_named(cast, t) or document.tags[t] in told for t in doers)


def bound(cast: Cast, f: Filled) -> bool:
    """Whether a party or who speaks for one has bound themselves ("is committed to", "I am committed to")."""
    document, token = cast.document, f.hit.token
    if not is_passive(document, token) or kids(document, token, "agent"):
        return False
    speaking = [s for s in grammatical_subjects(document, token) if document.lower_words[s] in SPEAKING]
    return bool(parties(f.source) or speaking)


def uttered_at(cast: Cast, f: Filled) -> bool:
    """Whether a party, a person or a pronoun speaks, or somebody speaks of a party ("outspoken in condemning Peru")."""
    if is_passive(cast.document, f.hit.token):
        return uttered(cast, f) or any(_nations(cast.document, t) for t in logical_subjects(cast.document, f.hit.token))
    return uttered(cast, f) or bool(parties(f.target))


def uttered_or_put(cast: Cast, f: Filled) -> bool:
    """Whether somebody speaks, or something is put to a party ("proposals were made to Peru")."""
    return uttered(cast, f) or (bool(parties(f.target)) and is_passive(cast.document, f.hit.token))


def asker(cast: Cast, f: Filled) -> bool:
    """Whether it is said whose a call is, or several are told of ("amid calls for a new vote")."""
    document, noun = cast.document, f.hit.token
    return bool(parties(f.source)) or document.tags[noun] == "NNS" or any(owning(cast, t) for t in kids(document, noun, "poss"))


def moved(cast: Cast, f: Filled) -> bool:
    """Whether what is deployed is a force, whosever it is."""
    document, men = cast.document, clauses.lexicon()["bodies_of_men"]
    objects = logical_objects(document, f.hit.token)
    counted = [
        o
        for t in objects
        if document.lower_lemmas[t] in lexicon()["bundles"]
        for w, o in prepositions(document, t)
        if w == "of"
    ]
    return any(document.lower_lemmas[o] in men for o in (*objects, *counted))


def several(document: Document, verb: int) -> bool:
    """Whether ministers, countries, the two sides or "they" are the subject, whose parties are not named."""
    subjects = grammatical_subjects(document, verb)
    described = any(document.lower_lemmas[s] in lexicon()["pairs"] and document.tags[s] == "NNS" for s in subjects)
    return described or any(document.lower_words[s] == "they" for s in subjects)


def pair_sides(cast: Cast, f: Filled) -> bool:
    """Whether two parties, a bloc or several without names act."""
    known = len(parties(f.source)) > 1 or cast.bloc_among(f.source) or several(cast.document, f.hit.token)
    return known or two_sides(cast.document, f.hit.token)


def two_sides(document: Document, verb: int) -> bool:
    """Whether the two sides of a dispute act, without their names ("the company and the union agreed")."""
    subjects = [t for s in grammatical_subjects(document, verb) for t in conjuncts(document, s)]
    described = [document.lower_lemmas[s] in clauses.lexicon()["sides"] for s in subjects]
    outside = any(document.lower_lemmas[s] in lexicon()["outsiders"] for s in subjects)
    names = [document.tags[s] in NAMES for s in subjects]
    firms = any((e := document.entity_at(s)) and e.label == "ORG" for s in subjects) and all(names)
    return len(subjects) > 1 and (all(described) or firms or (outside and any(names)))


def one_side(cast: Cast, f: Filled) -> bool:
    """Whether an office-holder or rebels whose party is not known act, not several sides."""
    document = cast.document
    if parties(f.source) or several(cast.document, f.hit.token):
        return False
    subjects = kids(document, f.hit.token, "nsubj")
    one = any_of("irregulars", "offices")
    return any(document.lower_lemmas[s] in one or document.lower_words[s] in SINGLE for s in subjects)


def body_acts(cast: Cast, f: Filled) -> bool:
    """Whether an organization acts on a member."""
    subjects = logical_subjects(cast.document, f.hit.token)
    return any(cast.party_at[s].kind == "organization" for s in subjects if s in cast.party_at)


def body_owns(cast: Cast, f: Filled) -> bool:
    """Whether what a noun names is the act of an organization ("the African Union's suspension of Chad")."""
    mentions = (m for party in parties(f.source) for m in cast.mentions_of.get(party, ())[:1])
    return any(m.kind == "organization" for m in mentions)


def of_forces(cast: Cast, f: Filled) -> bool:
    """Whether a noun is about forces ("the dispatch of 130 soldiers")."""
    document = cast.document
    behind = behind_of(document, f.hit.token)
    return any(o in cast.troops_at or document.lower_lemmas[o] in clauses.lexicon()["bodies_of_men"] for o in behind)


def bidden(cast: Cast, f: Filled) -> bool:
    """Whether a party is asked to do something, nobody knows by whom ("Peru and Chile were asked to join")."""
    document, token = cast.document, f.hit.token
    told = any(infinitive(document, v) for v in kids(document, token, "xcomp"))
    asked = [s for s in kids(document, token, "nsubjpass") if document.lower_words[s] != "i"]
    return told and bool(parties(f.target)) and bool(asked)


def petitioning(cast: Cast, f: Filled) -> bool:
    """Whether a participle asks a party to do something ("a letter asking Peru to free him")."""
    document, token = cast.document, f.hit.token
    below = kids(document, token, "xcomp", "ccomp")
    return document.tags[token] == "VBG" and bool(parties(f.target)) and any(infinitive(document, v) for v in below)


def successor(cast: Cast, f: Filled) -> bool:
    """Whether one named person follows another."""
    document, token = cast.document, f.hit.token
    subjects = logical_subjects(document, token)
    others = [*kids(document, token, "dobj"), *(o for t in f.hit.more for o in kids(document, t, "pobj"))]
    subjects += [document.heads[token]] if document.deps[token] == "relcl" else []
    followed = any(person_named(cast, o) or document.lower_words[o] in ("him", "her") for o in others)
    post = any(word == "as" for word, _ in prepositions(document, token))
    return followed and post and any(person_named(cast, s) for s in subjects)


def sworn(cast: Cast, f: Filled) -> bool:
    """Whether a person takes an oath or office in the passive ("was sworn in as president")."""
    document, token = cast.document, f.hit.token
    subjects = kids(document, token, "nsubjpass")
    if not subjects and document.lemmas[token] == "swear":  # "resigned as governor and Pedro Paz was sworn in"
        subjects = [a - 1 for a in kids(document, token, "auxpass") if a]
    oath = document.lemmas[token] == "swear" and bool(subjects or grammatical_subjects(document, token))
    return oath or any(person_named(cast, s) or lemmas(cast, "offices")(s) for s in subjects)


def wanting(cast: Cast, f: Filled) -> bool:
    """Whether a party wants something, or somebody described wants it of a party ("the West wants Peru to ...")."""
    subjects = kids(cast.document, f.hit.token, "nsubj")
    named = any(cast.document.tags[s] in ("NNP", "NNPS") for s in subjects)
    return bool(parties(f.source)) or (named and bool(parties(f.target)))


def owning(cast: Cast, token: int) -> bool:
    return token in cast.person_at or cast.document.tags[token] == "PRP$"


def clashing(cast: Cast, f: Filled) -> bool:
    """Whether two sides fight, one of them perhaps a crowd or fighters whose party is not known."""
    if parties(f.source) and parties(f.target):
        return True
    document, token = cast.document, f.hit.token
    across = [*logical_objects(document, token), *(o for w, o in prepositions(document, token) if w in ("with", "against"))]
    mutual = document.lemmas[token] in ("clash", "battle", "skirmish", "exchange", "trade", "fight", "combat")
    return (
        mutual
        and bool(parties(f.source) or parties(f.target))
        and any(document.lower_lemmas[t] in clauses.lexicon()["foes"] for t in across)
    )


def speaker(cast: Cast, f: Filled) -> bool:
    """Whether a party or, in the active, anybody with a name, a person or somebody with a public part speaks."""
    document, verb = cast.document, f.hit.token
    subjects = logical_subjects(document, verb)
    if any(document.lower_lemmas[s] in clauses.lexicon()["performers"] for s in subjects):
        return False
    if parties(f.source):
        return True
    told = document.tags[verb] in ("VBD", "VBN", "VBZ", "VBP")
    own = _bundled(document, [*kids(document, verb, "nsubj"), *(subjects if told else ())])
    if any(
        document.lower_words[s] in SINGLE or document.tags[s] in NAMES or document.lower_lemmas[s] in _speaking() for s in own
    ):
        return True
    if any(person_named(cast, s) or document.lower_lemmas[s] in lexicon()["agents"] for s in subjects):
        return True
    several_ask = not any(document.tags[o] == "PRP" for o in logical_objects(document, verb))
    resolved = any(
        document.lower_lemmas[s] in clauses.lexicon()["resolutions"] or (several_ask and document.tags[s] == "NNS") for s in own
    )
    return bool(parties(f.target)) and (resolved or any(document.tags[s] in ("PRP", "NNP") for s in subjects))


def public(cast: Cast, tokens: list[int]) -> bool:
    """Whether one of the tokens is a person with a public part, or the holder of an office."""
    persons = [cast.person_at[t] for t in tokens if t in cast.person_at]
    known = any(p.title and p.role != "other" for p in persons)
    return known or any(lemmas(cast, "offices")(t) or lemmas(cast, "missions")(t) for t in tokens)


def forces(cast: Cast, f: Filled) -> bool:
    """Whether it is known whose forces they are, or forces are the subject."""
    if parties(f.source):
        return True
    document = cast.document
    verb = f.hit.token if is_verb(document, f.hit.token) else f.hit.governor
    if verb is None:
        return False
    heads = {*logical_subjects(document, verb), *kids(document, verb, "nsubjpass"), *grammatical_subjects(document, verb)}
    return any(_armed_body(cast, t) for t in heads)


def _armed_body(cast: Cast, token: int) -> bool:
    """Whether a word names forces; a group only one of ships ("strike group")."""
    document = cast.document
    if document.lower_lemmas[token] != "group":
        return document.lower_lemmas[token] in clauses.lexicon()["units"]
    return any(document.lower_words[c] in lexicon()["naval"] for c in kids(document, token, "compound", "amod"))


def body(cast: Cast, f: Filled) -> bool:
    """Whether what is left is an organization; of nouns also a treaty, whose verbs have rules of their own."""
    document, token = cast.document, f.hit.token
    left = [o for top in (token, *f.hit.more) for word, o in prepositions(document, top) if word in ("from", "of")]
    left += logical_objects(document, token) if is_verb(document, token) else []
    kinds = [cast.party_at[t].kind for t in left if t in cast.party_at]
    papers = () if is_verb(document, token) else clauses.lexicon()["bodies"]
    named = "organization" in kinds or any(document.lower_lemmas[t] in papers for t in left)
    return named and parties(f.source) != parties(f.target) and not people(f.source)


def body_behind(cast: Cast, f: Filled) -> bool:
    """Whether what somebody takes part in is an organization or an agreement."""
    document = cast.document
    tops = (f.hit.token, *f.hit.more)
    behind = [o for t in tops for word, o in prepositions(document, t) if word in ("in", "of", "with")]
    papers = clauses.lexicon()["bodies"] | lexicon()["pacts"]
    kinds = [cast.party_at[t].kind for t in behind if t in cast.party_at]
    return "organization" in kinds or any(document.lower_lemmas[t] in papers or t in cast.pact_at for t in behind)


def actor(cast: Cast, f: Filled) -> bool:
    """Whether someone acts: a party, or people in the subject (police, a court, workers)."""
    if parties(f.source):
        return True
    document = cast.document
    tokens = (
        logical_subjects(document, f.hit.token)
        if is_verb(document, f.hit.token)
        else [o for w, o in prepositions(document, f.hit.token) if w in ("by", "of")]
    )
    words = any_of("agents", "crowds")
    return any(document.lower_lemmas[t] in words or t in cast.person_at for h in tokens for t in conjuncts(document, h))


def wanted_from(cast: Cast, f: Filled) -> bool:
    """Whether the text names a party from whom a thing is wanted ("wants an apology from Peru")."""
    document, token = cast.document, f.hit.token
    tops = [token, *logical_objects(document, token)]
    return any(w == "from" and cast.of(o) for t in tops for w, o in prepositions(document, t)) and bool(tops[1:])
