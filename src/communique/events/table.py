"""Who sits at the table: the negotiators of an article belong to the talks that it is about."""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.merge import Draft


def seated(cast: Cast, made: list[Draft], sure: list[float], floor: float) -> list[Draft]:
    """The events of an article, in the first talks that name nobody the negotiators of their sides: those told elsewhere in
    the article who still hold the post. Talks that may never be, did not take place or were held in an earlier year have none,
    nor have later ones, which others may hold.
    """
    bargaining = [p for p in cast.facts.people if p.role == "negotiator" and p.status != "former" and p.party]
    if not bargaining:
        return made
    rows = [i for i, draft in enumerate(made) if draft.hit.rule.type == "talks" and sure[i] >= floor]
    for i in sorted(rows, key=lambda i: made[i].hit.token):
        sides = parties(made[i].source)
        seats = [p for p in bargaining if p.party in sides]
        if not seats:
            continue
        if len(seats) > 1 and len({p.party for p in seats}) == 1:  # envoys of one party, each with an errand of their own
            return made
        if made[i].people or made[i].status not in ("actual", "planned") or _past(cast, made[i]):
            return made
        return [*made[:i], replace(made[i], people=tuple(p.id for p in seats)), *made[i + 1 :]]
    return made


def _past(cast: Cast, draft: Draft) -> bool:
    """Whether an event took place in a year before that of publication."""
    value, day = draft.when.value, cast.context.day
    return bool(value and day and value[:4].isdigit() and value[:4] < str(day.year))
