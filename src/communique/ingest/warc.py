"""WARC archives (ISO 28500), compressed a record a member, as a whole or not at all: the pages that a crawler stored.

Every record comes out, is skipped with a reason, or is counted as lost; after damage reading goes on at the next record.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Generator, Iterator
from itertools import zip_longest
from typing import BinaryIO, NamedTuple

from communique.ingest import inflate
from communique.ingest.http import TEXT, NoPage, Page, headers, page
from communique.ingest.inflate import Piece
from communique.ingest.limits import Limits
from communique.ingest.members import Member, Tally
from communique.model import Problem

VERSION = b"WARC/"
_HEAD = 1 << 16
_CHUNK = 1 << 16
_TAIL = 128
_START = re.compile(rb"\n\r?\n(WARC/\d\.\d{1,2}\r?\n[A-Za-z][A-Za-z-]{2,40}:)")
_END = re.compile(rb"\r?\n\r?\n")
Step = Generator[Member | Problem, None, bool]
"""A step of cutting; it returns whether there may be more to cut."""
_DIGEST = re.compile(r"(sha1|sha256|md5):([A-Za-z0-9+/=]{16,128})", re.IGNORECASE)


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is a WARC archive, plain or in gzip members."""
    return head.startswith(VERSION) or (head.startswith(inflate.MAGIC) and inflate.begins(head, VERSION))


def read(stream: BinaryIO, origin: str, limits: Limits, tally: Tally | None = None) -> Iterator[Member | Problem]:
    """The pages of an archive with their addresses, in its order; a Problem for each loss, and one on what was skipped.

    A member's name is its record's identifier. ``tally`` takes all counts.
    """
    tally = Tally() if tally is None else tally
    walk = Walk(origin, limits, tally)
    try:
        for piece in _pieces(stream, limits):
            yield from walk.take(piece)
            if walk.count > limits.members:
                reason = f"records beyond the first {limits.members} not read: raise the limit"
                yield tally.lose("over cap", reason, "", origin)
                break
        else:
            yield from walk.close()
    except OSError as error:
        yield from walk.close()
        yield tally.lose("damaged", f"{error}; the rest of the archive is lost", "", origin)
    yield from tally.report(origin)


def _pieces(stream: BinaryIO, limits: Limits) -> Iterator[Piece]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    if buffered.peek(3)[:3] == inflate.MAGIC:
        yield from inflate.pieces(buffered, limits, VERSION)
        return
    while chunk := buffered.read(_CHUNK):
        yield Piece("data", chunk)


class Record(NamedTuple):
    """One record: the fields of its head and its block."""

    fields: dict[str, str]
    block: bytes

    @property
    def name(self) -> str:
        """The record's identifier without brackets, its address where it has none."""
        return self.fields.get("warc-record-id", "").strip("<>") or self.fields.get("warc-target-uri", "")


class Walk:
    """Cuts a stream of bytes into records.

    ``held`` is what is not yet cut: a record's head, then its block up to ``need`` bytes. A record that is complete waits until
    its gzip member ends well or the next one begins, as only then it is known to be whole.
    """

    def __init__(self, origin: str, limits: Limits, tally: Tally) -> None:
        self.origin, self.limits, self.tally = origin, limits, tally
        self.held = bytearray()
        self.fields: dict[str, str] | None = None
        self.need = 0
        self.passing = False
        self.seeking = False
        self.waiting: Record | None = None
        self.count = 0

    def take(self, piece: Piece) -> Iterator[Member | Problem]:
        """What one piece of the stream completes."""
        if piece.kind == "data":
            self.held += piece.data
            yield from self._cut()
        elif piece.kind == "end":
            yield from self._end_of_member()
        else:
            yield from self._broken(piece)

    def close(self) -> Iterator[Member | Problem]:
        """What the end of the stream completes."""
        if self.fields is not None and not self._ripe():
            yield from self._wrong("truncated", "the archive ends inside the record", last=True)
        elif self.held.strip() and not self.seeking:
            yield self._lose("truncated", "the archive ends inside a record's head")
        yield from self._release(check=True)

    def _end_of_member(self) -> Iterator[Member | Problem]:
        """A gzip member ends with a right checksum: what is complete is whole, what is not never will be."""
        if self.fields is not None and not self._ripe():
            yield from self._wrong("truncated", "its gzip member ends before the record does", last=True)
        elif self.held.strip() and not self.seeking:
            yield self._lose("damaged", "a gzip member with a broken head of a record")
        yield from self._release(check=False)
        self._reset()

    def _broken(self, piece: Piece) -> Iterator[Member | Problem]:
        """The stream cannot be read on here: what was being read is lost, but for a record whose digest shows it whole."""
        self._ripe()
        waiting, self.waiting = self.waiting, None
        name = waiting.name if waiting else Record(self.fields or {}, b"").name
        if waiting is not None and "incorrect" not in piece.reason and _sound(waiting):  # a wrong checksum may be the head's
            yield from self._hand_on(waiting)
            name = ""
        if self.fields is not None:
            yield from self._salvaged(bytes(self.held))
        yield self._lose(piece.kind, piece.reason, name)
        self._reset()

    def _ripe(self) -> bool:
        """Completes the record being read if all of its block is there and nothing else."""
        if self.fields is None or len(self.held) < self.need or self.held[self.need :].strip(b"\r\n") or self.passing:
            return False
        self._complete(bytes(self.held[: self.need]))
        self.held.clear()
        return True

    def _reset(self) -> None:
        self.held.clear()
        self.fields, self.need, self.passing, self.seeking = None, 0, False, False

    def _lose(self, kind: str, reason: str, name: str = "") -> Problem:
        self.count += 1
        return self.tally.lose(kind, reason, name, self.origin)

    def _cut(self) -> Iterator[Member | Problem]:
        """Cuts off all records that are complete."""
        going = True
        while going:
            if self.fields is None:
                going = yield from self._head()
            elif self.passing:
                going = yield from self._pass()
            else:
                going = yield from self._block()

    def _head(self) -> Step:
        """Reads a record's head, or looks for the next one after damage; whether there is more to do."""
        if self.seeking:
            return self._seek()
        blank = len(self.held) - len(self.held.lstrip(b"\r\n"))
        del self.held[:blank]
        if not self.held:
            return False
        if not VERSION.startswith(self.held[:5]):
            yield from self._bad_head("no head of a record where one should be")
            return True
        yield from self._release(check=True)
        end = _END.search(self.held, 0, _HEAD)
        if end is None:
            if len(self.held) < _HEAD:
                return False
            yield from self._bad_head(f"a record's head of more than {_HEAD} bytes")
            return True
        fields = headers(bytes(self.held[: end.start()]))
        length = _length(fields)
        if length is None:
            yield from self._bad_head("a record's head without a length", Record(fields, b"").name)
            return True
        del self.held[: end.end()]
        self.fields, self.need = fields, length
        self.passing = self.need > self.limits.member
        return True

    def _bad_head(self, reason: str, name: str = "") -> Iterator[Member | Problem]:
        yield from self._release(check=True)
        yield self._lose("damaged", reason + ": looking for the next one", name)
        del self.held[:1]
        self.seeking = True

    def _seek(self) -> bool:
        """Goes to the next head; whether one was found."""
        found = _START.search(self.held)
        if found:
            del self.held[: found.start(1)]
            self.seeking = False
        else:
            del self.held[:-_TAIL]
        return found is not None

    def _pass(self) -> Step:
        """Passes over a block beyond the limit without holding it; a head inside it shows that its length is wrong."""
        found = _START.search(self.held)
        if found and found.start() < self.need:
            yield self._lose("damaged", f"a wrong length ({self.need} bytes left)", Record(self.fields or {}, b"").name)
            self._next(found.start(1))
            return True
        spare = min(self.need, max(0, len(self.held) - _TAIL))
        del self.held[:spare]
        self.need -= spare
        if self.need > len(self.held):
            return False
        del self.held[: self.need]
        yield self._lose("over cap", f"larger than {self.limits.member} bytes", Record(self.fields or {}, b"").name)
        self._next(0)
        return True

    def _next(self, at: int) -> None:
        del self.held[:at]
        self.fields, self.need, self.passing = None, 0, False

    def _block(self) -> Step:
        """Cuts a block off once it is there with the two line ends that follow it."""
        if len(self.held) < self.need + 4:
            return False
        end = _END.match(self.held, self.need)
        if end is None:
            yield from self._wrong("damaged", "its length is wrong or its end damaged", last=False)
            return True
        block = bytes(self.held[: self.need])
        del self.held[: end.end()]
        self._complete(block)
        return True

    def _complete(self, block: bytes) -> None:
        self.waiting = Record(self.fields or {}, block)
        self.fields, self.need = None, 0

    def _wrong(self, kind: str, reason: str, last: bool) -> Iterator[Member | Problem]:
        """A record whose length and data disagree: it is lost, records that its length swallowed are not."""
        yield self._lose(kind, reason, Record(self.fields or {}, b"").name)
        data = bytes(self.held)
        self._reset()
        rest = yield from self._salvaged(data)
        if last and rest is not None:
            yield self._lose(kind, "a record inside a damaged stretch")
        elif not last:
            self.held += data[max(len(data) - _TAIL, 0) if rest is None else rest :]
            self.seeking = rest is None

    def _salvaged(self, data: bytes) -> Generator[Member | Problem, None, int | None]:
        """Hands on the whole records in a stretch of bytes; the place of a last head whose record goes on behind it."""
        starts = [match.start(1) for match in _START.finditer(data)]
        done = 0
        for at, following in zip_longest(starts, starts[1:]):
            if at < done:
                continue
            found = _whole(data, at)
            if found is not None:
                self.waiting, done = found
                yield from self._release(check=True)
            elif following is None:
                return at
            else:
                yield self._lose("damaged", "a record inside a damaged stretch")
        return None

    def _release(self, check: bool) -> Iterator[Member | Problem]:
        """Hands on the record that waits; with ``check`` its digest, where it has one, must be right."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return
        if check and _sound(waiting) is False:
            yield self._lose("damaged", "the record's digest is wrong", waiting.name)
        else:
            yield from self._hand_on(waiting)

    def _hand_on(self, record: Record) -> Iterator[Member | Problem]:
        self.count += 1
        name = record.name or str(self.count)
        try:
            found = content(record, self.limits)
        except NoPage as reason:
            if reason.kind == "skipped":
                self.tally.skipped[str(reason)] += 1
            else:
                yield self.tally.lose(reason.kind, str(reason), name, self.origin)
            return
        self.tally.read += 1
        yield Member(name, found.data, record.fields.get("warc-target-uri", "").strip("<>") or None, found.media)


def _length(fields: dict[str, str]) -> int | None:
    text = fields.get("content-length", "")
    return int(text) if text.isdecimal() and len(text) <= 15 else None


def _whole(data: bytes, at: int) -> tuple[Record, int] | None:
    """The record whose head begins at a place, and where its block ends, if all of it is there."""
    end = _END.search(data, at, at + _HEAD)
    fields = headers(data[at : end.start()]) if end else {}
    length = _length(fields)
    if end is None or length is None:
        return None
    stop = end.end() + length
    if stop > len(data) or not (_END.match(data, stop) or stop == len(data)):
        return None
    return Record(fields, data[end.end() : stop]), stop


def _sound(record: Record) -> bool | None:
    """Whether a record's block has the digest that its head names; None where it names none that can be checked."""
    named = _DIGEST.fullmatch(record.fields.get("warc-block-digest", ""))
    if named is None:
        return None
    digest = hashlib.new(named[1].lower(), record.block, usedforsecurity=False)
    forms = (digest.hexdigest(), base64.b32encode(digest.digest()).decode().rstrip("=").lower())
    return named[2].rstrip("=").lower() in forms


def content(record: Record, limits: Limits) -> Page:
    """The page that a record holds. Raises NoPage for records of other types, with the reason."""
    kind = record.fields.get("warc-type", "").lower()
    if kind not in ("response", "resource", "conversion"):
        raise NoPage("skipped", f"{kind or 'nameless'} record")
    if cut := record.fields.get("warc-truncated"):
        raise NoPage("truncated", f"by the crawler ({cut})")
    media = record.fields.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "response" and media in ("application/http", ""):
        return page(record.block, limits)
    if kind == "response" or not TEXT.match(media):
        raise NoPage("skipped", f"media type {media.partition('/')[0] or 'unknown'}")
    return Page(record.block, media)
