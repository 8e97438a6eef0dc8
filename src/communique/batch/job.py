"""The work of one shard: read, extract, hand over. Picklable; what it needs of the process is made there and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from communique.batch.folder import write_part
from communique.batch.plan import Shard, Slice
from communique.collector import resting
from communique.errors import CommuniqueError
from communique.extractor import Extractor
from communique.ingest.gate import gated
from communique.ingest.sources import Way, read_path
from communique.model import Article, Problem
from communique.record import to_line
from communique.settings import Settings
from communique.sinks.base import Batch, Form, Tally, writing
from communique.sinks.flatten import rows_of

Item = Article | Problem
Result = dict[str, Any] | Problem
DEADLY = "the worker died on it, alone too: out of memory, or a fault in a library"


class InputChanged(CommuniqueError):
    """A file is not what it was when the run was planned; the next run plans anew."""


class Interrupted(BaseException):
    """The run is to stop: nothing of the shard is kept."""


class Signal:
    """Whether the process is to stop; an engine's workers put their own test in the place of ``asked``."""

    asked: Callable[[], bool] = staticmethod(lambda: False)


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to each shard.

    ``form`` says what becomes of the results: JSON lines or rows of tables that go back to the caller, part files in
    ``folder``, or nothing, to see whether it can be done at all. ``make`` makes the extractor.
    """

    settings: Settings
    way: Way = field(default_factory=Way)
    form: Form | Literal["nothing"] = "lines"
    folder: str = ""
    make: Callable[[Settings], Extractor] = Extractor

    def __call__(self, shard: Shard) -> Batch:
        """Do the work of a shard. InputChanged where a file is another; OutputError where the part cannot be written."""
        with resting():
            return self._done(shard)

    def _done(self, shard: Shard) -> Batch:
        tally, problems = Tally(), list[Problem]()
        results = _counted(_until_stopped(self.results(shard)), tally, problems)
        batch = Batch(shard.id, tally, problems)
        if self.form == "lines":
            return replace(batch, lines="".join(to_line(result) for result in results if isinstance(result, dict)))
        if self.form == "rows":
            return replace(batch, rows=rows_of(results))
        if self.form == "folder":
            self._write(shard, results, tally)
        else:
            for _ in results:
                pass
        return batch

    def _write(self, shard: Shard, results: Iterable[Result], tally: Tally) -> None:
        with writing(self.folder):
            write_part(self.folder, shard.id, results, tally)

    def results(self, shard: Shard) -> Iterator[Result]:
        """The records and problems of a shard, in its order."""
        return self.make(self.settings).records(_chosen(shard, self.items(shard)))

    def items(self, shard: Shard) -> Iterator[Item]:
        """The articles and problems of a shard's files; what should not be extracted from is a problem already."""
        for piece in shard.slices:
            yield from gated(_read(piece, self.way))


def _read(piece: Slice, way: Way) -> Iterator[Item]:
    """A slice's items; a fault of a reader is a problem of the file, after what was read of it."""
    if piece.stamp:
        _compare(piece)
    try:
        yield from read_path(Path(piece.path), piece.key, replace(way, window=piece.window))
    except CommuniqueError:
        raise
    except Exception as error:
        yield Problem(piece.key, "ingest", f"{type(error).__name__}: {error}", piece.key)


def _compare(piece: Slice) -> None:
    try:
        now = Path(piece.path).stat()
    except OSError as error:
        raise InputChanged(f"{piece.path} cannot be read any more ({error.strerror}): run again") from None
    if (now.st_size, now.st_mtime_ns) != (piece.size, piece.stamp):
        raise InputChanged(f"{piece.path} changed while the run was going on: run again")


def _chosen(shard: Shard, items: Iterable[Item]) -> Iterator[Item]:
    first, last = shard.only or (0, None)
    for number, item in enumerate(items):
        if number < first or (last is not None and number >= last):
            continue
        deadly = number in shard.deadly and isinstance(item, Article)
        yield Problem(item.id, "extract", DEADLY, item.origin) if deadly else item


def _until_stopped(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        if Signal.asked():
            raise Interrupted
        yield result


def _counted(results: Iterable[Result], tally: Tally, problems: list[Problem]) -> Iterator[Result]:
    for result in results:
        tally.count(result)
        if isinstance(result, Problem):
            problems.append(result)
        yield result
