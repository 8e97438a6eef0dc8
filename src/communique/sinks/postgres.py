"""PostgreSQL (extra ``postgres``, driver pg8000): rows by COPY, a shard a transaction; a lost connection is made anew."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from communique.errors import OutputError, UsageError
from communique.sinks.base import Batch
from communique.sinks.database import Database
from communique.sinks.tables import PRECISION, Kind, Row, Table, Value, tables

PAUSES = (0.5, 1, 2, 4, 8, 15, 30, 60)
"""Seconds to wait before each new try when the server is gone: two minutes in all, enough for it to start again."""
LOCK = 0x636F6D6D
"""Key of the advisory lock of a transaction, the letters ``comm``: runs that fill one schema side by side do so in turn."""


class Postgres(Database):
    """A database of a PostgreSQL server, ``postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME``."""

    types: ClassVar[dict[Kind, str]] = {
        "text": "TEXT",
        "integer": "BIGINT",
        "real": "DOUBLE PRECISION",
        "decimal": "NUMERIC({}, {})".format(*PRECISION),
        "boolean": "BOOLEAN",
        "day": "DATE",
        "json": "JSONB",
    }

    def connect(self) -> None:
        """Connect; UsageError where the driver is not installed, OutputError where the server cannot be reached."""
        try:
            import pg8000.dbapi
        except ImportError:
            raise UsageError(f"-o {_shown(self.target)}: pg8000 is not installed: pip install 'communique[postgres]'") from None
        self.driver: Any = pg8000.dbapi
        self.gone = (self.driver.InterfaceError, OSError)
        parts = urlsplit(self.target)
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        try:
            self.connection = self.driver.connect(
                user=unquote(parts.username or "postgres"),
                password=unquote(parts.password) if parts.password else None,
                host=parts.hostname or "localhost",
                port=parts.port or 5432,
                database=unquote(parts.path.lstrip("/")) or None,
                application_name="communique",
            )
        except (*self.gone, self.driver.DatabaseError) as error:
            raise OutputError(f"-o {_shown(self.target)}: cannot be reached: {_told(error)}") from None
        self.connection.autocommit = True
        if schema := options.get("schema"):
            name = '"' + schema.replace('"', '""') + '"'
            self.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")
            self.execute(f"SET search_path TO {name}")

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        cursor = self.connection.cursor()
        cursor.execute(statement.replace("?", "%s"), tuple(values))
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows to a table by COPY."""
        data = "".join("\t".join(map(_copied, row)) + "\n" for row in rows).encode("utf-8")
        names = ", ".join(f'"{name}"' for name in table.names)
        self.connection.cursor().execute(f"COPY {table.name} ({names}) FROM STDIN", stream=io.BytesIO(data))

    def forget(self, articles: Sequence[str]) -> None:
        """Delete all rows of these articles."""
        for name in tables():
            self.execute(f"DELETE FROM {name} WHERE article_id = ANY(?)", (list(articles),))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside holds, or nothing of it."""
        self.execute("BEGIN")
        try:
            self.execute("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", (LOCK,))
            yield
            self.execute("COMMIT")
        except BaseException:
            with suppress(*self.gone, self.driver.DatabaseError):
                self.execute("ROLLBACK")
            raise

    def put(self, batch: Batch) -> None:
        """Take a shard whole, or not at all. Where the server has gone, wait for it; OutputError when it does not come back."""
        self._patiently(lambda: self._write(batch))

    def _patiently(self, work: Callable[[], None]) -> None:
        for pause in (*PAUSES, None):
            try:
                return work()
            except (*self.gone, self.driver.DatabaseError) as error:
                if pause is None or not self._is_gone(error):
                    raise OutputError(f"-o {_shown(self.target)}: cannot be written: {_told(error)}") from None
                time.sleep(pause)
                self.close()
                with suppress(OutputError):
                    self.connect()
        return None

    def _is_gone(self, error: Exception) -> bool:
        """Whether the server went away: the connection broke, or the server says that it is shutting down or starting."""
        told = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
        return isinstance(error, self.gone) or str(told.get("C", "")).startswith(("57P", "08"))

    def close(self) -> None:
        """Close the connection."""
        with suppress(*self.gone, self.driver.DatabaseError):
            self.connection.close()


def _copied(value: Value) -> str:
    r"""A value as COPY's text format has it. A NUL character, which PostgreSQL cannot hold, becomes U+FFFD: offsets stay.

    >>> _copied("a\tb\\"), _copied(None), _copied(True)
    ('a\\tb\\\\', '\\N', 'true')
    """
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).replace("\\", "\\\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
    return text.replace("\0", "\ufffd")


def _shown(target: str) -> str:
    """The address without its password."""
    parts = urlsplit(target)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _told(error: Exception) -> str:
    told = error.args[0] if error.args else error
    return str(told.get("M", told)) if isinstance(told, dict) else str(told)
