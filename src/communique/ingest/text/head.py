"""Title, byline, date line, masthead of a copied page: the lines around the first lines of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.ingest.meta import authors, dates, lexicon
from communique.ingest.text.furniture import reason
from communique.ingest.text.lines import Line

_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{0,30}(?:\s(?:[a-z]{1,3}\s)?[^\W\d_a-z][\w.'’-]{0,30}){1,4}$")
_REACH = 25


@dataclass(slots=True)
class Head:
    """Line numbers of the head's parts, and what they say."""

    roles: dict[int, str] = field(default_factory=dict)
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None


def read(lines: Sequence[Line], body: Sequence[bool]) -> Head:
    """The head of a text whose body lines are known. Looks at the lines before the body, dates also in the first ones in it."""
    head = Head()
    first = next((i for i, flag in enumerate(body) if flag), 0)
    _date_lines(head, lines, first, body)
    _bylines(head, lines, first, body)
    _title(head, lines, first, body)
    _masthead(head, lines)
    return head


def _date_lines(head: Head, lines: Sequence[Line], first: int, body: Sequence[bool]) -> None:
    """Short lines with a date near the start of the body; a label tells publication from change."""
    found: list[tuple[int, str]] = []
    for i in _near(lines, first, body):
        if len(lines[i].text) <= 120 and (date := dates.find(lines[i].text)) and dates.fills(lines[i].text, date):
            found.append((i, date[0]))
            head.roles[i] = "dateline"
    for i, date_ in found:
        published, modified = dates.told(lines[i].text, date_)
        head.published = head.published or published
        head.modified = head.modified or modified


def _near(lines: Sequence[Line], first: int, body: Sequence[bool]) -> list[int]:
    """Lines before the body, nearest last, and the few lines left out right after its start."""
    return [i for i in range(max(0, first - _REACH), min(len(lines), first + 4)) if not body[i]]


def _bylines(head: Head, lines: Sequence[Line], first: int, body: Sequence[bool]) -> None:
    for i in _near(lines, first, body):
        text = lines[i].text
        if len(text) > 120 or (i in head.roles and not authors.starts_byline(text)):
            continue
        names = _names(text, lines[i - 1].text if i else "")
        if names:
            head.byline = head.byline or names
            head.roles[i] = "byline"


def _names(text: str, before: str) -> tuple[str, ...]:
    date = dates.find(text)
    if date:
        text = text[: date[1]]
    if authors.starts_byline(text):
        return authors.credited([text])
    return authors.credited([text]) if authors.bare_by(before) and _NAME.match(text) else ()


def _title(head: Head, lines: Sequence[Line], first: int, body: Sequence[bool]) -> None:
    """The headline: of the unclaimed lines before the body the one near byline and date that is long enough."""
    marks = [i for i in head.roles if i <= first]
    end = min(marks) if marks else first
    best = _pick(lines, end, body) if end else None
    if best is None and end != first:
        best = _pick(lines, first, body, set(head.roles))
    if best is not None:
        head.title = lines[best].text
        for i in range(first + 1):
            if lines[i].text == head.title:
                head.roles[i] = "title"


def _pick(lines: Sequence[Line], end: int, body: Sequence[bool], taken: set[int] | None = None) -> int | None:
    scored = [
        (_headline(lines[i].text) - (end - i) * 0.35, i)
        for i in range(max(0, end - _REACH), end)
        if not body[i] and i not in (taken or ())
    ]
    score, best = max(scored, default=(0.0, 0))
    return best if score > 0 else None


def _headline(text: str) -> float:
    """How much a line looks like a headline: 0 for labels and sentences."""
    words = len(text.split())
    if reason(text) or not 12 <= len(text) <= 220 or (words < 3 and text.isascii()):
        return 0.0
    return min(words, 10) + (-4.0 if text.endswith((".", ":", "...")) else 0.0) - max(0, len(text) - 130) / 10


def _masthead(head: Head, lines: Sequence[Line]) -> None:
    """The publisher, where the first line of the text is a newspaper's name."""
    words = lines[0].text.split() if lines else []
    if 0 in head.roles or not 1 < len(words) <= 5 or not all(w[:1].isupper() or len(w) <= 3 for w in words):
        return
    if {word.casefold() for word in words} & set(lexicon()["lines"]["masthead"]):
        head.publisher = lines[0].text
