"""Meetings of a visitor with the host: whoever travels acts, whoever receives is acted on."""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import Actor
from communique.events.merge import Draft

VISITS = frozenset({"meet-visit", "visit-noun"})
"""Rules that tell of one party going to another."""


def hosted(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the meetings that a traveller has with the host have the traveller as source, the host as target."""
    visits = [d for d in drafts if d.hit.rule.id in VISITS]
    return [_seated(draft, visits) for draft in drafts] if visits else drafts


def _seated(draft: Draft, visits: list[Draft]) -> Draft:
    source = draft.source
    if draft.hit.rule.type != "meeting" or not draft.hit.rule.joint or source is None or len(source.parties) != 2:
        return draft
    for visit in visits:
        guest = visit.source.parties if visit.source else ()
        hosts = visit.target.parties if visit.target else ()
        if guest == source.parties[:1] and source.parties[1] in hosts and _same_people(draft, visit):
            return replace(draft, source=_only(source, source.parties[0]), target=_only(source, source.parties[1]))
    return draft


def _same_people(draft: Draft, visit: Draft) -> bool:
    """Whether those who travel take part in the meeting, as far as either names anybody."""
    return not draft.people or not visit.people or bool(set(draft.people) & set(visit.people))


def _only(actor: Actor, party: str) -> Actor:
    return replace(actor, parties=(party,))
