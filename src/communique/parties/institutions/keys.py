"""The words of ``institutions.toml``, and the word of an institution at the end of a name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ABROAD = ("embassy", "consulate")
"""What a country has in another: not that of the country that it is in."""
BACK = 45
"""Characters before the word of an institution in which the words in front of it are looked for."""


@cache
def table() -> dict[str, Any]:
    """The words of ``institutions.toml``."""
    return tomllib.loads(Path(__file__).with_name("institutions.toml").read_text("utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    special = {"of", "owned", "sent", "moved", "spoken", "again"}
    rows = [row for row in table()["institution"] if row.keys().isdisjoint(special)]
    words = {word.lower() for row in rows for word in row["words"]} | {"ministry", "ministries", "department"}
    return re.compile(rf"(?:^|\s)({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})$")


def key_of(name: str) -> re.Match[str] | None:
    """The word or words of an institution at the end of a name."""
    return _pattern().search(" ".join(name.lower().split()))
