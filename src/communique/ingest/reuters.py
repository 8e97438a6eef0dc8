"""SGML of the Reuters-21578 collection and of files made like it (tags and types as its README describes them).

Every ``REUTERS`` element becomes an article or a Problem. Hard-wrapped lines are joined to paragraphs, which the
collection marks by indentation; lines of tables keep their line ends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from communique.ingest.members import SKIP
from communique.ingest.meta.authors import persons
from communique.ingest.wire import Fields, Part, article, moment, place, squeeze
from communique.model import Article, Problem

_START = re.compile(rb"<REUTERS\b([^>]{0,500})>", re.IGNORECASE)
_FIRST = re.compile(rb"<REUTERS\s[^>]{0,500}NEWID\s*=")
_END = re.compile(rb"</REUTERS\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_CONTROL = re.compile(r"&#(\d{1,4});|[\x00-\x08\x0b-\x1f\x7f]")
_DATE = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d{1,2}):(\d{2}):(\d{2})(?![\d:]))?", re.IGNORECASE)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_INDENT = re.compile(r" {3,}\S")
_TABLE = re.compile(r"\.{4,}|\S {3,}\S")
_HYPHEN = re.compile(r"\w-$")
_SIGN_OFF = re.compile(r"\s*reuter[s]?\s*(?:\.{3}|3)?\s*", re.IGNORECASE)


def matches(head: bytes, name: str) -> bool:
    """Whether a blob is Reuters SGML: the collection's document type, or a REUTERS element with its attributes."""
    start = head.lstrip()
    return start[:30].lower().startswith(b"<!doctype lewis") or _FIRST.match(start) is not None


def read(data: bytes, id: str, origin: str | None = None) -> Iterator[Article | Problem]:
    """All documents of an SGML file, each with the id ``id#`` and its NEWID (its number where it has none)."""
    at, number = 0, 0
    while start := _START.search(data, at):
        number += 1
        following = _START.search(data, start.end())
        limit = following.start() if following else len(data)
        end = _END.search(data, start.end(), limit)
        attributes = dict(_ATTRIBUTE.findall(start[1].decode("latin-1")))
        key = f"{id}#{attributes.get('NEWID') or number}"
        if end is None:
            yield Problem(key, "ingest", "truncated: the document has no end tag", origin)
        else:
            yield _document(data[start.end() : end.start()].decode("latin-1"), key, origin)
        at = end.end() if end else limit
    if not number:
        yield Problem(id, "ingest", "no REUTERS element in the file", origin)


def _document(source: str, id: str, origin: str | None) -> Article | Problem:
    kind = re.search(r'<TEXT(?:\s+TYPE="(\w+)")?\s*>', source)
    if kind is None:
        return Problem(id, "ingest", "damaged: no TEXT element", origin)
    inner = source[kind.end() :].rpartition("</TEXT>")[0] or source[kind.end() :]
    if kind[1] == "BRIEF":
        return Problem(id, SKIP, "brief: a headline without a text", origin)
    fields = Fields()
    _metadata(source, inner, fields)
    body = _element(inner, "BODY")
    found = list(_unmarked(inner) if body is None else paragraphs(clean(body)))
    if not any(part.role == "body" for part in found):
        return Problem(id, "ingest", "no text: the document has no body", origin)
    return article(id, origin, "reuters-sgml", found, fields)


def _metadata(source: str, inner: str, fields: Fields) -> None:
    fields.offer("title", squeeze(clean(_element(inner, "TITLE") or "")).strip("*"), "TITLE")
    fields.offer("byline", persons(clean(_element(inner, "AUTHOR") or "")), "AUTHOR")
    fields.offer("dateline", place(clean(_element(inner, "DATELINE") or "")), "DATELINE")
    fields.offer("published", stamp(_element(source, "DATE") or ""), "DATE")
    fields.offer("publisher", "Reuters", "format")
    fields.offer("language", "en", "format")


def _element(source: str, name: str) -> str | None:
    """The content of the first element of a name, up to its end tag."""
    _, opened, rest = source.partition(f"<{name}>")
    found, closed, _ = rest.partition(f"</{name}>")
    return found if opened and closed else None


def clean(text: str) -> str:
    """Text without control characters, its entities read, tabs as spaces."""
    return html.unescape(_CONTROL.sub(_character, text)).expandtabs()


def _character(match: re.Match[str]) -> str:
    number = int(match[1]) if match[1] else 0
    return chr(number) if number in (9, 10) or 32 <= number < 127 or number > 159 else ""


def stamp(text: str) -> str | None:
    """The collection's "26-FEB-1987 15:01:01.79" in ISO 8601, without a zone (it has none); a day if the time is bad."""
    match = _DATE.search(text)
    if match is None or match[2].upper() not in _MONTHS:
        return None
    day = f"{match[3]}-{_MONTHS.index(match[2].upper()) + 1:02}-{int(match[1]):02}"
    time = f"T{int(match[4]):02}:{match[5]}:{match[6]}" if match[4] else ""
    return moment(day + time) or moment(day)


def paragraphs(text: str) -> Iterator[Part]:
    """The paragraphs of a body: an indented line begins one, so does an empty line; the agency's sign-off is junk."""
    run: list[str] = []
    for line in [*text.split("\n"), ""]:
        if run and (not line.strip() or _INDENT.match(line) or _SIGN_OFF.fullmatch(line)):
            yield _paragraph(run)
            run = []
        if _SIGN_OFF.fullmatch(line):
            yield Part("junk", line.strip(), "sign-off")
        elif line.strip():
            run.append(line.rstrip())


def _paragraph(lines: list[str]) -> Part:
    """Lines as one paragraph, joined by spaces unless they are a table's."""
    if sum(_TABLE.search(line.strip()) is not None for line in lines) * 2 >= len(lines):
        return Part("body", "\n".join(line.strip() for line in lines))
    joined = [lines[0].strip()]
    for line in lines[1:]:
        glue = "" if _HYPHEN.search(joined[-1]) else " "
        joined.append(glue + line.strip())
    return Part("body", "".join(joined))


def _unmarked(inner: str) -> Iterator[Part]:
    """The paragraphs of a text that the collection left unprocessed: a first line in capitals is its headline."""
    text = re.sub(r"</?[A-Z]+>", "\n", clean(inner)).strip("\n")
    first, _, rest = text.partition("\n")
    if first.strip() and first.strip().upper() == first.strip():
        yield Part("title", first.strip())
        yield from paragraphs(rest)
    else:
        yield from paragraphs(text)
