"""Unions, parties and other bodies of people by their name where its initials stand behind it ("the Togo Labour Congress
(TLC)"), whatever country the name begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Document
from communique.parties.organizations.unlisted import is_union, places_of
from communique.parties.table import entries
from communique.parties.value import PartyKind, PartyMention

_WORD = r"[A-Z][\w’'-]{1,20}"
_SMALL = r"(?:of|for|the|and|in|de|du|la|los|das)"
_KINDS: dict[str, PartyKind] = {
    "Congress": "organization",
    "Union": "organization",
    "Federation": "organization",
    "Confederation": "organization",
    "Association": "organization",
    "League": "organization",
    "Party": "group",
    "Front": "group",
    "Movement": "group",
    "Alliance": "group",
    "Coalition": "group",
    "Bloc": "group",
}
"""What such bodies are called, and what they are."""
_NAME = re.compile(
    rf"(?P<name>{_WORD}(?:\s(?:{_SMALL}\s){{0,2}}{_WORD}){{1,8}}(?:\s\([A-Z]\w{{2,20}}\))?)"
    r"\s\((?:the\s)?(?P<short>[A-Z][A-Z-]{1,9}(?:\([A-Z]\))?)\)"
)
"""A name in words with a capital, and initials in parentheses behind it."""

_CALLED = re.compile(rf"\b(?:{'|'.join(_KINDS)})\b(?=$|\s(?:of|for|in|\())")
"""What such a body is called, at the end of its name or before whose it is."""


def spelled(document: Document) -> Iterator[PartyMention]:
    """The mentions of such bodies by their name and by its initials."""
    text = document.text
    names: dict[str, tuple[str, PartyKind]] = {}
    for part in document.segments:
        for found in _NAME.finditer(text, part.start, part.end) if "(" in text[part.start : part.end] else ():
            name, short = found["name"], found["short"]
            start = _beginning(name, short)
            called = _CALLED.search(name, max(start, 0))
            kind = _KINDS[called.group()] if called else None
            if start < 0 or kind is None or short in entries() or name[start:] in entries():
                continue
            code = " ".join(name[start:].split())
            names[code] = names[short] = (code, kind)
    for surface, (code, kind) in names.items():
        for part in document.segments:
            for at in places_of(text, surface, part):
                form = "union" if is_union(code) else "name"
                yield PartyMention(at, at + len(surface), text[at : at + len(surface)], code, kind, form, "party")


def _beginning(name: str, short: str) -> int:
    """Where in a run of words the name begins whose initials are given, -1 where none does."""
    letters = [c for c in short if c.isalpha()]
    starts = [m.start() for m in re.finditer(r"(?<![\w’'])[A-Z]|(?<=-)[A-Z]", name)]
    for at in range(len(starts)):
        spelled_out = [name[s] for s in starts[at:]]
        if spelled_out == letters and name[starts[at] - 1 : starts[at]] in ("", " "):
            return starts[at]
    return -1
