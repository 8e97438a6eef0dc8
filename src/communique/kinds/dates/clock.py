"""Readings of times of day: "10 p.m. Wednesday", "noon", "Monday morning", "last night"."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.absolute import dated, month_of, nearest_year
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge
from communique.kinds.dates.numeric import figures_day
from communique.kinds.dates.periods import first_day, granularity
from communique.kinds.dates.relative import weekday_day
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import year_of

NEAR_DAY = 500
"""Characters within which a time of day is still of the day named before."""


def part(found: Found, time: Timeline) -> Read:
    """Parts of days: "Monday morning", "last night", "tonight"."""
    words = found.words()
    if words[0] == "the" and len(words) == 2 and _names_another(found):
        return None
    code = str(found.lookup("part") or found.lookup("daybreak") or "NI")
    day = _day_of_part(found, time)
    if found.has("of") and not isinstance(day, dt.date):
        return None
    if day is None:
        return Unknown(NO_DATE)
    limit = "MID" if "mid" in words else "START" if "early" in words else "END" if "late" in words else edge(found)
    return Meaning("TIME", f"{day.isoformat()}T{code}", limit)


def _names_another(found: Found) -> bool:
    """Whether "the night" is told by what follows, or is part of it: "the night he was shot", "the morning session"."""
    return found.after() == "of" or (found.after().isalpha() and found.before() not in listed("through_a_part"))


def _day_of_part(found: Found, time: Timeline) -> dt.date | None:
    words = found.words()
    month = month_of(found)
    if month is not None:
        day = next((int(w) for w in words if w.isdigit() and len(w) <= 2), None)
        year = year_of(found, time) or next((int(w) for w in words if re.fullmatch(r"\d{4}", w)), None)
        read = dated(year or nearest_year(time, month, day, ""), month, day, None)
        return first_day(read.value) if isinstance(read, Meaning) else None
    weekday_n = found.lookup("weekday") or found.lookup("weekdayabbr")
    if weekday_n is not None:
        return weekday_day(found, time, int(str(weekday_n)))
    base = time.day_anchor if {"that", "same", "the", "following"} & set(words) and time.day_anchor else time.now()
    step = (
        found.lookup("dayref")
        or found.lookup("back")
        or (found.lookup("forth") if "following" in words or "next" in words else 0)
    )
    return base + dt.timedelta(int(str(step or 0))) if base else None


def clock(found: Found, time: Timeline) -> Read:
    """A time of day, on the day that is named with it, or else on the day that is told of."""
    hours = _hours(found)
    if hours is None:
        return None
    day = _clock_day(found, time)
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hours}", edge(found))


def _hours(found: Found) -> str | None:
    noon = found.lookup("noon")
    words = found.words("time") or found.words("time2") or found.words("time3") or found.words()
    if noon is not None and not found.has("time"):
        return None if found.before() == "high" else str(noon)
    numbers = re.findall(r"\d+", words[0])
    if len(numbers) == 1 and len(numbers[0]) == 4:
        numbers = [numbers[0][:2], numbers[0][2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    half = next((w[0] for w in words[1:] if re.match(r"[ap]\.?\s?m", w)), None)
    if found.has("daypart"):
        half = "a" if "morning" in words or (hour == 12 and "night" in words) else "p"
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (found.has("time2") and not found.has("on") and not _clock_context(found)):
        return None
    return f"{hour:02d}:{minute:02d}"


def _clock_context(found: Found) -> bool:
    return len(found.words()) > 1 or found.before() in (
        "at",
        "by",
        "until",
        "from",
        "around",
        "about",
        "to",
        "since",
        "till",
    )


def _clock_day(found: Found, time: Timeline) -> dt.date | None:
    if found.has("on2"):
        return _dated_clock(found, time, month_of(found, "on2") or 0)
    if on := "on" if found.has("on") else "later" if found.has("later") else "":
        if (figures := found.words(on)[0])[:1].isdigit() and len(found.words(on)) == 1:
            return figures_day(figures, time)
        month = month_of(found, on)
        step = found.lookup("dayref", on)
        if month is not None:
            return _dated_clock(found, time, month)
        if step is not None:
            return time.day + dt.timedelta(int(str(step))) if time.day else None
        n = found.lookup("weekday", on) or found.lookup("weekdayabbr", on)
        return weekday_day(found, time, int(str(n)), on)
    near = None
    if time.anchor and granularity(time.anchor) == "D" and 0 <= found.start - time.anchor_at < NEAR_DAY:
        near = time.day_anchor
    return near or time.now()


def _dated_clock(found: Found, time: Timeline, month: int) -> dt.date | None:
    words = found.words("on") or found.words("on2") or found.words("later")
    day = next((int(re.sub(r"\D", "", w)) for w in words if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", w)), None)
    year = year_of(found, time) or next((int(w) for w in words if re.fullmatch(r"\d{4}", w)), None)
    read = dated(year or nearest_year(time, month, day, time.tense(found.start, found.end)), month, day, None)
    return first_day(read.value) if isinstance(read, Meaning) else None


READINGS = {f.__name__: f for f in (part, clock)}
