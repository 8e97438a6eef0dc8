"""How far a run is, told from its output alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from communique.batch import folder, lock
from communique.batch.output import is_folder, open_sink
from communique.batch.plan import from_line
from communique.errors import SourceError
from communique.sinks.base import Tally


def lines(output: str) -> Iterator[str]:
    """What there is to say of a folder or a database of results. SourceError where there is none."""
    return _of_folder(Path(output)) if is_folder(output) else _of_database(output)


def _of_folder(root: Path) -> Iterator[str]:
    plan = root / "plan.jsonl"
    if not plan.exists():
        raise SourceError(f"{root} holds no run: give the folder that was the output of `communique run`")
    with plan.open(encoding="utf-8") as rows:
        shards = [from_line(row) for row in rows]
    done = folder.finished(root)
    made = json.loads((root / "run.json").read_bytes())
    yield f"sources   {', '.join(made['sources'])}"
    yield f"shards    {sum(shard.id in done for shard in shards)} of {len(shards)} complete"
    yield f"articles  {_sum(done)}"
    yield f"state     {_state(root, all(shard.id in done for shard in shards))}"


def _state(root: Path, complete: bool) -> str:
    if lock.is_running(root):
        return "running"
    return "complete" if complete else "stopped: the same `communique run` again does the rest"


def _of_database(output: str) -> Iterator[str]:
    if not output.startswith("postgres") and not Path(output).exists():
        raise SourceError(f"{output} does not exist")
    sink = open_sink(output, {}, None)
    with sink:
        done = sink.done()
    yield f"shards    {len(done)} complete"
    yield f"articles  {_sum(done)}"


def _sum(done: dict[str, Tally]) -> str:
    total = Tally()
    for tally in done.values():
        total.add(tally)
    return str(total)
