"""Societies that are called after two countries ("the Peru-Chile Business Council"): they are neither's."""

from __future__ import annotations

import re

_ENDS = (
    r"(?:(?:Business|Women['’]s|Friendship|Cultural|Economic|Trade)\s)?(?:Council|Association|Society|Foundation)(?!\sof)\b"
    r"|Chamber\sof\sCommerce\b"
)
_OF_STATES = r"Energy|Security|Defen[cs]e|Strategic|Joint|Ministerial|Cooperation|Technology|High"
_LAND = rf"(?:the\s)?[A-Z][\w.]*(?:\s(?!{_OF_STATES})[A-Z]\w+)?"
_FIRST = re.compile(rf"[-–]{_LAND}\s(?:{_ENDS})")
"""After the first of two names ("Peru | -Chile Business Council")."""
_SECOND_BEFORE = re.compile(r"\b[A-Z][\w.]*[-–]$")
_SECOND = re.compile(rf"\s(?:{_ENDS})")
_BACK, _ON = 20, 60
"""Characters before and behind a name that are looked at."""


def in_society(text: str, start: int, end: int) -> bool:
    """Whether the name of a country is one of the two that a society is called after."""
    if _FIRST.match(text, end, end + _ON):
        return True
    return _SECOND_BEFORE.search(text, max(0, start - _BACK), start) is not None and _SECOND.match(text, end) is not None
