"""Zip and tar archives, streamed: members are handed on as bytes and never written to a path."""

from __future__ import annotations

import io
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from communique.ingest import tar
from communique.ingest.limits import Limits
from communique.ingest.members import Member, Tally, hidden
from communique.ingest.unpack import FREE
from communique.ingest.zipscan import salvage
from communique.model import Problem

_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def kind(head: bytes) -> str | None:
    """Whether a blob is an archive by its first bytes: zip, tar, or None. Compressed streams: see ``unpack.kind``."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return None
    return "tar"


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is an archive that ``read`` takes."""
    return kind(head) is not None


def read(stream: BinaryIO, origin: str, limits: Limits, tally: Tally | None = None) -> Iterator[Member | Problem]:
    """The files in an archive in its own order; a Problem for each that is damaged, too large or encrypted.

    Folders, links and hidden files are skipped and counted; a last Problem sums the skipped up. ``tally`` takes all counts.
    """
    tally = Tally() if tally is None else tally
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    try:
        taken = tar.read if kind(buffered.peek(512)[:512]) == "tar" else _read_zip
        yield from taken(buffered, origin, limits, tally)
    except OSError as error:
        yield tally.lose("damaged", f"{error}; the rest of the archive is lost", "", origin)
    yield from tally.report(origin)


def _read_zip(stream: BinaryIO, origin: str, limits: Limits, tally: Tally) -> Iterator[Member | Problem]:
    if stream.seekable():
        yield from _open_zip(stream, origin, limits, tally)
        return
    with tempfile.SpooledTemporaryFile(max_size=1 << 24) as spool:
        shutil.copyfileobj(stream, spool)
        yield from _open_zip(spool, origin, limits, tally)  # type: ignore[arg-type]


def _open_zip(stream: BinaryIO, origin: str, limits: Limits, tally: Tally) -> Iterator[Member | Problem]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except _ERRORS as error:
        yield tally.lose("damaged", f"the zip archive's table of contents cannot be read ({error})", "", origin)
        yield from salvage(stream, origin, limits, tally)
        return
    with archive:
        yield from _members(archive, size, origin, limits, tally)


def _members(archive: zipfile.ZipFile, size: int, origin: str, limits: Limits, tally: Tally) -> Iterator[Member | Problem]:
    infos = archive.infolist()
    total = 0
    for info in infos[: limits.members]:
        if (folder := info.filename.endswith("/")) or hidden(info.filename):
            tally.skipped["folder" if folder else "hidden file"] += 1
            continue
        found = _member(archive, info, origin, limits, tally)
        total += len(found.data) if isinstance(found, Member) else 0
        if total > FREE and total > limits.ratio * size:
            tally.read -= 1
            yield tally.lose("over cap", f"the archive expands more than {limits.ratio} times: the rest refused", "", origin)
            return
        yield found
    if len(infos) > limits.members:
        rest = len(infos) - limits.members
        yield tally.lose("over cap", f"{rest} members beyond the first {limits.members} not read: raise the limit", "", origin)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str, limits: Limits, tally: Tally) -> Member | Problem:
    """One file of a zip archive. Reading ends at the limit whatever size the archive declares."""
    name = info.filename
    if info.flag_bits & 1:
        return tally.lose("encrypted", "needs a password: unpack it yourself", name, origin)
    most = min(limits.member, max(FREE, limits.ratio * info.compress_size))
    try:
        with archive.open(info) as file:
            data = file.read(most + 1)
    except _ERRORS as error:
        return tally.lose("damaged", str(error) or type(error).__name__, name, origin)
    if len(data) > most:
        what = f"larger than {most} bytes" if most == limits.member else f"expands more than {limits.ratio} times"
        return tally.lose("over cap", f"{what}: refused", name, origin)
    tally.read += 1
    return Member(name, data)
