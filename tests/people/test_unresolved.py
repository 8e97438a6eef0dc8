"""A side that the text leaves open is null and reported, never guessed."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor
from communique.model import Article


def test_open_side_is_reported(extractor: Extractor) -> None:
    record = extractor.extract("Foreign Minister Kang Soo-min told reporters that talks would go on.")
    assert [person.party for person in record.people] == [None]
    assert [(u.kind, u.text) for u in record.unresolved if u.kind == "people"] == [("people", "Kang Soo-min")]


def test_known_side_is_not(extractor: Extractor) -> None:
    record = extractor.extract("Danish Foreign Minister Rolf Tamm told reporters that talks would go on.")
    assert [person.party for person in record.people] == ["DNK"]
    assert [u for u in record.unresolved if u.kind == "people"] == []


def test_side_that_is_faced_is_not_taken(extractor: Extractor) -> None:
    record = extractor.extract(
        "President Ana Belmar put new tariffs on Norway. Norway said that Norwegian exports would suffer."
    )
    assert [person.party for person in record.people] == [None]


@pytest.mark.parametrize(
    ("publisher", "party"), [("U.S. Department of State", "USA"), ("The White House", "USA"), ("GOV.UK", "GBR")]
)
def test_release_names_its_own_spokesman_bare(publisher: str, party: str, extractor: Extractor) -> None:
    text = "The following is attributable to Spokesperson Ana Belmar: the minister met Norwegian Foreign Minister Rolf Tamm."
    record = next(extractor.pipe([Article("a", text, publisher=publisher)]))
    assert [(person.name, person.party) for person in record.people] == [("Ana Belmar", party), ("Rolf Tamm", "NOR")]


def test_release_leaves_a_bare_leader_open(extractor: Extractor) -> None:
    text = "President Ana Belmar thanked Norway. The United States and Norway agree. Norway is content."
    record = next(extractor.pipe([Article("a", text, publisher="U.S. Department of State")]))
    assert [person.party for person in record.people] == [None]


def test_side_of_whom_one_meets_is_not_taken(extractor: Extractor) -> None:
    record = extractor.extract(
        "President Ana Belmar met Norwegian Prime Minister Rolf Tamm. Norway and Norwegian ships were the topic."
    )
    assert [person.party for person in record.people] == [None, "NOR"]


def test_seat_of_a_leader_names_its_own_first(extractor: Extractor) -> None:
    text = "Today, President Ana Belmar thanked President Rolf Tamm. Chad and Chadian ships were the topic."
    record = next(extractor.pipe([Article("a", text, publisher="The White House")]))
    assert [person.party for person in record.people] == ["USA", "TCD"]
