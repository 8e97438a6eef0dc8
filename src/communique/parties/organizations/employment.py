"""The two sides of a labour dispute by the form of their names: unions, and employers that the text says are one ("the port
operator, Navis Terminals").
"""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.parties.organizations.firms import Span, span_of

_WORD = r"[A-Z][\w’'-]{1,20}"
_UNION = re.compile(
    rf"\b(?P<name>(?:{_WORD}\s(?:and\s|&\s)?){{0,5}}"
    r"(?:Union|Federation|Brotherhood|Guild|Confederation|Workers|Teamsters|Association)"
    rf"(?:\s(?:of|for)\s(?:the\s)?{_WORD}(?:,?\s(?:and\s|&\s)?{_WORD}){{0,4}})?)(?![\w-])(?!\s[A-Z])"
)
"""The name of a union, with what its members do before or behind it."""
_CAPITALISED = rf"(?P<name>{_WORD}(?:\s(?:&\s)?{_WORD}){{0,3}})"


def sides(document: Document, employers: frozenset[str], unions: frozenset[str]) -> list[Span]:
    """Where unions and employers stand under such a name, and the name; ``employers`` are the words for who employs others,
    ``unions`` those that the names of unions hold.
    """
    text = document.text
    found: list[Span] = []
    behind, before = _told(employers)
    for part, words in zip(document.segments, document.vocabulary, strict=True):
        if not words.isdisjoint(unions):
            named = (span_of(text, m) for m in _UNION.finditer(text, part.start, part.end))
            found += [span for span in named if " " in span[2]]
        if not words.isdisjoint(employers):
            for pattern in (behind, before):
                found += [span_of(text, m) for m in pattern.finditer(text, part.start, part.end)]
    return found


@cache
def _told(employers: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of an employer's name behind what it is ("the airline, Norden Air,") and before it ("Norden Air, a carrier")."""
    kinds = "|".join(sorted(employers))
    behind = re.compile(rf"\b[Tt]he\s(?:[a-z’'-]{{2,20}}\s){{0,3}}(?:{kinds}),\s{_CAPITALISED},")
    before = re.compile(rf"\b{_CAPITALISED},\s(?:the|a|an)\s(?:[a-z’'-]{{2,20}}\s){{0,4}}(?:{kinds})\b")
    return behind, before
