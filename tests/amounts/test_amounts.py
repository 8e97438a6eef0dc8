"""Amounts: tables of texts, number words, hostile input."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.kinds.amounts import Amount, read
from communique.kinds.amounts.numbers import TENS, UNITS, lexicon, spell
from communique.kinds.reading import Facts, Reading
from communique.model import Block, Context, Document
from communique.parties.value import PartyMention

CASES = Path(__file__).resolve().parents[1] / "cases" / "amounts"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


def reading(text: str) -> Reading[Amount]:
    document = Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))
    return read(document, Context(), Facts())


EVIDENCE = [case for name in ("dollars.toml", "countries.toml") for case in table(name)["case"]]


@pytest.mark.parametrize("case", EVIDENCE, ids=lambda case: case["text"][:40])
def test_a_bare_sign_or_noun_is_the_money_that_the_article_shows(case: dict[str, Any]) -> None:
    text = case["text"]
    parties: list[PartyMention] = []
    for word, code in case["countries"].items():
        spots = [m.start() for m in re.finditer(word, text)]
        parties += [PartyMention(at, at + len(word), word, code, "country", "name", "party") for at in spots]
    document = Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))
    found: Reading[Amount] = read(document, Context(), Facts(parties=tuple(parties)))
    assert [f"{a.text} | {a.currency} | {a.currency_basis}" for a in found.values] == case["amounts"]


def shown(amount: Amount) -> str:
    value = f"{amount.low}..{amount.high}" if amount.value is None else str(amount.value)
    return f"{amount.text} | {value} | {amount.currency or '%'}"


def changed(amount: Amount, texts: dict[str, str]) -> tuple[str, ...]:
    """What its change tells, as the cases write it."""
    if (change := amount.change) is None:
        return ("unchanged",)
    return (change.direction, f"from {change.from_}", f"to {change.to}", f"base {texts.get(change.base or '')}")


@pytest.mark.parametrize("case", table("read.toml")["case"], ids=lambda case: case["text"][:40])
def test_each_amount_is_read_with_its_value(case: dict[str, Any]) -> None:
    amounts = reading(case["text"]).values
    assert [shown(a) for a in amounts] == [" | ".join(line.split(" | ")[:3]) for line in case["amounts"]]
    texts = {amount.id: amount.text for amount in amounts}
    for amount, line in zip(amounts, case["amounts"], strict=True):
        told = {
            amount.bound,
            amount.unit,
            *changed(amount, texts),
            "approx" if amount.approx else None,
            "equivalent" if amount.equivalent_to else None,
            f"per {amount.per}" if amount.per else None,
        }
        assert set(line.split(" | ")[3:]) <= told


@pytest.mark.parametrize("text", table("none.toml")["texts"])
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert reading(text) == Reading()


@pytest.mark.parametrize("case", table("unresolved.toml")["case"], ids=lambda case: case["reason"])
def test_what_is_not_understood_is_unresolved(case: dict[str, str]) -> None:
    found = reading(case["text"])
    assert not found.values
    assert [case["reason"] in u.reason for u in found.unresolved] == [True]


@pytest.mark.parametrize("rule", lexicon()["qualifier"], ids=lambda rule: rule["id"])
def test_the_examples_of_each_qualifier_hold(rule: dict[str, Any]) -> None:
    for text in rule["examples"]:
        amount = reading(text).values[0]
        assert (amount.text, amount.approx, amount.bound) == (text, rule.get("approx", False), rule.get("bound"))
    for text in rule["counterexamples"]:
        amount = reading(text).values[0]
        assert (amount.approx, amount.bound) == (False, None)


def words(n: int) -> str:
    """A number below a billion in words."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return f"{words(n // size)} {name}" + (f" {words(rest)}" if rest else "")
    small, tens = {int(v): k for k, v in UNITS.items()}, {int(v): k for k, v in TENS.items()}
    if n < 20:
        return small[n]
    return tens[n - n % 10] + (f"-{small[n % 10]}" if n % 10 else "")


def test_all_numbers_up_to_twenty_thousand_are_read_from_words() -> None:
    assert [spell(words(n))[0] for n in range(1, 20001)] == [Decimal(n) for n in range(1, 20001)]  # type: ignore[index]


@given(st.integers(1, 10**9 - 1))
def test_large_numbers_are_read_from_words(n: int) -> None:
    parsed = spell(words(n))
    assert parsed is not None
    assert parsed[0] == n


@given(st.text(alphabet="$€12.,5 mbnkpercent-–()to/'won\n", max_size=80))
def test_offsets_give_the_text(text: str) -> None:
    found = reading(text)
    spans = [(v.start, v.end, v.text) for v in found.values] + [(v.start, v.end, v.text) for v in found.unresolved]
    for start, end, words in spans:
        assert text[start:end] == words


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "$",
        "1 000 ",
        "one hundred ",
        "$1 to ",
        "about ",
        "1.",
        "a million and ",
        "5 percent rise ",
        "up 5% to $3 now from ",
        "$US",
        "$6-700-",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    grows_linearly(reading, piece * 1000, piece * 2000)
