"""Shards: what is read as one piece of work, planned from the inputs, each with an id that is a hash of its content.

The same inputs give the same shards whatever else is there: a file that comes or changes alters the shard that it is in only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.sources import expand
from communique.ingest.split import BIGGER, Part, parts
from communique.ingest.window import WHOLE, Window


@dataclass(frozen=True, slots=True)
class Aim:
    """How big a shard is: it ends at ``size`` bytes, at ``units`` lines of one file, at ``files`` small files.

    Where a reader has to count from the start of the file (all but plain JSON Lines) parts are BIGGER times as big.

    Between small files it also ends where a hash of the next one's name says so, every ``files`` / 4 on average: the cuts
    after a file that comes or goes stay where they were.
    """

    size: int = 1_000_000
    units: int = 250
    files: int = 128


@dataclass(frozen=True, slots=True)
class Slice:
    """A file, or a window of one: where it is, the name that its articles go by, its size and time of change when planned."""

    path: str
    key: str
    window: Window = WHOLE
    size: int = 0
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Shard:
    """One piece of work.

    ``only`` (numbers of items, half-open) and ``deadly`` (items that killed the worker, not to be extracted) serve to find out
    which item kills a worker.
    """

    id: str
    slices: tuple[Slice, ...]
    only: tuple[int, int] | None = None
    deadly: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What the shard is, for people."""
        first, last = self.slices[0], self.slices[-1]
        if first.window != WHOLE:
            return f"{first.key}, units {first.window.first + 1} to {first.window.last or 'the end'}"
        return first.key if len(self.slices) == 1 else f"{first.key} to {last.key}"


def plan(
    sources: Sequence[str], limits: Limits = DEFAULT, aim: Aim | None = None, spool: Path | None = None
) -> Iterator[Shard]:
    """The shards of all sources, in their order. ``spool`` is the file that standard input was put into.

    Raises UsageError for a URL, SourceError for a source that does not exist, before the first shard.
    """
    found = [part for source in sources for part in expand(source)]
    files = ((path or spool or Path("-"), key) for path, key in found)
    return _once(_group(_slices(files, limits, aim or Aim()), aim or Aim()))


def _once(shards: Iterable[Shard]) -> Iterator[Shard]:
    """The shards without those that have been there already: the same content under the same name, given twice."""
    seen: set[str] = set()
    for shard in shards:
        if shard.id not in seen:
            seen.add(shard.id)
            yield shard


def _slices(files: Iterable[tuple[Path, str]], limits: Limits, aim: Aim) -> Iterator[tuple[Slice, str]]:
    """Each part of each file with the hash of its content; a file that cannot be read is one part, for its reader to tell."""
    for path, key in files:
        try:
            stat = path.stat()
            for part in parts(path, key, limits, aim.size, aim.units):
                yield Slice(str(path), key, part.window, stat.st_size, stat.st_mtime_ns), part.sha256
        except OSError:
            yield Slice(str(path), key), Part(WHOLE, "unreadable").sha256


def _group(slices: Iterable[tuple[Slice, str]], aim: Aim) -> Iterator[Shard]:
    held: list[tuple[Slice, str]] = []
    for piece, digest in slices:
        if held and (piece.window != WHOLE or _is_cut(piece, held, aim)):
            yield _shard(held)
            held = []
        held.append((piece, digest))
        if piece.window != WHOLE:
            yield _shard(held)
            held = []
    if held:
        yield _shard(held)


def _is_cut(piece: Slice, held: Sequence[tuple[Slice, str]], aim: Aim) -> bool:
    full = len(held) >= aim.files or sum(one.size for one, _ in held) >= BIGGER * aim.size
    mark = int.from_bytes(hashlib.sha256(piece.key.encode("utf-8", "surrogateescape")).digest()[:4], "big")
    return full or mark % max(1, aim.files // 4) == 0


def _shard(held: Sequence[tuple[Slice, str]]) -> Shard:
    told = json.dumps([[piece.key, piece.window.first, digest] for piece, digest in held])
    return Shard(hashlib.sha256(told.encode()).hexdigest()[:16], tuple(piece for piece, _ in held))


def to_line(shard: Shard) -> str:
    """A shard as a line of a plan file."""
    return json.dumps([shard.id, [astuple(piece) for piece in shard.slices]]) + "\n"


def from_line(line: str) -> Shard:
    """A shard from a line of a plan file."""
    shard, pieces = json.loads(line)
    return Shard(shard, tuple(Slice(path, key, Window(*window), size, stamp) for path, key, window, size, stamp in pieces))
