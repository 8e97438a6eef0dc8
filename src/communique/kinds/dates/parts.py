"""Readings of the parts of years: seasons, quarters, halves, fiscal years."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.absolute import full_year, month_of, nearest_year, ordinal_of, tense_of, year_of
from communique.kinds.dates.find import Found
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge
from communique.kinds.dates.periods import moved, nth_weekday
from communique.kinds.dates.relative import quarter_told
from communique.kinds.dates.timeline import Timeline


def season(found: Found, time: Timeline) -> Read:
    """A season with its year, or relative to publication; a bare "fall" or "spring" is none."""
    code, words = found.lookup("season"), found.words()
    year = year_of(found, time)
    bare = year is None and not ({"the", "this", "last", "next", "that", "same", "past"} & set(words)) and edge(found) is None
    if bare and (found.before() not in ("in", "since", "until", "by", "during") or words[0] == "fall"):
        return None
    if year is None and words[0] == "the" and len(words) == 2 and words[1] in ("fall", "spring") and found.after() == "of":
        return None
    base = time.now()
    if year is None and base is not None:
        year = _season_year(base, str(code), found, time)
    return Meaning("DATE", f"{year:04d}-{code}" if year is not None else f"XXXX-{code}", edge(found))


def _season_year(base: dt.date, code: str, found: Found, time: Timeline) -> int:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if found.lookup("back") is not None or "past" in found.words():
        return base.year if first + 2 < base.month else base.year - 1
    if found.lookup("forth") is not None:
        return base.year if first > base.month else base.year + 1
    if code == "WI" and base.month <= 2:
        return base.year - 1
    return base.year


def quarter(found: Found, time: Timeline) -> Read:
    """A quarter by its number; without a year the latest that has begun, or that of the year named before."""
    n = ordinal_of(found)
    if n is None or not 1 <= n <= 4:
        return None
    base, year = time.now(), year_of(found, time)
    if year is None and found.has("yearbefore"):
        year = int(found.words("yearbefore")[0])
    if year is None and base is not None:
        year = base.year - 1 if n > (base.month + 2) // 3 else base.year
        if time.tense(found.start, found.end) == "future" or (n == (base.month + 2) // 3 + 1 and "next" in found.words()):
            year = base.year
        year -= 1 if found.has("ago") else 0
    return Meaning("DATE", f"{year:04d}-Q{n}" if year is not None else f"XXXX-Q{n}", edge(found))


def quarter_of_year(found: Found, time: Timeline) -> Read:
    """ "the 1988 quarter": the quarter told of, in another year; "the 1988 period" where no quarter is told of: that year."""
    year, told, base = year_of(found, time), time.compared(found.start), time.now()
    if told is None and "quarter" in found.words() and base is not None:
        told = quarter_told(time, base)
    return Meaning("DATE", f"{year:04d}{told[4:] if told else ''}")


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
        year = nearest_year(time, month, None, tense_of(found, time))
    n = -1 if found.has("last") else ordinal_of(found)
    if month is None or year is None or n is None or n > 5:
        return None
    day = nth_weekday(year, month, int(str(found.lookup("weekday") or found.lookup("weekdayabbr"))), n)
    return Meaning("DATE", day.isoformat()) if day.month == month else None


def quarter_short(found: Found, time: Timeline) -> Read:
    """ "Q3 2020", "3Q20"; without a year the latest that has begun, and only where a preposition or a result is named."""
    word = found.words()[0]
    n = int(word[0] if word[1] == "q" else word[word.index("q") + 1])
    inside = re.search(r"\d{4}|['’]\d\d$|(?<=q)\d\d$", word.removeprefix(f"q{n}"))
    year, base = year_of(found, time), time.now()
    if year is None and inside:
        digits = inside[0].strip("'’")
        year = int(digits) if len(digits) == 4 else full_year(int(digits))
    if year is None and found.before() not in _BEFORE_QUARTER and found.after() not in _RESULTS:
        return None
    if year is None and base is not None:
        year = base.year - (n > (base.month + 2) // 3 and time.tense(found.start, found.end) != "future")
    return Meaning("DATE", f"{year:04d}-Q{n}" if year is not None else f"XXXX-Q{n}")


_BEFORE_QUARTER = frozenset(("in", "for", "during", "since", "by", "until", "from", "to", "through"))
_RESULTS = frozenset(("results", "earnings", "profit", "profits", "sales", "revenue", "revenues", "growth", "gdp", "guidance"))


def half_year(found: Found, time: Timeline) -> Read:
    """The first or second half of a year."""
    year, base, words = year_of(found, time), time.now(), found.words()
    year = year if year is not None or base is None else base.year
    half = 1 if {"first", "h1", "1h"} & set(words) else 2
    return Meaning("DATE", f"{year:04d}-H{half}" if year is not None else f"XXXX-H{half}")


def fiscal(found: Found, time: Timeline) -> Read:
    """A fiscal year, by the calendar year that it is named after."""
    if found.after() in ("ended", "ending") and found.words() == ["the", "fiscal", "year"]:
        return Meaning("DURATION", "P1Y")
    year, base = year_of(found, time), time.now()
    if digits := re.fullmatch(r"fy\D*(\d+)", found.words()[0]):
        year = int(digits[1]) if len(digits[1]) == 4 else full_year(int(digits[1]))
    if year is None and base is None:
        return Unknown(NO_DATE)
    step = found.lookup("back") or found.lookup("forth") or 0
    return Meaning("DATE", f"{year if year is not None else base.year + int(str(step)):04d}")  # type: ignore[union-attr]


READINGS = {f.__name__: f for f in (season, quarter, quarter_of_year, weekday_of_month, quarter_short, half_year, fiscal)}
