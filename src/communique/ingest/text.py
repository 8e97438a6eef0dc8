"""Plain text as people copy it from a page: which part of it is what. The text itself stays unchanged."""

from __future__ import annotations

from communique.ingest.plain import paragraphs
from communique.model import Article


def read(text: str, id: str, origin: str | None = None) -> Article:
    """The article of a plain text."""
    return Article(id, text, origin, "text", blocks=paragraphs(text))
