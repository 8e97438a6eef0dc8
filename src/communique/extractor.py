"""The one path from articles to records, for one article and for a million: annotate, read, assemble."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import tee
from typing import TYPE_CHECKING, Any

from communique.calendar import has_time, parse_published
from communique.errors import CommuniqueError, SettingsError
from communique.events import explain_lines
from communique.events import read as read_events
from communique.events.pacts import completed
from communique.kinds import read_all
from communique.model import Article, Context, Document, Problem
from communique.parties import acting, gather
from communique.record import SCHEMA_VERSION, Producer, Record, article_record
from communique.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

    from communique.events.value import Event
    from communique.kinds.people.value import Person


class Extractor:
    """Reads articles with one loaded language pipeline; make it once, use it for all.

    The pipeline is loaded when first needed; ModelError says what to do where it cannot be.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline that annotates."""
        from communique.annotate.pipeline import load

        return load(self.settings.model)

    @cached_property
    def producer(self) -> Producer:
        """What records say of the program that made them."""
        meta = self.nlp.meta
        model = f"{meta['lang']}_{meta['name']}"
        return Producer("communique", importlib.metadata.version("communique"), model, meta["version"], self.settings.digest())

    def extract(self, article: Article | str, published: str | None = None, title: str | None = None) -> Record:
        """The record of one article, or of a bare text, which is taken to the letter."""
        if isinstance(article, str):
            article = Article("text", article, title=title, published=published)
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        """The records of articles, in their order; memory stays constant however many there are."""
        from communique.annotate.document import annotate

        given, shown = tee(self._dated(article) for article in articles)
        for article, document in zip(given, annotate(self.nlp, shown), strict=True):
            yield self.assemble(article, document)

    def records(self, items: Iterable[Article | Problem]) -> Iterator[dict[str, Any] | Problem]:
        """The records of a stream of articles as JSON objects; problems, and articles that fail, come out in their place."""
        from communique.annotate.document import groups

        for group in groups(items, lambda item: len(item.text) if isinstance(item, Article) else 0):
            articles = [item for item in group if isinstance(item, Article)]
            made = iter(self._tried(articles))
            yield from (next(made) if isinstance(item, Article) else item for item in group)

    def _tried(self, articles: list[Article]) -> list[dict[str, Any] | Problem]:
        """The records of a group; when one of its articles fails, each is tried alone and the bad one is a Problem."""
        try:
            return [record.to_dict() for record in self.pipe(articles)]
        except CommuniqueError:
            raise
        except Exception as error:
            if len(articles) == 1:
                reason = f"{type(error).__name__}: {error}"
                return [Problem(articles[0].id, "extract", reason, articles[0].origin)]
            return [result for article in articles for result in self._tried([article])]

    def explain(self, article: Article) -> Iterator[str]:
        """For each event of an article the frame, rule and evidence that made it, as lines to read."""
        from communique.annotate.document import annotate

        document = next(annotate(self.nlp, [article]))
        context = context_of(self._dated(article))
        facts, _ = read_all(document, context)
        return explain_lines(document, context, facts)

    def _dated(self, article: Article) -> Article:
        return article if article.published else replace(article, published=self.settings.published)

    def assemble(self, article: Article, document: Document) -> Record:
        """The record of an article that has been annotated."""
        context = context_of(article)
        facts, unresolved = read_all(document, context)
        events = read_events(document, context, facts)
        events = tuple(event for event in events if event.confidence >= self.settings.min_confidence)
        return Record(
            schema_version=SCHEMA_VERSION,
            producer=self.producer,
            article=article_record(article, self.settings.omit_text),
            parties=gather(acting(facts.parties, facts.unlisted, _named(facts.people, events))),
            people=facts.people,
            amounts=facts.amounts,
            dates=facts.dates,
            troops=facts.troops,
            agreements=completed(facts.agreements, events),
            events=events,
            unresolved=unresolved,
        )


def _named(people: Iterable[Person], events: Iterable[Event]) -> frozenset[str]:
    """The parties that people act for and that events name."""
    sides = {code for event in events for code in (*event.source, *event.target)}
    return frozenset(sides | {person.party for person in people if person.party})


def context_of(article: Article) -> Context:
    """What the values of an article may depend on."""
    published = parse_published(article.published)
    return Context(published, has_time(article.published), article.title, article.dateline, article.publisher)


def extract(text: str, published: str | None = None, title: str | None = None, **settings: Any) -> Record:
    """The record of one text. ``published`` (ISO 8601) is the reference of relative dates; ``settings`` are those of Settings.

    For more than one text make an Extractor: this loads the language pipeline anew for other settings.

    >>> record = extract("Seoul offered 1.04 trillion won on Aug. 20.", published="2020-08-20")
    >>> record.article.published
    '2020-08-20'
    """
    if published is not None and parse_published(published) is None:
        raise SettingsError(f"published is {published!r}: give a date as ISO 8601, for example 2020-08-20")
    return Extractor(Settings(**settings)).extract(text, published, title)
