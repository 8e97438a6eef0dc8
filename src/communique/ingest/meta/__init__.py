"""What readers of pages and wires share: dates as pages print them, names in bylines."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon() -> dict[str, Any]:
    """The words of this package (lexicon.toml): months, zones, and what marks bylines and publishers."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    data["months"] = {name: number for number, names in data["months"].items() for name in names}
    data["months"] = {name: int(number) for name, number in data["months"].items()}
    return data
