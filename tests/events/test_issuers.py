"""Whose statement a text is, by its title and by what it says of itself: they say "we"."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

TEXT = (
    "We urge the parties in Togo to free the prisoners.\n\nIt was a dry year. The harvest was poor. Old men sat in the shade."
)


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Joint Statement from the Leaders of Peru, Chile, and Norway", ["CHL", "NOR", "PER"]),
        ("Joint Declaration of Peru and Chile on the Election in Togo", ["CHL", "PER"]),
        ("Joint Statement on Togo", ["TGO"]),  # a title that says what it is about names no issuer: the country named most
    ],
)
def test_who_says_we_by_the_title(extractor: Extractor, title: str, source: list[str]) -> None:
    record = extractor.extract(TEXT, published="2021-06-15", title=title)
    demand = next(event for event in record.events if event.type == "demand")
    assert sorted(demand.source) == source
