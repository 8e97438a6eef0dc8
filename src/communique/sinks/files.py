"""The tables as files in a folder: CSV, a file a table, or Parquet, a file a table and month of publication.

They are made from the records of a finished run, in the order of its shards, so they are the same whatever engine ran it.
"""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from communique.calendar import parse_published
from communique.errors import UsageError
from communique.model import Problem
from communique.sinks.flatten import rows_of
from communique.sinks.tables import Row, Table, tables

GROUP = 500
"""Records whose rows are made at once."""


class Writer(Protocol):
    """Writes the rows of all tables into a folder."""

    def add(self, table: Table, rows: Sequence[Row], months: dict[str, str]) -> None:
        """Take rows; ``months`` are the months of publication of their articles."""

    def close(self) -> None:
        """Write what is held."""


def write_tables(root: Path, form: str, parts: Iterable[tuple[Path, Path]]) -> None:
    """Write ``tables/`` anew from part files of records and of errors: beside, then renamed."""
    beside, place = root / ".tables.tmp", root / "tables"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    writer = _writer(form, beside)
    try:
        for results in _groups(parts):
            rows, months = rows_of(results), _months(results)
            for name, table in tables().items():
                writer.add(table, rows[name], months)
    finally:
        writer.close()
    shutil.rmtree(place, ignore_errors=True)
    beside.rename(place)


def _writer(form: str, folder: Path) -> Writer:
    if form == "csv":
        return CsvFiles(folder)
    from communique.sinks.parquet import ParquetFiles

    return ParquetFiles(folder)


def _groups(parts: Iterable[tuple[Path, Path]]) -> Iterator[list[dict[str, Any] | Problem]]:
    held: list[dict[str, Any] | Problem] = []
    for result in _results(parts):
        held.append(result)
        if len(held) == GROUP:
            yield held
            held = []
    yield held


def _results(parts: Iterable[tuple[Path, Path]]) -> Iterator[dict[str, Any] | Problem]:
    for records, errors in parts:
        with gzip.open(records, "rb") as lines:
            yield from map(json.loads, lines)
        if errors.exists():
            for row in map(json.loads, errors.read_bytes().splitlines()):
                yield Problem(row["article_id"], row["stage"], row["reason"], row["origin"])


def _months(results: Iterable[dict[str, Any] | Problem]) -> dict[str, str]:
    """The month of publication (``2020-08``) of each article that has one."""
    articles = [result["article"] for result in results if isinstance(result, dict)]
    days = {article["id"]: parse_published(article["published"]) for article in articles}
    return {article: f"{day:%Y-%m}" for article, day in days.items() if day}


class CsvFiles:
    """A CSV file (RFC 4180, UTF-8, a header line) a table; null is an empty cell."""

    def __init__(self, folder: Path) -> None:
        self.stack = ExitStack()
        self.writers = {}
        for name, table in tables().items():
            out = self.stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self.writers[name] = csv.writer(out)
            self.writers[name].writerow(table.names)

    def add(self, table: Table, rows: Sequence[Row], months: dict[str, str]) -> None:
        """Write rows."""
        self.writers[table.name].writerows(rows)

    def close(self) -> None:
        """Close the files."""
        self.stack.close()


def check_form(form: str) -> None:
    """UsageError where what the form needs is not installed."""
    if form == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise UsageError("--to parquet: pyarrow is not installed: pip install 'communique[parquet]'") from None
