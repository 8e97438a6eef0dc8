"""What every sink offers, and what a shard hands it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Protocol

from communique.errors import OutputError
from communique.model import Problem
from communique.sinks.tables import Rows

Form = Literal["lines", "rows", "folder"]
"""What a shard's results become: JSON lines, rows of tables, or part files that the worker writes itself."""


@dataclass(slots=True)
class Tally:
    """What became of the articles of a shard, or of a whole run.

    ``extracted`` became records; ``failed`` counts problems; ``skipped`` counts, by reason, articles that were left out on
    purpose.
    """

    extracted: int = 0
    failed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """All that was found, whatever became of it."""
        return self.extracted + self.failed + sum(self.skipped.values())

    def count(self, result: object) -> None:
        """Count one record or problem."""
        if not isinstance(result, Problem):
            self.extracted += 1
        elif result.stage == "skip":
            self._skip(result.reason.partition(":")[0], result.count)
        else:
            self.failed += result.count

    def _skip(self, reason: str, count: int) -> None:
        self.skipped[reason] = self.skipped.get(reason, 0) + count

    def add(self, other: Tally) -> None:
        """Count the articles of another tally too."""
        self.extracted += other.extracted
        self.failed += other.failed
        for reason, count in other.skipped.items():
            self._skip(reason, count)

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {reason}" for reason, count in sorted(self.skipped.items()))
        skipped = f", {sum(self.skipped.values())} skipped ({kinds})" if kinds else ""
        return f"{self.extracted} written, {self.failed} failed{skipped}"


@dataclass(frozen=True, slots=True)
class Batch:
    """The results of one shard, as a sink takes them: its problems, and JSON lines or rows of tables."""

    shard: str
    tally: Tally
    problems: list[Problem] = field(default_factory=list)
    lines: str = ""
    rows: Rows = field(default_factory=dict)


class Sink(Protocol):
    """Where the shards of a run go, one after the other in the order of the plan."""

    form: Form
    """What it takes."""

    def done(self) -> dict[str, Tally]:
        """The shards that are complete already, by id."""

    def put(self, batch: Batch) -> None:
        """Take a shard whole, or not at all."""

    def __enter__(self) -> Sink: ...

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None: ...


@contextmanager
def writing(target: str, *faults: type[Exception]) -> Iterator[None]:
    """Tells what the system, or a library by one of its ``faults``, refuses to write as an OutputError of one line."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"-o {target}: cannot be written: {error.strerror or error}") from None
    except faults as error:
        raise OutputError(f"-o {target}: cannot be written: {str(error).splitlines()[0]}") from None
