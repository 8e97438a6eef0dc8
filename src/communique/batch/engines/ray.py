"""Ray (extra ``ray``): tasks on the cluster that RAY_ADDRESS names, or on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from communique.batch.engines.base import AHEAD, RECYCLE, Lost, Outcome, Work, attempt, in_order
from communique.batch.plan import Shard
from communique.errors import UsageError


class Ray:
    """The engine of a Ray cluster: one core a task; Ray tries the tasks of a dead worker once more."""

    def __init__(self, workers: int, recycle: int = RECYCLE) -> None:
        try:
            import ray
        except ImportError:
            raise UsageError("--engine ray: Ray is not installed: pip install 'communique[ray]'") from None
        self.ray: Any = ray
        self.recycle = recycle
        self.started = not ray.is_initialized()
        if self.started:
            address = os.environ.get("RAY_ADDRESS")
            own = {} if address else {"num_cpus": workers, "include_dashboard": False}
            self.ray.init(address=address, log_to_driver=False, logging_level="ERROR", **own)
        self.workers = int(self.ray.cluster_resources().get("CPU", workers))

    def map(self, work: Work, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """The outcome of each shard, in order. Left early, no more are handed out; those under way end with the session,
        unread: to cancel a task just as it finishes ends the whole process (Ray 2.60; ray-project/ray#54798 mends the like for
        retries).
        """
        task = self.ray.remote(num_cpus=1, max_retries=1, max_calls=self.recycle)(attempt)
        job = self.ray.put(work)

        def start(shard: Shard) -> Any:
            return task.remote(job, shard)

        def finish(shard: Shard, reference: Any) -> Outcome:
            try:
                outcome: Outcome = self.ray.get(reference)
            except self.ray.exceptions.RayTaskError as error:
                raise error.cause from None
            except (self.ray.exceptions.WorkerCrashedError, self.ray.exceptions.OutOfMemoryError) as error:
                return Lost(shard, f"its worker died, twice: {type(error).__name__}", died=True)
            return outcome

        yield from in_order(shards, AHEAD * self.workers, start, finish)

    def close(self) -> None:
        """Shut down what was started here, with the tasks that are under way."""
        if self.started:
            self.ray.shutdown()
