"""What flows between the stages: articles, annotated documents, reasons for what is not there.

Standard library only. Every offset is a count of Unicode code points into ``Article.text``, every
span half-open: ``text[start:end]``.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import compress, count
from typing import Any, Literal, TypeVar

T = TypeVar("T")
_WORD = re.compile(r"\w+")
OF_WORDS = ("lower_words", "positions", "forms", "vocabulary", "_sentence_starts", "_ranges")
"""What a document works out of its words, without its tree."""

BlockRole = Literal["title", "byline", "dateline", "body", "caption", "junk"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article's text and what it is; ``reason`` says why a ``junk`` block is junk."""

    start: int
    end: int
    role: BlockRole
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: metadata and the final text.

    ``published`` and ``modified`` are ISO 8601, as precise as the source (day, minute, second, zone).
    ``dateline`` is the place a report is dated from. ``origin`` names where the bytes came from (a path, a
    URL, ``archive#member``, ``-``), ``format`` the reader that took them. ``provenance`` lists, as
    (field, source) pairs, where each metadata field was found ("published", "json-ld"). ``page_type`` is what a page is
    that is no article (``index``, ``gallery``), ``access`` how much of it was there (``free``, ``metered``, ``paywall``,
    ``summary``).
    """

    id: str
    text: str
    origin: str | None = None
    format: str = "text"
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str | None = None
    access: str | None = None
    page_type: str | None = None
    blocks: tuple[Block, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an article, or a whole source, gave nothing: a result, not an exception.

    ``stage`` is where it happened (``ingest``, ``extract``), or ``skip`` for what is told apart on purpose and no failure: no
    article, not English, a stub. ``count`` is how many things of its kind one problem stands for.
    """

    id: str
    stage: str
    reason: str
    origin: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that was found and could not be read, with the reason; never a guess in its place."""

    kind: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that names something; ``rule`` is the id of the rule that found it."""

    kind: str
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Span:
    """A bare stretch of text, as evidence or mention."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: character offsets, and its tokens ``first`` (inclusive) to ``last`` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    role: BlockRole = "body"


@dataclass(frozen=True, slots=True)
class Entity:
    """A span that the named-entity recognizer marked (label as in OntoNotes: PERSON, GPE, ORG, NORP...)."""

    label: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """An article's text with what the language pipeline says of it, as plain columns (one entry a token).

    ``heads`` are absolute token indices; the root of a sentence is its own head. ``tags`` are Penn Treebank tags,
    ``pos`` Universal POS, ``deps`` ClearNLP dependency labels as spaCy's English models give them.
    ``segments`` are the parts of the text that facts may be read from (title, date line, body, captions): tokens, and what a
    rule finds in the text itself, lie inside them. Holds no spaCy object: it can be pickled and made by hand in tests.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    segments: tuple[Block, ...]
    sentence_of: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        index = [i for i, s in enumerate(self.sentences) for _ in range(s.first, s.last)]
        object.__setattr__(self, "sentence_of", tuple(index))

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that depend on it, in text order."""
        found: list[tuple[int, ...]] = [()] * len(self.heads)
        for token, head in enumerate(self.heads):
            if head != token:
                found[head] += (token,)
        return tuple(found)

    @cached_property
    def lower_words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(map(str.lower, self.words))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of all tokens in lower case, each once."""
        return frozenset(self.positions)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """For each word, in lower case, the tokens that it stands at, in text order."""
        found: dict[str, list[int]] = {}
        for token, word in enumerate(self.lower_words):
            if word in found:
                found[word].append(token)
            else:
                found[word] = [token]
        return found

    def where(self, word: str) -> Sequence[int]:
        """The tokens that are a word, in lower case, in text order."""
        return self.positions.get(word, ())

    @cached_property
    def lower_lemmas(self) -> tuple[str, ...]:
        """The lemmas in lower case."""
        return tuple(map(str.lower, self.lemmas))

    @cached_property
    def vocabulary(self) -> tuple[frozenset[str], ...]:
        """For each segment its words (runs of letters and digits) in lower case, by which rules see where to look at all."""
        return tuple(frozenset(_WORD.findall(self.text[part.start : part.end].lower())) for part in self.segments)

    def with_columns(self, **columns: Any) -> Document:
        """The document with other tags, labels, heads or lemmas; what was worked out of its words alone is kept."""
        made = replace(self, **columns)
        made.__dict__.update({name: self.__dict__[name] for name in OF_WORDS if name in self.__dict__})
        return made

    @cached_property
    def memory(self) -> defaultdict[Any, dict[int, Any]]:
        """What ``remembered`` and ``kept`` functions found, by token."""
        return defaultdict(dict)

    def subtree(self, token: int) -> tuple[int, ...]:
        """The token and everything below it, in text order."""
        found, todo = [], [token]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return tuple(sorted(found))

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above a token, nearest first, without the token."""
        while (head := self.heads[token]) != token:
            yield head
            token = head

    def token_at(self, offset: int) -> int | None:
        """The token that covers a character offset, or None between tokens."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else None

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that overlap the characters ``start`` to ``end``."""
        found = self._ranges.get((start, end))
        if found is None:
            first = bisect_right(self.ends, start)
            found = self._ranges[start, end] = range(first, max(first, bisect_left(self.starts, end)))
        return found

    @cached_property
    def _ranges(self) -> dict[tuple[int, int], range]:
        """The tokens of the spans asked for so far."""
        return {}

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a character offset, or None."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def entity_at(self, token: int) -> Entity | None:
        """The named entity that a token belongs to, or None."""
        i = bisect_right(self.entities, token, key=lambda entity: entity.first) - 1
        return self.entities[i] if i >= 0 and token < self.entities[i].last else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """The characters ``start`` to ``end`` as evidence."""
        return Span(start, end, self.text[start:end])


def kept(read: Callable[[Document, int], T]) -> Callable[[Document, int], T]:
    """A function of a document and one of its tokens, of a value that nobody changes, that is worked out once."""

    @wraps(read)
    def recall(document: Document, token: int) -> T:
        memory: dict[int, T] = document.memory[read]
        if token not in memory:
            memory[token] = read(document, token)
        return memory[token]

    return recall


def remembered(read: Callable[[Document, int], list[T]]) -> Callable[[Document, int], list[T]]:
    """A function of a document and one of its tokens that is worked out once; each caller gets a list of its own."""

    @wraps(read)
    def recall(document: Document, token: int) -> list[T]:
        memory: dict[int, list[T]] = document.memory[read]
        found = memory.get(token)
        if found is None:
            found = memory[token] = read(document, token)
        return found.copy()

    return recall


def places(column: Sequence[str], value: str) -> Iterator[int]:
    """The tokens that have a value in a column of a document, in text order."""
    at = -1
    while True:
        try:
            at = column.index(value, at + 1)
        except ValueError:
            return
        yield at


def among(column: Iterable[T], values: Container[T]) -> list[int]:
    """The tokens that have one of some values in a column of a document, in text order."""
    return list(compress(count(), map(values.__contains__, column)))


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may depend on besides its mention: the article, never the clock or the locale."""

    published: dt.datetime | None = None
    has_time: bool = False
    title: str | None = None
    dateline: str | None = None
    publisher: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, the reference of relative dates; None when the article has none."""
        return self.published.date() if self.published else None
