"""Who speaks in a quotation whose own sentence does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.syntax import grammatical_subjects, is_verb

if TYPE_CHECKING:
    from communique.model import Document

MARKS = frozenset(['"', "“", "”", "``", "''"])
PARAGRAPH = "\n\n"


def quotations(document: Document) -> dict[int, tuple[int, int]]:
    """For each token inside quotation marks the first token of its quotation and the one that closes it. A quotation ends
    with its paragraph.
    """
    found: dict[int, tuple[int, int]] = {}
    first = None
    for token, word in enumerate(document.words):
        fresh = token > 0 and PARAGRAPH in document.text[document.ends[token - 1] : document.starts[token]]
        if first is not None and (fresh or word in MARKS):
            found.update(dict.fromkeys(range(first, token), (first, token)))
            first = None if fresh or word in MARKS else first
            if word in MARKS and not fresh:
                continue
        if word in MARKS:
            first = token + 1
    return found


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
