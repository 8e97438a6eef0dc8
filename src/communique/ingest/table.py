"""Tables of articles: JSON Lines, one JSON object, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.rows import article_of, items_of
from communique.ingest.window import WHOLE, Window
from communique.model import Article, Problem

Names = Mapping[str, str]


def read_lines(
    stream: BinaryIO, name: str, limits: Limits, names: Names, window: Window = WHOLE
) -> Iterator[Article | Problem]:
    """JSON Lines, a row an article; a line that is broken, not UTF-8 or over the limit is a Problem and the next goes on."""
    for number, line in _numbered(stream, limits.article, window):
        key = f"{name}:{number}"
        if line is None:
            reason = f"over cap: line {number} is longer than {limits.article} bytes: split it or raise the limit"
            yield Problem(key, "ingest", reason, name)
        elif line.strip():
            yield from _of_line(line, key, number, name, names, limits)


def _of_line(line: bytes, key: str, number: int, name: str, names: Names, limits: Limits) -> Iterator[Article | Problem]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"line {number} is not UTF-8 at byte {error.start}: convert the file to UTF-8"
        yield Problem(key, "ingest", reason, name)
    except (ValueError, RecursionError) as error:
        yield Problem(key, "ingest", f"line {number} is not JSON: {error}", name)
    else:
        yield from items_of(row, key, name, names, limits)


def _numbered(stream: BinaryIO, most: int, window: Window) -> Iterator[tuple[int, bytes | None]]:
    if not window.offset:
        return window.of(enumerate(lines(stream, most), 1))
    stream.seek(window.offset)
    count = None if window.last is None else window.last - window.first
    return islice(enumerate(lines(stream, most), window.first + 1), count)


def lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a stream, None for one longer than ``most`` bytes, which is passed over without being held."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
            pass
        yield None


def read_json(data: bytes, name: str, names: Names, limits: Limits = DEFAULT) -> Iterator[Article | Problem]:
    """One JSON object: an article, also as news-please writes it."""
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Problem(name, "ingest", f"not JSON: {error}", name)
        return
    yield from items_of(row, name, name, names, limits)


def read_csv(
    stream: BinaryIO, name: str, limits: Limits, names: Names, delimiter: str = ",", window: Window = WHOLE
) -> Iterator[Article | Problem]:
    """A CSV or TSV file with a header line, a row an article."""
    for number, row in window.of(enumerate(rows(stream, name, limits, delimiter), 2)):
        yield row if isinstance(row, Problem) else article_of(row, f"{name}:{number}", name, names, limits)


def rows(stream: BinaryIO, name: str, limits: Limits, delimiter: str) -> Iterator[dict[str, Any] | Problem]:
    """The rows of a CSV file by column, without empty cells; a Problem in the place of one that is broken."""
    csv.field_size_limit(limits.article)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        yield from _rows(csv.DictReader(text, delimiter=delimiter, strict=True), name)
    finally:
        text.detach()


def _rows(table: csv.DictReader[str], name: str) -> Iterator[dict[str, Any] | Problem]:
    number = 1
    while True:
        number += 1
        try:
            row = next(table, None)
        except UnicodeDecodeError as error:
            yield Problem(
                f"{name}:{number}", "ingest", f"row {number} is not UTF-8: {error.reason}: convert the file to UTF-8", name
            )
            return
        except csv.Error as error:
            yield Problem(f"{name}:{number}", "ingest", f"row {number} is not CSV: {error}", name)
            continue
        if row is None:
            return
        yield {key: value for key, value in row.items() if value}
