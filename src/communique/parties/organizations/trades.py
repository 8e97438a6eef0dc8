"""Companies that the text says are one: "the energy giant Sibgaz", "Norden Air, Europe's largest carrier,"."""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.parties.organizations.firms import Span, span_of
from communique.parties.rules import rules
from communique.parties.table import entries

_WORD = r"[A-Z][\w&’-]{1,20}"
_TITLED = re.compile(
    r"(?:CEO|CFO|Chief|Chair\w*|President|Director|Vice|Managing|Executive|Spokes\w+|Founder|Owner|Mr|Ms|Mrs|Dr"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|I|Inc|Corp|Co|Ltd|Plc|PLC)\b"
)
"""What stands behind "company" and is no name of one."""


def called(document: Document) -> list[Span]:
    """Where companies stand beside what they are called by their trade, and their name."""
    found: list[Span] = []
    for part, words in zip(document.segments, document.vocabulary, strict=True):
        if not words.isdisjoint(_known_words()):
            found += [(m.start(), m.end(), m.group()) for m in _known().finditer(document.text, part.start, part.end)]
        if words.isdisjoint(_words()):
            continue
        for pattern in _patterns():
            spans = (span_of(document.text, m) for m in pattern.finditer(document.text, part.start, part.end))
            found += [span for span in spans if _fits(document, span)]
    return found


def _fits(document: Document, span: Span) -> bool:
    """Whether a name can be that of a company: no party's of the table, no title, no person's."""
    start, end, name = span
    if _TITLED.match(name) or name in entries() or name.split()[0] in entries():
        return False
    inside = {document.entity_at(t) for t in document.tokens_in(start, end)}
    return not any(e and e.label == "PERSON" and e.last - e.first > 1 for e in inside)


@cache
def _words() -> frozenset[str]:
    return frozenset(rules()["companies"]["trades"])


@cache
def _known() -> re.Pattern[str]:
    """The names of companies whose name alone says that they are one."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, rules()['companies']['known']))})(?![\w-])")


@cache
def _known_words() -> frozenset[str]:
    """The last words of these names in lower case."""
    return frozenset(name.split()[-1].lower() for name in rules()["companies"]["known"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns of the name behind the trade and before it."""
    trades = "|".join(sorted(_words()))
    name = rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})"
    behind = rf"(?<![-\w])(?:{trades})s?\s{name}\b(?![’']s?\s(?:[a-z]+\s)?(?:{trades}))"
    before = (
        rf"\b{name},\s(?:the|an?|its|his|[A-Z]\w{{2,15}}['’]s?|[A-Z]\w{{2,15}})\s(?:[\w’'-]{{2,20}}\s){{0,5}}?"
        rf"(?:{trades})\b(?!['’-]|\s(?:chief|chair|director|executive|official|spokes|boss|owner|founder|head|employee|worker))"
    )
    return re.compile(behind), re.compile(before)
