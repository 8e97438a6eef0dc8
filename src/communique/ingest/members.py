"""What archives hand on: the bytes of one member, or the reason why there are none; and a count of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.model import Problem

SKIP = "skip"
"""The stage of a problem that tells of something that is no article."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive: its name inside it, its bytes; URL and media type if a crawler recorded them."""

    name: str
    data: bytes
    url: str | None = None
    media: str | None = None


@dataclass(slots=True)
class Tally:
    """What became of the members of one archive.

    ``read`` were handed on, ``skipped`` are no articles (by reason: a request, a picture, a folder), ``lost`` could not
    be read (by kind: damaged, truncated, over cap). ``read`` plus both sums is all that was found.
    """

    read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def lose(self, kind: str, reason: str, name: str, origin: str) -> Problem:
        """Counts one loss and gives the problem that tells of it."""
        self.lost[kind] += 1
        return Problem(f"{origin}#{name}" if name else origin, "ingest", f"{kind}: {reason}", origin)

    def report(self, origin: str) -> Iterator[Problem]:
        """A problem for each reason why members were skipped: they are no losses but must not go unsaid."""
        for reason, count in sorted(self.skipped.items()):
            yield Problem(origin, SKIP, reason, origin, count)


def hidden(name: str) -> bool:
    """Whether a member is a hidden file, as systems add them to archives."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
