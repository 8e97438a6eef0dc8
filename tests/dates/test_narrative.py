"""Narratives: yearless times follow the time that is told of."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.kinds.dates import tag

NARRATIVES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "narratives.toml").read_text("utf-8"))
MARKED = re.compile(r"\[([^]|]+)\|([^]|]+)\]")


@pytest.mark.parametrize("case", NARRATIVES["narrative"], ids=lambda case: case["id"])
def test_narrative(case: dict[str, Any]) -> None:
    text = MARKED.sub(r"\1", case["text"])
    read = [(d.text, " ".join(filter(None, (d.value, d.mod)))) for d in tag(text, case.get("published")).values]
    assert read == MARKED.findall(case["text"])
