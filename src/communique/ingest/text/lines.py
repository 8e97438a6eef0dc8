"""The lines of a text that was copied from a page, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_INDENT = re.compile(r"[ ]{2}|[ \n]?\t")
_ITEM = re.compile(r"(?:[-–*•·▪◦]|\d{1,2}[.)])\s{1,4}\S")
_END = re.compile(r"""[.!?…。！？।॥؟:]["'”’»)\]」』]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the text: one line, or one paragraph where lines were broken by hand, without white space around it."""

    start: int
    end: int
    text: str

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text[-12:]))


def split(text: str) -> list[Line]:
    """The units of a text in order, blank ones left out: its lines, or its paragraphs if the lines are broken at a margin."""
    lines = [_line(text, m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    groups = _groups(text, lines)
    margin = _margin(groups)
    if margin is None:
        return lines
    return [unit for group in groups for unit in _joined(text, group, margin)]


def _joined(text: str, group: list[Line], margin: int) -> list[Line]:
    """A group as one paragraph, unless its lines end well before the margin (a headline, a byline)."""
    if len(group) == 1 or sum(len(line.text) < margin * 0.6 for line in group[:-1]) * 2 > len(group) - 1:
        return group
    return [_line(text, group[0].start, group[-1].end)]


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    return Line(start, start + len(raw.strip()), raw.strip())


def _groups(text: str, lines: list[Line]) -> list[list[Line]]:
    """Lines that no blank line parts; an item of a list begins a new group, and so does an indented line where many
    are not (old wires), unless it hangs below an item.
    """
    indented = {line.start for line in lines if _INDENT.match(text, max(0, line.start - 2), line.start)}
    begins = indented if len(indented) < 0.7 * len(lines) else set()
    groups: list[list[Line]] = []
    for line in lines:
        follows = groups and text.count("\n", groups[-1][-1].end, line.start) == 1
        hangs = follows and line.start in indented and _ITEM.match(groups[-1][0].text)
        if follows and not _ITEM.match(line.text) and (hangs or line.start not in begins):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _margin(groups: list[list[Line]]) -> int | None:
    """The margin at which lines were broken by hand: most inner lines run up to it without ending a sentence
    there. A line with an address is as long as the address.
    """
    inner = [line for group in groups for line in group[:-1] if "://" not in line.text]
    if len(inner) < 2:
        return None
    lengths = sorted(len(line.text) for line in inner)
    margin = lengths[len(lengths) * 9 // 10]
    full = sum(len(line.text) >= margin * 0.75 for line in inner)
    unclosed = sum(not line.closed for line in inner)
    return margin if 45 <= margin <= 130 and full >= 0.7 * len(inner) and unclosed >= 0.6 * len(inner) else None
