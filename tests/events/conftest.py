"""Documents for the tests of events, made with the installed model, once each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from communique.annotate.document import annotate, paragraphs
from communique.annotate.pipeline import load
from communique.events import Event
from communique.events.read import explain
from communique.extractor import context_of
from communique.kinds import read_all
from communique.kinds.dates.value import Date
from communique.kinds.reading import Facts
from communique.model import Article, Context, Document
from communique.settings import Settings

Read = Callable[..., tuple[Document, Context, Facts]]
Explain = Callable[..., list[tuple[Event, str, str]]]


@pytest.fixture(scope="session")
def read_text() -> Read:
    """A text as its document, context and facts."""

    @cache
    def read(text: str, published: str | None = "2021-06-15") -> tuple[Document, Context, Facts]:
        article = Article("a", text, published=published, blocks=paragraphs(text))
        document = next(iter(annotate(load(Settings().model), [article])))
        context = context_of(article)
        return document, context, read_all(document, context)[0]

    return read


@pytest.fixture(scope="session")
def explained(read_text: Read) -> Explain:
    """The events of a text, each with its frame and rule; a neighbouring paragraph makes it more than one sentence."""

    def read(
        text: str, published: str | None = "2021-06-15", date: tuple[str, str] | None = None
    ) -> list[tuple[Event, str, str]]:
        document, context, facts = read_text(text + FILLER, published)
        if date:
            start = text.index(date[0])
            given = Date("d", start, start + len(date[0]), date[0], "DATE", date[1])
            facts = replace(facts, dates=(given,))
        return explain(document, context, facts)

    return read


FILLER = "\n\nIt was a dry year. The harvest was poor. Old men sat in the shade."
"""Neutral sentences: without them a text of one sentence would be read by the root classifier too."""


@pytest.fixture(autouse=True)
def no_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules are tested whatever the confidence of what they find: a new fit of it breaks no case."""
    monkeypatch.setattr(sys.modules[explain.__module__], "FLOOR", 0.0)
