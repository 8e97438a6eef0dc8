"""Agreements with a name of their own, of ``known.tsv``, and where a text may name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communique.kinds.agreements.lexicon import heads
from communique.model import Document

_WORD = re.compile(r"\w+")
OF_MANY = re.compile(
    r"\b(?:Treaty|Convention|Protocol|Agreement)\s(?:on|[Aa]gainst|[Ff]or\sthe)\s|\bFramework\b|\bLaw\sof\sthe\sSea\b|\b[Ii]nternational\s(?:\w+\s){1,2}(?:[Aa]greement|[Pp]act|[Cc]onvention)"
)
"""Treaties of many states are named by their matter ("Treaty on the ...", "International Coffee Agreement")."""


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement with a name of its own: the full name, its parties, the parties that an article has to name, and the words
    of all its names.
    """

    name: str
    parties: tuple[str, ...]
    context: frozenset[str]
    about: frozenset[str]


@cache
def known() -> dict[str, Known]:
    """The agreements of ``known.tsv`` by each of their names."""
    lines = Path(__file__).with_name("known.tsv").read_text("utf-8").splitlines()
    found: dict[str, Known] = {}
    for line in [line for line in lines if not line.startswith("#")][1:]:
        name, also, parties, context, _ = line.split("\t")
        about = frozenset(_WORD.findall(f"{name} {also}".lower())) - heads().keys()
        entry = Known(name, tuple(filter(None, parties.split(";"))), frozenset(filter(None, context.split(";"))), about)
        names = (name, *filter(None, also.split(";")))
        found |= dict.fromkeys((*names, *filter(None, map(_lowered, names))), entry)
    return found


def _lowered(name: str) -> str | None:
    """A name of three words or more as newspapers write it, its noun in lower case ("the Northern Ireland protocol")."""
    before, _, noun = name.rpartition(" ")
    return f"{before} {noun.lower()}" if " " in before and noun.lower() in heads() else None


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted(known(), key=lambda s: (-len(s), s))
    return re.compile(r"\b(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms) + r")\b")


@cache
def _known_words() -> dict[str, list[frozenset[str]]]:
    """The words of each name of ``known.tsv`` in lower case, by the longest of them."""
    found: dict[str, list[frozenset[str]]] = {}
    for words in sorted({tuple(sorted(_WORD.findall(name.lower()))) for name in known()}):
        found.setdefault(max(words, key=len), []).append(frozenset(words))
    return found


def _may_name(words: frozenset[str]) -> bool:
    """Whether one of the names of ``known.tsv`` may stand in a text with these words in lower case."""
    names = _known_words()
    return any(name <= words for word in names.keys() & words for name in names[word])


def names_in(document: Document) -> Iterator[tuple[int, int]]:
    """Where the names of the table stand in a document."""
    for part, vocabulary in zip(document.segments, document.vocabulary, strict=True):
        if _may_name(vocabulary):
            yield from (found.span() for found in _known_pattern().finditer(document.text, part.start, part.end))
