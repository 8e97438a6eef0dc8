"""Annotated articles in the project's own markup, turned into gold of the contract's form (docs/corpora.md).

A file has a header between ``---`` lines, the article with inline marks, one sentence a line, and after ``=== people``,
``=== agreements`` and ``=== events`` one line a fact that refers to the marks by label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from communique.calendar import parse_published
from communique.errors import RecordError
from communique.evaluate import markup_spans
from communique.evaluate.markup_facts import Line, Sheet, build
from communique.evaluate.markup_spans import lay_out

KINDS = ("people", "amounts", "dates", "troops", "agreements", "events")
HEADER = ("id", "title", "published", "publisher", "byline", "licence", "source", "split", "none", "wrap")
_REQUIRED = ("id", "title", "published", "licence", "source", "split")
_SECTIONS = ("people", "agreements", "events")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated file: its header, and the gold that it gives (``article`` and a list per kind that was annotated)."""

    header: dict[str, str]
    gold: dict[str, Any]

    @property
    def split(self) -> str:
        """``tune`` or ``check``."""
        return self.header["split"]


def read(path: Path) -> Annotated:
    """The annotated article of one file. RecordError names file and line of what is wrong."""
    try:
        return parse(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from None


def parse(source: str, name: str = "markup") -> Annotated:
    """The annotated article that ``source`` holds; ``name`` stands in the messages of errors.

    A header line ``none: troops, events`` makes a negative text: only these kinds are annotated, and there are none of them.
    """
    parts = _split(source, name)
    header = _header(parts.header, name)
    plain, marks = markup_spans.strip(parts.body, parts.body_line, name)
    text, sentences = lay_out(plain, int(header["wrap"]) if "wrap" in header else None)
    marks = [_relaid(mark, text) for mark in marks]
    facts = build(Sheet(name, text, marks, sentences, parts.facts))
    return Annotated(header, {"article": _article(header, text), **_annotated(header, facts, name)})


def _relaid(mark: markup_spans.Mark, text: str) -> markup_spans.Mark:
    """The mark with its text as the final layout breaks it."""
    return replace(mark, text=text[mark.start : mark.end])


@dataclass(slots=True)
class _Parts:
    header: list[tuple[int, str]] = field(default_factory=list)
    body: str = ""
    body_line: int = 1
    facts: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in _SECTIONS})


def _split(source: str, name: str) -> _Parts:
    lines = source.splitlines()
    fences = [i for i, line in enumerate(lines) if line == "---"][:2]
    if len(fences) < 2 or fences[0] != 0:
        raise RecordError(f"{name}:1: the file must begin with a header between two lines of ---")
    parts = _Parts([(i + 1, lines[i]) for i in range(1, fences[1])])
    begin = fences[1] + 1
    end = next((i for i in range(begin, len(lines)) if lines[i].startswith("=== ")), len(lines))
    while begin < end and not lines[begin].strip():
        begin += 1
    parts.body, parts.body_line = "\n".join(lines[begin:end]).rstrip(), begin + 1
    if not parts.body:
        raise RecordError(f"{name}:{begin + 1}: the article has no text")
    _sections(lines, end, parts, name)
    return parts


def _sections(lines: list[str], begin: int, parts: _Parts, name: str) -> None:
    section: list[Line] = []
    for number, line in enumerate(lines[begin:], begin + 1):
        if line.startswith("=== "):
            title = line[4:].strip()
            if title not in parts.facts:
                raise RecordError(f"{name}:{number}: unknown section {title!r}: the sections are {', '.join(_SECTIONS)}")
            section = parts.facts[title]
        elif line.strip() and not line.startswith("//"):
            section.append(Line(number, line.strip()))


def _header(lines: list[tuple[int, str]], name: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for number, line in lines:
        key, colon, value = line.partition(":")
        if not colon or key not in HEADER or not value.strip():
            raise RecordError(f"{name}:{number}: {line!r} is no header line: write KEY: VALUE, KEY one of {', '.join(HEADER)}")
        header[key] = value.strip()
    for key in _REQUIRED:
        if key not in header:
            raise RecordError(f"{name}:1: the header has no {key!r}")
    for key, right in _header_rules(header):
        if not right:
            raise RecordError(f"{name}:1: the header's {key} cannot be {header[key]!r}")
    return header


def _header_rules(header: dict[str, str]) -> Iterator[tuple[str, bool]]:
    yield "split", header["split"] in ("tune", "check")
    yield "published", parse_published(header["published"]) is not None
    yield "none", all(kind in KINDS for kind in names(header.get("none")))
    yield "wrap", re.fullmatch(r"[1-9]\d{1,2}", header.get("wrap", "64")) is not None


def names(text: str | None) -> list[str]:
    """The parts of a list with commas.

    >>> names("KOR, USA")
    ['KOR', 'USA']
    """
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _article(header: dict[str, str], text: str) -> dict[str, Any]:
    return {
        "id": header["id"],
        "title": header["title"],
        "byline": names(header.get("byline")),
        "publisher": header.get("publisher"),
        "published": header["published"],
        "text": text,
    }


def _annotated(header: dict[str, str], facts: dict[str, list[Any]], name: str) -> dict[str, list[Any]]:
    absent = names(header.get("none"))
    for kind in absent:
        if facts[kind]:
            raise RecordError(f"{name}:1: the header says that there are no {kind}, and there are")
    return {kind: facts[kind] for kind in KINDS if kind in absent or not absent}
