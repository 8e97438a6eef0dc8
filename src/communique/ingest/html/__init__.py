"""A page in HTML as an article: Beautiful Soup for encoding and head, lxml for the body."""

from __future__ import annotations

import logging
from dataclasses import replace

from bs4.dammit import UnicodeDammit

from communique.ingest.html import blocks, body, fields, head, kind
from communique.ingest.members import SKIP
from communique.ingest.meta import authors
from communique.ingest.text import dateline
from communique.model import Article, Block, Problem

MOST = 32_000_000
_TITLE_MOST = 500
_BODY_MOST = 200_000
_BINARY = bytes(range(9)) + bytes(range(14, 27))
logging.getLogger("bs4.dammit").addHandler(logging.NullHandler())


def read(data: bytes, id: str, origin: str | None = None, url: str | None = None) -> Article | Problem:
    """The article of a page: its text is the title and the blocks kept, joined by blank lines.

    ``url`` is where the page came from, if known. A page without text, or over 32 MB, is a Problem with the reason.
    """
    if len(data) > MOST:
        return Problem(id, "ingest", f"larger than {MOST} bytes: split it", origin)
    if _is_binary(data[:100_000]):
        return Problem(id, "ingest", "binary data, not a page", origin)
    html = decode(data)
    root = blocks.parse(html) if html.strip() else None
    if root is None:
        return Problem(id, "ingest", "no HTML in it: nothing to read", origin)
    page = blocks.read(root)
    top = head.read(html)
    node = fields.article_node(top)
    lead = top.first("og:description", "description", "twitter:description") or fields.plain(node.get("description")) or ""
    roles = body.choose(page, lead, (fields.plain(node.get("articleBody")) or "")[:_BODY_MOST])
    kept = [(role, b.text) for b, role in zip(page.blocks, roles, strict=True) if role in ("body", "standfirst")]
    page_type = kind.page_type(page, roles, top, node)
    if not any(role == "body" for role, _ in kept):
        if page_type:
            return Problem(id, SKIP, f"no article but {page_type} page", origin)
        return Problem(id, "ingest", "no article text found in the page", origin)
    return replace(_article(id, origin, url, page, top, kept), page_type=page_type)


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


def _article(
    id: str, origin: str | None, url: str | None, page: blocks.Page, top: head.Head, kept: list[tuple[str, str]]
) -> Article:
    node = fields.article_node(top)
    publisher = fields.publisher(top, node)
    given = {
        "publisher": publisher,
        "title": fields.title(top, node, publisher.value if publisher else None, _headlines(page)),
        "published": fields.published(top, node) or fields.shown(page.times),
        "modified": fields.modified(top, node),
        "section": fields.section(top, node),
        "language": fields.language(top, node),
        "url": fields.Found(url, "given") if url else fields.url(top, node),
        "access": fields.access(top, node),
    }
    names, source = fields.byline(top, node, publisher.value if publisher else None)
    if not names:
        names, source = authors.from_page(_credits(page)), "page"
    title = [("title", given["title"].value[:_TITLE_MOST])] if given["title"] else []
    text, parts = _text(title + kept)
    place = dateline(next(text for role, text in kept if role == "body"))
    provenance = [(name, found.source) for name, found in given.items() if found]
    provenance += [("byline", source)] * bool(names) + [("dateline", "text")] * bool(place) + [("text", "density")]
    values = {name: found.value if found else None for name, found in given.items()}
    return Article(
        id=id, text=text, origin=origin, format="html", byline=names, dateline=place, blocks=parts,
        provenance=tuple(provenance), **values,
    )  # fmt: skip


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


def _text(parts: list[tuple[str, str]]) -> tuple[str, tuple[Block, ...]]:
    """The parts joined by blank lines, and where each one is. A standfirst goes with the headline."""
    found, at = [], 0
    for role, text in parts:
        found.append(Block(at, at + len(text), "body" if role == "body" else "title"))
        at += len(text) + 2
    return "\n\n".join(text for _, text in parts), tuple(found)
