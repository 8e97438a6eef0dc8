"""From what the caller names (files, folders, globs, ``-``) to articles and problems, one after the other."""

from __future__ import annotations

import glob
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError, UsageError
from communique.ingest import guard, table, text
from communique.ingest.detect import HEAD, READERS, detect
from communique.ingest.language import completed
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.reader import Blob
from communique.ingest.rows import FIELDS
from communique.ingest.window import WHOLE, Window
from communique.model import Article, Problem

_URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)

_PAGES = ("text/html", "application/xhtml+xml")


def read_sources(
    sources: Sequence[str], limits: Limits = DEFAULT, names: Mapping[str, str] | None = None, trafilatura: bool = False
) -> Iterator[Article | Problem]:
    """The articles of all sources in the order given; folders and globs in the order of their paths.

    ``names`` maps columns of tables to fields. Raises UsageError for a URL, SourceError for a source that does not exist,
    both before anything is read.
    """
    found = [part for source in sources for part in expand(source)]
    way = Way(limits, names or {}, trafilatura=trafilatura)
    return (item for path, key in found for item in read_path(path, key, way))


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


@dataclass(frozen=True, slots=True)
class Way:
    """How a source is read: its limits, columns of tables by field, how deep in archives, the address and media type that a
    crawler recorded, whether trafilatura is asked about pages (UsageError where it is not installed), which part."""

    limits: Limits = DEFAULT
    names: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    url: str | None = None
    media: str | None = None
    trafilatura: bool = False
    window: Window = WHOLE

    def __post_init__(self) -> None:
        if self.trafilatura:
            import_module("communique.ingest.html.agree").require()


def read_path(path: Path | None, key: str, way: Way) -> Iterator[Article | Problem]:
    """The articles of one file (None: standard input), each with its language. A fault of a reader costs no other file."""
    try:
        with nullcontext(sys.stdin.buffer) if path is None else path.open("rb") as stream:
            for item in read_stream(stream, key, way):
                yield completed(item) if isinstance(item, Article) else item
    except OSError as error:
        yield Problem(key, "ingest", f"cannot be read: {error.strerror or error}", key)
    except Exception as error:
        yield Problem(key, "ingest", f"its reader failed, the rest is lost: {type(error).__name__}: {error}", key)


def read_stream(stream: BinaryIO, key: str, way: Way) -> Iterator[Article | Problem]:
    """The articles of one stream of bytes, whatever its format."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream, 1 << 16)  # type: ignore[type-var]
    kind = detect(buffered.peek(HEAD)[:HEAD], key)
    if kind in ("text", "xml") and way.media in _PAGES:
        kind = "html"
    if kind in ("warc", "archive", "packed"):
        yield from _inside(buffered, kind, key, way)
    elif kind == "jsonl":
        yield from table.read_lines(buffered, key, way.limits, way.names, way.window)
    elif kind in ("csv", "tsv"):
        yield from table.read_csv(buffered, key, way.limits, way.names, "\t" if kind == "tsv" else ",", way.window)
    elif kind in ("array", "parquet"):
        yield from import_module(f"communique.ingest.{kind}").read(buffered, key, way.limits, way.names, way.window)
    else:
        yield from _blob(buffered, kind, key, way)


def _inside(stream: BinaryIO, kind: str, key: str, way: Way) -> Iterator[Article | Problem]:
    """The articles inside an archive or a compressed stream."""
    if way.depth >= way.limits.depth:
        yield Problem(key, "ingest", f"over cap: more than {way.limits.depth} archives inside each other", key)
        return
    deeper = replace(way, depth=way.depth + 1)
    if kind == "packed":
        yield from _packed(stream, key, deeper)
        return
    for member in way.window.of(import_module(f"communique.ingest.{kind}").read(stream, key, way.limits)):
        if isinstance(member, Problem):
            yield member
        else:
            inside = replace(deeper, url=member.url, media=member.media, window=WHOLE)
            yield from read_stream(io.BytesIO(member.data), f"{key}#{member.name}", inside)


def _packed(stream: BinaryIO, key: str, way: Way) -> Iterator[Article | Problem]:
    from communique.ingest import unpack

    head = stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]
    try:
        yield from read_stream(unpack.unpack(stream, unpack.kind(head) or "gzip", way.limits), key, way)
    except OSError as error:
        yield Problem(key, "ingest", f"damaged: compressed data: {error}", key)


def _blob(stream: BinaryIO, kind: str, key: str, way: Way) -> Iterator[Article | Problem]:
    """A source that is one piece: read whole, up to the limit."""
    data = stream.read(way.limits.article + 1)
    if len(data) > way.limits.article:
        yield Problem(key, "ingest", f"over cap: larger than {way.limits.article} bytes: split it or raise the limit", key)
    elif kind == "empty":
        yield Problem(key, "ingest", "empty: nothing to read", key)
    elif kind == "binary":
        yield Problem(key, "ingest", "binary data of no known format: give text, HTML, a table or a news format", key)
    elif kind == "xml":
        yield Problem(key, "ingest", "XML of no known format: give text, HTML, a table or a news format", key)
    elif kind == "json":
        yield from table.read_json(data, key, way.names, way.limits)
    elif kind == "html" or kind in dict(READERS):
        yield from guard.read(Blob(kind, data, key, way.url, way.limits, way.trafilatura))
    else:
        yield _text(data, key, way.limits)


def _text(data: bytes, key: str, limits: Limits) -> Article | Problem:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        content = data.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as error:
        return Problem(key, "ingest", f"not UTF-8 at byte {error.start}: convert the file to UTF-8", key)
    if not content.strip():
        return Problem(key, "ingest", "empty: nothing to read", key)
    try:
        return text.read(content, key, key, limits)
    except ValueError as error:
        return Problem(key, "ingest", str(error), key)


def parse_map(pairs: Sequence[str]) -> dict[str, str]:
    """COLUMN=FIELD pairs as a mapping. UsageError says which pair is wrong."""
    names = {}
    for pair in pairs:
        column, equals, field = pair.partition("=")
        if not equals or not column or field not in FIELDS:
            raise UsageError(f"--map {pair}: give COLUMN=FIELD, FIELD one of {', '.join(FIELDS)}")
        names[column] = field
    return names
