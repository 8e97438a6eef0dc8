"""Who is across the table from whom."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

CASES = [
    ("Both sides agreed, the chief negotiators, Kari Nord and Omar Deb, told reporters.", {"Kari Nord": ["Omar Deb"]}),
    (
        "The trade talks ended. Trade Minister Kari Nord led the Norwegian side. Peru was represented by its envoy, Omar Deb.",
        {"Kari Nord": ["Omar Deb"]},
    ),
    ("Norwegian envoy Kari Nord and Chad's envoy, Omar Deb, have met four times.", {"Kari Nord": ["Omar Deb"]}),
    ("Norwegian envoy Kari Nord and Norwegian minister Ola Berg met on Monday.", {"Kari Nord": []}),
    ("Norwegian envoy Kari Nord and Chad's envoy, Omar Deb, met with reporters.", {"Kari Nord": []}),
    ("Norway's chief negotiator, Kari Nord, and its deputy negotiator, Ola Berg, flew home from Chad.", {"Kari Nord": []}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_counterparts(text: str, expected: dict[str, list[str]], extractor: Extractor) -> None:
    people = extractor.extract(text).people
    names = {person.id: person.name for person in people}
    found = {person.name: [names[other] for other in person.counterparts] for person in people}
    assert {name: found[name] for name in expected} == expected
    assert all(person.name in found[other] for person in people for other in found[person.name])
