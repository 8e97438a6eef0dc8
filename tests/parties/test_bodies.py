"""Parties by what the text says of them: initials of bodies, oppositions, companies by their trade, unions beside the word."""

from __future__ import annotations

import pytest
from growth import grows_linearly

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context, Document
from communique.parties import read
from communique.parties.institutions.organs import organs
from communique.parties.organizations.opposed import opposed
from communique.parties.organizations.trades import called
from communique.parties.organizations.unlisted import unlisted

PAD = " The hall was warm. A bell rang."


def document_of(extractor: Extractor, text: str) -> Document:
    return next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))])))


@pytest.mark.parametrize(
    ("text", "short", "code"),
    [
        ("The UN Mission in Togo (UNMITO) met. UNMITO left.", "UNMITO", "United Nations"),
        ("The African Union High Panel (AUHP) met. The AUHP left.", "AUHP", "African Union"),
        ("Peruvian Coastal Forces (PCF) landed. The PCF left.", "PCF", "PER"),
        ("The Armed Forces of Peru (AFOP) landed. AFOP left.", "AFOP", "PER"),
        ("Peru's Coastal Intelligence Service (CIS) spoke. The CIS left.", "CIS", "PER"),
        ("The Lowland Liberation Front (LLF) spoke. The LLF left.", "LLF", "Lowland Liberation Front"),
    ],
)
def test_initials_of_bodies(extractor: Extractor, text: str, short: str, code: str) -> None:
    found = [(m.text, m.code) for m in read(document_of(extractor, text + PAD), Context())]
    assert found.count((short, code)) == len(text.split(short)) - 1


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Peruvian Liberation Army (PLA) spoke. PLA left.", "PLA"),
        ("The Peruvian Farmers Congress (PFC) spoke. PFC left.", "PFC"),
        ("Peru (see below) spoke. UNMITO left.", "UNMITO"),
    ],
)
def test_initials_of_others(extractor: Extractor, text: str, short: str) -> None:
    assert not {m.code for m in read(document_of(extractor, text + PAD), Context()) if m.text == short} & {"PER"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peru's opposition rejected it. The opposition left.", 2),
        ("The Peru opposition rejected it.", 1),
        ("The Peruvian government and opposition signed it.", 1),
        ("The Peruvian opposition rejected it. The main opposition left.", 2),
        ("Peru's opposition leader rejected it. The opposition left.", 0),
        ("Peru's opposition to the plan is known.", 0),
        ("Peru's opposition met. Chile's opposition met. The opposition left.", 1),
    ],
)
def test_oppositions(extractor: Extractor, text: str, count: int) -> None:
    assert [m.code for m in read(document_of(extractor, text + PAD), Context())].count("Peruvian opposition") == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The energy giant Sibgaz paid.", {"Sibgaz"}),
        ("Peruvian carmaker Tumi paid. Tumi grew.", {"Tumi"}),
        ("Norden Air, Europe's largest carrier, paid.", {"Norden Air"}),
        ("Tumi, a state oil company, paid.", {"Tumi"}),
        ("The Asian giant China paid.", set()),
        ("The company CEO paid.", set()),
        ("The company Monday paid.", set()),
        ("Tumi, a company spokesman said, paid.", set()),
    ],
)
def test_companies_by_their_trade(extractor: Extractor, text: str, found: set[str]) -> None:
    document = document_of(extractor, text + PAD)
    assert {m.code for m in unlisted(document, read(document, Context())) if m.kind == "company"} == found


def test_another_body_with_a_longer_name_is_no_fuller_name(extractor: Extractor) -> None:
    text = "Norden Air rejected it. Norden Air offered more. Norden Air Cargo grew. Norden Air paid. Norden Air Cargo left."
    document = document_of(extractor, text + PAD)
    assert [m.code for m in unlisted(document, ())].count("Norden Air") == text.count("Norden Air ") - text.count("Cargo")


@pytest.mark.parametrize(
    "text",
    [
        "The union, Clear Voice, rejected a pay offer. Clear Voice called a strike.",
        "The trade union Clear Voice rejected a pay offer. Clear Voice called a strike.",
        "The pilots' union Clear Voice rejected a pay offer. Clear Voice called a strike.",
    ],
)
def test_unions_beside_the_word(extractor: Extractor, text: str) -> None:
    assert [m.code for m in read(document_of(extractor, text + PAD), Context())].count("Clear Voice") == text.count(
        "Clear Voice"
    )


@pytest.mark.parametrize("text", ["Peru's opposition and ", "the UN Mission in Togo (UNMITO) ", "the oil firm Tumi and "])
def test_time_is_linear(extractor: Extractor, text: str) -> None:
    def everything(document: Document) -> None:
        taken = read(document, Context())
        list(opposed(document, taken)), list(organs(document, taken)), called(document)

    short = document_of(extractor, (text * 20 + ".\n\n") * 20)
    long = document_of(extractor, (text * 20 + ".\n\n") * 40)
    grows_linearly(everything, short, long)


@pytest.mark.parametrize(
    ("text", "short", "code"),
    [
        ("The Togo Labour Congress (TLC) met. TLC left.", "TLC", "Togo Labour Congress"),
        ("The Workers Party of Togo-Unified (WPT-U) met. WPT-U left.", "WPT-U", "Workers Party of Togo-Unified"),
        ("The Lake Alliance for Change (LAC) met. The LAC left.", "LAC", "Lake Alliance for Change"),
    ],
)
def test_initials_spelled(extractor: Extractor, text: str, short: str, code: str) -> None:
    assert [(m.text, m.code) for m in read(document_of(extractor, text + PAD), Context())].count((short, code)) == 2


@pytest.mark.parametrize("text", ["The Lake Support Fund (LSF) met. LSF left.", "The Coalition Support Fund (CSF) grew."])
def test_no_body_of_people(extractor: Extractor, text: str) -> None:
    assert read(document_of(extractor, text + PAD), Context()) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tehreek-i-Taliban Pakistan (TTP) met. The TTP left.", {"Tehreek-i-Taliban Pakistan"}),
        ("The Liberation Tigers of Tamil Eelam met.", {"Liberation Tigers of Tamil Eelam"}),
        ("The Liberation Tigers of Tamil Eelam met. The Tamil Tigers left.", {"Tamil Tigers"}),
        ("Two Tamil Tiger boats left.", {"Tamil Tigers"}),
    ],
)
def test_groups_by_the_name_that_the_article_uses(extractor: Extractor, text: str, codes: set[str]) -> None:
    assert {m.code for m in read(document_of(extractor, text + PAD), Context())} == codes
