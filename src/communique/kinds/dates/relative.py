"""Readings of times that are told from publication or another time: weekdays, "last week", "that year"."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.absolute import dated, day_number, month_of, nearest_year, year_of
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, duration, edge, mod, number
from communique.kinds.dates.periods import first_day, granularity, moved, period, real_day
from communique.kinds.dates.timeline import Timeline

NO_ANCHOR = "no time named before it to count from"
ANCHORED = frozenset(("that", "same", "following", "previous", "preceding", "ensuing", "succeeding"))


def day_reference(found: Found, time: Timeline) -> Read:
    """Today, yesterday, tomorrow, and the days beyond."""
    if named(found):
        return None
    if time.day is None:
        return Unknown(NO_DATE)
    step = int(str(found.lookup("dayref") or 0))
    if found.has("far"):
        step *= 2
    return Meaning("DATE", (time.day + dt.timedelta(step)).isoformat(), edge(found))


def named(found: Found) -> bool:
    """Whether an expression stands inside a name: capitals in the middle of a sentence, "USA TODAY"."""
    first = found.tokens.text[found.start]
    return first.isupper() and found.before().isalpha()


def weekday(found: Found, time: Timeline) -> Read:
    """A weekday: the latest up to publication unless the words or the tense say otherwise."""
    if not _is_weekday(found):
        return None
    n = int(str(found.lookup("weekday") or found.lookup("weekdayabbr")))
    day = weekday_day(found, time, n)
    if day is None:
        return Meaning("DATE", f"XXXX-WXX-{n}", edge(found))
    return Meaning("DATE", day.isoformat(), edge(found))


def _is_weekday(found: Found) -> bool:
    short = found.lookup("weekday") is None
    return not short or found.words()[-1] == "."


def weekday_day(found: Found, time: Timeline, n: int, part: str | None = None) -> dt.date | None:
    """The day of weekday ``n`` (1 Monday to 7 Sunday) that an expression means."""
    words = set(found.words(part))
    base = time.day_anchor if words & ANCHORED and time.day_anchor else time.now()
    if base is None:
        return None
    back, ahead = (base.isoweekday() - n) % 7, (n - base.isoweekday()) % 7
    if found.has("week"):
        step = int(str(found.lookup("back", "week") or found.lookup("forth", "week") or 0))
        return base + dt.timedelta(n - base.isoweekday() + 7 * step)
    if words & {"last", "previous", "preceding"}:
        return base - dt.timedelta(back or 7)
    if words & {"next", "following", "coming"}:
        return base + dt.timedelta(ahead or 7)
    if {"same", "that"} & words:
        return time.day_anchor if time.day_anchor else base - dt.timedelta(back)
    if ahead and found.after()[:1] not in "'’" and time.tense(found.start, found.end) == "future":
        return base + dt.timedelta(ahead)
    return base - dt.timedelta(back)


def relative_unit(found: Found, time: Timeline) -> Read:
    """ "last week", "this month", "the previous year", "that day"."""
    words = found.words()
    unit = str(found.lookup("unit"))
    if unit in ("TS", "TM", "TH", "F") or named(found):
        return None
    if "past" in words and "this" not in words:
        return Meaning("DURATION", duration("1", unit)) if unit != "WE" else None
    if "the" in words and unit in ("DE", "CE") and words[-2] in ("last", "next", "coming"):
        return Meaning("DURATION", duration("1", unit))
    if "current" in words and "fiscal" in words:
        unit = "Y"
    base = _base(found, time, unit)
    if base is None:
        return Unknown(NO_DATE)
    if unit == "Q" and time.quarter and {"that", "same"} & set(words):
        return Meaning("DATE", time.quarter, edge(found))
    step = int(str(found.lookup("back") or found.lookup("forth") or (-1 if "past" in words else 0)))
    day = moved(base, step, unit)
    return Meaning("DATE", period(day, unit), edge(found)) if day else Unknown("beyond the calendar")


def _base(found: Found, time: Timeline, unit: str) -> dt.date | None:
    words = found.words()
    told = bool(ANCHORED & set(words)) or (words[0] == "the" and words[-2] == "next")
    if not told:
        return time.now()
    if unit == "D":
        return time.day_anchor or time.now()
    if time.anchor and granularity(time.anchor) in ("D", "W", "WE", "M", "Q", "H", "S", "Y"):
        return first_day(time.anchor)
    return time.now()


_OPENS = frozenset(
    [
        "of",
        "for",
        "in",
        "during",
        "over",
        "this",
        "on",
        "by",
        "at",
        "until",
        "since",
        "through",
        "at",
        "within",
        "from",
        "before",
        "after",
    ]
)


def the_unit(found: Found, time: Timeline) -> Read:
    """ "the weekend", "the quarter", "the end of the year": the period that is being talked about."""
    unit, words = str(found.lookup("unit")), found.words()
    if unit in ("TS", "TM", "TH", "F", "DE", "CE") or found.after() in ("of", "when", "that", "before", "after"):
        return None
    if unit in ("Q", "Y") and found.after() in ("ended", "ending"):
        return _ended(found, time, unit)
    part = edge(found)
    if part is None and (unit not in ("WE", "Q", "Y", "W") or (unit == "W" and found.before() != "for")):
        return None
    if part is None and unit != "WE" and found.before() not in ("in", "for", "during", "of"):
        return None
    if part == "APPROX" and words[0] != "around":
        return None
    base = time.now()
    if base is None:
        return Unknown(NO_DATE)
    if unit == "Q":
        return Meaning("DATE", quarter_told(time, base), part)
    if unit == "WE" and not (base.isoweekday() >= 5 or time.tense(found.start, found.end) == "future"):
        base -= dt.timedelta(7)
    return Meaning("DATE", period(base, unit), part)


def _ended(found: Found, time: Timeline, unit: str) -> Read:
    """A period told by its last day: "the year ended March 31" is a year long, "the quarter ended July 31" is the second."""
    if unit == "Y":
        return Meaning("DURATION", "P1Y")
    month = lexicon().words["month"].get(found.after(2)) or lexicon().words["monthabbr"].get(found.after(2))
    if not isinstance(month, int) or time.now() is None:
        return None
    tense = "ended" if found.after() == "ended" else "future"
    days = (found.after(n) for n in (3, 4))
    day = next((int(word) for word in days if word.isdigit() and 1 <= int(word) <= 31), 28)
    year = nearest_year(time, month, day, tense)
    last = real_day(year or 2000, month, day)
    return Meaning("DATE", period(last - dt.timedelta(45), "Q")) if last else None


def quarter_told(time: Timeline, base: dt.date) -> str:
    """The quarter that a report speaks of: the last one named, else the latest that has ended."""
    return time.quarter or period(moved(base, -1, "Q") or base, "Q")


def year_end(found: Found, time: Timeline) -> Read:
    """ "year-end": the end of the year of publication."""
    base = time.now()
    if base is None:
        return Unknown(NO_DATE)
    return Meaning("DATE", period(base, "M" if "month" in found.words() else "Y"), "END")


def _quantity(found: Found) -> tuple[str, str] | None:
    unit = found.lookup("unit") or found.lookup("units")
    if unit is None:
        return None
    words = [w for w in found.words()[len(found.words("mod")) :] if w not in found.words("way")]
    if "couple" in words:
        return "2", str(unit)
    count = number(words)
    if count is not None and count != count.to_integral_value():
        return None
    vague = next((w for w in words if w in lexicon().words["vague"]), None)
    if count is None:
        return ("1" if words[0] in ("a", "an") and vague is None else "X"), str(unit)
    return str(int(count)), str(unit)


def ago(found: Found, time: Timeline) -> Read:
    """ "two weeks ago", "a year earlier", "three days later"; vague counts give PAST_REF or a duration."""
    way, quantity = found.words("way"), _quantity(found)
    if quantity is None:
        return None
    count, unit = quantity
    if way[0] in ("before", "afterwards") and found.after().isalpha():
        return None
    if len(found.words()) == len(way) + 1 and (found.lookup("unit") is not None):
        return None
    backward = way[0] in ("ago", "earlier", "before")
    if count == "X":
        return Meaning("DATE", "PAST_REF") if way[0] == "ago" else Meaning("DURATION", duration("X", unit))
    base = _ago_base(way[0], time)
    if base is None:
        return Unknown(NO_DATE)
    n = int(count) * (-1 if backward else 1)
    return _shifted(base, n, unit, mod_of_point(mod(found), backward), found, time)


def _ago_base(way: str, time: Timeline) -> dt.date | None:
    if way in ("earlier", "later", "before", "afterwards") and time.anchor:
        return first_day(time.anchor)
    return time.now() if way not in ("ago", "from", "hence") else time.day


def _shifted(base: dt.date, n: int, unit: str, point: str | None, found: Found, time: Timeline) -> Read:
    if unit in ("TH", "TM", "TS"):
        return Meaning("DURATION", duration(str(abs(n)), unit), point)
    if n == -1 and unit == "Y" and not point and (told := time.compared(found.start)):
        start = first_day(told)
        day = moved(start, n, unit) if start else None
        return Meaning("DATE", period(day, "Q"), point) if day else None
    if unit == "F":
        n, unit = n * 2, "W"
    day = moved(base, n, unit)
    return Meaning("DATE", period(day, unit), point) if day else Unknown("beyond the calendar")


def mod_of_point(quantity: str | None, backward: bool) -> str | None:
    """The modifier of a point in time from that of its distance: more than a year ago is BEFORE, less than a year ago AFTER."""
    if quantity == "MORE_THAN":
        return "BEFORE" if backward else "AFTER"
    if quantity == "LESS_THAN":
        return "APPROX"
    return {"EQUAL_OR_MORE": "ON_OR_BEFORE" if backward else "ON_OR_AFTER"}.get(quantity or "", quantity)


def year_ago(found: Found, time: Timeline) -> Read:
    """ "year-ago", "the year-earlier quarter": last year, or the quarter of last year where a quarter is told of."""
    base = time.now()
    if base is None:
        return Unknown(NO_DATE)
    words = found.words()
    if "latest" in words:
        return Meaning("DATE", quarter_told(time, base))
    told = quarter_told(time, base) if "quarter" in words else time.compared(found.start)
    start = first_day(told) if told else None
    day = moved(start or base, -1, "Y")
    return Meaning("DATE", period(day, "Q" if start else "Y")) if day else None


def day_before(found: Found, time: Timeline) -> Read:
    """ "the day before", "the year after" that closes a clause: told from the time named last."""
    unit = str(found.lookup("unit"))
    if found.after().isalpha() or unit not in ("D", "W", "M", "Y") or time.anchor is None:
        return None
    base = time.day_anchor if unit == "D" else first_day(time.anchor)
    day = moved(base, -1 if found.words("way")[0] in ("before", "earlier") else 1, unit) if base else None
    return Meaning("DATE", period(day, unit)) if day else None


def part(found: Found, time: Timeline) -> Read:
    """Parts of days: "Monday morning", "last night", "tonight"."""
    words = found.words()
    code = str(found.lookup("part") or "NI")
    day = _day_of_part(found, time)
    if found.has("of") and not isinstance(day, dt.date):
        return None
    if day is None:
        return Unknown(NO_DATE)
    limit = "MID" if "mid" in words else "START" if "early" in words else "END" if "late" in words else edge(found)
    return Meaning("TIME", f"{day.isoformat()}T{code}", limit)


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
    words = found.words("time") or found.words("time2") or found.words()
    if noon is not None and not found.has("time"):
        return None if found.before() == "high" else str(noon)
    numbers = re.findall(r"\d+", words[0])
    if len(numbers) == 1 and len(numbers[0]) == 4:
        numbers = [numbers[0][:2], numbers[0][2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    half = next((w[0] for w in words[1:] if re.match(r"[ap]\.?\s?m", w)), None)
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
    if found.has("on"):
        month = month_of(found, "on")
        step = found.lookup("dayref", "on")
        if month is not None:
            return _dated_clock(found, time, month)
        if step is not None:
            return time.day + dt.timedelta(int(str(step))) if time.day else None
        n = found.lookup("weekday", "on") or found.lookup("weekdayabbr", "on")
        return weekday_day(found, time, int(str(n)), "on")
    near = None
    if time.anchor and granularity(time.anchor) == "D" and 0 <= found.start - time.anchor_at < 200:
        near = time.day_anchor
    return near or time.now()


def _dated_clock(found: Found, time: Timeline, month: int) -> dt.date | None:
    words = found.words("on")
    day = next((int(re.sub(r"\D", "", w)) for w in words if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", w)), None)
    year = next((int(w) for w in words if re.fullmatch(r"\d{4}", w)), None)
    read = dated(year or nearest_year(time, month, day, time.tense(found.start, found.end)), month, day, None)
    return first_day(read.value) if isinstance(read, Meaning) else None


READINGS = {
    f.__name__: f for f in (day_reference, weekday, relative_unit, the_unit, year_end, ago, year_ago, day_before, part, clock)
}
__all__ = ["READINGS", "day_number"]
