"""What a ministry is for, however its name is put, and the country of a ministry in a roster ("Ministry of Lakes, Peru;")."""

from __future__ import annotations

import re

_PLAIN = frozenset({"ministry", "ministries", "of", "for", "the", "and", "affairs"})
_WORD = re.compile(r"[\w’'-]+")
_NAME = re.compile(r"(?:\w+\s){0,3}ministry$|ministry\s(?:of|for)\s.*")
_BETWEEN = re.compile(r",\s(?:the\s)?|\s\((?:the\s)?")
_ENDS = re.compile(r"\s{0,2}(?:[;)\n]|\.?\s{0,3}$)")


def matter_of(name: str) -> frozenset[str]:
    """The words of what a ministry is for ("Interior Ministry", "Ministry of the Interior")."""
    found = _NAME.search(name.lower())
    return frozenset(_WORD.findall(found[0])) - _PLAIN if found else frozenset()


def is_enrolled(text: str, end: int, start: int, stop: int) -> bool:
    """Whether a country at ``start`` to ``stop`` is that of the ministry which ends at ``end``, as rosters put it."""
    return _BETWEEN.fullmatch(text, end, start) is not None and _ENDS.match(text, stop) is not None
