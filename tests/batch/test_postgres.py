"""A real PostgreSQL server, with what happens to servers (make test-services starts it)."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import address, control, schema_of

from communique.batch import status
from communique.batch.progress import Progress
from communique.errors import OutputError, UsageError
from communique.sinks import postgres
from communique.sinks.base import Batch, Tally
from communique.sinks.database import Database
from communique.sinks.postgres import Postgres
from communique.sinks.sqlite import Sqlite
from communique.sinks.tables import Kind, tables
from conftest import Run, published

pytestmark = pytest.mark.services


@pytest.fixture
def target(tmp_path: Path) -> str:
    return schema_of(tmp_path.name)


@pytest.fixture
def running() -> Iterator[None]:
    """Leaves the server running, whatever a test does to it."""
    yield
    subprocess.run([*os.environ["COMMUNIQUE_TEST_POSTGRES_CTL"].split(), "start"], cwd="/", capture_output=True, check=False)


def rows(database: Database) -> dict[str, list[list[object]]]:
    """All rows of all tables, values as both databases can say them."""
    with database:
        return {
            name: [
                [_told(column.kind, value) for column, value in zip(table.columns, row, strict=True)]
                for row in database.execute(f"SELECT * FROM {name} ORDER BY article_id, id")
            ]
            for name, table in tables().items()
        }


def _told(kind: Kind, value: object) -> object:
    if kind == "json" and isinstance(value, str):
        return json.loads(value)
    if kind in ("decimal", "real", "boolean") and value is not None:
        return float(value)  # type: ignore[arg-type]
    return str(value) if kind == "day" else value


def test_a_run_fills_the_tables_as_it_does_in_sqlite(tmp_path: Path, source: Path, go: Run, target: str) -> None:
    assert go(source, target) == go(source, tmp_path / "out.sqlite") == Tally(45, 1)
    assert rows(Postgres(target, None)) == rows(Sqlite(str(tmp_path / "out.sqlite"), None))
    assert go(source, target) == Tally(45, 1)
    assert "45 written, 1 failed" in "\n".join(status.lines(target))
    with pytest.raises(UsageError, match="other settings: give --fresh"):
        go(source, target, settings=published("2024-01-01"))
    assert go(source, target, settings=published("2024-01-01"), fresh=True) == Tally(45, 1)


class Stops(Progress):
    """Stops the server after the second shard, and may start it again while the run goes on."""

    def __init__(self, again: bool) -> None:
        super().__init__(quiet=True)
        self.again = again
        self.shards = 0
        self.start: subprocess.Popen[bytes] | None = None

    def step(self, batch: Batch) -> None:
        self.shards += 1
        if self.shards == 2:
            control("-m", "immediate", "stop")
            if self.again:
                self.start = subprocess.Popen(
                    [*os.environ["COMMUNIQUE_TEST_POSTGRES_CTL"].split(), "start"], cwd="/", stdout=subprocess.DEVNULL
                )

    def end(self, tally: Tally) -> None:
        if self.start is not None:
            assert self.start.wait(timeout=60) == 0


def test_a_server_that_goes_away_and_comes_back_costs_nothing(
    tmp_path: Path, source: Path, target: str, running: None, go: Run
) -> None:
    progress = Stops(again=True)
    assert go(source, target, progress) == Tally(45, 1)
    assert progress.shards > 8
    go(source, tmp_path / "out.sqlite")
    assert rows(Postgres(target, None)) == rows(Sqlite(str(tmp_path / "out.sqlite"), None))


def test_a_server_that_stays_away_ends_the_run_and_the_next_one_goes_on(
    source: Path, target: str, running: None, go: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAUSES", (0.01, 0.01))
    with pytest.raises(OutputError, match="cannot be written") as caught:
        go(source, target, Stops(again=False))
    assert re.split("[:@]", address())[2] not in str(caught.value)
    monkeypatch.undo()
    control("start")
    with Postgres(target, None) as database:
        assert len(database.done()) == 2
    assert go(source, target) == Tally(45, 1)


def test_a_connection_that_is_cut_is_made_anew(source: Path, target: str, go: Run) -> None:
    go(source, target)
    with Postgres(target, None) as database, Postgres(target, None) as other:
        before = database.done()
        mine = database.execute("SELECT pg_backend_pid()")[0][0]
        other.execute("SELECT pg_terminate_backend(?::int)", (mine,))
        database.put(Batch("another", Tally(), rows={name: [] for name in tables()}))
        assert database.done() == before | {"another": Tally()}


@pytest.mark.parametrize("wrong", ["password", "port", "database"])
def test_what_cannot_be_reached_is_one_clear_error_without_the_password(wrong: str) -> None:
    password = re.split("[:@]", address())[2]
    target = {
        "password": address().replace(password, "other" + password),
        "port": re.sub(r":\d+/", ":1/", address()),
        "database": address() + "_none",
    }[wrong]
    with pytest.raises(OutputError, match="cannot be reached") as caught, Postgres(target, "s"):
        pass
    assert password not in str(caught.value)
