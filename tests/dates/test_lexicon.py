"""Each rule of the lexicon reads its own examples and leaves its counter-examples alone."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.kinds.dates import tag
from communique.kinds.dates.lexicon import lexicon, table

RULES = table()["rule"]
PUBLISHED = "2020-08-20"


def marked(example: str) -> tuple[str, int, int, str]:
    """The plain text of an example, the offsets of its bracketed expression, and the value it has."""
    text, value = example.split(" => ")
    start, end = text.index("["), text.index("]") - 1
    return re.sub(r"[\[\]]", "", text), start, end, value


@pytest.mark.parametrize("example", [e for rule in RULES for e in rule["examples"]])
def test_examples(example: str) -> None:
    text, start, end, value = marked(example)
    assert [(d.start, d.end, d.value) for d in tag(text, PUBLISHED).values] == [(start, end, value)]


@pytest.mark.parametrize("text", [t for rule in RULES for t in rule["not"]])
def test_counter_examples(text: str) -> None:
    assert tag(text, PUBLISHED).values == ()


def test_every_rule_has_an_id_of_its_own_and_a_reading() -> None:
    from communique.kinds.dates.resolve import READINGS

    assert len({rule["id"] for rule in RULES}) == len(RULES)
    assert {rule["reading"] for rule in RULES} == set(READINGS)
    assert lexicon() is lexicon()


PLAIN = [marked(example)[0] for rule in RULES for example in rule["examples"]]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PLAIN), min_size=2, max_size=7),
    st.sampled_from([". ", ", ", " and ", " from ", "; "]),
    st.sampled_from([None, "1000-01-01", "1989-11-02", "2020-02-29", "2199-12-31"]),
)
def test_any_examples_in_a_row_are_read(parts: list[str], between: str, published: str | None) -> None:
    text = between.join(parts)
    values = tag(text, published).values
    assert all(text[d.start : d.end] == d.text for d in values)
    assert all(a.end <= b.start for a, b in itertools.pairwise(values))
    assert all(d.begin is None or d.begin <= str(d.until) for d in values)
