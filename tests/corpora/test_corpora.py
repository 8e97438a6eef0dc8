"""The corpora are what their documentation says: complete, consistent, covered by the manifest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from communique.evaluate import gate, gold, manifest, markup
from communique.evaluate.markup_facts import ROLES, TYPES

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FILES = sorted(CORPORA.rglob("*.txt"))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def articles() -> list[dict[str, Any]]:
    return [markup.read(path).gold for path in sorted(CORPORA.glob("*.txt"))]


def negatives() -> list[dict[str, Any]]:
    return [markup.read(path).gold for path in sorted((CORPORA / "negative").glob("*.txt"))]


def test_the_manifest_is_up_to_date() -> None:
    assert (CORPORA / gold.MANIFEST).read_text("utf-8") == manifest.render(CORPORA)


def test_size() -> None:
    assert len(articles()) >= 12
    assert len(negatives()) >= 6
    assert {len(document["article"]["text"].split()) // 150 for document in articles()} <= {0, 1, 2}
    assert {row["split"] for row in gold.manifest(CORPORA)} == {"tune", "check"}


def test_what_is_covered() -> None:
    rows = articles()
    assert {event["type"] for row in rows for event in row["events"] if not event.get("optional")} == set(TYPES)
    assert {date["type"] for row in rows for date in row["dates"]} == {"DATE", "TIME", "DURATION", "SET"}
    assert {event["status"] for row in rows for event in row["events"]} == {"actual", "planned", "possible", "negated"}
    assert {person["role"] for row in rows for person in row["people"]} >= set(ROLES) - {"other"}
    assert any(amount["equivalent_to"] for row in rows for amount in row["amounts"])
    assert any(amount["low"] for row in rows for amount in row["amounts"])
    assert any(troops["change"] for row in rows for troops in row["troops"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_and_ids(path: Path) -> None:
    document = markup.read(path).gold
    text = document["article"]["text"]
    rows = [row for kind in markup.KINDS for row in document.get(kind, [])]
    spans = [row for row in rows if "start" in row] + [row["trigger"] for row in rows if "trigger" in row]
    spans += [span for row in rows for span in row.get("mentions", []) + row.get("also", [])]
    assert [text[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]
    assert len({row["id"] for row in rows}) == len(rows)
    assert "[[" not in text and "]]" not in text and "|" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_weekdays_are_those_of_their_dates(path: Path) -> None:
    for date in markup.read(path).gold.get("dates", []):
        named = [day for day in DAYS if day in date["text"].lower()]
        if named and date["begin"]:
            assert DAYS[dt.date.fromisoformat(date["begin"]).weekday()] == named[0], date


def test_negative_texts_say_what_they_do_not_hold() -> None:
    for document in negatives():
        kinds = {kind for kind in document if kind != "article"}
        assert kinds >= {"troops", "events", "amounts", "agreements"}
        assert all(document[kind] == [] for kind in kinds)


def test_the_floors_are_of_this_corpus() -> None:
    digest, floors = gate.read(CORPORA / "floors.toml")
    assert digest == gold.digest(gold.manifest(CORPORA))
    assert {name.split(".")[0] for name in floors} >= {"people", "amounts", "dates", "troops", "agreements", "events"}
    assert all(0 <= floor < 1 for floor in floors.values())
