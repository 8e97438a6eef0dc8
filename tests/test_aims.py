"""The aims of the development articles: what falls below them is told."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parents[1] / "tools"
AIMS: dict[str, Any] = {"people": {"f1": 0.9, "party": 0.88}, "events with who": {"f1": 0.45}}


def _short(reached: dict[str, Any]) -> list[str]:
    found: list[str] = runpy.run_path(str(TOOLS / "aims.py"))["short"]("check", reached, AIMS)
    return found


def test_what_is_below_its_aim_is_told() -> None:
    reached = {"people": {"f1": 0.9, "fields": {"party": 0.8799}}, "events with who": {"f1": 0.449, "fields": {}}}
    assert _short(reached) == ["check: people party 0.8799 < 0.88", "check: events with who f1 0.4490 < 0.45"]


def test_a_field_without_a_case_is_left_out() -> None:
    assert _short({"people": {"f1": 1.0, "fields": {}}, "events with who": {"f1": 0.45, "fields": {}}}) == []


def test_the_aims_are_shares() -> None:
    aims = tomllib.loads((TOOLS / "aims.toml").read_text("utf-8"))
    assert aims and all(0 < aim <= 1 for kind in aims.values() for aim in kind.values())
