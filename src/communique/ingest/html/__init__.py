"""A page in HTML as an article: Beautiful Soup for encoding and head, lxml for the body."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, NamedTuple

from bs4.dammit import UnicodeDammit

from communique.ingest.html import agree, assemble, blocks, body, fields, head, kind
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.members import SKIP
from communique.ingest.meta import authors, dates
from communique.ingest.text import dateline
from communique.ingest.wire import compose
from communique.model import Article, Problem

_TITLE_MOST = 500
_BODY_MOST = 200_000
_BINARY = bytes(range(9)) + bytes(range(14, 27))
logging.getLogger("bs4.dammit").addHandler(logging.NullHandler())


def read(
    data: bytes,
    id: str,
    origin: str | None = None,
    url: str | None = None,
    limits: Limits = DEFAULT,
    trafilatura: bool = False,
) -> Article | Problem:
    """The article of a page: its text is the title and the blocks of the article, joined by blank lines.

    ``url`` is where the page came from, if known; with ``trafilatura`` that library is asked as well. A page without text, and
    one beyond the limits, is a Problem with the reason.
    """
    if _is_binary(data[:100_000]):
        return Problem(id, "ingest", "binary data, not a page", origin)
    html = decode(data)
    try:
        root = blocks.parse(html) if html.strip() else None
        if root is None:
            return Problem(id, "ingest", "no HTML in it: nothing to read", origin)
        page = blocks.read(root, limits)
    except blocks.TooLarge as error:
        return Problem(id, "ingest", f"over cap: {error}", origin)
    return _read(_Source(id, origin, url), html, page, trafilatura)


class _Source(NamedTuple):
    id: str
    origin: str | None
    url: str | None


def _read(source: _Source, html: str, page: blocks.Page, trafilatura: bool) -> Article | Problem:
    top = head.read(html)
    node = fields.article_node(top)
    lead = _lead(top, node)
    full = (fields.plain(node.get("articleBody")) or "")[:_BODY_MOST]
    roles, agreement = body.choose(page, lead, full, fields.subject(top))
    opinions = [("json-ld", agreement), ("trafilatura", agree.with_trafilatura(page, roles, html) if trafilatura else None)]
    page_type = kind.page_type(page, roles, top, node)
    if "body" not in roles:
        if page_type:
            return Problem(source.id, SKIP, f"no article but {page_type} page", source.origin)
        return Problem(source.id, "ingest", "no article text found in the page", source.origin)
    evidence = ", ".join(["density", *(f"{name} agrees {value:.2f}" for name, value in opinions if value is not None)])
    return replace(_article(source, html, page, top, roles, evidence), page_type=page_type)


def _is_binary(head: bytes) -> bool:
    """Whether control characters make up more than a page has of them (UTF-16 and UTF-32 have a mark and are text)."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    return len(head) - len(head.translate(None, _BINARY)) > len(head) // 50


def decode(data: bytes) -> str:
    """A page's text. UTF-8 where the bytes are valid as such, else as the page declares or its bytes suggest."""
    if b"\x00" not in data[:4096] and (text := _utf8(data)) is not None:
        return text.replace("\x00", "")
    found = UnicodeDammit(data[:2_000_000], is_html=True)
    text = data.decode(found.original_encoding or "utf-8", "replace")
    return text.replace("\x00", "")


def _utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8, but for a few that are damaged."""
    text = data.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    return text if bad == 0 or bad * 20 < sum(c > "\x7f" for c in text[:200_000]) else None


def _article(source: _Source, html: str, page: blocks.Page, top: head.Head, roles: list[str], evidence: str) -> Article:
    """``evidence`` says what the body rests on."""
    node = fields.article_node(top)
    given = _metadata(source, page, top)
    title = given["title"].value[:_TITLE_MOST] if given["title"] else None
    text, parts = compose(assemble.parts(page, roles, title, _lead(top, node)))
    lines = {role: [text[b.start : b.end] for b in parts if b.role == role] for role in ("dateline", "byline", "body")}
    _complete(given, html, page, lines["dateline"])
    publisher = given["publisher"].value if given["publisher"] else None
    names, origin = fields.byline(top, node, publisher)
    if not names:
        names, origin = (
            authors.from_page([*_credits(page), *lines["byline"], *map(_before_date, lines["dateline"])], publisher),
            "page",
        )
    place = dateline(lines["body"][0])
    provenance = [(name, found.source) for name, found in given.items() if found]
    provenance += [("byline", origin)] * bool(names) + [("dateline", "text")] * bool(place) + [("text", evidence)]
    values = {name: found.value if found else None for name, found in given.items()}
    return Article(
        id=source.id, text=text, origin=source.origin, format="html", byline=names, dateline=place, blocks=parts,
        provenance=tuple(provenance), **values,
    )  # fmt: skip


def _metadata(source: _Source, page: blocks.Page, top: head.Head) -> dict[str, fields.Found | None]:
    """What the page says of itself, by field."""
    node = fields.article_node(top)
    publisher = fields.publisher(top, node)
    return {
        "publisher": publisher,
        "title": fields.title(top, node, publisher.value if publisher else None, _headlines(page)),
        "published": fields.published(top, node) or fields.microdata(page, "datePublished"),
        "modified": fields.modified(top, node) or fields.microdata(page, "dateModified"),
        "section": fields.section(top, node),
        "language": fields.language(top, node),
        "url": fields.Found(source.url, "given") if source.url else fields.url(top, node),
        "access": fields.access(top, node),
    }


def _complete(given: dict[str, fields.Found | None], html: str, page: blocks.Page, lines: list[str]) -> None:
    """Adds the dates that the page shows only, and a day where it shows none."""
    if given["published"] is None:
        published, modified = fields.shown(page, lines)
        url = given["url"].value if given["url"] else None
        given["published"] = published or fields.guessed_day(html, url)
        given["modified"] = given["modified"] or modified


def _lead(top: head.Head, node: dict[str, Any]) -> str:
    """What the page says that it is about."""
    return top.first("og:description", "description", "twitter:description") or fields.plain(node.get("description")) or ""


def _before_date(line: str) -> str:
    """What a date line names before a bar and its date ("Ana Ruiz | 5 May 2020")."""
    found = dates.find(line)
    before, bar, rest = line[: found[1] if found else 0].partition("|")
    return before if bar and not rest.strip() else ""


def _headlines(page: blocks.Page) -> list[str]:
    return [b.text for b in page.blocks if page.nodes[b.node].tag == "h1"][:5]


def _credits(page: blocks.Page) -> list[str]:
    """Texts of elements that are marked as bylines."""
    found = [*page.authors]
    for block in page.blocks:
        node = page.nodes[block.node]
        if len(block.text) <= 120 and ("author" in node.hint or "byline" in node.hint):
            found.append(block.text)
    return found[:8]
