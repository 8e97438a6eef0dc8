"""The events of an article on a time line: positions in percent of its width."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from communique.calendar import parse_published
from communique.events.value import Event
from communique.record import Record

MARGIN = 4.0
"""Percent of the width left free at both ends."""
TICK = 14.0
"""Least distance of two ticks in percent, so that their labels do not touch."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day written below the line."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An event and its place on the line, from ``x`` over ``width``; ``x`` is None where it has no days."""

    event: Event
    x: float | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Rows in the order of time, those without a time last; ``published`` is where the article stands."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    published: float | None


def timeline(record: Record) -> TimeLine:
    """The time line of a record's events.

    A gap of n days takes log(1 + n) of the width: last week and the last war both fit.
    """
    spans = {event.id: days for event in record.events if (days := _days(event))}
    published = parse_published(record.article.published)
    today = [published.toordinal()] if published else []
    place = _scale([day for span in spans.values() for day in span] + today)
    dated = sorted((e for e in record.events if e.id in spans), key=lambda e: (spans[e.id], e.trigger.start))
    rows = [_row(event, *(place[day] for day in spans[event.id])) for event in dated]
    rows += [Row(event) for event in record.events if event.id not in spans]
    ticks = _ticks({span[0] for span in spans.values()}, place)
    return TimeLine(tuple(rows), ticks, place[today[0]] if today and spans else None)


def _row(event: Event, begin: float, until: float) -> Row:
    return Row(event, begin, round(until - begin, 2))


def _days(event: Event) -> tuple[int, int] | None:
    begin, until = _day(event.when.begin), _day(event.when.until)
    first = begin if begin is not None else until
    return None if first is None else (first, max(first, until if until is not None else first))


def _day(value: str | None) -> int | None:
    try:
        return dt.date.fromisoformat(value).toordinal() if value else None
    except ValueError:
        return None


def _scale(days: Iterable[int]) -> dict[int, float]:
    ordered = sorted(set(days))
    at, places = 0.0, [0.0]
    for day, following in pairwise(ordered):
        at += math.log1p(following - day)
        places.append(at)
    free = 100 - 2 * MARGIN
    return {day: round(MARGIN + free * p / at if at else 50.0, 2) for day, p in zip(ordered, places, strict=False)}


def _ticks(days: Iterable[int], place: dict[int, float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for day in sorted(days, reverse=True):
        if not ticks or ticks[-1].at - place[day] >= TICK:
            ticks.append(Tick(place[day], dt.date.fromordinal(day).isoformat()))
    return tuple(reversed(ticks))
