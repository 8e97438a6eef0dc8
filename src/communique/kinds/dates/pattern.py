"""The little language of the lexicon's patterns: from readable rules to regular expressions over token letters.

A text is first cut into tokens, each of which is given one letter that stands for the set of word classes it belongs to
(``tokens.py``). A pattern is written over class names, ``(a month | day)? year``; a name in capitals is a macro, a word
in quotes is that very word, ``<name: ...>`` marks a part that the reader asks for. Here a pattern becomes an ordinary
regular expression over those letters, and the letters that may stand first and second in it are worked out, so that only
rules that can match are tried at a token. All repetition is bounded, so matching is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_PIECE = re.compile(
    r"'(?P<word>[^']+)'|<(?P<group>\w+):|(?P<name>\w+)|(?P<repeat>\?|\{\d,\d\})|(?P<mark>[()|>])|(?P<space>\s+)"
)


NONE: frozenset[str] = frozenset()
Seconds = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Node:
    """A compiled piece: its expression, the letters that may begin it, that may follow each of these, that may be all of it."""

    regex: str
    first: frozenset[str]
    second: Seconds
    single: frozenset[str]
    empty: bool

    def then(self, other: Node) -> Node:
        """This piece and another after it."""
        second = joined(self.second, dict.fromkeys(self.single, other.first), other.second if self.empty else {})
        single = (self.single if other.empty else NONE) | (other.single if self.empty else NONE)
        first = self.first | other.first if self.empty else self.first
        return Node(self.regex + other.regex, first, second, single, self.empty and other.empty)

    def repeated(self, repeat: str) -> Node:
        """This piece made optional (``?``) or repeated (``{0,2}``)."""
        once = repeat == "?"
        second = self.second if once else joined(self.second, dict.fromkeys(self.single, self.first))
        empty = self.empty or once or repeat.startswith("{0")
        return Node(f"(?:{self.regex}){repeat}", self.first, second, self.single, empty)


def joined(*tables: Seconds) -> Seconds:
    """The letters that may follow each letter in any of some pieces."""
    whole = dict(tables[0])
    for table in tables[1:]:
        for letter, seconds in table.items():
            whole[letter] = whole[letter] | seconds if letter in whole else seconds
    return whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A lexical piece of a pattern: what it is (``word``, ``group``, ``name``, ``repeat``, ``mark``) and its text."""

    kind: str
    text: str


def pieces(pattern: str) -> list[Piece]:
    """The pieces of a pattern. Raises ValueError at a character that no piece begins with."""
    found, at = [], 0
    while at < len(pattern):
        match = _PIECE.match(pattern, at)
        if match is None:
            raise ValueError(f"bad pattern at {pattern[at : at + 20]!r}")
        at = match.end()
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(Piece(kind, f"={match[kind]}" if kind == "word" else match[kind]))
    return found


def classes_in(pattern: str) -> set[str]:
    """The quoted words of a pattern: each is a word class of its own, whose name begins with "="."""
    return {piece.text for piece in pieces(pattern) if piece.kind == "word"}


class Compiler:
    """Compiles patterns; ``letters`` gives for each class the letters of the tokens that belong to it."""

    def __init__(self, letters: Mapping[str, str], macros: Mapping[str, str]) -> None:
        self._letters, self._macros = letters, macros
        self._known: dict[str, Node] = {}
        self._pieces: list[Piece] = []
        self._at = 0

    def compile(self, pattern: str) -> Node:
        """The node of a pattern. Raises ValueError where it is not well formed or names an unknown class."""
        kept = self._pieces, self._at
        self._pieces, self._at = pieces(pattern), 0
        node = self._alternatives()
        if self._at != len(self._pieces):
            raise ValueError(f"unbalanced pattern {pattern!r}")
        self._pieces, self._at = kept
        return node

    def _peek(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _alternatives(self) -> Node:
        options = [self._sequence()]
        while (piece := self._peek()) and piece.text == "|" and piece.kind == "mark":
            self._at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        regex = "(?:" + "|".join(option.regex for option in options) + ")"
        first, single = (NONE.union(*sets) for sets in zip(*((o.first, o.single) for o in options), strict=True))
        return Node(regex, first, joined(*(o.second for o in options)), single, any(o.empty for o in options))

    def _sequence(self) -> Node:
        whole = Node("", NONE, {}, NONE, True)
        while (piece := self._peek()) and not (piece.kind == "mark" and piece.text in "|)>"):
            whole = whole.then(self._item())
        return whole

    def _item(self) -> Node:
        node = self._atom()
        piece = self._peek()
        if piece is None or piece.kind != "repeat":
            return node
        self._at += 1
        return node.repeated(piece.text)

    def _atom(self) -> Node:
        piece = self._pieces[self._at]
        self._at += 1
        if piece.kind in ("mark", "group"):
            node = self._alternatives()
            self._at += 1
            return replace(node, regex=f"(?P<{piece.text}>{node.regex})") if piece.kind == "group" else node
        if piece.kind == "name" and piece.text.isupper():
            return self._macro(piece.text)
        letters = self._letters.get(piece.text)
        if not letters:
            raise ValueError(f"unknown word class {piece.text!r}")
        return Node(f"[{letters}]", frozenset(letters), {}, frozenset(letters), False)

    def _macro(self, name: str) -> Node:
        if name not in self._known:
            self._known[name] = self.compile(self._macros[name])
        return self._known[name]
