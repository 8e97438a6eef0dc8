"""Talks that a clause tells to have begun on one day, and their verb to have been suspended or to have ended on another."""

from __future__ import annotations

from dataclasses import replace

from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.draft import Draft
from communique.events.moment import Calendar
from communique.events.mood import negated
from communique.events.syntax import done_to, is_verb, kids, past, prepositions
from communique.events.value import When
from communique.model import Document

OVER = frozenset({"suspend", "collapse", "resume"})
"""Phases that are an event beside the beginning of the talks."""
OFF = ("suspend", "collapse")
"""Phases that are an event beside the talks."""
BREAKING = {"down": "collapse", "up": "collapse", "off": "suspend"}
"""What becomes of talks that break, by the particle."""


def begun(cast: Cast, calendar: Calendar, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the beginning of such talks apart, each by its own day ("talks that began in May were suspended in
    June").
    """
    told = {draft.hit.token for draft in drafts}
    drafts = [one for draft in drafts for one in _broken(cast.document, calendar, draft)]
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


def _broken(document: Document, calendar: Calendar, draft: Draft) -> list[Draft]:
    """A draft alone, or talks and, apart, that a clause behind them tells of a day on which they were suspended or broke down
    ("the talks, which were suspended in March").
    """
    noun = draft.hit.token
    if draft.hit.rule.type != "talks" or is_verb(document, noun):
        return [draft]
    for clause in _clauses(document, noun):
        phase = _breaking(document, clause)
        when = calendar.of(clause, None) if phase else None
        if when and when.value:
            hit = replace(draft.hit, token=clause, governor=clause)
            apart = replace(draft, hit=hit, verbal=True, phase=phase, when=when, status="actual", people=())
            left = None if draft.phase == phase else draft.phase
            own = When(None, None, None, None) if draft.when.date == when.date else draft.when
            return [replace(draft, phase=left, when=own), replace(apart, anaphoric=False, broken=True)]
    return [draft]


def _breaking(document: Document, verb: int) -> str | None:
    """What a verb says has become of talks that did not go on, None where it says nothing of the kind."""
    done = past(document, verb) or (done_to(document, verb) and not negated(document, verb))
    if not done:
        return None
    if document.lower_lemmas[verb] == "break":
        words = [document.lower_words[t] for t in kids(document, verb, "prt")]
        return next((BREAKING[word] for word in words if word in BREAKING), None)
    return next((p for p in OFF if document.lower_lemmas[verb] in lexicon()[f"phase_{p}"]), None)


def _clauses(document: Document, noun: int) -> list[int]:
    """The relative clauses behind talks, also where the parser hangs them on what the talks are on or with."""
    near = (noun, *(o for _, o in prepositions(document, noun)))
    return [c for t in near for c in kids(document, t, "relcl", "acl")]
