"""A page's body as a list of text blocks, each with what surrounds it. One pass over the tree, linear in its size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from communique.ingest.limits import DEFAULT, Limits

_PARSER = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True, "collect_ids": False, "huge_tree": True}
SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "map",
        "select",
        "option",
        "datalist",
        "input",
        "textarea",
        "button",
        "nav",
        "footer",
        "head",
        "dialog",
        "picture",
        "source",
        "track",
        "menu",
        "progress",
        "meter",
        "applet",
        "frameset",
    )
)
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    )
)
_HINTS = ("class", "id", "itemprop", "role", "data-testid", "data-component")
_DATES = frozenset({"datePublished", "dateModified"})


Attributes = list[tuple[str, str]]
"""Names and values of an element's attributes."""


class TooLarge(ValueError):
    """A page beyond its limits; the text says which."""


@dataclass(slots=True)
class Node:
    """A block element: its parent's number, tag, and what its attributes say of it (class, id... in lower case)."""

    parent: int
    tag: str
    hint: str


@dataclass(slots=True)
class Block:
    """A run of text inside one block element: white space folded, ``linked`` of its characters inside links."""

    node: int
    text: str
    linked: int
    bold: int


@dataclass(slots=True)
class Page:
    """Block elements (parents before children) and the text blocks in page order; ``times``: values of time elements,
    ``items``: dates in microdata by the property's name, ``authors``: texts of inline elements marked as author."""

    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    items: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)


def parse(html: str) -> Any:
    """The tree of a page, or None where there is none. Raises TooLarge beyond libxml2's own bound on depth."""
    parser = etree.HTMLParser(**_PARSER)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise TooLarge("elements inside each other more than 2,048 deep: what is inside would be lost")
    return root


def read(root: Any, limits: Limits = DEFAULT) -> Page:
    """The blocks of a page. Raises TooLarge."""
    return _Walk(limits).run(root)


class _Walk:
    """Collects text between block boundaries."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tags = self.depth = 0
        self.page = Page()
        self.stack = [0]
        self.parts: list[str] = []
        self.links = self.linked = self.strong = self.bold = 0

    def run(self, root: Any) -> Page:
        self.page.nodes.append(Node(0, "html", ""))
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self.depth -= 1
                self._end(element, tag)
                continue
            self._count()
            attributes = element.items()
            if tag in SKIPPED or not tag or (attributes and _hidden(tag, attributes)):
                walker.skip_subtree()
                self._skip(tag)
            else:
                self._start(element, tag, attributes)
        self._flush()
        return self.page

    def _count(self) -> None:
        self.depth += 1
        self.tags += 1
        if self.depth > self.limits.nesting:
            raise TooLarge(f"more than {self.limits.nesting} elements inside each other: raise the limit")
        if self.tags > self.limits.tags:
            raise TooLarge(f"more than {self.limits.tags} elements: raise the limit")

    def _skip(self, tag: str) -> None:
        """What an element whose content is left out does: its end will be met."""
        if tag in BLOCKS:
            self._flush()
            self.stack.append(self.stack[-1])
        elif tag == "a":
            self.links += 1

    def _start(self, element: Any, tag: str, attributes: Attributes) -> None:
        if tag in BLOCKS:
            self._flush()
            self.page.nodes.append(Node(self.stack[-1], tag, _hint(attributes) if attributes else ""))
            self.stack.append(len(self.page.nodes) - 1)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("a", "span"):
            self.links += tag == "a"
            if attributes and len(self.page.authors) < 10 and _names_author(attributes):
                self.page.authors.append(" ".join("".join(element.itertext())[:200].split()))
        elif tag in ("b", "strong"):
            self.strong += 1
        elif tag == "time":
            self.page.times.append(element.get("datetime") or "")
        for name, value in attributes:
            if name == "itemprop" and value in _DATES:
                self.page.items.setdefault(value, element.get("content") or element.get("datetime") or element.text or "")
        if element.text:
            self._add(element.text)

    def _end(self, element: Any, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
            self.stack.pop()
        elif tag == "a":
            self.links -= 1
        elif tag in ("b", "strong") and self.strong:
            self.strong -= 1
        if element.tail:
            self._add(element.tail)

    def _add(self, text: str) -> None:
        self.parts.append(text.replace("\n", " "))
        if self.links > 0:
            self.linked += len(text.strip())
        if self.strong:
            self.bold += len(text.strip())

    def _flush(self) -> None:
        if not self.parts:
            return
        raw = "".join(self.parts)
        self.parts.clear()
        if raw.isspace():
            self.linked = self.bold = 0
            return
        pieces = [text for piece in _BREAKS.split(raw) if (text := " ".join(piece.split()))]
        total = sum(map(len, pieces)) or 1
        for text in pieces:
            share = len(text) / total
            self.page.blocks.append(Block(self.stack[-1], text, int(self.linked * share), int(self.bold * share)))
        self.linked = self.bold = 0


_BREAKS = re.compile(r"\n[ \t\r\xa0]*\n\s*")


def _names_author(attributes: Attributes) -> bool:
    return any(
        (name in ("rel", "itemprop") and value == "author") or (name == "class" and "author-name" in value)
        for name, value in attributes
    )


def _hint(attributes: Attributes) -> str:
    if len(attributes) == 1:
        name, value = attributes[0]
        return value.lower()[:200] if name in _HINTS else ""
    given = dict(attributes)
    return " ".join(given[name] for name in _HINTS if name in given).lower()[:200]


def _hidden(tag: str, attributes: Attributes) -> bool:
    if tag in ("html", "body", "main", "article", "form"):
        return False
    return any(
        name == "hidden" or (name == "style" and "display:none" in value.replace(" ", "")[:200]) for name, value in attributes
    )
