"""The country of a newspaper, and what it says of bare titles."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor
from communique.kinds.people.wire import press
from communique.model import Article

HOME = "Foreign Minister Luis Paz will travel to Chad and Norway this week. Norway and Chad asked Peru to come."


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("The Korea Herald", "KOR"),
        ("Bangkok Post", "THA"),
        ("Dawn", "PAK"),
        ("The Straits Times", "SGP"),
        ("Reuters", None),
        ("Harbour Wire", None),
        (None, None),
    ],
)
def test_country_of_a_paper(publisher: str | None, country: str | None) -> None:
    assert press(publisher) == country


@pytest.mark.parametrize(("publisher", "party"), [("Peru Herald", "PER"), ("Norway Today", "NOR")])
def test_bare_title_in_a_domestic_paper(publisher: str, party: str, extractor: Extractor) -> None:
    text = "Foreign Minister Luis Paz met the leaders of Chad on Monday. Norway and Peru had asked for it."
    record = extractor.extract(Article("a", text, publisher=publisher))
    assert record.people[0].party == party


def test_who_travels_there_is_not_of_the_paper(extractor: Extractor) -> None:
    record = extractor.extract(Article("a", HOME, publisher="Norway Today"))
    assert record.people[0].party == "PER"
