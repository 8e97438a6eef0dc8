"""The party of surface forms of the development data, judged by reading: benchmarks/party_forms.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "party_forms.py"
FLOOR = 0.97


def benchmark() -> Any:
    spec = importlib.util.spec_from_file_location("party_forms", BENCHMARK)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["party_forms"] = module
    spec.loader.exec_module(module)
    return module


def test_each_draw_is_large_enough() -> None:
    forms = benchmark()
    rows = forms.judgements()
    for draw in {row.draw for row in rows}:
        drawn = [row for row in rows if row.draw == draw]
        assert len(drawn) >= 285  # 300 but for forms in addresses and forms of earlier draws
        assert sum(row.kind in forms.METONYMS for row in drawn) >= 100


@pytest.mark.shared
def test_the_share_of_judged_forms_that_are_right(shared: Path) -> None:
    forms = benchmark()
    wrong = [(row, mention) for row, mention in forms.judged(forms.judgements(), shared / "bulk") if not row.holds(mention)]
    assert len(wrong) <= (1 - FLOOR) * len(forms.judgements()), wrong
