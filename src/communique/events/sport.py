"""Sentences about sport, whose attacks, defeats, demands and signings are no events of public affairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.events.clauses import lexicon
from communique.model import Document

SOME, MANY = 2, 3
"""How many words of sport stand in a passage: with one that is of nothing else, or of those that may be of other things."""


def sporting(document: Document) -> frozenset[int]:
    """The sentences that are about sport, by the words in them, of which there must be one, and in those beside them."""
    own, shared = lexicon()["sport_alone"], lexicon()["sport_shared"]
    named = own | shared
    if len(frozenset[str]().union(*(words & named for words in document.vocabulary))) < SOME:
        return frozenset()
    found: defaultdict[int, set[str]] = defaultdict(set)
    for word in named & document.forms:
        for token in document.where(word):
            found[document.sentence_of[token]].add(word)
    return frozenset(i for i in found if _about([found.get(i + by, set()) for by in (-1, 0, 1)], own))


def _about(passage: Iterable[set[str]], own: frozenset[str]) -> bool:
    words = frozenset[str]().union(*passage)
    return len(words) >= MANY or (len(words) >= SOME and not words.isdisjoint(own))
