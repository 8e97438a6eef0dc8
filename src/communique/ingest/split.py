"""Where a big source may be cut: the windows of its parts, each with a hash of what is in it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from communique.ingest import table, unpack
from communique.ingest.detect import HEAD, detect
from communique.ingest.limits import Limits
from communique.ingest.window import WHOLE, Window
from communique.model import Problem

BIGGER = 8
"""How many times as big the parts are of a source that a reader has to count through from its start."""


@dataclass(frozen=True, slots=True)
class Part:
    """A window of a source and the SHA-256 (hexadecimal) of what it shows."""

    window: Window
    sha256: str


def parts(path: Path, key: str, limits: Limits, size: int, units: int) -> Iterator[Part]:
    """The parts of a file, each of at least ``size`` bytes or ``units`` units but the last.

    Where a part cannot be gone to but is counted to from the start, each is BIGGER times as big.

    A file of up to ``size`` bytes, and one of a format that is read in one piece, is one part. Raises OSError where the file
    cannot be read; damage inside it is left for its reader to tell.
    """
    with path.open("rb") as stream:
        if path.stat().st_size > size and (content := _units(stream, key, limits, limits.depth)):
            plain = _is_plain(stream, key)
            times = 1 if plain else BIGGER
            yield from _cut(content, stream if plain else None, size * times, units * times)
            return
        stream.seek(0)
        yield Part(WHOLE, hashlib.file_digest(stream, "sha256").hexdigest())


def _is_plain(stream: BinaryIO, key: str) -> bool:
    """Whether a reader can go to a line by its byte: JSON Lines that are not compressed."""
    return detect(stream.peek(HEAD)[:HEAD], key) == "jsonl"  # type: ignore[attr-defined]


def _units(stream: BinaryIO, key: str, limits: Limits, depth: int) -> Iterator[bytes] | None:
    """The content of a source's units, in the order and number in which its reader counts them; None: it is one piece."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(HEAD)[:HEAD]
    kind = detect(head, key)
    if kind == "packed" and depth:
        return _units(unpack.unpack(buffered, unpack.kind(head) or "gzip", limits), key, limits, depth - 1)
    if kind == "jsonl":
        return (line or b"" for line in table.lines(buffered, limits.article))
    if kind in ("csv", "tsv"):
        rows = table.rows(buffered, key, limits, "\t" if kind == "tsv" else ",")
        return (repr(row).encode("utf-8", "surrogatepass") for row in rows)
    if kind in ("array", "parquet"):
        items = import_module(f"communique.ingest.{kind}").rows(buffered, key, limits)
        return (repr(item).encode("utf-8", "surrogatepass") for item in items)
    if kind in ("archive", "warc"):
        members = import_module(f"communique.ingest.{kind}").read(buffered, key, limits)
        return (repr(m).encode("utf-8", "surrogatepass") if isinstance(m, Problem) else m.data for m in members)
    return None


def _cut(units: Iterator[bytes], plain: BinaryIO | None, size: int, most: int) -> Iterator[Part]:
    """The parts of a run of units; where the source is damaged the last has no end, so that its reader meets the damage."""
    first, number, offset, held, digest = 0, 0, 0, 0, hashlib.sha256()
    try:
        for number, unit in enumerate(units, 1):
            digest.update(len(unit).to_bytes(8, "big") + unit)
            held += len(unit)
            if held >= size or number - first >= most:
                yield Part(Window(first, number, offset), digest.hexdigest())
                first, held, digest = number, 0, hashlib.sha256()
                offset = plain.tell() if plain else 0
    except OSError:
        yield Part(Window(first, None, offset), digest.hexdigest())
        return
    if number > first:
        yield Part(Window(first, number, offset), digest.hexdigest())
