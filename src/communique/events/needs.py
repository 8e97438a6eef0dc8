"""What a rule needs besides its trigger: named conditions on the filled slots and the words around."""

from __future__ import annotations

from functools import cache

from communique.events import (
    arms,
    bargains,
    blamed,
    ceasing,
    clauses,
    conditions,
    exits,
    explosions,
    fighting,
    gatherings,
    goods,
    guests,
    movements,
    occasions,
    offices,
    postings,
    readiness,
    rounds,
    soldiers,
    speech,
    spoken,
    strife,
    utterers,
    who,
)
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.filled import Condition, Conditions, Filled, people, speaks_of
from communique.events.hit import Hit
from communique.events.mood import conditional
from communique.events.recipients import hearing
from communique.events.syntax import (
    done_to,
    infinitive,
    is_passive,
    kids,
    logical_objects,
)

EARLY: Conditions = {
    **speech.EARLY,
    **fighting.EARLY,
    **movements.EARLY,
    **soldiers.EARLY,
    **strife.EARLY,
    **goods.EARLY,
    **ceasing.EARLY,
    **occasions.EARLY,
    **postings.EARLY,
    "noun-object": conditions.noun_object,
    "phrase-object": lambda cast, f: gatherings.put_to(cast, f) or conditions.noun_object(cast, f),
    "not-denied": lambda cast, f: not kids(cast.document, f.hit.token, "neg"),
    "military": conditions.military,
    "insult": lambda cast, f: conditions.insult(cast, f) and not utterers.renamed(cast.document, f.hit.token),
    "bloc": conditions.bloc,
    "thing": conditions.thing,
    "forming": lambda cast, f: offices.forming(cast.document, f.hit.token),
    "expl": conditions.expl,
    "borne-finitely": lambda cast, f: f.hit.governor is not None and cast.document.tags[f.hit.governor] != "VB",
    "acting": lambda cast, f: f.hit.governor is not None,
    "placed": lambda cast, f: clauses.placed(cast.document, f.hit.token),
    "none": lambda cast, f: clauses.no_such(cast.document, f.hit.more) and spoken.intended(cast.document, f.hit.more),
    "errand": lambda cast, f: clauses.errand(cast.document, f.hit.token),
    "linked": rounds.linked,
    "no-role": lambda cast, f: not conditions.in_role(cast.document, f.hit.token),
    "limiting": goods.limiting,
    "called": lambda cast, f: (
        rounds.linked(cast, f) or bool(hearing(cast.document, f.hit)) or gatherings.shared_call(cast.document, f.hit)
    ),
    "of-person": conditions.of_person,
    "of-elect": conditions.of_elect,
    "unbilled": lambda cast, f: spoken.unbilled(cast.document, f.hit.token),
    "for-doing": lambda cast, f: spoken.for_doing(cast.document, f.hit.token),
    "of-government": lambda cast, f: offices.of_government(cast.document, f.hit.token),
    "held": rounds.held,
    "not-a-body": lambda cast, f: not gatherings.of_body(cast, f),
    "not-adverbial": lambda cast, f: not clauses.adverbial(cast.document, f.hit.token),
    "own": lambda cast, f: not any(kids(cast.document, t, "poss") for t in f.hit.more),
    "own-force": lambda cast, f: not clauses.handed(cast.document, f.hit.token),
    "unconditional": lambda cast, f: not conditional(cast.document, f.hit.token),
    "base-left": lambda cast, f: arms.base_left(cast.document, f.hit.token),
    "apart": lambda cast, f: not clauses.met(cast.document, f.hit.token),
    "all-of-them": conditions.all_of_them,
    "told-of": lambda cast, f: not gatherings.wished_way(cast.document, f.hit.token),
    "it-subject": lambda cast, f: clauses.impersonal(cast.document, f.hit.token),
    "listed": lambda cast, f: clauses.listed(cast.document, f.hit.token),
    "person-victim": lambda cast, f: any(t in cast.person_at for t in logical_objects(cast.document, f.hit.token)),
    "pact-proper": lambda cast, f: not clauses.decree(cast.document, f.hit.more),
    "no-match": lambda cast, f: not speaks_of(cast, f, clauses.lexicon()["fixtures"]),
    "done-or-failed": lambda cast, f: (
        cast.document.tags[f.hit.token] in ("VBD", "VBN") or conditions.failed(cast.document, f.hit.token)
    ),
    "not-aim": lambda cast, f: not infinitive(cast.document, f.hit.token),
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
    "unwarned": lambda cast, f: utterers.unwarned(cast.document, f.hit.token),
    "left-again": exits.left_again,
    "in-force": exits.in_force,
    "denounced-by-law": exits.denounced_by_law,
    "lapse-let": exits.lapse_let,
    "admitted": gatherings.admitted,
    "by-sides": gatherings.by_sides,
    "firm-object": conditions.firm_object,
    "pact": conditions.pact,
    "under-dated": conditions.under_dated,
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
    "of-office": offices.of_office,
    "post-owner": offices.post_owner,
    "object-party": lambda cast, f: bool(parties(cast.all_of(logical_objects(cast.document, f.hit.token)))),
    "reached": gatherings.reached,
    "at-place": lambda cast, f: gatherings.at_place(cast.document, f.hit.token),
    "no-content": lambda cast, f: not kids(cast.document, f.hit.token, "ccomp"),
    "bare-clause": lambda cast, f: not kids(cast.document, f.hit.token, "xcomp", "ccomp"),
    "to-settle": lambda cast, f: bargains.to_settle(cast.document, f.hit.token),
    "bargaining-team": lambda cast, f: bargains.bargaining_team(cast.document, f.hit.token),
    "public-meal": gatherings.public_meal,
    "state-actor": who.state_actor,
    "fought": who.fought,
    "protesting": utterers.protesting,
    "struck-by-arms": lambda cast, f: arms.struck_by_arms(cast.document, f.hit.token),
    "not-suffered": lambda cast, f: not blamed.suffered(cast.document, f.hit.token, f.hit.governor),
    "driven-car": lambda cast, f: explosions.rammed(cast, f.hit.token),
    "self-moved": lambda cast, f: not explosions.other_motion(cast, f.hit.token),
    "calm-people": lambda cast, f: not soldiers.civilians(cast.document, f.hit.token),
    "somebody": lambda cast, f: not arms.unharmed(cast.document, f.hit.token),
    "gunfire": lambda cast, f: arms.gunfire(cast.document, f.hit.token),
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {
    **speech.LATE,
    **fighting.LATE,
    **movements.LATE,
    **soldiers.LATE,
    **strife.LATE,
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
    "no-body": lambda cast, f: not cast.countries.isdisjoint(parties(f.source)),
    "convened": gatherings.convened,
    "bound-for": gatherings.bound_for,
    "dialogue": gatherings.dialogue,
    "two": lambda cast, f: len(parties(f.source)) > 1,
    "other": lambda cast, f: parties(f.source) != parties(f.target),
    "to-others": lambda cast, f: not parties(f.source) or parties(f.source) != parties(f.target),
    "single": conditions.single,
    "single-side": lambda cast, f: len(parties(f.source)) == 1 and not cast.bloc_among(f.source),
    "single-subject": gatherings.single,
    "person": conditions.person,
    "official": conditions.official,
    "person-or-post": lambda cast, f: conditions.person(cast, f) or offices.in_post(cast, f),
    "persons": lambda cast, f: bool(people(f.source) or people(f.target)),
    "person-owner": lambda cast, f: bool(people(f.source)),
    "violent": conditions.violent,
    "violent-object": lambda cast, f: True,
    "money": conditions.money,
    "actor": who.actor,
    "foreign": lambda cast, f: not set(parties(f.target)) & set(parties(f.source)),
    "source-or-house": lambda cast, f: bool(parties(f.source)) or conditions.house(cast, f),
    "told": conditions.told,
    "gathered": conditions.gathered,
    "bound": utterers.bound,
    "host": guests.host,
    "wanting": utterers.wanting,
    "body-owns": who.body_owns,
    "either-harmed": lambda cast, f: bool(parties(f.source) or parties(f.target)) or arms.harmed(cast.document, f.hit.token),
    "asked": lambda cast, f: utterers.speaker(cast, f) or utterers.bidden(cast, f) or utterers.petitioning(cast, f),
    "forces-or-drill": lambda cast, f: who.forces(cast, f) or arms.military_drill(cast.document, f.hit.token),
    "pair-sides": who.pair_sides,
    "sides-met": gatherings.met,
    "either-sides": lambda cast, f: bool(parties(f.source) or parties(f.target)) or gatherings.contracting(cast, f),
    "asker": utterers.asker,
    "forces-moved": lambda cast, f: who.forces(cast, f) or who.moved(cast, f),
    "told-or-target": conditions.told_or_laid,
    "voiced": utterers.voiced,
    "uttered-or-put": utterers.uttered_or_put,
    "uttered-or-target": utterers.uttered_at,
    "traveller": guests.traveller,
    "uttered": utterers.uttered,
    "clashing": who.clashing,
    "either-armed": lambda cast, f: bool(parties(f.source) or parties(f.target)) or arms.armed(cast.document, f.hit.token),
    "visitor": guests.visitor,
    "attended": gatherings.attended,
    "post-object": offices.post_object,
    "speaker": utterers.speaker,
    "forces": who.forces,
    "sides": gatherings.sides,
    "on-the-line": gatherings.on_the_line,
    "guest": guests.guest,
    "trip": guests.trip,
    "body": who.body,
    "accuser": utterers.accuser,
    "drilled": lambda cast, f: (
        conditions.military(cast, f) or "NATO" in parties(f.source) or arms.drilled(cast.document, f.hit.token, f.hit.governor)
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
