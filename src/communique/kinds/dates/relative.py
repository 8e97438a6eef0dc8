"""Readings of times that are told from publication or another time: "yesterday", "last week", "that year"."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, duration, edge, is_told
from communique.kinds.dates.periods import first_day, moved, period, year_before, year_text
from communique.kinds.dates.reports import ENDINGS, ended_quarter, is_bounded, quarter_told, year_ended, year_told
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import year_of

COMPARED = 16
"""Words before "last year" among which stands what makes it a comparison."""
NO_DAY = "counts from a day that the article does not name"


def day_reference(found: Found, time: Timeline) -> Read:
    """Today, yesterday, tomorrow, and the days beyond; "about today" is what is talked about."""
    if named(found) or edge(found) == "APPROX":
        return None
    if time.day is None:
        return Unknown(NO_DATE)
    if time.history and found.words() == ["today"]:
        return Meaning("DATE", "PRESENT_REF")
    step = int(str(found.lookup("dayref") or 0))
    if found.has("far"):
        step *= 2
    return Meaning("DATE", (time.day + dt.timedelta(step)).isoformat(), edge(found))


def named(found: Found) -> bool:
    """Whether an expression is a name or part of one: "USA TODAY", a programme called "This Week"."""
    first, last = (found.tokens.text[found.tokens.starts[at]] for at in (found.first, found.last - 1))
    titled = last.isupper() and len(found.words()) > 1 and found.before() in ('"', "“", "`")
    return first.isupper() and (found.before().isalpha() or titled)


_LAST_MINUTE = frozenset(("at", "by", "till", "until"))
"""Words before "the last minute" that make it an idiom."""


def relative_unit(found: Found, time: Timeline) -> Read:
    """ "last week", "this month", "the previous year", "that day"."""
    words = found.core
    unit = str(found.lookup("unit"))
    if words[-2:] == ["last", "minute"] and found.before(1 + (found.before() == "the")) in _LAST_MINUTE:
        return None
    if unit in ("TH", "TM") and {"past", "last", "next", "coming"} & set(words):
        return Meaning("DURATION", duration("1", unit))
    if unit == "F" and {"past", "last", "next", "coming"} & set(words) and not named(found):
        return Meaning("DURATION", "P2W")
    if unit in ("TS", "TM", "TH", "F") or named(found) or _is_no_edge(found):
        return None
    if found.has("plushalf") or ("past" in words and "this" not in words and unit != "WE"):
        return Meaning("DURATION", duration("1.5" if found.has("plushalf") else "1", unit))
    if words[0] == "the" and words[-2] in ("last", "next", "coming") and _is_stretch(found, unit, time.history):
        return Meaning("DURATION", duration("1", unit))
    if "current" in words and "fiscal" in words:
        unit = "Y"
    if words == ["this", "day"] and found.before() == "to" and not found.after().isdigit():
        return Meaning("DATE", "PRESENT_REF")
    if words == ["that", "day"] and time.day_anchor is None:
        return Unknown(NO_DATE if time.day is None else NO_DAY)
    return _stepped(found, time, unit)


def _is_no_edge(found: Found) -> bool:
    """Whether "about" or "around" is no "approximately": "to think about next year", "around the end of"."""
    return edge(found) == "APPROX" and (found.after() == "of" or found.words()[0] == "about")


def _stepped(found: Found, time: Timeline, unit: str) -> Read:
    """The period of a unit so many before or after that of publication or, where it is told of, the one named last."""
    words = found.core
    base, step = (
        _base(found, time, unit),
        int(str(found.lookup("back") or found.lookup("forth") or (-1 if "past" in words else 0))),
    )
    if words == ["last", "year"] and (told := _compared_with(found, time)):
        return Meaning("DATE", told)
    if unit == "Y" and time.before_christ and is_told(found):
        return Meaning("DATE", year_text(time.before_christ + step), edge(found))
    if base is None:
        return Unknown(NO_DATE)
    if unit == "Y" and {"that", "same"} & set(words) and time.year_named and not time.history:
        return Meaning("DATE", f"{time.year_named:04d}", edge(found))
    if unit == "Q" and {"that", "same"} & set(words) and (told := time.quarter or time.topic.quarter):
        return Meaning("DATE", told, edge(found))
    if unit == "WE" and "this" in words and base.isoweekday() <= 3 and time.tense(found.start, found.end) == "past":
        step = -1
    day = moved(base, step, unit)
    return Meaning("DATE", period(day, unit), edge(found)) if day else Unknown("beyond the calendar")


def _compared_with(found: Found, time: Timeline) -> str | None:
    """The quarter of "last year" in a report on one: "against a loss of $2 million last year", "from last year's 9 cents"."""
    owning = found.after()[:1] in ("'", "’") and (found.after(2)[:1] in "$£€" or found.after(2)[:1].isdigit())
    if not owning and found.before() not in listed("sums") and found.before() not in ("share", ","):
        return None
    told = time.topic.quarter_compared(found.start)
    return year_before(told) if told and _is_comparison(found) else None


_AGAINST = frozenset(("against", "compared", "from", "versus", "vs"))


def _is_comparison(found: Found) -> bool:
    """Whether a sum that a report compares its own with stands right before: "from $5 million, or 12 cents a share,"."""
    for n in range(1, COMPARED + 1):
        if found.before(n) in _AGAINST:
            return True
        if found.before(n) in (".", ";", ""):
            return False
    return False


def _is_stretch(found: Found, unit: str, history: bool) -> bool:
    """Whether "the last" and a unit is so long a stretch: "over the last year", "the next decade", "the last week of".

    In a narrative "in the next year" is the year that follows."""
    if edge(found) is not None or (history and found.before() == "in" and unit in ("M", "Y") and found.after() != "of"):
        return False
    if unit in ("DE", "CE") or found.after() == "of":
        return True
    return unit in ("D", "W", "M", "Y") and (
        found.before() in listed("over_a_span") or (found.before(2), found.before()) == ("course", "of")
    )


def _base(found: Found, time: Timeline, unit: str) -> dt.date | None:
    if listed("backward") & set(found.words()):
        return time.topic.last(unit, found.start) or (time.day if _is_this_year(time, unit) else None) or time.now()
    from_now = time.history and not is_told(found)
    week = found.core[0] == "this" and unit in ("W", "WE")
    if from_now and time.day and (found.core[0] == "last" or week or time.tense(found.start, found.end) == "future"):
        return time.day
    told = time.last_day(unit) if is_told(found) else None
    return told or (time.day if _is_this_year(time, unit) else None) or time.now()


def _is_this_year(time: Timeline, unit: str) -> bool:
    """Whether a narrative has come to the year of publication and names no month of it, so that "this month" is today's."""
    return time.history and unit in ("D", "W", "M") and time.day is not None and time.anchor == f"{time.day.year:04d}"


MONTH_NEAR = 200
"""Characters within which "the end of the month" is that of the month named before."""
DAYS_TOLD = 4
"""Days before publication of a day that "earlier in the day" still speaks of, where the text tells of no today."""


_FOLLOWS = frozenset(("followed", "follows", "ensued"))


def the_unit(found: Found, time: Timeline) -> Read:
    """ "the weekend", "the quarter", "the end of the year": the period that is being talked about."""
    unit, words, after = str(found.lookup("unit")), found.words(), found.after()
    if found.tokens.text[found.tokens.starts[found.last - 1]].isupper() or unit in ("TS", "TM", "TH", "F"):
        return None
    if after == "that" and found.after(2) in _FOLLOWS and edge(found) is None:
        return Meaning("DURATION", duration("1", unit))
    told = unit == "WE" and after == "that" and found.before() in ("at", "over")
    if (after in listed("tells_unit") and not told) or ("full" in words and unit != "Y"):
        return None
    if unit == "Q" and after in ENDINGS:
        return ended_quarter(found, time)
    if unit == "Y" and is_bounded(found):
        return Meaning("DURATION", "P1Y")
    part = edge(found)
    if unit == "D" and part == "END" and (found.before(), after) == ("at", ","):
        return None
    if after == "ahead" and part is None and unit in ("D", "W", "M", "Y", "DE"):
        return Meaning("DURATION", duration("1", unit))
    if (part is None and not _talked_about(found, unit)) or (part == "APPROX" and words[0] != "around"):
        return None
    base = time.day if _is_this_year(time, unit) else time.now()
    return Meaning("DATE", _period_told(found, time, unit, base), part) if base else Unknown(NO_DATE)


def _period_told(found: Found, time: Timeline, unit: str, base: dt.date) -> str:
    """The period of a unit that is being talked about: what is reported, else that of publication."""
    part, day = edge(found), time.topic.last("D", found.start)
    if unit == "Q":
        return quarter_told(time, base)
    if unit in ("DE", "CE") and time.history and time.topic.in_sentence(time.back[1], found.start):
        base = first_day(time.back[0]) or base
    if unit == "Y" and (part is None or (part == "END" and found.words()[0] == "the")):
        return year_told(found, time, base) if part is None else f"{year_ended(found, time, base):04d}"
    if unit == "W" and part is None and day and 0 <= (base - day).days < 7:
        return period(day, "W")
    if unit == "D" and day and 0 <= (base - day).days <= DAYS_TOLD and not time.topic.tells_of_today:
        return base.isoformat() if _day_is_new(found, time, base) else day.isoformat()
    if unit == "M" and part == "END" and (month := _month_over(found, time, base)):
        return month
    if unit == "WE" and not _weekend_ahead(found, time, base):
        base -= dt.timedelta(7)
    return period(base, unit)


def _day_is_new(found: Found, time: Timeline, base: dt.date) -> bool:
    """Whether "earlier in the day" of a new paragraph is of publication, of which the text has told by its weekday."""
    at = time.topic.named["D"][1]
    weekday = f"{base:%A}"
    return "\n\n" in time.text[at : found.start] and weekday in time.text[: found.start]


def _weekend_ahead(found: Found, time: Timeline, base: dt.date) -> bool:
    """Whether "the weekend" is that of the week of publication: to come, told after a day to come, or about to begin."""
    if base.isoweekday() >= 5:
        return base.isoweekday() > 5 or time.tense(found.start, found.end) != "past"
    if found.before() in ("before", "by", "until") or time.tense(found.start, found.end) == "future":
        return True
    value, at = time.topic.named.get("D", ("", 0))
    return value > base.isoformat() and time.topic.in_sentence(at, found.start)


def _month_over(found: Found, time: Timeline, base: dt.date) -> str | None:
    """The month before publication at whose end something happened: "in July he fell; at the end of the month ..." """
    value, at = time.topic.named.get("M", ("", 0))
    told = value if value < period(base, "M") and found.start - at < MONTH_NEAR and not time.history else ""
    return told if told and time.topic.named_last("M") and time.tense(found.start, found.end) == "past" else None


def _talked_about(found: Found, unit: str) -> bool:
    """Whether "the" and a unit alone are a time: "over the weekend", "in the quarter", "for the week"."""
    if found.after() in ("is", "was") and found.after(2) in ("out", "over") and found.before() == "before":
        return unit != "CE"
    if found.after() in ("'s", "’s") and unit in ("W", "M"):
        return True
    if unit in ("Q", "Y"):
        return found.before() in ("in", "for", "during", "of", "throughout")
    return unit == "WE" or (unit == "W" and found.before() == "for")


def new_year(found: Found, time: Timeline) -> Read:
    """ "the new year": the one that has just begun in the first quarter of a year, else the one to come."""
    base, last = time.now(), found.tokens.starts[found.last - 1]
    if found.after() in ("-", "–") or found.tokens.text[last].isupper():
        return None
    if base is None:
        return Unknown(NO_DATE)
    return Meaning("DATE", f"{base.year + (base.month > 3):04d}", "START" if found.has("turn") else edge(found))


_PART_OF = {
    "start": "START",
    "beginning": "START",
    "middle": "MID",
    "mid": "MID",
    "midyear": "MID",
    "midmonth": "MID",
    "midweek": "MID",
}
_MIDDLES = {"midmonth": "M", "midweek": "W"}


def year_end(found: Found, time: Timeline) -> Read:
    """ "year-end": the end of the year of publication."""
    base, words = time.now(), found.words()
    if (found.has("plain") or words[0] in ("month", "week")) and found.before() not in listed("before_ends"):
        return None
    if base is None:
        return Unknown(NO_DATE)
    unit = _MIDDLES.get(words[-1]) or str(found.lookup("unit") or "Y")
    if found.has("year") or found.has("year2"):
        return Meaning("DATE", f"{year_of(found, time):04d}", "END")
    if unit == "Y" and _PART_OF.get(words[0], "END") == "END":
        return Meaning("DATE", f"{year_ended(found, time, base):04d}", "END")
    return Meaning("DATE", period(base, unit), _PART_OF.get(words[0], "END"))


def this_time(found: Found, time: Timeline) -> Read:
    """ "this time last year": the same month of the year before or after that of publication, of a week its day."""
    step = int(str(found.lookup("back") or found.lookup("forth")))
    if time.day is None:
        return Unknown(NO_DATE)
    unit = str(found.lookup("unit"))
    day = moved(time.day, step, unit) if unit in ("Y", "M", "W") else None
    return Meaning("DATE", period(day, {"Y": "M", "M": "W", "W": "D"}[unit])) if day else None


READINGS = {f.__name__: f for f in (day_reference, relative_unit, this_time, the_unit, new_year, year_end)}
