"""The tables: one definition, the same content in every engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from servers import schema_of

from communique.errors import UsageError
from communique.extractor import Extractor
from communique.model import Article, Problem
from communique.sinks.base import Batch, Tally
from communique.sinks.database import Database
from communique.sinks.duck import Duck
from communique.sinks.flatten import rows_of
from communique.sinks.postgres import Postgres
from communique.sinks.sqlite import Sqlite
from communique.sinks.tables import Rows, tables

TEXT = "Oslo asked Brussels on May 14, 2024 for around 1.2 billion kroner ($110 million), up from 900 million kroner."
CONTRACT = """articles parties people amounts dates troops agreements events mentions event_links unresolved errors"""
Place = Callable[..., Database]


@pytest.fixture(params=["sqlite", "duckdb", pytest.param("postgres", marks=pytest.mark.services)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A database of each engine, opened with settings."""
    if request.param == "postgres":
        return partial(Postgres, schema_of(tmp_path.name))
    return partial({"sqlite": Sqlite, "duckdb": Duck}[request.param], str(tmp_path / f"out.{request.param}"))


@pytest.fixture(scope="module")
def rows(extractor: Extractor) -> Rows:
    articles = [Article("a", TEXT, published="2024-05-15"), Article("b", "Rome agreed.")]
    return rows_of([*extractor.records(articles), Problem("c", "ingest", "empty", "c.txt")])


def batch(rows: Rows, shard: str = "s1") -> Batch:
    return Batch(shard, Tally(2, 1, {"not English": 3}), rows=rows)


def test_the_tables_are_those_of_the_contract() -> None:
    assert list(tables()) == CONTRACT.split()
    for table in tables().values():
        assert table.names[:2] == ("article_id", "id")
        assert not {"start", "end", "when", "begin"} & set(table.names)
        assert table.doc


def test_rows_have_all_columns_and_their_own_keys(rows: Rows) -> None:
    for name, table in tables().items():
        assert all(len(row) == len(table.columns) for row in rows[name])
        assert len({row[:2] for row in rows[name]}) == len(rows[name])
    amounts = [dict(zip(tables()["amounts"].names, row, strict=True)) for row in rows["amounts"]]
    assert [(row["value"], row["currency"]) for row in amounts][:2] == [("1200000000", "NOK"), ("110000000", "USD")]
    assert all(TEXT[int(row["char_start"]) : int(row["char_end"])] == row["text"] for row in amounts)  # type: ignore[arg-type]
    links = [dict(zip(tables()["event_links"].names, row, strict=True)) for row in rows["event_links"]]
    assert {"role": "source", "party": "NOR"}.items() <= links[0].items()


def test_references_between_tables_are_whole(rows: Rows) -> None:
    ids = {name: {row[:2] for row in some} for name, some in rows.items()}
    for row in rows["event_links"]:
        link = dict(zip(tables()["event_links"].names, row, strict=True))
        assert (link["article_id"], link["event_id"]) in ids["events"]
        assert link["ref_id"] is None or (link["article_id"], link["ref_id"]) in ids[str(link["ref_table"])]
    for row in rows["mentions"]:
        assert (row[0], row[3]) in ids[str(row[2])]


def test_a_database_holds_the_rows_once_however_often_they_come(rows: Rows, place: Place) -> None:
    for shard in ("s1", "s1", "s2"):
        with place("settings") as database:
            database.put(batch(rows, shard))
    with place("settings") as database:
        assert {table: database.execute(f"SELECT count(*) FROM {table}")[0][0] for table in tables()} == {
            table: len(some) for table, some in rows.items()
        }
        assert database.done() == {"s1": Tally(2, 1, {"not English": 3}), "s2": Tally(2, 1, {"not English": 3})}
        value = "SELECT value FROM amounts WHERE currency = 'USD'"
        assert database.execute(value)[0][0] == 110_000_000
        assert str(database.execute("SELECT min(when_begin) FROM dates")[0][0]) == "2024-05-14"


def test_an_article_that_comes_again_replaces_the_one_before(rows: Rows, place: Place, extractor: Extractor) -> None:
    with place("settings") as database:
        database.put(batch(rows))
        database.put(batch(rows_of(extractor.records([Article("a", "Seoul agreed.")])), "s2"))
        assert database.execute("SELECT count(*) FROM articles") == [(2,)]
        assert database.execute("SELECT count(*) FROM amounts WHERE article_id = 'a'") == [(0,)]


def test_a_shard_is_put_whole_or_not_at_all(rows: Rows, place: Place) -> None:
    broken = {**rows, "events": [("a",)]}
    with place("settings") as database:
        with pytest.raises(Exception):  # noqa: B017 - each engine has its own
            database.put(batch(broken))
        assert database.execute("SELECT count(*) FROM articles") == [(0,)]
        assert database.done() == {}


def test_other_settings_and_other_tables_are_refused(rows: Rows, place: Place) -> None:
    with place("settings") as database:
        database.put(batch(rows))
    with pytest.raises(UsageError, match="other settings: give --fresh"), place("others"):
        pass
    with place("others", fresh=True) as database:
        assert database.done() == {}
        assert database.execute("SELECT count(*) FROM articles") == [(0,)]
        with database.transaction():
            database.execute("UPDATE communique_meta SET value = '0' WHERE key = 'tables'")
    with pytest.raises(UsageError, match="other tables"), place("others"):
        pass


@pytest.mark.parametrize(("engine", "name"), [(Sqlite, "out.sqlite"), (Duck, "out.duckdb")])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, engine: type[Database], name: str) -> None:
    (tmp_path / name).write_text("not a database at all, only a text that is long enough to be looked at" * 100)
    with pytest.raises(UsageError, match="cannot be opened"), engine(str(tmp_path / name), "settings"):
        pass


@pytest.mark.parametrize(
    ("value", "fits"),
    [("9" * 29, True), ("9" * 30, False), ("-1." + "3" * 9, True), ("0." + "1" * 10, False), ("1.50" + "0" * 20, True)],
)
def test_a_number_that_no_column_holds_is_null_and_said(extractor: Extractor, value: str, fits: bool) -> None:
    record = extractor.extract(Article("a", TEXT)).to_dict()
    record["amounts"][0]["value"] = value
    rows = rows_of([record])
    column = tables()["amounts"].names.index("value")
    assert rows["amounts"][0][column] == (value if fits else None)
    assert [json.dumps(row[2:4]) for row in rows["errors"]] == (
        [] if fits else [json.dumps(["sink", f"amounts {record['amounts'][0]['id']}: value {value} does not fit its column"])]
    )
