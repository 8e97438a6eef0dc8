"""Readings of calendar dates: months, days, years, quarters, seasons, decades."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, edge
from communique.kinds.dates.periods import moved, real_day
from communique.kinds.dates.timeline import Timeline

_BEFORE_YEAR_WORDS = (
    "in since until till by before after during from of to through between and or the early late mid "
    "around about circa for than late-year fiscal year beyond sometime"
)
BEFORE_YEAR = frozenset([*_BEFORE_YEAR_WORDS.split(" "), "(", ",", "–", "-"])
_COUNTED_WORDS = (
    "people troops soldiers men women feet miles dollars points tons jobs shares members workers homes meters metres km"
)
COUNTED = frozenset([*_COUNTED_WORDS.split(" ")])


def month_of(found: Found, part: str | None = None) -> int | None:
    """The month named in an expression or in one part of it."""
    month = found.lookup("month", part) or found.lookup("monthabbr", part)
    return month if isinstance(month, int) else None


def relative_year(found: Found, time: Timeline, part: str = "relyear") -> int | None:
    """The year of "this year", "last year", "that year"."""
    words = found.words(part)
    if "that" in words or "same" in words:
        return time.year or (time.day.year if time.day else None)
    base = time.now()
    if base is None:
        return None
    step = found.lookup("back", part) or found.lookup("forth", part) or 0
    return base.year + int(str(step))


def year_of(found: Found, time: Timeline) -> int | None:
    """The year that an expression names, absolute or relative."""
    if found.has("year"):
        return int(found.words("year")[-1])
    if found.has("year2"):
        return int(found.words("year2")[-1])
    if found.has("spelled"):
        return spelled_year(found)
    short = found.words("yy") or found.words("yy2")
    if short:
        return full_year(int(short[0]))
    return relative_year(found, time) if found.has("relyear") else None


def full_year(short: int) -> int:
    """The year that two figures name: from 1950 to 2049."""
    return short + (2000 if short < 50 else 1900)


def day_number(found: Found, part: str) -> int | None:
    """The day of the month in a part of an expression."""
    digits = re.sub(r"\D", "", "".join(found.words(part)))
    named = found.lookup("ordword", part)
    return int(digits) if digits else named if isinstance(named, int) else None


def year_ahead(found: Found) -> int | None:
    """The year that the end of a span gives to its beginning: "from July 1 to November 18, 1916"."""
    if found.after() not in ("to", "and", "until", "through", "till"):
        return None
    words = [found.after(n) for n in range(2, 7)]
    months = lexicon().words["month"]
    if words[0] not in months and words[1] not in months:
        return None
    return next((int(w) for w in words if re.fullmatch(r"1[0-9]\d\d|20\d\d", w)), None)


def nearest_year(time: Timeline, month: int, day: int | None, tense: str) -> int | None:
    """The year of a month or day that is given without one, by tense and distance from the reference."""
    base = time.now()
    if base is None:
        return None
    if time.history:
        return base.year
    past = base.year if (month, day or 0) <= (base.month, base.day) else base.year - 1
    ahead = ((past + 1 - base.year) * 12 + month - base.month) + ((day or 15) - base.day) / 30
    if past == base.year and day is None and month == base.month:
        return past
    behind = 12 - ahead
    if tense == "ended":
        return past
    if tense == "future":
        return past + 1 if ahead < 11 else past
    if tense == "past":
        return past if day is None or behind < 8 else past + 1
    return past if behind < (8.5 if day is None else 6.5) else past + 1


def calendar(found: Found, time: Timeline) -> Read:
    """Month and day, day and month, month and year."""
    month, day = month_of(found), day_number(found, "day")
    if day is None:
        day = day_number(found, "day2")
    if month is None:
        return None
    year = year_of(found, time) or year_ahead(found)
    if year is None and found.has("spelled"):
        return None
    if year is None:
        year = nearest_year(time, month, day, tense_of(found, time))
    return dated(year, month, day, edge(found))


_AHEAD = frozenset(("payable", "effective", "due", "expires", "expiring", "through", "until", "till", "by"))
_FIRM = frozenset(("payable", "due"))


def tense_of(found: Found, time: Timeline) -> str:
    """The tense of a day or month: that of "payable", "until", "by", "ended" before it, else that of the verb."""
    if found.before() in ("a", "an", "the", "its", "their") and found.after().isalpha():
        return ""
    before = found.before(2) if found.before() in ("on", "in", "at") else found.before()
    tense = time.tense(found.start, found.end)
    if before in _FIRM or (before in _AHEAD and tense != "past"):
        return "future"
    return "ended" if before == "ended" else tense


def day_of_month(found: Found, time: Timeline) -> Read:
    """ "the 15th", "the 20th of next month": a day of a month that is not named."""
    day, base = day_number(found, "day") or day_number(found, "day2"), time.now()
    if day is None or (found.has("day2") and not _closes(found)):
        return None
    if base is None:
        return Unknown(NO_DATE)
    step = found.lookup("back", "step") or found.lookup("forth", "step") or 0
    if found.has("day2"):
        step = _month_step(base, day, tense_of(found, time))
    month = moved(base.replace(day=1), int(str(step)), "M")
    return dated(month.year, month.month, day, None) if month else None


def _month_step(base: dt.date, day: int, tense: str) -> int:
    if tense == "future":
        return 1 if day < base.day else 0
    return -1 if day > base.day and tense == "past" else 0


def _closes(found: Found) -> bool:
    return found.before() in ("on", "by", "until", "since") and found.after() in (
        "",
        ".",
        ",",
        ";",
        "and",
        "to",
        ")",
        "when",
        "but",
    )


def dated(year: int | None, month: int, day: int | None, part: str | None) -> Read:
    """The value of a month or day; an unknown year is written XXXX."""
    if day is not None and real_day(year or 2000, month, day) is None:
        return Unknown("no such day in the calendar")
    prefix = f"{year:04d}" if year is not None else "XXXX"
    return Meaning("DATE", f"{prefix}-{month:02d}" + (f"-{day:02d}" if day is not None else ""), part)


def day_span(found: Found, time: Timeline) -> Read:
    """A span of days: "May 12-13"."""
    month, first, last = month_of(found), day_number(found, "day"), day_number(found, "until")
    other = month_of(found, "month2") or month
    if month is None or other is None or first is None or last is None or (other, last) <= (month, first):
        return None
    year = year_of(found, time)
    if year is None:
        year = nearest_year(time, month, first, tense_of(found, time))
    begin, until = dated(year, month, first, None), dated(year, other, last, None)
    if not isinstance(begin, Meaning) or not isinstance(until, Meaning):
        return Unknown("no such day in the calendar")
    return Meaning("DATE", f"{begin.value}/{until.value}")


def month_span(found: Found, time: Timeline) -> Read:
    """A span of months: "January-March 2019"."""
    first, last, year = month_of(found), month_of(found, "month2"), year_of(found, time)
    if first is None or last is None:
        return None
    if year is None:
        year = nearest_year(time, first, None, tense_of(found, time))
    if year is None:
        return Meaning("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}")
    return Meaning("DATE", f"{year - (last < first):04d}-{first:02d}/{year:04d}-{last:02d}")


def month(found: Found, time: Timeline) -> Read:
    """A month without a year; "May" and "March" at the beginning of a sentence only where a preposition or an edge precedes."""
    number_of = month_of(found)
    if number_of is None or not _is_month(found):
        return None
    base = time.now()
    way = found.lookup("back") or found.lookup("forth")
    if base is None or (way is None and "this" not in found.words()):
        year = nearest_year(time, number_of, None, tense_of(found, time))
    elif way == -1 or "past" in found.words():
        year = base.year if number_of < base.month else base.year - 1
    else:
        year = base.year if way is None or number_of > base.month else base.year + 1
    return dated(year, number_of, None, edge(found))


_BEFORE_MONTH_WORDS = (
    "in since until till by from to of during through early late mid last next this and or between before after for around"
)
_BEFORE_MONTH = frozenset([*_BEFORE_MONTH_WORDS.split(" ")])


def _is_month(found: Found) -> bool:
    last = found.words()[-1]
    full = found.tokens.text[found.start : found.end]
    if last in ("may", "march", "sun", "mar", "dec") and len(found.words()) == 1:
        return found.before() in _BEFORE_MONTH and found.after() not in ("'", "’")
    return full[0] != "A" or not full.isupper() or len(full) > 3


def year(found: Found, time: Timeline) -> Read:
    """A year of four figures, where the words around do not count something by it."""
    value = int(found.words("year")[-1])
    if (len(found.words()) == 1 or edge(found) == "APPROX") and not _is_year(found, value):
        return None
    return Meaning("DATE", f"{value:04d}", edge(found))


def _is_year(found: Found, value: int) -> bool:
    before, after = found.before(), found.after()
    if (
        after in COUNTED
        or _names(found)
        or after in lexicon().words["units"]
        or (after == "-" and found.after(2).isdigit())
        or after == "percent"
    ):
        return False
    if 1700 <= value <= 2100 and (before in BEFORE_YEAR or before in lexicon().words["month"]):
        return not (
            before in ("of", "to", "than", "about", "around", "and", "or", "from") and after.endswith("s") and len(after) > 3
        )
    if before == "in" and value >= 1000:
        return not after.endswith("s")
    return 1900 <= value <= 2050 and not (after.endswith("s") and after.isalpha() and len(after) > 3) and not before.isdigit()


def _names(found: Found) -> bool:
    """Whether a year is part of a name: a word in capitals, no month and no word of time, stands right before it."""
    word, at = found.before(), found.first - 1
    tokens = found.tokens
    if not word.isalpha() or word in BEFORE_YEAR or word in lexicon().words["season"]:
        return False
    first = tokens.text[tokens.starts[at]]
    plain = tokens.letters[at] == lexicon().letter_of_classes[("other",)]
    return plain and first.isupper() and at > 0 and tokens.words[at - 1].isalpha()


def year_spelled(found: Found, time: Timeline) -> Read:
    """A year in words: "nineteen ninety-seven", "two thousand and ten"."""
    year = spelled_year(found)
    if year is None or ("thousand" in found.words() and not _introduced(found)):
        return None
    return Meaning("DATE", f"{year:04d}")


def _introduced(found: Found) -> bool:
    return found.words()[0] == "the" or found.before() in ("in", "since", "by", "until")


def spelled_year(found: Found) -> int | None:
    """The year that two or three number words name; None where they name another number."""
    table = lexicon().words["numword"]
    values = [table[w] for w in found.words("spelled") if w in table]
    if values[:2] == [2, 1000]:
        return 2000 + int(sum(values[2:]))
    if values[0] in range(16, 21) and all(v < 100 for v in values[1:]) and 10 <= sum(values[1:]) < 100:
        return int(values[0]) * 100 + int(sum(values[1:]))
    return None


def era(found: Found, time: Timeline) -> Read:
    """Years before Christ and early years with their era."""
    if found.has("bc"):
        return Meaning("DATE", f"BC{int(found.words('bc')[0].replace(',', '')):04d}", edge(found))
    digits = (found.words("ad") or found.words("ad2"))[0].replace(",", "")
    return Meaning("DATE", f"{int(digits):04d}", edge(found)) if len(digits) <= 4 else None


def year_span(found: Found, time: Timeline) -> Read:
    """A span of years: "1950-53", "2009-2010"."""
    first = int(found.words("year")[0])
    short = int(found.words("yy")[0]) if found.has("yy") else 0
    if 1 <= short <= 12 and short <= first % 100 and "-" in found.words() and found.before() != "-" != found.after():
        return Meaning("DATE", f"{first:04d}-{short:02d}")
    last = int(found.words("year2")[0]) if found.has("year2") else first // 100 * 100 + int(found.words("yy")[0])
    if not first < last or first < 1000 or last - first > 300:
        return None
    return Meaning("DATE", f"{first:04d}/{last:04d}")


def decade(found: Found, time: Timeline) -> Read:
    """A decade: "the 1980s", "the nineties" (of the 20th century)."""
    word = found.words()[-1]
    tens = found.lookup("decadeword")
    if tens is not None:
        return Meaning("DATE", f"19{tens}", edge(found)) if "the" in found.words() else None
    digits = re.sub(r"\D", "", word)[:-1]
    return Meaning("DATE", digits if len(digits) == 3 else f"19{digits}", edge(found))


def century(found: Found, time: Timeline) -> Read:
    """A century by its number: the 20th is 19."""
    ordinal = ordinal_of(found)
    if ordinal is None or not 1 <= ordinal <= 30:
        return None
    return Meaning("DATE", f"BC{ordinal - 1:02d}" if found.has("bc") else f"{ordinal - 1:02d}", edge(found))


def ordinal_of(found: Found) -> int | None:
    """The ordinal number in an expression."""
    word = found.lookup("ordword")
    if isinstance(word, int):
        return word
    return next((int(w[:-2]) for w in found.words() if re.fullmatch(r"\d+(?:st|nd|rd|th)", w)), None)


_ALL = (calendar, day_of_month, day_span, month_span, month, year, year_spelled, era, year_span, decade, century)
READINGS = {f.__name__: f for f in _ALL}
