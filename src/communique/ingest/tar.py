"""Tar archives read as they stream by; after damage the next header with a right checksum is found.

``tarfile`` reads a single header here (``TarInfo.frombuf`` checks its sum); its own walk through an archive stops at
damage or passes over it without a word, and holds extension headers of any size in memory.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from communique.ingest.limits import Limits
from communique.ingest.members import Member, Tally, hidden
from communique.model import Problem

BLOCK = 512
_LONGEST = 1 << 16
_KINDS = {tarfile.DIRTYPE: "folder", tarfile.SYMTYPE: "link", tarfile.LNKTYPE: "link"}


@dataclass(slots=True)
class _State:
    """Where the walk is: bytes read, the extensions that hold for the next file, whether damage is being passed over."""

    stream: BinaryIO
    at: int = 0
    extra: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    ended: bool = False

    def take(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.at += len(data)
        return data

    def skip(self, size: int) -> bool:
        """Passes over bytes without holding them; False where the stream ends first."""
        while size > 0:
            got = len(self.take(min(size, 1 << 20)))
            if not got:
                return False
            size -= got
        return True


def read(stream: BinaryIO, origin: str, limits: Limits, tally: Tally) -> Iterator[Member | Problem]:
    """The files of a tar archive, a Problem for each loss."""
    state = _State(stream)
    while (block := state.take(BLOCK)) and not state.ended:
        if tally.read + tally.lost.total() >= limits.members and block.strip(b"\x00"):
            yield tally.lose("over cap", f"members beyond the first {limits.members} not read: raise the limit", "", origin)
            return
        found = _step(state, block, origin, limits, tally)
        if found is not None:
            yield found


def _step(state: _State, block: bytes, origin: str, limits: Limits, tally: Tally) -> Member | Problem | None:
    """What one header block leads to: a file, a problem, or nothing to hand on."""
    if len(block) < BLOCK:
        state.ended = True
        return tally.lose("truncated", f"ends inside a header at byte {state.at}", "", origin)
    if not block.strip(b"\x00"):
        return None
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return _damage(state, origin, tally)
    if info.size < 0:
        return _damage(state, origin, tally)
    state.lost = False
    if info.type in (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE):
        return _extension(state, info, origin, tally)
    extra, state.extra = state.extra, {}
    name = _shown(extra.get("path") or info.name)
    size = int(extra["size"]) if extra.get("size", "").isdecimal() else info.size
    if not info.isreg() or info.type == tarfile.GNUTYPE_SPARSE:
        tally.skipped[_KINDS.get(info.type, "special file")] += 1
        state.skip(_padded(info.size) if info.isreg() else 0)
        return None
    return _file(state, name, size, origin, limits, tally)


def _damage(state: _State, origin: str, tally: Tally) -> Problem | None:
    """One loss for a run of blocks that are no header."""
    state.extra = {}
    if state.lost:
        return None
    state.lost = True
    return tally.lose("damaged", f"no header of a file at byte {state.at - BLOCK}: looking for the next one", "", origin)


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _padded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


def _extension(state: _State, info: tarfile.TarInfo, origin: str, tally: Tally) -> Problem | None:
    """An extension header: the long name (GNU) or the fields (pax) of the file that follows."""
    if info.size > _LONGEST:
        return tally.lose("damaged", f"an extension header of {info.size} bytes", "", origin)
    data = state.take(_padded(info.size))[: info.size]
    if info.type == tarfile.GNUTYPE_LONGNAME:
        state.extra["path"] = data.rstrip(b"\x00").decode("utf-8", "surrogateescape")
    elif info.type == tarfile.XHDTYPE:
        state.extra.update(_pax(data))
    return None


def _pax(data: bytes) -> Iterator[tuple[str, str]]:
    """The ``length key=value`` lines of a pax header (POSIX.1-2001), up to the first that is none."""
    while data:
        length, space, _ = data.partition(b" ")
        if not space or not length.isdigit() or not len(length) < int(length) <= len(data):
            return
        key, _, value = data[len(length) + 1 : int(length) - 1].partition(b"=")
        yield key.decode("utf-8", "replace"), value.decode("utf-8", "surrogateescape")
        data = data[int(length) :]


def _file(state: _State, name: str, size: int, origin: str, limits: Limits, tally: Tally) -> Member | Problem | None:
    if hidden(name) or size > limits.member:
        whole = state.skip(_padded(size))
        if hidden(name) and whole:
            tally.skipped["hidden file"] += 1
            return None
        return tally.lose("over cap", f"larger than {limits.member} bytes: refused", name, origin)
    data = state.take(size)
    if len(data) < size:
        state.ended = True
        return tally.lose("truncated", f"{len(data)} of {size} bytes", name, origin)
    state.skip(_padded(size) - size)
    tally.read += 1
    return Member(name, data)
