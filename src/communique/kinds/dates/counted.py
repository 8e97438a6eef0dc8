"""Readings of times that are counted: "two weeks ago", "a year earlier", "three days later", "the year before last"."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, duration, mod, number
from communique.kinds.dates.periods import moved, period, year_before, year_text
from communique.kinds.dates.timeline import Timeline


def _quantity(found: Found) -> tuple[str, str] | None:
    way, table = found.words("way"), lexicon().words
    words = [w for w in found.words()[len(found.words("mod")) :] if w not in way]
    unit = next((names[w] for names in (table["unit"], table["units"]) for w in words if w in names), None)
    if unit is None:
        return None
    if "some" in words and found.lookup("unit") is not None:
        return None
    if "couple" in words:
        return "2", str(unit)
    half = "half" in words and "dozen" not in words
    count = number(words)
    if half or (count is not None and count != count.to_integral_value()):
        return _halves(count or Decimal(0), half, str(unit))
    if "quarter" in words:
        return "25", "Y"
    vague = next((w for w in words if w in lexicon().words["vague"]), None)
    if count is None:
        return ("1" if words[0] in ("a", "an") and vague is None else "X"), str(unit)
    return str(int(count)), str(unit)


def _halves(count: Decimal, half: bool, unit: str) -> tuple[str, str] | None:
    """Halves in the unit that is finer: "half a year ago" is six months, "two and a half years ago" thirty."""
    if unit not in _FINER:
        return None
    size, finer = _FINER[unit]
    whole = (count + (Decimal("0.5") if half and count == count.to_integral_value() else 0)) * size
    return (str(int(whole)), finer) if whole == whole.to_integral_value() else None


_FINER = {"CE": (100, "Y"), "DE": (10, "Y"), "Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM")}


def ago(found: Found, time: Timeline) -> Read:
    """ "two weeks ago", "a year earlier", "three days later"; vague counts give PAST_REF or a duration."""
    way, quantity = found.words("way"), _quantity(found)
    if quantity is None:
        return None
    count, unit = quantity
    if _is_part(found) or (way[0] == "on" and not (time.history and found.after() in (",", ".", ";"))):
        return None
    if way[0] in ("before", "after", "afterward", "afterwards") and not _ends_clause(found):
        return None
    backward = way[0] in ("ago", "earlier", "before")
    if count == "X":
        return Meaning("DATE", "PAST_REF") if way[0] == "ago" else Meaning("DURATION", duration("X", unit))
    if unit == "Y" and time.before_christ and way[0] in ("earlier", "later", "before", "after", "afterward", "afterwards"):
        return Meaning("DATE", year_text(time.before_christ + int(count) * (-1 if backward else 1)))
    if unit == "Y" and way[0] != "ago" and (year := _year_apposed(found)):
        return Meaning("DATE", year, mod_of_point(mod(found), backward))
    base = time.day if way[0] == "later" and _is_now(found) else _ago_base(way[0], unit, time)
    if base is None:
        return Unknown(NO_DATE)
    n = 0 if way[0] == "later" and _is_now(found) else int(count) * (-1 if backward else 1)
    if found.has("on"):
        return _ago_on(base, n, unit, found)
    return _shifted(base, n, unit, mod_of_point(mod(found), backward), found, time)


def _is_now(found: Found) -> bool:
    """Whether the time is publication's: "now, eighty years later", "today, ten years later"."""
    return found.before(1 + (found.before() == ",")) in ("now", "today") and found.after() in (",", ".", ";", "")


def _ends_clause(found: Found) -> bool:
    """Whether nothing follows that an expression counts from: "three days after, they met", not "three days after the vote"."""
    after, tokens, last = found.after(), found.tokens, found.last
    if not (after.isalpha() or after[:1].isdigit()) or after in listed("after_day_before"):
        return True
    return found.words("way")[-1] in ("that", "afterward", "afterwards") and (
        after in listed("after_days") or tokens.text[tokens.starts[last]].isupper()
    )


_APPOSED = re.compile(r", (?:in|on) (?:(?:the|early|late|mid-?) ?|[A-Z][a-z]{2,8} |\d{1,2},? ){0,4}(1\d\d\d|20\d\d)\b")
"""The day or month, with its year, that says again when "eleven years before" was: ", on 14 December 1974"."""


def _year_apposed(found: Found) -> str | None:
    """The year that is said again right behind an expression, or right before it: "In 1966, fifty years later, they met"."""
    match = _APPOSED.match(found.tokens.text, found.end)
    if match is None and found.after() == "," == found.before() and found.words("way")[-1] in ("later", "on"):
        return found.before(2) if re.fullmatch(r"1\d{3}|20\d\d", found.before(2)) else None
    return match[1] if match else None


def _is_part(found: Found) -> bool:
    """Whether words around change what it is: "half a year ago", "handed over a week later", "a day later than"."""
    if found.words()[-1] in ("earlier", "later") and found.after() == "than":
        return True
    if len(found.words()) == len(found.words("way")) + 1 and found.lookup("unit") is not None:
        return True
    first, before = found.words()[0], found.before()
    return (first == "over" and before in listed("over_verbs")) or (first in ("a", "an") and before == "half")


def _ago_on(base: dt.date, n: int, unit: str, found: Found) -> Read:
    """ "a year ago today": the very day; "a week ago Monday": so long before the latest Monday; of a month
    or year the Monday nearest to it."""
    weekday = found.lookup("weekday", "on") or found.lookup("weekdayabbr", "on")
    if weekday is not None:
        if unit in ("M", "Q", "Y", "DE"):
            base = moved(base, n, unit) or base
            return Meaning("DATE", (base + dt.timedelta((int(str(weekday)) - base.isoweekday() + 3) % 7 - 3)).isoformat())
        base -= dt.timedelta((base.isoweekday() - int(str(weekday))) % 7)
    elif (here := found.words("on")) and here[0] == "this":
        day = moved(base, n, unit) if unit in ("W", "M", "Q", "Y", "DE") else None
        return _this(found, day, here[1]) if day else None
    day = None if unit in ("TH", "TM", "TS") else moved(base, n, unit)
    return Meaning("DATE", day.isoformat()) if day else None


def _this(found: Found, day: dt.date, word: str) -> Read:
    """ "two years ago this month": the week, month or weekend of that day."""
    unit = str(lexicon().words["unit"].get(word, ""))
    return Meaning("DATE", period(day, unit)) if unit else None


def _ago_base(way: str, unit: str, time: Timeline) -> dt.date | None:
    if way in ("ago", "from", "hence"):
        return time.last_day(unit) or time.day if way == "ago" and time.history and unit in _TOLD_AGO else time.day
    told, latest = time.counted_from(time.last("W" if unit == "F" else unit) or ""), time.counted_from(time.anchor or "")
    if told is None or latest is None or not time.history:
        return told or time.now()
    if way in ("earlier", "before") and time.main is not None and latest == time.main[0] < told:
        return latest
    return latest if (latest - told).days > LEFT.get(unit, NEVER) else told


_TOLD_AGO = ("D", "W", "F")
"""The units in which "ago" of a narrative counts from the day that it tells of: nobody counts days from its publication."""
LEFT = {"D": 62, "W": 28, "F": 28}
"""Days from the day named last to a month or year told of since, from which on a narrative counts from the latter."""
NEVER = 10**6


def _shifted(base: dt.date, n: int, unit: str, point: str | None, found: Found, time: Timeline) -> Read:
    if unit in ("TH", "TM", "TS"):
        return Meaning("DURATION", duration(str(abs(n)), unit), point)
    if n == -1 and unit == "Y" and not point and (told := time.topic.compared(found.start, "ago" in found.words("way"))):
        return Meaning("DATE", year_before(told), point)
    if unit == "F":
        n, unit = n * 2, "W"
    day = moved(base, n, unit)
    ahead = day and time.day and base <= time.day < day and "later" in found.words()
    if ahead and time.tense(found.start, found.end) != "future":
        return Meaning("DURATION", duration(str(abs(n)), unit), mod(found))
    return Meaning("DATE", period(day, unit), point) if day else Unknown("beyond the calendar")


def mod_of_point(quantity: str | None, backward: bool) -> str | None:
    """The modifier of a point in time from that of its distance: more than a year ago is BEFORE, less than a year ago AFTER."""
    if quantity == "MORE_THAN":
        return "BEFORE" if backward else "AFTER"
    if quantity == "LESS_THAN":
        return "APPROX"
    return {"EQUAL_OR_MORE": "ON_OR_BEFORE" if backward else "ON_OR_AFTER"}.get(quantity or "", quantity)


def day_before(found: Found, time: Timeline) -> Read:
    """ "the day before", "the year after" that closes a clause: told from the time named last."""
    unit = str(found.lookup("unit"))
    backward = found.words("way")[0] in ("before", "earlier")
    closes = not found.after().isalpha() or found.after() in listed("after_day_before")
    if closes and unit == "Y" and time.before_christ:
        return Meaning("DATE", year_text(time.before_christ + (-1 if backward else 1)))
    if not closes or unit not in ("D", "W", "M", "Y") or (time.anchor is None and not backward):
        return None
    base = (time.topic.last(unit, found.start) if backward else None) or time.last_day(unit) or time.now()
    day = moved(base, -1 if backward else 1, unit) if base else None
    return Meaning("DATE", period(day, unit)) if day else None


def counted_from(found: Found, time: Timeline) -> Read:
    """ "two days before yesterday", "a week from tomorrow", "a week from Monday"."""
    quantity, step = _quantity(found), found.lookup("dayref")
    if quantity is None or (found.has("on") and found.words("way") != ["from"]):
        return None
    if time.day is None:
        return Unknown(NO_DATE)
    count, unit = quantity
    if not count.isdigit() or unit in ("TH", "TM", "TS"):
        return None
    n = int(count) * (-1 if found.words("way") == ["before"] else 1) * (2 if unit == "F" else 1)
    unit = "W" if unit == "F" else unit
    if found.has("on"):
        weekday = int(str(found.lookup("weekday", "on") or found.lookup("weekdayabbr", "on")))
        day = moved(time.day + dt.timedelta((weekday - time.day.isoweekday()) % 7 or 7), n, unit)
        return Meaning("DATE", day.isoformat()) if day else None
    day = moved(time.day + dt.timedelta(int(str(step))), n, unit)
    return Meaning("DATE", period(day, "D" if unit == "W" else unit)) if day else Unknown("beyond the calendar")


def parts_ago(found: Found, time: Timeline) -> Read:
    """ "two nights earlier", "the night before": so many days before or after that told of, "ago" before publication."""
    way, words = found.words("way")[0], found.words()
    if way in ("before", "after") and found.after().isalpha():
        return None
    code = found.lookup("parts") or found.lookup("part")
    base = time.day if way == "ago" else time.day_anchor or time.now()
    count = 1 if words[0] in ("a", "an", "the") else int(number(words) or 0)
    if base is None:
        return Unknown(NO_DATE)
    day = moved(base, count * (1 if way in ("later", "after") else -1), "D")
    return Meaning("TIME", f"{day.isoformat()}T{code}") if day and count else None


def beyond(found: Found, time: Timeline) -> Read:
    """ "the year before last", "the week after next", "the night before last", "Friday after next"."""
    way = found.words("way") or found.words("way2")
    step, base = (-2 if way[0] == "before" else 2), time.now()
    if base is None:
        return Unknown(NO_DATE)
    if (n := found.lookup("weekday")) is not None:
        ahead = (int(str(n)) - base.isoweekday()) % 7 or 7
        return Meaning("DATE", (base + dt.timedelta(7 + ahead)).isoformat())
    if (code := found.lookup("part")) is not None:
        return Meaning("TIME", f"{(base + dt.timedelta(step)).isoformat()}T{code}")
    unit = str(found.lookup("unit"))
    day = None if unit in ("TH", "TM", "TS", "F") else moved(base, step, unit)
    return Meaning("DATE", period(day, unit)) if day else None


READINGS = {f.__name__: f for f in (ago, day_before, counted_from, parts_ago, beyond)}
