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
    if days is None or found.start > OPENING or value[:4] not in time.text[found.start : found.end]:
        return
    if time.main is None and not aside and len(value) >= 4:
        time.main = days
    elif time.main is not None and ends_main_line(found, value, time):
        time.main = time.main[0], max(time.main[1], days[1])


def year_of_passage(found: Found, time: Timeline, month: int, day: int | None) -> int | None:
    """The year of a month or day by the passage it stands in, None where that does not tell."""
    if not time.history:
        return _looked_back(found, time, month)
    value, at = time.back
    if value and had_been(found) and time.topic.in_sentence(at, found.start):
        return _year_on(value, month)
    return _main_line(found, time, month, day) if day is not None else None


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


def _main_line(found: Found, time: Timeline, month: int, day: int) -> int | None:
    """The year in which a day is one of the main line, where background of earlier years was told before it."""
    told = first_day(time.anchor or "")
    if time.main is None or told is None or told >= time.main[0]:
        return None
    begin, until = time.main
    for year in (begin.year, begin.year + 1):
        named = real_day(year, month, day)
        if named is None or not begin <= named <= until or (named - begin).days > YEAR_OF_STORY:
            continue
        goes_on = (begin - told).days <= YEAR_OF_STORY
        if named in (begin, until) or (_has_left(found, time) and not goes_on):
            return year
    return None


def _has_left(found: Found, time: Timeline) -> bool:
    """Whether a narrative has left the time named last: a month with its paragraph, a year in figures with its
    sentence, a day never."""
    unit = granularity(time.anchor or "")
    if unit == "Y":
        return time.anchor_is_dated and not time.topic.in_sentence(time.anchor_at, found.start)
    return unit != "D" and _PARAGRAPH.search(time.text, time.anchor_at, found.start) is not None
