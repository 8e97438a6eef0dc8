"""Numbers as news writes them: digits with separators and scales, number words, fractions, vague plurals.

Values are exact decimals. A number is read whole or not at all: what follows digits and is not understood is told in ``rest``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

UNITS = {
    word: Decimal(i)
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: Decimal(10 * i) for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
         "trillions": 10**12}  # fmt: skip
FEW = ("a few", "several", "a couple of", "a couple", "few")
SEGMENTS = 256
"""How many segments' numbers are kept."""
GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
SPACE = r"(?:[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,12}(?!\s))"
"""A space within a phrase: blanks, or the end of a wrapped line with the indent of the next."""
Loose = Literal["", "approx", "at_least"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; ``low`` and ``high`` differ where it is vague. ``scale`` is the multiplier that is written with it.

    ``rest`` are letters that stick to its digits and are no scale; ``reason`` says why it cannot be read (then ``low`` is 0).
    ``loose`` is what "-some" and "-plus" before its scale say of it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal = Decimal(1)
    rest: str = ""
    reason: str = ""
    digits: bool = True
    loose: Loose = ""

    @property
    def vague(self) -> bool:
        """Whether it is a range of its own ("tens of millions")."""
        return self.low != self.high


@cache
def lexicon() -> dict[str, Any]:
    """The words of ``lexicon.toml``."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


@cache
def scales() -> dict[str, Decimal]:
    """Scale words and letters with their values, plurals of the words included."""
    words = {w: Decimal(v) for w, v in lexicon()["scales"].items()}
    return (
        words | {w + "s": v for w, v in words.items() if len(w) > 3} | {w: Decimal(v) for w, v in lexicon()["letters"].items()}
    )


@cache
def _pattern() -> re.Pattern[str]:
    scale = "|".join(sorted((w for w in lexicon()["scales"]), key=len, reverse=True))
    small = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
    word = rf"(?:{small}|{scale}|half|quarters?)"
    parts = "|".join(FRACTIONS)
    first = "".join(sorted({w[0] for w in [*UNITS, *TENS, *VAGUE, *FEW, *lexicon()["scales"], "half", "quarter", "an"]}))
    return re.compile(
        rf"""
        (?=[\d.½¼¾])(?<![\d])(?<!\d[.,])
        (?P<digits>
            \d{{1,3}}(?:['’]\d{{3}}){{1,5}}(?:[.,]\d{{1,2}})?(?!\d)        # 1'049.95
          | \d{{1,3}}(?:\.\d{{3}}){{1,5}},\d{{1,2}}(?!\d)               # 9.990,00
          | \d{{1,3}}(?:\.\d{{3}}){{2,5}}(?![\d.])                     # 1.144.000
          | \d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,9}})?(?!\d)           # 1,049.95
          | \d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?:\.\d{{1,9}})?(?!\d)     # 12,34,567
          | \d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}){{1,5}}(?![\d,.]?\d)      # 10 000
          | \d{{1,9}},\d{{2}}(?!\d)                                # 205,68
          | \d{{1,3}},\d(?={SPACE}(?:{scale})s?\b)               # 2,5 million
          | (?:\d{{1,4}}[ -])?\d{{1,2}}/\d{{1,2}}(?![\d/])               # 7-1/2
          | \d{{0,9}}[½¼¾]
          | (?:\d{{1,30}}|(?<![^\W_]))\.\d{{1,30}}(?!\.?\d)
          | \d{{1,30}}(?![.,]?\d)
        )
        (?P<tail>(?:-(?:some|odd|plus)(?={SPACE}(?:{scale})))?(?:(?:{SPACE}|-)?(?:{scale})s?(?![A-Za-z])){{1,2}}
          |[kKmMbBtT](?![A-Za-z]))?
        (?P<rest>[A-Za-z]{{1,15}})?
      | (?<![\w.])(?=[{first}])(?:(?<!-)(?P<vague>
          (?:(?:a\ few|several|a\ couple\ of|a\ couple)\s(?:(?:{scale})\b[\s-]?){{1,2}}(?!s))
          |(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\sof\s(?:thousands|millions|billions|trillions))?
          |multi-?\s?(?:million|billion|trillion))\b
      | (?P<fraction>(?:an?|one|two|three|four|seven|nine)[\s-](?P<part>{parts})
          \sof\s(?:an?|one|1))(?=\s(?:per\s?cent|pct|%))
      | (?P<words>(?:an?\s)?{word}(?:(?:{SPACE}|-|\s-\s)(?:and[\s-])?(?:(?:of\s)?an?[\s-])?(?:point\s)?{word}){{0,14}})(?!\w))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_FIGURE = re.compile(r"[\d½¼¾]")


@cache
def _words() -> frozenset[str]:
    """Words of which every number without a figure holds one."""
    scales_ = lexicon()["scales"]
    joined = {"multimillion", "multibillion", "multitrillion"}
    return frozenset([*UNITS, *TENS, *VAGUE, *FRACTIONS, *scales_, *joined, "half", "quarter", "quarters"])


def may_count(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether there may be a number in ``text[start:end]``, whose words in lower case are ``words``."""
    return not words.isdisjoint(_words()) or _FIGURE.search(text, start, end) is not None


@lru_cache(maxsize=SEGMENTS)
def numbers(text: str, start: int, end: int) -> tuple[Number, ...]:
    """Every number of ``text[start:end]``, in text order; kept for the next kind that reads the same segment."""
    return tuple(_numbers(text, start, end))


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _pattern().finditer(text, start, end):
        if match["fraction"] is not None:
            yield _fraction(match)
        elif match["digits"] is not None:
            yield _digits(match)
        elif match["vague"] is not None:
            yield _vague(match)
        elif (number := _worded(match)) is not None:
            yield number


def _digits(match: re.Match[str]) -> Number:
    value = decimal(match["digits"])
    tail, rest = match["tail"] or "", match["rest"] or ""
    scale = Decimal(1)
    words = _LETTERS.findall(tail.lower())
    loose = _LOOSE.get(words[0], "") if words else ""
    for word in words[1 if loose else 0 :]:
        scale *= scales().get(word) or scales()[word.removesuffix("s")]
    end = match.end("tail") if tail else match.end("digits")
    if value is None:
        return Number(match.start(), end, Decimal(0), Decimal(0), scale, rest, "the fraction divides by zero")
    return Number(match.start(), end, value * scale, value * scale, scale, rest, loose=loose)


def _fraction(match: re.Match[str]) -> Number:
    """A part of one percent ("three-quarters of a percent"), where it has an end as a decimal."""
    above = UNITS.get(match["fraction"].replace("-", " ").split()[0].lower(), Decimal(1))
    below = FRACTIONS[match["part"].lower()]
    value = above / below
    reason = "" if value * below == above else f"{above}/{below} has no end as a decimal"
    return Number(match.start(), match.end(), value, value, reason=reason, digits=False)


_GROUPING = re.compile(r"['’\s]")
_CONTINENTAL = re.compile(r"\.\d{3},|^\d+,\d{1,2}$")
_LETTERS = re.compile(r"[a-z]+")
_MULTI = re.compile(r"multi-?\s?")
_GAP = re.compile(r"[\s-]")


def decimal(text: str) -> Decimal | None:
    """Digits with separators as a decimal; None for a fraction by zero.

    >>> decimal("12,34,567.5"), decimal("9.990,00"), decimal("7-1/2")
    (Decimal('1234567.5'), Decimal('9990.00'), Decimal('7.5'))
    """
    if text[-1] in GLYPHS:
        return Decimal(text[:-1] or 0) + Decimal(GLYPHS[text[-1]])
    if "/" in text:
        whole, _, part = text.replace("-", " ").rpartition(" ")
        above, below = part.split("/")
        return Decimal(whole or 0) + Decimal(above) / Decimal(below) if int(below) else None
    if text.isdigit():
        return Decimal(text)
    text = _GROUPING.sub("", text)
    if _CONTINENTAL.search(text):
        text = text.replace(".", "").replace(",", ".")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    return Decimal(text.replace(",", ""))


def _vague(match: re.Match[str]) -> Number:
    words = match["vague"].lower().split()
    if words[0].startswith("multi"):
        unit = Decimal(scales()[_MULTI.sub("", match["vague"].lower())])
        return Number(match.start(), match.end(), 2 * unit, 999 * unit, unit, digits=False)
    if words[-1] in VAGUE:
        first = Decimal(VAGUE[words[0]])
        unit = Decimal(VAGUE[words[-1]]) if len(words) > 1 else Decimal(1)
        return Number(match.start(), match.end(), 2 * first * unit, _most(first, unit), max(unit, first), digits=False)
    unit = Decimal(1)
    for word in words:
        unit *= scales().get(word, Decimal(1))
    end = match.start() + len(match["vague"].rstrip(" -"))
    high = _most(unit, Decimal(1)) if unit <= 1000 else 9 * unit
    return Number(match.start(), end, 2 * unit, high, unit, digits=False)


def _most(first: Decimal, unit: Decimal) -> Decimal:
    """The highest of a plural: tens, dozens, scores 99; hundreds 999; thousands 9999; millions and more 999 of them."""
    if first >= 10**6:
        return 999 * first
    return {10: 99, 12: 99, 20: 99, 100: 999, 1000: 9999}[int(first)] * unit


def _worded(match: re.Match[str]) -> Number | None:
    text = match["words"]
    parsed = spell(text)
    if parsed is None:
        return None
    value, scale = parsed
    bare = _GAP.split(text, maxsplit=1)[0].lower() in scales()
    reason = "the digits before it may belong to it" if bare and _after_digit(match) else ""
    return Number(match.start(), match.end(), value, value, scale, reason=reason, digits=False)


def _after_digit(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 2) : match.start()]
    return len(before) == 2 and before[0].isdigit() and (before[1].isspace() or before[1] == "-")


def spell(text: str) -> tuple[Decimal, Decimal] | None:
    """The value of number words and the largest scale among them; None where they are no number.

    >>> spell("two and a half million")
    (Decimal('2500000.0'), Decimal('1000000'))
    """
    state = _Spelling()
    for word in _LETTERS.findall(text.lower()):
        if not state.take(word):
            return None
    return state.value()


class _Spelling:
    """Number words taken one by one: ``now`` is the group being built, ``total`` the groups before it."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.now: Decimal | None = None
        self.last = ""
        self.biggest = Decimal(1)
        self.last_scale = Decimal(0)
        self.place: Decimal | None = None

    def take(self, word: str) -> bool:
        """Take one more word; False where it cannot follow."""
        if word in ("a", "an", "of"):
            return self.last not in UNITS
        if word == "and":
            self.last = "and"
            return True
        if word == "point":
            self.place = Decimal("0.1")
            return self.now is not None
        ok = self._small(word) if word in UNITS or word in TENS else self._part(word) if word in PARTS else self._scale(word)
        self.last = word
        return ok

    def _small(self, word: str) -> bool:
        value = UNITS[word] if word in UNITS else TENS[word]
        if self.place is not None and self.now is not None:
            self.now, self.place = self.now + value * self.place, self.place / 10
            return value < 10
        room = 10 if self.last in TENS else 100 if self.last in ("hundred", "and") else 0
        if self.now is None:
            self.now = value
            return True
        if value >= room or self.now % (room or 1):
            return False
        self.now += value
        return True

    def _part(self, word: str) -> bool:
        part = PARTS[word]
        if self.last == "and" and self.now is None and self.last_scale:
            self.total += part * self.last_scale
        elif word.startswith("quarter") and self.now is not None and self.last != "and":
            self.now *= part
        else:
            self.now = (self.now or Decimal(0)) + part
        return True

    def _scale(self, word: str) -> bool:
        scale = scales()[word]
        self.biggest = max(self.biggest, scale)
        if scale in (100, 12) and self.now is not None:
            self.now *= scale
            return self.now < 10000
        if scale == 100 or (scale == 12 and not self.total):
            self.now = scale
            return True
        if self.now is None and self.total:
            self.total *= scale
            return self.last_scale < 10**9
        if self.last_scale and scale >= self.last_scale:
            return False
        self.total += (Decimal(1) if self.now is None else self.now) * scale
        self.now, self.last_scale, self.place = None, scale, None
        return True

    def value(self) -> tuple[Decimal, Decimal] | None:
        """The number, or None where the words end amid one or are only a fraction."""
        if self.last == "and" or (self.last in PARTS and self.biggest == 1):
            return (self.now, self.biggest) if self.last == "half" and self.now is not None else None
        return self.total + (self.now or 0), self.biggest


FRACTIONS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
             "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_LOOSE: dict[str, Loose] = {"some": "approx", "odd": "approx", "plus": "at_least"}
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
