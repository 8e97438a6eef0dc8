"""The contract of the engines: whatever does the work, the results are those of one process, byte by byte."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from workers import light

from communique.batch.job import DEADLY, Job
from communique.batch.progress import Progress
from communique.batch.run import Order, run
from communique.errors import OutputError, UsageError
from communique.sinks.base import Batch, Tally
from conftest import SMALL, Run, results, text_of

HERE = Path(__file__).parent
CLUSTERS = [pytest.param(name, marks=pytest.mark.services) for name in ("ray", "dask")]
ENGINES = ["serial", "processes", *CLUSTERS]
REMOTE = ["processes", *CLUSTERS]


@pytest.fixture(autouse=True)
def workers_find_the_stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Workers are new processes: they import the stand-in by its name, and share a flag."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.setenv("COMMUNIQUE_TEST_FLAG", str(tmp_path / "flag"))
    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")


def add(source: Path, word: str) -> None:
    """Put a word that makes the stand-in fail into one article in the middle of the rows."""
    rows = (source / "rows.jsonl").read_text().splitlines()
    rows[23] = json.dumps({"id": "row-23", "text": text_of(23, word), "published": "2024-05-03"})
    (source / "rows.jsonl").write_text("\n".join(rows) + "\n")


def errors(out: Path) -> list[dict[str, str]]:
    rows = [json.loads(line) for file in sorted((out / "errors").iterdir()) for line in file.read_bytes().splitlines()]
    return sorted(rows, key=lambda row: str(row["article_id"]))


@pytest.mark.parametrize("engine", ENGINES)
def test_all_shards_and_a_bad_article(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    add(source, "BAD")
    out, serial = tmp_path / "out", tmp_path / "serial"
    assert go(source, out, engine=engine, workers=2) == Tally(44, 2)
    assert [row["article_id"] for row in errors(out)] == ["row-23", "rows.jsonl:8"]
    go(source, serial)
    assert results(out) == results(serial)


@pytest.mark.parametrize("engine", REMOTE)
def test_a_worker_that_is_killed_once_costs_nothing(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    add(source, "ONCE")
    out, serial = tmp_path / "out", tmp_path / "serial"
    assert go(source, out, engine=engine, workers=2) == Tally(45, 1)
    assert (tmp_path / "flag").exists()
    go(source, serial)
    assert results(out) == results(serial)


@pytest.mark.parametrize("engine", REMOTE)
def test_an_article_that_kills_every_worker_is_told_apart(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    add(source, "DEADLY")
    out = tmp_path / "out"
    assert go(source, out, engine=engine, workers=2) == Tally(44, 2)
    dead, broken = errors(out)
    assert (dead["article_id"], dead["stage"], dead["reason"]) == ("row-23", "extract", DEADLY)
    assert broken["article_id"] == "rows.jsonl:8"
    before = results(out)
    assert go(source, out, engine=engine, workers=2) == Tally(44, 2)
    assert results(out) == before


@pytest.mark.parametrize("engine", ENGINES)
def test_an_article_that_takes_all_memory_is_told_apart(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    add(source, "MEMORY")
    out = tmp_path / "out"
    assert go(source, out, engine=engine, workers=2) == Tally(44, 2)
    assert [row["article_id"] for row in errors(out)] == ["row-23", "rows.jsonl:8"]


class Stops(Progress):
    """Stops the run, as Ctrl-C does, after some shards."""

    def __init__(self, after: int) -> None:
        super().__init__(quiet=True)
        self.after = after

    def step(self, batch: Batch) -> None:
        self.after -= 1
        if self.after < 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("engine", ENGINES)
def test_a_run_that_is_interrupted_goes_on_where_it_was(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    out, serial = tmp_path / "out", tmp_path / "serial"
    order = Order((str(source),), str(out), engine=engine, workers=2, aim=SMALL)
    with pytest.raises(KeyboardInterrupt):
        run(order, Stops(4), Job(order.settings, order.way, make=light))
    done = {path: path.stat().st_mtime_ns for path in (out / "done").iterdir()}
    assert len(done) >= 4
    assert not list(out.rglob("*.tmp"))
    assert go(source, out, engine=engine, workers=2) == Tally(45, 1)
    assert {path: path.stat().st_mtime_ns for path in done} == done
    go(source, serial)
    assert results(out) == results(serial)


@pytest.mark.parametrize("engine", REMOTE)
def test_output_that_cannot_be_written_ends_the_run(tmp_path: Path, source: Path, go: Run, engine: str) -> None:
    out = tmp_path / "out"
    go(source, out)
    shutil.rmtree(out / "records")
    (out / "records").write_text("a file where a folder has to be")
    with pytest.raises(OutputError, match="cannot be written"):
        go(source, out, engine=engine, workers=2)


@pytest.mark.parametrize(("engine", "library"), [("ray", "ray"), ("dask", "distributed")])
def test_an_engine_that_is_not_installed_is_one_clear_error(
    tmp_path: Path, source: Path, go: Run, engine: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"pip install 'communique\[{engine}\]'"):
        go(source, tmp_path / "out", engine=engine)


def test_workers_are_replaced_and_the_order_stays(tmp_path: Path, source: Path) -> None:
    from communique.batch.engines.processes import Processes
    from communique.batch.plan import plan

    job = Job(Order((), "").settings, make=light)
    shards = list(plan([str(source)], aim=SMALL))
    engine = Processes(2, recycle=2)
    found: Iterator[object] = engine.map(job, shards)
    assert [outcome.shard for outcome in found] == [shard.id for shard in shards]  # type: ignore[attr-defined]
