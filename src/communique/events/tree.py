"""A document's tree while it is mended: labels, tags and heads that can be changed."""

from __future__ import annotations

from communique.model import Document


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

    def put(self, token: int, head: int, dep: str) -> None:
        """Hang a token below a head with a label."""
        self.heads[token], self.deps[token] = head, dep
        self.changed = True
