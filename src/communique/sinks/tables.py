"""The tables of all table sinks, read from ``tables.toml``: the one place that says what columns there are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["text", "integer", "real", "decimal", "boolean", "day", "json"]
Value = str | int | float | bool | None
Row = tuple[Value, ...]
Rows = dict[str, list[Row]]
"""Rows by the name of their table, in the order of its columns. Decimals and days are strings, JSON columns JSON text."""
KEY = ("article_id", "id")
PRECISION = (38, 9)
"""Digits of a decimal column in all, and after the point."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and the keys that lead to its value in a record's object (none: made by flatten)."""

    name: str
    kind: Kind
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, and its columns; the first two are the key."""

    name: str
    doc: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[str, Table]:
    """All tables by name, ``articles`` first and ``errors`` last."""
    return {name: _table(name, dict(rows)) for name, rows in _file().items() if isinstance(rows, dict)}


@cache
def version() -> int:
    """The version of the tables; a database with another one is refused."""
    return int(str(_file()["version"]))


@cache
def _file() -> dict[str, object]:
    return tomllib.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))


def _table(name: str, rows: dict[str, str]) -> Table:
    doc = rows.pop("doc")
    key = tuple(Column(column, "text", ()) for column in KEY)
    return Table(name, doc, key + tuple(_column(column, text) for column, text in rows.items()))


def _column(name: str, text: str) -> Column:
    kind, _, path = text.partition(" ")
    where = () if path == "-" else tuple((path or name).split("."))
    return Column(name, kind, where)  # type: ignore[arg-type]
