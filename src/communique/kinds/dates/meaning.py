"""What a reading gives: a value, or the reason why there is none; and numbers and phrases that all readings share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.value import DateType

NO_DATE = "relative to the day of publication, which is not known"
FRACTION = {
    "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"),
    "3/4": Decimal("0.75"),
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_MARK = {"-": "hyphen", "–": "hyphen", ".": "dot"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value with its attributes."""

    type: DateType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A time whose value the article does not tell, and why."""

    reason: str


_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|d)")
Read = Meaning | Unknown | None
"""A reading: its value, why it has none, or None where the words are no time."""


def edge(found: Found) -> str | None:
    """START, MID, END or APPROX as "early", "mid-", "the end of", "around" before a period say."""
    words = [_MARK.get(w, w) for w in found.words("edge") or found.words("edge2")]
    return lexicon().edges.get(" ".join(words)) if words else None


def is_told(found: Found) -> bool:
    """Whether an expression counts from the time told of, not from publication: "the following year", "the next day"."""
    words = found.core
    return bool(listed("anchored") & set(words)) or (words[0] == "the" and words[-2] == "next")


def mod(found: Found) -> str | None:
    """The TIMEX3 modifier of a quantity: "at least", "nearly"."""
    return lexicon().mods.get(" ".join(found.words("mod")))


def number(words: list[str]) -> Decimal | None:
    """The number that figures or words name ("2 ½", "twenty-five", "1,000"), the second of "three-four"; None without one."""
    table = lexicon().words["numword"]
    total, part, seen = Decimal(0), Decimal(0), False
    for word in words:
        digits = word.replace(",", "")
        if digits.replace(".", "", 1).isdigit():
            part, seen = Decimal(digits), True
        elif word in FRACTION:
            part, seen = part + FRACTION[word], True
        elif word == "dozen":
            part, seen = (Decimal("0.5") if "half" in words else max(part, Decimal(1))) * 12, True
        elif word in table:
            seen, n = True, Decimal(table[word])
            part = max(part, Decimal(1)) * n if n >= 100 else n if 0 < part % 100 < 20 else part + n
            if n == 1000:
                total, part = total + part, Decimal(0)
        elif seen and word not in ("-", "–", "and"):
            break
    return total + part if seen else None


def ordinal(word: str) -> int | None:
    """The number of an ordinal in figures: "17th", "2d"; None where a word is none."""
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match else None


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def duration(count: str, unit: str) -> str:
    """The TIMEX3 value of so many units ("2", "Y": P2Y; "X", "TH": PTXH)."""
    if unit == "F":
        count, unit = (str(int(count) * 2) if count.isdigit() else count), "W"
    if unit.startswith("T"):
        return f"PT{count}{unit[1:]}"
    return f"P{count}{unit}"
