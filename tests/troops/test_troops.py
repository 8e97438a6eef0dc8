"""Troops: tables of texts, offsets, hostile input."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.extractor import Extractor
from communique.kinds.dates import Date
from communique.kinds.reading import Facts
from communique.kinds.troops import Troops, read
from communique.kinds.troops.count import lexicon
from communique.model import Block, Context, Document
from communique.parties.value import PartyMention

CASES = Path(__file__).resolve().parents[1] / "cases" / "troops"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


def reading(text: str, facts: Facts | None = None) -> tuple[Troops, ...]:
    document = Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))
    return read(document, Context(), facts or Facts()).values


def shown(troops: Troops) -> str:
    count = f"{troops.low}..{troops.high}" if troops.count is None else str(troops.count)
    return f"{troops.text} | {count} | {troops.unit}"


@pytest.mark.parametrize("case", table("read.toml")["case"], ids=lambda case: case["text"][:40])
def test_each_count_is_read(case: dict[str, Any]) -> None:
    assert [shown(t) for t in reading(case["text"])] == case["troops"]


def mentions(text: str, named: list[str]) -> tuple[PartyMention, ...]:
    """The parties of "words = code kind form use" lines, each at its next place in the text."""
    made, at = [], 0
    for line in named:
        words, told = line.split(" = ")
        code, kind, form, use = told.split()
        at = text.index(words, at)
        made.append(PartyMention(at, at + len(words), words, code, kind, form, use))  # type: ignore[arg-type]
        at += len(words)
    return tuple(made)


@pytest.mark.parametrize("case", table("where.toml")["case"], ids=lambda case: case["text"][:40])
def test_force_party_place_and_state_are_those_the_text_tells(case: dict[str, Any]) -> None:
    text = case["text"]
    found = reading(text, Facts(parties=mentions(text, case["parties"])))
    told = [" | ".join(str(x) for x in (t.count, t.force, t.party, t.location, t.state)) for t in found]
    assert told == case["troops"]


@pytest.mark.parametrize("case", table("articles.toml")["case"], ids=lambda case: case["text"][:40])
def test_whole_sentences_are_read(extractor: Extractor, case: dict[str, Any]) -> None:
    told = [
        " | ".join([shown(t), *(x or "-" for x in (t.party, t.location, t.state))])
        for t in extractor.extract(case["text"]).troops
    ]
    assert told == case["troops"]


@pytest.mark.parametrize("case", table("changes.toml")["case"], ids=lambda case: case["text"][:40])
def test_changes_tell_their_direction_and_ends(case: dict[str, Any]) -> None:
    found = reading(case["text"])
    assert len({t.id for t in found}) == len(found)
    changed = [t for t in found if t.change]
    told = [f"{t.text} | {t.change.direction} | {t.change.from_} | {t.change.to}" for t in changed if t.change]
    assert told == case["changes"]


def test_a_number_in_an_expression_of_time_is_no_count() -> None:
    text = "They held on in 2009 only as allies sent more combat troops."
    at = text.index("2009")
    date = Date(f"d{at}", at, at + 4, "2009", "DATE", "2009")
    assert reading(text, Facts(dates=(date,))) == ()


@pytest.mark.parametrize("row", lexicon()["noun"], ids=lambda row: row["id"])
def test_the_examples_of_each_noun_hold(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert [t.text in example for t in reading(f"The army sent {example}.")] == [True]
    for example in row["counterexamples"]:
        assert reading(f"The town saw {example}.") == ()


@pytest.mark.parametrize("text", table("none.toml")["texts"])
def test_what_is_no_count_of_troops_is_not_read(text: str) -> None:
    assert reading(text) == ()


@given(st.text(alphabet="12,0 -strongtpsoldie\n.", max_size=80))
def test_offsets_give_the_text(text: str) -> None:
    for troops in reading(text + " 40 troops"):
        assert (text + " 40 troops")[troops.start : troops.end] == troops.text


@pytest.mark.parametrize(
    "piece",
    ["40 troops ", "40 big ", "troops to 800 ", "500-strong army ", "3,000 U.S. and ", "cut troops by 90 to 80 ", "40 of the "],
)
def test_time_grows_with_the_text(piece: str) -> None:
    grows_linearly(reading, piece * 400, piece * 800)
