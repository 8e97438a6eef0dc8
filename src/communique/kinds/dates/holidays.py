"""Holidays with a fixed or a computed day."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.absolute import nearest_year
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown
from communique.kinds.dates.periods import easter, nth_weekday
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import year_of


def holiday_day(name: str, year: int) -> dt.date:
    """The day of a holiday in a year, by the rule that the lexicon gives for its name. Raises KeyError for an unknown name."""
    rule = lexicon().holidays[name]
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(int(rule.removeprefix("easter")))
    month, day, *nth = rule.split("-", 2)
    if nth:
        return nth_weekday(year, int(month), int(day), int(nth[0]))
    return dt.date(year, int(month), int(day))


def holiday(found: Found, time: Timeline) -> Read:
    """A holiday with or without its year."""
    name = " ".join("poss" if word[0] in "'’" else "dot" if word == "." else word for word in found.words("name"))
    if found.before() in ("chinese", "lunar", "orthodox", "islamic", "jewish"):
        return None
    year, base = year_of(found, time), time.now()
    if year is None and base is not None and "this" in found.words():
        year = base.year
    if year is None and base is None:
        return Unknown(NO_DATE)
    if year is None and base is not None:
        day = holiday_day(name, base.year)
        if {"last", "next"} & set(found.words()):
            year = base.year + (day <= base if "next" in found.words() else -(day >= base))
        else:
            year = nearest_year(time, day.month, day.day, time.tense(found.start, found.end))
    return Meaning("DATE", holiday_day(name, year).isoformat()) if year is not None else None


READINGS = {"holiday": holiday}
