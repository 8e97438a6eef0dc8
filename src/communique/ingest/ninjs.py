"""ninjs, news in JSON (IPTC, versions 1.0 to 3.1): one item. Of several, in an array or a line each, rows.py finds them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from communique.ingest import nitf
from communique.ingest.markup import Refused, html_parts, parse_xml
from communique.ingest.members import SKIP
from communique.ingest.meta.authors import persons
from communique.ingest.newsml import GONE, inline, plain
from communique.ingest.wire import Fields, Part, article, moment, place, squeeze
from communique.model import Article, Problem

READ_TYPES = ("text", "composite")
_KEYS = re.compile(
    rb'"(?:versioncreated|versionCreated|body_x?html\w{0,12}|body_text|bodies|headlines|pubstatus|pubStatus|representationtype'
    rb'|representationType|description_text|description_x?html)"\s*:'
)
_URI = re.compile(rb'"uri"\s*:')
_STANDARD = re.compile(rb'"(?:name|schema|\$schema)"\s*:\s*"[^"]{0,200}ninjs')
_PROPERTIES = """versioncreated bodies body_text body_xhtml body_html headlines headline pubstatus representationtype
    renditions associations byline by type"""
_KNOWN = frozenset(_PROPERTIES.split())


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is ninjs: a JSON object with a ``uri`` and a property that only ninjs has."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] != b"{":
        return False
    return _STANDARD.search(head) is not None or (_URI.search(head) is not None and _KEYS.search(head) is not None)


def is_item(value: Any) -> bool:
    """Whether a decoded JSON value is a ninjs item (for items in an array or a line each)."""
    return isinstance(value, dict) and "uri" in value and len(_KNOWN.intersection(key.lower() for key in value)) >= 2


def read(data: bytes, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """The article of a ninjs file, with those of the text items associated with it; a Problem for any other item.

    An associated item gets its name behind ``id``.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Problem(id, "ingest", f"not JSON: {error}", origin)
        return
    yield from read_item(value, id, origin)


def read_item(item: Any, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """The article of one decoded item, then those of its associated text items."""
    if not isinstance(item, dict):
        yield Problem(id, "ingest", f"not a ninjs item but {type(item).__name__}", origin)
        return
    lower = {key.lower(): value for key, value in item.items()}
    try:
        yield from _items(lower, id, origin)
    except Refused as error:
        yield Problem(id, "ingest", str(error), origin)


def _items(lower: dict[str, Any], id: str, origin: str | None) -> Iterator[Article | Problem]:
    yield _article(lower, id, origin)
    for number, (name, other) in enumerate(_associated(lower), 1):
        inner = {key.lower(): value for key, value in other.items()} if isinstance(other, dict) else {}
        if inner.get("type") in READ_TYPES and _body(inner, Fields()):
            yield _article(inner, f"{id}#{name or number}", origin)


def _associated(item: dict[str, Any]) -> list[tuple[str, Any]]:
    """The associated items with their names: an object in ninjs 1, a list since ninjs 2."""
    held = item.get("associations")
    if isinstance(held, dict):
        return list(held.items())
    rows = held if isinstance(held, list) else []
    return [(str(row.get("name", "")), row) for row in rows if isinstance(row, dict)]


def _article(item: dict[str, Any], id: str, origin: str | None) -> Article | Problem:
    kind = item.get("type")
    if kind is not None and kind not in READ_TYPES:
        return Problem(id, SKIP, f"not an article but an item of type {kind}", origin)
    if (status := _text(item.get("pubstatus")).lower()) in GONE:
        return Problem(id, SKIP, f"publication status {status}", origin)
    fields = _metadata(item)
    found = _body(item, fields)
    if not any(part.role == "body" for part in found):
        found = [Part("body", text) for text in _values(item, "description") if text][:1]
        if not found:
            return Problem(id, "ingest", "no text: the item has neither a body nor a description", origin)
        fields.offer("access", "summary", "description instead of a body")
    return article(id, origin, "ninjs", found, fields)


def _text(value: Any) -> str:
    return squeeze(value) if isinstance(value, str) else ""


def _values(item: dict[str, Any], name: str) -> list[str]:
    """The values of a property (``headline``, ``headline_text``, ``headlines: [{value}]``), main ones first."""
    rows = sorted(_rows(item, name + "s"), key=lambda row: row.get("role") != "main")
    single = [item[key] for key in sorted(item) if key in (name, name + "_text") or key.startswith(name + "_text_")]
    return [text for value in [*(row.get("value") for row in rows), *single] if (text := _text(value))]


def _metadata(item: dict[str, Any]) -> Fields:
    fields = Fields()
    for headline in _values(item, "headline"):
        fields.offer("title", headline, "headline")
    fields.offer("title", _text(item.get("title")), "title")
    for key in ("byline", "by"):
        fields.offer("byline", persons(_text(item.get(key))), key)
    for key in ("firstcreated", "contentcreated", "versioncreated"):
        fields.offer("published", moment(_text(item.get(key))), key)
    fields.offer("modified", moment(_text(item.get("versioncreated"))), "versioncreated")
    fields.offer("dateline", place(_text(item.get("dateline"))), "dateline")
    fields.offer("dateline", _text(item.get("located")), "located")
    fields.offer("language", _text(item.get("language")), "language")
    fields.offer("publisher", _publisher(item), "infosource or copyrightholder")
    fields.offer("section", _section(item), "subject")
    uri = _text(item.get("uri"))
    fields.offer("url", uri if re.match(r"https?://", uri) else None, "uri")
    return fields


def _rows(item: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    held = [item[name] for name in names if isinstance(item.get(name), list)]
    return [row for rows in held for row in rows if isinstance(row, dict)]


def _publisher(item: dict[str, Any]) -> str | None:
    """The source of the item by name, else the holder of its copyright."""
    names = [_text(row.get("name")) for row in _rows(item, "infosource", "infosources")]
    return next((name for name in names if name), _text(item.get("copyrightholder")) or None)


def _section(item: dict[str, Any]) -> str | None:
    """The first subject of IPTC's media topics that has a name."""
    for row in _rows(item, "subject", "subjects"):
        scheme = f"{row.get('scheme', '')} {row.get('uri', '')} {row.get('code', '')}"
        if re.search(r"mediatopic|medtop|subjectcode", scheme) and _text(row.get("name")):
            return _text(row["name"])
    return None


def _body(item: dict[str, Any], fields: Fields) -> list[Part]:
    """The paragraphs of the body, from its richest form: HTML or NITF before plain text."""
    rest: list[Part] = []
    for media, text in _bodies(item):
        if "nitf" in media:
            found = _nitf(text, fields)
        elif "html" in media:
            found = html_parts(text)
        else:
            rest = rest or (inline(text, "") if not media else plain(text))
            continue
        if any(part.role == "body" for part in found):
            return found
    return rest


def _bodies(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of the body with their media type, or what their name says of it."""
    for row in _rows(item, "bodies"):
        if isinstance(row.get("value"), str):
            role = row.get("role") if row.get("role") in ("html", "xhtml", "nitf", "text") else ""
            yield str(row.get("contentType") or row.get("contenttype") or role).lower(), row["value"]
    for key in sorted(item, reverse=True):
        if key.startswith("body_") and isinstance(item[key], str):
            yield key.removeprefix("body_"), item[key]


def _nitf(text: str, fields: Fields) -> list[Part]:
    try:
        return nitf.body(parse_xml(text.encode()), fields)
    except Refused:
        return []
