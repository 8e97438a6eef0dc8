"""Every row of the lexicon does on its own examples what it says."""

from __future__ import annotations

from typing import Any

import pytest

from communique.extractor import Extractor
from communique.kinds.people.home import Issuer, issuer
from communique.kinds.people.lexicon import lexicon, table
from communique.kinds.people.page import page_of
from communique.kinds.reading import Facts
from communique.model import Article, Document

ROWS: dict[str, list[dict[str, Any]]] = table()  # type: ignore[assignment]


def examples(section: str, key: str) -> list[Any]:
    return [pytest.param(row, text, id=f"{row['id']}: {text}") for row in ROWS[section] for text in row[key]]


@pytest.mark.parametrize(("row", "text"), examples("titles", "examples"))
def test_title_gives_role(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    person = extractor.extract(text).people[-1]
    assert person.name == "Ana Belmar"
    assert person.role == ("negotiator" if row.get("mirror") else row["role"])


@pytest.mark.parametrize(("row", "text"), examples("titles", "counter"))
def test_title_without_name_is_nobody(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.name for p in extractor.extract(text).people if row.get("mirror") is None] == []


@pytest.mark.parametrize(("row", "text"), examples("offices", "examples"))
def test_office_gives_party(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [row["party"]]


@pytest.mark.parametrize(("row", "text"), examples("offices", "counter"))
def test_other_office_gives_no_party(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [None]


@pytest.mark.parametrize(("row", "text"), examples("lacking", "examples"))
def test_party_is_none_that_lacks_the_office(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    for party in row["parties"]:
        assert party in lexicon().lacking[row["words"][0]]
    assert (
        extractor.extract(f"The United States and Britain and Japan and Mexico agreed. {text}").people[0].party
        not in row["parties"]
    )


@pytest.mark.parametrize(("row", "text"), examples("having", "examples"))
def test_office_of_few_countries(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    (person,) = extractor.extract(text).people
    assert person.party in row["parties"]


@pytest.mark.parametrize(("row", "text"), examples("having", "counter"))
def test_office_of_few_countries_none_or_two_named(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [None]


@pytest.mark.parametrize(("row", "text"), examples("regions", "examples"))
def test_state_or_province_in_a_title(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [row["party"]]


@pytest.mark.parametrize(("row", "text"), examples("regions", "counter"))
def test_state_or_province_beside_a_title(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] != [row["party"]]


@pytest.mark.parametrize(("row", "text"), examples("chairs", "examples"))
def test_chair_of_an_organization(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party in row["parties"] for p in extractor.extract(text).people] == [True]


@pytest.mark.parametrize(("row", "text"), examples("chairs", "counter"))
def test_chair_of_an_organization_not_named(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [None]


@pytest.mark.parametrize(("row", "text"), examples("openings", "examples"))
def test_opening_of_a_release(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] == [row["party"]]


@pytest.mark.parametrize(("row", "text"), examples("openings", "counter"))
def test_no_opening_of_a_release(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(text).people] != [row["party"]]


@pytest.mark.parametrize("key", ["examples", "counter"])
def test_headline_of_a_release(key: str, extractor: Extractor) -> None:
    text = "President Ana Belmar spoke today. Norway, Chad and the United States agree. Norway and Chad will meet."
    for row in ROWS["headings"]:
        records = extractor.pipe(Article("a", text, title=title) for title in row[key])
        assert {record.people[0].party == row["party"] for record in records} == {key == "examples"}


@pytest.mark.parametrize(("row", "text"), examples("typical", "examples"))
def test_bare_title_of_one_country(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party for p in extractor.extract(f"Norwegian exports and Norwegian tariffs fell. {text}").people] == [
        row["party"]
    ]


@pytest.mark.parametrize(("row", "text"), examples("typical", "counter"))
def test_title_of_many_countries(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    people = extractor.extract(f"Norwegian exports and Norwegian tariffs fell; Norway is content. {text}").people
    assert [p.party for p in people] != [row["party"]]


@pytest.mark.parametrize("row", ROWS["issuers"], ids=lambda row: row["id"])
def test_issuer_is_known_by_its_whole_name(row: dict[str, Any]) -> None:
    page = page_of(Document("", (), (), (), (), (), (), (), (), (), (), ()), Facts())
    expected = Issuer(row["party"], row.get("seat", False))
    assert [issuer(page, name) for name in row["examples"]] == [expected] * len(row["examples"])
    assert [issuer(page, name) for name in row["counter"]] == [None] * len(row["counter"])
    assert issuer(page, None) is None


def test_ids_are_unique() -> None:
    ids = [(section, row["id"]) for section, rows in ROWS.items() for row in rows]
    assert len(ids) == len(set(ids))


def test_words_are_lower_case() -> None:
    assert [w for rows in ROWS.values() for row in rows for w in row["words"] if w != w.lower()] == []


@pytest.mark.parametrize(("row", "text"), examples("shorthand", "examples"))
def test_common_noun_of_an_organization(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party in row["parties"] for p in extractor.extract(text).people] == [True]


@pytest.mark.parametrize(("row", "text"), examples("shorthand", "counter"))
def test_common_noun_of_no_organization(row: dict[str, Any], text: str, extractor: Extractor) -> None:
    assert [p.party in row["parties"] for p in extractor.extract(text).people] == [False]
