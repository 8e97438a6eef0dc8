"""What the events of annotated articles are made of, beside what the articles are annotated with: for training and fitting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.evaluate import gold, match
from communique.events.brief import is_brief
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.extractor import context_of
from communique.kinds import read_all
from communique.model import Article, Document

Annotate = Callable[[list[Article]], Iterable[Document]]


def casts(folder: Path, split: str, annotate: Annotate) -> Iterator[tuple[Article, Cast, dict[str, Any]]]:
    """(article, its cast, what it is annotated with) of the articles of a split that are annotated with events, without texts
    of one sentence; ``annotate`` makes their documents.
    """
    known = gold.load(folder, split)
    articles = list(known.articles())
    for article, document, truth in zip(articles, annotate(articles), known.documents, strict=True):
        if not is_brief(document) and "events" in truth:
            context = context_of(article)
            yield article, Cast(document, context, read_all(document, context)[0]), truth


def paired(cast: Cast, drafts: list[Draft], truth: dict[str, Any]) -> tuple[list[tuple[dict[str, Any], Draft]], list[Draft]]:
    """The annotated events with the drafts that tell of them, and the drafts that no annotated event is told by; those that
    pair with optional events are in neither.
    """
    facts = [_fact(cast, draft, i) for i, draft in enumerate(drafts)]
    pairing = match.pair(truth["events"], facts, match.event_closeness)
    return [(truly, drafts[fact["at"]]) for truly, fact in pairing.pairs], [drafts[fact["at"]] for fact in pairing.extra]


def _fact(cast: Cast, draft: Draft, at: int) -> dict[str, Any]:
    token = draft.hit.token
    return {
        "at": at,
        "type": draft.hit.rule.type,
        "trigger": {"start": cast.document.starts[token], "end": cast.document.ends[token]},
    }
