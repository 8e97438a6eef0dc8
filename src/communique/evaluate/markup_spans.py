"""Inline markup: ``[[text|mark|mark ...]]`` in the body of an annotated article (docs/corpora.md).

A mark begins with what it marks: ``@ann`` a mention of a person, ``#pact`` of an agreement, ``!e1`` the trigger of an
event, ``+e1`` another place that names it, ``~e1`` who says so; ``a``, ``d`` or ``t`` with an optional label an amount,
a date or a troop count, followed by its values. Brackets may be nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from communique.errors import RecordError

_PIECE = re.compile(r"\[\[|\]\]|\|")
_TOKEN = re.compile(r'([a-z_]+)="([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a span: offsets into the plain text, its tokens, and the line of the file it stands in."""

    start: int
    end: int
    text: str
    kind: str
    label: str
    line: int
    flags: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    start: int
    piece: int
    line: int


def strip(source: str, first_line: int, name: str) -> tuple[str, list[Mark]]:
    """The plain text of a marked-up body and its marks, in text order.

    ``first_line`` is the number of the body's first line in the file ``name``. RecordError names the file and the line.
    """
    reader = _Reader(source, first_line, name)
    reader.read()
    return "".join(reader.plain), sorted(reader.marks, key=lambda m: (m.start, -m.end))


class _Reader:
    def __init__(self, source: str, first_line: int, name: str) -> None:
        self.source, self.name = source, name
        self.plain: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.stack: list[_Open] = []
        self.counted, self.line = 0, first_line

    def read(self) -> None:
        at = 0
        while piece := _PIECE.search(self.source, at):
            self._add(self.source[at : piece.start()])
            at = self._piece(piece)
        self._add(self.source[at:])
        if self.stack:
            raise self._error(self.stack[-1].line, "'[[' is never closed")

    def _piece(self, piece: re.Match[str]) -> int:
        """Take one delimiter; the position to read on from."""
        line = self._line(piece.start())
        if piece.group() == "[[":
            self.stack.append(_Open(self.length, len(self.plain), line))
            return piece.end()
        if not self.stack:
            if piece.group() == "|":
                self._add("|")
                return piece.end()
            raise self._error(line, "']]' closes nothing")
        end = self.source.find("]]", piece.start())
        if piece.group() == "]]" or end < 0:
            raise self._error(line, "a span without marks: write [[text|mark]]")
        self._close(self.source[piece.end() : end], line)
        return end + 2

    def _close(self, marks: str, line: int) -> None:
        opened = self.stack.pop()
        text = "".join(self.plain[opened.piece :])
        if not text.strip() or text != text.strip():
            raise self._error(line, f"span {text!r} is empty or has white space at its edge")
        for mark in marks.split("|"):
            self.marks.append(self._mark(mark.strip(), opened.start, text, line))

    def _mark(self, mark: str, start: int, text: str, line: int) -> Mark:
        if "[[" in mark or not mark:
            raise self._error(line, f"mark of {text!r} is empty or opens another span")
        head, *rest = _TOKEN.finditer(mark)
        kind, label = head.group()[0], head.group()[1:]
        if kind not in "@#!+~adt" or not re.fullmatch(r"[\w-]*", label) or (kind in "@#!+~" and not label):
            raise self._error(line, f"unknown mark {head.group()!r} of {text!r}: it begins with one of @ # ! + ~ a d t")
        flags, values = self._values(rest, line)
        return Mark(start, start + len(text), text, kind, label, line, flags, values)

    def _values(self, tokens: list[re.Match[str]], line: int) -> tuple[tuple[str, ...], dict[str, str]]:
        flags: list[str] = []
        values: dict[str, str] = {}
        for token in tokens:
            key, equals, value = (token[1], "=", token[2]) if token[1] else token[3].partition("=")
            if not equals:
                flags.append(key)
            elif key in values:
                raise self._error(line, f"{key}= is given twice")
            else:
                values[key] = value
        return tuple(flags), values

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self.length += len(text)

    def _line(self, offset: int) -> int:
        """The line of an offset; offsets come in text order."""
        self.line += self.source.count("\n", self.counted, offset)
        self.counted = offset
        return self.line

    def _error(self, line: int, message: str) -> RecordError:
        return RecordError(f"{self.name}:{line}: {message}")


def lay_out(text: str, width: int | None) -> tuple[str, list[tuple[int, int]]]:
    """The final text of a body written one sentence a line, and the sentences' offsets.

    A line break inside a paragraph becomes a space (a paragraph begins after a blank line or with an indented line); with a
    ``width`` the paragraphs are broken again at that column, as old wires were. No character is added or lost, so offsets stay.
    """
    out = list(text)
    sentences = list(_lines(text))
    for (_, end), (start, _) in pairwise(sentences):
        if text[end:start] == "\n":
            out[end] = " "
    laid = "".join(out)
    return (_wrap(laid, width) if width else laid), sentences


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines with text in them; a line's own indentation stays outside."""
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped)
            yield start, start + len(stripped)


def _wrap(text: str, width: int) -> str:
    """Break lines at ``width`` columns by turning spaces into line breaks."""
    out, column_start, last_space = list(text), 0, -1
    for i, char in enumerate(text):
        if char == "\n":
            column_start, last_space = i + 1, -1
        elif i - column_start >= width and last_space >= 0:
            out[last_space] = "\n"
            column_start, last_space = last_space + 1, -1
        if char == " " and text[column_start:i].strip():
            last_space = i
    return "".join(out)
