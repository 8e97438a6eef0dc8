"""XML of the news agencies, told apart by the root element: NewsML-G2, NewsML 1, NITF.

Element and attribute names are those of the IPTC standards (iptc.org/std/NewsML-G2, NewsML 1.2, NITF 3.6), compared
without namespace, as agencies leave it out now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.ingest import newsml1, nitf
from communique.ingest.markup import (
    Element,
    Refused,
    content,
    find,
    find_all,
    html_parts,
    local,
    parse_xml,
    parts,
    text_of,
)
from communique.ingest.members import SKIP
from communique.ingest.meta.authors import is_person, persons
from communique.ingest.wire import Fields, Part, article, moment, place
from communique.model import Article, Problem

_ROOT = re.compile(
    rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|NewsML|nitf)[\s>/]"
)
_PROLOG = re.compile(rb"<!--(?s:.){0,3000}?-->|<!DOCTYPE[^>\[]{0,1000}>|<\?[^>]{0,1000}\?>")
ITEMS = ("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
READ_CLASSES = ("text", "composite")
TEXTS = ("html", "body", "main", "article", "section", "div", "p", "pre")
"""Roots of inline XML that hold text; others (SportsML, EventsML) hold data."""
GONE = ("canceled", "cancelled", "withheld")


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is news XML: an XML document whose first element is a root of NewsML-G2, NewsML 1 or NITF."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return False
    return _ROOT.match(_PROLOG.sub(b"", start).lstrip()) is not None


def read(data: bytes, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """The articles of one XML document, a Problem for each item that is none.

    One item keeps ``id``; of several each gets ``id#`` and its own identifier.
    """
    try:
        root = parse_xml(data)
    except Refused as error:
        yield Problem(id, "ingest", str(error), origin)
        return
    try:
        yield from _items(root, id, origin)
    except Refused as error:
        yield Problem(id, "ingest", str(error), origin)


def _items(root: Element, id: str, origin: str | None) -> Iterator[Article | Problem]:
    name = local(root)
    if name == "nitf":
        yield nitf.read_item(root, id, origin)
    elif name == "newsml":
        yield from newsml1.read_items(root, id, origin)
    else:
        yield from _read_g2(root, id, origin)


def _read_g2(root: Element, id: str, origin: str | None) -> Iterator[Article | Problem]:
    items = [root] if local(root) in ITEMS else [e for e in root.iter() if local(e) in ITEMS]
    if not items:
        yield Problem(id, "ingest", f"no news item in the {local(root)} document", origin)
    seen: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        key = item.get("guid") or str(number)
        seen[key] = seen.get(key, 0) + 1
        key = key if seen[key] == 1 else f"{key}:{seen[key]}"
        yield read_g2(item, id if len(items) == 1 else f"{id}#{key}", origin)


def read_g2(item: Element, id: str, origin: str | None) -> Article | Problem:
    """One NewsML-G2 item."""
    if reason := _no_article(item):
        return Problem(id, SKIP, reason, origin)
    found, fields = _body(item)
    if not any(part.role == "body" for part in found):
        return Problem(id, "ingest", "no text in the item's content", origin)
    inner = fields
    fields = _metadata(item)
    for name, value in inner.values.items():
        fields.offer(name, value, dict(inner.sources)[name])
    _persons(item, fields)
    return article(id, origin, "newsml-g2", found, fields)


def _no_article(item: Element) -> str | None:
    """Why an item is no article, or None."""
    name = local(item)
    if name != "newsitem":
        return f"not an article but a {name.removesuffix('item')} item"
    kind = code(find(item, "itemMeta/itemClass"))
    if kind and kind not in READ_CLASSES:
        return f"not an article but an item of class {kind}"
    status = code(find(item, "itemMeta/pubStatus"))
    return f"publication status {status}" if status in GONE else None


def code(element: Element | None) -> str | None:
    """The code that an element names by ``qcode`` ("ninat:text") or ``uri``, without its scheme."""
    if element is None:
        return None
    value: str = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return re.split(r"[:/]", value.rstrip("/"))[-1].lower() or None


def _metadata(item: Element) -> Fields:
    meta, about = find(item, "itemMeta"), find(item, "contentMeta")
    fields = Fields()
    for headline in sorted(find_all(item, "contentMeta/headline"), key=_rank):
        fields.offer("title", content(headline), "contentMeta/headline")
    for path in ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"):
        fields.offer("published", moment(text_of(item, path)), path)
    for path in ("contentMeta/contentModified", "itemMeta/versionCreated"):
        fields.offer("modified", moment(text_of(item, path)), path)
    if about is not None:
        fields.offer("dateline", place(text_of(about, "dateline")), "contentMeta/dateline")
        fields.offer("dateline", _located(about), "contentMeta/located")
        fields.offer("section", _section(about), "contentMeta/subject")
        language = find(about, "language")
        fields.offer("language", None if language is None else language.get("tag"), "contentMeta/language")
    fields.offer("language", item.get("{http://www.w3.org/XML/1998/namespace}lang"), "xml:lang")
    if meta is not None:
        fields.offer("publisher", text_of(meta, "provider/name") or _provider(meta), "itemMeta/provider")
        fields.offer("url", _url(meta, item), "itemMeta/link" if find(meta, "link") is not None else "guid")
    return fields


def _rank(element: Element) -> int:
    rank = element.get("rank") or "1"
    return int(rank) if rank.isdecimal() and len(rank) < 6 else 1


def _located(about: Element) -> str | None:
    """The name of the place that the content was made at."""
    names = [text_of(e, "name") for e in find_all(about, "located")]
    return next((name for name in names if name), None)


def _section(about: Element) -> str | None:
    """The first subject of IPTC's media topics that has a name."""
    for subject in find_all(about, "subject"):
        scheme = f"{subject.get('qcode') or ''} {subject.get('uri') or ''}"
        if re.search(r"medtop:|mediatopic/|subj:", scheme) and (name := text_of(subject, "name")):
            return name
    return None


def _provider(meta: Element) -> str | None:
    """The provider where it is given as a code or an address only."""
    provider = find(meta, "provider")
    if provider is None:
        return None
    host = re.match(r"https?://(?:www\.)?([^/]+)", provider.get("uri") or "")
    literal: str = provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2]
    return literal or (host[1] if host else None)


def _url(meta: Element, item: Element) -> str | None:
    """The page that the item says it is also published at, or an identifier that is an address itself."""
    guid: str = item.get("guid") or ""
    for link in find_all(meta, "link"):
        href: str = link.get("href") or ""
        if "html" in (link.get("contenttype") or "") and href.startswith("http"):
            return href
    return guid if guid.startswith(("http://", "https://")) else None


def _persons(item: Element, fields: Fields) -> None:
    """The byline: the line as printed first, else creators with a person's name."""
    for by in find_all(item, "contentMeta/by"):
        fields.offer("byline", persons(content(by)), "contentMeta/by")
    names = [text_of(e, "name") for e in find_all(item, "contentMeta/creator")]
    fields.offer("byline", tuple(name for name in names if is_person(name)), "contentMeta/creator")


def _body(item: Element) -> tuple[list[Part], Fields]:
    """The paragraphs of the first content that has some, and what a NITF document inside says of itself."""
    fields = Fields()
    for holder in find_all(item, "contentSet/inlineXML"):
        inner = next((e for e in holder), None)
        if inner is None:
            continue
        found = nitf.body(inner, fields) if local(inner) == "nitf" else parts(inner) if local(inner) in TEXTS else []
        if any(part.role == "body" for part in found):
            _byline(found, fields)
            return found, fields
    for holder in find_all(item, "contentSet/inlineData"):
        found = inline(holder.text or "", holder.get("contenttype") or "")
        if found:
            return found, fields
    return [], fields


def _byline(found: list[Part], fields: Fields) -> None:
    for part in found:
        if part.role == "byline":
            fields.offer("byline", persons(part.text), "byline in the body")


def inline(text: str, media: str) -> list[Part]:
    """The paragraphs of content given as characters: HTML by its media type or its tags, plain text otherwise."""
    if "html" in media or re.search(r"<(?:p|div|br|body)\b[^>]{0,200}>", text[:4000], re.IGNORECASE):
        return html_parts(text)
    return plain(text)


def plain(text: str) -> list[Part]:
    """The paragraphs of plain text: divided by empty lines, or by line ends where there are no empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = re.split(r"\n[ \t]*\n", text) if re.search(r"\n[ \t]*\n", text.strip()) else text.split("\n")
    return [Part("body", piece.strip()) for piece in pieces if piece.strip()]
