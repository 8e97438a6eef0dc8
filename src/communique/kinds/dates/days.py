"""Readings of days of a month that is not named: "the 15th", "the 20th of next month"."""

from __future__ import annotations

import datetime as dt

from communique.kinds.dates.absolute import dated, day_number
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import listed
from communique.kinds.dates.meaning import NO_DATE, Read, Unknown, ordinal
from communique.kinds.dates.passages import passage_day
from communique.kinds.dates.periods import moved
from communique.kinds.dates.tense import tense_of
from communique.kinds.dates.timeline import Timeline

NEAR_BACK = 3
"""Days that a narrative may go back by within a month: rather than on by all the rest of it."""


def day_of_month(found: Found, time: Timeline) -> Read:
    """ "the 15th", "the 20th of next month": a day of a month that is not named."""
    day, base = day_number(found, "day") or day_number(found, "day2"), time.now()
    if day is None or (found.has("day2") and not (_closes(found) or (time.history and _is_told(found, time)))):
        return None
    if base is None:
        return Unknown(NO_DATE)
    step = found.lookup("back", "step") or found.lookup("forth", "step") or 0
    old = passage_day(found, time) if found.has("day2") else None
    if old is not None:
        base, step = old, int(day + NEAR_BACK < old.day)
    elif found.has("day2"):
        step = month_step(found, time, base, day)
    month = moved(base.replace(day=1), int(str(step)), "M")
    return dated(month.year, month.month, day, None) if month else None


def month_step(found: Found, time: Timeline, base: dt.date, day: int) -> int:
    """The months from that of ``base`` to that of "the 17th": a narrative goes on, news follows the tense."""
    if time.history:
        return int(day + NEAR_BACK < base.day)
    tense = tense_of(found, time)
    if tense == "future":
        return 1 if day < base.day else 0
    return -1 if day > base.day and tense == "past" else 0


def _is_told(found: Found, time: Timeline) -> bool:
    """Whether a narrative tells of a day where news would count something else: "during the 18th, by"."""
    return _goes_on(found, time) or (found.before() in ("during", "throughout") and found.after() in listed("after_days"))


def _goes_on(found: Found, time: Timeline) -> bool:
    """Whether a narrative goes on with a clause after "on the 17th": "on the 17th Cole crossed", "on the 26th shells fell", not
    "on the 17th Army", "on the 38th parallel"."""
    tokens, last = found.tokens, found.last
    if found.before() not in ("on", "by") or not found.after().isalpha():
        return False
    if {found.after(), found.after(2), found.after(3)} & listed("numbered"):
        return False
    return tokens.text[tokens.starts[last]].isupper() or _is_plural(found.after()) or _opens_clause(found, time)


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural, which no ordinal number stands before: "on the 16th patrols found"."""
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in listed("numbered")


def _opens_clause(found: Found, time: Timeline) -> bool:
    """Whether the word after a day opens a clause: a plural or a verb, which no ordinal number stands before."""
    doc = time.document
    token = doc.token_at(found.tokens.starts[found.last]) if doc is not None and len(doc) else None
    return doc is not None and token is not None and doc.tags[token] in _OPENING


_OPENING = frozenset(("NNS", "VBD", "VBN", "VBZ", "EX", "PRP"))
"""Tags of words that a clause goes on with after a day."""


def _closes(found: Found) -> bool:
    if found.before() in ("on", "by", "until", "since"):
        return found.after() in listed("after_days")
    if found.before() in ("from", "between"):
        return ordinal(found.after(3)) is not None and found.after() in _RANGE
    return found.before() in _RANGE and ordinal(found.before(2)) is not None and found.after() in listed("after_days")


_RANGE = frozenset(("to", "and", "until", "till", "through"))


READINGS = {"day_of_month": day_of_month}
