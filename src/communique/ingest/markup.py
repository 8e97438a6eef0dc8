"""Marked-up text of wire items as paragraphs: XML without entities or network, bodies of XHTML, HTML and NITF."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from communique.ingest.wire import Part, squeeze
from communique.model import BlockRole

Element = Any
"""An element of lxml, which is untyped."""

_BLOCKS = """p div section article main header footer aside h1 h2 h3 h4 h5 h6 hl1 hl2 hedline li ul ol dl dt dd blockquote bq
    block pre table tr caption figure figcaption media media-caption media-producer tagline bibliography note abstract body
    body.head body.content body.end address hr details summary byline byttl distributor dateline fn credit"""
_SKIPPED = """script style head template svg form button nav iframe object media-metadata media-reference media-object
    nitf-table-metadata"""
BLOCKS = frozenset(_BLOCKS.split())
SKIPPED = frozenset(_SKIPPED.split())
ROLES: dict[str, tuple[BlockRole, str | None]] = {
    "h1": ("title", None),
    "hl1": ("title", None),
    "figcaption": ("caption", None),
    "caption": ("caption", None),
    "media-caption": ("caption", None),
    "media-producer": ("junk", "credit"),
    "credit": ("junk", "credit"),
    "byline": ("byline", None),
    "dateline": ("dateline", None),
    "distributor": ("junk", "distributor"),
    "header": ("junk", "header"),
    "footer": ("junk", "footer"),
    "aside": ("junk", "aside"),
    "tagline": ("junk", "tagline"),
    "bibliography": ("junk", "tagline"),
    "note": ("junk", "note"),
    "fn": ("junk", "note"),
}
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}\[")
_DECLARES = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)\b")
_LONG_CELL = 200


DECLARES = "declares entities or a document type of its own: refused, as they can expand without end"


class Refused(ValueError):
    """A document that is not read, with the reason."""


def declares(data: bytes) -> bool:
    """Whether an XML document declares anything in its document type."""
    doctype = _DOCTYPE.search(data)
    return doctype is not None and _DECLARES.search(data, doctype.end(), doctype.end() + (1 << 20)) is not None


def parse_xml(data: bytes) -> Element:
    """The root element of an XML document, namespaces kept, comments gone.

    Entities that a document declares itself are refused (they can expand without end), HTML's named ones are read, any
    other is an error; nothing is fetched. Raises Refused with the reason.
    """
    if declares(data):
        raise Refused(DECLARES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_numeric, data.strip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"not well-formed XML: {error}") from None
    if (unknown := next(root.iter(etree.Entity), None)) is not None:
        raise Refused(f"unknown entity {unknown.text}: declare none, write the character")
    return root


def _numeric(match: re.Match[bytes]) -> bytes:
    """HTML's named characters as numbers, which need no declaration; XML's own five stay."""
    name = match[1].decode()
    if name in ("lt", "gt", "amp", "quot", "apos"):
        return match[0]
    text = html.entities.html5.get(name + ";")
    return match[0] if text is None else "".join(f"&#{ord(c)};" for c in text).encode()


def local(element: Element) -> str:
    """An element's name in lower case without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def find(element: Element, path: str) -> Element | None:
    """The first element on a path of local names below ``element`` ("itemMeta/provider"), whatever their namespace."""
    return next(find_all(element, path), None)


def find_all(element: Element, path: str) -> Iterator[Element]:
    """All elements on a path of local names below ``element``, in document order."""
    first, _, rest = path.lower().partition("/")
    for child in element:
        if local(child) == first:
            if rest:
                yield from find_all(child, rest)
            else:
                yield child


def content(element: Element | None) -> str:
    """All characters of an element on one line, empty for None."""
    if element is None:
        return ""
    glue = " " if any(local(child) in BLOCKS or local(child) == "br" for child in element) else ""
    return squeeze(glue.join(element.itertext()))


def text_of(element: Element, path: str) -> str:
    """The characters of the first element on a path, empty where there is none."""
    return content(find(element, path))


def html_parts(source: str) -> list[Part]:
    """The paragraphs of HTML in a string (a feed's content, an e-mail's), whole pages and fragments alike.

    Raises Refused for HTML nested so deeply that the parser drops what is inside.
    """
    if not source.strip():
        return []
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    root = etree.fromstring(source.replace("\x00", "").encode("utf-8", "replace"), parser)
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise Refused("HTML nested too deeply: what is inside would be lost")
    return [] if root is None else parts(root)


def parts(root: Element) -> list[Part]:
    """The paragraphs below an element with their roles; a table of data is junk, a picture gives its caption."""
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element, element is not root)
        elif not walk.enter(element):
            events.skip_subtree()
    walk.flush("")
    return walk.found


class _Walk:
    """Collects the pieces of the paragraph being read; None among them is a line break."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self.pieces: list[str | None] = []
        self.roles: list[tuple[str, BlockRole, str | None]] = [("", "body", None)]
        self.table: Element | None = None

    def enter(self, element: Element) -> bool:
        """Whether what is inside the element is read too."""
        name = local(element)
        if name in SKIPPED:
            self.flush(name)
            return False
        if name == "br" or (name == "tr" and self.table is not None):
            self.pieces.append(None)
        elif name in ("td", "th"):
            self.pieces.append(" ")
        elif name in BLOCKS and self.table is None:
            self._open(name, element)
        if element.text:
            self.pieces.append(element.text)
        return True

    def _open(self, name: str, element: Element) -> None:
        self.flush(name)
        role, reason = ROLES.get(name, self.roles[-1][1:])
        if name == "table" and _holds_data(element):
            self.table, role, reason = element, "junk", "table"
        if "byline" in (element.get("class") or "").split():
            role, reason = "byline", None
        self.roles.append((name, role, reason))

    def leave(self, element: Element, tail: bool) -> None:
        """Ends the element; the characters after it belong to what is around it."""
        name = local(element)
        if self.table is element:
            self.flush(name)
            self.table = None
            self.roles.pop()
        elif name in BLOCKS and name not in SKIPPED and self.table is None:
            self.flush(name)
            self.roles.pop()
        elif name in ("td", "th"):
            self.pieces.append(" ")
        if tail and element.tail:
            self.pieces.append(element.tail)

    def flush(self, name: str) -> None:
        """Ends the paragraph being read: one part, or several where empty lines divide it."""
        if not self.pieces:
            return
        tag, role, reason = self.roles[-1]
        lines = _preformatted(self.pieces) if tag == "pre" else _lines(self.pieces)
        self.pieces = []
        if reason == "table":
            lines = [line for line in lines if line]
        self.found.extend(Part(role, text, reason, tag) for text in _paragraphs(lines))


def _holds_data(table: Element) -> bool:
    """Whether a table holds data, not a page's layout: no table inside, no cell as long as a paragraph."""
    for cell in table.iter():
        name = local(cell)
        if name == "table" and cell is not table:
            return False
        if name in ("td", "th", "p") and len("".join(cell.itertext())) > _LONG_CELL:
            return False
    return True


def _lines(pieces: list[str | None]) -> list[str]:
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if piece is None:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [squeeze("".join(line)) for line in lines]


def _preformatted(pieces: list[str | None]) -> list[str]:
    return "".join("\n" if piece is None else piece for piece in pieces).expandtabs().replace("\r", "").split("\n")


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Runs of lines that are not empty."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            run.append(line.rstrip())
        elif run:
            yield "\n".join(run)
            run = []
