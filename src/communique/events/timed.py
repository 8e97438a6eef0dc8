"""The day of what a lead tells without one, where the article names it again by its day ("Monday's talks")."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from communique.events.acts import assaults, pacts
from communique.events.draft import Draft
from communique.events.frames import frames
from communique.events.moment import Calendar
from communique.events.syntax import kids
from communique.events.value import When
from communique.kinds.dates.value import Date

LEAD = 3
"""Sentences of the lead."""
WEEK = 7
"""Days around publication within which a day is that of the news."""
TYPES = frozenset({"agreement", "talks", "meeting", "exercise", "attack"})
"""Types of what an article names again by a noun."""


def timed(drafts: list[Draft], calendar: Calendar) -> list[Draft]:
    """The drafts, where the one undated event of its type in the lead has the one day by which the article names it again."""
    if calendar.day is None:
        return drafts
    return [_dated(draft, drafts, calendar) if draft.hit.rule.type in TYPES else draft for draft in drafts]


def _dated(draft: Draft, drafts: list[Draft], calendar: Calendar) -> Draft:
    if draft.when.date is not None or draft.sentence >= LEAD or draft.status not in ("actual", "planned"):
        return draft
    kind = draft.hit.rule.type
    told = [d for d in drafts if d.hit.rule.type == kind]
    if sum(d.when.value is None for d in told) > 1:
        return draft
    days = {date.value: date for date in _again(draft, calendar)}
    if len(days) != 1 or any(d.when.value in days for d in told):
        return draft
    date = next(iter(days.values()))
    return replace(draft, when=When(date.value, date.begin, date.until, date.id))


def _again(draft: Draft, calendar: Calendar) -> list[Date]:
    """The days of the news that stand at a definite noun for an event behind its draft."""
    document, found = calendar.document, []
    nouns = _nouns(draft.hit.rule.type)
    for date, head, prep, path in calendar.dates:
        if not path or prep not in ("", "on") or document.sentence_of[head] <= draft.sentence:
            continue
        noun = path[0]
        if document.lower_lemmas[noun] not in nouns or not _near(date, draft, calendar):
            continue
        front = document.heads[head] == noun and document.deps[head] == "poss"
        if front or any(document.lower_words[c] in ("the", "this", "these") for c in kids(document, noun, "det")):
            found.append(date)
    return found


def _near(date: Date, draft: Draft, calendar: Calendar) -> bool:
    """Whether a date is a day close to publication, on the side of it that the event is on."""
    if date.begin is None or date.begin != date.until or calendar.day is None:
        return False
    days = (dt.date.fromisoformat(date.begin) - dt.date.fromisoformat(calendar.day)).days
    return -WEEK <= days <= 0 if draft.status == "actual" else 0 <= days <= WEEK


@cache
def _nouns(kind: str) -> frozenset[str]:
    """The lemmas by which an event of a type is named again."""
    if kind == "agreement":
        return pacts()
    if kind == "attack":
        return assaults()
    return frozenset(phrase.split()[-1] for rule in frames()[kind].rules for phrase in rule.nouns)
