"""The agreements that a statement lists below a line with a colon ("The following instruments were signed:")."""

from __future__ import annotations

import re

from communique.kinds.agreements.lexicon import words
from communique.model import Document

_MARK = re.compile(r"[ \t]*(?:[-–—•*·▪]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]|\d{1,2}\.)[ \t]+(?:[\"“]?)(?:(?:The|An?)\s)?")
"""What opens an item of a list: a dash, a bullet, a letter or a number."""
_LEAD = re.compile(r"[^\n]{1,300}:[ \t]*$")
"""A line that a list follows."""
_ITEMS = 30
"""Items of a list that are read at most."""
_REACH = 300
"""Characters of a line that are looked at."""


def lead(document: Document, start: int) -> tuple[int, int] | None:
    """The characters of the line that a list is introduced by, where what begins at ``start`` opens one of its items, and the
    line says that they were signed ("The two ministers signed the following:"); else None.
    """
    text = document.text
    line = text.rfind("\n", max(0, start - _REACH), start) + 1
    if not line or not _MARK.fullmatch(text, line, start):
        return None
    for _ in range(_ITEMS):
        end = line - 1
        while end > 0 and text[end - 1] in "\n \t\r":
            end -= 1
        line = text.rfind("\n", max(0, end - _REACH), end) + 1
        if _LEAD.fullmatch(text, line, end):
            return (line, end) if _of_signing(text[line:end]) else None
        if not line or not _MARK.match(text, line):
            return None
    return None


def _of_signing(line: str) -> bool:
    said = set(re.findall(r"[a-z]+", line.lower()))
    return not said.isdisjoint(words("heads", "instruments"))
