"""Events that an article tells of again in other words: the lead's act of speech in the sentences that follow, the talks or the
offer by a noun that points back, a visit by who is on it, an appointment by who takes the post.
"""

from __future__ import annotations

from communique.events.draft import Draft

UTTERED = frozenset({"demand", "rejection", "criticism", "pledge", "threat"})
"""Acts of speech of which a lead tells and the body tells again."""
POSTS = frozenset({"appointment", "departure"})
AFTER_LEAD = 2
"""How many sentences after the first one its act of speech is told again."""
PAIR = 2
"""The sides of a gathering."""
ROUNDS = frozenset({"round", "session"})
"""Words for one gathering of a row, by which it is another than that which was told of."""
CALLS = frozenset({"call", "call-noun"})
"""Rules of talks over the telephone, which are no meeting that was told of."""


def retold(old: Draft, new: Draft) -> bool:
    """Whether a later mention of the same type is of the same event, whatever else it says of it."""
    kind = new.hit.rule.type
    if kind != old.hit.rule.type or "form also" in new.telling or not _fits(old, new):
        return False
    if kind in POSTS:
        alike = kind == "appointment" or new.status in (old.status, "possible")  # two posts are left one by one
        return bool(old.holders & new.holders) and new.when.value is None and alike
    if kind == "offer":
        return _pointed_at(old, new)
    if kind == "meeting":
        return _same_trip(old, new)
    return same_talks(old, new) or (kind in UTTERED and _lead_again(old, new))


def same_talks(old: Draft, new: Draft) -> bool:
    """Whether "the talks" are those that were told of ("held talks. The talks took place in Lima")."""
    kinds = {old.hit.rule.type, new.hit.rule.type}
    if kinds != {"talks"} or new.verbal or not new.definite or new.fresh or new.lemma in ROUNDS:
        return False
    return _fits(old, new) and (new.parties <= old.parties or old.parties <= new.parties)


def met_for_talks(old: Draft, new: Draft) -> bool:
    """Whether those meet who were told to hold talks ("will hold talks. The two are to meet on Monday")."""
    if old.hit.rule.type != "talks" or new.hit.rule.type != "meeting" or not (old.hit.rule.joint and new.hit.rule.joint):
        return False
    apart = new.fresh or "form also" in new.telling or new.hit.rule.id in CALLS or old.status != new.status
    undated = old.when.value is None or new.when.value is None
    return not apart and undated and len(new.parties) >= PAIR and old.parties == new.parties


def _lead_again(old: Draft, new: Draft) -> bool:
    """Whether the first sentence's act of speech is told again soon after, by the same side and of the same."""
    soon = old.sentence == 0 < new.sentence <= AFTER_LEAD and old.verbal and new.verbal and old.status == new.status
    sides = [(d.source.parties if d.source else (), d.target.parties if d.target else ()) for d in (old, new)]
    return soon and all(sides[0]) and set(sides[0][0]) == set(sides[1][0]) and set(sides[0][1]) == set(sides[1][1])


def _pointed_at(old: Draft, new: Draft) -> bool:
    """Whether an offer is that of the same side which was told of, by a noun that is known ("the company's offer")."""
    acting = [set(d.source.parties) if d.source else set() for d in (old, new)]
    return not new.verbal and new.aside and bool(acting[0]) and acting[0] == acting[1] and new.parties <= old.parties


def _same_trip(old: Draft, new: Draft) -> bool:
    """Whether a visit is that of the same person which was told of, by a noun or the same verb."""
    if old.hit.rule.joint or new.hit.rule.joint or new.fresh or old.status != new.status:
        return False
    named = not new.verbal or new.lemma == old.lemma
    return named and bool(set(old.people) & set(new.people)) and bool(new.parties) and old.parties <= new.parties


def _fits(old: Draft, new: Draft) -> bool:
    """Whether two mentions may be of one time: one has none, or one lies within the other."""
    times = [(d.when.begin, d.when.until) for d in (old, new)]
    if old.when.value is None or new.when.value is None or old.when.value == new.when.value:
        return True
    (a, b), (c, d) = times
    if a is None or b is None or c is None or d is None:
        return False
    return (a <= c and d <= b) or (c <= a and b <= d)
