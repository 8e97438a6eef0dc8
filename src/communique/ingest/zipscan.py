"""Zip archives without a readable table of contents (cut off, damaged): files found by their own headers.

Layout of the local file header: PKWARE APPNOTE.TXT 6.3, section 4.3.7.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from communique.ingest.limits import Limits
from communique.ingest.members import Member, Tally
from communique.ingest.unpack import FREE
from communique.model import Problem

_MAGIC = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_CHUNK = 1 << 16


def salvage(stream: BinaryIO, origin: str, limits: Limits, tally: Tally) -> Iterator[Member | Problem]:
    """The files whose own header and data are whole; a Problem for each other one."""
    at: int | None = 0
    for _ in range(limits.members):
        at = _next(stream, at or 0)
        if at is None:
            return
        stream.seek(at)
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size:
            yield tally.lose("truncated", "ends inside a file's header", "", origin)
            return
        found = _file(stream, _HEADER.unpack(header), origin, limits, tally)
        if found is not None:
            yield found
        at = stream.tell() if isinstance(found, Member) or found is None else at + 4
    yield tally.lose("over cap", f"members beyond the first {limits.members} not read: raise the limit", "", origin)


def _next(stream: BinaryIO, at: int) -> int | None:
    """The place of the next file header from ``at`` on."""
    stream.seek(at)
    tail = b""
    while chunk := stream.read(_CHUNK):
        window = tail + chunk
        if (found := window.find(_MAGIC)) >= 0:
            return at + found
        at += len(window) - 3
        tail = window[-3:]
    return None


def _file(stream: BinaryIO, header: tuple[int, ...], origin: str, limits: Limits, tally: Tally) -> Member | Problem | None:
    """The file that follows a header; None for a folder. Leaves the stream behind the file's data."""
    _, _, flags, method, _, _, crc, packed, _, name_length, extra = header
    name = stream.read(name_length).decode("utf-8", "replace")
    stream.seek(extra, 1)
    if name.endswith("/"):
        tally.skipped["folder"] += 1
        return None
    if flags & 1 or method not in (0, 8) or (method == 0 and flags & 8):
        return tally.lose("damaged", "encrypted, or of a size or method that only the lost table tells", name, origin)
    most = min(limits.member, max(FREE, limits.ratio * packed) if packed else limits.member)
    if method == 0:
        data: bytes | None = stream.read(min(packed, most + 1))
        whole = data is not None and len(data) == packed
    else:
        data, whole = _inflate(stream, most)
    if data is None or len(data) > most:
        return tally.lose("over cap", f"larger than {most} bytes: refused", name, origin)
    if not whole or (crc and zlib.crc32(data) != crc):
        return tally.lose("damaged" if whole else "truncated", "its data are not whole", name, origin)
    tally.read += 1
    return Member(name, data)


def _inflate(stream: BinaryIO, most: int) -> tuple[bytes | None, bool]:
    """Deflated data up to their end mark, and whether that was reached; None beyond ``most`` bytes."""
    inflater = zlib.decompressobj(-15)
    parts = bytearray()
    while not inflater.eof:
        chunk = inflater.unconsumed_tail or stream.read(_CHUNK)
        if not chunk:
            return bytes(parts), False
        try:
            parts += inflater.decompress(chunk, _CHUNK)
        except zlib.error:
            return bytes(parts), False
        if len(parts) > most:
            return None, False
    stream.seek(-len(inflater.unused_data), 1)
    return bytes(parts), True
