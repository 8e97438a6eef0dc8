"""Talks that a clause tells to have begun on one day, and their verb to have been suspended or to have ended on another."""

from __future__ import annotations

from dataclasses import replace

from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.merge import Draft
from communique.events.moment import Calendar
from communique.events.syntax import is_verb, kids, prepositions
from communique.model import Document

OVER = frozenset({"suspend", "collapse", "resume"})
"""Phases that are an event beside the beginning of the talks."""


def begun(cast: Cast, calendar: Calendar, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the beginning of such talks apart, each by its own day ("talks that began in May were suspended in
    June").
    """
    told = {draft.hit.token for draft in drafts}
    parts = (_parted(cast.document, calendar, draft) for draft in drafts)
    return [one for part in parts for one in part if len(part) == 1 or one is part[-1] or one.hit.token not in told]


def _parted(document: Document, calendar: Calendar, draft: Draft) -> list[Draft]:
    """A draft alone, or the beginning of its talks and what came of them."""
    noun, verb = draft.hit.token, document.heads[draft.hit.token]
    if draft.hit.rule.type != "talks" or draft.verbal or draft.phase not in OVER or draft.status != "actual":
        return [draft]
    subject = document.deps[noun] in ("nsubj", "nsubjpass") and is_verb(document, verb)
    clause = next((c for c in _clauses(document, noun) if document.lower_lemmas[c] in lexicon()["phase_start"]), None)
    first = calendar.of(clause, None) if subject and clause is not None else None
    last = calendar.of(verb, None) if first else None
    if clause is None or not first or not last or not first.value or not last.value or first.value == last.value:
        return [draft]
    start = replace(draft, hit=replace(draft.hit, token=clause, governor=clause), verbal=True, phase="start", when=first)
    return [start, replace(draft, when=last)]


def _clauses(document: Document, noun: int) -> list[int]:
    """The relative clauses behind talks, also where the parser hangs them on what the talks are on or with."""
    near = (noun, *(o for _, o in prepositions(document, noun)))
    return [c for t in near for c in kids(document, t, "relcl", "acl")]
