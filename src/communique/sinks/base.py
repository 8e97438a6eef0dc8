"""What every sink offers, and what a shard hands it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Any, Protocol

from communique.sinks.tables import Rows


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

    def add(self, other: Tally) -> None:
        """Count the articles of another tally too."""
        self.extracted += other.extracted
        self.failed += other.failed
        for reason, count in other.skipped.items():
            self.skipped[reason] = self.skipped.get(reason, 0) + count

    def as_dict(self) -> dict[str, Any]:
        """The tally as a JSON object, ``read`` included."""
        return {"read": self.read, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Batch:
    """The results of one shard, as a sink takes them: JSON lines, or rows of tables."""

    shard: str
    tally: Tally
    lines: bytes = b""
    errors: bytes = b""
    rows: Rows = field(default_factory=dict)


class Sink(Protocol):
    """Where the shards of a run go, one after the other in the order of the plan."""

    rows: bool
    """Whether it takes rows of tables; else lines."""

    def done(self) -> dict[str, Tally]:
        """The shards that are complete already, by id."""

    def put(self, batch: Batch) -> None:
        """Take a shard whole, or not at all."""

    def __enter__(self) -> Sink: ...

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None: ...
