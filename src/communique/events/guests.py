"""Conditions of rules of visits and receptions: who travels, where, and who receives whom."""

from __future__ import annotations

from communique.events import clauses
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.filled import Filled, lemmas, owning, people, public
from communique.events.hit import Hit
from communique.events.syntax import kids, logical_objects, logical_subjects, prepositions


def visitor(cast: Cast, f: Filled) -> bool:
    """Whether a person, the holder of an office or the team of an organization travels."""
    subjects = logical_subjects(cast.document, f.hit.token)
    return bool(people(f.source)) or public(cast, subjects) or _delegated(cast, f, subjects)


def _delegated(cast: Cast, f: Filled, subjects: list[int]) -> bool:
    """Whether those who travel are the team or mission of an organization ("an IMF team"), one for trade or the like, or a
    group of officials ("a Peruvian trade mission", "a team of Peruvian officials").
    """
    document = cast.document
    bodies = cast.countries.isdisjoint(parties(f.source)) and bool(parties(f.source))
    sent = [s for s in subjects if document.lower_lemmas[s] in ("team", "mission")]
    fronts = [document.lower_lemmas[c] for s in sent for c in kids(document, s, "compound", "amod", "nmod")]
    bundles = [s for s in subjects if document.lower_lemmas[s] in ("team", "mission", "group", "party", "dozen")]
    members = [o for s in bundles for word, o in prepositions(document, s) if word == "of"]
    return (bodies and bool(sent)) or not clauses.lexicon()["errands"].isdisjoint(fronts) or public(cast, members)


def traveller(cast: Cast, f: Filled) -> bool:
    """Whether it is said who makes a visit, their party known or not ("her trip", "a visit by the envoy")."""
    document, noun = cast.document, f.hit.token
    by = any(word == "by" for word, _ in prepositions(document, noun))
    by = by or any(document.lower_lemmas[t] in clauses.lexicon()["formal"] for t in kids(document, noun, "amod", "compound"))
    return bool(parties(f.source)) or by or any(owning(cast, t) for t in kids(document, noun, "poss"))


def host(cast: Cast, f: Filled) -> bool:
    """Whether a party or somebody with a public part receives a guest."""
    document, verb = cast.document, f.hit.token
    peer = any(document.lower_lemmas[o] == "counterpart" for o in logical_objects(document, verb))
    return peer or bool(parties(f.target)) or public(cast, logical_subjects(document, verb))


def guest_object(cast: Cast, f: Filled) -> bool:
    """Whether who is received is a person or the holder of an office."""
    objects = logical_objects(cast.document, f.hit.token)
    known = [*map(lemmas(cast, "offices"), objects), *map(lemmas(cast, "missions"), objects)]
    return any(known) or any(people(cast.of(t)) for t in objects)


def called_upon(cast: Cast, f: Filled) -> bool:
    """Whether an office-holder is called on, and not asked for anything."""
    document = cast.document
    tops = (f.hit.token, *f.hit.more)
    asked = any(kids(document, t, "xcomp", "ccomp", "advcl", "acl", "relcl") for t in tops)
    behind = [o for t in tops for word, o in prepositions(document, t) if word == "on"]
    asked = asked or any(kids(document, o, "acl", "relcl", "xcomp") for o in behind)
    return not asked and public(cast, behind)


def guest(cast: Cast, f: Filled) -> bool:
    """Whether somebody of a party, or a person with a public part, travels to another party; one of a party also to a place
    whose party is not known ("to the Gulf", "here").
    """
    known = public(cast, logical_subjects(cast.document, f.hit.token))
    if parties(f.target):
        return bool(parties(f.source)) or known
    return bool(parties(f.source)) and known and named_place(cast, f.hit)


def trip(cast: Cast, f: Filled) -> bool:
    """Whether somebody of a party, or a person with a public part, makes a trip to another party, or of a party here."""
    if not parties(f.source):
        return bool(parties(f.target)) and public(cast, logical_subjects(cast.document, f.hit.token))
    return bool(parties(f.target)) or (bool(people(f.source)) and named_place(cast, f.hit))


def named_place(cast: Cast, hit: Hit) -> bool:
    """Whether a trip leads to a named region, or "here"."""
    document = cast.document
    if any(document.lower_words[t] == "here" for top in (hit.token, *hit.more) for t in kids(document, top, "advmod")):
        return True
    goals = {o for top in (hit.token, *hit.more) for word, o in prepositions(document, top) if word in ("to", "in", "for")}
    goals |= set(kids(document, hit.token, "dobj"))
    if any(document.lower_lemmas[g] in clauses.lexicon()["regions"] for g in goals):
        return True
    goals |= {c for g in goals for c in kids(document, g, "compound", "amod")}
    return any((e := document.entity_at(g)) is not None and e.label in ("GPE", "LOC") for g in goals)


def received(cast: Cast, f: Filled) -> bool:
    """Whether an office-holder is seen, and not taken for something or watched ("saw him as a rival", "saw him leave")."""
    document, verb = cast.document, f.hit.token
    told = kids(document, verb, "xcomp", "ccomp", "oprd", "acomp") or any(w == "as" for w, _ in prepositions(document, verb))
    return not told and public(cast, kids(document, verb, "dobj")) and document.tags[verb] in ("VBD", "VB", "VBG")
