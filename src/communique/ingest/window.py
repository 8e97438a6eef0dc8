"""A part of a source: some of its units (lines, rows, members), so that a big file can be read by many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """The units ``first`` (inclusive, from 0) to ``last`` (exclusive; None: all that follow).

    ``offset`` is the byte at which the first one begins, where a reader can go there at once; 0: count from the start.
    """

    first: int = 0
    last: int | None = None
    offset: int = 0

    def of(self, units: Iterable[T]) -> Iterator[T]:
        """The units of the window, out of all."""
        return islice(units, self.first, self.last)


WHOLE = Window()
