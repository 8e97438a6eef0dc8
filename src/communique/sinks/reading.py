"""What a run wrote, read back by queries: a database as it stands, JSON Lines by way of a temporary SQLite file."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from communique.errors import SourceError, UsageError
from communique.record import Record
from communique.sinks.base import Batch, Tally
from communique.sinks.database import META
from communique.sinks.duck import read_only
from communique.sinks.flatten import rows_of
from communique.sinks.sqlite import Sqlite
from communique.sinks.tables import version

GROUP = 500
"""Records that are put into the temporary file at once."""


class Reader(Protocol):
    """Answers queries, from any thread, and changes nothing."""

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of one SELECT; ``?`` stands for values."""


@contextmanager
def open_run(out: str) -> Iterator[Reader]:
    """A reader of OUT: NAME.sqlite, NAME.duckdb, NAME.jsonl, NAME.jsonl.gz, or a folder of such lines.

    SourceError where it does not exist or holds no records, UsageError where it is none of these.
    """
    path = Path(out)
    if not path.exists():
        raise SourceError(f"{out} does not exist")
    if path.suffix == ".duckdb":
        with read_only(out) as reader:
            yield _checked(reader, out)
    elif path.suffix == ".sqlite":
        yield _checked(_SqliteReader(path), out)
    elif files := _lines(path):
        with tempfile.TemporaryDirectory() as folder:
            yield _loaded(files, Path(folder, "run.sqlite"))
    else:
        raise UsageError(f"{out}: give NAME.sqlite, NAME.duckdb, NAME.jsonl, NAME.jsonl.gz or a folder with such lines")


def _lines(path: Path) -> list[Path]:
    """The files of records at a path; a run's folder has them under ``records``."""
    inside = path / "records"
    found = sorted((inside if inside.is_dir() else path).glob("*.jsonl*")) if path.is_dir() else [path]
    return [file for file in found if file.name.endswith((".jsonl", ".jsonl.gz")) and ".errors." not in file.name]


def _checked(reader: Reader, out: str) -> Reader:
    found = dict(reader.query(f"SELECT key, value FROM {META}"))
    if found.get("tables") != str(version()):
        raise UsageError(f"{out} was made by a version of communique with other tables: run it again with --fresh")
    return reader


def _loaded(files: list[Path], target: Path) -> Reader:
    lines = (Record.from_json(line).to_dict() for file in files for line in _read(file))
    with Sqlite(str(target), "") as database:
        for number in range(1_000_000_000):
            group = list(islice(lines, GROUP))
            if not group:
                break
            database.put(Batch(str(number), Tally(len(group)), rows=rows_of(group)))
    reader = _SqliteReader(target)
    if not reader.query("SELECT 1 FROM articles LIMIT 1"):
        raise SourceError(f"{files[0]} holds no record")
    return reader


def _read(file: Path) -> Iterator[bytes]:
    import gzip

    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except (OSError, EOFError) as error:
        raise SourceError(f"{file} cannot be read: {error}") from None


class _SqliteReader:
    """A connection a query: they are cheap, and threads share nothing."""

    def __init__(self, path: Path) -> None:
        self.address = f"{path.absolute().as_uri()}?mode=ro"

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            connection = sqlite3.connect(self.address, uri=True)
            try:
                return connection.execute(statement, values).fetchall()
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise SourceError(f"{self.address}: {error}") from None
