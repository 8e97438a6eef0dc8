"""The record: its JSON, its schema, and the promises that hold for every record."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from communique import Record, RecordError
from communique.extractor import Extractor
from communique.kinds import KINDS
from communique.record import json_schema, plain, schema_text

ROOT = Path(__file__).parents[1]
ARTICLE = (ROOT / "examples" / "fisheries-talks.txt").read_text("utf-8")
KEYS = ["schema_version", "producer", "article", "parties", "people", "amounts"]
KEYS += ["dates", "troops", "agreements", "events", "unresolved"]


@pytest.fixture(scope="module")
def record(extractor: Extractor) -> Record:
    return extractor.extract(ARTICLE, published="2024-05-14T09:30")


def test_the_committed_schema_is_the_generated_one() -> None:
    shipped = ROOT / "src" / "communique" / "schema" / "record.schema.json"
    assert shipped.read_text("utf-8") == schema_text()


def test_a_record_is_valid_and_survives_its_own_json(record: Record) -> None:
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator(json_schema()).validate(json.loads(record.to_json()))
    assert Record.from_json(record.to_json()) == record
    assert list(record.to_dict()) == KEYS


def test_every_span_is_its_text(record: Record) -> None:
    text = ARTICLE
    spans = [value for kind in KINDS for value in getattr(record, kind.name)]
    spans = [part for value in spans for part in getattr(value, "mentions", (value,))]
    spans += [mention for party in record.parties for mention in party.mentions]
    spans += [event.trigger for event in record.events] + list(record.unresolved)
    assert len(spans) > 20
    assert [s for s in spans if text[s.start : s.end] != s.text] == []


def test_ids_are_unique_and_references_hold(record: Record) -> None:
    lists = [record.parties, record.people, record.amounts, record.dates, record.troops, record.agreements, record.events]
    ids = [value.id for values in lists for value in values]
    assert len(ids) == len(set(ids))
    for event in record.events:
        linked = [*event.people, *event.amounts, *event.troops, event.agreement, event.when.date]
        assert {i for i in linked if i} <= set(ids)


def test_the_same_text_gives_the_same_record(extractor: Extractor, record: Record) -> None:
    assert extractor.extract(ARTICLE, published="2024-05-14T09:30") == record


@pytest.mark.parametrize(
    ("number", "text"),
    [("1040000000000", "1040000000000"), ("1.04E+12", "1040000000000"), ("0.250", "0.250"), ("0", "0")],
)
def test_decimals_go_out_without_exponent(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"schema_version": "1"}', '{"schema_version": 1}'])
def test_what_is_no_record_is_refused_with_the_place(line: str) -> None:
    with pytest.raises(RecordError, match="not a record of schema 1"):
        Record.from_json(line)
