"""What a page says of itself in its head: meta elements, the title, JSON-LD. Read by Beautiful Soup from that part alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

_HEAD_MOST = 400_000
_LD_MOST = 4_000_000
_LD = re.compile(r"<script\b[^>]{0,300}?ld\+json[^>]{0,300}>", re.IGNORECASE)
_DROP = re.compile(r"<(script|style|noscript|svg)\b", re.IGNORECASE)
_LINK = re.compile(r"<link\b(?![^>]{0,1000}?canonical)[^>]{0,2000}>", re.IGNORECASE)
_KEPT = SoupStrainer(["html", "meta", "title", "link"])
_COMMA = re.compile(r",\s{0,50}(?=[}\]])")


@dataclass(slots=True)
class Head:
    """``meta``: values by name, property or itemprop (see ``key``), in order; ``nodes``: JSON-LD objects, outer ones first."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    canonical: str | None = None

    def first(self, *names: str) -> str | None:
        """The first meta value there is under the names, tried in order."""
        return next((value for name in names for value in self.meta.get(key(name), ()) if value), None)


def key(name: str) -> str:
    """The name of a meta element without what sites write differently: case, colons, dots, hyphens, underscores."""
    return "".join(c for c in name.lower() if c not in ":._- ")


def read(html: str) -> Head:
    """The head of a page. Whatever is broken in it is left out."""
    head = Head(nodes=list(_nodes(html)))
    soup = BeautifulSoup(_metadata(html), "lxml", parse_only=_KEPT)
    for tag in soup.find_all(True):
        if isinstance(tag, Tag):
            _take(head, tag)
    return head


def _metadata(html: str) -> str:
    """The part up to the body without scripts, styles and links to them; a page without a body tag gives its beginning."""
    lower = html[:_HEAD_MOST].lower()
    end = lower.find("<body")
    part = html[: end if end > 0 else _HEAD_MOST]
    kept, at = [], 0
    for match in _DROP.finditer(part):
        if match.start() < at:
            continue
        kept.append(part[at : match.start()])
        close = lower.find(f"</{match[1].lower()}", match.end())
        if close < 0 or close > len(part):
            return _LINK.sub("", "".join(kept))
        at = part.find(">", close) + 1 or len(part)
    return _LINK.sub("", "".join([*kept, part[at:]]))


def _take(head: Head, tag: Tag) -> None:
    if tag.name == "meta":
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if isinstance(name, str) and (value := str(tag.get("content") or "").strip()):
            head.meta.setdefault(key(name), []).append(value)
    elif tag.name == "title" and head.title is None:
        head.title = " ".join(tag.get_text().split())[:500] or None
    elif tag.name == "html":
        head.language = str(tag.get("lang") or tag.get("xml:lang") or "") or None
    elif tag.name == "link" and "canonical" in (tag.get("rel") or ()):
        head.canonical = str(tag.get("href") or "") or None


def _nodes(html: str) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD scripts, outer before inner."""
    at = 0
    while (match := _LD.search(html, at)) and (end := html.find("</script", match.end())) > 0:
        if end - match.end() <= _LD_MOST:
            yield from _objects(_load(html[match.end() : end]))
        at = end


def _load(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//").removeprefix("<![CDATA[")
    text = text.removesuffix("]]>").removesuffix("//").strip().rstrip(";")
    for attempt in (text, _COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    todo = [value]
    while todo:
        item = todo.pop(0) if len(todo) < 50 else todo.pop()
        if isinstance(item, dict):
            yield item
            todo.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            todo.extend(v for v in item if isinstance(v, dict | list))
