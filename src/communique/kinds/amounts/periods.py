"""Periods: what an amount is for each of ("a year", "per person", "an annual")."""

from __future__ import annotations

import re
from functools import cache

from communique.kinds.amounts.numbers import SPACE, lexicon

OPENING = re.compile(r"\s?[(\[]\s?(?:or\s|i\.e\.\s|equal\sto\s|worth\s|equivalent\sto\s)?$")
"""Before a conversion in brackets."""


@cache
def _period() -> re.Pattern[str]:
    periods = lexicon()["periods"]
    nouns = "|".join(sorted(periods["nouns"].split(), key=len, reverse=True))
    adverbs = "|".join(sorted(map(re.escape, periods["adverbs"]), key=len, reverse=True))
    return re.compile(
        rf"(?:-|{SPACE})?(?:(?P<adverb>{adverbs})\b|(?:(?:an?|per|each|every|for\seach|for\severy)(?:-|{SPACE})|/\s?)"
        rf"(?:(?:(?:fully{SPACE})?diluted|ordinary|common){SPACE}(?=share))?"
        rf"(?P<noun>(?:(?:metric|short|square|cubic|troy){SPACE})?(?:{nouns}))\b"
        rf"(?!\s(?:ago|earlier|before|later|on\syear)\b)|per{SPACE}(?P<any>[a-z]{{2,20}}))".replace(r"\ ", r"\s"),
        re.IGNORECASE,
    )


_SKIP = re.compile(r"\s(?:more|less|extra)(?=\s)|\s?\([^()\n]{1,60}\)(?=\s)")
"""Between an amount and its period: "£96 more a year", "€40 million ($44 million) a year"."""
_ANNUAL = re.compile(
    r"\b(?P<which>annual|yearly|monthly|weekly|daily)\s"
    r"(?:(?:[\w-]+\s){0,3}(?:of|at|to|is|was|worth|totaling|totalling|income|salary|budget|cost|pay)\s)?$",
    re.IGNORECASE,
)
_ANNUAL_AFTER = re.compile(r"\s(?P<which>annual|yearly|monthly|weekly|daily)\s", re.IGNORECASE)
_EACH = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}


def period(text: str, start: int, end: int, floor: int, ceiling: int) -> str | None:
    """What an amount is for each of: "year" for "$5 million a year" and for "an annual $5 million"."""
    if skip := _SKIP.match(text, end, ceiling):
        end = skip.end()
    elif text[end : end + 1] in (")", "]") and OPENING.search(text, max(floor, start - 20), start):
        end += 1
    if match := _period().match(text, end, min(ceiling, end + 50)):
        if match["adverb"]:
            return str(lexicon()["periods"]["adverbs"][match["adverb"].lower()])
        noun = " ".join((match["noun"] or match["any"]).lower().split())
        return "person" if noun in ("head", "capita") else noun
    match = _ANNUAL.search(text, max(floor, start - 60), start) or _ANNUAL_AFTER.match(text, end, ceiling)
    return _EACH[match["which"].lower()] if match and "%" not in text[start:end] and "per" not in text[start:end] else None


def without_period(text: str, end: int) -> int:
    """The offset after the period of an amount that ends at ``end`` ("a year"), or ``end``."""
    match = _period().match(text, end, end + 50)
    return match.end() if match else end
