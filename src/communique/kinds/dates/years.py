"""Readings of years and what they make up: decades, centuries, eras; the year that an expression names."""

from __future__ import annotations

import re

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import Meaning, Read, edge, ordinal
from communique.kinds.dates.periods import telling_day, year_text
from communique.kinds.dates.timeline import Timeline

ERA_NEAR = 60
"""Years by which a year without its era, or one before 1700, differs at most from the one told of last."""
YEARS = ("year", "year2", "year2b", "year2c")
"""Parts of a rule that are a year in figures, one of which is there."""


def relative_year(found: Found, time: Timeline, part: str = "relyear") -> int | None:
    """The year of "this year", "last year", "that year", "a year ago"."""
    words = found.words(part)
    if "that" in words or "same" in words:
        return (None if time.history else time.year_named) or time.year or (time.day.year if time.day else None)
    base = time.now()
    if base is None:
        return None
    step = found.lookup("back", part) or found.lookup("forth", part) or -(words[0] in ("a", "an"))
    told = None
    if {"following", "preceding", "succeeding"} & set(words):
        named = telling_day(time.last("Y") or "")
        told = time.year if time.before_christ or named is None else named.year
    return (told or base.year) + int(str(step))


def year_of(found: Found, time: Timeline) -> int | None:
    """The year that an expression names, absolute or relative."""
    for part in YEARS:
        if found.has(part):
            return int(found.words(part)[-1])
    if found.has("bc"):
        return -int(found.words("bc")[0].replace(",", ""))
    if found.has("bareyear"):
        return old_year(found, time)
    if found.has("spelled"):
        return spelled_year(found)
    short = found.words("yy") or found.words("yy2") or found.words("yy3")
    if short:
        return two_figures(int(short[0]), time)
    told = next((part for part in ("relyear", "relyear2") if found.has(part)), None)
    return relative_year(found, time, told) if told else None


def old_year(found: Found, time: Timeline) -> int | None:
    """The year of "May 430" among years before Christ, as a negative number."""
    value = int(found.words("bareyear")[0].replace(",", ""))
    near = time.before_christ is not None and value > 31 and abs(value + time.before_christ) <= ERA_NEAR
    return -value if near else None


def full_year(short: int) -> int:
    """The year that two figures name: from 1950 to 2049."""
    return short + (2000 if short < 50 else 1900)


AHEAD = 10
"""Years after publication up to which news names a year by two figures."""


def two_figures(short: int, time: Timeline) -> int:
    """The year that two figures name in a text: in a narrative the nearest to that told of, in news hardly one far ahead."""
    if time.history and time.year is not None and time.year > 0:
        return time.year + (short - time.year + 50) % 100 - 50
    year = full_year(short)
    return year - 100 if time.day is not None and year > time.day.year + AHEAD else year


def year(found: Found, time: Timeline) -> Read:
    """A year of four figures, where the words around do not count something by it; none is a section ("U.S.C. 1701")."""
    value = int((found.words("year") or found.words("year2"))[-1])
    if found.tokens.text[found.start] == "C":
        return None
    if (len(found.words()) == 1 or edge(found) == "APPROX") and not _is_year(found, value, time):
        return None
    return Meaning("DATE", f"{value:04d}", edge(found))


def _is_year(found: Found, value: int, time: Timeline) -> bool:
    before, after, history = found.before(), found.after(), time.history
    of_results = after in listed("after_recent_years") | listed("results") and 1900 <= value <= 2050
    of_life = before == "." and found.before(2) in ("b", "d", "r") and found.before(3) in ("(", ",")
    if of_results or of_life or found.words()[0] in _CIRCA or _is_predicate(found, value, history):
        return True
    if (
        after in listed("counted_things")
        or _names(found)
        or after in lexicon().words["units"]
        or (after == "-" and found.after(2).isdigit())
        or after == "percent"
    ):
        return False
    if before in ("these", "those", "this", "that") and value % 100 and after.isalpha():
        return True
    if 1700 <= value <= 2100 and (before in listed("before_year") or before in lexicon().words["month"]):
        return not (
            before in ("of", "to", "than", "about", "around", "and", "or", "from")
            and after.endswith("s")
            and len(after) > 3
            and after not in listed("after_years")
        )
    if history and before in ("", ".", "\n\n") and 1000 <= value < 1900:
        return after.isalpha() and (not after.endswith("s") or after in ("was", "is", "has"))
    if history and 1000 <= value < 1700 and _in_range(found):
        return True
    if before == "since" and 1000 <= value < 1700:
        return not after.isalpha() or after in listed("after_days") or after == "on"
    if before == "in" or (history and before in listed("before_old_year") and not after.isalpha()):
        return not after.endswith("s")
    if history and before in listed("before_old_year") and abs(value - (time.year or 0)) <= ERA_NEAR:
        return not after.endswith("s")
    return (
        1900 <= value <= 2050
        and not (after.endswith("s") and after.isalpha() and len(after) > 3 and after != "does")
        and not before.isdigit()
    )


def _is_predicate(found: Found, value: int, history: bool) -> bool:
    """Whether a year stands in "as recently as 2006" or closes a clause of a narrative: "the best year was 1706."."""
    before = found.before()
    named = history and before in listed("be") and found.after() in (".", ",", ";", ":", "")
    return 1000 <= value <= 2050 and (named or (before == "as" and found.before(2) in listed("as_of_years")))


def _in_range(found: Found) -> bool:
    """Whether a year is the first or last of "between 1618 and 1648", "from 1562 to 1598"."""
    before, after = found.before(), found.after()
    if before in ("between", "from"):
        return after in ("and", "to", "until", "through") and found.after(2)[:4].isdigit() and len(found.after(2)) == 4
    first = found.before(2)
    return before in ("and", "to", "until", "through") and found.before(3) in ("between", "from") and first.isdigit()


_CIRCA = frozenset(("circa", "c", "ca"))


def _names(found: Found) -> bool:
    """Whether a year is part of a name: a word with a capital, no month and no word of time, stands right before it."""
    word, at = found.before(), found.first - 1
    tokens = found.tokens
    if not word.isalpha() or word in listed("before_year") or word in lexicon().words["season"]:
        return False
    first = tokens.text[tokens.starts[at]]
    plain = tokens.letters[at] == lexicon().letter_of_classes[("other",)]
    return plain and first.isupper()


def year_short(found: Found, time: Timeline) -> Read:
    """A year of two figures after an apostrophe: "in '68"."""
    goes_on = found.before() in ("and", "or") and found.before(2).isdigit() and found.before(3) in ("'", "’")
    if not (goes_on or found.before() in listed("before_short_year")) or found.after().endswith("s"):
        return None
    return Meaning("DATE", f"{two_figures(int(found.words('yy')[0]), time):04d}")


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
    if values[0] in range(16, 21) and values[1:2] == [100] and sum(values[2:]) < 100:
        return int(values[0]) * 100 + int(sum(values[2:]))
    if values[0] in range(16, 21) and all(v < 100 for v in values[1:]) and 10 <= sum(values[1:]) < 100:
        return int(values[0]) * 100 + int(sum(values[1:]))
    return None


def era(found: Found, time: Timeline) -> Read:
    """Years before Christ and early years with their era."""
    if found.has("bc"):
        return Meaning("DATE", year_text(-int(found.words("bc")[0].replace(",", ""))), edge(found))
    digits = (found.words("ad") or found.words("ad2"))[0].replace(",", "")
    return Meaning("DATE", f"{int(digits):04d}", edge(found)) if len(digits) <= 4 else None


def era_span(found: Found, time: Timeline) -> Read:
    """Years before Christ from one to another: "264–241 BC"."""
    first, last = (int(found.words(part)[0].replace(",", "")) for part in ("first", "bc"))
    return Meaning("DATE", f"{year_text(-first)}/{year_text(-last)}") if first > last else None


def era_bare(found: Found, time: Timeline) -> Read:
    """A year without its era: the first of a span ("from 264 to 241 BC"), or one among others before Christ ("in 255")."""
    part = "bare" if found.has("bare") else "bare2"
    if part == "bare2" and (time.before_christ is None or found.before() not in listed("before_old_year")):
        return None
    value = int(found.words(part)[0].replace(",", ""))
    if part == "bare":
        return Meaning("DATE", year_text(-value)) if found.before() in listed("before_span") else None
    near = abs(value + (time.before_christ or 0)) <= ERA_NEAR and value >= 10
    after = found.after()
    named = after.isalpha() and not after.endswith("s") and found.tokens.text[found.tokens.starts[found.last]].isupper()
    ends = not after.isalpha() or named or after in listed("after_days") | listed("after_old_year")
    return Meaning("DATE", year_text(-value)) if near and ends and found.after() not in ("%", "-") else None


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
    """A decade: "the 1980s", "the nineties" (of the 20th century); "the 1800s" are a century."""
    word = found.words()[-1]
    tens = found.lookup("decadeword")
    if tens is not None and found.has("hundred"):
        century = found.lookup("numword", "hundred")
        return Meaning("DATE", f"{century}{tens}", edge(found)) if century in range(16, 21) else None
    if tens is not None:
        return Meaning("DATE", f"{19 if tens else 20}{tens}", edge(found)) if "the" in found.words() else None
    digits = re.sub(r"\D", "", word)[:-1]
    if len(digits) == 1 and word[0].isdigit() and not _is_of_years(found):
        return None
    if len(digits) == 3 and digits[2] == "0" and digits < "200":
        return Meaning("DATE", digits[:2], edge(found))
    return Meaning("DATE", digits if len(digits) == 3 else f"19{digits}", edge(found))


def _is_of_years(found: Found) -> bool:
    """Whether "the mid-80s" without its mark is a decade: no age ("in her 80s"), no temperature ("highs in the mid-80s")."""
    before = ("during", "from", "in", "of", "since", "throughout") if edge(found) else ("during", "since", "throughout")
    if "the" not in found.words() or found.before() not in before:
        return False
    words = {found.before(n) for n in range(1, 12)} | {found.after(n) for n in range(1, 4)}
    return not words & listed("weather")


def century(found: Found, time: Timeline) -> Read:
    """A century by its number: the 20th is 19."""
    ordinal = ordinal_of(found)
    if ordinal is None or not 1 <= ordinal <= 30:
        return None
    return Meaning("DATE", f"BC{ordinal - 1:02d}" if found.has("bc") else f"{ordinal - 1:02d}", edge(found))


def ordinal_of(found: Found, part: str | None = None) -> int | None:
    """The ordinal number in an expression or one part of it."""
    word = found.lookup("ordword", part)
    if isinstance(word, int):
        return word
    return next((number for w in found.words(part) if (number := ordinal(w)) is not None), None)


READINGS = {f.__name__: f for f in (year, year_short, year_spelled, era, era_span, era_bare, year_span, decade, century)}
