"""Cities that are no seat of a government: where they are, and names that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import gather, lookup, read
from communique.parties.names.cities import SHARED, table
from communique.parties.table import entries
from communique.parties.value import is_country

FOUND = [
    ("Talks were held in Geneva and later in Karachi.", ["Geneva CHE", "Karachi PAK"]),
    ("KARACHI, Dec 1 - The port reopened on Monday.", ["KARACHI PAK"]),
    ("Leipzig (Reuters) - The fair closed.", ["Leipzig DEU"]),
    ("The mayor of Marseilles asked Algeria for help.", ["Marseilles FRA"]),
    ("The governor of Basra resigned.", ["Basra IRQ"]),
    ("Britain sent 250 soldiers to Umm Qasr last month.", ["Umm Qasr IRQ"]),
    ("Lahore police arrested forty people.", ["Lahore PAK"]),
    ("Depots near Odesa and in the port of Haifa burned.", ["Odesa UKR", "Haifa ISR"]),
    ("Hyderabad, Pakistan, was quiet on Friday.", ["Hyderabad PAK"]),
    ("Hyderabad (India) was quiet on Friday.", ["Hyderabad IND"]),
    ("Pakistan said the strike closed schools in Hyderabad.", ["Hyderabad PAK"]),
    ("Naples, Florida, was flooded.", ["Naples USA"]),
    ("She moved to Lahore, Virginia, last year.", ["Lahore USA"]),
    ("Alan Houston flew to Houston on Monday. He spoke in Houston.", ["Houston USA"]),
]
"""Texts with the cities that they name and the countries of those."""

NONE = [
    "The strike closed schools in Hyderabad.",  # two countries have one
    "Alan Houston asked for a vote. Houston then left.",
    "Ms. Florence Milan sang on Monday.",
    "The USS Houston sailed from Guam on Monday.",
    "HMS Sheffield was hit by a missile.",
    "Barcelona beat Ajax 2-1 on Sunday.",
    "It was a nice idea, and they split the cork.",
    "The Orange coalition and Victoria Beckham parted.",
    "The Geneva Conventions bind all states.",
    "Nagasaki University opened a centre.",
    "The Osaka Gas Co raised prices.",
    "The Shanghai Cooperation Organization met.",
    "Reading a book in the bath is nice.",
]
"""Texts that hold the name of a city and name none that can be told."""


def cities(extractor: Extractor, text: str, day: dt.datetime | None = None) -> list[str]:
    document = next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))])))
    return [f"{m.text} {m.code}" for m in read(document, Context(published=day)) if m.form == "city"]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_cities_give_their_country(extractor: Extractor, text: str, found: list[str]) -> None:
    assert list(dict.fromkeys(cities(extractor, text))) == found


@pytest.mark.parametrize("text", NONE)
def test_names_of_cities_that_are_none(extractor: Extractor, text: str) -> None:
    assert cities(extractor, text) == []


@pytest.mark.parametrize(("year", "code"), [(1987, "SUN"), (1995, "UKR")])
def test_a_city_is_in_the_state_of_its_day(extractor: Extractor, year: int, code: str) -> None:
    assert cities(extractor, "Talks were held in Odessa.", dt.datetime(year, 5, 4)) == [f"Odessa {code}"]


def test_a_city_is_a_place_and_no_party(extractor: Extractor) -> None:
    text = "The mayor of Lahore resigned."
    document = next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))])))
    found = read(document, Context())
    assert [(m.code, m.use) for m in found] == [("PAK", "place")]
    assert gather(found) == ()
    assert lookup("Lahore") is None


def test_the_table_of_cities() -> None:
    codes = [code for joined in table().values() for code in joined.removeprefix(SHARED).split(";")]
    assert all(is_country(code) for code in codes)
    assert not entries().keys() & table().keys()
    assert len(table()) > 10_000
