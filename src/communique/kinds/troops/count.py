"""A count of troops before its qualifiers, and the words that all rules of counting share."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique.kinds.amounts.numbers import Number

_PLURALS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", ""))
"""Ends of plurals with those of their singulars, the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count without its qualifiers; ``modifiers`` stand between number and noun; ``elliptic``: it has no noun."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    modifiers: str = ""
    elliptic: bool = False
    strong: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The words of ``lexicon.toml``."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


def any_of(words: str) -> str:
    """A pattern of any of the words, the longest first; a space is written "\\s"."""
    return rf"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


@cache
def word_of(name: str) -> re.Pattern[str]:
    """A pattern of any word in the list of that name in the lexicon."""
    return re.compile(rf"(?<![\w-]){any_of(lexicon()['words'][name])}(?![\w])", re.IGNORECASE)


def count_of(number: Number, end: int, unit: str, **more: Any) -> Count:
    """The count of a number whose span ends at ``end``."""
    return Count(number.start, end, int(number.low), int(number.high), unit, **more)


YEAR = re.compile(r"(?:19|20)\d\d")
BODIES = "contingent|army|force|garrison"
"""Bodies of troops whose number a figure can be ("cut its contingent to 800")."""


@cache
def plain_noun() -> re.Pattern[str]:
    """Nouns of the lexicon and bodies of troops, wherever they stand."""
    words = [w for row in lexicon()["noun"] for w in row["words"]]
    first = "".join(sorted({w[0] for w in words} | set("smcafg")))
    return re.compile(
        rf"(?<!\w)(?=[{first}])(?:{'|'.join(sorted(words, key=len, reverse=True))}|strong|member|{BODIES})\b", re.IGNORECASE
    )


def singular(noun: str) -> str:
    """The singular of a noun in lower case: of the first word of "prisoners of war", the last of "special forces troops"."""
    noun = noun.removesuffix(" of war")
    if noun.startswith("special ") and not noun.endswith("forces"):
        noun = noun.split()[-1]
    return next((noun.removesuffix(end) + one for end, one in _PLURALS if noun.endswith(end)), noun)
