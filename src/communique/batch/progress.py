"""How far a run is, on standard error: a line that moves on a terminal, JSON lines for a log, one summary otherwise."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, TextIO

from communique.model import Problem
from communique.sinks.base import Batch, Tally

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Says nothing but the problems and the summary; ``quiet``: not even these."""

    def __init__(self, quiet: bool = False, out: TextIO | None = None) -> None:
        self.quiet = quiet
        self.out = out or sys.stderr

    def begin(self, shards: int, done: int, tally: Tally) -> None:
        """The run begins: so many shards, so many of them complete before."""
        if done:
            self.note(f"{done} of {shards} shards were complete before")

    def step(self, batch: Batch) -> None:
        """A shard is complete, or lost."""
        for problem in batch.problems:
            self.problem(problem)

    def problem(self, problem: Problem) -> None:
        """An article or a source gave nothing."""
        times = f"{problem.count} times " if problem.count > 1 else ""
        self.note(f"{problem.id}: {problem.stage}: {times}{problem.reason}")

    def note(self, text: str) -> None:
        """Something to know."""
        if not self.quiet:
            print(text, file=self.out)

    def end(self, tally: Tally) -> None:
        """The run is over."""
        self.note(str(tally))

    def close(self) -> None:
        """Leave the terminal as it was, whatever ended the run."""


class Terminal(Progress):
    """A moving line: shards, articles a second, failures, time left (rich)."""

    def __init__(self) -> None:
        super().__init__()
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def begin(self, shards: int, done: int, tally: Tally) -> None:
        """Show the line."""
        super().begin(shards, done, tally)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.read, self.failed, self.since = 0, tally.failed, time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("shards  {task.description}"), TimeRemainingColumn())
        self.bar = Progress(*columns, console=Console(stderr=True))
        self.task = self.bar.add_task("", total=shards, completed=done)
        self.bar.start()

    def step(self, batch: Batch) -> None:
        """Move on."""
        super().step(batch)
        self.read += batch.tally.read
        self.failed += batch.tally.failed
        if self.bar is not None and self.task is not None:
            rate = self.read / max(time.monotonic() - self.since, 0.001)
            self.bar.update(self.task, advance=1, description=f"{rate:.1f} articles/s  {self.failed} failed ")

    def note(self, text: str) -> None:
        """Something to know, above the line."""
        if self.bar is not None:
            self.bar.console.print(text, markup=False, highlight=False)
        else:
            super().note(text)

    def end(self, tally: Tally) -> None:
        """Take the line away and sum up."""
        self.close()
        super().end(tally)

    def close(self) -> None:
        """Take the line away."""
        if self.bar is not None:
            self.bar.stop()
            self.bar = None


class Log(Progress):
    """One JSON object a line, for programs that watch."""

    def begin(self, shards: int, done: int, tally: Tally) -> None:
        """The run begins."""
        self.since = time.monotonic()
        self._say("begin", shards=shards, done=done)

    def step(self, batch: Batch) -> None:
        """A shard is complete."""
        super().step(batch)
        told = {"extracted": batch.tally.extracted, "failed": batch.tally.failed, "skipped": batch.tally.skipped}
        self._say("shard", id=batch.shard, seconds=round(time.monotonic() - self.since, 1), **told)

    def problem(self, problem: Problem) -> None:
        """An article or a source gave nothing."""
        told = {"article_id": problem.id, "stage": problem.stage, "reason": problem.reason, "count": problem.count}
        self._say("problem", **told)

    def note(self, text: str) -> None:
        """Something to know."""
        self._say("note", text=text)

    def end(self, tally: Tally) -> None:
        """The run is over."""
        self._say("end", read=tally.read, extracted=tally.extracted, failed=tally.failed, skipped=tally.skipped)

    def _say(self, what: str, **told: object) -> None:
        print(json.dumps({"event": what, **told}, ensure_ascii=False), file=self.out, flush=True)


def progress(quiet: bool, log_json: bool) -> Progress:
    """The progress that fits the options and the place where standard error goes."""
    if log_json:
        return Log()
    return Progress(quiet) if quiet or not sys.stderr.isatty() else Terminal()
