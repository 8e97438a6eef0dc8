"""A document as the people reader walks it: its tokens without white space, and what covers each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.kinds.people.lexicon import LONGEST, Lexicon, Title, lexicon
from communique.model import Document
from communique.parties.value import PartyMention

CLOSERS = frozenset("”\"'’)]»")
NEAR = 60
"""Tokens below a verb that are looked at."""
RULE = frozenset(["administration", "government", "presidency", "premiership", "cabinet"])
STOPS = frozenset([".", "!", "?", ";", ":", "•", "|"])


@dataclass(frozen=True)
class Page:
    """The tokens of a document that are not white space, as columns of equal length.

    ``labels`` is the entity label of each token or "", ``parties`` the index of the party mention over it or -1,
    ``segments`` the segment it lies in, ``sentences`` its sentence, ``at`` its index in the document.
    """

    document: Document
    mentions: tuple[PartyMention, ...]
    at: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lows: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    labels: tuple[str, ...]
    parties: tuple[int, ...]
    segments: tuple[int, ...]
    back: dict[int, int]

    def __len__(self) -> int:
        return len(self.at)

    @property
    def lex(self) -> Lexicon:
        """The lexicon."""
        return lexicon()

    @cached_property
    def about_bargaining(self) -> bool:
        """Whether an article speaks of negotiations: two words of the family, or talks over a matter ("trade talks")."""
        family = sum(low.startswith("negotiat") for low in self.lows)
        matters = self.lex.words["talks-matter"]
        return family >= 2 or any(low == "talks" and self.lows[i - 1] in matters for i, low in enumerate(self.lows) if i)

    @cached_property
    def rulers(self) -> frozenset[str]:
        """The capitalised words before "administration", "government" and the like, in lower case."""
        pairs = zip(self.words, self.lows, self.lows[1:], strict=False)
        return frozenset(low for word, low, after in pairs if word[0].isupper() and after in RULE)

    def start(self, i: int) -> int:
        """Where a token begins, in characters."""
        return self.document.starts[self.at[i]]

    def end(self, i: int) -> int:
        """Where a token ends, in characters."""
        return self.ends[i]

    def text(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last`` (exclusive), white space as single blanks."""
        return " ".join(self.document.text[self.start(first) : self.end(last - 1)].split())

    def joined(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return i > 0 and self.start(i) == self.end(i - 1)

    def breaks(self, i: int) -> bool:
        """Whether a line ends between a token and the one before."""
        return i > 0 and "\n" in self.document.text[self.end(i - 1) : self.start(i)]

    def sentence(self, i: int) -> int:
        """The number of the sentence of a token."""
        return self.document.sentence_of[self.at[i]]

    def together(self, i: int, j: int) -> bool:
        """Whether two tokens lie in the same segment."""
        return 0 <= i < len(self) and 0 <= j < len(self) and self.segments[i] == self.segments[j]

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words[i][0].isupper()

    def title_at(self, i: int) -> tuple[Title, int] | None:
        """The longest title that ends with token ``i`` and how many tokens it has."""
        if self.lows[i] not in self.lex.heads:
            return None
        for count in range(min(LONGEST, i + 1), 0, -1):
            if title := self.lex.titles.get(" ".join(self.lows[i - count + 1 : i + 1])):
                return title, count
        return None

    def below(self, token: int) -> list[int]:
        """The tokens of the document below a token and it, at most NEAR of them, so that a long sentence costs no more."""
        found = [token]
        for at in found:
            found += self.document.children[at][: NEAR - len(found)]
            if len(found) >= NEAR:
                break
        return found

    def is_a(self, i: int, name: str) -> bool:
        """Whether a token belongs to one of the lexicon's word lists."""
        return self.lows[i] in self.lex.words[name]

    def party_indices(self, first: int, last: int) -> Iterator[int]:
        """The party mentions over tokens ``first`` to ``last`` (exclusive), each once, in text order."""
        seen = -1
        for i in range(max(first, 0), min(last, len(self))):
            if self.parties[i] > seen:
                seen = self.parties[i]
                yield seen


def page_of(document: Document, mentions: tuple[PartyMention, ...]) -> Page:
    """The page of a document."""
    at, words, ends = _solid(document)
    labels = [""] * len(document)
    for entity in document.entities:
        labels[entity.first : entity.last] = [entity.label] * (entity.last - entity.first)
    parties = [-1] * len(document)
    for number, mention in enumerate(mentions):
        for i in document.tokens_in(mention.start, mention.end):
            parties[i] = number
    return Page(
        document,
        mentions,
        at,
        ends,
        words,
        tuple(word.replace("’", "'").lower() for word in words),
        tuple(document.tags[i] for i in at),
        tuple(document.pos[i] for i in at),
        tuple(labels[i] for i in at),
        tuple(parties[i] for i in at),
        tuple(_segment_numbers(document, at)),
        {i: n for n, i in enumerate(at)},
    )


def _solid(document: Document) -> tuple[tuple[int, ...], tuple[str, ...], tuple[int, ...]]:
    """The tokens that are not white space; the point of an abbreviated rank joined to it, the link off a Markdown word."""
    at: list[int] = []
    words: list[str] = []
    ends: list[int] = []
    abbreviations = lexicon().abbreviations
    for i, word in enumerate(document.words):
        if (
            word == "."
            and at
            and at[-1] == i - 1
            and ends[-1] == document.starts[i]
            and words[-1].lower() + "." in abbreviations
        ):
            words[-1] += "."
            ends[-1] += 1
        elif not word.isspace():
            cut = word.find("](")
            word = word[:cut] if cut > 0 else word
            at.append(i)
            words.append(word)
            ends.append(document.starts[i] + len(word))
    return tuple(at), tuple(words), tuple(ends)


def _segment_numbers(document: Document, at: tuple[int, ...]) -> Iterator[int]:
    number = 0
    for i in at:
        while number + 1 < len(document.segments) and document.starts[i] >= document.segments[number + 1].start:
            number += 1
        yield number
