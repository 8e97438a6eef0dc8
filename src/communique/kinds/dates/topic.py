"""The period that a report speaks of, from which its comparisons count: "a year earlier", "the previous month".

A report names its own period ("in the third quarter", "in January") and, beside it, periods that it compares with ("from 45
million in 1985", "after a fall in December", "base 1980"). Only the first are what a comparison counts from.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.periods import first_day, granularity, interval, moved, period

WINDOW = 14
"""Words before a time among which a comparison that it stands in is looked for: "from $6 million, or 20 cents a share, in"."""
NEAR = {"M": 400, "Q": 800, "H": 800, "Y": 800}
"""Characters within which "a year earlier" in another sentence still compares with a period of this unit."""
UNITS = ("D", "W", "WE", "M", "Q", "H", "S", "Y")
"""The units of periods, the finest first."""
ANNUAL_NEAR = 1500
"""Characters within which "the year" speaks of the year that results were named of."""
RECENT = 93
"""Days since the beginning of a month up to which figures of it are news."""
STRETCH = re.compile(r"P(?:[2-9]M|1[0-2]M|[23]Q|13W|26W|39W|5[23]W|1Y)")
"""Lengths of time that results are reported for, which no calendar period names."""
BEFORE = {"Q": 270, "M": 300}
"""Days from which on a quarter or month before the one that is reported is one of another year, to compare with."""
_TO_DATE = re.compile(r"\byear[ -]to[ -]date\b", re.IGNORECASE)
_END = re.compile(
    r"""(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bGov)(?<!\bCorp)(?<!\bCos)(?<!\bCo)(?<!\bInc)
        (?<!\bLtd)(?<!\bSt)(?<!\b[A-Z]) (?: [.!?] ["”’')]{0,2} \s{1,4} (?= ["“‘'(]? [A-Z] ) | ; | \n\s{0,9}\n )""",
    re.VERBOSE,
)
"""Where a sentence ends."""


_FIGURES = re.compile(
    r"""\d% | \b(?: percent | per\ cent | pct | profits? | earnings | net\ income | revenues? | sales | output | growth
        | billion | million | bln | mln | G[DN]P )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_GAME = re.compile(r"\b(?:goals?|goalkeeper|coach|half-?time|striker|penalty\ kick|touchdown|midfielder|kick-?off|referee)\b")


@dataclass(slots=True)
class Topic:
    """The periods that a report has spoken of up to now, for each unit the last one and where it was named."""

    text: str
    day: dt.date | None
    named: dict[str, tuple[str, int]] = field(default_factory=dict)
    dated: set[str] = field(default_factory=set)
    stretch: tuple[str, int] = ("", -1)
    ended: tuple[str, int] = ("", -1)
    fiscal: tuple[str, int] = ("", -1)
    _figures: bool | None = None
    _today: bool | None = None

    def add(self, value: str, at: int, over: bool, dated: bool = False) -> None:
        """A period named at an offset; ``over``: the text says that it has ended; ``dated``: it is named with its year."""
        unit, begin = granularity(value), first_day(value)
        if unit not in UNITS or begin is None or self._is_of_another_year(unit, begin, at):
            return
        self.named[unit] = (value, at)
        (self.dated.add if dated or self.day is None else self.dated.discard)(unit)
        if unit == "Q" and (over or self.day is None or (begin - self.day).days < -80):
            told, where = self.ended
            if value >= told or at - where > 2 * NEAR[unit]:
                self.ended = (value, at)

    def _is_of_another_year(self, unit: str, begin: dt.date, at: int) -> bool:
        value, where = self.named.get(unit, ("", 0))
        told = first_day(value) if unit in BEFORE and value and at - where <= 2 * NEAR[unit] else None
        return told is not None and (told - begin).days > BEFORE[unit]

    def last_for(self, value: str, at: int) -> None:
        """A stretch of time that results are reported for: "the first nine months"."""
        if STRETCH.fullmatch(value):
            self.stretch = (value, at)

    @property
    def quarter(self) -> str | None:
        """The last quarter spoken of that has ended."""
        return self.ended[0] or None

    def fiscal_quarter(self, at: int) -> str | None:
        """The quarter of a fiscal year that is reported near an offset."""
        value, where = self.fiscal
        return value if value and at - where <= 2 * NEAR["Q"] else None

    def stretched(self, at: int) -> str | None:
        """The stretch that a report has turned to since it named a period."""
        value, since = self.stretch
        named = max((where for unit, (_, where) in self.named.items() if unit in NEAR), default=-1)
        return value if since > named and at - since <= NEAR["Y"] else None

    def compared(self, at: int, from_now: bool = False) -> str | None:
        """The month, quarter, half or year that "a year earlier" at an offset compares with.

        That named last in the same sentence, else the quarter or half that is reported, else the month. ``from_now``: the
        words count from publication ("a year ago") and mean another period only where that is clear."""
        near = {
            unit: said for unit, said in self.named.items() if unit in NEAR and self.stretch[1] < said[1] >= at - NEAR[unit]
        }
        if from_now:
            near.pop("Y", None)
        same = [(where, value) for value, where in near.values() if self._in_sentence(value, where, at)]
        if same:
            return self._kept(max(same)[1], at)
        over = {unit: said for unit, said in near.items() if unit in ("H", "M") and self._is_over(said[0], unit)}
        reported = [self.ended[::-1]] if self.stretch[1] < self.ended[1] >= at - NEAR["Q"] else []
        reported += [over["H"][::-1]] if "H" in over else []
        if reported:
            return self._kept(max(reported)[1], at)
        return None if from_now or "M" not in over or _TO_DATE.search(self.text, over["M"][1], at) else over["M"][0]

    def quarter_compared(self, at: int) -> str | None:
        """The quarter that a report compares with another at an offset, where it has named nothing longer since."""
        value, where = self.ended
        since = max((place for unit, (_, place) in self.named.items() if unit in ("Y", "H")), default=-1)
        return value if value and max(since, self.stretch[1]) < where and at - where <= NEAR["Q"] else None

    def year_before_it(self, at: int) -> int | None:
        """The year before publication that was named last in a sentence: "in 2018, with 4 percent in the first quarter"."""
        value, where = self.named.get("Y", ("", 0))
        past = value.isdigit() and self.day is not None and int(value) < self.day.year
        return int(value) if past and self.named_last("Y") and not _END.search(self.text, where, at + 2) else None

    def named_last(self, unit: str) -> bool:
        """Whether the period of a unit was named after those of all other units but days."""
        at = self.named[unit][1]
        return all(where <= at for name, (_, where) in self.named.items() if name in NEAR)

    def reported(self, at: int, units: tuple[str, ...]) -> str | None:
        """The period of one of some units that was named last, where it is near and not to come."""
        near = [self.named[unit] for unit in units if unit in self.named and at - self.named[unit][1] <= NEAR[unit] * 2]
        begun = [
            (where, value) for value, where in near if (begin := first_day(value)) and (self.day is None or begin <= self.day)
        ]
        return max(begun)[1] if begun else None

    def reports(self, year: int, at: int) -> bool:
        """Whether results of a year, or of its last quarter, were spoken of before an offset."""
        named = [self.named[unit] for unit in ("Y", "Q") if unit in self.named]
        return any(value in (f"{year:04d}", f"{year:04d}-Q4") and at - where <= ANNUAL_NEAR for value, where in named)

    @property
    def tells_of_today(self) -> bool:
        """Whether the text speaks of the day of publication as today."""
        if self._today is None:
            self._today = _TODAY.search(self.text) is not None
        return self._today

    @property
    def reports_figures(self) -> bool:
        """Whether the text is about figures of business, not about a game."""
        if self._figures is None:
            self._figures = bool(_FIGURES.search(self.text)) and not _GAME.search(self.text)
        return self._figures

    def _kept(self, value: str, at: int) -> str:
        """A value; a quarter that is compared with stays the topic."""
        if granularity(value) in ("Q", "H"):
            self.named[granularity(value)] = (value, at)
        if value == self.ended[0]:
            self.ended = (value, at)
        return value

    def in_sentence(self, where: int, at: int) -> bool:
        """Whether two offsets are in one sentence."""
        return not _END.search(self.text, where, at + 2)

    def _in_sentence(self, value: str, where: int, at: int) -> bool:
        """Whether a period was named in the sentence of an offset; of those to come only quarters and halves."""
        begin = first_day(value)
        begun = begin is None or self.day is None or begin <= self.day or granularity(value) in ("Q", "H")
        return begun and self.in_sentence(where, at) and not _TO_DATE.search(self.text, where, at)

    def _is_over(self, value: str, unit: str) -> bool:
        """Whether a period has ended, a month lately: of others a report hardly goes on to speak."""
        days = interval(value)
        if days is None or self.day is None:
            return self.day is None
        return days[1] < self.day and (unit == "H" or (self.day - days[0]).days <= RECENT)

    def last(self, unit: str, at: int) -> dt.date | None:
        """The first day of the period of a unit, else of the finer one, that was spoken of last before an offset, not to come.

        A year counts from a finer period only in the same sentence, or where that was named with its year."""
        index = UNITS.index(unit) if unit in UNITS else len(UNITS) - 1
        own = self._begun(UNITS[index : index + 1]) if unit in ("W", "M", "Q") else None
        if own or unit != "Y":
            return own or self._begun(UNITS[: index + 1])
        with_year = [name for name, (value, where) in self.named.items() if self._in_sentence(value, where, at)]
        return self._begun((*with_year, *self.dated, "Y"))

    def _begun(self, units: tuple[str, ...]) -> dt.date | None:
        spoken = [(where, first_day(value)) for unit, (value, where) in self.named.items() if unit in units]
        begun = [(where, begin) for where, begin in spoken if begin and (self.day is None or begin <= self.day)]
        return max(begun)[1] if begun else None


def compares(found: Found, value: str, day: dt.date | None) -> bool:
    """Whether a time is what a report compares with, no period of its own: "from 45 million in 1985", "base 1980"."""
    if found.before() in ("base", "to", "until", "till") or found.after() in ("dollars", "prices", "terms"):
        return True
    for n in range(1, WINDOW + 1):
        word = found.before(n)
        if word in listed("comparing"):
            return not _latest(value, day)
        if _closes(word):
            return False
    return False


def _closes(word: str) -> bool:
    year = len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
    return year or word in (".", ";", "", "quarter", "year", "month") or word in lexicon().words["month"]


def _latest(value: str, day: dt.date | None) -> bool:
    """Whether a period is the latest of its unit that has ended: what reports are of even where a comparison stands before."""
    unit = granularity(value)
    last = moved(day, -1, unit) if day and unit in ("M", "Q", "H") else None
    return last is not None and value >= period(last, unit)
