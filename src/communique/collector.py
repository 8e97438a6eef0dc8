"""Python's garbage collector at rest for longer: what is loaded and read is many small objects, few of them in cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 10_000
"""New objects after which it looks for cycles."""


@contextmanager
def resting() -> Iterator[None]:
    """Fewer passes of the collector inside; the process gets its own thresholds back, and one that is off stays off."""
    before = gc.get_threshold()
    gc.set_threshold(max(OBJECTS, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
