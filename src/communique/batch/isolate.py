"""A shard on which the worker dies: find the article that kills it, leave that one out, keep the rest."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace

from communique.batch.engines.base import Engine, Lost, Outcome
from communique.batch.job import Job
from communique.batch.plan import Shard
from communique.sinks.base import Batch, Tally

MOST = 8
"""Articles of one shard that may kill a worker before the shard is given up."""


def settle(engine: Engine, job: Job, shards: Iterable[Shard]) -> Generator[Outcome, None, None]:
    """The outcomes of shards in their order; what kills a worker is told apart."""
    for outcome in engine.map(job, shards):
        yield _isolated(engine, job, outcome) if isinstance(outcome, Lost) and outcome.died else outcome


def _isolated(engine: Engine, job: Job, lost: Lost) -> Outcome:
    """The outcome of a shard without the articles that kill; the shard is lost where they cannot be told.

    It is tried once more first: a cluster may blame a shard that only waited on the worker that another one killed.
    """
    shard = lost.shard
    (outcome,) = engine.map(job, [shard])
    while len(shard.deadly) < MOST and _died(outcome):
        found = _deadly(engine, job, shard)
        if found is None:
            break
        shard = replace(shard, deadly=(*shard.deadly, found))
        (outcome,) = engine.map(job, [shard])
    return replace(outcome, shard=lost.shard) if isinstance(outcome, Lost) else outcome


def _deadly(engine: Engine, job: Job, shard: Shard) -> int | None:
    """The number of one item that kills a worker, by halving; None where reading alone kills it, or nothing does any more."""
    counted = list(engine.map(Counting(job), [shard]))
    if isinstance(counted[0], Lost):
        return None
    first, last = 0, counted[0].tally.extracted
    probe = replace(job, form="nothing")
    while last - first > 1:
        middle = (first + last) // 2
        halves = [replace(shard, only=half) for half in ((first, middle), (middle, last))]
        fatal = [half.only for half, end in zip(halves, engine.map(probe, halves), strict=True) if _died(end)]
        if not fatal or fatal[0] is None:
            return None
        first, last = fatal[0]
    return first if last > first else None


def _died(outcome: Outcome) -> bool:
    return isinstance(outcome, Lost) and outcome.died


@dataclass(frozen=True, slots=True)
class Counting:
    """Reads a shard and counts its items, of whatever kind, without extracting."""

    job: Job

    def __call__(self, shard: Shard) -> Batch:
        """A tally of all items as ``extracted``."""
        return Batch(shard.id, Tally(extracted=sum(1 for _ in self.job.items(shard))))
