"""A side that the text leaves open is null and reported, never guessed."""

from __future__ import annotations

from communique.extractor import Extractor


def test_open_side_is_reported(extractor: Extractor) -> None:
    record = extractor.extract("Foreign Minister Kang Soo-min told reporters that talks would go on.")
    assert [person.party for person in record.people] == [None]
    assert [(u.kind, u.text) for u in record.unresolved if u.kind == "people"] == [("people", "Kang Soo-min")]


def test_known_side_is_not(extractor: Extractor) -> None:
    record = extractor.extract("Danish Foreign Minister Rolf Tamm told reporters that talks would go on.")
    assert [person.party for person in record.people] == ["DNK"]
    assert [u for u in record.unresolved if u.kind == "people"] == []
