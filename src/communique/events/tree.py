"""A document's tree while it is mended: labels, tags and heads that can be changed."""

from __future__ import annotations

from itertools import compress, count
from operator import eq
from typing import Any

from communique.model import Document

COLUMNS = ("deps", "tags", "pos", "heads", "lemmas")
"""What of a document may be changed."""


class Tree:
    """The labels and heads of a document, to be changed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.deps = list(document.deps)
        self.tags = list(document.tags)
        self.pos = list(document.pos)
        self.heads = list(document.heads)
        self.lemmas = list(document.lemmas)
        self.changed = False
        self._moved: set[int] = set()

    def put(self, token: int, head: int, dep: str) -> None:
        """Hang a token below a head with a label."""
        self.heads[token], self.deps[token] = head, dep
        self._moved.add(token)
        self.changed = True

    def read(self, token: int, tag: str, pos: str) -> None:
        """Read a token as another part of speech: its tag of the Penn Treebank, and its universal one."""
        self.tags[token], self.pos[token] = tag, pos
        self.changed = True

    def roots(self) -> dict[int, int]:
        """The first root of each sentence that has one."""
        roots = list(compress(count(), map(eq, self.heads, count())))
        return {self.document.sentence_of[token]: token for token in reversed(roots)}

    def mended(self) -> Document:
        """The document with what was changed; a sentence whose heads now run in a circle stays as the parser had it, so that
        every walk up a tree ends.
        """
        if not self.changed:
            return self.document
        sound: set[int] = set()
        for token in self._moved:
            if self._circular(token, sound):
                self._give_back(token)
        columns: dict[str, Any] = {name: tuple(getattr(self, name)) for name in COLUMNS}
        return self.document.with_columns(**columns)

    def _circular(self, token: int, sound: set[int]) -> bool:
        """Whether the way up from a token comes back to one that it has passed; ``sound`` are those known to lead to a root."""
        passed = {token}
        while (head := self.heads[token]) != token and head not in sound:
            if head in passed:
                return True
            passed.add(head)
            token = head
        sound |= passed
        return False

    def _give_back(self, token: int) -> None:
        """Take back all that was changed in the sentence of a token."""
        before = self.document
        sentence = before.sentences[before.sentence_of[token]]
        inside = slice(sentence.first, sentence.last)
        for name in COLUMNS:
            getattr(self, name)[inside] = getattr(before, name)[inside]
