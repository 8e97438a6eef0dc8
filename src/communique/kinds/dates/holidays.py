"""Holidays with a fixed or a computed day."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.absolute import nearest_year, year_of
from communique.kinds.dates.find import Found
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown
from communique.kinds.dates.periods import easter, nth_weekday
from communique.kinds.dates.timeline import Timeline

FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "halloween": (10, 31),
    "boxing day": (12, 26),
}
FIXED |= {"independence day": (7, 4), "new year day": (1, 1), "new year eve": (12, 31)}
FLOATING = {
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
    "labor day": (9, 1, 1),
    "memorial day": (5, 1, -1),
}


def holiday_day(name: str, year: int) -> dt.date | None:
    """The day of a holiday in a year (public holidays of the United States, Christian feasts)."""
    if name in FIXED:
        return dt.date(year, *FIXED[name])
    if name in FLOATING:
        month, weekday, n = FLOATING[name]
        return nth_weekday(year, month, weekday, n)
    if name in ("easter", "easter sunday"):
        return easter(year)
    return easter(year) - dt.timedelta(2) if name == "good friday" else None


def holiday(found: Found, time: Timeline) -> Read:
    """A holiday with or without its year."""
    words = [w for w in found.words() if w.isalpha() and w not in ("last", "next", "this", "s")]
    name, year, base = " ".join(words), year_of(found, time), time.now()
    if year is None and base is None:
        return Unknown(NO_DATE)
    if year is None and base is not None:
        day = holiday_day(name, base.year)
        year = (
            nearest_year(time, day.month, day.day, "past" if "last" in found.words() else time.tense(found.start, found.end))
            if day
            else None
        )
    day = holiday_day(name, year) if year is not None else None
    return Meaning("DATE", day.isoformat()) if day else None


READINGS = {"holiday": holiday}
