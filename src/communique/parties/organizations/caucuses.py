"""The parties of the American Congress by their adjectives ("Republican officials", "the Democratic caucus")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from communique.model import Document
from communique.parties.value import PartyMention

_PARTIES = {"Republican": "Republican Party", "Democratic": "Democratic Party", "Democrat": "Democratic Party"}
_FIRSTS = frozenset(word.lower() for word in _PARTIES)
_SIGNS = frozenset({"congress", "senate", "republicans", "democrats", "gop", "maga"})
MENTIONS = 2
"""Words of a text on American parties, or how often it names the United States or one of them at least."""


@cache
def _adjective() -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_name("caucuses.toml").read_text("utf-8"))
    nouns = "|".join(sorted(words["nouns"], key=len, reverse=True))
    between = "|".join(words["between"])
    other = "|".join(_PARTIES)
    return re.compile(
        rf"(?<![\w-])(?<!Social\s)(?<!Liberal\s)(?<!Christian\s)(?<!Free\s)(?P<name>{other})(?:,?\s(?:and|or)\s(?P<other>{other}))?"
        rf"\s(?:(?:{between})\s){{0,2}}(?:{nouns})(?![\w-])"
    )


def _is_told(document: Document) -> bool:
    """Whether a text names Congress, or its parties by those who belong to them."""
    return any(words & _SIGNS for words in document.vocabulary)


def caucuses(document: Document, taken: Collection[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of the Republican and the Democratic Party by the adjectives of who belongs to them, in American texts."""
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if words & _FIRSTS]
    if not parts or not (_is_told(document) or sum(m.code in ("USA", *_PARTIES.values()) for m in taken) >= MENTIONS):
        return
    for part in parts:
        for m in _adjective().finditer(document.text, part.start, part.end):
            for group in ("name", "other"):
                if name := m[group]:
                    yield PartyMention(m.start(group), m.end(group), name, _PARTIES[name], "group", "name", "party")
