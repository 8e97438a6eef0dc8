"""Readings of the periods that results are reported for, quarters, halves and fiscal years, and what they compare with."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from communique.kinds.dates.absolute import month_of, nearest_year
from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge
from communique.kinds.dates.periods import moved, period, real_day, year_before, year_text
from communique.kinds.dates.tense import ended_tense
from communique.kinds.dates.timeline import Timeline
from communique.kinds.dates.years import full_year, ordinal_of, year_of

ENDINGS = ("ended", "ending")
ANNUAL = 4
"""The last month in which "the year" may be that of the annual results, the one before."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The day by which a period is told: "ended Sept. 30, 1989"; ``day`` and ``year`` are None where they are not named."""

    month: int
    day: int | None
    year: int | None
    tense: str

    def year_by(self, time: Timeline) -> int | None:
        """The year that is named, else the latest in which the period has ended, or the one in which it is to end."""
        return self.year or nearest_year(time, self.month, self.day or 28, self.tense)


def ending(found: Found, time: Timeline) -> Ending | None:
    """The day after "ended" or "ending" behind an expression."""
    first = 2 if found.after() == "," else 1
    if found.after(first) not in ENDINGS and (found.after(), found.rule.reading) != ("to", "duration"):
        return None
    words = [found.after(n) for n in range(first, 10)]
    rest = [word for word in words[1:] if word not in listed("before_ending")] + [""] * 3
    months = {**lexicon().words["month"], **lexicon().words["monthabbr"]}
    if rest[0].isdigit() and rest[1] in months:
        rest[:2] = rest[1::-1]
    month = months.get(rest[0])
    if not isinstance(month, int):
        return None
    day = int(rest[1]) if rest[1].isdigit() and 1 <= int(rest[1]) <= 31 else None
    year = rest[2] if day else rest[1]
    tense = "future" if words[0] == "ending" else ended_tense(found, time)
    return Ending(month, day, int(year) if re.fullmatch(r"19\d\d|20\d\d", year) else None, tense)


def is_over(found: Found) -> bool:
    """Whether an expression is followed by "ended"."""
    return "ended" in (found.after(), found.after(2) if found.after() == "," else "")


def ended_quarter(found: Found, time: Timeline) -> Read:
    """A quarter told by its last day alone: "the quarter ended July 31" is the calendar quarter that holds most of it.

    Where a quarter of a fiscal year was named it is that one."""
    told = ending(found, time)
    if told is None or time.now() is None:
        return None
    if (fiscal_quarter := time.topic.fiscal_quarter(found.start)) is not None:
        return Meaning("DATE", fiscal_quarter)
    last = real_day(told.year_by(time) or 2000, told.month, told.day or 28)
    return Meaning("DATE", period(last - dt.timedelta(45), "Q")) if last else None


def is_bounded(found: Found) -> bool:
    """Whether "the year" is told by its first or last day and so is no calendar year: "ended March 31", "to January"."""
    after, month = found.after(), {**lexicon().words["month"], **lexicon().words["monthabbr"]}
    if after == "," and found.after(2) in ENDINGS:
        return True
    return after in listed("bounded") or (after in ("to", "through") and (found.after(2) in month or found.after(3) in month))


def year_told(found: Found, time: Timeline, base: dt.date) -> str:
    """The year that a report speaks of: in the first months that of the year before, where it is named or must be over."""
    if base.month > ANNUAL or time.tense(found.start, found.end) == "future":
        return f"{base.year:04d}"
    last = base.year - 1
    if found.before() == "of" and found.before(2) in ("months", "quarters", "weeks", "days"):
        count = lexicon().words["numword"].get(found.before(3), 1)
        over = count * (3 if found.before(2) == "quarters" else 1) >= base.month + 1
        return f"{last if over and found.before(2) in ('months', 'quarters') else base.year:04d}"
    return f"{last if time.topic.reports(last, found.start) else base.year:04d}"


def year_ended(found: Found, time: Timeline, base: dt.date) -> int:
    """The year of "year-end": that of publication, the one before after "since" and, early in a year, with a past verb."""
    if time.history:
        return base.year
    over = base.month <= ANNUAL and time.tense(found.start, found.end) == "past"
    return base.year - (over or found.before() == "since")


def quarter_told(time: Timeline, base: dt.date) -> str:
    """The quarter that a report speaks of: the last one named, else the latest that has ended."""
    return time.topic.quarter or period(moved(base, -1, "Q") or base, "Q")


def is_fiscal(found: Found, time: Timeline) -> bool:
    """Whether a quarter named by its number is one of a fiscal year: by that word, or by the day on which it ended."""
    if found.rule.reading != "quarter":
        return False
    n, told = ordinal_of(found), ending(found, time)
    return "fiscal" in found.words() or (told is not None and told.month != 3 * (n or 0))


_CENTURIES = frozenset(("century", "centuries", "decade", "millennium"))


def _is_fourth(found: Found) -> bool:
    """Whether a quarter is a fourth of more than a year: "the first quarter of the 21st century"."""
    return found.after() == "of" and bool(_CENTURIES & {found.after(n) for n in (2, 3, 4, 5)})


_GAME = re.compile(
    r"\b(?:touchdowns?|quarterbacks?|halftime|jumpers?|layups?|free throws?|field goals?|three-pointers?|kickoff|end zone)\b"
)
GAME = 250
"""Characters around a quarter in which a word of sports makes it one of a game."""


def _is_of_a_game(found: Found) -> bool:
    """Whether a quarter is one of a game: "led 20-10 in the third quarter"."""
    return _GAME.search(found.tokens.text, max(0, found.start - GAME), found.end + GAME) is not None


def quarter(found: Found, time: Timeline) -> Read:
    """A quarter by its number; without a year that of its end where the text tells it, else the latest that has begun."""
    n = 4 if found.has("final") or found.has("final2") else ordinal_of(found)
    if n is None or not 1 <= n <= 4 or [found.after(i) for i in (1, 2, 3)] == ["in", "a", "row"] or _is_fourth(found):
        return None
    if not found.has("year") and _is_of_a_game(found):
        return None
    base, year = time.now(), year_of(found, time)
    if found.has("current") and base is not None:
        year = base.year
    if year is None and found.has("yearbefore"):
        year = int(found.words("yearbefore")[0])
    if year is None and (told := ending(found, time)) is not None:
        year = told.year_by(time)
    before = found.words("relyear")[:1] == ["a"]
    if base is not None and (year is None or before):
        year = _quarter_year(found, time, base, n) - before
    return Meaning("DATE", f"{year_text(year)}-Q{n}", edge(found))


def _quarter_year(found: Found, time: Timeline, base: dt.date, n: int) -> int:
    """The year of a quarter; of the one that has just ended, results may still be to come."""
    now = (base.month + 2) // 3
    if found.has("ago"):
        return base.year - 1 - (n > now)
    if time.history:
        return base.year
    if (told := time.topic.year_before_it(found.start)) is not None:
        return told
    over = n % 4 + 1 == now and found.before() not in listed("before_coming")
    if not over and (time.tense(found.start, found.end) == "future" or "next" in found.words()):
        return base.year + (n < now)
    return base.year - (n > now)


def month_quarter(found: Found, time: Timeline) -> Read:
    """ "the September quarter": the one that ends with that month."""
    month, year, base = month_of(found), year_of(found, time), time.now()
    if month is None or month % 3:
        return None
    if year is None and base is not None:
        year = nearest_year(time, month, 28, "all but ended")
    return Meaning("DATE", f"{year_text(year)}-Q{month // 3}")


def quarters(found: Found, time: Timeline) -> Read:
    """ "the second and third quarters": from the first to the last of them."""
    first, last = (ordinal_of(found, part) for part in ("first", "last"))
    year, base = year_of(found, time), time.now()
    if first is None or last is None or not 1 <= first < last <= 4:
        return None
    if last > first + 1 and {"and", "or"} & set(found.words()):
        return None
    if year is None and base is not None:
        year = _quarter_year(found, time, base, last)
    return Meaning("DATE", f"{year_text(year)}-Q{first}/{year_text(year)}-Q{last}")


def quarter_short(found: Found, time: Timeline) -> Read:
    """ "Q3 2020", "3Q20"; without a year the latest that has begun, and only where a preposition or a result is named."""
    word = next(word for word in found.words() if "q" in word)
    n = int(word[0] if word[1] == "q" else word[word.index("q") + 1])
    inside = re.search(r"\d{4}|['’]\d\d$|(?<=q)\d\d$", word.removeprefix(f"q{n}"))
    year, base = year_of(found, time), time.now()
    if year is None and inside:
        digits = inside[0].strip("'’")
        year = int(digits) if len(digits) == 4 else full_year(int(digits))
    if year is None and found.before() not in listed("before_quarter") and found.after() not in listed("results"):
        return None
    if year is None and base is not None:
        year = base.year - (n > (base.month + 2) // 3 and time.tense(found.start, found.end) != "future")
    return Meaning("DATE", f"{year_text(year)}-Q{n}")


def half_year(found: Found, time: Timeline) -> Read:
    """The first or second half of a year; without a year only where the text reports figures."""
    year, base, words = year_of(found, time), time.now(), found.words()
    half = 1 if {"first", "h1", "1h"} & set(words) else 2
    if year is None and found.has("bare") and not _is_reported(found, time):
        return None
    if year is None and base is not None:
        year = base.year if found.has("current") else _half_year(found, time, base, half)
    return Meaning("DATE", f"{year_text(year)}-H{half}", edge(found))


def _half_year(found: Found, time: Timeline, base: dt.date, half: int) -> int:
    now, tense = 1 if base.month <= 6 else 2, time.tense(found.start, found.end)
    if found.before() in ("before", "until") and half > now:
        return base.year
    if tense == "future":
        return base.year + (half < now)
    return base.year - (half > now or (half == now and tense == "past"))


def _is_reported(found: Found, time: Timeline) -> bool:
    """Whether "the first half" is one of a year: of figures, not of a game or a book."""
    if found.after() in listed("results"):
        return True
    if not time.topic.reports_figures or found.after() in ("of", "-"):
        return False
    return found.before() in listed("before_half") or (found.words()[0] == "the" and found.after() in listed("after_half"))


def fiscal(found: Found, time: Timeline) -> Read:
    """A fiscal year, by the calendar year that it is named after."""
    if found.words()[0] == "the" and found.words()[-1] == "year" and len(found.words()) == 3 and is_bounded(found):
        return Meaning("DURATION", "P1Y")
    year, base = year_of(found, time), time.now()
    if digits := re.fullmatch(r"fy\D*(\d+)", found.words()[0]):
        year = int(digits[1]) if len(digits[1]) == 4 else full_year(int(digits[1]))
    if year is not None and (found.has("second") or found.has("second2")):
        return _years(found, year)
    if year is None and base is None:
        return Unknown(NO_DATE)
    step = found.lookup("back") or found.lookup("forth") or 0
    return Meaning("DATE", f"{year if year is not None else base.year + int(str(step)):04d}")  # type: ignore[union-attr]


def _years(found: Found, year: int) -> Read:
    """The year of a harvest or budget that runs over two: "1986/87"."""
    last = int((found.words("second") or found.words("second2"))[0])
    last += year // 100 * 100 if last < 100 else 0
    return Meaning("DATE", f"{year:04d}/{last:04d}") if last == year + 1 else None


def latest(found: Found, time: Timeline) -> Read:
    """ "the latest quarter", "the latest week": the one that is reported, else the last that has ended."""
    base, unit = time.now(), found.lookup("unit")
    if base is None:
        return Unknown(NO_DATE)
    if unit is None and (stretch := time.topic.stretched(found.start)):
        return Meaning("DURATION", stretch)
    if unit in (None, "Q"):
        return Meaning("DATE", quarter_told(time, base))
    if unit not in ("W", "M", "Y"):
        return None
    day = time.topic.last(str(unit), found.start) if unit != "Y" else None
    return Meaning("DATE", period(day or moved(base, -1, str(unit)) or base, str(unit)))


def year_ago(found: Found, time: Timeline) -> Read:
    """ "year-ago", "the year-earlier quarter", "the period last year": the period that is reported, a year before."""
    base = time.now()
    if base is None:
        return Unknown(NO_DATE)
    words = set(found.words())
    if "quarter" in words:
        running = time.topic.reported(found.start, ("Q",)) if time.topic.quarter is None else None
        return Meaning("DATE", year_before(running or quarter_told(time, base)))
    if "month" in words and (day := time.topic.last("M", found.start) or moved(base, -1, "M")):
        return Meaning("DATE", year_before(period(day, "M")))
    if "week" in words and (week := moved(time.topic.last("W", found.start) or base - dt.timedelta(7), -52, "W")):
        return Meaning("DATE", period(week, "W"))
    told = time.topic.compared(found.start)
    if told is None and "period" in words and (stretch := time.topic.stretched(found.start)):
        return Meaning("DURATION", stretch)
    return Meaning("DATE", year_before(told or f"{base.year:04d}"))


def same_period(found: Found, time: Timeline) -> Read:
    """ "the same period last year", "the corresponding month of 1986", "the 1988 quarter": the period reported, in another."""
    part = next(part for part in ("same", "same2", "same3") if found.has(part))
    base, unit, words = time.now(), found.lookup("unit", part), found.words(part)
    year = year_of(found, time)
    if year is None and base is None:
        return Unknown(NO_DATE)
    if year is not None and found.has("second"):
        return _years(found, year)
    told = _told(found, time, base, unit, words)
    if year is None:
        return Meaning("DATE", year_before(told or f"{base.year:04d}"))  # type: ignore[union-attr]
    return Meaning("DATE", f"{year:04d}{told[4:] if told and '/' not in told else ''}")


def _told(found: Found, time: Timeline, base: dt.date | None, unit: object, words: list[str]) -> str | None:
    """The period that is reported, where one of the unit is."""
    if unit == "Q" and base is not None:
        return quarter_told(time, base)
    if unit in ("D", "W", "M"):
        day = time.topic.last(str(unit), found.start) or base
        return period(day, str(unit)) if day else None
    told = time.topic.compared(found.start)
    return told if told and ("half" not in words or "-H" in told) else None


def the_period(found: Found, time: Timeline) -> Read:
    """ "in the period", "in the half": the stretch, quarter, half or month that is reported, where one is."""
    if found.before() not in ("in", "for", "during") or found.after() in listed("limits"):
        return None
    word = found.words()[-1]
    if word == "period" and (stretch := time.topic.stretched(found.start)):
        return Meaning("DURATION", stretch)
    told = time.topic.reported(found.start, {"period": ("Q", "H"), "half": ("H",), "month": ("M",)}[word])
    return Meaning("DATE", told) if told else None


READINGS = {
    f.__name__: f
    for f in (quarter, month_quarter, quarters, quarter_short, half_year, fiscal, latest, year_ago, same_period, the_period)
}
