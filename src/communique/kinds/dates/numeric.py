"""Dates in figures: ISO 8601, and day, month and year with slashes, dots or hyphens."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import Meaning, Read, Unknown
from communique.kinds.dates.periods import real_day
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import two_figures


def iso(found: Found, time: Timeline) -> Read:
    """A date, or a moment, that is ISO 8601 already."""
    word = found.words()[0].upper().replace(" ", "T")
    try:
        day = dt.date.fromisoformat(word[:10])
    except ValueError:
        return Unknown("no such day in the calendar")
    return Meaning("TIME" if "T" in word else "DATE", day.isoformat() + word[10:])


def numeric(found: Found, time: Timeline) -> Read:
    """Day, month and year in figures; where both orders are possible, the order that the article's other dates show."""
    return read_figures(found.words()[0], time)


def figures_day(digits: str, time: Timeline) -> dt.date | None:
    """The day that figures name, None where they name none or either of two."""
    read = read_figures(digits, time)
    return dt.date.fromisoformat(read.value) if isinstance(read, Meaning) else None


def read_figures(digits: str, time: Timeline) -> Read:
    """The value of "20/8/2020" and the like, by the article's own evidence."""
    a, b, c = (int(part) for part in re.split(r"[/.-]", digits))
    if a > 31:
        return _ymd(a, b, c) if re.match(r"\d{4}\D", digits) else None
    if not re.search(r"\D\d{4}$", digits) and ("." in digits or "-" in digits or c < 10):
        return None
    year = c if c >= 100 else two_figures(c, time)
    readings = {order: day for order, day in (("dmy", real_day(year, b, a)), ("mdy", real_day(year, a, b))) if day}
    if not readings:
        return None
    if len(set(readings.values())) > 1:
        order = slash_order(time.text)
        if order is None:
            return Unknown("day and month could be either way round, and no other date of the article tells")
        return Meaning("DATE", readings[order].isoformat())
    return Meaning("DATE", next(iter(readings.values())).isoformat())


def _ymd(year: int, month: int, day: int) -> Read:
    found = real_day(year, month, day)
    return Meaning("DATE", found.isoformat()) if found else None


def named_day(found: Found, time: Timeline) -> Read:
    """A day that is known by its figures: "after 9/11", "the 7/7 bombings"."""
    month, day = int(found.words("month")[0]), int(found.words("day")[0])
    year = lexicon().named_days.get(f"{month}-{day}")
    known = found.after() in listed("happened") or (
        f"{month}-{day}" == _BEST_KNOWN and found.before() in _LED and found.after() != "of"
    )
    if year is None or not known:
        return None
    named = dt.date(year, month, day)
    return Meaning("DATE", named.isoformat()) if time.day is None or named < time.day else None


_BEST_KNOWN = "9-11"
_LED = frozenset(("after", "before", "since", "until", "-"))


@lru_cache(1)
def slash_order(text: str) -> str | None:
    """The order of day and month in an article's figures, "dmy" or "mdy", where some of them can only be read one way."""
    seen = set()
    for match in re.finditer(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?!\d)", text):
        a, b = int(match[1]), int(match[3])
        if a > 12 >= b:
            seen.add("dmy")
        elif b > 12 >= a:
            seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


READINGS = {"iso": iso, "numeric": numeric, "named_day": named_day}
