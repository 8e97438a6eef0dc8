"""What all wire formats share: putting a text together, and reading date lines and time stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from communique.calendar import parse_published
from communique.ingest.meta import lexicon
from communique.ingest.meta.authors import is_agency
from communique.ingest.text import dateline
from communique.model import Article, Block, BlockRole

_STAMP = re.compile(
    r"""
    (\d{4})-?(\d{2})-?(\d{2})                              # day
    (?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?)?   # time
    \s?(Z|[+-]\d{2}(?::?\d{2})?)?                          # zone
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|<[^<>]{0,80}>|\S{1,64}@\S{1,64}")
_DASHES = " \t\r\n-–—:"


class Part(NamedTuple):
    """One paragraph on its way into a text: its role, the reason why junk is junk, the element that it came from."""

    role: BlockRole
    text: str
    reason: str | None = None
    tag: str = ""


@dataclass(slots=True)
class Fields:
    """The metadata of one article: the first value offered for a field stays, with the element it came from."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: list[tuple[str, str]] = field(default_factory=list)

    def offer(self, name: str, value: str | tuple[str, ...] | None, source: str) -> None:
        """Takes a value for a field unless it is empty or the field has one."""
        if value and name not in self.values:
            self.values[name] = value
            self.sources.append((name, source))

    def get(self, name: str) -> str | None:
        """The value of a field so far."""
        return self.values.get(name)


def article(id: str, origin: str | None, format: str, parts: Iterable[Part], fields: Fields) -> Article:
    """The article of these paragraphs and fields; a headline that repeats the title stays out of the text."""
    title, parts = fields.get("title"), list(parts)
    fields.offer("dateline", dateline(next((p.text for p in parts if p.role == "body"), "")), "first paragraph")
    text, blocks = compose(p for p in parts if not (p.role == "title" and title and same(p.text, title)))
    if fields.get("modified") == fields.get("published"):
        fields.values.pop("modified", None)
        fields.sources = [pair for pair in fields.sources if pair[0] != "modified"]
    return Article(id, text, origin, format, blocks=blocks, provenance=tuple(fields.sources), **fields.values)


def compose(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """Paragraphs as one text, a blank line between two, and their blocks with offsets in code points."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        blocks.append(Block(at, at + len(part.text), part.role, part.reason))
        at += len(part.text) + 2
    return "\n\n".join(texts), tuple(blocks)


def squeeze(text: str | None) -> str:
    """The text on one line: white space of any kind and length as one space."""
    return _SPACE.sub(" ", text or "").strip()


def same(one: str, other: str) -> bool:
    """Whether two lines say the same but for white space and case."""
    return squeeze(one).casefold() == squeeze(other).casefold()


def moment(text: str | None) -> str | None:
    """A time stamp in ISO 8601's extended form, as precise as given ("20210516T080625+0000"); None where it is not one.

    A zone after a mere day is left out, a fraction of a second too.
    """
    match = _STAMP.fullmatch(squeeze(text))
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    stamp = f"{year}-{month}-{day}"
    if hour:
        stamp += f"T{hour}:{minute}" + (f":{second}" if second else "") + _zone(zone)
    return stamp if parse_published(stamp) else None


def _zone(zone: str | None) -> str:
    if not zone or zone == "Z":
        return zone or ""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def place(text: str | None) -> str | None:
    """The place that a date line names, as written: "Geneva" of "Geneva, May 3 (Reuters) -"; None without one."""
    line = _BRACKETS.sub(" ", squeeze(text)).strip(_DASHES)
    kept = list(_places(part.strip(_DASHES) for part in line.split(",")))
    named = squeeze(", ".join(kept))
    return named if 1 < len(named) <= 80 and any(c.isalpha() for c in named) else None


def _places(parts: Iterable[str]) -> Iterator[str]:
    """The parts of a date line before its date, without agencies."""
    for part in parts:
        first = part.lower().split()[:1]
        if any(c.isdigit() for c in part) or (first and _dates(first[0].strip("."))):
            return
        if part and not is_agency(part):
            yield part


def _dates(word: str) -> bool:
    """Whether a word names a month or a day of the week."""
    return word in lexicon()["months"] or word in lexicon()["lines"]["weekdays"]
