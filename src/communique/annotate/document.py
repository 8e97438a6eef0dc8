"""From spaCy's Docs to the plain columns of a Document: the one place where data leaves spaCy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from communique.annotate.threads import single_threaded
from communique.model import Article, Block, BlockRole, Document, Entity, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

READ_ROLES: tuple[BlockRole, ...] = ("title", "dateline", "body", "caption")
GROUP = 64
"""Articles that are annotated together."""
GROUP_LENGTH = 400_000
"""Characters after which no further article joins a group: memory stays bounded however long articles are."""
BATCH = 1024
T = TypeVar("T")
WORDS = 50_000
"""Word forms that the vocabulary keeps for good, so that frequent words are tokenized once; others go with their group."""
MAX_SEGMENT = 50_000
"""Characters given to the pipeline at once; longer segments are cut at white space."""
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_NEXT = re.compile(r"\n[ \t]*(\S)")
_LINE = re.compile(r"\S[^\n]*")
_INDENTED = re.compile(r"\S(?:[^\n]|\n(?![ \t]))*")
_ITEM = re.compile(r"\S(?:[^\n]|\n(?![ \t]*[-*+•][ \t]))*")
_MARGIN = re.compile(r"\n(?![ \t]*[-*+•][ \t])([ \t]*)")
"""The white space before a line that begins no item of a list."""
_NARROWEST, _WIDEST = 50, 85
"""Characters of the lines of wrapped text."""
_ENDS = (".", "!", "?", ":", ";", '"', "”")
COLUMNS: list[int | str] = ["IDX", "LENGTH", "LEMMA", "TAG", "POS", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def segments(article: Article) -> tuple[Block, ...]:
    """The parts of the text that facts may be read from; all its paragraphs where the article has no blocks."""
    blocks = article.blocks or paragraphs(article.text)
    lines = (line for block in blocks if block.role in READ_ROLES for line in _lines(article.text, block))
    return tuple(piece for line in lines for piece in _pieces(article.text, line))


def paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text (runs without a blank line) as body blocks, white space around them left out."""
    return tuple(Block(m.start(), m.start() + len(m.group().rstrip()), "body") for m in _PARAGRAPH.finditer(text))


def unwrapped(text: str) -> str:
    """A segment as the pipeline reads it, of the same length: a space for each break that is left in it, so that no break
    parts "the U.S.\\nCongress".
    """
    return text.replace("\n", " ")


def _lines(text: str, block: Block) -> Iterator[Block]:
    """The paragraphs of a block without blank lines: its lines, or where they are wrapped what an indented line begins; the
    items of a list where all lines but the first are indented more.
    """
    inside = text[block.start : block.end]
    margin = block.start - (text.rfind("\n", 0, block.start) + 1)
    indents = _MARGIN.findall(inside)
    hanging = bool(indents) and all(len(white) > margin for white in indents)
    unlisted = _INDENTED if _wrapped(inside) else _LINE
    for match in (_ITEM if hanging else unlisted).finditer(inside):
        start = block.start + match.start()
        yield Block(start, start + len(match.group().rstrip()), block.role)


def _wrapped(inside: str) -> bool:
    """Whether the lines of a block go on: one break in four before lower case, as never between paragraphs, or most after no
    end of a sentence in lines of a page's width.
    """
    after = _NEXT.findall(inside)
    if 4 * sum(letter.islower() for letter in after) >= len(after):
        return True
    *lines, last = (line.rstrip() for line in inside.split("\n"))
    if len(last) > _WIDEST or not all(_NARROWEST <= len(line) <= _WIDEST for line in lines):
        return False
    return 2 * sum(not line.endswith(_ENDS) for line in lines) > len(lines)


def _pieces(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > MAX_SEGMENT:
        cut = max(text.rfind(" ", start, start + MAX_SEGMENT), text.rfind("\n", start, start + MAX_SEGMENT)) + 1
        cut = cut if cut > start else start + MAX_SEGMENT
        yield Block(start, cut, block.role)
        start = cut
    if start < block.end:
        yield Block(start, block.end, block.role)


def groups(items: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    """Items in groups that are annotated together, given how many characters each has."""
    held: list[T] = []
    held_length = 0
    for item in items:
        held.append(item)
        held_length += length(item)
        if len(held) == GROUP or held_length >= GROUP_LENGTH:
            yield held
            held, held_length = [], 0
    if held:
        yield held


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[Document]:
    """The documents of articles, in their order; a group of articles shares the pipeline's batches."""
    for batch in groups(articles, lambda article: len(article.text)):
        parts = [segments(article) for article in batch]
        texts = [unwrapped(a.text[s.start : s.end]) for a, some in zip(batch, parts, strict=True) for s in some]
        zone = nlp.memory_zone() if len(nlp.vocab) > WORDS else nullcontext()
        with single_threaded(), zone:
            docs = nlp.pipe(texts, batch_size=BATCH)
            made = [assemble(a.text, some, islice(docs, len(some))) for a, some in zip(batch, parts, strict=True)]
        yield from made


def from_doc(doc: Doc) -> Document:
    """The document of a spaCy Doc that a user's own pipeline made."""
    return assemble(doc.text, (Block(0, len(doc.text), "body"),), [doc])


def assemble(text: str, parts: Sequence[Block], docs: Iterable[Doc]) -> Document:
    """One document from the Docs of its segments, each let go once it is read."""
    table = _Table()
    for part, doc in zip(parts, docs, strict=True):
        table.add(text, part, doc)
    return Document(
        text,
        starts=tuple(table.starts),
        ends=tuple(table.ends),
        words=tuple(table.words),
        lemmas=tuple(table.named_lemmas()),
        tags=tuple(table.tags),
        pos=tuple(table.pos),
        deps=tuple(table.deps),
        heads=tuple(table.heads),
        sentences=tuple(table.sentences),
        entities=tuple(table.entities),
        segments=tuple(parts),
    )


class _Names(dict[int, str]):
    """What the numbers of a string store stand for, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        self[0] = ""
        self.strings = strings

    def __missing__(self, key: int) -> str:
        string = self.strings[key]
        found = self[key] = _plurals().get(string, string)
        return found


@cache
def _plurals() -> dict[str, str]:
    """Lemmas that the lemmatizer does not know, from ``lemmas.toml``."""
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("lemmas.toml").read_text("utf-8"))
    return table["plurals"]


@dataclass(slots=True)
class _Table:
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    names: _Names | None = None

    def add(self, text: str, part: Block, doc: Doc) -> None:
        if not len(doc):
            return
        base, offset = len(self.starts), part.start
        idx, length, lemma, tag, pos, dep, head, sent, iob, ent = doc.to_array(COLUMNS).T.tolist()
        self.names = self.names or _Names(doc.vocab.strings)
        named = self.names.__getitem__
        starts = [i + offset for i in idx]
        ends = [s + n for s, n in zip(starts, length, strict=True)]
        self.starts += starts
        self.ends += ends
        self.words += [text[s:e] for s, e in zip(starts, ends, strict=True)]
        self.lemmas += map(named, lemma)
        self.tags += map(named, tag)
        self.pos += map(named, pos)
        self.deps += map(named, dep)
        self.heads += [base + i + _signed(h) for i, h in enumerate(head)]
        self._add_sentences(part, base, [_signed(s) == 1 for s in sent])
        self._add_entities(base, iob, list(map(named, ent)))

    def named_lemmas(self) -> list[str]:
        """The lemmas; "bases" are of "base", which the lemmatizer takes for the plural of "basis"."""
        if "basis" not in self.lemmas:
            return self.lemmas
        return ["base" if w in ("bases", "Bases") else m for w, m in zip(self.words, self.lemmas, strict=True)]

    def _add_sentences(self, part: Block, base: int, begins: list[bool]) -> None:
        firsts = [i for i, start in enumerate(begins) if start or i == 0] + [len(begins)]
        for first, last in pairwise(firsts):
            first, last = base + first, base + last
            spoken = [i for i in range(first, last) if not self.words[i].isspace()]
            start = self.starts[spoken[0]] if spoken else self.starts[first]
            end = self.ends[spoken[-1]] if spoken else self.ends[last - 1]
            self.sentences.append(Sentence(start, end, first, last, part.role))

    def _add_entities(self, base: int, iob: list[int], labels: list[str]) -> None:
        first = None
        for i, code in enumerate([*iob, 2]):
            if code != 1 and first is not None:
                a, b = base + first, base + i
                self.entities.append(Entity(labels[first], self.starts[a], self.ends[b - 1], a, b))
                first = None
            if code == 3:
                first = i


def _signed(value: int) -> int:
    """A number of an unsigned 64-bit column as the signed one it stands for."""
    return value - (1 << 64) if value >= 1 << 63 else value
