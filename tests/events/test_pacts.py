"""What events tell of the agreements that they are linked with."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

CASES = [
    (
        "Denmark and Peru sparred again. Denmark and Peru will begin negotiating a new Fisheries Cooperation Agreement. "
        "Norway, Chile and Canada watch them, and Norway, Chile and Canada may join.",
        "Fisheries Cooperation Agreement",
        {"DNK", "PER"},
        None,
    ),
    (
        "Norway and Peru resumed talks on the Paris Agreement. Chile, Canada and Denmark watch them with Kenya.",
        "Paris Agreement",
        set(),
        None,
    ),
    (
        "Canada withdrew from the Cod Treaty with Peru in August 2019. Norway, Chile and Denmark regret it.",
        "Cod Treaty",
        {"CAN", "PER"},
        None,
    ),
]


@pytest.mark.parametrize(("text", "name", "parties", "expires"), CASES, ids=[case[1] for case in CASES])
def test_agreement(extractor: Extractor, text: str, name: str, parties: set[str], expires: str | None) -> None:
    (found,) = (a for a in extractor.extract(text, published="2021-06-14").agreements if a.name == name)
    assert set(found.parties) == parties
    assert found.expires == expires


@pytest.mark.parametrize(
    ("published", "parties"), [("1987-12-09", {"USA", "SUN"}), ("2019-08-02", {"USA", "RUS"})], ids=["then", "now"]
)
def test_a_successor_stands_for_a_state_that_is_gone(extractor: Extractor, published: str, parties: set[str]) -> None:
    state = "Soviet" if published < "1990" else "Russian"
    text = f"The Intermediate-Range Nuclear Forces Treaty is over, a {state} official said in New York."
    (found,) = extractor.extract(text, published=published).agreements
    assert set(found.parties) == parties
