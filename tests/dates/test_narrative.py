"""Whole texts: news by what it must be read for, and narratives, where yearless times follow the time that is told of."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.kinds.dates import tag
from communique.kinds.dates.narrative import is_narrative

FOLDER = Path(__file__).parents[1] / "cases" / "dates"
NARRATIVES = tomllib.loads((FOLDER / "narratives.toml").read_text("utf-8"))
NEWS = tomllib.loads((FOLDER / "news.toml").read_text("utf-8"))
MARKED = re.compile(r"\[([^]|]+)\|([^]|]+)\]")


def read(text: str, published: str | None) -> list[tuple[str, str]]:
    """The expressions found in a marked text, each with its value and modifier."""
    found = tag(MARKED.sub(r"\1", text), published)
    assert found.unresolved == ()
    return [(d.text, " ".join(filter(None, (d.value, d.mod)))) for d in found.values]


@pytest.mark.parametrize("case", NARRATIVES["narrative"], ids=lambda case: case["id"])
def test_narrative(case: dict[str, Any]) -> None:
    assert read(case["text"], case.get("published")) == MARKED.findall(case["text"])


@pytest.mark.parametrize("name", NEWS["texts"])
def test_news(name: str) -> None:
    text = NEWS["texts"][name]
    assert read(text, NEWS["published"]) == MARKED.findall(text)


def test_news_that_looks_back_is_no_narrative() -> None:
    years = "He led the party in 1968, 1972 and 1976; she was born in 1950."
    day = dt.date(2020, 8, 20)
    assert is_narrative(years, day)
    assert not is_narrative(years + " Both spoke on Monday.", day)
    assert not is_narrative("In 1968 he led the party.", day)
