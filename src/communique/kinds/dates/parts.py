"""Readings of the parts of years: seasons, weeks, days and weekdays of a month."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.absolute import day_number, month_of, nearest_year, yearless
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge, is_told
from communique.kinds.dates.passages import TURN, is_old, year_of_passage
from communique.kinds.dates.periods import (
    SEASONS,
    Interval,
    first_day,
    granularity,
    months,
    moved,
    nth_weekday,
    period,
    real_day,
    year_text,
)
from communique.kinds.dates.tense import is_put_off, tense_of
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import ordinal_of, year_of


def season(found: Found, time: Timeline) -> Read:
    """A season with its year, or relative to publication; a bare "fall" or "spring" is none."""
    code, words = found.lookup("season"), found.core
    year = year_of(found, time)
    if year is None and (found.has("bareyear") or _names_an_event(found) or not _is_season(found, words)):
        return None
    if year is None and time.history and time.before_christ:
        year = time.before_christ + int(str(found.lookup("forth") or found.lookup("back") or 0))
    if year is None:
        year = _season_ahead(found) or _of_passage(str(code), found, time) or _season_year(str(code), found, time)
    return Meaning("DATE", f"{year_text(year)}-{code}", edge(found))


def _of_passage(code: str, found: Found, time: Timeline) -> int | None:
    """The year of "in the autumn" by its passage, in news by its sentence; "last autumn", "that autumn" tell more."""
    value, at = time.back
    elsewhere = not time.history and not time.topic.in_sentence(at, found.start) and not is_old(value, time)
    if elsewhere or is_told(found) or {"last", "next", "past", "this"} & set(found.words()):
        return None
    return year_of_passage(found, time, SEASONS[code], None)


def _names_an_event(found: Found) -> bool:
    """Whether a season with a capital stands before another: "the Winter War", "the Summer Olympics"."""
    text, starts, last = found.tokens.text, found.tokens.starts, found.last
    return found.after().isalpha() and text[starts[last - 1]].isupper() and text[starts[last]].isupper()


def _season_ahead(found: Found) -> int | None:
    """The year that a second season gives to the first: "the autumn and winter of 1944"."""
    if found.after() not in ("and", "or", "to"):
        return None
    rest = [word for n in range(2, 6) if (word := found.after(n)) not in ("the", "early", "late", "of")]
    named = len(rest) > 1 and rest[0] in lexicon().words["season"]
    return int(rest[1]) if named and re.fullmatch(r"1\d{3}|20\d\d", rest[1]) else None


def _is_season(found: Found, words: list[str]) -> bool:
    """Whether words without a year are a season: "in spring", "the summer"; no fall of prices, no spring of a clock."""
    if words in (["the", "fall"], ["the", "spring"]) and _is_of_things(found):
        return False
    if words == ["that", "fall"] and found.tokens.text[found.start].islower():
        return found.before() in listed("before_fall") or not (found.before().endswith("s") or found.after().isalpha())
    if words[0] == "fall":
        return found.before() in listed("before_fall")
    told = {"the", "this", "last", "next", "that", "same", "past"} & set(words) or edge(found) is not None
    return bool(told) or found.before() in ("in", "since", "until", "by", "during")


def _is_of_things(found: Found) -> bool:
    """Whether "the fall" is of prices or a town, "the spring" of a clock."""
    loose = found.words()[-1] == "fall" and found.before() not in listed("before_fall")
    return loose or found.after() in ("of", "in", "from")


def _season_year(code: str, found: Found, time: Timeline) -> int | None:
    first, words = SEASONS[code], set(found.words())
    if {"that", "same"} & words and time.year_named and time.year_named_at > time.anchor_at and not time.history:
        return time.year_named
    of_now = words & {"last", "this"} and "the" not in words and time.day is not None
    told = first_day(time.anchor or "") if is_told(found) or (time.history and not of_now) else None
    if told is not None:
        return _season_told(told, first, found, time)
    base = time.day if of_now else time.now()
    if base is None:
        return None
    if found.lookup("back") is not None or "past" in words:
        return base.year if first + 2 < base.month else base.year - 1
    if found.lookup("forth") is not None:
        return base.year if first > base.month else base.year + 1
    if code == "WI" and base.month <= 2:
        return base.year - 1
    tense = _tense_of_season(found, time)
    if tense == "past" and first > base.month:
        return base.year - 1
    return base.year + (tense == "future" and first + 2 < base.month)


def _tense_of_season(found: Found, time: Timeline) -> str:
    """The tense of a season: "since winter" is past, "put off until the summer" leaves it open to which is nearer."""
    if found.before() == "since":
        return "past"
    tense = "" if {"this", "that"} & set(found.words()) else time.tense(found.start, found.end)
    return "" if is_put_off(found) else tense


def _season_told(told: dt.date, first: int, found: Found, time: Timeline) -> int:
    """The year of "the following spring", "that autumn" or, in a narrative, "the summer", from the time told of last."""
    way = int(str(found.lookup("forth") or found.lookup("back") or 0))
    if granularity(time.anchor or "") == "Y":
        return told.year + way
    if way > 0:
        return told.year + (first <= told.month)
    if way < 0:
        return told.year - (first + 2 >= told.month)
    if first == 12 and told.month <= 2:
        return told.year - 1
    return told.year + ("that" not in found.words() and told.month - first >= TURN)


def weekday_of_month(found: Found, time: Timeline) -> Read:
    """ "the first Monday of May", "the last Friday of next month"; None where the month has no fifth such day."""
    month, year, base = month_of(found), year_of(found, time), time.now()
    if base is None and (month is None or year is None):
        return Unknown(NO_DATE)
    if month is None and base is not None:
        step = found.lookup("back", "step") or found.lookup("forth", "step") or found.lookup("back", "step2") or 0
        first = moved(base.replace(day=1), int(str(step or found.lookup("forth", "step2") or 0)), "M")
        month, year = (first.month, first.year) if first else (None, None)
    elif year is None and month is not None:
        year = yearless(found, time, month, None, tense_of(found, time))
    n = -1 if found.has("last") else ordinal_of(found)
    if month is None or year is None or n is None or n > 5:
        return None
    day = nth_weekday(year, month, int(str(found.lookup("weekday") or found.lookup("weekdayabbr"))), n)
    return Meaning("DATE", day.isoformat()) if day.month == month else None


def part_of_period(found: Found, time: Timeline) -> Read:
    """ "the last week of July", "the first day of next month"; a week belongs to the month of its Thursday."""
    span = _span_of(found, time)
    n = -1 if found.has("last") else ordinal_of(found)
    if found.has("last") and found.before() in lexicon().words["ordword"]:
        return None
    if span is None or n is None:
        return None
    first, last = span
    if "month" in found.words()[:4] and not found.has("relmonth"):
        return _nth_month(found, first, n)
    unit = "D" if "day" in found.words() else "WE" if "weekend" in found.words() else "W"
    weekday = {"D": None, "W": 4, "WE": 6}[unit]
    if weekday is None:
        day = last if n < 0 else first + dt.timedelta(n - 1)
    elif n < 0:
        day = last - dt.timedelta((last.isoweekday() - weekday) % 7)
    else:
        day = first + dt.timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    return Meaning("DATE", period(day, unit)) if first <= day <= last else None


def _nth_month(found: Found, first: dt.date, n: int) -> Read:
    """ "the first month of 2019": no month of a month."""
    if month_of(found) is not None or n > 12:
        return None
    return Meaning("DATE", f"{first.year:04d}-{n if n > 0 else 12:02d}")


def _span_of(found: Found, time: Timeline) -> Interval | None:
    """The month or year that a part is taken of."""
    month, year, base = month_of(found), year_of(found, time), time.now()
    if found.has("relmonth"):
        step = found.lookup("back", "relmonth") or found.lookup("forth", "relmonth") or 0
        day = moved(base.replace(day=1), int(str(step)), "M") if base else None
        return months(day.year, day.month, 1) if day else None
    if month is not None and year is None:
        year = yearless(found, time, month, None, tense_of(found, time))
    if year is None or year <= 0:
        return None
    return months(year, month, 1) if month is not None else months(year, 1, 12)


def week_of(found: Found, time: Timeline) -> Read:
    """The week that holds a day: "the week of April 10", "the week ended Feb. 7"."""
    month, day, year = month_of(found), day_number(found, "day") or day_number(found, "day2"), year_of(found, time)
    if month is None or day is None:
        return None
    if year is None:
        year = nearest_year(time, month, day, "ended" if "ended" in found.words() else tense_of(found, time))
    real = real_day(year, month, day) if year is not None and year > 0 else None
    return Meaning("DATE", period(real, "W")) if real else None


READINGS = {f.__name__: f for f in (season, part_of_period, week_of, weekday_of_month)}
