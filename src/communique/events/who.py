"""Conditions of rules on who acts and who is acted on."""

from __future__ import annotations

from communique.events import clauses
from communique.events.actor import any_of, lexicon, parties
from communique.events.cast import Cast
from communique.events.filled import NAMES, SINGLE, Filled, lemmas, people, person_named
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
from communique.model import Document


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
