"""What the databases share: the tables made and versioned, shards put whole, articles replaced by their id."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from types import TracebackType
from typing import Any, ClassVar, Self

from communique.errors import UsageError
from communique.sinks.base import Batch, Form, Tally, writing
from communique.sinks.tables import Kind, Row, Table, tables, version

META = "communique_meta"
SHARDS = "communique_shards"


class Database(ABC):
    """A sink of tables. A shard is one transaction: its articles' old rows go, the new ones and its mark of completion come.

    ``settings`` is the hash of what shapes the records; a database that was filled with other settings, or has another version
    of the tables, is refused (UsageError) unless ``fresh`` empties it. ``settings`` None takes any, and makes nothing.
    """

    form: Form = "rows"
    faults: tuple[type[Exception], ...] = ()
    """What the library raises; set by connect."""
    types: ClassVar[dict[Kind, str]]

    def __init__(self, target: str, settings: str | None, fresh: bool = False) -> None:
        self.target = target
        self.settings = settings
        self.fresh = fresh

    @abstractmethod
    def connect(self) -> None:
        """Open the database; UsageError where it cannot be."""

    @abstractmethod
    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement (``?`` stands for values) and give its rows."""

    @abstractmethod
    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows to a table, in bulk."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[object]:
        """All that happens inside holds, or nothing of it."""

    @abstractmethod
    def forget(self, articles: Sequence[str]) -> None:
        """Delete all rows of these articles."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""

    def __enter__(self) -> Self:
        self.connect()
        try:
            if self.settings is not None:
                with writing(self.target, *self.faults), self.transaction():
                    self._prepare(self.settings)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _prepare(self, settings: str) -> None:
        if self.fresh:
            for name in (*tables(), META, SHARDS):
                self.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in self.definitions():
            self.execute(statement)
        known = dict(self.execute(f"SELECT key, value FROM {META}"))
        wanted = {"tables": str(version()), "settings": settings}
        if not known:
            for pair in wanted.items():
                self.execute(f"INSERT INTO {META} (key, value) VALUES (?, ?)", pair)
        for key, value in wanted.items():
            if known and known.get(key) != value:
                raise UsageError(f"-o {self.target}: {_OTHER[key]}: give --fresh to empty it first, or another OUT")

    def definitions(self) -> Iterator[str]:
        """The statements that make the tables where they are missing."""
        yield f"CREATE TABLE IF NOT EXISTS {META} (key {self.types['text']} PRIMARY KEY, value {self.types['text']} NOT NULL)"
        yield f"CREATE TABLE IF NOT EXISTS {SHARDS} (id {self.types['text']} PRIMARY KEY, tally {self.types['text']} NOT NULL)"
        for table in tables().values():
            columns = ", ".join(f'"{column.name}" {self.types[column.kind]}' for column in table.columns)
            yield f"CREATE TABLE IF NOT EXISTS {table.name} ({columns}, PRIMARY KEY (article_id, id))"

    def done(self) -> dict[str, Tally]:
        """The shards that are complete already, by id."""
        return {shard: Tally(**json.loads(tally)) for shard, tally in self.execute(f"SELECT id, tally FROM {SHARDS}")}

    def put(self, batch: Batch) -> None:
        """Take a shard whole, or not at all; an article that is there already is replaced. OutputError where it cannot be."""
        with writing(self.target, *self.faults):
            self._write(batch)

    def _write(self, batch: Batch) -> None:
        tally = json.dumps(asdict(batch.tally))
        articles = sorted({str(row[0]) for name in ("articles", "errors") for row in batch.rows[name]})
        with self.transaction():
            self.forget(articles)
            for name, rows in batch.rows.items():
                if rows:
                    self.insert(tables()[name], rows)
            self.execute(f"DELETE FROM {SHARDS} WHERE id = ?", (batch.shard,))
            self.execute(f"INSERT INTO {SHARDS} (id, tally) VALUES (?, ?)", (batch.shard, tally))


_OTHER = {
    "tables": "was made by a version of communique with other tables",
    "settings": "was filled with another model, version or other settings",
}
