"""Names and initials of several things, with the signs of each, and the names of the table by their initials."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from communique.parties.table import entries, rows


@cache
def ambiguous() -> dict[str, dict[str, Any]]:
    """The names of several things, with the signs of each reading."""
    table = tomllib.loads(Path(__file__).with_name("ambiguous.toml").read_text("utf-8"))
    return initials() | {surface: row for row in table["name"] for surface in row["names"]}


@cache
def initials() -> dict[str, dict[str, Any]]:
    """The bodies that initials may stand for, with the signs of each."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows("acronyms.tsv"):
        readings = found.setdefault(row["short"], {"reading": []})["reading"]
        readings.append({"code": row["code"], "for": row["signs"].split(";")})
    return found


@cache
def spelled_out() -> dict[str, dict[str, str]]:
    """The names in the table by their initials, and the codes of those."""
    found: dict[str, dict[str, str]] = {}
    for surface, entry in entries().items():
        words = [word for word in surface.split() if word[0].isupper()]
        if len(words) > 1:
            found.setdefault("".join(word[0] for word in words), {})[surface] = entry.code
    return found
