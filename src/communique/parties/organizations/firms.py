"""Companies by the form of their name: "Harrow and Sons Inc", "<Norden Motor (UK) Ltd>", as agencies write them."""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.parties.rules import rules

Span = tuple[int, int, str]
"""Where a name starts and ends, and the name."""
_WORD = r"[A-Z][\w&'’-]{0,20}\.?"
_HEAD = re.compile(r"(?:The|But|And|In|On|At|For|When|While|If|Both|Under|With|Meanwhile)\s")
"""Words at the beginning of a sentence that are no part of a name."""


@cache
def _forms() -> tuple[str, ...]:
    forms: list[str] = rules()["companies"]["forms"]
    return tuple(forms)


@cache
def forms() -> frozenset[str]:
    """Words that end the names of companies, in lower case."""
    return frozenset(map(str.lower, _forms()))


@cache
def _name() -> re.Pattern[str]:
    """Up to six words with a capital and the form of the company behind them."""
    ends = "|".join(_forms())
    return re.compile(
        rf"(?P<name>\b{_WORD}(?:,?\s(?:(?:and|&|of)\s)?(?:{_WORD}|\([A-Z][\w.]{{0,10}}\))){{0,5}}?"
        rf",?\s(?:(?:and\s)?Co\s)?(?:{ends}))\b(?!-|\s(?:[A-Z]\w|of\s[A-Z]))"
    )


def firms(document: Document) -> list[Span]:
    """Where companies stand under a name with its form, and the name."""
    found: list[Span] = []
    for part, words in zip(document.segments, document.vocabulary, strict=True):
        if words.isdisjoint(forms()):
            continue
        spans = (span_of(document.text, m) for m in _name().finditer(document.text, part.start, part.end))
        found += [span for span in spans if " " in span[2]]
    return found


def span_of(text: str, found: re.Match[str]) -> Span:
    """Where the name that a pattern found stands, and the name, without a word that begins the sentence."""
    start, end = found.span("name")
    head = _HEAD.match(text, start, end)
    start = head.end() if head else start
    return start, end, " ".join(text[start:end].split())
