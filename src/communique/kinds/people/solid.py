"""The tokens of a document that a page is made of, and their paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from communique.kinds.people.lexicon import lexicon
from communique.model import Document

LINK = 300
"""Characters of the target of a link at most."""
_TARGET = re.compile(r"\]\([^)\s]*\)?")


def solid(document: Document) -> tuple[tuple[int, ...], tuple[str, ...], tuple[int, ...]]:
    """The tokens that are not white space; the point of an abbreviated rank joined to it, the link off a Markdown word."""
    at: list[int] = []
    words: list[str] = []
    ends: list[int] = []
    abbreviations = lexicon().abbreviations
    first = 0

    def take(last: int) -> None:
        at.extend(range(first, last))
        words.extend(document.words[first:last])
        ends.extend(document.ends[first:last])

    odd = [tokens for word, tokens in document.positions.items() if word.isspace() or "](" in word]
    dots = [i for i in document.where(".") if i and f"{document.lower_words[i - 1]}." in abbreviations]
    for i in sorted([*dots, *(i for tokens in odd for i in tokens)]):
        if i < first:
            continue
        take(i)
        first = i
        word, start = document.words[i], document.starts[i]
        if word.isspace():
            first = i + 1
        elif word == "." and at and at[-1] == i - 1 and ends[-1] == start and words[-1].lower() + "." in abbreviations:
            words[-1] += "."
            ends[-1] += 1
            first = i + 1
        elif (cut := word.find("](")) > 0:
            at.append(i)
            words.append(word[:cut])
            ends.append(start + cut)
            first = bisect_left(document.starts, _link_end(document.text, start + cut), i + 1)
    take(len(document))
    return tuple(at), tuple(words), tuple(ends)


def _link_end(text: str, start: int) -> int:
    """Where the target of a Markdown link ends: after its bracket or before white space, at most LINK characters on."""
    found = _TARGET.match(text, start, start + LINK)
    return found.end() if found else start


def segment_numbers(document: Document, at: tuple[int, ...]) -> list[int]:
    """The number of the paragraph of each token: a new one begins with each segment and after each blank line."""
    starts, ends = [document.starts[i] for i in at], [0, *(document.ends[i] for i in at)]
    text, size = document.text, len(at)
    wide = [k for k, (end, start) in enumerate(zip(ends, starts, strict=False)) if start - end > 1]
    opening = {k for k in wide if text.count("\n", ends[k], starts[k]) > 1}
    opening |= {bisect_left(starts, part.start) for part in document.segments[1:]}
    edges = [0, *sorted(opening - {size}), size]
    return [number for number, (first, last) in enumerate(pairwise(edges)) for _ in range(first, last)]
