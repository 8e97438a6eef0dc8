"""Worker processes of this machine, by the standard library's ``concurrent.futures``.

Its pool breaks as a whole when one worker dies. Then every shard that was under way is tried again, alone in a pool of one
worker: the one that kills this worker too is the poison, the others have done nothing. A pool serves a fixed number of shards
and is replaced by a new one, which is what recycles the workers.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event

from communique.batch.engines.base import AHEAD, RECYCLE, Lost, Outcome, Work, attempt, in_order
from communique.batch.job import Signal
from communique.batch.plan import Shard


class Processes:
    """The engine of one machine: ``workers`` processes, started anew after ``recycle`` shards each."""

    def __init__(self, workers: int, recycle: int = RECYCLE) -> None:
        self.workers = workers
        self.recycle = recycle

    def map(self, work: Work, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """The outcome of each shard, in order."""
        queue = iter(shards)
        while some := list(islice(queue, self.workers * self.recycle)):
            while some:
                for outcome in self._until_broken(work, some):
                    yield outcome
                    del some[0]

    def _until_broken(self, work: Work, shards: list[Shard]) -> Iterator[Outcome]:
        """The outcomes of shards up to those that were under way when a worker died; these too, each tried alone."""
        under_way: dict[Shard, Future[Outcome]] = {}

        def start(shard: Shard) -> Future[Outcome]:
            under_way[shard] = future = pool.submit(attempt, work, shard)
            return future

        def finish(shard: Shard, future: Future[Outcome]) -> Outcome:
            outcome = future.result()
            del under_way[shard]
            return outcome

        try:
            with _pool(min(self.workers, len(shards))) as pool:
                yield from in_order(list(shards), AHEAD * self.workers, start, finish)
        except BrokenProcessPool:
            yield from [_kept(future) or _alone(work, shard) for shard, future in under_way.items()]

    def close(self) -> None:
        """Nothing to let go: a pool ends with its shards."""


def _kept(future: Future[Outcome]) -> Outcome | None:
    """What a shard gave before the pool broke."""
    return future.result() if future.done() and not future.cancelled() and future.exception() is None else None


def _alone(work: Work, shard: Shard) -> Outcome:
    try:
        with _pool(1) as pool:
            return pool.submit(attempt, work, shard).result()
    except BrokenProcessPool:
        return Lost(shard, "its worker died, alone too: out of memory, or a fault in a library", died=True)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose workers stop within the article when it is left early, and end with this process however it ends."""
    context = mp.get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, context, _begin, (stop,))
    try:
        yield pool
    except BaseException:
        stop.set()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(stop: Event) -> None:
    """Prepare a worker: the keyboard is the parent's affair, which sets ``stop``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Signal.asked = stop.is_set
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = mp.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
