"""Gatherings that go on: told of again by one of their days, or first without those who take part."""

from __future__ import annotations

import datetime as dt

from communique.events.draft import Draft

LASTING = frozenset({"talks", "meeting", "exercise"})
"""Types of what goes on for days."""
CLOSING = frozenset({"start", "conclude", "continue"})
"""Phases of which a date within the talks tells."""
WEEK = 7
"""Days within which a gathering may go on."""
NEAR = 3
"""How many sentences after talks without parties it is told whose they are."""
PAIR = 2


def during(old: Draft, new: Draft) -> bool:
    """Whether a gathering of some days is told of again by one of them ("two days of talks this week ... ended on Tuesday")."""
    first, last, begin, until = old.when.begin, old.when.until, new.when.begin, new.when.until
    if not (first and last and begin and until) or new.hit.rule.type not in LASTING or new.parties != old.parties:
        return False
    days = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    return days < WEEK and first <= begin and until <= last and new.phase in CLOSING


def named_later(old: Draft, new: Draft) -> bool:
    """Whether a sentence shortly behind talks of nobody named says whose they are ("the talks ended. The talks between")."""
    talks = old.hit.rule.type == new.hit.rule.type == "talks" and not old.broken and old.status == new.status
    known = new.definite and not new.verbal and not new.fresh and len(new.parties) >= PAIR
    near = 0 < new.sentence - old.sentence <= NEAR and not old.parties
    return talks and known and near and (old.when.value is None or new.when.value in (None, old.when.value))
