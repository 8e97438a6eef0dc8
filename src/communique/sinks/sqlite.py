"""SQLite: a file, nothing to install."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from communique.errors import UsageError
from communique.sinks.database import Database
from communique.sinks.tables import Kind, Row, Table, tables

WAIT = 30.0
"""Seconds to wait for another process that is writing (``--shard``)."""


class Sqlite(Database):
    """A SQLite file. Decimals stand in NUMERIC columns: whole numbers exact up to 2^63, others as SQLite's REAL."""

    types: ClassVar[dict[Kind, str]] = {
        "text": "TEXT",
        "integer": "INTEGER",
        "real": "REAL",
        "decimal": "NUMERIC",
        "boolean": "INTEGER",
        "day": "TEXT",
        "json": "TEXT",
    }

    def connect(self) -> None:
        """Open the file; UsageError where it cannot be made or is no database."""
        self.faults = (sqlite3.Error,)
        try:
            self.connection = sqlite3.connect(self.target, timeout=WAIT, isolation_level=None)
            self.connection.execute("PRAGMA synchronous = NORMAL")
            self.connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            raise UsageError(f"-o {self.target}: cannot be opened as a SQLite database: {error}") from None

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        return self.connection.execute(statement, values).fetchall()

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        marks = ", ".join("?" * len(table.columns))
        self.connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)

    def forget(self, articles: Sequence[str]) -> None:
        """Delete all rows of these articles."""
        for name in tables():
            self.connection.executemany(f"DELETE FROM {name} WHERE article_id = ?", [(article,) for article in articles])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside holds, or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file; what the journal holds is written into it."""
        self.connection.close()
