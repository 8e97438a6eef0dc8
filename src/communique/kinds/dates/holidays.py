"""Holidays with a fixed or a computed day."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from communique.kinds.dates.absolute import nearest_year
from communique.kinds.dates.feasts import FEASTS, islamic
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown
from communique.kinds.dates.periods import granularity, nth_weekday, period
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import year_of

_RULE = re.compile(
    r"(?P<name>[a-z]+)(?P<days>[+-]\d+)|islamic (?P<month>\d+)-(?P<day>\d+)|(?P<fixed>\d+-\d+(?:--?\d+){0,2})(?:\+(?P<on>\d+))?"
)
_LENGTH = re.compile(r"\*(\d+)$")


def holiday_day(name: str, year: int) -> dt.date | None:
    """The (first) day of a holiday in a year, by the rule that the lexicon gives for its name, None where it has none in it.

    Raises KeyError for an unknown name."""
    rule = _rules()[_folded(name)]
    match = _RULE.match(rule)
    if match is None:
        raise KeyError(rule)
    if match["name"]:
        day = FEASTS[match["name"]](year)
        return day + dt.timedelta(int(match["days"])) if day else None
    if match["month"]:
        return islamic(year, int(match["month"]), int(match["day"]))
    month, number, *nth = match["fixed"].split("-", 2)
    if nth:
        return nth_weekday(year, int(month), int(number), int(nth[0])) + dt.timedelta(int(match["on"] or 0))
    return dt.date(year, int(month), int(number))


def _folded(name: str) -> str:
    """A name without its marks: "new year poss day" is "new year day"."""
    return " ".join(word for word in name.split() if word not in ("poss", "mark", "dot", "hyphen"))


@lru_cache(1)
def _rules() -> dict[str, str]:
    return {_folded(name): rule for name, rule in lexicon().holidays.items()}


def _value(name: str, year: int, weekend: bool) -> str | None:
    """The value of a holiday of a year, of its days where it has several, or of the weekend that it makes longer."""
    day, length = holiday_day(name, year), _LENGTH.search(_rules()[_folded(name)])
    if day is None:
        return None
    if weekend:
        return period(day - dt.timedelta(3 if day.isoweekday() <= 2 else 0), "WE")
    if length:
        return f"{day.isoformat()}/{(day + dt.timedelta(int(length[1]) - 1)).isoformat()}"
    return day.isoformat()


def holiday(found: Found, time: Timeline) -> Read:
    """A holiday with or without its year."""
    name = " ".join(word for word in found.words("name") if word.isalpha())
    if found.before() in ("chinese", "lunar", "orthodox", "islamic", "jewish") or _is_name(found, name):
        return None
    year, base = year_of(found, time) or _year_apposed(found), time.now()
    if name in listed("named_with_year") and year is None and found.words()[0] not in ("last", "next", "this"):
        return None
    if year is None and base is None:
        return Unknown(NO_DATE)
    if year is None and base is not None:
        year = base.year if "this" in found.words() else _nearest(found, time, name, base)
    value = _value(name, year, found.has("weekend")) if year is not None else None
    return Meaning("DATE", value) if value else None


_APPOSED = re.compile(r",? \(?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}),? (1\d\d\d|20\d\d)\b")
"""The day, with its year, that says again when a feast was: "Easter Monday, 24 April 1916"."""


def _year_apposed(found: Found) -> int | None:
    match = _APPOSED.match(found.tokens.text, found.end)
    return int(match[1]) if match else None


def _nearest(found: Found, time: Timeline, name: str, base: dt.date) -> int | None:
    """The year of the last, the next or the nearest such holiday by the tense."""
    day = holiday_day(name, base.year)
    if day is None:
        return base.year
    if {"last", "previous", "next", "following"} & set(found.words()):
        return base.year + (day <= base if {"next", "following"} & set(found.words()) else -(day >= base))
    return nearest_year(time, day.month, day.day, time.tense(found.start, found.end))


def _is_name(found: Found, name: str) -> bool:
    """Whether a holiday is part of a name or another country's: "Good Friday Agreement", "Ukraine's Independence Day"."""
    if found.after() in listed("after_holiday") and found.tokens.text[found.tokens.starts[found.last]].isupper():
        return True
    before = found.before(2) if found.before()[:1] in "'’" and found.before() else found.before()
    named = found.first > 0 and found.tokens.text[found.tokens.starts[found.first - 1]].isupper()
    owned = found.before()[:1] in ("'", "’") or (named and before.isalpha())
    return name in listed("national") and owned and before not in listed("american")


def part_of_holiday(found: Found, time: Timeline) -> Read:
    """A part of a holiday of one day: "dawn on Christmas Day", "Easter morning"."""
    day = holiday(found, time)
    if not isinstance(day, Meaning):
        return day
    code = found.lookup("daybreak") or found.lookup("part")
    return Meaning("TIME", f"{day.value}T{code}") if granularity(day.value) == "D" and "/" not in day.value else None


READINGS = {"holiday": holiday, "part_of_holiday": part_of_holiday}
