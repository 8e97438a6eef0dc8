"""What is read but not extracted: articles in other languages, pages that are no articles, stubs before a paywall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.ingest import language
from communique.ingest.members import SKIP
from communique.model import Article, Problem

_STUB = 800
"""Characters of body below which a page behind a paywall is its beginning only: whole articles have 1,200 and more."""


def refusal(article: Article) -> Problem | None:
    """Why facts should not be read from an article, as a problem of the stage ``skip``; None for an article to read."""
    reason = _reason(article)
    return Problem(article.id, SKIP, reason, article.origin) if reason else None


def gated(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """The items, each article that is refused as the problem that says why."""
    for item in items:
        yield (refusal(item) or item) if isinstance(item, Article) else item


def _reason(article: Article) -> str | None:
    if article.page_type:
        return f"no article but {article.page_type} page"
    body = language.body_of(article)
    spoken = language.of(body)
    if spoken not in (None, "en"):
        return f"not English: {spoken}"
    if article.access == "paywall" and len(body) < _STUB:
        return f"paywalled stub: {len(body)} characters"
    return None
