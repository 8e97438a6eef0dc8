"""Talks told of first without those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.events.merge import Draft

NEAR = 3
"""How many sentences after talks without parties it is told whose they are."""
PAIR = 2


def named_later(old: Draft, new: Draft) -> bool:
    """Whether a sentence shortly behind talks of nobody named says whose they are ("the talks ended. The talks between")."""
    talks = old.hit.rule.type == new.hit.rule.type == "talks" and not old.broken and old.status == new.status
    known = new.definite and not new.verbal and not new.fresh and len(new.parties) >= PAIR
    near = 0 < new.sentence - old.sentence <= NEAR and not old.parties
    return talks and known and near and (old.when.value is None or new.when.value in (None, old.when.value))
