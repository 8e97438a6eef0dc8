"""Whose an institution without the name of a country is, by the passage that it stands in."""

from __future__ import annotations

import pytest

from communique.annotate.document import annotate
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import read

WHOSE = [
    # the country that a sentence sets out from, whoever else has such an institution
    ("The Chilean government fell. Peru is calm. In Lima, the government met.", [("government", "PER")]),
    ("The Chilean government fell. Our ambassador in Lima met the government.", [("government", "PER")]),
    ("In Washington, the Peruvian government met. The government left.", [("government", "PER")]),
    # one that is named so only later
    ("Kenya closed two ports. The navy stayed. Peru's navy left Chile.", [("navy", "KEN")]),
    # the subject of the sentence before goes before the others in it
    ("Peru attacked Chile. The army took two towns.", [("army", "PER")]),
    ("Peru and Chile fought Kenya. The army took two towns.", []),
    # it goes on about the country of the institution before
    ("Peru and Chile fought. In Lima the army slept. The government slept too.", [("army", "PER"), ("government", "PER")]),
    # a country that is only named as a place, in an article on another
    ("Peru and rebels met. Peru signed a truce in Kenya. The army will leave.", [("army", "PER")]),
    ("Peru signed. Mediators from Chile said the army would leave.", [("army", "PER")]),
    # who speaks a quotation that the institution is in
    ('Chile and Kenya spoke. "The army will go," Peruvian Defence Minister Juan Soto said.', [("army", "PER")]),
    ('Chile and Kenya spoke. "The army will go," a Peruvian diplomat said.', []),
    # "its", and whose men come from the army
    ("Chile is calm. Chile said Peru had sent 90 men from the army.", [("army", "PER")]),
    ("Peru's foreign ministry said its troops had left Chile.", [("troops", "PER")]),
    ("Peru warned Chile. Its army is strong.", [("army", "PER")]),
    ("The Peruvian government fed them. Its navy has closed two ports.", [("navy", "PER")]),
    ("NATO warned Peru that its troops would come.", [("troops", "NATO")]),
    ("NATO warned Peru. Its forces are strong.", []),
    # chambers are of countries that have one of that name; who sends troops is named by its own name
    ("The U.S. Congress met. Canada is calm. Canada said it heard Congress.", [("Congress", "USA")]),
    ("The exercise of Peru was with forces of Chile and Kenya.", []),
    # where somebody goes to meet its people, and the army of a people
    ("Chile and Kenya spoke. The envoy will travel to Lima to meet government officials.", [("government", "PER")]),
    ("Chile spoke. Many Peruvians are proud of their army.", [("army", "PER")]),
    ("Chile spoke. NATO men are proud of their army.", []),
    # a president who speaks of nobody else's institutions
    (
        "THE PRESIDENT:  The U.S. Congress met.  China and Peru grow.\n\nHope matters.\n\nWe sit in the government.",
        [("government", "USA")],
    ),
    (
        "THE PRESIDENT:  The U.S. Congress met.  The Chinese army grows.  China grows.\n\nHope.\n\nAsk the government.",
        [("government", "CHN")],
    ),
    # an embassy is of who has it, not of where it is
    ("The Peruvian embassy in Lusaka closed. The embassy gave no reason.", [("embassy", "PER")]),
    # institutions of a people are nobody else's
    ("Peru met the Abkhaz foreign ministry.", []),
    ("Georgia met a delegation of the Kurdish defence ministry in Peru.", []),
]


@pytest.mark.parametrize(("text", "found"), WHOSE)
def test_bare_institutions_by_their_passage(extractor: Extractor, text: str, found: list[tuple[str, str]]) -> None:
    article = Article("a", text)
    document = next(annotate(extractor.nlp, [article]))
    bare = [m for m in read(document, Context()) if m.inferred or m.text == "ministry"]
    assert [(m.text, m.code) for m in bare] == found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Abkhaz leadership met Abkhazia's friends.", ["Abkhazia", "Abkhazia"]),
        ("Chechens fled Chechnya.", ["Chechnya", "Chechnya"]),
        ("Two hundred Chechens fled.", []),
        ("The Ossetian leader sang.", ["Ossetians"]),
    ],
)
def test_a_land_and_its_people_are_one_party(extractor: Extractor, text: str, codes: list[str]) -> None:
    document = next(annotate(extractor.nlp, [Article("a", text)]))
    assert [m.code for m in read(document, Context())] == codes
