"""The head of a transcript: the house and the city in which it was spoken, a line each, before the first speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.model import Document
from communique.parties.value import PartyMention

_SPEAKS = re.compile(r"^[*_ ]*[A-Z][A-Z.’' -]{3,40}:", re.MULTILINE)
"""The first words of whoever speaks ("MR BERG:")."""
_HEAD = 400
"""Characters of a text in which its head stands."""
_TITLE = re.compile(
    r"\b(?:Secretary|Minister|President|Premier|Chancellor|Spokes\w+|Ambassador|Representative|Director|Administrator|Envoy"
    r"|Advis[eo]r|Chair\w*|Commissioner|Coordinator|Governor|Senator|Chief|King|Prince)\b(?!['’]s)"
)
"""What makes a line that of somebody and what he is."""
_ADDRESS = re.compile(r"[*_ ]*[A-Z][\w.’' -]{2,30},\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}[*_\s]*")
"""A line that is a city and its country or state."""
_HOUSE = re.compile(r"(?:['’]s)?(?:\s(?:[A-Z][\w.’'-]*|of|the|for)){0,5}[*_\s]*")
"""What stands behind whose house it is, to the end of the line."""
_OPENS = frozenset({"", "The", "THE"})


def venues(document: Document, mentions: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions, a place where one begins the line of a house beside that of its city, before somebody speaks."""
    speaks = _SPEAKS.search(document.text, 0, _HEAD) if mentions and mentions[0].start < _HEAD else None
    end = speaks.start() if speaks else 0
    lines = [line for line in document.text[:end].split("\n") if line.strip() and not _TITLE.search(line)]
    for mention in mentions:
        inside = mention.end <= end and mention.use == "party"
        yield replace(mention, use="place") if inside and _is_venue(document.text, mention, lines) else mention


def _is_venue(text: str, mention: PartyMention, lines: list[str]) -> bool:
    """Whether a mention begins one of some lines beside that of a city."""
    first = text.rfind("\n", 0, mention.start) + 1
    line = text[first : text.find("\n", mention.end)]
    behind = text[mention.end : first + len(line)]
    if text[first : mention.start].strip(" *_") not in _OPENS or not _HOUSE.fullmatch(behind) or line not in lines:
        return False
    at = lines.index(line)
    return any(_ADDRESS.fullmatch(beside) for beside in lines[max(0, at - 1) : at] + lines[at + 1 : at + 2])
