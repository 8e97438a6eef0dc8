"""From rows of tables back to records: the inverse of ``flatten``."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from communique.record import Record
from communique.sinks.flatten import FACTS, LINKS, OWNERS
from communique.sinks.reading import Reader
from communique.sinks.tables import Kind, tables

GROUP = 200
"""Articles that are read by one query a table."""
Found = dict[str, list[dict[str, Any]]]
"""Rows by table, as objects."""


def records(reader: Reader, articles: Sequence[str]) -> Iterator[Record]:
    """The records of these articles (ids), in their order; ids that are not there are passed over.

    A decimal comes back as the engine's column kept it: without zeros at its end, and from SQLite as exact as REAL is.
    """
    for start in range(0, len(articles), GROUP):
        group = articles[start : start + GROUP]
        by_article = _fetch(reader, group)
        for article in group:
            if article in by_article:
                yield Record.from_json(json.dumps(_record(by_article[article])))


def _fetch(reader: Reader, articles: Sequence[str]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    marks = ", ".join("?" * len(articles))
    for name, table in tables().items():
        if name == "errors":
            continue
        columns = ", ".join(f'"{column}"' for column in table.names)
        for row in reader.query(f"SELECT {columns} FROM {name} WHERE article_id IN ({marks})", articles):
            found.setdefault(row[0], defaultdict(list))[name].append(_object(name, row))
    return {article: rows for article, rows in found.items() if rows["articles"]}


def _object(table: str, row: Sequence[Any]) -> dict[str, Any]:
    """A row as the object that it was made of; columns that flatten makes stand under their own names."""
    item: dict[str, Any] = {}
    for (steps, last, read), value in zip(_plan(table), row, strict=True):
        inner = item
        for step in steps:
            inner = inner.setdefault(step, {})
        inner[last] = value if value is None or read is None else read(value)
    return item


@cache
def _plan(table: str) -> list[tuple[tuple[str, ...], str, Callable[[Any], Any] | None]]:
    """For each column the objects that its value lies in, its key there, and how it is read."""
    columns = tables()[table].columns
    paths = [column.path or (column.name,) for column in columns]
    return [(path[:-1], path[-1], _READ.get(column.kind)) for path, column in zip(paths, columns, strict=True)]


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _decimal(value: Any) -> str:
    return _plain(Decimal(str(value)))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_READ: dict[Kind, Callable[[Any], Any]] = {"json": json.loads, "decimal": _decimal, "boolean": bool, "day": _day}


def _record(rows: Found) -> dict[str, Any]:
    whole = rows["articles"][0]
    article = {**whole["article"], "id": whole["id"]}
    record = {"schema_version": whole["schema_version"], "producer": whole["producer"], "article": article}
    for name in FACTS:
        record[name] = [_fact(name, item, rows) for item in sorted(rows[name], key=_in_text)]
    return record


def _in_text(item: dict[str, Any]) -> tuple[int, str]:
    """Facts stand in the order of the text; an id is a letter and an offset."""
    digits = "".join(c if c.isdigit() else " " for c in item["id"]).split()
    return (int(digits[0]) if digits else 0, item["id"])


def _fact(name: str, item: dict[str, Any], rows: Found) -> dict[str, Any]:
    fact = {key: value for key, value in item.items() if key != "article_id"}
    if name in OWNERS:
        fact["mentions"] = [_span(m) for m in _positioned(rows["mentions"], "owner_id", item["id"]) if m["owner_table"] == name]
    if fact.get("change", {}) and fact["change"]["direction"] is None:
        fact["change"] = None
    if name == "events":
        _complete(fact, rows)
    if name == "unresolved":
        del fact["id"]
    return fact


def _complete(event: dict[str, Any], rows: Found) -> None:
    """Give an event what stands in other tables."""
    links = _positioned(rows["event_links"], "event_id", event["id"])
    for role in ("source", "target"):
        event[role] = [link["party"] for link in links if link["role"] == role]
    for role, name in LINKS:
        event[name] = [link["ref_id"] for link in links if link["role"] == role]
    event["when"]["date"] = next((link["ref_id"] for link in links if link["role"] == "date"), None)
    if event["attribution"]["who"] is None:
        event["attribution"] = None
    event["evidence"] = {}
    for mention in _positioned(rows["mentions"], "owner_id", event["id"]):
        if mention["owner_table"] == "events":
            extent = {"start": mention["char_start"], "end": mention["char_end"]}
            event["evidence"].setdefault(mention["slot"], []).append(extent)


def _positioned(rows: list[dict[str, Any]], key: str, owner: str) -> list[dict[str, Any]]:
    return sorted((row for row in rows if row[key] == owner), key=lambda row: row["position"])


def _span(mention: dict[str, Any]) -> dict[str, Any]:
    return {"start": mention["char_start"], "end": mention["char_end"], "text": mention["text"]}
