"""Dask (extra ``dask``): the scheduler that DASK_SCHEDULER_ADDRESS names, or worker processes of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from communique.batch.engines.base import AHEAD, Lost, Outcome, Work, attempt, in_order
from communique.batch.plan import Shard
from communique.errors import UsageError


class Dask:
    """The engine of a Dask cluster: one thread a worker; Dask gives a shard up when it has killed two workers."""

    def __init__(self, workers: int) -> None:
        try:
            import dask
            import distributed
        except ImportError:
            raise UsageError("--engine dask: Dask is not installed: pip install 'communique[dask]'") from None
        library: Any = distributed
        self.killed = library.KilledWorker
        self.cluster: Any = None
        if not dask.config.get("scheduler-address", None):
            with dask.config.set({"distributed.scheduler.allowed-failures": 1}):
                self.cluster = library.LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
                )
        self.client: Any = library.Client(self.cluster)
        self.workers = sum(self.client.nthreads().values()) or workers

    def map(self, work: Work, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """The outcome of each shard, in order."""
        under_way: set[Any] = set()

        def start(shard: Shard) -> Any:
            under_way.add(future := self.client.submit(attempt, work, shard, pure=False))
            return future

        def finish(shard: Shard, future: Any) -> Outcome:
            try:
                outcome: Outcome = future.result()
            except self.killed:
                outcome = Lost(shard, "its worker died, twice", died=True)
            under_way.discard(future)
            return outcome

        try:
            yield from in_order(shards, AHEAD * self.workers, start, finish)
        finally:
            self.client.cancel(list(under_way), force=True)

    def close(self) -> None:
        """Let the workers go that were started here."""
        self.client.close()
        if self.cluster is not None:
            self.cluster.close()
