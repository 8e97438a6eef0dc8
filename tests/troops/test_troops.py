"""Troops: tables of texts, offsets, hostile input."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.kinds.reading import Facts
from communique.kinds.troops import Troops, read
from communique.model import Block, Context, Document

CASES = Path(__file__).resolve().parents[1] / "cases" / "troops"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


def reading(text: str) -> tuple[Troops, ...]:
    document = Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))
    return read(document, Context(), Facts()).values


def shown(troops: Troops) -> str:
    count = f"{troops.low}..{troops.high}" if troops.count is None else str(troops.count)
    return f"{troops.text} | {count} | {troops.unit}"


@pytest.mark.parametrize("case", table("read.toml")["case"], ids=lambda case: case["text"][:40])
def test_each_count_is_read(case: dict[str, Any]) -> None:
    assert [shown(t) for t in reading(case["text"])] == case["troops"]


@pytest.mark.parametrize("text", table("none.toml")["texts"])
def test_what_is_no_count_of_troops_is_not_read(text: str) -> None:
    assert reading(text) == ()


@given(st.text(alphabet="12,0 -strongtpsoldie\n.", max_size=80))
def test_offsets_give_the_text(text: str) -> None:
    for troops in reading(text + " 40 troops"):
        assert (text + " 40 troops")[troops.start : troops.end] == troops.text


@pytest.mark.parametrize("piece", ["40 troops ", "40 big ", "troops to 800 ", "500-strong army "])
def test_time_grows_with_the_text(piece: str) -> None:
    def spent(size: int) -> float:
        text = piece * size
        start = time.process_time()
        reading(text)
        return time.process_time() - start

    spent(50)
    assert spent(800) <= 2.5 * spent(400) + 0.02
