"""Words before and after a figure that say how exact it is: "around", "at least", "up to", "or more"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.kinds.amounts.numbers import SPACE, lexicon
from communique.kinds.amounts.value import Bound

WINDOW = 34
MOTION = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|fell|r[io]se[sn]?|rising|dr[oi]p\w{0,4}|dip\w{0,4}|s[ial]nk\w{0,3}|slip\w{0,4}|climb\w{0,3}|go|goes|went|gone|going|jump\w{0,3}"
    r"|hand(?:ed|ing)?|turn(?:ed|ing)?|sign(?:ed|ing)?|tak(?:e|en|ing)|took|back|plung\w{1,3}|push\w{0,3}|trad\w{1,3}|adds?|added|step\w{0,4})\s$",
    re.IGNORECASE,
)
ELASTIC = ("over", "above", "below", "under", "up to")
"""Qualifiers that are something else after a verb of motion ("fell below $50", "will go up to 25 percent")."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Where a figure with its qualifiers starts and ends, and what they say."""

    start: int
    end: int
    approx: bool = False
    bound: Bound | None = None


@cache
def _words() -> dict[str, tuple[bool, Bound | None]]:
    return {word: (row.get("approx", False), row.get("bound")) for row in lexicon()["qualifier"] for word in row["words"]}


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?:{SPACE}|(?<=~))$".replace(r"\ ", SPACE), re.IGNORECASE)


_AFTER = re.compile(
    r",?\s(?:or|and)\s(?P<which>more|less|fewer|so|above|over|thereabouts)\b(?!\s+than)|-(?P<plus>plus)\b", re.IGNORECASE
)


def qualify(text: str, start: int, end: int, floor: int, ceiling: int) -> Qualifier:
    """The qualifiers around ``text[start:end]``, within the bounds given."""
    approx, bound = False, None
    for _ in range(3):
        match = _before().search(text, max(floor, start - WINDOW), start)
        if match is None:
            break
        word = " ".join(match[0].lower().split())
        if word in ELASTIC and MOTION.search(text, max(floor, match.start() - 12), match.start()):
            break
        about, limit = _words()[word]
        approx, bound, start = approx or about, bound or limit, match.start()
    if (tail := _AFTER.match(text, end, ceiling)) is not None:
        which = (tail["which"] or tail["plus"]).lower()
        if which in ("so", "thereabouts"):
            return Qualifier(start, tail.end(), True, bound)
        if bound is None:
            return Qualifier(start, tail.end(), approx, "at_most" if which in ("less", "fewer") else "at_least")
    return Qualifier(start, end, approx, bound)
