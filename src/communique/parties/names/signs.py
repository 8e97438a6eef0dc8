"""Words that tell of which country a text is though it names no institution of it ("my Administration")."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path

_WEIGHTS = {"own": 10, "released": 10, "always": 1, "site": 1, "beside": 1}
"""What a sign of each kind weighs among the institutions that a text names."""
SEVERAL = 2
"""How many signs of a country tell that a text is of it."""
_UNNAMED = frozenset({"own", "always", "site"})
"""The kinds that count where the text names other countries only."""


@cache
def _signs() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("signs.toml").read_text("utf-8"))


def signs(text: str, named: Collection[str]) -> Counter[str]:
    """What the signs of each country weigh in a text that names some, or none."""
    counts: Counter[str] = Counter()
    for kind, weight in _WEIGHTS.items():
        for code, some in _signs()[kind].items():
            if kind in _UNNAMED or code in named or not named:
                counts[code] += weight * sum(sign in text for sign in some)
    return counts


def is_told(text: str, code: str) -> bool:
    """Whether a text is of a country without naming it: its own release, or one with its site or several other signs of it."""
    if any(sign in text for kind in ("own", "site") for sign in _signs()[kind].get(code, ())):
        return True
    return sum(sign in text for sign in _signs()["always"].get(code, ())) >= SEVERAL
