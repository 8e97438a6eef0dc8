"""Parquet (extra ``parquet``): ``tables/TABLE/month=YYYY-MM/part-N.parquet``, the month of publication as the partition."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from communique.sinks.tables import PRECISION, Kind, Row, Table, Value

HELD = 100_000
"""Rows of a table that are held before they are written: few and big row groups, bounded memory."""
NONE = "none"
"""The partition of articles without a date of publication."""
TYPES: dict[Kind, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "decimal": pa.decimal128(*PRECISION),
    "boolean": pa.bool_(),
    "day": pa.date32(),
    "json": pa.string(),
}
READ: dict[Kind, Callable[[Any], Any]] = {"decimal": Decimal, "day": dt.date.fromisoformat}


class ParquetFiles:
    """Holds the rows of each table by month and writes them when there are many; each time a file a month."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        self.tables: dict[str, Table] = {}
        self.count: dict[str, int] = defaultdict(int)

    def add(self, table: Table, rows: Sequence[Row], months: dict[str, str]) -> None:
        """Take rows."""
        self.tables[table.name] = table
        for row in rows:
            self.held[table.name][months.get(str(row[0]), NONE)].append(row)
        self.count[table.name] += len(rows)
        if self.count[table.name] >= HELD:
            self._write(table)

    def close(self) -> None:
        """Write what is held; a table without rows is an empty file, so that it is there to be read."""
        for table in self.tables.values():
            if not self.held[table.name] and not (self.folder / table.name).exists():
                self.held[table.name][NONE] = []
            self._write(table)

    def _write(self, table: Table) -> None:
        for month, rows in sorted(self.held.pop(table.name, {}).items()):
            place = self.folder / table.name / f"month={month}"
            place.mkdir(parents=True, exist_ok=True)
            number = sum(1 for _ in place.iterdir())
            pq.write_table(_arrow(table, rows), place / f"part-{number}.parquet", compression="zstd")
        self.count[table.name] = 0


def _arrow(table: Table, rows: Sequence[Row]) -> Any:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [
        pa.array([_read(column.kind, value) for value in values], TYPES[column.kind])
        for column, values in zip(table.columns, columns, strict=True)
    ]
    return pa.table(arrays, names=list(table.names))


def _read(kind: Kind, value: Value) -> Any:
    return value if value is None or kind not in READ else READ[kind](value)
