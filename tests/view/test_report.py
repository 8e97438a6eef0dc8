"""Pages of a run: what the tables are asked, what the page holds, and that nothing in it acts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import runs

from communique.errors import UsageError
from communique.extractor import Extractor
from communique.record import Record
from communique.sinks.reading import open_run
from communique.view.archive import Archive, Filter
from communique.view.report import write_report
from communique.view.rows import articles_of, event_rows, people_rows, troop_rows


@pytest.fixture(scope="module")
def made(extractor: Extractor) -> list[Record]:
    return runs.mixed(extractor)


@pytest.fixture(scope="module", params=["run.sqlite", "run.duckdb", "run.jsonl"])
def archive(request: pytest.FixtureRequest, made: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_run(str(runs.write(tmp_path_factory.mktemp("run") / request.param, made))) as reader:
        yield Archive(reader)


def day(record: Record, event: Any) -> str:
    return event.when.begin or (record.article.published or "")[:10]


FILTERS = [
    Filter(),
    Filter(party="NOR"),
    Filter(party="nobody"),
    Filter(type="offer"),
    Filter(begin="2023-03-01"),
    Filter(until="2023-02-28", confidence=0.5),
    Filter(party="NOR", type="demand", begin="2023-02-01", until="2023-04-30"),
    Filter(type="offer' OR '1'='1"),
]


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_tables_answer_as_the_records_would(archive: Archive, made: list[Record], chosen: Filter) -> None:
    expected = {
        (record.article.id, event.id): (day(record, event), event.type)
        for record in made
        for event in record.events
        if (not chosen.party or chosen.party in event.source + event.target)
        and (not chosen.type or event.type == chosen.type)
        and (not chosen.begin or day(record, event) >= chosen.begin)
        and (not chosen.until or day(record, event) <= chosen.until)
        and event.confidence >= chosen.confidence
    }
    found = archive.events(chosen, 1000)
    assert set(found) == set(expected)
    assert archive.count(chosen) == len(found) == len(expected)
    assert [expected[key][0] for key in found] == sorted((when for when, _ in expected.values()), reverse=True)
    months = Counter((when[:7], kind) for when, kind in expected.values())
    assert {(month, kind): count for month, kind, count in archive.months(chosen)} == months
    assert [key for at in range(0, len(found), 3) for key in archive.events(chosen, 3, at)] == found


def test_sums_head_counts_and_people_lead_to_their_evidence(archive: Archive, made: list[Record]) -> None:
    sums, counts = archive.bargaining(Filter(), 100), archive.troops(Filter(party="NOR"), 100)
    known = articles_of(archive, sums, counts)
    rows = [row for row in event_rows(known, sums, str) if row["source"] == ["NOR"] and row["type"] == "demand"]
    assert [amount["value"] for row in reversed(rows) for amount in row["amounts"]] == [9e8, 8.5e8, 8e8, 7.5e8, 7e8]
    assert all(row["quote"].startswith("Norway asked") and row["href"].startswith("round/") for row in rows)
    troops = troop_rows(known, counts, str)
    assert [(row["value"], row["place"], row["unit"]) for row in troops] == [
        (n, "Estonia", "people") for n in (700, 600, 500, 400, 300)
    ]
    people = {row["name"]: row for row in people_rows(archive, Filter(), 100, str)}
    assert people["Marta Lindqvist"]["articles"] == len(runs.MONTHS)
    assert (people["Tor Aasen"]["first"], people["Tor Aasen"]["last"]) == ("2023-01-06", "2023-05-06")
    assert people["Tor Aasen"]["href"].startswith("round/5#f-p")


def test_a_report_is_whole_and_its_links_lead_somewhere(tmp_path: Path, made: list[Record]) -> None:
    folder = tmp_path / "report"
    assert write_report(str(runs.write(tmp_path / "run.jsonl", made)), folder) == len(made)
    html = (folder / "index.html").read_text("utf-8")
    assert len(re.findall("<script", html)) == 2
    island = re.search('<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert island
    data = json.loads(island[1])
    assert len(data["view"]["events"]) == sum(len(record.events) for record in made)
    links = [row["href"] for rows in data["view"].values() for row in rows]
    assert links
    for link in links:
        page, _, fact = link.partition("#")
        assert f'id="{fact}"' in (folder / page).read_text("utf-8")


def test_a_report_replaces_an_older_one_and_nothing_else(tmp_path: Path, made: list[Record]) -> None:
    run, folder = runs.write(tmp_path / "run.sqlite", made), tmp_path / "report"
    write_report(str(run), folder)
    write_report(str(runs.write(tmp_path / "less.jsonl", made[:2])), folder)
    assert len(list((folder / "articles").iterdir())) == 2
    with pytest.raises(UsageError, match="something else"):
        write_report(str(run), tmp_path)
    with pytest.raises(UsageError, match="cannot be written"):
        write_report(str(run), run / "report")


def test_too_many_events_are_sent_to_the_server(tmp_path: Path, made: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.view.report.EVENTS", 3)
    with pytest.raises(UsageError, match="communique serve"):
        write_report(str(runs.write(tmp_path / "run.sqlite", made)), tmp_path / "report")
