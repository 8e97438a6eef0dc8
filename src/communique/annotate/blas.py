"""Matrix products by the faster of the two BLAS libraries at hand: BLIS, which thinc bundles, and numpy's.

Which one is faster depends on the processor: where BLIS has no kernel for it, numpy's was three times as fast (AMD EPYC, 126
against 42 GFLOP/s). Both are timed once per process on a product of the pipeline's own size, which takes a hundredth of a
second. Annotations are the same with either; a test holds that.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from communique.annotate.threads import single_threaded

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 3
ROWS, WIDTH = 256, 288
AHEAD = 1.1
"""BLIS is taken only where it is faster by this: where they are close, every process of a run takes the same one."""


def install(nlp: Language) -> None:
    """Let all layers of the pipeline multiply with the faster library."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=is_blis_faster())
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if model is not None and hasattr(model, "walk") else ():
            if isinstance(layer.ops, NumpyOps):
                layer.ops = ops


@cache
def is_blis_faster() -> bool:
    """Whether thinc's BLIS is faster here than numpy's BLAS, by the best of some rounds, on one thread."""
    import numpy
    from thinc.api import NumpyOps

    x, y = numpy.ones((ROWS, WIDTH), dtype="f"), numpy.ones((WIDTH, WIDTH), dtype="f")
    both = NumpyOps(use_blis=True), NumpyOps(use_blis=False)
    with single_threaded():
        rounds = [[_seconds(partial(ops.gemm, x, y)) for ops in both] for _ in range(ROUNDS)]
    blis, other = (min(times) for times in zip(*rounds, strict=True))
    return bool(blis * AHEAD < other)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
