"""Which country's dollar a bare "$" is, by the article's own evidence."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from communique.kinds.amounts.units import countries, table

_US = re.compile(r"(?:\bU\.?S\.?|\bUSD?)\s?\$|\b(?:US|U\.S\.|American)\s(?:dollar|cent)s?\b|\bUSD\b")
_CONVERTED = re.compile(r"[\d\w%]\s?[(\[]\s?(?:about\s|around\s|nearly\s|roughly\s|or\s)?\$\s?\d")
MENTIONS = 2
"""How often at least an article names the country whose dollar a bare sign is."""


@cache
def _written(code: str) -> re.Pattern[str]:
    """The ways in which a dollar is written with its country: "A$", "AUD", "Australian dollars"."""
    letters = "|".join(re.escape(sign.upper()) for sign, c in table()["dollars"].items() if c == code and sign != "b")
    names = "|".join(table()["locals"][code].split())
    return re.compile(rf"(?<![\w.])(?:{letters})\s?\$|\b{code}\b|\b(?:{names})\sdollars?\b")


def local_dollar(text: str, named: Counter[str]) -> str | None:
    """The dollar that bare signs mean where the article shows that it is not the American one, else None.

    ``named`` are the mentions of countries (ISO 3166-1 alpha-3). The article must name one country that has a dollar of its
    own, twice and more often than the United States, and either tell American dollars apart ("US$") or write that country's
    dollar in full ("A$", "Australian dollars"). Where a bare sign converts a sum in brackets, it is the American one.
    """
    with_dollar = {
        code: sum(named[land] for land in countries()[code] if land in table()["lands"].split()) for code in table()["locals"]
    }
    found = [code for code, times in with_dollar.items() if times]
    if len(found) != 1 or with_dollar[found[0]] < max(MENTIONS, named["USA"] + 1) or _CONVERTED.search(text):
        return None
    return found[0] if _US.search(text) or _written(found[0]).search(text) else None
