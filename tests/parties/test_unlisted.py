"""Parties that no table has: peoples and minorities, groups by short names, companies and unions, bands of fighters."""

from __future__ import annotations

import pytest
from growth import grows_linearly

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context, Document
from communique.parties import acting, gather, read
from communique.parties.organizations.peoples import minorities, peoples
from communique.parties.organizations.unlisted import disputed, in_dispute, unlisted

PAD = " The hall was warm. A bell rang."


def documents(extractor: Extractor, texts: list[str]) -> list[Document]:
    return list(annotate(extractor.nlp, [Article(str(i), text, blocks=paragraphs(text)) for i, text in enumerate(texts)]))


def codes(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    document = documents(extractor, [text + PAD])[0]
    return [(m.text, m.code) for m in read(document, Context())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kurds rejected the draft.", [("Kurds", "Kurds")]),
        ("Kurdish leaders rejected the draft.", [("Kurdish", "Kurds")]),
        ("Uyghur exile leaders rejected the draft.", [("Uyghur", "Uighurs")]),
        ("Tuareg rebels took the fort.", [("Tuareg rebels", "Tuareg rebels")]),
        ("Abkhazia rejected the draft.", [("Abkhazia", "Abkhazia")]),
        ("Bosnian Croats rejected the draft.", [("Bosnian Croats", "Bosnian Croats")]),
        ("The Kosovo Serbs rejected the draft.", [("Kosovo Serbs", "Kosovo Serbs")]),
        ("Ethnic Hungarians rejected the draft.", [("Ethnic Hungarians", "ethnic Hungarians")]),
        ("Ethnic Albanian guerrillas took the fort.", [("Ethnic Albanian guerrillas", "ethnic Albanian guerrillas")]),
        ("They sell Kurdish carpets.", []),
        ("Some 2,000 Kurds fled over the pass.", []),
        ("Hindus, Sikhs and Jains lit their lamps.", []),
        ("The feast is kept by Jains, Sikhs, and Buddhists.", []),
        ("Sikhs and Hindus share the well.", []),
        ("Sikhs turned down the draft.", [("Sikhs", "Sikhs")]),
        ("Christians and Kurds turned down the draft.", [("Kurds", "Kurds")]),
        ("Thousands of Tamils fled by boat.", []),
        ("The town has an ethnic Albanian baker.", []),
    ],
)
def test_peoples(extractor: Extractor, text: str, found: list[tuple[str, str]]) -> None:
    assert codes(extractor, text) == found


@pytest.mark.parametrize(
    ("text", "short", "code"),
    [
        ("The Casamance Unity Front (FUC) spoke. Later the FUC left.", "FUC", "Casamance Unity Front"),
        ("The Gulu Peace Movement spoke. Later the Movement left.", "Movement", "Gulu Peace Movement"),
        ("Tamil Tigers held the port. Later the Tigers left.", "Tigers", "Tamil Tigers"),
        ("Maoist rebels held the pass. Later the Maoists left.", "Maoists", "Maoist rebels"),
        ("The Army for the Liberation of Kasai (ALK) spoke. Later the ALK left.", "ALK", "Army for the Liberation of Kasai"),
        ("The Lowland People's Army (LPA) spoke. Later the LPA left.", "LPA", "Lowland People's Army"),
        ("The Malay-led Coastal Freedom Forces (CFF) spoke. Later the CFF left.", "CFF", "Coastal Freedom Forces"),
        ("Forces for National Renewal and Justice (FNRJ) spoke.", "FNRJ", "Forces for National Renewal and Justice"),
    ],
)
def test_groups_by_a_short_name(extractor: Extractor, text: str, short: str, code: str) -> None:
    assert (short, code) in codes(extractor, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels took the fort.", ["rebels"]),
        ("Separatist commanders took the fort.", ["separatist commanders"]),
        ("A main rebel faction signed it.", ["rebel faction"]),
        ("Some other rebel movements signed it.", ["rebel movements"]),
        ("Trade unions signed it.", ["trade unions"]),
        ("Arab tribes signed it.", ["Arab tribes"]),
        ("Harrow Steel Corp signed it.", ["Harrow Steel Corp"]),
        ("The Harrow, Pike and Co Inc signed it.", ["Harrow, Pike and Co Inc"]),
        ("Harrow Steel Corp signed it. Harrow paid.", ["Harrow Steel Corp", "Harrow Steel Corp"]),
        ("General Motors Corp signed it. General Pike paid.", ["General Motors Corp"]),
        ("Captured rebels were freed.", []),
        ("Some 60 jailed rebels were freed.", []),
        ("The group left.", []),
        ("Leaders signed it.", []),
        ("The Senate Armed Services Committee signed it.", []),
        ("He wrote in the Harrow Daily Gazette.", []),
    ],
)
def test_described_and_named(extractor: Extractor, text: str, found: list[str]) -> None:
    document = documents(extractor, [text + PAD])[0]
    assert [m.code for m in unlisted(document, read(document, Context()))] == found


DISPUTE = (
    "Harrow Steel and the Foundry Workers Union broke off pay talks on Monday. The union wants more. "
    "Harrow Steel offered 2 percent. A union of writers watched."
)


def test_the_sides_of_a_labour_dispute_are_parties(extractor: Extractor) -> None:
    document = documents(extractor, [DISPUTE])[0]
    found = {(p.code, p.kind) for p in gather(read(document, Context()))}
    assert found == {("Harrow Steel", "company"), ("Foundry Workers Union", "organization")}
    assert disputed(document)


def test_a_company_is_no_party_where_nobody_strikes(extractor: Extractor) -> None:
    document = documents(extractor, ["Harrow Steel Corp opened a mill. Harrow Steel Corp grew." + PAD])[0]
    others = unlisted(document, ())
    assert {m.code for m in others} == {"Harrow Steel Corp"}
    assert in_dispute(document, others) == () == read(document, Context())
    assert {m.code for m in acting((), others, frozenset(["Harrow Steel Corp"]))} == {"Harrow Steel Corp"}
    assert acting((), others, frozenset(["PER"])) == ()


@pytest.mark.parametrize("text", ["Kurds ", "rebel leaders ", "Harrow Steel Corp and ", "ethnic Albanians "])
def test_time_is_linear(extractor: Extractor, text: str) -> None:
    def everything(document: Document) -> None:
        list(peoples(document)), list(minorities(document, ())), unlisted(document, ())

    short, long = documents(extractor, [(text * 40 + ".\n\n") * 20, (text * 40 + ".\n\n") * 40])
    grows_linearly(everything, short, long)
