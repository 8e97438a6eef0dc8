"""What an engine is: it maps one picklable job over shards and gives the results in the order of the shards."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from communique.batch.plan import Shard
from communique.errors import OutputError
from communique.sinks.base import Batch

AHEAD = 4
"""Shards handed out for each worker at a time: one slow shard holds nobody up, and what waits to be put stays bounded."""
RECYCLE = 100
"""Shards after which a worker is replaced by a new one, so that what a library leaks does not add up."""
Work = Callable[[Shard], Batch]
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Lost:
    """A shard that gave nothing; ``died`` when its worker died on it, twice, the second time alone, or had no memory left."""

    shard: Shard
    reason: str
    died: bool = False


Outcome = Batch | Lost


class Engine(Protocol):
    """Runs work; where, and with how many workers, is its own affair."""

    def map(self, work: Work, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """The outcome of each shard, in the order of the shards. Closing the iterator stops the work, at the latest when the
        engine is closed.
        """

    def close(self) -> None:
        """Let the workers go."""


def attempt(work: Work, shard: Shard) -> Outcome:
    """Do the work; a fault is an outcome, but for output that cannot be written: that ends the run."""
    try:
        return work(shard)
    except OutputError:
        raise
    except MemoryError:
        return Lost(shard, "its worker had no memory left", died=True)
    except Exception as error:
        return Lost(shard, f"{type(error).__name__}: {error}")


def in_order(
    shards: Iterable[Shard], ahead: int, start: Callable[[Shard], F], finish: Callable[[Shard, F], Outcome]
) -> Iterator[Outcome]:
    """Outcomes in the order of the shards, ``ahead`` of which are under way at a time."""
    waiting: deque[tuple[Shard, F]] = deque()
    for shard in shards:
        waiting.append((shard, start(shard)))
        if len(waiting) >= ahead:
            yield finish(*waiting.popleft())
    while waiting:
        yield finish(*waiting.popleft())
