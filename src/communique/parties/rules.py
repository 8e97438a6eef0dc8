"""Words around the names of parties, from ``rules.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules() -> dict[str, Any]:
    """The words of ``rules.toml``."""
    return tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
