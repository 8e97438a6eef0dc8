"""Readings of durations, sets and references: "five years", "every Friday", "now"."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.meaning import NO_DATE, Meaning, Read, Unknown, mod, number, ordinal, plain
from communique.kinds.dates.meaning import duration as span
from communique.kinds.dates.periods import moved, period
from communique.kinds.dates.timeline import Timeline

AGE_WORDS = frozenset(("old", "aged", "age"))


def unit_of(found: Found) -> str | None:
    """The unit of an expression."""
    unit = found.lookup("units") or found.lookup("unit")
    return str(unit) if unit is not None else None


def duration(found: Found, time: Timeline) -> Read:
    """So many units of time. Ages are none; "a year" after an amount is a set."""
    unit, words = unit_of(found), found.words()
    if unit is None or unit == "WE" or _is_age(found) or _is_other(found, words) or _names_war(found):
        return None
    if words[0] in ("a", "an") and len(words) == 2:
        return after_so_long(found, time, 1, unit) or _indefinite(found, unit)
    if words == ["one", "day"] and _some_day(found):
        return Meaning("DATE", "FUTURE_REF") if time.tense(found.start, found.end) == "future" else None
    if found.has("whole"):
        return Meaning("DURATION", span("1", unit)) if unit in _WHOLE and found.lookup("unit") is not None else None
    count = _count(found, words)
    if count is None or _counts_nothing(found, words, count, unit):
        return None
    if count.isdigit() and (point := after_so_long(found, time, int(count), unit)):
        return point
    rough = found.has("more") or found.has("ortwo") or "couple" in words
    return Meaning("DURATION", span(count, unit), mod(found) or ("APPROX" if rough else None))


def _is_other(found: Found, words: list[str]) -> bool:
    """Whether the words are no duration, or one of another rule: "to last two days", "half a day"."""
    if words[0] == "last" and found.before() in listed("before_verbs"):
        return True
    if "half" in words[:3] and "dozen" not in words and not found.has("plushalf") and not found.has("half"):
        return True
    return words[0] in ("a", "an") and words[-1] == "long"


def _names_war(found: Found) -> bool:
    """Whether a number and a unit name a war: "the Thirty Years' War", "the Seven Days Battles", "the Ten Days"."""
    text, starts = found.tokens.text, found.tokens.starts
    if found.last < 2 or not all(text[starts[at]].isupper() for at in (found.last - 2, found.last - 1)):
        return False
    return found.after() in ("'", "’", "war", "wars", "battles", "offensive") or "the" in (found.before(), found.words()[0])


def _some_day(found: Found) -> bool:
    """Whether "one day" is some day to come, not the length of a day."""
    follows = found.after()
    return found.before() not in listed("before_one_day") and follows.isalpha() and follows not in listed("after_bare_units")


def _counts_nothing(found: Found, words: list[str], count: str, unit: str) -> bool:
    """Whether a number and a unit are no duration: "a second", "three quarters of", "over three days" (during), "some day"."""
    alone = found.lookup("unit") is not None
    return (
        (
            unit == "Q"
            and (count == "1" or (words[-1] == "quarters" and "-" in words) or (count == "3" and found.after() == "of"))
        )
        or (alone and unit == "TS" and (count == "1" or "-" not in words))
        or (count == "X" and found.has("mod") and words[0] != "some")
        or (words[0] == "some" and alone)
        or (words[0] == "many" and found.before() in ("as", "how"))
        or (words[0] == "over" and not _exceeds(found))
        or _is_a_year(found, count, unit)
    )


def _exceeds(found: Found) -> bool:
    """Whether "over" before a duration means more than ("lasted over three days"), not during ("was held over three days")."""
    if found.after() in ("ago", "earlier", "later"):
        return found.before() not in listed("over_verbs")
    return found.before() in listed("before_over") or found.after() in ("old", "-")


def _is_a_year(found: Found, count: str, unit: str) -> bool:
    """Whether the number before a unit is a year, or the unit a name: "its 1986 year", "1986 quarters", "670,000 Year"."""
    last = found.tokens.text[found.tokens.starts[found.last - 1]]
    single = found.lookup("unit") is not None or unit == "Q"
    return single and len(found.words()) <= 3 and (len(count) == 4 or last.isupper()) and count.isdigit()


_WHOLE = frozenset(("D", "W", "M", "Y"))
_DEEDS = re.compile(
    r"""\b(?: first | last | only | second | third | fourth | fifth | most | least | once | twice | times | \w{3,20}est
        | buil[dt] | complet\w{1,4} | finish\w{0,3} | done | doubl\w{1,3} | tripl\w{1,3} | wins? | won | learn\w{0,3} )\b""",
    re.VERBOSE,
)
"""Words before "in three days" by which it says how long something takes, or since when nothing like it was."""


def after_so_long(found: Found, time: Timeline, count: int, unit: str) -> Read:
    """ "in two weeks" of what is to come: the week, day, month or year that it leads to; None where it is a duration."""
    if (
        unit not in ("D", "W", "M", "Y", "F")
        or found.before() != "in"
        or found.has("mod")
        or found.has("more")
        or found.has("ortwo")
        or found.rule.id != "duration"
        or "-" in found.words()
        or found.after() == "of"
    ):
        return None
    told = found.after() in "'’" and found.after(2) == "time"
    clause = [found.before(n) for n in range(2, 14)]
    clause = clause[: next((i for i, word in enumerate(clause) if word in (".", ";", "")), len(clause))]
    if not told and (_DEEDS.search(" ".join(clause)) or time.tense(found.start, found.end) != "future"):
        return None
    if time.now() is None:
        return Unknown(NO_DATE)
    day = moved(time.now() or dt.date.min, count * (2 if unit == "F" else 1), "W" if unit == "F" else unit)
    return Meaning("DATE", period(day, "W" if unit == "F" else unit)) if day else None


def _is_age(found: Found) -> bool:
    words = found.words()
    if words[-1] == "old" and _is_of_what_lasts(found):
        return False
    return (
        words[-1] in AGE_WORDS
        or found.after() == "old"
        or (found.after() in "-–" and found.after(2) in ("old", "olds"))
        or (found.after() == "of" and found.after(2) == "age")
        or (found.after() == "or" and found.after(2) in ("older", "younger"))
        or found.before() == "aged"
    )


def _is_of_what_lasts(found: Found) -> bool:
    """Whether "12-year-old" tells how long something has been: "a 12-year-old peace accord", no "12-year-old law student"."""
    for n in range(1, 6):
        word, after = found.after(n), found.after(n + 1)
        if word in listed("lasting"):
            return after not in listed("persons")
        if not word.isalpha() or word in listed("rate_stops") or word in ("are", "of", "which", "who"):
            return False
    return False


def _indefinite(found: Found, unit: str) -> Read:
    before = found.before()
    if unit == "TS" or (found.after() in ("-", "–") and found.after(2) in listed("after_hyphen")):
        return None
    if before in ("once", "twice") or _is_rate(found):
        return Meaning("SET", span("1", unit))
    if unit == "D" and found.after() in ("that", "when") and before in ("is", "was", "be"):
        return None
    if unit in ("TS", "TM", "Q") or found.after() in ("of", "that", "when", "after"):
        return None if unit in ("TS", "Q") else Meaning("DURATION", span("1", unit))
    if unit == "D" and found.after() in ("after", "before"):
        return Meaning("DURATION", span("1", unit), mod(found))
    if unit in ("D",) and before not in ("for", "in", "within", "than", "about", "only", "just", "after", "least"):
        return None
    return None if before in ("such", "what", "many") else Meaning("DURATION", span("1", unit), mod(found))


LEADING = frozenset(("for", "in", "after", "within", "over", "lasted", "took", "take", "despite"))
"""Words before units without a number that make them a stretch ("for weeks")."""
RATE = 5
"""Words before "a year" among which the number of a rate stands: "2 million barrels of oil a day"."""


def _is_rate(found: Found) -> bool:
    """Whether "a year" after a number and what it counts makes a rate: "$5 million a year", "10,000 tons of steel a year"."""
    for n in range(1, RATE + 1):
        word = found.before(n)
        if word[:1].isdigit() or word in listed("sums") or word in lexicon().words["numword"]:
            return True
        if not word.isalpha() or word in listed("rate_stops") or word in lexicon().words["units"]:
            return False
    return False


def _count(found: Found, words: list[str]) -> str | None:
    if "couple" in words:
        return "2"
    inner = words[len(found.words("mod")) :]
    count = number(found.words("more")) if found.has("more") else number(inner)
    if found.has("ortwo") or (count is None and found.has("half")):
        count = Decimal(1)
    vague = lexicon().words["vague"]
    if count is None:
        return "X" if any(word in vague or word in listed("vague_counts") for word in words) else _one(words)
    return plain(count + (Decimal("0.5") if found.has("plushalf") or found.has("half") else 0))


def _one(words: list[str]) -> str | None:
    """One, of "a decade"; "a decades-old feud" leaves the number open."""
    many = words[-1] == "old" and any(word in lexicon().words["units"] for word in words)
    return ("X" if many else "1") if "a" in words or "an" in words else None


def is_reported(found: Found) -> bool:
    """Whether a duration is what figures are reported for: "the first nine months", "the six months ended June 30"."""
    words = found.words()
    if found.lookup("span") is not None and not found.has("first"):
        return False
    return words[0] in ("the", "its") or found.has("first") or found.after() in ("ended", "ending", "to", "through", "period")


def compound(found: Found, time: Timeline) -> Read:
    """Durations of several units, the longer first: "two years and three months"."""
    words, values = found.words()[len(found.words("mod")) :], []
    table = {**lexicon().words["unit"], **lexicon().words["units"]}
    count: list[str] = []
    for word in words:
        if word in table:
            values.append((number(count) or Decimal(1), str(table[word])))
            count = []
        else:
            count.append(word)
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    ranks = [order.index(unit) for _, unit in values if unit in order]
    if len(ranks) != len(values) or ranks != sorted(set(ranks)) or _is_age(found):
        return None
    days = "".join(f"{plain(n)}{unit}" for n, unit in values if unit[0] != "T")
    hours = "".join(f"{plain(n)}{unit[1:]}" for n, unit in values if unit[0] == "T")
    return Meaning("DURATION", f"P{days}" + (f"T{hours}" if hours else ""), mod(found))


def half_unit(found: Found, time: Timeline) -> Read:
    """Half an hour, half a century, a quarter century, in the next smaller unit."""
    words = found.words()
    part = Decimal("0.5") if found.has("half") else Decimal("0.75") if "quarters" in words else Decimal("0.25")
    unit = unit_of(found) if found.has("half") else str(lexicon().words["unit"][words[-1]])
    size, smaller = {"CE": (100, "Y"), "DE": (10, "Y"), "TH": (60, "TM"), "Y": (12, "M"), "D": (24, "TH")}[str(unit)]
    if not found.has("half") and (unit in ("Y", "DE", "D") or (unit == "TH" and "of" not in words)):
        return None
    return Meaning("DURATION", span(plain(part * size), smaller), mod(found))


def long_adjective(found: Found, time: Timeline) -> Read:
    """ "weeklong", "month-long", "decades-long"; "the decade-old embargo"."""
    unit = found.lookup("longunit") or found.lookup("unit")
    if found.has("old") and not _is_of_what_lasts(found):
        return None
    if unit is None:
        return Meaning("DURATION", span("X", str(found.lookup("units"))))
    return Meaning("DURATION", span("1", str(unit)))


_PASSED = re.compile(
    r" (?:had |have )?(?:pass|passed|elapsed|(?:go|goes|gone|went|rolled|slipped|ticked) by|(?:dragged|went|wore) on)\b"
)
"""What units without a number do: "months went by", "weeks had passed"."""


def bare_units(found: Found, time: Timeline) -> Read:
    """Units without a number: "after months of talks", "over the years"."""
    unit, words = unit_of(found), found.words()
    counted = found.before()[:1].isdigit() or found.before() in lexicon().words["numword"]
    if unit in ("WE", "TS", None) or counted or (unit == "Q" and found.before() in "-–"):
        return None
    if words[-1] in ("ahead", "come"):
        return Meaning("DURATION", span("X", unit))
    if words[0] == "the":
        followed = found.after() == "that" and found.after(2) in ("followed", "ensued")
        return Meaning("DURATION", span("X", unit)) if followed or found.before() == "over" else None
    stopped = (found.before(), found.before(2)) == ("not", ",")
    lasting = found.before() == "last" and found.before(2) in listed("before_verbs")
    passed = _PASSED.match(found.tokens.text, found.end)
    if stopped or lasting or passed or found.before() in LEADING or found.after() in listed("after_bare_units"):
        return Meaning("DURATION", span("X", unit))
    return None


def recent_units(found: Found, time: Timeline) -> Read:
    """ "recent years", "the coming weeks"."""
    if found.words()[0] == "last" and found.before() in listed("before_verbs"):
        return None
    if found.words()[0] == "following" and found.after() == "of":
        return None
    if found.has("counted"):
        return Meaning("DURATION", span("X", str(unit_of(found))))
    ahead = {"future", "coming"} & set(found.words())
    return Meaning("DATE", "FUTURE_REF" if ahead else "PAST_REF")


def every(found: Found, time: Timeline) -> Read:
    """ "every Friday", "each year", "every two weeks"."""
    if found.has("nth"):
        return Meaning("SET", f"XXXX-XX-{ordinal(found.words('nth')[0]):02d}", quant=found.words()[3].upper())
    quant = found.words()[0].upper()
    if found.words()[:2] == ["each", "other"]:
        return None
    weekday, month, season = found.lookup("weekday"), found.lookup("month"), found.lookup("season")
    if weekday or month or season:
        value = f"XXXX-WXX-{weekday}" if weekday else f"XXXX-{month:02d}" if month else f"XXXX-{season}"
        day = [*found.words("day"), *found.words("day2")]
        value += f"-{int(day[0]):02d}" if day else ""
        return Meaning("SET", value, quant=quant)
    if part := found.lookup("part"):
        return Meaning("SET", f"XXXX-XX-XXT{part}", quant=quant)
    unit = unit_of(found)
    count = "2" if "other" in found.words() else plain(number(found.words()) or Decimal(1))
    if unit == "TS" and count == "1":
        return None
    if unit == "WE":
        return Meaning("SET", "XXXX-WXX-WE", quant=quant)
    return Meaning("SET", span(count, str(unit)), quant=quant)


def times_a(found: Found, time: Timeline) -> Read:
    """ "twice a year", "three times a week", "six days a week"."""
    often = found.lookup("often")
    lasting = str(found.lookup("units", "lasting")).removeprefix("T") if found.has("lasting") else "X"
    freq = str(often) if often else f"{plain(number(found.words()) or Decimal(1))}{lasting}"
    return Meaning("SET", span("1", str(lexicon().words["unit"][found.words()[-1]])), freq=freq)


def set_word(found: Found, time: Timeline) -> Read:
    """ "annually", "daily", "bi-monthly", "on Mondays", "Friday mornings", "on weekends"."""
    weekdays, parts, words = found.lookup("weekdays"), found.lookup("parts"), found.words()
    if weekdays is not None:
        return Meaning("SET", f"XXXX-WXX-{weekdays}")
    if parts is not None:
        return Meaning("SET", f"XXXX-WXX-{found.lookup('weekday') or found.lookup('weekdayabbr')}T{parts}")
    if words == ["weekends"]:
        return Meaning("SET", "XXXX-WXX-WE") if found.before() in ("on", "at", "during", "over") else None
    text = found.tokens.text[found.tokens.starts[found.last - 1] :][:1]
    if text.isupper() and found.before() not in ("", ".", "\n\n", "”", '"'):
        return None
    after = found.after()
    of_noun = (after.isalpha() and after not in listed("after_sets")) or (words[-1] == "quarterly" and after == "of")
    if words[-1] in ("daily", "weekly", "monthly", "quarterly") and of_noun:
        return None
    return Meaning("SET", _period_of_set(found), "APPROX" if words[0] == "near" else None)


_PREFIXED = {("bi", "P1M"): "P2M", ("bi", "P1W"): "P2W", ("bi", "P1Y"): "P6M", ("semi", "P1Y"): "P6M", ("tri", "P1M"): "P3M"}


def _period_of_set(found: Found) -> str:
    value, prefix = str(found.lookup("setword")), found.words("prefix")
    return _PREFIXED.get((prefix[0], value), value) if prefix else value


def reference(found: Found, time: Timeline) -> Read:
    """Words that point to present, past or future without naming a day."""
    words = found.words()
    phrase = " ".join(words)
    if phrase in ("the past", "the future", "the present", "the moment", "the short term", "the near term"):
        if (
            found.before() != "in"
            and found.after().isalpha()
            and found.after() not in ("and", "or", "to", "for", "by", "when", "but", "he", "she", "it", "they", "as", "if")
        ):
            return None
        tables = lexicon().words
        if any(found.after() in tables[name] for name in ("unit", "units", "numword", "vague")) or found.after() == "half":
            return None
        if phrase == "the moment" and found.before() not in ("at", "for"):
            return None
    if found.before() == "as" and found.after() == "as":
        return None
    if phrase.endswith("recently") and "most" in (found.before(), words[0]) and found.after() in ("in", "on"):
        return None
    if phrase == "soon" and found.before() in ("-", "–"):
        return None
    if phrase == "shortly" and found.after() in ("after", "afterward", "afterwards", "before", "thereafter"):
        return None
    if phrase == "soon" and (found.before() in ("as", "how", "too") or found.after() == "after"):
        return None
    return Meaning("DATE", lexicon().refs[phrase])


READINGS = {
    f.__name__: f
    for f in (duration, compound, half_unit, long_adjective, bare_units, recent_units, every, times_a, set_word, reference)
}
