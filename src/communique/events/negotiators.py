"""Who sits at the table: the negotiators of an article belong to the talks that it is about."""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.draft import Draft


def with_negotiators(cast: Cast, made: list[Draft], told: list[bool]) -> list[Draft]:
    """The events of an article, in its first talks that are reported (``told``), where these name nobody, the negotiators of
    their sides who still hold the post, told wherever in the article. Talks that may never be, did not take place or were held
    in an earlier year have none, nor have later ones, which others may hold.
    """
    bargaining = [p for p in cast.facts.people if p.role == "negotiator" and p.status != "former" and p.party]
    rows = [i for i, draft in enumerate(made) if told[i] and draft.hit.rule.type == "talks"] if bargaining else []
    for i in sorted(rows, key=lambda i: made[i].hit.token):
        seats = [p for p in bargaining if p.party in parties(made[i].source)]
        if seats:
            errands = len(seats) > 1 and len({p.party for p in seats}) == 1  # envoys of one party, each with one of their own
            if errands or made[i].people or made[i].status not in ("actual", "planned") or _past(cast, made[i]):
                break
            return [*made[:i], replace(made[i], people=tuple(p.id for p in seats)), *made[i + 1 :]]
    return made


def _past(cast: Cast, draft: Draft) -> bool:
    """Whether an event took place in a year before that of publication."""
    value, day = draft.when.value, cast.context.day
    return bool(value and day and value[:4].isdigit() and value[:4] < str(day.year))
