"""What a rule needs besides its trigger: named conditions on the filled slots and the words around."""

from __future__ import annotations

from functools import cache

from communique.events import (
    clauses,
    exits,
    fighting,
    gatherings,
    goods,
    guests,
    movements,
    offices,
    readiness,
    rounds,
    speech,
    utterers,
    who,
)
from communique.events.actor import lexicon, parties
from communique.events.cast import Cast
from communique.events.filled import Condition, Conditions, Filled, lemmas, people, speaks_of
from communique.events.hit import Hit
from communique.events.mood import conditional
from communique.events.recipients import hearing
from communique.events.refer import group
from communique.events.syntax import (
    conjuncts,
    done_to,
    infinitive,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
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


def _military(cast: Cast, f: Filled) -> bool:
    return any(map(lemmas(cast, "military"), around(cast, f.hit))) or bool(cast.troops_in(f.hit.token))


def _violent(cast: Cast, f: Filled) -> bool:
    return bool(f.target) or any(map(lemmas(cast, "violent"), around(cast, f.hit))) or _town(cast, f)


def _town(cast: Cast, f: Filled) -> bool:
    """Whether a place is the object ("attacked Agadez")."""
    document = cast.document
    return any(t in cast.places for t in logical_objects(document, f.hit.token))


def _money(cast: Cast, f: Filled) -> bool:
    tokens = around(cast, f.hit)
    if any(t in cast.party_at for t in logical_objects(cast.document, f.hit.token)):
        return True
    counted = [c for t in tokens for c in kids(cast.document, t, "nummod")]
    return any(map(lemmas(cast, "money"), tokens)) or any(t in cast.amount_at for t in (*tokens, *counted))


def _insult(cast: Cast, f: Filled) -> bool:
    document = cast.document
    below = [t for t in document.subtree(f.hit.token) if t > f.hit.token][:INSULT]
    of_war = any(document.lower_lemmas[t] == "act" and "war" in document.lower_words[t + 2 : t + 3] for t in below)
    return of_war or any(map(lemmas(cast, "insults"), below))


def _person(cast: Cast, f: Filled) -> bool:
    return bool(people(f.source) or people(f.target) or cast.people_beside(f.hit.token))


def _official(cast: Cast, f: Filled) -> bool:
    """Whether a person, or the holder of an office of a party, is who takes or leaves a post."""
    document, token = cast.document, f.hit.token
    heads = [*logical_subjects(document, token), *kids(document, token, "nsubjpass")] if is_verb(document, token) else []
    known = [p for p in cast.people_beside(token) if p.party or p.role != "other"]
    posts = [o for word, o in prepositions(document, token) if word == "as"]
    if any(map(lemmas(cast, "offices"), posts)) or any(document.lower_lemmas[t] in ("government", "cabinet") for t in heads):
        return True
    return bool(known) or (bool(parties(f.source)) and any(map(lemmas(cast, "offices"), heads)))


def _pact(cast: Cast, f: Filled) -> bool:
    return any(map(lemmas(cast, "pacts"), around(cast, f.hit)))


def _single(cast: Cast, f: Filled) -> bool:
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


def _noun_object(cast: Cast, f: Filled) -> bool:
    """Whether a thing, not an act, is wanted."""
    document, token = cast.document, f.hit.token
    return bool(logical_objects(document, token)) and not kids(document, token, "xcomp")


def _bloc(cast: Cast, f: Filled) -> bool:
    """Whether an organization stands before the noun or behind its "of"."""
    document = cast.document
    token = f.hit.token
    front = [
        *kids(document, token, "compound", "nmod", "poss", "amod"),
        *(o for w, o in prepositions(document, token) if w == "of"),
    ]
    return any(cast.party_at[t].kind == "organization" for t in front if t in cast.party_at)


def _thing(cast: Cast, f: Filled) -> bool:
    """Whether a noun, not a clause, is agreed on."""
    return any(kids(cast.document, t, "pobj") for t in f.hit.more)


def _all_of_them(cast: Cast, f: Filled) -> bool:
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


def _expl(cast: Cast, f: Filled) -> bool:
    return bool(kids(cast.document, f.hit.token, "expl"))


def _told(cast: Cast, f: Filled) -> bool:
    """Whether it is said who acts, or a finite passive leaves it unsaid."""
    return bool(parties(f.source) or kids(cast.document, f.hit.token, "nsubjpass")) or _house(cast, f)


def _house(cast: Cast, f: Filled) -> bool:
    """Whether a parliament acts, or those who sit in it, whose country may not be named."""
    document = cast.document
    subjects = logical_subjects(document, f.hit.token)
    named = [t for s in subjects for t in (s, *kids(document, s, "compound"))]
    return any(document.lower_lemmas[t] in lexicon()["legislatures"] for t in named)


def _told_or_laid(cast: Cast, f: Filled) -> bool:
    """Whether it is said who acts, or an act that is told of, not only spoken of, says on whom a measure is laid."""
    document, token = cast.document, f.hit.token
    modifier = document.deps[token] == "conj" and document.pos[document.heads[token]] == "ADJ"
    return _told(cast, f) or (bool(parties(f.target)) and not infinitive(document, token) and not modifier)


def _gathered(cast: Cast, f: Filled) -> bool:
    """Whether parties are named, the passive leaves them unsaid, or delegates, leaders, countries act."""
    document = cast.document
    if parties(f.source):
        return True
    subjects = logical_subjects(document, f.hit.token)
    words = lexicon()["pairs"]
    finite = bool(kids(document, f.hit.token, "nsubjpass", "auxpass")) or document.deps[f.hit.token] == "acl"
    return finite or any(document.lemmas[s] in words and document.tags[s] == "NNS" for s in subjects)


def _of_person(cast: Cast, f: Filled) -> bool:
    return any(word == "of" and t in cast.person_at for word, t in prepositions(cast.document, f.hit.token))


def _of_elect(cast: Cast, f: Filled) -> bool:
    """Whether a noun names whom a post was given to, behind it or before it ("since Ana Silva's election")."""
    document, noun = cast.document, f.hit.token
    owners = [t for t in kids(document, noun, "poss") if t in cast.person_at]
    return _of_person(cast, f) or (bool(owners) and not any(w == "with" for w, _ in prepositions(document, noun)))


def _failed(document: Document, verb: int) -> bool:
    """Whether somebody failed to do something."""
    above = document.lemmas[document.heads[verb]]
    return document.deps[verb] in ("xcomp", "ccomp") and above in ("fail", "unable", "manage")


EARLY: Conditions = {
    **speech.EARLY,
    **fighting.EARLY,
    **movements.EARLY,
    **goods.EARLY,
    "noun-object": _noun_object,
    "phrase-object": lambda cast, f: gatherings.put_to(cast, f) or _noun_object(cast, f),
    "not-denied": lambda cast, f: not kids(cast.document, f.hit.token, "neg"),
    "military": _military,
    "insult": lambda cast, f: _insult(cast, f) and not utterers.renamed(cast.document, f.hit.token),
    "bloc": _bloc,
    "thing": _thing,
    "forming": lambda cast, f: offices.forming(cast.document, f.hit.token),
    "expl": _expl,
    "borne-finitely": lambda cast, f: f.hit.governor is not None and cast.document.tags[f.hit.governor] != "VB",
    "acting": lambda cast, f: f.hit.governor is not None,
    "placed": lambda cast, f: clauses.placed(cast.document, f.hit.token),
    "none": lambda cast, f: clauses.no_such(cast.document, f.hit.more),
    "errand": lambda cast, f: clauses.errand(cast.document, f.hit.token),
    "linked": rounds.linked,
    "called": lambda cast, f: rounds.linked(cast, f) or bool(hearing(cast.document, f.hit)),
    "of-person": _of_person,
    "of-elect": _of_elect,
    "of-government": lambda cast, f: offices.of_government(cast.document, f.hit.token),
    "held": rounds.held,
    "not-a-body": lambda cast, f: not gatherings.of_body(cast, f),
    "not-adverbial": lambda cast, f: not clauses.adverbial(cast.document, f.hit.token),
    "own": lambda cast, f: not any(kids(cast.document, t, "poss") for t in f.hit.more),
    "own-force": lambda cast, f: not clauses.handed(cast.document, f.hit.token),
    "unconditional": lambda cast, f: not conditional(cast.document, f.hit.token),
    "base-left": lambda cast, f: clauses.base_left(cast.document, f.hit.token),
    "apart": lambda cast, f: not clauses.met(cast.document, f.hit.token),
    "all-of-them": _all_of_them,
    "told-of": lambda cast, f: not gatherings.wished_way(cast.document, f.hit.token),
    "it-subject": lambda cast, f: clauses.impersonal(cast.document, f.hit.token),
    "listed": lambda cast, f: clauses.listed(cast.document, f.hit.token),
    "person-victim": lambda cast, f: any(t in cast.person_at for t in logical_objects(cast.document, f.hit.token)),
    "pact-proper": lambda cast, f: not clauses.decree(cast.document, f.hit.more),
    "no-match": lambda cast, f: not speaks_of(cast, f, clauses.lexicon()["fixtures"]),
    "done-or-failed": lambda cast, f: cast.document.tags[f.hit.token] in ("VBD", "VBN") or _failed(cast.document, f.hit.token),
    "finite": lambda cast, f: cast.document.tags[f.hit.token] in ("VBD", "VBZ", "VBP"),
    "post-kept": lambda cast, f: not clauses.ranked(cast.document, f.hit.token),
    "from-thing": lambda cast, f: not any(kids(cast.document, t, "pcomp") for t in kids(cast.document, f.hit.token, "prep")),
    "active": lambda cast, f: not is_passive(cast.document, f.hit.token),
    "in-office": lambda cast, f: not any(clauses.room(cast.document, t) for t in f.hit.more),
    "bargaining-table": lambda cast, f: clauses.at_table(cast.document, f.hit.more),
    "no-journey": offices.no_journey,
    "undone": lambda cast, f: done_to(cast.document, f.hit.token),
    "finite-passive": lambda cast, f: bool(kids(cast.document, f.hit.token, "nsubjpass")),
    "received": guests.received,
    "ready-to-harm": readiness.to_harm,
    "wanted-from": utterers.wanted_from,
    "left-again": exits.left_again,
    "admitted": gatherings.admitted,
    "by-sides": gatherings.by_sides,
    "pact": _pact,
    "person-object": lambda cast, f: any(people(cast.of(t)) for t in logical_objects(cast.document, f.hit.token)),
    "guest-object": guests.guest_object,
    "without": lambda cast, f: cast.document.lower_words[cast.document.heads[f.hit.token]] == "without",
    "sworn": who.sworn,
    "successor": who.successor,
    "of-forces": who.of_forces,
    "body-acts": who.body_acts,
    "bare": lambda cast, f: not kids(cast.document, f.hit.token, "dobj", "xcomp", "ccomp", "prep", "advcl", "prt"),
    "acting-group": who.acting_group,
    "called-upon": guests.called_upon,
    "body-behind": who.body_behind,
    "post-owner": offices.post_owner,
    "object-party": lambda cast, f: bool(parties(cast.all_of(logical_objects(cast.document, f.hit.token)))),
    "reached": gatherings.reached,
    "public-meal": gatherings.public_meal,
    "state-actor": who.state_actor,
    "fought": who.fought,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {
    **speech.LATE,
    **fighting.LATE,
    **movements.LATE,
    **goods.LATE,
    "source": lambda cast, f: bool(parties(f.source)),
    "target": lambda cast, f: bool(parties(f.target)),
    "both": lambda cast, f: bool(parties(f.source) and parties(f.target)),
    "either-own": lambda cast, f: bool(parties(f.source) or parties(f.target)) or offices.own_office(cast, f),
    "either": lambda cast, f: bool(parties(f.source) or parties(f.target)),
    "pair": lambda cast, f: len(parties(f.source)) > 1 or cast.bloc_among(f.source),
    "pair-or-two": lambda cast, f: (
        len(parties(f.source)) > 1 or cast.bloc_among(f.source) or who.two_sides(cast.document, f.hit.token)
    ),
    "settling": gatherings.settling,
    "convened": gatherings.convened,
    "bound-for": gatherings.bound_for,
    "dialogue": gatherings.dialogue,
    "two": lambda cast, f: len(parties(f.source)) > 1,
    "other": lambda cast, f: parties(f.source) != parties(f.target),
    "single": _single,
    "single-side": lambda cast, f: len(parties(f.source)) == 1 and not cast.bloc_among(f.source),
    "person": _person,
    "official": _official,
    "person-or-post": lambda cast, f: _person(cast, f) or offices.in_post(cast, f),
    "persons": lambda cast, f: bool(people(f.source) or people(f.target)),
    "person-owner": lambda cast, f: bool(people(f.source)),
    "violent": _violent,
    "violent-object": lambda cast, f: True,
    "money": _money,
    "actor": who.actor,
    "foreign": lambda cast, f: not set(parties(f.target)) & set(parties(f.source)),
    "source-or-house": lambda cast, f: bool(parties(f.source)) or _house(cast, f),
    "told": _told,
    "gathered": _gathered,
    "bound": utterers.bound,
    "host": guests.host,
    "wanting": utterers.wanting,
    "body-owns": who.body_owns,
    "either-harmed": lambda cast, f: bool(parties(f.source) or parties(f.target)) or clauses.harmed(cast.document, f.hit.token),
    "asked": lambda cast, f: utterers.speaker(cast, f) or utterers.bidden(cast, f) or utterers.petitioning(cast, f),
    "forces-or-drill": lambda cast, f: who.forces(cast, f) or clauses.military_drill(cast.document, f.hit.token),
    "pair-sides": who.pair_sides,
    "sides-met": gatherings.met,
    "either-sides": lambda cast, f: bool(parties(f.source) or parties(f.target)) or gatherings.contracting(cast, f),
    "asker": utterers.asker,
    "forces-moved": lambda cast, f: who.forces(cast, f) or who.moved(cast, f),
    "told-or-target": _told_or_laid,
    "voiced": utterers.voiced,
    "uttered-or-put": utterers.uttered_or_put,
    "uttered-or-target": utterers.uttered_at,
    "traveller": guests.traveller,
    "uttered": utterers.uttered,
    "clashing": who.clashing,
    "either-armed": lambda cast, f: bool(parties(f.source) or parties(f.target)) or clauses.armed(cast.document, f.hit.token),
    "visitor": guests.visitor,
    "post-object": offices.post_object,
    "speaker": utterers.speaker,
    "forces": who.forces,
    "sides": gatherings.sides,
    "guest": guests.guest,
    "trip": guests.trip,
    "body": who.body,
    "accuser": utterers.accuser,
    "drilled": lambda cast, f: (
        _military(cast, f) or "NATO" in parties(f.source) or clauses.drilled(cast.document, f.hit.token, f.hit.governor)
    ),
    "clause": lambda cast, f: True,
    "object": lambda cast, f: True,
    "intransitive": lambda cast, f: True,
}
"""Those that ask for who acts and is acted on."""


@cache
def _conditions(needs: tuple[str, ...]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """The early and the late conditions that some names stand for."""
    return tuple(EARLY[name] for name in needs if name in EARLY), tuple(LATE[name] for name in needs if name in LATE)


def may_hold(cast: Cast, hit: Hit) -> bool:
    """Whether what the rule needs is there, as far as that is told without its slots."""
    early, _ = _conditions(hit.rule.needs)
    if not early:
        return True
    bare = Filled(hit, None, None)
    for condition in early:  # noqa: SIM110 - on the hot path a generator costs more than most conditions
        if not condition(cast, bare):
            return False
    return True


def holds(cast: Cast, filled: Filled) -> bool:
    """Whether everything else that the rule needs is there."""
    _, late = _conditions(filled.hit.rule.needs)
    return all(condition(cast, filled) for condition in late)
