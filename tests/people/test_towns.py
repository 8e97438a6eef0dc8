"""Cities that are no capital: whose somebody is by one, and where they only are."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

SUMMIT = "Niger's army has lost a base. Ministers of Germany, France and Chad will meet in Weimar on Monday."
CASES = [
    ("The mayor of Najaf, Asad Taee, thanked the volunteers for their work.", "Asad Taee", "IRQ"),
    ("Ibadan police chief Tunde Bello said nine men were held.", "Tunde Bello", "NGA"),
    (f"{SUMMIT} President Idrissa Bako will meet the mayor of Zinder, Sani Oumarou.", "Idrissa Bako", "NER"),
    (f"{SUMMIT} President Idrissa Bako will meet the mayor of Zinder, Sani Oumarou.", "Sani Oumarou", "NER"),
    ("Niger asked for help. President Idrissa Bako flew to Geneva on Monday.", "Idrissa Bako", "NER"),
    ("Niger asked for help. President Idrissa Bako flew to Zinder on Monday.", "Idrissa Bako", "NER"),
]


@pytest.mark.parametrize(("text", "name", "party"), CASES)
def test_whose_somebody_is_by_a_city(extractor: Extractor, text: str, name: str, party: str) -> None:
    people = {person.name: person for person in extractor.extract(text, published="2026-05-14").people}
    assert people[name].party == party
