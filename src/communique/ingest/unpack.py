"""Compressed streams (gzip, zstd, bzip2, xz) as streams of what is in them, read piece by piece, bombs refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import Any, BinaryIO

from communique.ingest.limits import Limits

MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}
FREE = 1 << 20
"""Bytes that may come out before the ratio counts: a short file of one repeated character is no bomb."""
_STEP = 1 << 12
"""Bytes asked for at once: as many can be lost before a damaged byte."""
_WINDOW = 1 << 27
_MEMORY = 1 << 28


class Bomb(OSError):
    """A stream that expands beyond its limit; the text says by how much."""


class Damaged(OSError):
    """A stream that cannot be decompressed from here on; the text says why."""


def kind(head: bytes) -> str | None:
    """The compression of a blob by its first bytes: gzip, zstd, bzip2, xz, or None."""
    return next((name for magic, name in MAGIC.items() if head.startswith(magic)), None)


def unpack(stream: BinaryIO, name: str, limits: Limits) -> BinaryIO:
    """A compressed stream's content as a buffered stream. Reading it raises Damaged or Bomb, both OSErrors with the reason.

    ``name`` is one of ``kind``. Several compressed streams one behind the other are read as one.
    """
    source = _Counted(stream)
    return io.BufferedReader(_Unpacked(_opened(source, name), source, name, limits.ratio), 1 << 16)


def _opened(source: Any, name: str) -> BinaryIO:
    if name == "gzip":
        return gzip.GzipFile(fileobj=source, mode="rb")  # type: ignore[return-value]
    if name == "bzip2":
        return bz2.BZ2File(source)  # type: ignore[return-value]
    if name == "xz":
        return _Xz(source)  # type: ignore[return-value]
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(source, read_across_frames=True)


class _Xz(io.RawIOBase):
    """xz with a bound on the memory that its dictionary takes."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.inner = source, lzma.LZMADecompressor(memlimit=_MEMORY)

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes, empty at the end."""
        while True:
            if self.inner.eof:
                rest = self.inner.unused_data.lstrip(b"\x00") or self.source.read(1 << 16)
                if not rest:
                    return b""
                self.inner = lzma.LZMADecompressor(memlimit=_MEMORY)
                found = self.inner.decompress(rest, size)
            else:
                rest = self.source.read(1 << 16) if self.inner.needs_input else b""
                if not rest and self.inner.needs_input:
                    raise EOFError("the stream ends before its end mark")
                found = self.inner.decompress(rest, size)
            if found:
                return found


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """What a decompressor gives, with one kind of error and a bound on the ratio."""

    def __init__(self, inner: BinaryIO, source: _Counted, name: str, ratio: int) -> None:
        self.inner, self.source, self.name, self.ratio, self.count = inner, source, name, ratio, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self.inner.read(min(len(view), _STEP))
        except (Damaged, Bomb):
            raise
        except Exception as error:
            if isinstance(error, MemoryError) or not _expected(error):
                raise
            raise Damaged(f"damaged {self.name} data after {self.count} bytes: {error}") from None
        self.count += len(data)
        if self.count > FREE and self.count > self.ratio * self.source.count:
            raise Bomb(f"{self.name} data that expands more than {self.ratio} times: refused (a bomb, or raise the limit)")
        view[: len(data)] = data
        return len(data)


def _expected(error: Exception) -> bool:
    """Whether an error is a decompressor's own (zstandard has a class of its own, known only where it is installed)."""
    return (
        isinstance(error, EOFError | OSError | ValueError | zlib.error | lzma.LZMAError) or type(error).__name__ == "ZstdError"
    )
