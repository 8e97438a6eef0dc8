"""Readings of days and months of the calendar."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import Meaning, Read, Unknown, edge, is_told
from communique.kinds.dates.passages import opens_main_line, turned, year_of_passage
from communique.kinds.dates.periods import first_day, granularity, interval, real_day, year_text
from communique.kinds.dates.tense import tense_of
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import year_of

LONGEST_BACK = 10.7
"""Months up to which a month alone lies back in a sentence of the past: farther back it would be "last November"."""
LONGEST_AHEAD = 10
"""Months up to which a month alone lies ahead: farther ahead it would be "next September"."""
ALL_BUT_ENDED = 0.7
"""Months before its end from which on a period is said to have ended: "will report for the quarter ended March 31"."""


def month_of(found: Found, part: str | None = None) -> int | None:
    """The month named in an expression or in one part of it."""
    month = found.lookup("month", part) or found.lookup("monthabbr", part)
    return month if isinstance(month, int) else None


def day_number(found: Found, part: str) -> int | None:
    """The day of the month in a part of an expression."""
    digits = re.sub(r"\D", "", "".join(found.words(part)))
    named = found.lookup("ordword", part)
    return int(digits) if digits else named if isinstance(named, int) else None


def year_ahead(found: Found) -> int | None:
    """The year that the end of a span gives to its beginning: "from July 1 to November 18, 1916"."""
    if found.after() not in ("to", "and", "or", "until", "through", "till", "-", "–", "—"):
        return None
    words = [found.after(n) for n in range(2, 8)]
    months = {**lexicon().words["month"], **lexicon().words["monthabbr"]}
    at = next((i for i, word in enumerate(words[:3]) if word in months), None)
    if at is None:
        return None
    rest = [word for word in words[at + 1 :] if word not in (".", ",", "of", "in")]
    rest = rest[1:] if rest and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", rest[0]) else rest
    if not rest or not re.fullmatch(r"1[0-9]\d\d|20\d\d", rest[0]):
        return None
    return int(rest[0]) - ((month_of(found) or 0) > int(months[words[at]]))


_LED = re.compile(
    r"""\b(1[5-9]\d\d|20\d\d),\s (?: (?:when|where)\b[^.;:?!\d]{0,120}\s )?
        (?:on|in|by|until|around) \s (?:the\s|early\s|late\s)? $""",
    re.VERBOSE,
)
"""A year right before a month or day: "In 1998, on Aug. 7," "in 2011, when an explosion on July 11"."""
_OPENED = re.compile(
    r"""(?: (?:^|[.:?!]["”’')]{0,2}\s) In | ;\s in ) \s (1[5-9]\d\d|20\d\d) ,? \s (?! (?:alone|dollars|prices)\b )
        [^.;:?!\d]{0,120} \b(?:in|on) \s (?:early\s|late\s)? $""",
    re.VERBOSE,
)
"""A sentence that opens with its year: "In 1995 a fight between them shut the port in November"."""
_MEANWHILE = re.compile(r"\b(?:who|which|that|now|today|will|is|has)\b")
LED = 150
"""Characters before a month or day in which the year that leads to it is looked for."""


def year_led(found: Found, time: Timeline) -> int | None:
    """The year, not that of publication or later, by which a sentence has led to a month or day."""
    before = time.text[max(0, found.start - LED) : found.start]
    led = _LED.search(before) or _OPENED.search(before)
    year = int(led[1]) if led and (led.re is _LED or not _MEANWHILE.search(led[0])) else None
    return year if year is not None and (time.day is None or year < time.day.year) else None


def yearless(found: Found, time: Timeline, month: int, day: int | None, tense: str) -> int | None:
    """The year of a month or day that is given without one: that of its passage, else the nearest by tense."""
    year = (
        year_of_passage(found, time, month, day) or _year_of_season(found, time, month) or nearest_year(time, month, day, tense)
    )
    return year + 1 if year is not None and _ends_before(found, time, year, month, day) else year


def _year_of_season(found: Found, time: Timeline, month: int) -> int | None:
    """The year of a month or day of the season, or the quarter before publication, that its sentence has named."""
    value, at = time.anchor or "", time.anchor_at
    days = interval(value) if not time.history and granularity(value) in ("S", "Q", "H") else None
    if days is None or not time.topic.in_sentence(at, found.start):
        return None
    begin, until = days
    year = begin.year + (month < begin.month)
    return year if (begin.year, begin.month) <= (year, month) <= (until.year, until.month) else None


def _ends_before(found: Found, time: Timeline, year: int, month: int, day: int | None) -> bool:
    """Whether "until June" would be before what the sentence has just told of: "was extended in November until June"."""
    begin, end = first_day(time.anchor or ""), real_day(year, month, day or 28) if year > 0 else None
    if found.before() not in ("until", "till") or begin is None or end is None or not end < begin:
        return False
    return found.start - time.anchor_at < LED and time.topic.in_sentence(time.anchor_at, found.start)


def nearest_year(time: Timeline, month: int, day: int | None, tense: str) -> int | None:
    """The year of a month or day that is given without one, by tense and distance from the reference."""
    if time.history and time.before_christ:
        return time.before_christ
    base = time.now()
    if base is None:
        return None
    if time.history and time.anchor:
        return base.year + turned(time.anchor, month)
    past = base.year if (month, day or 0) <= (base.month, base.day) else base.year - 1
    ahead = ((past + 1 - base.year) * 12 + month - base.month) + ((day or 15) - base.day) / 30
    if past == base.year and day is None and month == base.month:
        return past
    behind = 12 - ahead
    if tense == "all but ended" and ahead <= ALL_BUT_ENDED:
        return past + 1
    if tense in ("ended", "all but ended"):
        return past
    if tense == "future":
        return past + 1 if ahead < (LONGEST_AHEAD if day is None else 11) else past
    if tense == "past":
        return past if behind < (LONGEST_BACK if day is None else 8) else past + 1
    return past if behind < (8.5 if day is None else 6.5) else past + 1


def calendar(found: Found, time: Timeline) -> Read:
    """Month and day, day and month, month and year."""
    month, day = month_of(found), day_number(found, "day")
    if day is None:
        day = day_number(found, "day2")
    if found.has("unitday"):
        day = int(str(found.lookup("numword"))) + (day_number(found, "unitday") or 0)
    if month is None or (day is not None and (_names_a_body(found) or _counts_something(found))):
        return None
    year = year_of(found, time) or year_ahead(found)
    if year is None and (found.has("spelled") or found.has("bareyear")):
        return None
    if year is None:
        year = (
            _year_stepped(found, time, month, day)
            or year_led(found, time)
            or _year_understood(found, time, month, day)
            or _year_of_range(found, time, month)
        )
    if year is None:
        year = yearless(found, time, month, day, tense_of(found, time))
        year = _year_of_weekday(found, time, year, month, day)
    return dated(year, month, day, edge(found))


def _year_stepped(found: Found, time: Timeline, month: int, day: int | None) -> int | None:
    """The year of "last November 13", "next March 31": the nearest such day before or after publication."""
    base, step = time.now(), found.words("step")
    if base is None or step not in (["last"], ["next"]):
        return None
    passed = (month, day or 0) < (base.month, base.day)
    return base.year - (not passed) if step == ["last"] else base.year + passed


def _counts_something(found: Found) -> bool:
    """Whether the figure after a month is no day: "in July, 22 people drowned", "in July 22 people"."""
    words, after = found.words(), found.after()
    if found.rule.id != "month-day" or not words[-1].isdigit() or len(words[-1]) > 2 or not after.isalpha():
        return False
    return words[-2] == "," or (found.before() in ("in", "during") and after in listed("counted_things"))


def _names_a_body(found: Found) -> bool:
    """Whether a day is the name of a movement, or of a unit: "the March 23 Movement", "in July the 6th Army"."""
    after = found.after()
    if after not in listed("after_day_names") and not ("the" in found.words() and after in listed("numbered")):
        return False
    return found.tokens.text[found.tokens.starts[found.last]].isupper()


def _year_understood(found: Found, time: Timeline, month: int, day: int | None) -> int | None:
    """The year of a day that is known by what happened on it: "the Sept. 11 attacks"."""
    year = lexicon().named_days.get(f"{month}-{day}") if found.after() in listed("happened") else None
    known = year is not None and day is not None and time.day is not None and dt.date(year, month, day) < time.day
    return year if known else None


def _year_of_range(found: Found, time: Timeline, month: int) -> int | None:
    """The year of the end of a range, from its beginning: "from March to June", "from November through January"."""
    if found.before() not in ("to", "through", "until", "till", "and") or time.anchor is None or found.first < 2:
        return None
    begin, tokens = first_day(time.anchor), found.tokens
    told = granularity(time.anchor) in ("D", "M") and time.anchor_at >= tokens.starts[max(0, found.first - 6)]
    if begin is None or not told or not _opens_range(found):
        return None
    return begin.year + (month < begin.month)


def _opens_range(found: Found) -> bool:
    return bool({"from", "between"} & {found.before(n) for n in range(2, 8)})


def spelled_day(found: Found, time: Timeline) -> Read:
    """A day whose number is spelled: "March fifteenth", "May twenty-second"."""
    table = lexicon().words
    number = sum(int(table["ordword"].get(word) or table["numword"].get(word) or 0) for word in found.words("number"))
    month, year = month_of(found), year_of(found, time)
    if month is None or (found.has("spelled") and year is None):
        return None
    if year is None and "the" in found.words() and found.after().isalpha() and found.after() not in listed("after_days"):
        return None
    if year is None:
        year = yearless(found, time, month, number, tense_of(found, time))
        year = _year_of_weekday(found, time, year, month, number)
    return dated(year, month, number, None)


def _year_of_weekday(found: Found, time: Timeline, year: int | None, month: int, day: int | None) -> int | None:
    """The year, near the one found or near publication, in which a day is the weekday that stands with it."""
    weekday = found.lookup("weekday") or found.lookup("weekdayabbr")
    if weekday is None or day is None or year is None:
        return year
    known = [year, year - 1, year + 1]
    if time.day is not None:
        known += [time.day.year, time.day.year - 1, time.day.year + 1]
    days = ((near, real_day(near, month, day)) for near in known if near > 0)
    return next((near for near, real in days if real is not None and real.isoweekday() == weekday), year)


def dated(year: int | None, month: int, day: int | None, part: str | None) -> Read:
    """The value of a month or day; an unknown year is written XXXX."""
    if day is not None and real_day(year if year and year > 0 else 2000, month, day) is None:
        return Unknown("no such day in the calendar")
    return Meaning("DATE", f"{year_text(year)}-{month:02d}" + (f"-{day:02d}" if day is not None else ""), part)


def day_span(found: Found, time: Timeline) -> Read:
    """A span of days: "May 12-13", "May 12, 13 and 14"."""
    of = "2" if found.has("day2") else ""
    month, first, last = month_of(found), day_number(found, f"day{of}"), day_number(found, f"until{of}")
    other = month_of(found, "month2") or month
    if month is None or other is None or first is None or last is None or (other, last) <= (month, first):
        return None
    if found.after() in ("-", "–") and found.after(2).isalpha():
        return None
    year, three = year_of(found, time), found.has("third") or found.has("third2")
    if {"and", "/"} & set(found.words()) and last != first + 1 + three:
        return None
    if year is None and found.has("third") and found.after().isalpha() and found.after() not in listed("after_days"):
        return None
    year = year or yearless(found, time, month, first, tense_of(found, time))
    begin, until = dated(year, month, first, None), dated(year, other, last, None)
    if not isinstance(begin, Meaning) or not isinstance(until, Meaning):
        return Unknown("no such day in the calendar")
    return Meaning("DATE", f"{begin.value}/{until.value}")


def day_and_day(found: Found, time: Timeline) -> Read:
    """The first of two days that share their month: "on 20 and 30 July"."""
    month, day, year = month_of(found, "beyond"), day_number(found, "day"), year_of(found, time)
    if month is None or day is None or found.before() not in listed("before_day"):
        return None
    return dated(year or yearless(found, time, month, day, tense_of(found, time)), month, day, None)


def month_span(found: Found, time: Timeline) -> Read:
    """A span of months: "January-March 2019"."""
    first, year = month_of(found), year_of(found, time)
    last = month_of(found, "month2") or month_of(found, "month2b")
    if first is None or last is None:
        return None
    turns = last < first
    begin = year - turns if year is not None else yearless(found, time, first, None, tense_of(found, time))
    if begin is None:
        return Meaning("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}")
    return Meaning("DATE", f"{begin:04d}-{first:02d}/{begin + turns:04d}-{last:02d}")


def month(found: Found, time: Timeline) -> Read:
    """A month without a year; "May" and "March" at the beginning of a sentence only where a preposition or an edge precedes."""
    number_of = month_of(found)
    if number_of is None or not _is_month(found, time) or _is_of_a_body(found) or _names_an_event(found):
        return None
    base = time.now()
    way = found.lookup("back") or found.lookup("forth")
    if is_told(found) and time.before_christ and (told_month := re.match(r"BC\d{4}-(\d\d)", time.anchor or "")):
        return dated(
            _year_from_bc(time.before_christ, int(told_month[1]), number_of, int(str(way or 0))), number_of, None, edge(found)
        )
    if is_told(found) and (told := first_day(time.anchor or "")) is not None:
        opened = opens_main_line(found, time, number_of)
        return dated(opened or _year_from(told, time, number_of, int(str(way or 0))), number_of, None, edge(found))
    known = year_ahead(found) or year_led(found, time) or _year_of_range(found, time, number_of) or _year_announced(found, time)
    if known is not None and way is None:
        return dated(known, number_of, None, edge(found))
    if base is None or (way is None and found.lookup("here") is None):
        year = yearless(found, time, number_of, None, tense_of(found, time))
    elif way == -1 or "past" in found.words():
        year = base.year - (number_of >= base.month - (way == -1))
    else:
        year = base.year if way is None or number_of > base.month else base.year + 1
    return dated(year, number_of, None, edge(found))


def _is_of_a_body(found: Found) -> bool:
    """Whether a month is that of a movement's day, which another rule has refused: "the July 26 Movement"."""
    return found.after()[:1].isdigit() and found.after(2) in listed("after_day_names")


def _names_an_event(found: Found) -> bool:
    """Whether a month gives its name to an event: "the October Revolution"."""
    return found.after() in listed("after_named_months") and found.tokens.text[found.tokens.starts[found.last]].isupper()


def _year_from(told: dt.date, time: Timeline, month: int, way: int) -> int:
    """The year of "the following January", "the previous May", "that October", from the time told of last."""
    if granularity(time.anchor or "") == "Y":
        return told.year + way
    if way > 0:
        return told.year + (month <= told.month)
    if way == 0 and granularity(time.anchor or "") == "S":
        return told.year + turned(time.anchor or "", month)
    return told.year - (month >= told.month) if way < 0 else told.year


def _year_from_bc(year: int, told: int, month: int, way: int) -> int:
    """The same among years before Christ, which are negative numbers, from the month told of last."""
    if way > 0:
        return year + (month <= told)
    return year - (month >= told) if way < 0 else year


def _year_announced(found: Found, time: Timeline) -> int | None:
    """The year to come that a sentence spoke of before a month: "next year's elections, due in June"."""
    value, where = time.topic.named.get("Y", ("", 0))
    coming = value.isdigit() and time.day is not None and int(value) > time.day.year and not time.history
    return int(value) if coming and found.start - where < 200 and time.topic.in_sentence(where, found.start) else None


def _is_of_figures(found: Found) -> bool:
    """Whether a word stands before what is reported for a month: "the March surplus", "May exports"."""
    if found.before() in ("-", "–"):
        return False
    return found.after() in listed("results") or (found.before() in ("the", "its") and found.after(2) in listed("results"))


def _is_month(found: Found, time: Timeline) -> bool:
    last = found.words()[-1]
    full = found.tokens.text[found.start : found.end]
    if last in listed("given_names") and len(found.words()) == 1 and time.names_person(last):
        return found.before() in listed("before_month_only")
    if last in ("may", "march", "sun", "mar", "dec", "jan") and len(found.words()) == 1:
        so_early = found.before() == "as" and found.before(2) in listed("so_early")
        return (found.before() in listed("before_month") or so_early or _is_of_figures(found)) and found.after() not in (
            "'",
            "’",
        )
    return full[0] != "A" or not full.isupper() or len(full) > 3


READINGS = {f.__name__: f for f in (calendar, spelled_day, day_span, day_and_day, month_span, month)}
