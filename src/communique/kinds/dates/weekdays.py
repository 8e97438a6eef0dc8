"""Readings of weekdays: the latest such day up to publication, unless words, tense or the time told of say otherwise."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge, number, ordinal
from communique.kinds.dates.narrative import had_been
from communique.kinds.dates.periods import first_day, granularity, moved, real_day
from communique.kinds.dates.tense import is_planned
from communique.kinds.dates.timeline import Timeline

DUE = 8
"""Words before a weekday among which "due" still speaks of it."""


def weekday(found: Found, time: Timeline) -> Read:
    """A weekday: the latest up to publication unless the words or the tense say otherwise."""
    if not _is_weekday(found):
        return None
    n = int(str(found.lookup("weekday") or found.lookup("weekdayabbr")))
    if (found.before(2), found.before()) == (",", "a") and not found.after().isalpha():
        return _apposed(found, time, n)
    day = _weekday_with_number(found, time, n) if found.has("nth") else _announced(found, time, n)
    day = day or (None if found.has("nth") else weekday_day(found, time, n))
    if day is None:
        return Meaning("DATE", f"XXXX-WXX-{n}", edge(found))
    time.weekdays[n] = day
    return Meaning("DATE", day.isoformat(), edge(found))


def _announced(found: Found, time: Timeline, n: int) -> dt.date | None:
    """The coming day that the article has named, where "Sunday's summit", "the Sunday summit" speaks of what is then."""
    words, after = found.words(), found.after()
    of_day = (len(words) == 1 and after in ("'s", "’s")) or (words[0] == "the" and len(words) == 2 and after.isalpha())
    known = time.weekdays.get(n) if of_day else None
    return known if known is not None and time.day is not None and known > time.day else None


def _weekday_with_number(found: Found, time: Timeline, n: int) -> dt.date | None:
    """ "Tuesday the 18th": such a day of this month, or of the months before and after."""
    base, number = time.now(), ordinal(found.words("nth")[-1]) or 0
    if base is None:
        return None
    for step in (0, -1, 1, -2, 2):
        month = moved(base.replace(day=1), step, "M")
        day = real_day(month.year, month.month, number) if month else None
        if day is not None and day.isoweekday() == n:
            return day
    return None


def _apposed(found: Found, time: Timeline, n: int) -> Read:
    """ "on June 11, a Sunday,": the day just named, where that is such a day."""
    day = time.day_near(found.start)
    return Meaning("DATE", day.isoformat()) if day and day.isoweekday() == n else None


def _is_named(found: Found) -> bool:
    """Whether an abbreviation ends a name: "the Baltimore Sun." """
    tokens, at = found.tokens, found.first - 1
    plain = at >= 0 and tokens.letters[at] == lexicon().letter_of_classes[("other",)]
    return plain and tokens.text[tokens.starts[at]].isupper() and found.before().isalpha()


def _is_weekday(found: Found) -> bool:
    words, before = found.words(), found.first - 1
    if words[0] == "following":
        return False
    if found.before() in listed("names_weekday") and found.tokens.text[found.tokens.starts[before]].isupper():
        return False
    if found.before() in listed("only_names_weekday") or _names_paper(found):
        return False
    some = (found.before(2), found.before()) == ("on", "a")
    if some and (not found.after().isalpha() or found.after() in ("in", "of", "when", *lexicon().words["part"])):
        return False
    return (
        found.lookup("weekday") is not None
        or found.has("nth")
        or (words[-1] == "." and "the" not in words and found.before() not in ("a", "our", "the") and not _is_named(found))
    )


def _names_paper(found: Found) -> bool:
    """Whether a weekday is part of a newspaper's name: "The Sunday Times"."""
    named = found.after() in listed("papers") and found.tokens.text[found.tokens.starts[found.last]].isupper()
    return named and (found.words()[0] == "the" or found.before() in ("the", "in", "britain", "london"))


def weekday_day(found: Found, time: Timeline, n: int, part: str | None = None) -> dt.date | None:
    """The day of weekday ``n`` (1 Monday to 7 Sunday) that an expression means."""
    words = set(found.words(part))
    base = _counted_from(words, time)
    if base is None:
        return None
    back, ahead = (base.isoweekday() - n) % 7, (n - base.isoweekday()) % 7
    if found.has("week"):
        step = int(str(found.lookup("back", "week") or found.lookup("forth", "week") or 0))
        return base + dt.timedelta(n - base.isoweekday() + 7 * step)
    if words & {"last", "previous", "preceding", "past"}:
        yesterday = back == 1 and "last" in words and base == time.day
        return base - dt.timedelta(8 if yesterday else back or 7)
    if words & {"next", "following", "coming", "upcoming"}:
        return base + dt.timedelta(ahead or 7)
    if {"same", "that"} & words:
        return base + dt.timedelta(n - base.isoweekday()) if time.day_anchor else base - dt.timedelta(back)
    if found.before() in ("to", "through", "until") and _begun(found, time):
        first = time.day_anchor or base
        return first + dt.timedelta((n - first.isoweekday()) % 7)
    if _is_to_come(found, words) or _goes_on(found, time, base):
        return base + dt.timedelta(ahead)
    if (found.after()[:1] not in "'’" or _is_of_a_date(found)) and time.tense(found.start, found.end) == "future":
        coming = time.ahead(found.start)
        if coming is not None and (day := coming + dt.timedelta(n - coming.isoweekday())) > base:
            return day
        return base + dt.timedelta(ahead)
    return _of_next_week(found, time, n) or base - dt.timedelta(back)


def _goes_on(found: Found, time: Timeline, base: dt.date) -> bool:
    """Whether a narrative that has come to a day goes on to a weekday after it: "on 5 June they landed; on Wednesday"."""
    told = time.history and granularity(time.anchor or "") == "D" and base == time.day_anchor
    led = found.before() in ("on", "by", "until", "") or found.has("on")
    return told and led and not had_been(found)


def _is_of_a_date(found: Found) -> bool:
    """Whether a weekday is that of something with a date of its own: "Sunday's vote", "Sunday's first round"."""
    return found.after() in ("'s", "’s") and bool({found.after(n) for n in (2, 3, 4)} & listed("dated_things"))


def _counted_from(words: set[str], time: Timeline) -> dt.date | None:
    """The day that a weekday is counted from: that told of, else publication; in a narrative only a day or week told of."""
    if words & listed("anchored") and time.day_anchor:
        return time.day_anchor
    left = time.history and granularity(time.anchor or "") not in ("D", "W", "WE")
    return time.day if left and time.day else time.now()


def _of_next_week(found: Found, time: Timeline, n: int) -> dt.date | None:
    """The weekday of a week to come that the sentence has named: "next week, officials said, most likely on Wednesday"."""
    value, at = time.topic.named.get("W", ("", 0))
    week = first_day(value)
    said = listed("said") & {found.before(), found.before(2)}
    if week is None or time.day is None or week <= time.day or said or not time.topic.in_sentence(at, found.start):
        return None
    return None if time.tense(found.start, found.end) == "past" and found.before() != "on" else week + dt.timedelta(n - 1)


def weekdays_ago(found: Found, time: Timeline) -> Read:
    """ "two Fridays ago", "three summers ago": the second such day, the third such season back."""
    base, count = time.now(), number(found.words())
    if base is None or count is None:
        return Unknown(NO_DATE) if count else None
    if (season := found.lookup("seasons")) is not None and found.has("way"):
        told = time.year or base.year
        return Meaning("DATE", f"{told + int(count) * (1 if found.words('way') == ['later'] else -1):04d}-{season}")
    if season is not None:
        return Meaning("DATE", f"{base.year - int(count):04d}-{season}")
    last = base - dt.timedelta((base.isoweekday() - int(str(found.lookup("weekdays")))) % 7 or 7)
    day = moved(last, 1 - int(count), "W")
    return Meaning("DATE", day.isoformat()) if day else None


def _is_to_come(found: Found, words: set[str]) -> bool:
    """Whether words before a weekday put it ahead: "await Friday's report", "ahead of Monday", "tomorrow and Friday"."""
    before = (found.before(2), found.before())
    if before[1] in ("by", "until") and ("this" in words or before[0] in ("has", "have")):
        return True
    return (
        before in (("ahead", "of"), ("advance", "of"), ("tomorrow", "and"))
        or before[1] in listed("coming_after")
        or is_planned(found)
        or _is_set(found)
        or _is_due(found)
    )


def _is_due(found: Found) -> bool:
    """Whether something is due on a weekday: "due back in Moscow early Friday", "due to report after the close on Friday"."""
    follows = ""
    for n in range(1, DUE + 1):
        word = found.before(n)
        if word == "due":
            return follows != "to" or found.before(n - 2) in listed("timetable") or found.before(n - 2) == "last"
        if not word.isalpha() or word in listed("cues_back"):
            return False
        follows = word
    return False


def _is_set(found: Found) -> bool:
    """Whether a report puts a weekday ahead: "a vote was set for Friday"; what "had been" or "was originally" set is past."""
    words = found.before(3), found.before(2), found.before()
    been = words[0] == "been" and found.before(4) in ("has", "have")
    return (been or words[0] in ("was", "were", "is", "are")) and words[1] in listed("set_for") and words[2] == "for"


def _begun(found: Found, time: Timeline) -> bool:
    """Whether the weekday that a range begins with stands right before: "from Monday to Friday", "Thursday through Sunday"."""
    earlier = lexicon().words["weekday"]
    return found.before(2) in earlier and time.day_anchor is not None


READINGS = {"weekday": weekday, "weekdays_ago": weekdays_ago}
