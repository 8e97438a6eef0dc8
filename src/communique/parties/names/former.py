"""What a name stood for when an article was published: "Moscow" in 1987 the Soviet Union."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@cache
def former() -> dict[str, list[dict[str, Any]]]:
    """The rows of ``former.toml``."""
    return tomllib.loads(Path(__file__).with_name("former.toml").read_text("utf-8"))


def then(code: str, table: str, day: date | None, name: str = "") -> str:
    """The party that a name stood for on a day by a table of ``former.toml``; that of today where it was no other."""
    if day is None:
        return code
    for row in former()[table]:
        known = code in row["codes"] and name in row.get("names", (name,))
        if known and str(row["from"]) <= day.isoformat() < str(row["until"]):
            return str(row["was"])
    return code
