"""Conditions of rules on the words around a trigger and on its slots that belong to no one kind of act."""

from __future__ import annotations

from communique.events import (
    clauses,
    goods,
    spoken,
    who,
)
from communique.events.actor import lexicon, parties
from communique.events.cast import Cast
from communique.events.filled import Filled, lemmas, people
from communique.events.hit import Hit
from communique.events.refer import group
from communique.events.syntax import (
    conjuncts,
    infinitive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
from communique.events.utterers import name_calling
from communique.model import Document

INSULT = 15
"""Words behind a verb of calling among which the insult stands."""


def around(cast: Cast, hit: Hit) -> list[int]:
    """The heads next to a trigger: its objects, subjects and their words in front, for a noun the words below it."""
    document, token = cast.document, hit.token
    if is_verb(document, token):
        heads = [*logical_objects(document, token), *logical_subjects(document, token)]
        heads += [o for _, o in prepositions(document, token)]
    else:
        heads = [token, *(o for _, o in prepositions(document, token))]
    heads = [c for h in heads for c in conjuncts(document, h)]
    return [
        t
        for h in heads
        for t in (h, *kids(document, h, "compound", "amod", "nmod"), *(o for _, o in prepositions(document, h)))
    ]


def military(cast: Cast, f: Filled) -> bool:
    return any(map(lemmas(cast, "military"), around(cast, f.hit))) or bool(cast.troops_in(f.hit.token))


def violent(cast: Cast, f: Filled) -> bool:
    return bool(f.target) or any(map(lemmas(cast, "violent"), around(cast, f.hit))) or _town(cast, f)


def _town(cast: Cast, f: Filled) -> bool:
    """Whether a place is the object ("attacked Agadez")."""
    document = cast.document
    return any(t in cast.places for t in logical_objects(document, f.hit.token))


def money(cast: Cast, f: Filled) -> bool:
    tokens = around(cast, f.hit)
    if any(t in cast.party_at for t in logical_objects(cast.document, f.hit.token)):
        return True
    counted = [c for t in tokens for c in kids(cast.document, t, "nummod")]
    return any(map(lemmas(cast, "money"), tokens)) or any(t in cast.amount_at for t in (*tokens, *counted))


def insult(cast: Cast, f: Filled) -> bool:
    document = cast.document
    below = [t for t in document.subtree(f.hit.token) if t > f.hit.token][:INSULT]
    of_war = any(document.lower_lemmas[t] == "act" and "war" in document.lower_words[t + 2 : t + 3] for t in below)
    called = f.hit.rule.type == "criticism" and spoken.called_wrong(document, f.hit.token)
    return of_war or called or any(map(lemmas(cast, "insults"), below)) or name_calling(cast, f.hit.token)


def person(cast: Cast, f: Filled) -> bool:
    return bool(people(f.source) or people(f.target) or cast.people_beside(f.hit.token))


def official(cast: Cast, f: Filled) -> bool:
    """Whether a person, or the holder of an office of a party, is who takes or leaves a post."""
    document, token = cast.document, f.hit.token
    heads = [*logical_subjects(document, token), *kids(document, token, "nsubjpass")] if is_verb(document, token) else []
    known = [p for p in cast.people_beside(token) if p.party or p.role != "other"]
    posts = [o for word, o in prepositions(document, token) if word == "as"]
    if any(map(lemmas(cast, "offices"), posts)) or any(document.lower_lemmas[t] in ("government", "cabinet") for t in heads):
        return True
    return bool(known) or (bool(parties(f.source)) and any(map(lemmas(cast, "offices"), heads)))


def firm_object(cast: Cast, f: Filled) -> bool:
    """Whether a company is the object."""
    return any(cast.unlisted.company(o) for o in logical_objects(cast.document, f.hit.token))


def in_role(document: Document, verb: int) -> bool:
    """Whether it is said what somebody is to be ("designated Andes Air as its flag carrier"), none of the evil sort."""
    roles = [o for word, o in prepositions(document, verb) if word == "as"]
    evil = clauses.lexicon()["listing"]
    return any(evil.isdisjoint(document.lower_lemmas[t] for t in document.subtree(o)) for o in roles)


def pact(cast: Cast, f: Filled) -> bool:
    return any(map(lemmas(cast, "pacts"), around(cast, f.hit)))


def single(cast: Cast, f: Filled) -> bool:
    """Whether one party acts by itself, or one side whose party is not known ("the guerrillas")."""
    known = len(parties(f.source)) == 1 and not cast.bloc_among(f.source)
    several = _plural_pair(cast, f) or _together(cast, f) or who.two_sides(cast.document, f.hit.token)
    return (known or who.one_side(cast, f)) and not several


def _together(cast: Cast, f: Filled) -> bool:
    """Whether someone else is agreed with ("agreed with Peru to share the water")."""
    objects = [o for word, o in prepositions(cast.document, f.hit.token) if word == "with"]
    return bool(parties(cast.all_of(objects)))


def _plural_pair(cast: Cast, f: Filled) -> bool:
    return any(group(cast, s) for s in logical_subjects(cast.document, f.hit.token))


def noun_object(cast: Cast, f: Filled) -> bool:
    """Whether a thing, not an act, is wanted."""
    document, token = cast.document, f.hit.token
    return bool(logical_objects(document, token)) and not kids(document, token, "xcomp")


def bloc(cast: Cast, f: Filled) -> bool:
    """Whether an organization stands before the noun or behind its "of"."""
    document = cast.document
    token = f.hit.token
    front = [
        *kids(document, token, "compound", "nmod", "poss", "amod"),
        *(o for w, o in prepositions(document, token) if w == "of"),
    ]
    return any(cast.party_at[t].kind == "organization" for t in front if t in cast.party_at)


def thing(cast: Cast, f: Filled) -> bool:
    """Whether a noun, not a clause, is agreed on; a day is none ("agreed on Monday to pay")."""
    document = cast.document
    things = [o for t in f.hit.more for o in kids(document, t, "pobj")]
    return any(not any(d.start <= document.starts[o] < d.end for d in cast.facts.dates) for o in things)


def all_of_them(cast: Cast, f: Filled) -> bool:
    """Whether those who must act are meant together and not named ("all parties must", "foreign powers should")."""
    document, words = cast.document, clauses.lexicon()
    below = [v for t in (f.hit.token, *f.hit.more) for v in kids(document, t, "ccomp")]
    them = [s for v in below for s in kids(document, v, "nsubj") if document.lower_lemmas[s] in words["unnamed_others"]]
    return any(
        document.lower_words[m] in words["all_of_them"]
        for s in them
        if not any(document.lower_words[p] == "of" for p in kids(document, s, "prep"))
        for m in kids(document, s, "amod", "det", "predet", "preconj", "nmod")
    )


def expl(cast: Cast, f: Filled) -> bool:
    return bool(kids(cast.document, f.hit.token, "expl"))


def told(cast: Cast, f: Filled) -> bool:
    """Whether it is said who acts, or a finite passive leaves it unsaid."""
    return bool(parties(f.source) or kids(cast.document, f.hit.token, "nsubjpass")) or house(cast, f)


def house(cast: Cast, f: Filled) -> bool:
    """Whether a parliament acts, or those who sit in it, whose country may not be named."""
    document = cast.document
    subjects = logical_subjects(document, f.hit.token)
    named = [t for s in subjects for t in (s, *kids(document, s, "compound"))]
    return any(document.lower_lemmas[t] in lexicon()["legislatures"] for t in named)


def told_or_laid(cast: Cast, f: Filled) -> bool:
    """Whether it is said who acts, or an act that is told of, not only spoken of, says on whom a measure is laid; taxes
    and fares of a state's own people are none.
    """
    document, token = cast.document, f.hit.token
    modifier = document.deps[token] == "conj" and document.pos[document.heads[token]] == "ADJ"
    if goods.home_tax(cast, f):
        return False
    return told(cast, f) or (bool(parties(f.target)) and not infinitive(document, token) and not modifier)


def gathered(cast: Cast, f: Filled) -> bool:
    """Whether parties are named, the passive leaves them unsaid, or delegates, leaders, countries act."""
    document = cast.document
    if parties(f.source):
        return True
    subjects = logical_subjects(document, f.hit.token)
    words = lexicon()["pairs"]
    finite = bool(kids(document, f.hit.token, "nsubjpass", "auxpass")) or document.deps[f.hit.token] == "acl"
    return finite or any(document.lemmas[s] in words and document.tags[s] == "NNS" for s in subjects)


def of_person(cast: Cast, f: Filled) -> bool:
    return any(word == "of" and t in cast.person_at for word, t in prepositions(cast.document, f.hit.token))


def of_elect(cast: Cast, f: Filled) -> bool:
    """Whether a noun names whom a post was given to, behind it or before it ("since Ana Silva's election")."""
    document, noun = cast.document, f.hit.token
    owners = [t for t in kids(document, noun, "poss") if t in cast.person_at or people(cast.of(t))]
    return of_person(cast, f) or (bool(owners) and not any(w == "with" for w, _ in prepositions(document, noun)))


def failed(document: Document, verb: int) -> bool:
    """Whether somebody failed to do something."""
    above = document.lemmas[document.heads[verb]]
    return document.deps[verb] in ("xcomp", "ccomp") and above in ("fail", "unable", "manage")


def under_dated(cast: Cast, f: Filled) -> bool:
    """Whether something was done under a pact that is told by its date ("under a 2006 deal", not "under a five-year deal")."""
    document, noun = cast.document, f.hit.token
    if document.deps[noun] != "pobj" or document.lower_words[document.heads[noun]] != "under":
        return False
    front = [document.starts[t] for t in kids(document, noun, "nummod", "compound", "nmod", "poss", "amod")]
    return any(d.begin and any(d.start <= start < d.end for start in front) for d in cast.facts.dates)
