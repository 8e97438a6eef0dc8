"""A JSON array of articles of any length, read item by item (ijson), within bounds.

ijson's ``items`` keeps the path to every value: a million opening brackets cost it gigabytes. Its bare events do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

from communique.ingest.limits import Limits
from communique.ingest.rows import items_of
from communique.ingest.window import WHOLE, Window
from communique.model import Article, Problem

_DEPTH = 200
_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"


class Refused(ValueError):
    """An array that is not read on, with the reason."""


def read(
    stream: BinaryIO, name: str, limits: Limits, names: Mapping[str, str], window: Window = WHOLE
) -> Iterator[Article | Problem]:
    """The articles of each item; a Problem for one that is none or too large, and one where the array is damaged."""
    for number, row in window.of(enumerate(rows(stream, name, limits), 1)):
        if isinstance(row, Problem):
            yield row
        else:
            yield from items_of(row, f"{name}:{number}", name, names, limits)


def rows(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Any]:
    """The items of an array as JSON's types; a Problem for one that is too large, and one where the array is damaged."""
    import ijson  # type: ignore[import-untyped]

    source = _Bounded(stream, limits.article)
    number = 0
    try:
        for number, item in enumerate(_items(ijson.basic_parse(source, buf_size=_CHUNK), source, limits), 1):
            if item is _TOO_LARGE:
                reason = f"over cap: item {number} is larger than {limits.article} bytes: split it or raise the limit"
                yield Problem(f"{name}:{number}", "ingest", reason, name)
            else:
                yield item
    except Refused as error:
        yield Problem(f"{name}:{number + 1}", "ingest", f"over cap: {error}; the rest of the array is lost", name)
    except (ijson.JSONError, ValueError, OverflowError) as error:
        first = str(error).removeprefix("b'").split("\\n")[0].split("\n")[0]
        yield Problem(f"{name}:{number + 1}", "ingest", f"damaged: not JSON after item {number}: {first}", name)


_TOO_LARGE = object()


class _Bounded:
    """A stream that ends where more bytes than an article may have pass without an item or a value ending."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self.stream, self.most, self.since, self.begun = stream, most, 0, False

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises Refused beyond the bound."""
        if self.since > self.most + 2 * _CHUNK:
            raise Refused(f"one value of more than {self.most} bytes")
        data = self.stream.read(size)
        if not self.begun and size > 0:
            self.begun, data = True, data.removeprefix(_BOM)
        self.since += len(data)
        return data


def _items(events: Iterator[tuple[str, Any]], source: _Bounded, limits: Limits) -> Iterator[Any]:
    """What lies in the outermost array. Items beyond the bound are passed over without being built."""
    from ijson.common import ObjectBuilder  # type: ignore[import-untyped]

    depth, size, builder = 0, 0, None
    for event, value in events:
        source.since = 0
        depth -= event in ("end_map", "end_array")
        if depth >= 1 or (depth == 0 and event not in ("start_array", "end_array")):
            builder = builder or ObjectBuilder()
            size += len(value) + 8 if isinstance(value, str) else 8
            if size <= limits.article:
                builder.event(event, float(value) if isinstance(value, Decimal) else value)
        depth += event in ("start_map", "start_array")
        if depth > _DEPTH:
            raise Refused(f"values nested more than {_DEPTH} deep")
        if depth == 1 and builder is not None:
            yield builder.value if size <= limits.article else _TOO_LARGE
            size, builder = 0, None
