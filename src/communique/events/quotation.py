"""Who speaks in a quotation whose own sentence does not say so."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.syntax import grammatical_subjects, is_verb
from communique.model import among

if TYPE_CHECKING:
    from communique.model import Document

MARKS = frozenset(['"', "“", "”", "``", "`", "''"])
OPENING = frozenset(["“", "``", "`"])
CLOSING = frozenset(["”", "''"])
"""Marks that say which end of a quotation they are; the tokenizer takes an opening pair of backquotes apart."""
PARAGRAPH = "\n\n"


def quotations(document: Document) -> dict[int, tuple[int, int]]:
    """For each token inside quotation marks the first token of its quotation and the one that closes it. A quotation ends
    with its paragraph.
    """
    found: dict[int, tuple[int, int]] = {}
    first = None
    for mark in _marks(document):
        if first is not None:
            close = _paragraph(document, first, mark)
            found.update(dict.fromkeys(range(first, close), (first, close)))
            reopened = close < mark or document.words[mark] in OPENING
            first = mark + 1 if reopened and document.words[mark] not in CLOSING else None
        elif document.words[mark] not in CLOSING:
            first = mark + 1
    if first is not None and (close := _paragraph(document, first, len(document))) < len(document):
        found.update(dict.fromkeys(range(first, close), (first, close)))
    return found


def _marks(document: Document) -> list[int]:
    """The tokens of quotation marks, of a backquote pair the second; a backquote alone is none."""
    words, starts = document.words, document.starts
    marks = among(words, MARKS)
    return [t for t in marks if words[t] != "`" or (t and words[t - 1] == "`" and starts[t] == document.ends[t - 1])]


def _paragraph(document: Document, first: int, mark: int) -> int:
    """Where a quotation that begins with a token ends: at a mark, or with its paragraph before that."""
    last = document.starts[mark] if mark < len(document) else len(document.text)
    end = document.text.find(PARAGRAPH, document.ends[first - 1], last)
    return mark if end < 0 else bisect_left(document.starts, end)


def speakers(document: Document, quotations: dict[int, tuple[int, int]], token: int) -> list[int]:
    """The subjects of the verb of saying by which a quotation is told: behind it in the sentence in which it closes, before it
    in that in which it opens, else in the sentence before ("We tried," he said. "We failed.").
    """
    first, close = quotations[token]
    opening, closing = document.sentence_of[first], document.sentence_of[close - 1]
    ranges = [
        range(close, document.sentences[closing].last),
        range(first - 1, document.sentences[opening].first - 1, -1),
    ]
    if (
        opening
        and PARAGRAPH not in document.text[document.ends[document.sentences[opening].first - 1] : document.starts[first]]
    ):
        before = document.sentences[opening - 1]
        ranges.append(range(before.last - 1, before.first - 1, -1))
    say = lexicon()["say"]
    told = (t for some in ranges for t in some if t not in quotations and document.lemmas[t] in say and is_verb(document, t))
    subjects = ([s for s in grammatical_subjects(document, verb) if s not in quotations] for verb in told)
    return next(filter(None, subjects), [])
