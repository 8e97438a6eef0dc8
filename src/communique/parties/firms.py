"""Companies by the form of their name: "Harrow and Sons Inc", "<Norden Motor (UK) Ltd>", as agencies write them."""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.parties.offices import rules

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
        rf",?\s(?:(?:and\s)?Co\s)?(?:{ends}))\b(?!\s(?:[A-Z]\w|of\s[A-Z]))"
    )


def firms(document: Document) -> list[tuple[int, int, str]]:
    """Where companies stand under a name with its form, and the name."""
    found = []
    for part, words in zip(document.segments, document.vocabulary, strict=True):
        if words.isdisjoint(forms()):
            continue
        for m in _name().finditer(document.text, part.start, part.end):
            head = _HEAD.match(document.text, m.start(), m.end())
            start = head.end() if head else m.start()
            name = " ".join(document.text[start : m.end()].split())
            if " " in name:
                found.append((start, m.end(), name))
    return found
