"""From a record's object, or a problem, to the rows of the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from communique.model import Problem
from communique.sinks.tables import PRECISION, Column, Row, Rows, Table, Value, tables

FACTS = ("parties", "people", "amounts", "dates", "troops", "agreements", "events", "unresolved")
OWNERS = ("parties", "people", "agreements")
LINKS = (("person", "people"), ("amount", "amounts"), ("troops", "troops"))
"""Roles in event_links that refer by id, and the key of an event (and table) that they stand for."""


def rows_of(results: Iterable[Mapping[str, Any] | Problem]) -> Rows:
    """The rows of records (as JSON objects) and problems, by table; an article that comes again replaces the one before."""
    found: dict[str, dict[tuple[Value, ...], Row]] = {name: {} for name in tables()}
    for result in results:
        if isinstance(result, Problem):
            _keep(found, "errors", _error(result))
            continue
        _forget(found, str(result["article"]["id"]))
        for name, row in _of_record(result):
            _keep(found, name, row)
    return {name: list(rows.values()) for name, rows in found.items()}


def _keep(found: dict[str, dict[tuple[Value, ...], Row]], name: str, row: Row) -> None:
    found[name][row[:2]] = row


def _forget(found: dict[str, dict[tuple[Value, ...], Row]], key: str) -> None:
    if (key, key) in found["articles"]:
        for rows in found.values():
            for row_key in [row_key for row_key in rows if row_key[0] == key]:
                del rows[row_key]


def _of_record(record: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    key = record["article"]["id"]
    text = record["article"]["text"]
    yield "articles", _row(tables()["articles"], key, key, record)
    for name in FACTS:
        table = tables()[name]
        for item, row_id in zip(record[name], _ids(name, record[name]), strict=True):
            row, lost = _checked(table, _row(table, key, row_id, item))
            yield name, row
            yield from (("errors", _error(Problem(key, "sink", reason, record["article"]["origin"]))) for reason in lost)
    yield from (("mentions", (key, *row)) for row in _mentions(record, text))
    codes = {party["code"]: party["id"] for party in record["parties"]}
    yield from (("event_links", (key, *row)) for event in record["events"] for row in _links(event, codes))


def _ids(name: str, items: list[dict[str, Any]]) -> list[str]:
    """The ids of items; an unresolved mention gets a letter and its offset, as facts do, and a number where two begin there."""
    if name != "unresolved":
        return [item["id"] for item in items]
    seen: dict[int, int] = {}
    ids = []
    for item in items:
        seen[item["start"]] = number = seen.get(item["start"], 0) + 1
        ids.append(f"u{item['start']}" + (f".{number}" if number > 1 else ""))
    return ids


def _row(table: Table, key: str, row_id: str, item: Mapping[str, Any]) -> Row:
    return (key, row_id, *[_value(column, item) for column in table.columns[2:]])


def _value(column: Column, item: Any) -> Value:
    for step in column.path:
        item = item.get(step) if item else None
    if column.kind == "json":
        return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    result: Value = item
    return result


def _checked(table: Table, row: Row) -> tuple[Row, list[str]]:
    """The row with null for every number that no engine's column can hold, and what was lost by it."""
    bad = [i for i in _numeric(table.name) if row[i] is not None and not _fits(table.columns[i], row[i])]
    if not bad:
        return row, []
    lost = [f"{table.name} {row[1]}: {table.columns[i].name} {row[i]} does not fit its column" for i in bad]
    return tuple(None if i in bad else value for i, value in enumerate(row)), lost


@cache
def _numeric(name: str) -> tuple[int, ...]:
    return tuple(i for i, column in enumerate(tables()[name].columns) if column.kind in ("decimal", "integer"))


def _fits(column: Column, value: Value) -> bool:
    if column.kind == "integer":
        return -(1 << 63) <= int(value or 0) < 1 << 63
    digits, places = PRECISION
    whole, _, part = str(value).lstrip("-").partition(".")
    return len(whole) <= digits - places and len(part.rstrip("0")) <= places


def _mentions(record: Mapping[str, Any], text: str | None) -> Iterator[Row]:
    for name in OWNERS:
        for item in record[name]:
            for position, part in enumerate(item["mentions"]):
                yield _mention(name, item["id"], "mention", position, part, part["text"])
    for event in record["events"]:
        for slot, parts in event["evidence"].items():
            for position, part in enumerate(parts):
                words = text[part["start"] : part["end"]] if text is not None else None
                yield _mention("events", event["id"], slot, position, part, words)


def _mention(table: str, owner: str, slot: str, position: int, part: Mapping[str, Any], words: str | None) -> Row:
    return (f"{owner}.{slot}.{position}", table, owner, slot, position, part["start"], part["end"], words)


def _links(event: Mapping[str, Any], codes: Mapping[str, str]) -> Iterator[Row]:
    for role in ("source", "target"):
        for position, code in enumerate(event[role]):
            yield _link(event["id"], role, position, code, "parties", codes.get(code))
    for role, name in LINKS:
        for position, ref in enumerate(event[name]):
            yield _link(event["id"], role, position, None, name, ref)
    if event["agreement"]:
        yield _link(event["id"], "agreement", 0, None, "agreements", event["agreement"])
    if event["when"]["date"]:
        yield _link(event["id"], "date", 0, None, "dates", event["when"]["date"])


def _link(event: str, role: str, position: int, party: str | None, table: str, ref: str | None) -> Row:
    return (f"{event}.{role}.{position}", event, role, position, party, table, ref)


def _error(problem: Problem) -> Row:
    told = json.dumps([problem.stage, problem.reason, problem.origin])
    row_id = "x" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return (problem.id, row_id, problem.stage, problem.reason, problem.origin)
