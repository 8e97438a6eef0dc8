"""Which states belong to a body, so that a body and its member are not taken for two sides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def _members() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("blocs.toml").read_text("utf-8"))["members"]
    return {body: frozenset(codes) for body, codes in table.items()}


def without_members(parties: Iterable[str]) -> tuple[str, ...]:
    """Parties without the states whose body is one of them ("OPEC" and "Nigeria": OPEC)."""
    found = tuple(parties)
    inside = [_members().get(party, frozenset()) for party in found]
    return tuple(party for party in found if not any(party in codes for codes in inside))
