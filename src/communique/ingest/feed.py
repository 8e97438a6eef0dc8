"""RSS and Atom feeds: an article an entry, from its full content, else from its summary (``access`` then says so).

feedparser reads the feed; time stamps are read from its raw strings, as it turns them to UTC and loses the zone.
"""

from __future__ import annotations

import email.utils
import io
import re
import time
from collections.abc import Iterator
from typing import Any

from communique.ingest.markup import DECLARES, Refused, declares, html_parts
from communique.ingest.meta.authors import persons
from communique.ingest.newsml import plain
from communique.ingest.wire import Fields, Part, article, moment, squeeze
from communique.model import Article, Problem

_PROLOG = re.compile(rb"<!--(?s:.){0,2000}?-->|<\?[^>]{0,500}\?>|<!DOCTYPE[^>\[]{0,500}>")
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is a feed: its first element is ``rss``, ``feed`` (Atom) or ``rdf:RDF`` of RSS."""
    start = _PROLOG.sub(b"", head.removeprefix(b"\xef\xbb\xbf")).lstrip()
    found = _ROOT.match(start)
    return found is not None and (not found[0].startswith(b"<rdf") or b"purl.org/rss" in start)


def read(data: bytes, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """An article for each entry of a feed, its id ``id#`` and the entry's own; a Problem for an entry without text."""
    import feedparser  # type: ignore[import-untyped]

    if declares(data):
        yield Problem(id, "ingest", DECLARES, origin)
        return
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        reason = squeeze(str(feed.get("bozo_exception", "it has no entries")))
        yield Problem(id, "ingest", f"no entries in the feed: {reason}", origin)
        return
    seen: dict[str, int] = {}
    for number, entry in enumerate(feed.entries, 1):
        key = str(entry.get("id") or entry.get("link") or number)
        seen[key] = seen.get(key, 0) + 1
        name = f"{id}#{key}" + (f":{seen[key]}" if seen[key] > 1 else "")
        try:
            yield _article(entry, feed.feed, name, origin)
        except Refused as error:
            yield Problem(name, "ingest", str(error), origin)
    if feed.bozo and not _harmless(feed.bozo_exception):
        reason = squeeze(str(feed.bozo_exception))
        yield Problem(id, "ingest", f"damaged: entries may be missing: {reason}", origin)


def _harmless(error: Any) -> bool:
    """Whether feedparser's remark is about the declared encoding or media type, not about what it could read."""
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType")


def _article(entry: Any, feed: Any, id: str, origin: str | None) -> Article | Problem:
    found, source = _body(entry)
    if not found:
        return Problem(id, "ingest", "no text: the entry has neither content nor a summary", origin)
    fields = Fields()
    fields.offer("title", _title(entry), "title")
    fields.offer("byline", _authors(entry), "author")
    for name, key in (("published", "published"), ("published", "updated"), ("modified", "updated")):
        fields.offer(name, stamp(dict.get(entry, key), dict.get(entry, f"{key}_parsed")), key)
    fields.offer("url", entry.get("link"), "link")
    terms = (squeeze(tag.get("term")) for tag in entry.get("tags", ()))
    fields.offer("section", next((term for term in terms if term), None), "category")
    fields.offer("publisher", squeeze(entry.get("source", {}).get("title")), "entry source")
    fields.offer("publisher", squeeze(feed.get("title")), "feed title")
    fields.offer("language", _language(entry, feed), "language")
    fields.offer("access", "summary" if source == "summary" else None, "summary instead of content")
    return article(id, origin, "feed", found, fields)


def _title(entry: Any) -> str:
    """The title as text: a feed may give it as HTML."""
    title = entry.get("title") or ""
    held = entry.get("title_detail", {}).get("type", "")
    return " ".join(part.text for part in html_parts(title)) if "<" in title and "html" in held else squeeze(title)


def _authors(entry: Any) -> tuple[str, ...]:
    lines = [author.get("name") or "" for author in entry.get("authors", ())] or [entry.get("author") or ""]
    return tuple(dict.fromkeys(name for line in lines for name in persons(line)))


def _language(entry: Any, feed: Any) -> str | None:
    held = [content.get("language") for content in entry.get("content", ())]
    return next((language for language in [*held, feed.get("language")] if language), None)


def _body(entry: Any) -> tuple[list[Part], str]:
    """The paragraphs of the longest content, else of the summary."""
    contents = sorted(entry.get("content", ()), key=lambda content: -len(content.get("value") or ""))
    for content in contents:
        if found := _parts(content.get("value") or "", content.get("type") or ""):
            return found, "content"
    return _parts(entry.get("summary") or "", ""), "summary"


def _parts(text: str, media: str) -> list[Part]:
    if media == "text/plain" and "<" not in text:
        return plain(text)
    return html_parts(text) if "<" in text or "&" in text else plain(text)


def stamp(text: str | None, parsed: time.struct_time | None = None) -> str | None:
    """A feed's time in ISO 8601 with the zone that it names; feedparser's reading in UTC where its form is unusual."""
    if not text:
        return None
    if found := moment(text) or rfc822(text):
        return found
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def rfc822(text: str) -> str | None:
    """A date in the form of e-mail and RSS ("Tue, 05 Mar 2024 10:15:00 +0100") in ISO 8601; None where it is not one.

    A zone given by a name that the standard does not define is left out.
    """
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zone = "Z" if when.tzinfo is None and text.rstrip().endswith("-0000") else ""
    return when.isoformat() + zone
