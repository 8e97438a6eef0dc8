"""Words that tell of which country a text is though it names no institution of it ("President Berg", "my Administration")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path

_WEIGHTS = {"own": 10, "released": 10, "always": 1, "led": 1, "beside": 1}
"""What a sign of each kind weighs among the institutions that a text names."""
_UNNAMED = frozenset({"own", "always", "led"})
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


def has_led(code: str, who: str) -> bool:
    """Whether a country was led by a president of a surname, or of two ("Berg-Lund")."""
    return any(f"President {name}" in _signs()["led"].get(code, ()) for name in re.split("[-‑–]", who))


def is_told(text: str, code: str) -> bool:
    """Whether a text is of a country without naming it: its own release, or one that names who led it."""
    return any(sign in text for kind in ("own", "led") for sign in _signs()[kind].get(code, ()))
