"""Words that tell of which country a text is though it names no institution of it ("my Administration")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path

_WEIGHTS = {"own": 10, "released": 10, "always": 1, "alone": 1, "site": 1, "beside": 1}
"""What a sign of each kind weighs among the institutions that a text names."""
SEVERAL = 2
"""How many signs of a country tell that a text is of it, beside one for every other country that it names."""
_UNNAMED = frozenset({"own", "alone", "site"})
"""The kinds that count where the text names other countries only."""
_ABROAD = r"(?!\.[a-z]{2}\b)"
"""Behind a site that is not that of another country."""


@cache
def _signs() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("signs.toml").read_text("utf-8"))


def _in(text: str, kind: str, sign: str) -> bool:
    """Whether a sign of a kind is in a text."""
    return sign in text and (kind != "site" or re.search(re.escape(sign) + _ABROAD, text) is not None)


def signs(text: str, named: Collection[str], often: Collection[str]) -> Counter[str]:
    """What the signs of each country weigh in a text that names some, and some of them ``often``, or none."""
    counts: Counter[str] = Counter()
    for kind, weight in _WEIGHTS.items():
        for code, some in _signs()[kind].items():
            if kind in _UNNAMED or code in (often if kind == "beside" else named) or not named:
                counts[code] += weight * sum(_in(text, kind, sign) for sign in some)
    return counts


def is_told(text: str, code: str, others: int) -> bool:
    """Whether a text that names some others is of a country without naming it: its own release, one with its site, or one with
    several other signs of it, one more for every other that it names unless no other has one of them.
    """
    if any(_in(text, kind, sign) for kind in ("own", "site") for sign in _signs()[kind].get(code, ())):
        return True
    alone, always = (sum(sign in text for sign in _signs()[kind].get(code, ())) for kind in ("alone", "always"))
    return alone + always >= SEVERAL + (0 if alone else others)
