"""A run: plan, leave out what is done, map the rest, put it into the sink, sum up."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from communique.batch import folder, lock
from communique.batch.engines import engine
from communique.batch.engines.base import Engine, Lost, Outcome
from communique.batch.isolate import settle
from communique.batch.job import Job
from communique.batch.output import is_folder, open_sink
from communique.batch.plan import Aim, Shard, from_line, plan, to_line
from communique.batch.progress import Progress
from communique.errors import UsageError
from communique.ingest.sources import Way
from communique.model import Problem
from communique.settings import Settings
from communique.sinks.base import Batch, Sink, Tally, writing
from communique.sinks.files import check_form, write_tables


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do.

    ``shard`` is (i, n) of a job array: only the i-th of n parts, counted from 1. ``workers`` 0 is as many as this process may
    use processors; ``engine`` None is ``processes`` where there is work for more than one worker, else ``serial``. ``to`` is
    the form of the tables in a folder: ``csv``, ``parquet`` or None.
    """

    sources: tuple[str, ...]
    output: str
    settings: Settings = field(default_factory=Settings)
    way: Way = field(default_factory=Way)
    engine: str | None = None
    workers: int = 0
    shard: tuple[int, int] | None = None
    fresh: bool = False
    to: str | None = None
    aim: Aim = field(default_factory=Aim)


def run(order: Order, progress: Progress, job: Job | None = None) -> Tally:
    """Do what is asked and give the count of it all, of shards that were complete before too.

    Raises UsageError where the output holds something else or another run writes there, SourceError where there is no source.
    """
    if order.to:
        _check_tables(order.to, order.output)
    root = Path(order.output) if is_folder(order.output) else None
    made = _made(order)
    with ExitStack() as stack:
        stack.callback(progress.close)
        shards = _Plan(order, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="communique-"))))
        if root:
            folder.refuse_foreign(root)
            stack.enter_context(lock.only_run(root, order.shard))
            folder.sweep(root, alone=order.shard is None)
            stack.callback(folder.sweep, root, alone=order.shard is None)
        sink = stack.enter_context(open_sink(order.output, made, _digest(made["settings"]), order.fresh))
        job = replace(job or Job(order.settings, order.way), form=sink.form, folder=str(root or ""))
        if root:
            with writing(order.output):
                shards.keep(root, progress)
        tally = _work(order, job, shards, sink, progress)
        if root and order.to:
            with writing(order.output):
                _tables(root, order.to, shards)
        return tally


def _check_tables(form: str, output: str) -> None:
    if not is_folder(output):
        raise UsageError(f"--to {form}: tables of that form need a folder as OUT")
    check_form(form)


def _made(order: Order) -> dict[str, Any]:
    """What results are made from and with: where one of these differs they are others."""
    from communique.annotate.pipeline import identity
    from communique.record import SCHEMA_VERSION

    version = importlib.metadata.version("communique")
    model = identity(order.settings.model)
    settings = {"settings": order.settings.digest(), "model": model, "version": version, "schema": SCHEMA_VERSION}
    reading = {"columns": dict(order.way.names), "limits": asdict(order.way.limits), "trafilatura": order.way.trafilatura}
    return {"sources": list(order.sources), "settings": settings, "reading": reading}


def _digest(settings: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


class _Plan:
    """The shards of a run in a file, so that a million of files takes no memory."""

    def __init__(self, order: Order, work: Path) -> None:
        self.part = order.shard
        self.path = work / "plan.jsonl"
        spool = work / "stdin"
        if "-" in order.sources:
            with spool.open("wb") as out:
                shutil.copyfileobj(sys.stdin.buffer, out)
        with self.path.open("w", encoding="utf-8") as out:
            out.writelines(map(to_line, plan(order.sources, order.way.limits, order.aim, spool)))

    def keep(self, root: Path, progress: Progress) -> None:
        """Put the plan into the folder of results, and take out the results of shards that are no longer in it."""
        wanted = {shard.id for shard in self.every()}
        if gone := sorted(set(folder.marked(root)) - wanted):
            progress.note(f"{len(gone)} shards of inputs that have changed or gone since: their results are replaced")
            for shard in gone:
                folder.forget(root, shard)
        with folder.beside(root / "plan.jsonl") as out, self.path.open("rb") as made:
            shutil.copyfileobj(made, out)

    def every(self) -> Iterator[Shard]:
        """All shards."""
        with self.path.open(encoding="utf-8") as lines:
            yield from map(from_line, lines)

    def own(self) -> Iterator[Shard]:
        """The shards of this part of a job array, told by their ids; all without one."""
        number, of = self.part or (1, 1)
        return (shard for shard in self.every() if int(shard.id, 16) % of == number - 1)


def _work(order: Order, job: Job, shards: _Plan, sink: Sink, progress: Progress) -> Tally:
    done = sink.done()
    ids = [shard.id for shard in shards.own()]
    tally = Tally()
    for key in ids:
        if key in done:
            tally.add(done[key])
    left = sum(key not in done for key in ids)
    progress.begin(len(ids), len(ids) - left, tally)
    if left:
        todo = (shard for shard in shards.own() if shard.id not in done)
        for outcome in _outcomes(order, job, todo, left):
            _take(outcome, sink, tally, progress)
    progress.end(tally)
    return tally


def _outcomes(order: Order, job: Job, todo: Iterable[Shard], left: int) -> Iterator[Outcome]:
    workers = order.workers or available()
    name = order.engine or ("processes" if min(left, workers) > 1 else "serial")
    chosen: Engine = engine(name, min(workers, left) if name == "processes" else workers)
    outcomes = settle(chosen, job, todo)
    try:
        yield from outcomes
    finally:
        with suppress(KeyboardInterrupt):
            outcomes.close()
        chosen.close()


def _take(outcome: Outcome, sink: Sink, tally: Tally, progress: Progress) -> None:
    if isinstance(outcome, Lost):
        problem = Problem(outcome.shard.name, "shard", outcome.reason, outcome.shard.slices[0].path)
        outcome = Batch(outcome.shard.id, Tally(failed=1), [problem])
    else:
        sink.put(outcome)
    tally.add(outcome.tally)
    progress.step(outcome)


def available() -> int:
    """The processors that this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tables(root: Path, form: str, shards: _Plan) -> None:
    """Write the tables of a folder, once all its shards are complete."""
    done = folder.finished(root)
    ids = [shard.id for shard in shards.every()]
    if all(key in done for key in ids):
        write_tables(root, form, [(folder.record_part(root, key), folder.error_part(root, key)) for key in ids])
