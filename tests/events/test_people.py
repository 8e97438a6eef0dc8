"""The people of an event: who acts or is acted on, whether their party is known or not; nobody who is only quoted or named."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

CASES = [
    ("Envoy Agnes Vik urged Peru to free the ships on Monday. Peru said no. It rained in Lima.", "demand", {"Agnes Vik"}),
    ("Peruvian forces shot Rolf Tamm on Monday, police said. It rained in Lima. Norway sent flowers.", "attack", {"Rolf Tamm"}),
    ("The killing of Rolf Tamm by Peru shocked Norway in May. It rained in Lima. Nobody knows why.", "attack", {"Rolf Tamm"}),
    (
        "Norway's Foreign Minister Kari Vik and Peru's Foreign Minister Ana Silva met in Oslo on Monday. "
        "The Foreign Ministers condemned Canada over the dam. It rained.",
        "criticism",
        {"Kari Vik", "Ana Silva"},
    ),
    (
        "Norway's Foreign Minister Kari Vik flew to Lima on Monday. It rained. The minister urged Peru to free the ships.",
        "demand",
        {"Kari Vik"},
    ),
    (
        "Norway's Foreign Minister Kari Vik met Peru's president, Ana Silva. It rained. The minister urged Chile to pay.",
        "demand",
        {"Kari Vik"},
    ),
    (
        "Norway's Deputy Foreign Minister Kari Vik flew to Lima on Monday. It rained. The president urged Chile to pay.",
        "demand",
        set(),
    ),
    (
        "A team of the IMF, led by its director Paul Aker, started talks with Zambia in Lusaka on Monday. It rained.",
        "talks",
        {"Paul Aker"},
    ),
    ("US Ambassador to Germany Richard Green accused Iran of smuggling on Monday. It rained.", "criticism", {"Richard Green"}),
    ("Norway rejected the offer on Monday, Kari Vik told reporters. It rained in Oslo. Peru was silent.", "rejection", set()),
    (
        "The foreign ministers of Norway and Peru met in Oslo on Monday. It rained. Norwegian Foreign Minister Kari Vik and "
        "Peruvian Foreign Minister Ana Silva toured the port.",
        "meeting",
        {"Kari Vik", "Ana Silva"},
    ),
    (
        "The Norwegian president urged Peru to free the ships. It rained. President Kari Vik of Norway spoke in Oslo.",
        "demand",
        {"Kari Vik"},
    ),
    (
        "The Norwegian president urged Peru to free the ships. It rained. Former Norwegian President Kari Vik was ill.",
        "demand",
        set(),
    ),
    (
        "Norway and Peru resumed talks in Oslo on Monday. It rained. Norway's chief negotiator, Kari Vik, toured "
        "the port. Ana Silva is Peru's chief negotiator.",
        "talks",
        {"Kari Vik", "Ana Silva"},
    ),
    (
        "Norway and Peru may resume talks on fishing rights. It rained. Norway's chief negotiator, Kari Vik, toured the port.",
        "talks",
        set(),
    ),
    (
        "Norway and Peru resumed talks in 2014. It rained. Norway's chief negotiator, Kari Vik, toured the port.",
        "talks",
        set(),
    ),
    (
        "Norway and Peru resumed talks in Oslo on Monday. It rained. Chile's chief negotiator, Kari Vik, toured the port.",
        "talks",
        set(),
    ),
    (
        "Norway and Peru resumed talks in Oslo on Monday. It rained. Norway's negotiators Kari Vik and Ana "
        "Silva toured the port.",
        "talks",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "kind", "names"), CASES, ids=[case[0][:40] for case in CASES])
def test_people(extractor: Extractor, text: str, kind: str, names: set[str]) -> None:
    record = extractor.extract(text, published="2021-06-14")
    known = {person.id: person.name for person in record.people}
    (found,) = (event for event in record.events if event.type == kind)
    assert {known[ident] for ident in found.people} == names


LINKED = [
    ("Peru gave Norway 3 million soles ($800,000) for a school.", "payment", {"3 million soles", "$800,000"}),
    ("Peru pledged on Monday that it would send Norway $3 million.", "pledge", {"$3 million"}),
    ("Peru, whose debt is $9 billion, pledged to help Norway.", "pledge", set()),
]


@pytest.mark.parametrize(("text", "kind", "texts"), LINKED, ids=[case[0][:40] for case in LINKED])
def test_amounts(extractor: Extractor, text: str, kind: str, texts: set[str]) -> None:
    record = extractor.extract(f"{text} It rained in Lima. Nobody knows why.", published="2021-06-14")
    known = {amount.id: amount.text for amount in record.amounts}
    (found,) = (event for event in record.events if event.type == kind)
    assert {known[ident] for ident in found.amounts} == texts


@pytest.mark.parametrize(
    ("text", "kind", "linked"),
    [
        ("Peru and Chile signed the Lima Accord in 2014. It expires in June.", "expiry", True),
        ("Peru and Chile signed the Lima Accord in 2014. Peru's parliament rejected it on Monday.", "rejection", False),
        (
            "Peru and Chile signed the Lima Accord in 2014. It rained. A lease of Peru expires in June.",
            "expiry",
            False,
        ),
    ],
)
def test_it_takes_up_the_pact_named_last(extractor: Extractor, text: str, kind: str, linked: bool) -> None:
    record = extractor.extract(text + "\n\nIt was a dry year. The harvest was poor.", published="2021-06-14")
    found = [event for event in record.events if event.type == kind]
    assert [event.agreement is not None for event in found] == [linked] * len(found)
