"""Parties as agencies write of them: banks, companies, chambers, ministries and routes that hold the name of a party."""

from __future__ import annotations

import pytest

from communique.annotate.document import annotate
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import PartyMention, read

FOUND = [
    ("The Union Bank of Switzerland lent it.", []),
    ("The Financial Corporation of America and Banque de Luxembourg lent it.", []),
    ("The Bank of Uganda raised rates.", ["Bank UGA", "Uganda UGA"]),
    ("The Central Bank of Barbados raised rates.", ["Central Bank BRB", "Barbados BRB"]),
    ("The National Bank of Rwanda raised rates.", ["National Bank RWA", "Rwanda RWA"]),
    ("The Export-Import Bank of Japan lent it.", ["Japan JPN"]),
    ("The joint committee of Taiwan's grain importers met.", ["Taiwan TWN"]),
    ("The committee of Taiwan met.", ["committee TWN", "Taiwan TWN"]),
    ("Miguel de la Madrid sang.", []),
    ("The U.S. State Department said no in January. Department aides agreed.", ["U.S. State Department USA", "Department USA"]),
    ("British Salt Works Plc lent it. British Salt holds ten shares. British ships left.", ["British GBR"]),
    ("Peru fears Chile's dangerous army.", ["Peru PER", "Chile CHL", "army CHL"]),
    ("Peru agreed. The government pays. The U.S. government does not.", ["Peru PER", "government PER", "U.S. government USA"]),
    ("The U.S. government sued Peru. The government lost.", ["U.S. government USA", "Peru PER", "government USA"]),
    ("Banks need Finance Ministry leave to lend in Peru.", ["Finance Ministry PER", "Peru PER"]),
    ("National Westminster cut its rate.", []),
    ("The Industrial Bank of Japan and the Royal Bank of Canada lent it.", []),
    ("The Bank of England acted. Dealers said the Bank had erred.", ["Bank of England GBR", "Bank GBR"]),
    ("The Bank of England acted. Dealers said the Bank of Wales had erred.", ["Bank of England GBR"]),
    ("Dealers said the Bank had erred.", []),
    ("Peru agreed, the Finance Ministry said. Ministry officials left.", ["Peru PER", "Finance Ministry PER", "Ministry PER"]),
    ("Peru agreed. She wants Ministry Road closed.", ["Peru PER"]),
    ("Peru agreed, Reserve Bank figures show.", ["Peru PER", "Reserve Bank PER"]),
    ("Rates rose a point over London Interbank Offered Rates.", []),
    ("Peru agreed, a foreign ministry spokesman said.", ["Peru PER", "foreign ministry PER"]),
    ("Peru agreed, oil ministry sources said.", ["Peru PER", "oil ministry PER"]),
    ("Peru agreed. A ministry report gave no date.", ["Peru PER", "ministry PER"]),
    ("Peru has no ministry of that kind; a ministry for fish was planned.", ["Peru PER"]),
    ("Peru agreed. A meeting of the National Grain Policy Council is set.", ["Peru PER", "National Grain Policy Council PER"]),
    ("Peru and Chile agreed. A National Grain Authority was planned.", ["Peru PER", "Chile CHL"]),
    ("The government and people of Kenya thanked Peru.", ["government KEN", "Kenya KEN", "Peru PER"]),
    ("Britain fell silent as Prime Minister Ola Berg's cabinet met.", ["Britain GBR", "Berg's cabinet GBR"]),
    ("Peru freed him. Five regime officials fled.", ["Peru PER", "regime PER"]),
    (
        "They asked the International Coffee Organisation.",
        ["International Coffee Organisation International Coffee Organization"],
    ),
    ("U.S. Treasury Secretary Ola Berg spoke. Japan must pay, the Treasury said.", ["U.S. USA", "Japan JPN", "Treasury USA"]),
    ("The United States and Japan met. Congress is ready to vote.", ["United States USA", "Japan JPN", "Congress USA"]),
    ("The White House was silent. The House Select Committee agreed.", ["White House USA", "House Select Committee USA"]),
    ("The North Ohio House Select Committee agreed.", []),
    ("Brazil is tired. The government of President Ola Berg will fall.", ["Brazil BRA", "government BRA"]),
    ("Brazil is tired. The government of Berg Island will fall.", ["Brazil BRA"]),
    ("Air Astana flew.", []),
    (
        "They fled the part of Peru bordering Chile. The armed forces were silent.",
        ["Peru PER", "Chile CHL", "armed forces PER"],
    ),
    ("Chad, which Kenya distrusts, sent men to Mali, France said.", ["Chad TCD", "Kenya KEN", "Mali MLI", "France FRA"]),
    ("Chad Berg left Kenya for Mali, France said. Chad was tired.", ["Kenya KEN", "Mali MLI", "France FRA"]),
    ("Rebels of the Berg Liberation Front took the port.", ["Berg Liberation Front Berg Liberation Front"]),
    ("A commission of Peru, Chile and Kenya met.", ["Peru PER", "Chile CHL", "Kenya KEN"]),
    ("Liberty Korea Party members left.", ["Liberty Korea Party Liberty Korea Party"]),
    ("LIMA, Nov 5 - Rebels broke off talks with the government of President Ola Berg.", ["LIMA PER", "government PER"]),
    ("South Yemen and North Yemen met.", ["South Yemen YMD", "North Yemen YEM"]),
]
PLACES = [
    ("A rail network linking Lima with the coast failed.", "Lima", "place"),
    ("Stocks fell in Lima, Quito, Rome, Paris, Oslo, Wellington and Seoul.", "Seoul", "place"),
    ("Lorries took the Lima-Quito highway.", "Lima", "place"),
    ("Lorries took the Lima-Quito highway.", "Quito", "place"),
    ("Peru closed the Chile-Peru border.", "Chile", "place"),
    ("They resumed the Chile-Peru border talks.", "Chile", "party"),
    ("They opened a railway linking Lima with the coast.", "Lima", "place"),
    ("The report links Lima with the theft.", "Lima", "party"),
    ("It sold two ships to Ola Berg of Lima.", "Lima", "place"),
    ("They distrust the government of Lima.", "Lima", "party"),
    ("Lima's sunny charm wins them over.", "Lima", "place"),
    ("WASHINGTON _ Peru agreed.", "WASHINGTON", "place"),
    ("CHRISTCHURCH, New Zealand, Jan. 23 (Xinhua) -- Peru agreed.", "New Zealand", "place"),
    ("They planned a park in the Yonne department of Eastern Central France.", "France", "place"),
    ("Lima's new offer wins them over.", "Lima", "party"),
]


def mentions(extractor: Extractor, text: str) -> tuple[PartyMention, ...]:
    return read(next(iter(annotate(extractor.nlp, [Article("a", text)]))), Context())


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_names_of_banks_chambers_and_ministries(extractor: Extractor, text: str, found: list[str]) -> None:
    assert [f"{m.text} {m.code}" for m in mentions(extractor, text)] == found


@pytest.mark.parametrize(("text", "name", "use"), PLACES)
def test_places_of_routes_and_companies(extractor: Extractor, text: str, name: str, use: str) -> None:
    assert next(m.use for m in mentions(extractor, text) if m.text == name) == use
