"""Readings of times of day: "10 p.m. Wednesday", "noon", "Monday morning", "last night"."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.absolute import dated, month_of, yearless
from communique.kinds.dates.days import month_step
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge, ordinal
from communique.kinds.dates.narrative import had_been
from communique.kinds.dates.numeric import figures_day
from communique.kinds.dates.periods import first_day, moved, real_day
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.weekdays import weekday_day
from communique.kinds.dates.years import year_of


def part(found: Found, time: Timeline) -> Read:
    """Parts of days: "Monday morning", "last night", "tonight", "the early hours of 3 May", "dawn"."""
    words = found.words()
    if (words[0] == "the" and len(words) == 2 and _names_another(found)) or _is_any(found):
        return None
    code = "MO" if found.has("hours") else str(found.lookup("part") or found.lookup("daybreak") or "NI")
    day = _day_of_part(found, time)
    if found.has("of") and not isinstance(day, dt.date):
        return None
    return _part_of(day, code, _limit(found))


def _part_of(day: dt.date | None, code: str, limit: str | None) -> Read:
    return Meaning("TIME", f"{day.isoformat()}T{code}", limit) if day else Unknown(NO_DATE)


def part_alone(found: Found, time: Timeline) -> Read:
    """A part of a day that is not named: "at dawn", "in late morning", "overnight"; of the day told of near it."""
    if found.has("over"):
        return _overnight(found, time)
    if found.before() not in listed("before_dawn") or found.after() in ("-", "–") or found.after() in _TEMPORAL:
        return None
    if found.has("plain") and (found.before() != "by" or _is_of_a_noun(found)):
        return None
    dawn = found.lookup("daybreak")
    day = _told_with(found, time)
    if day is None and time.day_near(found.start) is None and (dawn or found.has("hours")):
        return None
    morning = dawn == "MO" or found.words() == ["morning"]
    if day is not None and morning and time.told[0].endswith(("TNI", "TEV")):
        day += dt.timedelta(1)
    code = "MO" if found.has("hours") else str(dawn or found.lookup("part"))
    return _part_of(day or time.now(), code, _limit(found))


def _is_of_a_noun(found: Found) -> bool:
    """Whether a part of a day is part of a noun ("by evening classes"), no time ("by evening the town had fallen")."""
    return found.after() in listed("after_parts")


_GOES_ON = frozenset(("and", "at", "but", "by", "in", "near", "to", "with"))
_TEMPORAL = frozenset(("show", "shift", "session", "trading", "raid", "attack", "attacks", "raids", "hours", "talks"))


def _overnight(found: Found, time: Timeline) -> Read:
    """ "overnight": the night before publication or, in a narrative, that of the day told of."""
    first = found.before() in ("", ".", "\n\n")
    if not first and found.after() not in listed("overnight_after"):
        return None
    if found.before() in listed("determiners") or (first and found.after().isalpha()):
        return None
    if found.before() in ("stay", "stayed", "staying") or time.tense(found.start, found.end) == "future":
        return None
    day = time.day_near(found.start) if time.history else time.day and time.day - dt.timedelta(1)
    return _part_of(day, "NI", None) if day or not time.history else None


def _limit(found: Found) -> str | None:
    words = found.words()
    if found.has("hours"):
        return "START"
    return "MID" if "mid" in words else "START" if "early" in words else "END" if "late" in words else edge(found)


def _is_any(found: Found) -> bool:
    """Whether a part of a weekday is any such: "on a Saturday evening"."""
    return found.words()[0] in lexicon().words["weekday"] and found.before() in ("a", "another")


def _names_another(found: Found) -> bool:
    """Whether "the night" is told by what follows, or is part of it: "the night he was shot", "the morning session"."""
    if found.before() == "on" and found.after().isalpha():
        return found.after() not in _GOES_ON
    return found.after() == "of" or (found.after().isalpha() and found.before() not in listed("through_a_part"))


def _day_of_part(found: Found, time: Timeline) -> dt.date | None:
    words = found.words()
    month = month_of(found)
    if month is not None or _ordinal(words):
        return _dated_clock(found, time, words)
    weekday_n = found.lookup("weekday") or found.lookup("weekdayabbr")
    if weekday_n is not None:
        return weekday_day(found, time, int(str(weekday_n)))
    told = {"that", "same", "following", "next"} & set(words) and time.day_anchor
    base = told or ("the" in words and _told_of(found, time)) or time.now()
    if words == ["the", "night"] and base == time.day and base and time.tense(found.start, found.end) == "past":
        return base - dt.timedelta(1)
    step = (
        found.lookup("dayref")
        or found.lookup("back")
        or (found.lookup("forth") if "following" in words or "next" in words else 0)
    )
    return base + dt.timedelta(int(str(step or 0))) if base else None


def _told_of(found: Found, time: Timeline) -> dt.date | None:
    """The day that "the morning" is of: the one told of, unless what happened would be to come."""
    day = time.day_anchor if time.history else time.day_near(found.start)
    if day and time.day and day > time.day and time.tense(found.start, found.end) == "past":
        return None
    return day


def clock(found: Found, time: Timeline) -> Read:
    """A time of day, on the day that is named with it, or else on the day that is told of."""
    hours = _hours(found)
    if hours is None:
        return None
    day = _clock_day(found, time)
    if day and _follows_night(found, time, hours):
        day += dt.timedelta(1)
    elif day and _is_of_afternoon(found, time, day, hours):
        hours = f"{int(hours[:2]) + 12}{hours[2:]}"
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hours}", edge(found))


def _follows_night(found: Found, time: Timeline, hours: str) -> bool:
    """Whether a clock time alone is of the day after the night told of: "on the night of 8 May ... at 3 a.m.",
    "sank at 11 p.m. Wednesday ... by noon"."""
    alone = not any(found.has(part) for part in ("on", "on2", "later"))
    if not alone or time.day_near(found.start) is None or had_been(found):
        return False
    late = time.told[0][10:] > "T2" and not time.told[0][11:12].isalpha()
    joined = found.before() in listed("before_clock") or found.before() in ("and", "before", "(")
    return (late and joined and hours < ("08" if found.before() == "(" else "13")) or (
        hours < "08" and time.told[0].endswith("TNI")
    )


def _is_of_afternoon(found: Found, time: Timeline, day: dt.date, hours: str) -> bool:
    """Whether "six o'clock" is six in the evening, as a narrative has come to three in the afternoon of that day."""
    if not time.history or "clock" not in found.words() or found.has("daypart") or had_been(found):
        return False
    return f"{day.isoformat()}T12" <= time.told[0] < f"{day.isoformat()}T24" and hours < "12" and hours < time.told[0][11:]


def _hours(found: Found) -> str | None:
    noon = found.lookup("noon")
    words = found.words("time") or found.words("time2") or found.words("time3") or found.words()
    if noon is not None and not found.has("time"):
        return None if found.before() == "high" else str(noon)
    numbers = re.findall(r"\d+", words[0])
    if not numbers:
        numbers = [str(found.lookup("numword"))]
    if len(numbers) == 1 and len(numbers[0]) == 4:
        numbers = [numbers[0][:2], numbers[0][2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    half = next((w[0] for w in words[1:] if re.match(r"[ap]\.?\s?m", w)), None)
    if half is None and hour < 12 and found.lookup("part", "on") in ("AF", "EV", "NI"):
        half = "p"
    if found.has("daypart"):
        half = "a" if "morning" in words or (hour == 12 and "night" in words) else "p"
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (found.has("time2") and not _clock_context(found)):
        return None
    return f"{hour:02d}:{minute:02d}"


def _clock_context(found: Found) -> bool:
    """Whether figures alone are a time of day: after "at", "by", or before a zone or a day; "1530" only after "at"."""
    word, before = found.words("time2")[0], found.before(2) if found.before() in ("about", "around") else found.before()
    if len(word) == 4 and word.isdigit():
        firm = (
            edge(found) == "APPROX" or before in listed("before_clock")
            if word < "1000"
            else before == "at" and not found.after().isalpha()
        )
        return firm or (before == "at" and found.has("on"))
    return found.has("on") or len(found.words()) > 1 or found.before() in listed("before_clock")


def _clock_day(found: Found, time: Timeline) -> dt.date | None:
    if found.has("on2"):
        return _dated_clock(found, time, found.words("on2"))
    if on := "on" if found.has("on") else "later" if found.has("later") else "":
        words = found.words(on)
        if words[0][:1].isdigit() and len(words) == 1:
            return figures_day(words[0], time)
        step = found.lookup("dayref", on)
        if month_of(found, on) is not None or _ordinal(words):
            return _dated_clock(found, time, words)
        if step is not None:
            return time.day + dt.timedelta(int(str(step))) if time.day else None
        if words[0] in ("that", "the"):
            base = time.day_anchor or time.now()
            return base + dt.timedelta(bool({"next", "following"} & set(words))) if base else None
        n = found.lookup("weekday", on) or found.lookup("weekdayabbr", on)
        return weekday_day(found, time, int(str(n)), on)
    near = _told_with(found, time)
    if time.history and time.day_anchor:
        moved_on = first_day(time.anchor or "")
        return None if moved_on and (moved_on - time.day_anchor).days > MOVED_ON else near or time.day_anchor
    return near or time.now()


LATE = 14
"""Days before publication from which on a time of day in another paragraph is no longer of the day told of."""
MOVED_ON = 31
"""Days from the day named last to a month or year told of since, from which on a narrative has left that day."""


def _told_with(found: Found, time: Timeline) -> dt.date | None:
    """The day told of near a time of day, unless news tells of a day gone by and it is to come, or the other way round."""
    near = time.day_near(found.start)
    if near is None or time.day is None or time.history or near == time.day:
        return near
    if time.topic.in_sentence(time.told[1], found.start):
        return near
    if (time.day - near).days > LATE and "\n\n" in time.text[time.told[1] : found.start]:
        return None
    return None if time.tense(found.start, found.end) == ("future" if near < time.day else "past") else near


def _ordinal(words: list[str]) -> int | None:
    """The day of the month that an ordinal number among some words is."""
    return next((number for word in words if (number := ordinal(word))), None)


def _dated_clock(found: Found, time: Timeline, words: list[str]) -> dt.date | None:
    """The day that some words of an expression name by its number; the first of two."""
    table = lexicon().words
    day = next((int(re.sub(r"/\d|\D", "", w)) for w in words if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|d)?(?:/\d)?", w)), None)
    month = next((table[name][w] for w in words for name in ("month", "monthabbr") if w in table[name]), None)
    year = year_of(found, time) or next((int(w) for w in words if re.fullmatch(r"\d{4}", w)), None)
    base = time.now()
    if month is None and day is not None:
        first = moved(base.replace(day=1), month_step(found, time, base, day), "M") if base else None
        return real_day(first.year, first.month, day) if first else None
    year = year or yearless(found, time, int(str(month)), day, time.tense(found.start, found.end))
    read = dated(year, int(str(month)), day, None)
    return first_day(read.value) if isinstance(read, Meaning) else None


READINGS = {f.__name__: f for f in (part, part_alone, clock)}
