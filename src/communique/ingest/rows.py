"""Rows of tables (JSONL, JSON, CSV): one object with the columns of an article. ``text`` is taken to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from communique.calendar import parse_published
from communique.ingest import text as plain_text
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.meta import dates
from communique.model import Article, Block, Problem

FIELDS = (
    "id",
    "text",
    "title",
    "published",
    "modified",
    "url",
    "publisher",
    "byline",
    "dateline",
    "section",
    "language",
    "access",
    "page_type",
)
NEWS_PLEASE = {
    "maintext": "text",
    "date_publish": "published",
    "date_modify": "modified",
    "authors": "byline",
    "source_domain": "publisher",
}
"""Columns of news-please's JSON (github.com/fhamborg/news-please, README, output format) by our field."""
ROLES = ("title", "byline", "dateline", "body", "caption", "junk")


def items_of(
    row: Any, fallback_id: str, origin: str | None, names: Mapping[str, str], limits: Limits = DEFAULT
) -> Iterator[Article | Problem]:
    """The article of one row, or those of a row that is a ninjs item; ``names`` maps columns to fields."""
    if isinstance(row, dict) and "uri" in row and not {"text", *names} & row.keys():
        from communique.ingest import ninjs

        if ninjs.is_item(row):
            yield from ninjs.read_item(row, fallback_id, origin)
            return
    yield article_of(row, fallback_id, origin, names, limits)


def article_of(
    row: Any, fallback_id: str, origin: str | None, names: Mapping[str, str], limits: Limits = DEFAULT
) -> Article | Problem:
    """The article of one row; ``names`` maps columns to fields. A Problem says which column is wrong, and how."""
    try:
        return _article(_columns(row, names), fallback_id, origin, limits)
    except ValueError as error:
        key = str(row["id"]) if isinstance(row, dict) and row.get("id") else fallback_id
        return Problem(key, "ingest", str(error), origin)


def _columns(row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError(f"not an object with columns but {type(row).__name__}: give one JSON object an article")
    row = row["article"] if isinstance(row.get("article"), dict) else row
    found = {key: row[key] for key in (*FIELDS, "blocks") if row.get(key) is not None}
    if "text" not in found and "maintext" in row:
        found |= {field: row[key] for key, field in NEWS_PLEASE.items() if row.get(key) is not None}
    return found | {field: row[column] for column, field in names.items() if row.get(column) is not None}


def _article(row: dict[str, Any], fallback_id: str, origin: str | None, limits: Limits) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError("no `text` column with a string: name it with --map COLUMN=text")
    text.encode("utf-8")
    key = str(row.get("id", fallback_id))
    meta = {name: _string(name, row[name]) for name in FIELDS[2:] if name in row and name != "byline"}
    meta |= {name: _moment(name, meta[name]) for name in ("published", "modified") if name in meta}
    base = plain_text.read(text, key, origin, limits)
    blocks = _blocks(row["blocks"], len(text)) if "blocks" in row else base.blocks
    known = {"publisher": base.publisher, "title": base.title, "published": base.published, "dateline": base.dateline} | meta
    byline = _names(row["byline"]) if "byline" in row else base.byline
    provenance = tuple((name, "column") for name in row if name not in ("text", "blocks"))
    return Article(
        id=key, text=text, origin=origin, format="table", byline=byline, blocks=blocks, provenance=provenance, **known
    )


def _string(name: str, value: Any) -> str:
    if isinstance(value, str | int | float):
        return str(value)
    raise ValueError(f"`{name}` is {type(value).__name__}: give a string")


def _moment(name: str, value: str) -> str:
    """A date in ISO 8601, also where it is printed in another form ("Aug. 20, 2020 13:17")."""
    found = value if parse_published(value) else dates.instant(value)
    if found is None or parse_published(found) is None:
        raise ValueError(f"`{name}` is {value!r}: give a date as ISO 8601, for example 2020-08-20T13:17+09:00")
    return found


def _names(value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise ValueError("`byline` is not a name or a list of names")
    return tuple(names)


def _blocks(value: Any, length: int) -> tuple[Block, ...]:
    """The blocks that a row brings along (as `communique ingest` writes them), checked against the text."""
    return tuple(_checked(value, length))


def _checked(value: Any, length: int) -> Iterator[Block]:
    if not isinstance(value, list):
        raise ValueError("`blocks` is not a list")
    last = 0
    for item in value:
        if not isinstance(item, dict) or not {"start", "end", "role"} <= item.keys() or item["role"] not in ROLES:
            raise ValueError(f"`blocks` holds {item!r}: give start, end and a role of {', '.join(ROLES)}")
        start, end = item["start"], item["end"]
        if not (isinstance(start, int) and isinstance(end, int) and last <= start <= end <= length):
            raise ValueError(f"`blocks` {start}:{end} is out of order or outside the text of {length} characters")
        last = end
        yield Block(start, end, item["role"], item.get("reason"))
