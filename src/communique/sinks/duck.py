"""DuckDB: a file for analysis (extra ``duckdb``)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from communique.errors import SourceError, UsageError
from communique.sinks.database import Database
from communique.sinks.tables import PRECISION, Kind, Row, Table, tables


class Duck(Database):
    """A DuckDB file. DuckDB itself lets one process write at a time."""

    types: ClassVar[dict[Kind, str]] = {
        "text": "VARCHAR",
        "integer": "BIGINT",
        "real": "DOUBLE",
        "decimal": "DECIMAL({}, {})".format(*PRECISION),
        "boolean": "BOOLEAN",
        "day": "DATE",
        "json": "VARCHAR",
    }

    def connect(self) -> None:
        """Open the file; UsageError where DuckDB is not installed, the file is in use or is no database."""
        try:
            import duckdb
        except ImportError:
            raise UsageError(f"-o {self.target}: DuckDB is not installed: pip install 'communique[duckdb]'") from None
        self.faults = (duckdb.Error,)
        try:
            self.connection = duckdb.connect(self.target)
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise UsageError(f"-o {self.target}: cannot be opened as a DuckDB database: {first}") from None

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        result = self.connection.execute(statement, values or None)
        return result.fetchall() if result.description else []

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows to a table by way of a file that DuckDB reads itself; its own row by row insertion is very slow."""
        columns = {column.name: self.types[column.kind] for column in table.columns}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, f"{table.name}.jsonl")
            with file.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(dict(zip(table.names, row, strict=True))) + "\n" for row in rows)
            self.execute(
                f"INSERT INTO {table.name} SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?, "
                f"maximum_object_size = 1000000000)",
                (str(file), columns),
            )

    def forget(self, articles: Sequence[str]) -> None:
        """Delete all rows of these articles."""
        for name in tables():
            self.execute(f"DELETE FROM {name} WHERE article_id IN (SELECT unnest(?))", (list(articles),))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside holds, or nothing of it."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


@contextmanager
def read_only(target: str) -> Iterator[DuckReader]:
    """A reader of a DuckDB file; UsageError where DuckDB is not installed, SourceError where it cannot answer."""
    try:
        import duckdb
    except ImportError:
        raise UsageError(f"{target}: DuckDB is not installed: pip install 'communique[duckdb]'") from None
    try:
        with duckdb.connect(target, read_only=True) as connection:
            yield DuckReader(connection)
    except duckdb.Error as error:
        raise SourceError(f"{target}: {str(error).splitlines()[0]}") from None


class DuckReader:
    """A cursor a query, which DuckDB lets threads use side by side."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of one SELECT; ``?`` stands for values."""
        with self.connection.cursor() as cursor:
            rows: list[tuple[Any, ...]] = cursor.execute(statement, list(values)).fetchall()
            return rows
