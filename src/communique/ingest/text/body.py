"""Which lines of a copied page are its article: the heaviest run of prose, short lines inside it judged by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from communique.ingest.text.furniture import reason
from communique.ingest.text.lines import Line

_LOSS = 80
_END_LOSS = 400
_MOST = 400
_ENDS = frozenset({"comments", "copyright"})


def weight_of(text: str) -> int:
    """A line's length; scripts without spaces say as much in half the characters."""
    return len(text) * (1 if text.isascii() or " " in text[:60] else 2)


def is_prose(line: Line) -> bool:
    """Whether a line reads like a paragraph rather than like a label, a link or a headline."""
    size = weight_of(line.text)
    return size >= 160 or (size >= 30 and line.closed) or (size >= 100 and "." in line.text)


def has_furniture(lines: Sequence[Line]) -> bool:
    """Whether a text carries more of a page than its article: a line of it is known furniture.

    Short lines alone are no sign: lists, schedules and lines broken by hand have them too.
    """
    return any(reason(line.text) for line in lines)


def body(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is of the body."""
    if not has_furniture(lines):
        return [True] * len(lines)
    prose = [is_prose(line) and reason(line.text) is None for line in lines]
    first, last = _heaviest(lines, prose)
    return [first <= i <= last and (prose[i] or _inside(lines, prose, i)) for i in range(len(lines))]


def _heaviest(lines: Sequence[Line], prose: Sequence[bool]) -> tuple[int, int]:
    """First and last line of the run with the greatest sum: prose counts its length, other lines a fixed loss.

    What ends a page's article (comments, the copyright line) costs more than a label between paragraphs.
    """
    best, total, start, found = 0.0, 0.0, 0, (0, -1)
    for i, line in enumerate(lines):
        total += min(weight_of(line.text), _MOST) if prose[i] else -_loss(line)
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, found = total, (start, i)
    return found


def _loss(line: Line) -> int:
    return _END_LOSS if reason(line.text) in _ENDS else _LOSS


def _inside(lines: Sequence[Line], prose: Sequence[bool], i: int) -> bool:
    """Whether a short line between two paragraphs is a sub-headline or a short sentence."""
    around = i > 0 and prose[i - 1] and i + 1 < len(lines) and prose[i + 1]
    return around and reason(lines[i].text) is None
