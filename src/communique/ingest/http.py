"""A recorded HTTP answer as the page that it carried: chunks joined, compression undone, within bounds.

Forms as in RFC 9112 (messages) and RFC 9110 (content codings).
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from communique.ingest.limits import Limits
from communique.ingest.unpack import FREE

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
TEXT = re.compile(r"text/(?:html|plain|xml)$|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|json|[\w.-]+\+(?:xml|json))$")
_STEP = 1 << 20
_MAGIC = {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}


class Page(NamedTuple):
    """The bytes of a page and its media type, None where the answer names none."""

    data: bytes
    media: str | None


class NoPage(Exception):
    """An answer that carries no page: ``kind`` is skipped (no article), or the kind of the loss; the text says why."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


def page(message: bytes, limits: Limits) -> Page:
    """The page in an HTTP answer. Raises NoPage with the reason."""
    end = _END.search(message)
    status = _STATUS.match(message)
    if status is None or end is None:
        raise NoPage("damaged", "the HTTP answer has no head")
    if status[1] != b"200":
        raise NoPage("skipped", f"HTTP status {status[1].decode()}")
    body = message[end.end() :]
    fields = headers(message[: end.start()])
    media = fields.get("content-type", "").partition(";")[0].strip().lower() or None
    if media and not TEXT.match(media):
        raise NoPage("skipped", f"media type {media.partition('/')[0]}")
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = dechunk(body)
    elif fields.get("content-length", "").isdecimal() and len(body) < int(fields["content-length"]):
        raise NoPage("truncated", f"{len(body)} of {fields['content-length']} bytes of the HTTP answer")
    for coding in reversed(fields.get("content-encoding", "").lower().split(",")):
        body = _decoded(body, coding.strip().removeprefix("x-"), limits)
    return Page(body, media)


def headers(head: bytes) -> dict[str, str]:
    """The header fields of a message with names in lower case; of several of a name the last stays."""
    found: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if line[:1] in " \t" and last:
            found[last] += " " + line.strip()
        elif colon:
            last = name.strip().lower()
            found[last] = value.strip()
    return found


def dechunk(body: bytes) -> bytes:
    """The content of a chunked body. One that does not begin with a chunk was joined by the crawler and is taken as it is.

    Raises NoPage where a chunk is cut off or what follows one is no chunk.
    """
    if _SIZE.match(body) is None:
        return body
    joined = bytearray()
    at = 0
    while size := _SIZE.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return bytes(joined)
        if size.end() + length > len(body):
            raise NoPage("truncated", "a chunk of the HTTP answer is cut off")
        joined += body[size.end() : size.end() + length]
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    if not joined:
        return body
    raise NoPage("truncated" if at >= len(body) else "damaged", "the HTTP answer's chunks end without a last one")


def _decoded(body: bytes, coding: str, limits: Limits) -> bytes:
    """A body without one content coding; bodies that the crawler had decoded already are told by their first bytes."""
    if coding in ("", "identity", "none", "utf-8") or not body:
        return body
    if coding in _MAGIC and not body.startswith(_MAGIC[coding]):
        return body
    if coding == "gzip":
        return _inflated(body, 31, limits)
    if coding == "deflate":
        return _inflated(body, 15 if (body[0] & 15) == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15, limits)
    if coding == "zstd":
        return _zstd(body, limits)
    if coding == "br":
        return _brotli(body, limits)
    raise NoPage("not decoded", f"content coding {coding[:40]} is not known")


def _inflated(body: bytes, bits: int, limits: Limits) -> bytes:
    inflater = zlib.decompressobj(bits)
    most = _most(body, limits)
    try:
        data = inflater.decompress(body, most + 1)
    except zlib.error as error:
        raise NoPage("damaged", f"compressed HTTP body: {error}") from None
    if not inflater.eof and len(data) <= most:
        raise NoPage("truncated", "the compressed HTTP body is cut off")
    return _bounded(data, most)


def _most(body: bytes, limits: Limits) -> int:
    return min(limits.member, max(FREE, limits.ratio * len(body)))


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise NoPage("over cap", f"the HTTP body expands to more than {most} bytes: refused")
    return data


def _zstd(body: bytes, limits: Limits) -> bytes:
    import zstandard

    most = _most(body, limits)
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body) as reader:
            return _bounded(reader.read(most + 1), most)
    except zstandard.ZstdError as error:
        raise NoPage("damaged", f"compressed HTTP body: {error}") from None


def _brotli(body: bytes, limits: Limits) -> bytes:
    import brotli  # type: ignore[import-untyped]

    most = _most(body, limits)
    decoder, found, rest = brotli.Decompressor(), bytearray(), body
    try:
        while not decoder.is_finished() and (rest or not decoder.can_accept_more_data()):
            found += decoder.process(rest, output_buffer_limit=_STEP)
            rest = b""
            _bounded(found, most)  # type: ignore[arg-type]
    except brotli.error as error:
        raise NoPage("damaged", f"compressed HTTP body: {error}") from None
    if not decoder.is_finished():
        raise NoPage("truncated", "the compressed HTTP body is cut off")
    return bytes(found)
