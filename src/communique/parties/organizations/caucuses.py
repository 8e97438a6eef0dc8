"""The American Congress and its parties by their adjectives ("Republican officials", "Congressional staff")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from communique.model import Document
from communique.parties.value import PartyMention

_PARTIES = {"Republican": "Republican Party", "Democratic": "Democratic Party", "Democrat": "Democratic Party"}
_FIRSTS = frozenset({"congressional", *(word.lower() for word in _PARTIES)})
_SIGNS = frozenset({"congress", "senate", "republicans", "democrats", "gop", "maga"})
MENTIONS = 2
"""Words of a text on American parties, or how often it names the United States or one of them at least."""


@cache
def _words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("caucuses.toml").read_text("utf-8"))
    return table


@cache
def _of_congress() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])Congressional(?=\s(?:{'|'.join(_words()['of_congress'])})(?![\w-]))")


@cache
def _adjective() -> re.Pattern[str]:
    nouns = "|".join(sorted(_words()["nouns"], key=len, reverse=True))
    between = "|".join(_words()["between"])
    other = "|".join(_PARTIES)
    return re.compile(
        rf"(?<![\w-])(?<!Social\s)(?<!Liberal\s)(?<!Christian\s)(?<!Free\s)(?P<name>{other})(?:,?\s(?:and|or)\s(?P<other>{other}))?"
        rf"\s(?:(?:{between})\s){{0,2}}(?:{nouns})(?![\w-])"
    )


def _is_told(document: Document) -> bool:
    """Whether a text names Congress, or its parties by those who belong to them."""
    return any(words & _SIGNS for words in document.vocabulary)


def caucuses(document: Document, taken: Collection[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of Congress, the Republican and the Democratic Party by the adjectives of who belongs to them, in American
    texts.
    """
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if words & _FIRSTS]
    if not parts:
        return
    named = Counter(m.code for m in taken)
    if 2 * named["USA"] >= max(named.values(), default=0):
        for part in parts:
            for m in _of_congress().finditer(document.text, part.start, part.end):
                yield PartyMention(m.start(), m.end(), m.group(), "USA", "country", "office", "party")
    if not _is_told(document) and sum(named[code] for code in ("USA", *_PARTIES.values())) < MENTIONS:
        return
    for part in parts:
        for m in _adjective().finditer(document.text, part.start, part.end):
            for group in ("name", "other"):
                if name := m[group]:
                    yield PartyMention(m.start(group), m.end(group), name, _PARTIES[name], "group", "name", "party")
