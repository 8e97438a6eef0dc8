"""Bare currency nouns: whose money they are by the countries that an article names."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor
from communique.kinds.amounts.units import countries


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Norway has pledged 2 billion kroner in aid to its neighbour.", "NOK"),
        ("Denmark has pledged 2 billion kroner in aid to its neighbour.", "DKK"),
        ("Mexico will pay 5 million pesos for the dam.", "MXN"),
        ("The dam will cost 5 million pesos.", None),
    ],
)
def test_the_country_named_says_whose_money_it_is(extractor: Extractor, text: str, currency: str | None) -> None:
    record = extractor.extract(text)
    assert [a.currency for a in record.amounts] == ([currency] if currency else [])
    assert len(record.unresolved) == (currency is None)


def test_money_given_up_long_ago_counts_for_nobody() -> None:
    assert "NOR" not in countries()["SEK"]
    assert "FRA" in countries()["FRF"]
