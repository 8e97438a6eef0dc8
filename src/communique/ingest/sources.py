"""From what the caller names (files, folders, globs, ``-``) to articles and problems, one after the other."""

from __future__ import annotations

import glob
import gzip
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError, UsageError
from communique.ingest import table, text
from communique.ingest.detect import HEAD, READERS, detect
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.rows import FIELDS
from communique.model import Article, Problem

_URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_sources(
    sources: Sequence[str], limits: Limits = DEFAULT, names: Mapping[str, str] | None = None
) -> Iterator[Article | Problem]:
    """The articles of all sources in the order given; folders and globs in the order of their paths.

    ``names`` maps columns of tables to fields. Raises UsageError for a URL, SourceError for a source that does not exist,
    both before anything is read.
    """
    found = [part for source in sources for part in expand(source)]
    return (item for path, key in found for item in read_path(path, key, limits, names or {}))


def expand(source: str) -> list[tuple[Path | None, str]]:
    """The files of one source with the ids of their articles: relative to a folder, the name of a single file."""
    if source == "-":
        return [(None, "-")]
    if _URL.match(source):
        raise UsageError(f"{source} is a URL: communique does not fetch pages; save the page and give the file")
    path = Path(source)
    if path.is_dir():
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
        )
        if not files:
            raise SourceError(f"{source} is a folder without files")
        return [(p, p.relative_to(path).as_posix()) for p in files]
    if path.exists():
        return [(path, path.name)]
    matches = sorted(Path(p) for p in glob.glob(source, recursive=True) if Path(p).is_file())
    if not matches:
        raise SourceError(
            f"{source} does not exist: give a file, a folder, a pattern that matches files, or - for standard input"
        )
    return [(p, p.as_posix()) for p in matches]


def read_path(path: Path | None, key: str, limits: Limits, names: Mapping[str, str]) -> Iterator[Article | Problem]:
    """The articles of one file (None: standard input)."""
    try:
        if path is None:
            yield from read_stream(sys.stdin.buffer, key, limits, names)
            return
        with path.open("rb") as stream:
            yield from read_stream(stream, key, limits, names)
    except OSError as error:
        yield Problem(key, "ingest", f"cannot be read: {error.strerror or error}", key)


def read_stream(
    stream: BinaryIO, key: str, limits: Limits, names: Mapping[str, str], depth: int = 0
) -> Iterator[Article | Problem]:
    """The articles of one stream of bytes, whatever its format."""
    buffered = io.BufferedReader(stream, 1 << 16) if not hasattr(stream, "peek") else stream  # type: ignore[type-var]
    head = buffered.peek(HEAD)[:HEAD]
    kind = detect(head, key)
    if kind == "gzip":
        yield from _gzip(buffered, key, limits, names, depth)
    elif kind == "jsonl":
        yield from table.read_lines(buffered, key, limits, names)
    elif kind in ("csv", "tsv"):
        yield from table.read_csv(buffered, key, limits, names, "\t" if kind == "tsv" else ",")
    else:
        yield from _blob(buffered, kind, key, limits, names)


def _gzip(stream: BinaryIO, key: str, limits: Limits, names: Mapping[str, str], depth: int) -> Iterator[Article | Problem]:
    if depth >= limits.depth:
        yield Problem(key, "ingest", f"more than {limits.depth} archives inside each other", key)
        return
    try:
        with gzip.open(stream) as inner:
            yield from read_stream(inner, key, limits, names, depth + 1)  # type: ignore[arg-type]
    except (EOFError, OSError, ValueError) as error:
        yield Problem(key, "ingest", f"damaged gzip data: {error}", key)


def _blob(stream: BinaryIO, kind: str, key: str, limits: Limits, names: Mapping[str, str]) -> Iterator[Article | Problem]:
    """A source that is one piece: read whole, up to the limit."""
    data = stream.read(limits.article + 1)
    if len(data) > limits.article:
        yield Problem(key, "ingest", f"larger than {limits.article} bytes: split it or raise the limit", key)
    elif kind == "empty":
        yield Problem(key, "ingest", "empty: nothing to read", key)
    elif kind == "binary":
        yield Problem(key, "ingest", "binary data of no known format: give text, HTML, JSONL, CSV or a news format", key)
    elif kind == "json":
        yield from table.read_json(data, key, names)
    elif kind == "html":
        yield import_module("communique.ingest.html").read(data, key, key)
    elif kind in dict(READERS):
        yield from import_module(f"communique.ingest.{kind}").read(data, key, key)
    else:
        yield _text(data, key)


def _text(data: bytes, key: str) -> Article | Problem:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        content = data.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as error:
        return Problem(key, "ingest", f"not UTF-8 at byte {error.start}: convert the file to UTF-8", key)
    if not content.strip():
        return Problem(key, "ingest", "empty: nothing to read", key)
    return text.read(content, key, key)


def parse_map(pairs: Sequence[str]) -> dict[str, str]:
    """COLUMN=FIELD pairs as a mapping. UsageError says which pair is wrong."""
    names = {}
    for pair in pairs:
        column, equals, field = pair.partition("=")
        if not equals or not column or field not in FIELDS:
            raise UsageError(f"--map {pair}: give COLUMN=FIELD, FIELD one of {', '.join(FIELDS)}")
        names[column] = field
    return names
