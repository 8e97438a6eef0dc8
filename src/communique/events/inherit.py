"""What is left unsaid where a measure is spoken of again: who took it and against whom, as the article tells elsewhere."""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import Actor
from communique.events.merge import Draft

LASTING = frozenset({"sanction"})
"""Types of measures that stay in force and are spoken of again ("the sanctions could be eased")."""


def inherited(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where a lasting measure has the missing side of the one told of nearest that has the same other side; both
    sides where the article tells of no other pair.
    """
    return [_completed(draft, drafts, at) if draft.hit.rule.type in LASTING else draft for at, draft in enumerate(drafts)]


def _completed(draft: Draft, drafts: list[Draft], at: int) -> Draft:
    if _named(draft.source) and _named(draft.target):
        return draft
    told = [d for d in (*reversed(drafts[:at]), *drafts[at + 1 :]) if d.hit.rule.type == draft.hit.rule.type]
    whole = [d for d in told if _named(d.source) and _named(d.target)]
    for other in whole:
        if _named(draft.source) and _within(draft.source, other.source):
            return replace(draft, target=_inferred(other.target))
        if _named(draft.target) and _within(draft.target, other.target):
            return replace(draft, source=_inferred(other.source))
    pairs = {(d.source.parties, d.target.parties) for d in whole if d.source and d.target}
    if len(pairs) == 1 and not _named(draft.source) and not _named(draft.target):
        return replace(draft, source=_inferred(whole[0].source), target=_inferred(whole[0].target))
    return draft


def _named(actor: Actor | None) -> bool:
    return actor is not None and bool(actor.parties)


def _within(one: Actor | None, other: Actor | None) -> bool:
    return bool(one and other and set(one.parties) <= set(other.parties))


def _inferred(actor: Actor | None) -> Actor | None:
    return replace(actor, people=(), sure=False) if actor else None
