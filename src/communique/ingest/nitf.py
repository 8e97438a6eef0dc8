"""NITF, the news industry's text format (IPTC, NITF 3.6): on its own and inside other formats."""

from __future__ import annotations

from communique.ingest.markup import Element, content, find, find_all, local, parts, text_of
from communique.ingest.meta.authors import persons
from communique.ingest.wire import Fields, Part, article, moment, place
from communique.model import Article, Problem


def read_item(root: Element, id: str, origin: str | None) -> Article | Problem:
    """The article of one NITF document."""
    fields = Fields()
    found = body(root, fields)
    if not any(part.role == "body" for part in found):
        return Problem(id, "ingest", "no text in body.content", origin)
    return article(id, origin, "nitf", found, fields)


def body(root: Element, fields: Fields) -> list[Part]:
    """The paragraphs of a NITF document; what its head and its body's head say goes to ``fields``."""
    _head(root, fields)
    top = find(root, "body/body.head")
    if top is not None:
        _body_head(top, fields)
    fields.offer("title", text_of(root, "head/title"), "head/title")
    found: list[Part] = []
    for path in ("body/body.content", "body/body.end"):
        for element in find_all(root, path):
            found.extend(parts(element))
    return found


def _body_head(top: Element, fields: Fields) -> None:
    fields.offer("title", text_of(top, "hedline/hl1"), "hedline/hl1")
    people = [person for line in find_all(top, "byline") for person in _persons(line)]
    fields.offer("byline", tuple(dict.fromkeys(people)), "body.head/byline")
    fields.offer("publisher", text_of(top, "distributor/org") or text_of(top, "distributor"), "body.head/distributor")
    line = find(top, "dateline")
    if line is None:
        return
    fields.offer("dateline", text_of(line, "location") or place(content(line)), "body.head/dateline")
    story = find(line, "story.date")
    fields.offer("published", None if story is None else moment(story.get("norm")), "dateline/story.date")


def _persons(line: Element) -> tuple[str, ...]:
    """The persons of a byline: those marked as such, else those that its words name (its titles left out)."""
    marked = [content(e) for e in line.iter() if local(e) == "person"]
    if marked:
        return tuple(marked)
    words = [line.text or ""] + [("" if local(e) == "byttl" else content(e)) + "\n" + (e.tail or "") for e in line]
    return persons("".join(words))


_DATES = (
    ("published", "head/docdata/date.issue", "norm"),
    ("published", "head/pubdata", "date.publication"),
    ("published", "head/docdata/date.release", "norm"),
)
_TEXTS = (
    ("publisher", "head/pubdata", "name"),
    ("publisher", "head/docdata/doc.copyright", "holder"),
    ("publisher", "head/docdata/doc-id", "regsrc"),
    ("section", "head/pubdata", "position.section"),
    ("section", "head/docdata/fixture", "fix-id"),
    ("section", "head/tobject", "tobject.type"),
)


def _head(root: Element, fields: Fields) -> None:
    for name, path, attribute in _DATES:
        for element in find_all(root, path):
            fields.offer(name, moment(element.get(attribute)), f"{path}@{attribute}")
    for name, path, attribute in _TEXTS:
        for element in find_all(root, path):
            value = element.get(attribute) or ""
            if name != "section" or value.lower() not in ("news", "data", "alert", "wire"):
                fields.offer(name, value.strip(), f"{path}@{attribute}")
    for element in find_all(root, "head/pubdata"):
        ref = element.get("ex-ref") or ""
        fields.offer("url", ref if ref.startswith("http") else None, "head/pubdata@ex-ref")
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang")
    fields.offer("language", language, "nitf@xml:lang")
