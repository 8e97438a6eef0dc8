"""Holidays with a fixed or a computed day."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.absolute import nearest_year
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
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
    if found.before() in ("chinese", "lunar", "orthodox", "islamic", "jewish") or _is_name(found, name):
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


def _is_name(found: Found, name: str) -> bool:
    """Whether a holiday is part of a name or another country's: "Good Friday Agreement", "Ukraine's Independence Day"."""
    if found.after() in listed("after_holiday") and found.tokens.text[found.tokens.starts[found.last]].isupper():
        return True
    before = found.before(2) if found.before()[:1] in "'’" and found.before() else found.before()
    named = found.first > 0 and found.tokens.text[found.tokens.starts[found.first - 1]].isupper()
    owned = found.before()[:1] in ("'", "’") or (named and before.isalpha())
    return name in listed("national") and owned and before not in listed("american")


READINGS = {"holiday": holiday}
