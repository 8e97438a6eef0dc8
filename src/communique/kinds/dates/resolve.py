"""Read the dates of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from communique.calendar import parse_published
from communique.kinds.dates import (
    absolute,
    clock,
    counted,
    days,
    durations,
    explicit,
    holidays,
    numeric,
    parts,
    relative,
    reports,
    weekdays,
    years,
)
from communique.kinds.dates.dateline import written
from communique.kinds.dates.find import Found, candidates, starts, tokenize
from communique.kinds.dates.lexicon import listed
from communique.kinds.dates.meaning import Meaning, Read, Unknown
from communique.kinds.dates.narrative import digresses, had_been, is_narrative, leaps, of_background
from communique.kinds.dates.passages import ends_main_line, is_old_aside, is_relative, note
from communique.kinds.dates.periods import first_day, granularity, interval
from communique.kinds.dates.timeline import Telling, Timeline
from communique.kinds.dates.topic import Topic, compares
from communique.kinds.dates.value import Date
from communique.kinds.reading import Facts, Reading
from communique.model import Block, Context, Document, Unresolved

READINGS: dict[str, Callable[[Found, Timeline], Read]] = {}
for _module in (
    absolute,
    days,
    weekdays,
    years,
    explicit,
    parts,
    reports,
    holidays,
    numeric,
    relative,
    counted,
    clock,
    durations,
):
    READINGS.update(_module.READINGS)
EARLIEST, LATEST = 1000, 2199
"""Years of publication that are taken for real: feeds write 0001-01-01 and 9999-12-31 where they know none."""
TELLS_BACK = ("ago", "year_ago", "same_period", "day_before")
"""Readings that compare with an earlier time and do not move the narrative there."""


def read(document: Document, context: Context, facts: Facts | None = None) -> Reading[Date]:
    """The dates of a document, in text order, and those whose value the article does not tell."""
    return _read(document.text, document.segments, document, context.day)


def tag(text: str, published: str | dt.date | None = None) -> Reading[Date]:
    """The dates of a plain text, without any language pipeline. ``published`` (ISO 8601) is the reference of relative dates.

    Tense is told from the words around alone. Raises ValueError where ``published`` is no ISO 8601 date.

    >>> [(d.text, d.value) for d in tag("The talks last week took two days.", published="2020-08-20").values]
    [('last week', '2020-W33'), ('two days', 'P2D')]
    """
    day = published
    if isinstance(published, str):
        moment = parse_published(published)
        if moment is None:
            raise ValueError(f"published is {published!r}: give a date as ISO 8601, for example 2020-08-20")
        day = moment.date()
    return _read(text, (Block(0, len(text), "body"),), None, day if isinstance(day, dt.date) else None)


def _read(text: str, segments: Sequence[Block], document: Document | None, day: dt.date | None) -> Reading[Date]:
    day = day if day is not None and EARLIEST <= day.year <= LATEST else None
    day = written(text, day)
    time = Timeline(document, text, day, Topic(text, day), is_narrative(text, day))
    values: list[Date] = []
    unresolved: list[Unresolved] = []
    for segment in segments:
        for found, meaning in _segment(text, segment, time):
            if isinstance(meaning, Unknown):
                unresolved.append(Unresolved("dates", found.start, found.end, text[found.start : found.end], meaning.reason))
            else:
                values.append(_date(text, found, meaning))
    return Reading(tuple(values), tuple(unresolved))


def _segment(text: str, segment: Block, time: Timeline) -> Iterator[tuple[Found, Meaning | Unknown]]:
    tokens = tokenize(text, segment.start, segment.end)
    done = 0
    for at, rules in starts(tokens):
        if at < done:
            continue
        for found in candidates(tokens, at, rules):
            meaning = READINGS[found.rule.reading](found, time)
            if meaning is not None:
                done = found.last
                if isinstance(meaning, Meaning):
                    _remember(found, meaning, time)
                yield found, meaning
                break


def _remember(found: Found, meaning: Meaning, time: Timeline) -> None:
    if meaning.type in ("DATE", "TIME") and moves(found):
        if found.before() != "base" and not _is_record(found, meaning.value, time):
            telling = _telling(found, meaning.value, time)
            note(found, meaning.value, telling == "aside", time)
            time.limit = meaning.value if found.before() in ("until", "till") else time.limit
            time.late = meaning.value if meaning.mod == "END" and granularity(meaning.value) == "M" else time.late
            time.add(_counted_from(found, meaning, time), found.start, telling)
        dated = meaning.value[:4] in time.text[found.start : found.end]
        if found.before() == "since" or not compares(found, meaning.value, time.day):
            time.note_year(meaning.value, found.start, dated)
        if not compares(found, meaning.value, time.day):
            time.topic.add(meaning.value, found.start, reports.is_over(found), dated)
            if reports.is_fiscal(found, time):
                time.topic.fiscal = (meaning.value, found.start)
    elif found.rule.reading == "ago" and granularity(meaning.value) == "Y":
        time.note_year(meaning.value, found.start, dated=True)
    elif meaning.type == "DURATION" and durations.is_reported(found) and not compares(found, meaning.value, time.day):
        quarter = reports.ended_quarter(found, time) if meaning.value == "P3M" else None
        if isinstance(quarter, Meaning):
            time.topic.add(quarter.value, found.start, over=True)
        else:
            time.topic.last_for(meaning.value, found.start)


def _counted_from(found: Found, meaning: Meaning, time: Timeline) -> str:
    """What a narrative goes on from: from "late 1941" or "the end of the year" December, as "in March" is of the next."""
    late = meaning.mod == "END" and granularity(meaning.value) == "Y" and found.before() not in listed("aside")
    return f"{meaning.value}-12" if late and time.history else meaning.value


def _is_record(found: Found, value: str, time: Timeline) -> bool:
    """Whether news only looks back to a time of an earlier year: "the deadliest since April 10, 1979"."""
    begin = first_day(value)
    years_ago = begin is not None and time.day is not None and begin.year < time.day.year - 1
    return years_ago and found.before() == "since" and not time.history


def _telling(found: Found, value: str, time: Timeline) -> Telling:
    """How the text tells of a time: it goes on from there, only says when somebody spoke, or is an aside in a narrative."""
    if time.history:
        begin = first_day(value)
        if ends_main_line(found, value, time):
            return "passing"
        background = time.year is not None and of_background(found, time.document)
        if begin is None:
            return "aside" if background or is_old_aside(found, value, time) else "story"
        aside = (
            (background and begin.year < (time.year or 0))
            or digresses(found, begin.year, time.year)
            or (found.before() == "since" and begin < (first_day(time.anchor or "") or begin))
            or leaps(found, begin, first_day(time.anchor or ""))
        )
        return "aside" if aside else "story"
    if found.before() == "since" and (found.rule.reading == "weekday" or granularity(value) == "D"):
        return "aside"
    if had_been(found) and granularity(value) == "D" and is_relative(found):
        return "passing"
    said = (
        had_been(found)
        or found.rule.reading == "holiday"
        or (found.rule.reading == "weekday" and listed("said") & {found.before(), found.before(2)})
    )
    return "report" if said else "story"


def moves(found: Found) -> bool:
    """Whether what is told next may be told from this time."""
    words = set(found.words())
    if found.rule.reading == "relative_unit":
        return not words & listed("backward")
    return found.rule.reading not in TELLS_BACK or bool({"later", "after", "days", "day"} & words)


def _date(text: str, found: Found, meaning: Meaning) -> Date:
    days = interval(meaning.value) if meaning.type in ("DATE", "TIME") else None
    begin, until = (day.isoformat() for day in days) if days else (None, None)
    span = text[found.start : found.end]
    return Date(
        f"d{found.start}",
        found.start,
        found.end,
        span,
        meaning.type,
        meaning.value,
        meaning.mod,
        meaning.quant,
        meaning.freq,
        begin,
        until,
    )
