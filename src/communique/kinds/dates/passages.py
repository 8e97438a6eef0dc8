"""What a passage tells of: the main line of a narrative, to which background returns, and passages of news that look back."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.find import Found
from communique.kinds.dates.narrative import CLAUSE, digresses, had_been
from communique.kinds.dates.periods import first_day, granularity, interval, real_day, telling_day
from communique.kinds.dates.timeline import Timeline

TURN = 6
"""Months that a narrative hardly goes back by: rather it has turned to the next year."""
OPENING = 500
"""Characters at the beginning in which a narrative says when its main line begins and ends."""
FAR_END = 60
"""Days from the first day of the main line from which on a time in the first sentence is its end."""
YEAR_OF_STORY = 366
"""Days from the beginning of the main line within which a day without a year returns to it."""
BEFORE_STORY, INTO_STORY = -2, 5
"""Months from that in which the main line begins within which a new paragraph after background returns to it."""
YEARS_BACK = 2
"""Years before that of publication from which on a passage of news that tells of them is background."""
PASSAGE = 300
"""Characters within which such a passage still tells of the time named before."""
OLD = 10
"""Years back from which on also seasons, and the months before publication, are of such a passage."""
LATELY = 4
"""Months before publication within which "in May" is news also in such a passage."""
_PARAGRAPH = re.compile(r"\n\s{0,9}\n")
_RELATIVE = re.compile(r",\ (?:which|who|whose|where|when)\b[^,.;]{0,80}$|\([^)]{0,80}$")
"""A relative clause or a bracket, which only says in passing when something was."""
_RANGE_TO = frozenset(("to", "until", "through", "till", "and"))
_RANGE_FROM = frozenset(("from", "between"))
_KNOWN = ("D", "W", "WE", "M", "S", "Q", "H")


def is_relative(found: Found) -> bool:
    """Whether a time stands in a relative clause or a bracket: "the ship, which had left on May 8"."""
    return _RELATIVE.search(found.tokens.text, max(0, found.start - CLAUSE), found.start) is not None


def turned(told: str, month: int) -> int:
    """The years from the time a narrative tells of to a month named after it: "In November ... in January" is one on."""
    begin = telling_day(told)
    known = begin is not None and granularity(told) in _KNOWN
    return int(known and begin is not None and begin.month - month >= TURN)


def ends_main_line(found: Found, value: str, time: Timeline) -> bool:
    """Whether a time is the end of what a narrative opens with: "was fought from 12 May 1899 to 31 May 1902"."""
    if time.main is None or found.start > OPENING:
        return False
    if found.before() in _RANGE_TO and _RANGE_FROM & {found.before(n) for n in range(2, 10)}:
        return first_day(time.anchor or "") == time.main[0]
    days = interval(value)
    far = days is not None and (days[0] - time.main[0]).days >= FAR_END
    return far and value[:4] in time.text[found.start : found.end] and time.topic.in_sentence(0, found.start)


def is_old_aside(found: Found, value: str, time: Timeline) -> bool:
    """Whether the narrative does not move to a year before Christ: one of what had happened, or the end of the span by which
    it opens ("from 431 to 404 BC", "in 480 and 479 BC")."""
    told = time.before_christ
    if told is None or not value.startswith("BC") or not value[2:6].isdigit():
        return False
    year = -int(value[2:6])
    spans = found.before() in _RANGE_TO or found.before(2) in _RANGE_TO
    ends = spans and year > told and found.start <= OPENING and time.topic.in_sentence(0, found.start)
    return ends or digresses(found, year, told)


def note(found: Found, value: str, aside: bool, time: Timeline) -> None:
    """Keep the main line of a narrative, its last look back, or what a passage of news looks back to."""
    begin = first_day(value)
    if begin is None:
        return
    if not time.history:
        long_ago = time.day is not None and begin.year <= time.day.year - YEARS_BACK
        back = long_ago and found.before() != "since" and not is_relative(found)
        time.back = (value, found.start) if back else ("", -1)
        return
    if aside and had_been(found):
        time.back = (value, found.start)
    days = interval(value)
    if days is None or found.start > OPENING or not _has_year(found, days[0].year, time):
        return
    if time.main is None and not aside and len(value) >= 4:
        time.main = days
    elif time.main is not None and ends_main_line(found, value, time):
        time.main = time.main[0], max(time.main[1], days[1])
    elif time.main is not None and not aside and _is_narrower(days, time.main):
        time.main = days[0], days[1] if "/" in value else time.main[1]


_YEAR_OF_END = re.compile(
    r"(?: (?:to|until|till|through|and) |–|—| [–-] )[^.;,\d]{0,12}\d{0,2}[^.;\d]{0,12}\b(1\d{3}|20\d\d)\b"
)
"""The end of a span, with the year that its beginning shares: "from 21 February to 18 December 1916"."""


def _has_year(found: Found, year: int, time: Timeline) -> bool:
    """Whether a time is written with its year, or the end of the span that it begins is."""
    if f"{year:04d}" in time.text[found.start : found.end]:
        return True
    end = _YEAR_OF_END.match(time.text, found.end) if _RANGE_FROM & {found.before(), found.before(2)} else None
    return end is not None and year <= int(end[1]) <= year + 1


def _is_narrower(days: tuple[dt.date, dt.date], main: tuple[dt.date, dt.date]) -> bool:
    """Whether days tell when in its year the main line began: "in the last days of 1985. It lasted from 14 to 30 December"."""
    whole = (main[0].month, main[0].day, main[1].month, main[1].day) == (1, 1, 12, 31) and main[0].year == main[1].year
    return whole and main[0] <= days[0] and days[1] <= main[1] and days != main


def year_of_passage(found: Found, time: Timeline, month: int, day: int | None) -> int | None:
    """The year of a month or day by the passage it stands in, None where that does not tell."""
    if not time.history:
        return _looked_back(found, time, month)
    value, at = time.back
    if value and had_been(found) and time.topic.in_sentence(at, found.start):
        return _year_on(value, month)
    return _main_line(found, time, month, day)


def _year_on(value: str, month: int) -> int | None:
    told = telling_day(value)
    return told.year + turned(value, month) if told else None


def _looked_back(found: Found, time: Timeline, month: int) -> int | None:
    """The year of "in May" in a passage of news that has just told of a time years ago: "his report of March 1981".

    What happened in the last few months is news again."""
    value, at = time.back
    if not value or found.start - at > PASSAGE or _PARAGRAPH.search(time.text, at, found.start) or time.day is None:
        return None
    since = (time.day.month - month) % 12
    told = (had_been(found) and time.topic.in_sentence(at, found.start)) or is_old(value, time)
    if (since < LATELY and not told) or granularity(value) not in _KNOWN or time.tense(found.start, found.end) != "past":
        return None
    return _year_on(value, month)


def passage_day(found: Found, time: Timeline) -> dt.date | None:
    """The day years ago that a passage of news has just told of: "on March 7, 1965, ... and on the 21st"."""
    value, at = time.back
    if time.history or not is_old(value, time) or granularity(time.anchor or "") != "D":
        return None
    near = found.start - time.anchor_at <= PASSAGE and not _PARAGRAPH.search(time.text, at, found.start)
    return first_day(time.anchor or "") if near else None


def is_old(value: str, time: Timeline) -> bool:
    """Whether a passage looks back so far that nothing in it is news."""
    begin = first_day(value)
    return begin is not None and time.day is not None and time.day.year - begin.year >= OLD


def opens_main_line(found: Found, time: Timeline, month: int) -> int | None:
    """The year of "the following March" after what "had" happened before, where the main line began then."""
    value, at = time.back
    told = first_day(value)
    if told is None or time.main is None or not time.history or at < time.anchor_at or told >= time.main[0]:
        return None
    counts = found.lookup("forth") is not None and found.start - at < PASSAGE
    year = told.year + (granularity(value) == "Y" or month <= told.month)
    return year if counts and (year, month) >= (time.main[0].year, time.main[0].month) and year <= time.main[1].year else None


def _main_line(found: Found, time: Timeline, month: int, day: int | None) -> int | None:
    """The year in which a day or month is one of the main line, where background of earlier years was told before it."""
    told = first_day(time.anchor or "")
    if time.main is None or told is None or told >= time.main[0]:
        return None
    begin, until = time.main
    if day is None or _PARAGRAPH.search(time.text, time.anchor_at, found.start):
        return _near_its_beginning(found, time, month) if (begin - told).days > YEAR_OF_STORY else None
    for year in (begin.year, begin.year + 1):
        named = real_day(year, month, day)
        if named is None or not begin <= named <= until or (named - begin).days > YEAR_OF_STORY:
            continue
        goes_on = (begin - told).days <= YEAR_OF_STORY
        if named in (begin, until) or (_has_left(found, time) and not goes_on):
            return year
    return None


def _near_its_beginning(found: Found, time: Timeline, month: int) -> int | None:
    """The year that a new paragraph after background gives to a month near the beginning of the main line."""
    if time.main is None or not _PARAGRAPH.search(time.text, time.anchor_at, found.start):
        return None
    begin, until = time.main
    if (begin.month, begin.day) == (1, 1):
        return begin.year if month <= INTO_STORY or until.year == begin.year else None
    away = (month - begin.month + 6) % 12 - 6
    year = begin.year + (begin.month + away > 12) - (begin.month + away < 1)
    return year if BEFORE_STORY <= away <= INTO_STORY else None


def _has_left(found: Found, time: Timeline) -> bool:
    """Whether a narrative has left the time named last: a month with its paragraph, a year in figures with its
    sentence, a day never."""
    unit = granularity(time.anchor or "")
    if unit == "Y":
        return time.anchor_is_dated and not time.topic.in_sentence(time.anchor_at, found.start)
    return unit != "D" and _PARAGRAPH.search(time.text, time.anchor_at, found.start) is not None
