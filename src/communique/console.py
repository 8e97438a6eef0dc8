"""What the command reads and writes: its options as settings and sources, one article, records in each format, many rows."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from communique.errors import SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TextIO

    from communique.ingest.sources import Way
    from communique.model import Article, Problem
    from communique.record import Record
    from communique.settings import Settings

    Make = Callable[[Iterator[Article | Problem]], Iterator[dict[str, Any] | Problem]]


class Format(str, Enum):  # noqa: UP042 - typer shows the values of a str enum
    """How one record is printed."""

    json = "json"
    jsonl = "jsonl"
    table = "table"
    html = "html"


def settings(file: Path | None, model: str | None, published: str | None, minimum: float | None, omit_text: bool) -> Settings:
    from communique.settings import load

    return load(file, model=model, published=published, min_confidence=minimum, omit_text=omit_text or None)


def part(text: str | None) -> tuple[int, int] | None:
    """I/N as two numbers."""
    if text is None:
        return None
    part, slash, of = text.partition("/")
    if not (slash and part.isdecimal() and of.isdecimal() and 1 <= int(part) <= int(of)):
        raise UsageError(f"--shard {text}: give I/N, I from 1 to N")
    return int(part), int(of)


def way(pairs: list[str] | None, bounds: list[str] | None, trafilatura: bool) -> Way:
    """The options that say how sources are read."""
    from communique.ingest.limits import parse_limits
    from communique.ingest.sources import Way, parse_map

    return Way(parse_limits(bounds or []), parse_map(pairs or []), trafilatura=trafilatura)


def read(
    sources: list[str], pairs: list[str] | None, bounds: list[str] | None, trafilatura: bool
) -> Iterator[Article | Problem]:
    """The items of the sources."""
    from communique.ingest.sources import read_sources

    chosen = way(pairs, bounds, trafilatura)
    return read_sources(sources, chosen.limits, chosen.names, chosen.trafilatura)


def one(source: str, pairs: list[str] | None, bounds: list[str] | None, trafilatura: bool) -> Article:
    """The one article of a source; what is told apart beside it (attachments, pictures) does not count."""
    from itertools import islice

    from communique.model import Article, Problem

    items = list(islice(read([source], pairs, bounds, trafilatura), 20))
    found = [item for item in items if isinstance(item, Article)]
    if len(found) > 1 or len(items) == 20:
        raise UsageError(f"{source} holds more than one article: use `communique run {source} -o OUT`")
    problem = next((item for item in items if isinstance(item, Problem) and (not found or item.stage != "skip")), None)
    if problem:
        raise SourceError(f"{problem.id}: {problem.reason}")
    if not found:
        raise SourceError(f"{source} holds no article")
    return found[0]


def put(record: Record, format: Format | None, output: str) -> None:
    """Write a record to standard output or to a file, which is not touched before the record is there."""
    if output == "-":
        _print(record, format, sys.stdout)
        return
    try:
        with Path(output).open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            _print(record, format, out)
    except OSError as error:
        raise UsageError(f"-o {output}: cannot be written: {error.strerror}") from None


def _print(record: Record, format: Format | None, out: TextIO) -> None:
    """Print a record in a format; without one, indented JSON on a terminal and one line anywhere else."""
    if format is Format.html:
        from communique.view.article import article_page

        out.write(article_page(record).html)
    elif format is Format.table:
        from communique.view.table import print_record

        print_record(record, out)
    else:
        print(record.to_json(2 if format is Format.json or (format is None and out.isatty()) else None), file=out)


def write(items: Iterator[Article | Problem], output: str, quiet: bool, make: Make) -> None:
    """Write what ``make`` makes of all items, sum up what became of them, and set the exit code."""
    from communique.ingest.counts import Counts
    from communique.sinks.jsonl import JsonLines

    counts, written, failed = Counts(), 0, 0
    with JsonLines(output) as sink:
        for row in make(counts.over(items)):
            if isinstance(row, dict):
                sink.write(row)
                written += 1
            else:
                sink.problem(row)
                failed += row.count * (row.stage != "skip")
                if not quiet:
                    times = f"{row.count} times " if row.count > 1 else ""
                    print(f"{row.id}: {row.stage}: {times}{row.reason}", file=sys.stderr)
    if not quiet:
        print(f"{written} written, {failed} failed: {counts}", file=sys.stderr)
    if failed:
        raise typer.Exit(1 if written else 3)
