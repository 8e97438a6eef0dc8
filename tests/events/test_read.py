"""What is read around a trigger: parties, status, time, merging, ids, evidence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly

from communique.events import explain_lines
from communique.events.brief import is_brief
from communique.events.cast import Cast
from communique.events.read import found, read
from communique.events.roots import model, roots
from communique.extractor import Extractor

FILLER = "\n\nIt was a dry year. The harvest was poor. Old men sat in the shade."

FOLDER = Path(__file__).parents[1] / "cases" / "events"
KINDS = ("events", "status", "who", "force", "sides", "diplomacy", "merging", "agency", "wires")
CASES = [
    case
    for name in (*KINDS, "speech", "clashes", "tables", "warfare")
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru does not believe that Chile will attack the port.", "attack"),
        ("Togo said on Tuesday that it was massing no troops on its border. Ghana watched.", "deployment"),
    ],
)
def test_the_status_of_what_is_too_unsure_to_be_reported(read_text, text: str, kind: str) -> None:
    drafts = found(Cast(*read_text(text + FILLER)))
    assert [draft.status for draft in drafts if draft.hit.rule.type == kind] == ["negated"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_case(explained, case) -> None:
    found = [event for event, _, _ in explained(case["text"], date=case.get("date")) if event.type == case["type"]]
    assert len(found) == case.get("count", 1)
    for event in found[:1]:
        shown = {
            "source": sorted(event.source),
            "target": sorted(event.target),
            "status": event.status,
            "phase": event.phase or "NONE",
            "plover": event.plover,
            "when": event.when.value or "NONE",
            "location": event.location or "NONE",
        }
        assert {key: shown[key] for key in case.get("expect", {})} == case.get("expect", {})


ARTICLE = (
    "Peru and Chile signed a border treaty in Lima on Friday. Peru accused Chile of spying in May. "
    "Chile rejected the accusation and will send two battalions to the north next week."
)


def test_offsets_ids_and_order(explained, read_text) -> None:
    events = [event for event, _, _ in explained(ARTICLE)]
    text = read_text(ARTICLE)[0].text
    assert events and len({event.id for event in events}) == len(events)
    assert [e.trigger.start for e in events] == sorted(e.trigger.start for e in events)
    for event in events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.sentence.start <= event.trigger.start < event.sentence.end
        assert 0 <= event.confidence <= 1
        assert all(0 <= e.start < e.end <= len(text) for spans in event.evidence.values() for e in spans)


def test_same_text_same_events(explained) -> None:
    assert explained(ARTICLE) == explained(ARTICLE)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norway rejected a rise of two percent from the previous year.", ("the previous year", "2020")),
        ("Peru and Chile signed a fishing treaty, which lapsed in May 2019.", ("May 2019", "2019-05")),
    ],
)
def test_date_of_another_clause_or_noun_is_not_taken(explained, text, date) -> None:
    rows = [event for event, _, _ in explained(text, date=date) if event.type in ("rejection", "agreement")]
    assert len(rows) == 1
    assert rows[0].when.value is None


def told(extractor: Extractor, text: str) -> dict[str, Any]:
    """The record of a text, with neutral sentences behind it."""
    return extractor.extract(text + FILLER, published="2021-06-15").to_dict()


def test_the_lead_takes_the_time_that_the_body_gives(extractor: Extractor) -> None:
    text = "Peru and Chile signed a border treaty. Old men sat in the shade. Peru and Chile signed the treaty on Monday."
    events = [event for event in told(extractor, text)["events"] if event["type"] == "agreement"]
    assert [(event["when"]["value"], event["trigger"]["start"] < 40) for event in events] == [("2021-06-14", True)]


def test_amounts_and_agreement_of_relative_clauses_are_linked(extractor: Extractor) -> None:
    text = (
        "They spoke of the relief effort, including over $7 million provided by Chile to Peru.\n\n"
        "The Lima Accord, which expires next year, is at risk."
    )
    events = {event["type"]: event for event in told(extractor, text)["events"]}
    assert len(events["payment"]["amounts"]) == 1
    assert events["expiry"]["agreement"] is not None


@pytest.mark.parametrize(
    ("text", "type_", "names"),
    [
        ("Peruvian President Ana Silva said Peru would offer Chile a loan.", "offer", {"Ana Silva"}),
        (
            "After a day of meetings with Peru's President Ana Silva, Chilean Foreign Minister Juan Soto spoke of progress.",
            "meeting",
            {"Ana Silva", "Juan Soto"},
        ),
        ("Peruvian supporters of Ana Silva met Chilean President Juan Soto.", "meeting", {"Juan Soto"}),
        ("President Ana Silva's policy of Peru has relied on slapping tariffs on Chile.", "sanction", {"Ana Silva"}),
        (
            "Peru's President Ana Silva proposed a truce in a letter to President Juan Soto of Chile.",
            "offer",
            {"Ana Silva", "Juan Soto"},
        ),
        (
            "The head of Peru's mission to Albania, Ana Silva, spoke after talks in Rome with Italian Minister Juan Soto.",
            "talks",
            {"Ana Silva", "Juan Soto"},
        ),
        (
            "Foreign Minister Ana Silva of Peru praised her Chilean counterpart, Juan Soto. The two ministers signed a pact.",
            "agreement",
            {"Ana Silva", "Juan Soto"},
        ),
    ],
)
def test_people_are_those_who_act(extractor: Extractor, text: str, type_: str, names: set[str]) -> None:
    record = told(extractor, text)
    people = {person["id"]: person["name"] for person in record["people"]}
    event = next(event for event in record["events"] if event["type"] == type_)
    assert {people[i] for i in event["people"]} == names


def test_publication_date_is_never_the_time(explained) -> None:
    assert all(event.when.value is None for event, _, _ in explained("Peru rejected Chile's plan.", "2021-06-15"))


def test_explain_lines_name_frame_and_rule(read_text) -> None:
    lines = list(explain_lines(*read_text(ARTICLE)))
    assert any("frame=agreement rule=agreement-sign" in line for line in lines)


def test_a_single_sentence_has_its_likeliest_root(read_text) -> None:
    document, _, _ = read_text("Peruvian police arrested twelve demonstrators.")
    assert is_brief(document)
    assert not is_brief(read_text(ARTICLE)[0])


@pytest.mark.parametrize("text", ["Peru and Chile reached a deal.", "Peru and Chile signed a border treaty on Monday."])
def test_an_agreement_told_in_one_sentence_stays_one(read_text, text: str) -> None:
    (event,) = read(*read_text(text))
    assert (event.type, event.plover, event.cameo) == ("agreement", "SUPPORT", "057")


def test_a_single_sentence_on_companies_has_no_root(read_text) -> None:
    assert not read(*read_text("Halden Tool Corp said its board declared a dividend of 11 cts a share."))


def test_root_probabilities_sum_to_one() -> None:
    chance = roots({"arrest", "police"})
    assert set(chance) == set(model()[0])
    assert sum(chance.values()) == pytest.approx(1)
    assert max(chance, key=lambda root: chance[root]) == "COERCE"


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru, Chile and Peru met Chile to reject talks on talks of talks with Peru and ",
        "MINISTER SILVA: We reject the offer of Peru and we urge it to leave.\n\n",
    ],
    ids=["talks", "turns"],
)
def test_hostile_text_takes_linear_time(read_text, sentence: str) -> None:
    grows_linearly(lambda facts: list(explain_lines(*facts)), read_text(sentence * 20), read_text(sentence * 40))


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("Some 300 Peruvian soldiers are in Arica for an exercise with Chilean troops.", "exercise", "troops"),
        ("Peru undertook in May to raise its aid to Haiti by 20 percent.", "pledge", "amounts"),
        ("This will bring total Chilean aid to Haiti to $600 million.", "payment", "amounts"),
    ],
)
def test_quantities_of_the_clause_around_a_noun_are_linked(extractor: Extractor, text: str, type_: str, kind: str) -> None:
    record = extractor.extract(text + FILLER, published="2021-06-15").to_dict()
    events = [event for event in record["events"] if event["type"] == type_]
    assert [len(event[kind]) for event in events] == [1]


@pytest.mark.parametrize(
    ("text", "type_", "triggers"),
    [
        ("Peru rejects Chile offer\n\nPeru on Monday rejected an offer by Chile of free trade.", "rejection", ["rejected"]),
        ("Peru accuses Chile of spying\n\nPeru accused Chile on Monday of spying on its navy.", "criticism", ["accused"]),
        ("Peru pledges $2 mln for Haiti\n\nPeru pledged $2 million for Haiti on Monday.", "pledge", ["pledged"]),
        ("Peru pledged $2 million for Haiti on Monday. The pledge was made in Lima.", "pledge", ["pledged"]),
        ("Peru offered Chile free trade on Monday. Lima made the offer in a letter.", "offer", ["offered"]),
        ("Peru urged Chile to lift the ban on fish. 'We urge Chile to lift the ban,' Peru said.", "demand", ["urged"]),
        ("Peru urged Chile to lift the ban on fish. Peru urged Chile to free two sailors.", "demand", ["urged", "urged"]),
        ("Peru urged Chile to lift the ban. Haiti urged Chile to lift the ban.", "demand", ["urged", "urged"]),
        ("Peru and Chile held two days of talks this week. The talks ended on Monday.", "talks", ["talks"]),
        ("Peru and Chile held talks on Monday. They held talks on Friday, too.", "talks", ["talks", "talks"]),
    ],
)
def test_what_is_told_again_is_one_event(extractor: Extractor, text: str, type_: str, triggers: list[str]) -> None:
    events = [event for event in told(extractor, text)["events"] if event["type"] == type_]
    assert [event["trigger"]["text"] for event in events] == triggers
