"""Attacks and withdrawals that are told of again: on whom the same side's attack was, how many of the whole go first."""

from __future__ import annotations

from communique.events.draft import Draft

MOVES = frozenset({"withdrawal", "deployment"})
"""Types of what forces do that a noun takes up."""
KILLING = frozenset({"kill", "die", "lose", "slay"})
"""What is told of the dead."""
HURTING = frozenset({"wound", "injure", "hurt"})
"""What is told of those who did not die."""
SAYING = frozenset({"threat-say", "warn", "warn-price", "warn-self", "threat-struck", "vow-revenge", "threat-warn-of-steps"})
"""Rules of threats by their verbs of saying."""
SAID = frozenset(
    {"threat-answer", "threat-unanswered", "threat-war", "retaliate", "retaliate-with", "threat-idle", "threat-costs"}
    | {"threat-unhesitating", "threat-ready", "threat-reserve"}
)
"""Rules of threats by what is said."""
CODE = 3
"""Letters of a country's code."""
NEAR = 2
"""How many sentences after an attack it is said on whom it was."""


def aimed_at(old: Draft, new: Draft) -> bool:
    """Whether an attack on a day, of which only the side that made it was told, is told of again with whom it was on."""
    if {old.hit.rule.type, new.hit.rule.type} != {"attack"} or old.hit.rule.joint or new.hit.rule.joint:
        return False
    sides = [set(d.source.parties) if d.source else set() for d in (old, new)]
    open_target = old.target is None or not old.target.parties
    near = 0 < new.sentence - old.sentence <= NEAR and old.status == new.status and new.verbal
    return near and open_target and bool(sides[0]) and sides[0] == sides[1] and bool(old.when.value) and not new.when.value


def mutual(draft: Draft) -> bool:
    """Whether a draft is of a fight of two sides, each of which lost people."""
    if draft.hit.rule.type != "attack":
        return False
    both = draft.source is not None and len(draft.source.parties) > 1
    return draft.hit.rule.joint or (both and draft.target is not None and not draft.target.parties)


def taken_up(old: Draft, new: Draft) -> bool:
    """Whether "the withdrawal", announced or praised on some day, is the move of the same side that was just told of."""
    kinds = {old.hit.rule.type, new.hit.rule.type}
    if len(kinds) > 1 or not kinds <= MOVES or new.verbal or not old.verbal or not (new.bare and new.aside):
        return False
    near = 0 < new.sentence - old.sentence <= NEAR
    sides = [set(d.source.parties) if d.source else set() for d in (old, new)]
    return near and (not sides[1] or sides[0] == sides[1]) and not new.quantities


def menaced(old: Draft, new: Draft) -> bool:
    """Whether one rule finds a threat in the verb of saying and another in what is said ("said an attack would be met with
    force").
    """
    rules = {old.hit.rule.id, new.hit.rule.id}
    return old.hit.rule.type == new.hit.rule.type == "threat" and bool(rules & SAYING) and bool(rules & SAID)


def same_noun(old: Draft, new: Draft) -> bool:
    """Whether "the offensive" is that which was told of by the same noun, of the same side, whatever day is added."""
    if new.verbal or {old.hit.rule.type, new.hit.rule.type} != {"attack"} or not new.aside or old.status != new.status:
        return False
    sides = [set(d.source.parties) if d.source else set() for d in (old, new)]
    nouns = {old.lemma, *old.nouns}
    return new.lemma in nouns and bool(sides[1]) and sides[1] <= sides[0] and new.parties <= old.parties and not new.fresh


def counted_apart(old: Draft, new: Draft) -> bool:
    """Whether other sums or counts tell of another act: not those hurt beside those killed, nor a part of what goes."""
    if not old.quantities or not new.quantities or old.quantities & new.quantities or part_of(old, new):
        return False
    if new.hit.rule.type != "attack" or new.sentence - old.sentence > NEAR:
        return True
    toll = ["hurt" if d.lemma in HURTING else "killed" if d.lemma in KILLING else "fought" for d in (old, new)]
    return toll[0] == toll[1]


def elsewhere(old: Draft, new: Draft) -> bool:
    """Whether two acts are in different countries, or end two agreements."""
    two = new.hit.rule.type == "expiry" and len({old.agreement, new.agreement} - {None}) > 1
    places = {d.location[0] for d in (old, new) if d.location}
    return two or (len(places) > 1 and all(p.isupper() and len(p) == CODE for p in places))


def part_of(old: Draft, new: Draft) -> bool:
    """Whether a withdrawal that is to come is told of again with smaller counts, parts of the whole that goes."""
    if {old.hit.rule.type, new.hit.rule.type} != {"withdrawal"} or old.status != new.status or old.status == "actual":
        return False
    counts = [_counts(old), _counts(new)]
    return bool(counts[0] and counts[1]) and max(counts[1]) < max(counts[0])


def _counts(draft: Draft) -> list[int]:
    """The head-counts of a draft, or their lower bounds."""
    firsts = [value.split()[:2] for value in draft.quantities]
    return [int(n) for pair in firsts for n in pair[:2] if n.isdigit()]
