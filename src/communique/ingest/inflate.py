"""Gzip streams of many members, read with bounds; after damage the next member that begins as expected is found.

``gzip`` and most WARC readers stop at the first damaged byte, or end there without a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple

from communique.ingest.limits import Limits
from communique.ingest.unpack import FREE

MAGIC = b"\x1f\x8b\x08"
_READ = 1 << 16
_STEP = 1 << 14
_OUT = 1 << 16
_KEEP = 1 << 20
"""Bytes kept behind the reading place: where a damaged member runs on into the next, they are looked through again."""


class Piece(NamedTuple):
    """A stretch of what is in the stream, the right end of a member, or a loss with its kind and reason."""

    kind: Literal["data", "end", "damaged", "truncated", "over cap"]
    data: bytes = b""
    reason: str = ""


class Raw:
    """A stream's bytes from ``base`` on, of which the last megabyte is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.base, self.held, self.at = stream, 0, bytearray(), 0

    def fill(self, size: int) -> bool:
        """Holds ``size`` bytes from the reading place on, or as many as there are; whether there are any."""
        while len(self.held) - self.at < size and (chunk := self.stream.read(_READ)):
            self.held += chunk
        return len(self.held) > self.at

    def peek(self, size: int) -> bytes:
        """The next bytes, up to ``size``, without moving on."""
        self.fill(size)
        return bytes(self.held[self.at : self.at + size])

    def move(self, size: int) -> None:
        """Moves on; bytes far behind are let go."""
        self.at += size
        if self.at > 2 * _KEEP:
            self.base += self.at - _KEEP
            del self.held[: self.at - _KEEP]
            self.at = _KEEP

    @property
    def place(self) -> int:
        """The reading place in the stream."""
        return self.base + self.at


def pieces(stream: BinaryIO, limits: Limits, expected: bytes) -> Iterator[Piece]:
    """What a stream of gzip members holds, member by member; ``expected`` is how each one's content begins."""
    raw = Raw(stream)
    while raw.fill(len(MAGIC)):
        start = raw.place
        if raw.peek(len(MAGIC)) != MAGIC:
            yield Piece("damaged", reason=f"no gzip member at byte {start}")
            _resume(raw, start, expected)
            continue
        whole = False
        for piece in _member(raw, limits):
            whole = piece.kind == "end"
            yield piece
        if not whole:
            _resume(raw, start + 1, expected)


def _member(raw: Raw, limits: Limits) -> Iterator[Piece]:
    """One member up to its end, or up to the byte that cannot be read."""
    inflater = zlib.decompressobj(31)
    start, out = raw.place, 0
    while not inflater.eof:
        chunk = raw.peek(_STEP)
        if not chunk:
            yield Piece("truncated", reason=f"the stream ends inside the gzip member at byte {start}")
            return
        before = inflater.copy()
        try:
            data = inflater.decompress(chunk, _OUT)
        except zlib.error as error:
            yield Piece("data", _last(before, chunk))
            yield Piece("damaged", reason=f"the gzip member at byte {start} ({error})")
            return
        raw.move(len(chunk) - len(inflater.unused_data if inflater.eof else inflater.unconsumed_tail))
        out += len(data)
        if out > FREE and out > limits.ratio * (raw.place - start):
            yield Piece("over cap", reason=f"the gzip member at byte {start} expands more than {limits.ratio} times: refused")
            return
        yield Piece("data", data)
    yield Piece("end")


def _last(inflater: zlib._Decompress, chunk: bytes) -> bytes:
    """What a piece of compressed data gives before the byte that cannot be read."""
    found = bytearray()
    try:
        for at in range(len(chunk)):
            found += inflater.decompress(chunk[at : at + 1])
    except zlib.error:
        pass
    return bytes(found)


def _resume(raw: Raw, place: int, expected: bytes) -> None:
    """Moves to the next member from ``place`` on whose content begins as expected, or to the end."""
    raw.at = max(place - raw.base, 0)
    while raw.fill(len(MAGIC)):
        found = raw.held.find(MAGIC, raw.at)
        if found < 0:
            raw.move(max(len(raw.held) - raw.at - len(MAGIC) + 1, 1))
            continue
        raw.move(found - raw.at)
        if begins(raw.peek(4096), expected):
            return
        raw.move(1)


def begins(head: bytes, expected: bytes) -> bool:
    """Whether a gzip member's content begins as expected, by its first bytes."""
    try:
        return zlib.decompressobj(31).decompress(head, len(expected)) == expected
    except zlib.error:
        return False
