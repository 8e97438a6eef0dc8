"""Parquet files, a row an article: columns as in other tables. Needs pyarrow (the extra ``parquet``)."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from communique.ingest.limits import Limits
from communique.ingest.rows import FIELDS, NEWS_PLEASE, article_of
from communique.ingest.unpack import FREE
from communique.ingest.window import WHOLE, Window
from communique.model import Article, Problem

MAGIC = b"PAR1"
_BATCH = 64
_MISSING = "Parquet needs the package pyarrow: install communique[parquet]"


def read(
    stream: BinaryIO, name: str, limits: Limits, names: Mapping[str, str], window: Window = WHOLE
) -> Iterator[Article | Problem]:
    """An article for each row; a Problem for a row that is none, and for each group of rows that is damaged or too large."""
    wanted = {*FIELDS, *NEWS_PLEASE, *names, "blocks", "article"}
    for number, row in window.of(enumerate(rows(stream, name, limits, wanted), 1)):
        yield row if isinstance(row, Problem) else article_of(row, f"{name}:{number}", name, names, limits)


def rows(stream: BinaryIO, name: str, limits: Limits, wanted: set[str] | None = None) -> Iterator[dict[str, Any] | Problem]:
    """The rows as the ``wanted`` columns without nulls, times as ISO 8601; a Problem counts the rows that it stands for."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        yield Problem(name, "ingest", f"not decoded: {_MISSING}", name)
        return
    with tempfile.SpooledTemporaryFile(max_size=1 << 24) as spool:
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
        try:
            table = pq.ParquetFile(stream if stream.seekable() else spool)
        except Exception as error:
            yield Problem(name, "ingest", f"damaged: no Parquet file: {_line(error)}", name)
            return
        columns = [column for column in table.schema_arrow.names if wanted is None or column in wanted]
        for group in range(table.num_row_groups):
            yield from _group(table, group, columns, name, limits)


def _group(table: Any, group: int, columns: list[str], name: str, limits: Limits) -> Iterator[dict[str, Any] | Problem]:
    meta = table.metadata.row_group(group)
    parts = [meta.column(i) for i in range(meta.num_columns)]
    packed, size = sum(p.total_compressed_size for p in parts), sum(p.total_uncompressed_size for p in parts)
    if size > FREE and size > limits.ratio * packed:
        reason = f"over cap: row group {group} expands more than {limits.ratio} times: refused"
        yield Problem(name, "ingest", reason, name, meta.num_rows)
        return
    given = 0
    try:
        for batch in table.iter_batches(_BATCH, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                given += 1
                yield _checked(row, name, limits)
    except Exception as error:
        reason = f"damaged: row group {group} after {given} rows: {_line(error)}"
        yield Problem(name, "ingest", reason, name, max(meta.num_rows - given, 1))


def _checked(row: dict[str, Any], name: str, limits: Limits) -> dict[str, Any] | Problem:
    found = {key: _plain(value) for key, value in row.items() if value is not None}
    if sum(len(value) for value in found.values() if isinstance(value, str)) > limits.article:
        key = str(found.get("id", name))[:200]
        return Problem(key, "ingest", f"over cap: larger than {limits.article} bytes: raise the limit", name)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _line(error: Exception) -> str:
    return str(error).split("\n")[0][:200] or type(error).__name__
