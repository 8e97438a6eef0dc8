"""What became of all that was read, as counts: the sum of a stream of articles and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.ingest.members import SKIP
from communique.model import Article, Problem

LOSSES = ("damaged", "truncated", "over cap", "encrypted", "not decoded")
"""Kinds of loss; a reason that begins with one of them and a colon is of it, any other is ``unreadable``."""


@dataclass(slots=True)
class Counts:
    """``read`` articles; what was ``skipped`` on purpose, by reason; what was ``lost``, by kind (LOSSES, unreadable)."""

    read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def add(self, item: Article | Problem) -> None:
        """Counts one item."""
        if isinstance(item, Article):
            self.read += 1
        elif item.stage == SKIP:
            self.skipped[item.reason.partition(":")[0]] += item.count
        else:
            kind = item.reason.partition(":")[0]
            self.lost[kind if kind in LOSSES else "unreadable"] += item.count

    def over(self, items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """The items unchanged, each counted as it passes."""
        for item in items:
            self.add(item)
            yield item

    def __str__(self) -> str:
        """ "12 read, 3 skipped (2 not English, 1 index page), 1 lost (1 truncated)"; parts that are nought are left out."""
        parts = [f"{self.read} read"]
        for name, counter in (("skipped", self.skipped), ("lost", self.lost)):
            if counter:
                kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counter.items()))
                parts.append(f"{counter.total()} {name} ({kinds})")
        return ", ".join(parts)
