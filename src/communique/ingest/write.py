"""Articles as JSON objects, for ``communique ingest``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from communique.model import Article, Problem
from communique.record import article_record, plain


def articles(items: Iterable[Article | Problem]) -> Iterator[dict[str, Any] | Problem]:
    """The ``article`` object of each article; problems as they are."""
    for item in items:
        yield item if isinstance(item, Problem) else plain(article_record(item))
