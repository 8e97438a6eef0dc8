"""Parties: the table of names, what is none, party or place, offsets, hostile input."""

from __future__ import annotations

import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context, Document
from communique.parties import PartyMention, code_at, gather, lookup, read
from communique.parties.find import scan
from communique.parties.institutions.keys import table as institution_rules
from communique.parties.ships import ships
from communique.parties.table import entries
from communique.parties.value import is_country

CASES = Path(__file__).resolve().parents[1] / "cases" / "parties"


def table(name: str, key: str) -> list[list[str]]:
    rows: list[list[str]] = tomllib.loads((CASES / name).read_text("utf-8"))[key]
    return rows


def documents(extractor: Extractor, texts: list[str]) -> list[Document]:
    articles = [Article(str(i), text, blocks=paragraphs(text)) for i, text in enumerate(texts)]
    return list(annotate(extractor.nlp, articles))


def mentions(extractor: Extractor, text: str) -> tuple[PartyMention, ...]:
    return read(documents(extractor, [text])[0], Context())


@pytest.mark.parametrize("name", ["surfaces.toml", "metonyms.toml"])
def test_names_stand_for_their_party(name: str) -> None:
    rows = table(name, "surface")
    wrong = [(form, code, lookup(form)) for form, code in rows if (lookup(form) or (None,))[0] != code]
    assert not wrong
    assert len(rows) >= (300 if name == "surfaces.toml" else 100)


def test_traps_name_no_party(extractor: Extractor) -> None:
    rows = table("traps.toml", "trap")
    wrong = []
    for (text, word), document in zip(rows, documents(extractor, [text for text, _ in rows]), strict=True):
        at = text.find(word)
        wrong += [(text, m.code) for m in read(document, Context()) if m.start < at + len(word) and at < m.end]
    assert not wrong
    assert len(rows) >= 100


@pytest.mark.parametrize(
    ("text", "name", "code", "use"),
    [
        ("Seoul offered to pay more.", "Seoul", "KOR", "party"),
        ("The envoy landed in Seoul.", "Seoul", "KOR", "place"),
        ("They held a meeting in Paris.", "Paris", "FRA", "place"),
        ("The Kremlin denied the report.", "Kremlin", "RUS", "party"),
        ("Doha, Qatar - Kenyan envoys arrived.", "Qatar", "QAT", "place"),
        ("Meanwhile, Russia - which waited - agreed.", "Russia", "RUS", "party"),
        ("Talks went on in Qatar's capital.", "Qatar", "QAT", "place"),
        ("Mexico, Texas and Arizona share a river.", "Mexico", "MEX", "party"),
        ("He spoke in the capital, Kabul.", "Kabul", "AFG", "place"),
        ("The South Korean government agreed.", "South Korean government", "KOR", "party"),
        ("Peru agreed to talks, the Foreign Ministry said.", "Foreign Ministry", "PER", "party"),
        ("French President Ana Sol spoke. The Sol government fell.", "Sol government", "FRA", "party"),
        ("Japan's Foreign Ministry protested.", "Japan's Foreign Ministry", "JPN", "party"),
        ("She left Toronto, Canada, on Monday.", "Canada", "CAN", "place"),
        ("The storm turned west of Bermuda.", "Bermuda", "BMU", "place"),
        ("It shook southern Peru at noon.", "Peru", "PER", "place"),
        ("They fled to camps of neighboring Chad.", "Chad", "TCD", "place"),
        ("They live near Fort Gordon, GA, USA.", "USA", "USA", "place"),
        ("Vigils took place in Lima and Washington, D.C.", "Washington, D.C.", "USA", "place"),
        ("Dr. Berg of University College London explained it.", "London", "GBR", "place"),
        ("Berlin officials rejected the plan.", "Berlin", "DEU", "party"),
        ("A Berlin theatre rejected the plan.", "Berlin", "DEU", "place"),
        ("The exit of Peru from the European Union failed.", "European Union", "European Union", "party"),
        ("The Royal Australian Air Force flew.", "Royal Australian Air Force", "AUS", "party"),
        ("A report to Congress praised the White House.", "Congress", "USA", "party"),
        ("Divers surveyed reefs off the coast of Fiji.", "Fiji", "FJI", "place"),
        ("Rain fell on most of Peru.", "Peru", "PER", "place"),
        ("Rebels hold the valley, bordering Peru.", "Peru", "PER", "place"),
        ("Chile accused Peru, which borders Bolivia.", "Peru", "PER", "party"),
        ("The singer is a native of the Netherlands.", "the Netherlands", "NLD", "place"),
        ("The leaders of Fiji agreed.", "Fiji", "FJI", "party"),
        ("The helicopter landed on the White House's South Lawn.", "White House", "USA", "place"),
        ("Ola Berg and White House Social Secretary Ann Holt spoke.", "White House", "USA", "party"),
        ("She works at the United States Embassy Guatemala City and cooks.", "Guatemala City", "GTM", "place"),
        ("She went from Peru to Chile to Kenya and sang.", "Kenya", "KEN", "place"),
        ("They fear the Berg regime in Peru.", "Berg regime", "PER", "party"),
        ("Roads opened in small countries and Peru.", "Peru", "PER", "place"),
        ("The Japan Air Self Defense Forces flew.", "Japan Air Self Defense Forces", "JPN", "party"),
        ("Russia said [China](https://example.org/a) agreed.", "China", "CHN", "party"),
        ("The White House\n\nThank you, Tom.", "White House", "USA", "place"),
        ("Peru accused neighbouring Chile of theft.", "Chile", "CHL", "party"),
        ("Prime Minister Ola Berg is tired. The Berg government will fall, Peru said.", "Berg government", "PER", "party"),
        ("The White House's offer stands.", "White House", "USA", "party"),
        ("THE WHITE HOUSE, May 3, 2024.", "WHITE HOUSE", "USA", "place"),
        ("Rose Garden, The White House\n\nWelcome, everyone.", "White House", "USA", "place"),
        ("A bus fell in Peru. The Emergency Situations Ministry rose.", "Emergency Situations Ministry", "PER", "party"),
        ("Belarus jailed a singer. The Berg regime must free her.", "Berg regime", "BLR", "party"),
        ("The Berg regime must free a singer, Belarus was told.", "Berg regime", "BLR", "party"),
        ("The Navy will buy ten boats.", "Navy", "USA", "party"),
        ("The Presidential Leadership Council met in Aden.", "Presidential Leadership Council", "YEM", "party"),
        ("Delegations from Lima and Quito will meet.", "Quito", "ECU", "party"),
        ("The envoy waits for a reply from Lima.", "Lima", "PER", "party"),
        ("The governor takes orders from Caracas.", "Caracas", "VEN", "party"),
        ("They evacuated diplomats from Khartoum.", "Khartoum", "SDN", "place"),
        ("The village is 40 km from Amman.", "Amman", "JOR", "place"),
        ("A hostile attitude toward Peru will not help.", "Peru", "PER", "party"),
        ("Rebels advanced towards Kigali.", "Kigali", "RWA", "place"),
        ("Missiles were fired at Kenya overnight.", "Kenya", "KEN", "party"),
        ("The summit at Jakarta ended early.", "Jakarta", "IDN", "place"),
        ("Peru will supply grain to Cairo.", "Cairo", "EGY", "party"),
        ("The firm shipped grain to Cairo.", "Cairo", "EGY", "place"),
        ("The border between Peru and Chile is closed.", "Chile", "CHL", "place"),
        ("Talks between Lima and Quito failed.", "Quito", "ECU", "party"),
        ("He left for Kabul on Monday.", "Kabul", "AFG", "place"),
        ("Support for Kabul is fading.", "Kabul", "AFG", "party"),
        ("Confidence in Canberra is low.", "Canberra", "AUS", "party"),
        ("The authorities in Yerevan rejected it.", "authorities in Yerevan", "ARM", "party"),
        ("Officials in Yerevan rejected it.", "Yerevan", "ARM", "place"),
        ("A crowd came to the capital, Yerevan, to hear him.", "Yerevan", "ARM", "place"),
        ("Banks gain in centres like Yerevan.", "Yerevan", "ARM", "place"),
        ("Growth has limits in a country like Peru.", "Peru", "PER", "place"),
        ("In Yerevan's case, the banks agreed.", "Yerevan", "ARM", "party"),
        ("The airline stopped services between Peru and Chile.", "Chile", "CHL", "place"),
        ("The Foreign Office in Islamabad rejected it, Pakistan's envoy said.", "Foreign Office", "PAK", "party"),
        ("The Foreign Office rejected it.", "Foreign Office", "GBR", "party"),
        ("Canada's minister rose in the House of Commons.", "House of Commons", "CAN", "party"),
        ("Norway's minority Labour government agreed.", "Norway's minority Labour government", "NOR", "party"),
        ("Peru's Prime Minister Ana Sol spoke. The Sol cabinet resigned.", "Sol cabinet", "PER", "party"),
        ("Peru's President Ana Sol spoke. Sol's Liberal cabinet fell.", "Sol's Liberal cabinet", "PER", "party"),
    ],
)
def test_party_or_place(extractor: Extractor, text: str, name: str, code: str, use: str) -> None:
    found = [(m.text, m.code, m.use) for m in mentions(extractor, text)]
    assert (name, code, use) in found


@pytest.mark.parametrize(
    "line",
    [
        "LIMA (AP) — ",
        "(LIMA) — ",
        "LIMA, Peru, May 3, 2022 — ",
        "LIMA. Nov 3 (Interfax) - ",
        "LIMA, November 5. /TASS/. ",
        "LIMA, Nov. 5 /Xinhua/ -- ",
        "LIMA, March 3, KYODO - ",
        "CAIRO: ",
        "LIMA/QUITO, Jan 5 (Reuters) - ",
        "CALLAO/LIMA – ",
        "APA-Lima (Peru) ",
        "Lima, Peru | ",
        "Lima — ",
        "SINGAPORE, Nov 5 (Reuters) - ",
        "UNITED NATIONS (AP) — ",
    ],
)
def test_places_of_a_date_line(extractor: Extractor, line: str) -> None:
    uses = {m.text: m.use for m in mentions(extractor, f"{line}Kenya rejected the plan.")}
    assert uses.pop("Kenya") == "party"
    assert uses and set(uses.values()) == {"place"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lima, in turn, will reply - soon.", "PER"),
        ("Lima – which denies it – said no.", "PER"),
        ("PERU - CHILE TALKS FAIL", "PER"),
        ("Peru - which waited - agreed.", "PER"),
        ("Lima said no - again.", "PER"),
    ],
)
def test_sentences_that_begin_with_a_party_are_no_date_line(extractor: Extractor, text: str, code: str) -> None:
    first = mentions(extractor, text)[0]
    assert (first.code, first.use) == (code, "party")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Belarusian KGB arrested 33 men.", [("Belarusian KGB", "BLR", "party")]),
        ("The KGB arrested 33 men.", [("KGB", "SUN", "party")]),
        ("He works at the Beijing Gender Health Education Institute.", [("Beijing", "CHN", "place")]),
        ("The Beijing government works.", [("Beijing government", "CHN", "party")]),
        ("He had gotten out of Kyiv.", [("Kyiv", "UKR", "place")]),
        ("Agence France-Presse saw it.", []),
        ("They trade in the Indo Pacific and Northern Ireland.", []),
        ("The Ottawa Convention bans mines.", [("Ottawa", "CAN", "place")]),
        ("It broke 20 U.S.C. 1681.", []),
        ("Cuts reached the region of Seoul.", [("Seoul", "KOR", "place")]),
        ("The National Sheriffs Association (NSA) met. The NSA agreed.", []),
        ("The National Security Agency (NSA) met.", [("National Security Agency", "USA", "party"), ("NSA", "USA", "party")]),
        ("A project labor agreement (PLA) was signed. The PLA covers two sites.", []),
        ("They sign Project Labor Agreements (PLAs). A PLA covers two sites.", []),
        (
            "The People's Liberation Army (PLA) drilled.",
            [("People's Liberation Army", "CHN", "party"), ("PLA", "CHN", "party")],
        ),
        ("The President named David Turk. Turk led two teams.", []),
        ("David Turk met Turkish envoys. A Turk led them.", [("Turkish", "TUR", "party"), ("Turk", "TUR", "party")]),
        ("She works at the University of Washington.", []),
        ("She led the Ohio Department of Transportation and won a case at the Utah Supreme Court.", []),
        ("She led the Department of Transportation.", [("Department of Transportation", "USA", "party")]),
        ("He has a degree in Business Administration. The White House knew.", [("White House", "USA", "party")]),
        ("An expert at London's Veterinary College spoke.", [("London", "GBR", "place")]),
        ("They took in people from Afghanistan.", [("Afghanistan", "AFG", "place")]),
        ("Belarus and Peru met. The Berg regime was absent.", [("Belarus", "BLR", "party"), ("Peru", "PER", "party")]),
        ("She spoke in French and English.", []),
        ("Your French is good.", []),
        ("Peru Copper Mining Co bought it.", []),
        ("Shares of <Peru Copper> rose.", []),
        ("Hong Kong Polytechnic University is open.", []),
        ("Peru and Copper Co. agreed.", [("Peru", "PER", "party")]),
        (
            "The Dominican government met the Dominican Republic's envoys.",
            [("Dominican government", "DOM", "party"), ("Dominican Republic", "DOM", "party")],
        ),
    ],
)
def test_names_inside_other_names(extractor: Extractor, text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(m.text, m.code, m.use) for m in mentions(extractor, text)] == found


@pytest.mark.parametrize(("published", "code"), [(dt.datetime(1987, 3, 3), "SUN"), (dt.datetime(1999, 1, 1), "RUS")])
def test_a_capital_stands_for_the_state_of_its_day(extractor: Extractor, published: dt.datetime, code: str) -> None:
    document = documents(extractor, ["Moscow rejected the proposal."])[0]
    assert [m.code for m in read(document, Context(published))] == [code]


def test_groups_go_by_their_fullest_name(extractor: Extractor) -> None:
    found = mentions(extractor, "Kenyan-backed rebels took a town. The rebels then left.")
    assert [(m.text, m.code) for m in found] == [
        ("Kenyan-backed rebels", "Kenyan-backed rebels"),
        ("rebels", "Kenyan-backed rebels"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Fighters of al-Qaida attacked a post. The raid by al-Qaida failed.", "al-Qaida"),
        ("The Houthi movement attacked a port. The Houthis said so.", "Houthi movement"),
        ("The Houthis attacked a port. A Houthi spokesman said so.", "Houthis"),
        ("Hezbollah attacked a port. The Hezbollah fighters left.", "Hezbollah"),
    ],
)
def test_armed_groups_go_by_the_name_that_the_article_uses(extractor: Extractor, text: str, code: str) -> None:
    assert {m.code for m in mentions(extractor, text)} == {code}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kurdish rebels and Syrian rebels took a town.", ["Kurdish rebels", "Syrian rebels"]),
        ("Members of the Kestrel Front met the New Dawn Party in May.", ["Kestrel Front", "New Dawn Party"]),
        ("The Western Front was quiet. The Working Party met.", []),
        ("Fishermen left the Southern Front. The Front said nothing.", ["Southern Front", "Southern Front"]),
        ("Separatist rebels left the hills.", []),
        ("The Syrian opposition leader spoke.", ["SYR"]),
        ("The Chilean Defence Forces (CDF) of the coast left.", ["CHL", "CHL"]),
        ("The Union of Bakery Workers (UBW) met the Chilean army.", [*["Union of Bakery Workers"] * 2, "CHL"]),
    ],
)
def test_groups_that_no_table_knows(extractor: Extractor, text: str, codes: list[str]) -> None:
    assert [m.code for m in mentions(extractor, text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Germany won praise. Israel pounds the coast.", ["DEU", "ISR"]),
        ("The South Korean won slid. The Egyptian pound rose.", []),
        ("The Hong Kong dollar rose.", []),
    ],
)
def test_currencies_and_verbs_behind_a_name(extractor: Extractor, text: str, codes: list[str]) -> None:
    assert [mention.code for mention in mentions(extractor, text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("North Korea and South Korea met. The North rejected the South's demand.", ["PRK", "KOR", "PRK", "KOR"]),
        ("Pyongyang blamed South Korea. Talks between the North and South failed.", ["PRK", "KOR", "PRK", "KOR"]),
        ("Sudan and South Sudan met. The South wants more oil.", ["SDN", "SSD", "SSD"]),
        ("North Korea was named once. The South of Italy is warm.", ["PRK", "ITA"]),
        ("Seoul and Pyongyang met. The South China Sea and the North-South rail line were on the list.", ["KOR", "PRK"]),
        ("Peru and Chile met. The North was cold.", ["PER", "CHL"]),
        ("Sudan, South Sudan, North Korea and South Korea met. The South was silent.", ["SDN", "SSD", "PRK", "KOR"]),
    ],
)
def test_halves_of_divided_countries(extractor: Extractor, text: str, codes: list[str]) -> None:
    assert [mention.code for mention in mentions(extractor, text)] == codes


@pytest.mark.parametrize(
    "rule", [*institution_rules()["institution"], institution_rules()["agency"] | {"id": "agency"}], ids=lambda r: r["id"]
)
def test_bare_institutions(extractor: Extractor, rule: dict[str, Any]) -> None:
    rows = [*rule["examples"], *rule["counter_examples"]]
    for row, document in zip(rows, documents(extractor, [row["text"] for row in rows]), strict=True):
        assert [f"{m.text} {m.code}" for m in read(document, Context())] == row["finds"]


def test_a_ministry_is_that_of_the_capital_it_is_in(extractor: Extractor) -> None:
    text = (
        "Peru protested to Chile, the foreign ministry in Lima said. The ministry summoned an envoy.\n\n"
        "Boats were seen, a Chilean foreign ministry spokesman said. The ministry was angry."
    )
    found = extractor.extract(text, published="2020-08-20").to_dict()["parties"]
    ministries = {p["code"]: [text[m["start"] : m["end"]] for m in p["mentions"] if "ministry" in m["text"]] for p in found}
    assert ministries == {"PER": ["foreign ministry", "ministry"], "CHL": ["Chilean foreign ministry", "ministry"]}


def test_a_ministry_of_two_countries_is_left_out(extractor: Extractor) -> None:
    found = mentions(extractor, "Peru and Chile agreed to talks, the Foreign Ministry said.")
    assert [m.text for m in found] == ["Peru", "Chile"]


def test_gather_leaves_places_out_and_code_at_finds_them(extractor: Extractor) -> None:
    found = mentions(extractor, "Seoul asked Washington for time. The talks were held in Vienna.")
    assert [party.code for party in gather(found)] == ["KOR", "USA"]
    assert [party.id for party in gather(found)] == ["c0", "c12"]
    assert code_at(found, 0, 5) == "KOR"
    assert code_at(found, 6, 11) is None


@given(st.lists(st.sampled_from([*sorted(entries())[::40], "and", "us", ".", "\n", "'s", "said"]), max_size=12))
def test_offsets_give_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    hits = list(scan(text, 0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(0 <= h.start < h.end <= len(text) for h in hits)


@pytest.mark.parametrize("piece", ["U.S. ", "North ", "People's ", "A.", "Democratic Republic of "])
def test_time_grows_with_the_text(piece: str) -> None:
    grows_linearly(lambda text: list(scan(text, 0, len(text))), piece * 4000, piece * 8000)


@pytest.mark.parametrize(
    "piece",
    [
        "the government of Peru and the navy. ",
        "Peru's Ministry of Trade, Ministry of Health ",
        "the Moon administration, army ",
        "David Turk met a Turk. ",
        "The UN (UNs) met. ",
        "Ohio Department of Transportation ",
    ],
)
def test_time_of_institutions_grows_with_the_text(extractor: Extractor, piece: str) -> None:
    short, long = documents(extractor, [piece * 400, piece * 800])
    grows_linearly(lambda document: read(document, Context()), short, long)


def test_prefixes_of_ships_are_those_of_navies_in_the_table() -> None:
    assert ships()["USS"] == "USA"
    assert ships()["HNOMS"] == "NOR"
    assert "INS" not in ships()  # India's and Israel's
    assert all(is_country(code) for code in ships().values())


@pytest.mark.parametrize(("code", "country"), [("KOR", True), ("SUN", True), ("M23", False), ("NATO", False), ("Hamas", False)])
def test_a_country_is_told_by_its_code(code: str, country: bool) -> None:
    assert is_country(code) is country
