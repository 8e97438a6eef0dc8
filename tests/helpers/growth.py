"""How the CPU time of some work grows with its input, on machines that others use too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

ROUNDS = 12
RATIO = 2.5
SLACK = 0.01


def seconds(work: Callable[[Input], object], data: Input) -> float:
    """CPU time of ``work(data)`` in seconds, without the garbage collector's passes over what other tests left."""
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        work(data)
        return time.process_time() - begin
    finally:
        gc.enable()


def grows_linearly(work: Callable[[Input], object], short: Input, long: Input) -> None:
    """Assert that ``long``, made to cost twice as much as ``short``, costs at most 2.5 times the CPU time.

    Both are measured in turn and the best of each counts, so a machine that slows down for a while does not decide;
    measuring goes on until the bound holds, at most ``ROUNDS`` times. Quadratic work costs four times as much in every round.
    """
    work(short)
    once, twice = seconds(work, short), seconds(work, long)
    for _ in range(ROUNDS):
        once, twice = min(once, seconds(work, short)), min(twice, seconds(work, long))
        if twice <= RATIO * once + SLACK:
            return
    raise AssertionError(f"{once:.3f} s, and {twice:.3f} s for twice as much: more than {RATIO} times")
