"""One shard after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.batch.engines.base import Outcome, Work, attempt
from communique.batch.plan import Shard


class Serial:
    """The engine of one process."""

    def __init__(self, workers: int) -> None:
        self.workers = 1

    def map(self, work: Work, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """The outcome of each shard; a fault that kills the process kills the run."""
        return (attempt(work, shard) for shard in shards)

    def close(self) -> None:
        """Nothing to let go."""
