"""Seats of governments as houses: rooms and grounds, and the address of a text ("THE WHITE HOUSE, May 3")."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.table import Entry

ALONE = re.compile(r"[ *_]*\s*(?:\n|$)")
"""The end of a line behind a name."""
_ROOMS = frozenset(
    {
        "Oval Office",
        "Situation Room",
        "Eisenhower Executive Office Building",
        "Old Executive Office Building",
        "Naval Observatory",
        "Camp David",
        "West Wing",
    }
)
"""Seats that are rooms and houses, unless they act themselves."""
_GROUNDS = re.compile(
    r"\s(?:Visitors?\s(?:Center|Centre)|Rose\sGarden|South\sLawn|South\sGrounds|North\sLawn|Situation\sRoom|East\sRoom|State\sDining|[Pp]ress\sroom"
    r"|[Bb]riefing\s[Rr]oom|[Gg]rounds|[Cc]ampus|[Kk]itchen|[Cc]omplex|[Gg]ates?|[Ll]awn|[Dd]riveway|[Ff]ence|[Bb]allroom|[Gg]ardens?|[Tt]ours?)\b"
    r"|['’]s\s(?:(?:South|North|East|West|Rose|Blue|State|press|briefing|front)\s)?"
    r"(?:[Ll]awn|[Gg]arden|[Rr]oom|[Gg]rounds|[Gg]ates?)\b"
)
"""Parts of a seat."""
_DATED = re.compile(r",\s{1,10}(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s\d")
"""A date after the seat that a text was written at."""
_ROOM = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3},\s(?:The\s|the\s)?")
"""A room or garden before the seat, from the beginning of the line."""
_TOP = 160
"""Characters from the beginning of a text in which its lines tell where it was spoken."""
_VENUE = re.compile(r"[*_ ]*(?:United\sStates\s|U\.S\.\s|[A-Z]\w+\sof\s(?:the\s)?|(?:[A-Z][\w’'-]*\s){0,2})")
_OFFICIAL = re.compile(rf"(?:,\s(?:Official|Presidential|Royal|Private)\s\w+)?{ALONE.pattern}")
"""What stands before a seat and behind it on a line that tells where a text was spoken ("Palace of Linden")."""
_STAFF = re.compile(
    r"\s(?:[A-Z]\w+\s){0,2}(?:Secretary|Advis[eo]r|Counsel|Chef|Director|Coordinator|Chief|Office|Council|aides?|officials?|staff)\b"
)
"""Who works at a seat, and its parts that act."""
_ON_HILL = re.compile(r"[*_ ]*(?:[A-Z][\w’'-]*\s){1,4}(?:on|at|near)\s(?:the\s)?")
"""A house beside a seat, from the beginning of the line ("Grand Hotel on")."""


def has_staff(text: str, end: int) -> bool:
    """Whether those who work at a seat stand behind its name, and no part of the house."""
    return _GROUNDS.match(text, end) is None and _STAFF.match(text, end) is not None


def is_house(document: Document, start: int, end: int, entry: Entry, head: int) -> bool:
    """Whether a seat is only a house: where a text was written, its grounds, or a room that does nothing itself."""
    return _is_address(document, start, end) or _is_room(document, entry, head)


def _is_address(document: Document, start: int, end: int) -> bool:
    """Whether a seat is where a text was written or spoken ("THE WHITE HOUSE, May 3, 2024", "Rose Garden, The White House")."""
    if _DATED.match(document.text, end) or _GROUNDS.match(document.text, end):
        return True
    line = document.text.rfind("\n", max(0, start - 60), start) + 1
    if (line or start < 5) and document.text[line:start].strip(" *_") in ("", "The", "THE") and ALONE.match(document.text, end):
        return True
    if line < _TOP and _VENUE.fullmatch(document.text, line, start) and _OFFICIAL.match(document.text, end):
        return True
    beside = _ROOM.fullmatch(document.text, line, start) or _ON_HILL.fullmatch(document.text, line, start)
    return bool(ALONE.match(document.text, end)) and beside is not None


def _is_room(document: Document, entry: Entry, head: int) -> bool:
    """Whether a seat is a room that does nothing itself ("in my office, the Oval Office")."""
    return entry.surface in _ROOMS and document.deps[head] not in ("nsubj", "nsubjpass")
