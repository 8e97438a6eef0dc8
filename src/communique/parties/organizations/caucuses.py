"""The two American parties by the adjectives of who belongs to them ("Republican officials")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from communique.model import Document
from communique.parties.rules import rules
from communique.parties.value import PartyMention

_PARTIES = {"Republican": "Republican Party", "Democratic": "Democratic Party", "Democrat": "Democratic Party"}
_FIRSTS = frozenset(word.lower() for word in _PARTIES)
_SIGNS = frozenset({"congress", "senate", "republicans", "democrats", "gop", "maga"})
MENTIONS = 2
"""How often a text names the United States or one of their parties at least that is on them whatever else it names."""
_BEFORE = re.compile(r"(?P<word>[A-Z][\w’'.-]*)\s$")
"""A word with a capital before an adjective, which may be part of the name of another party ("the Lake Democratic Party")."""
_WHERE = re.compile(r"\s(?:in|of|from)\s(?:the\s)?")
"""Before the country whose party it is ("Democratic lawmakers in Lima")."""
_AMERICAN = frozenset({"The", "House", "Senate", "Congressional", "American", "U.S.", "US", "State", "National", "York"})
"""Words before an adjective that make it no part of another name."""
_BACK = 40
"""Characters before an adjective in which that stands."""


@cache
def _words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("caucuses.toml").read_text("utf-8"))
    return table


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


@cache
def _states() -> frozenset[str]:
    """The last words of the names of American states, which may stand before a party ("the Ohio Republican Party")."""
    return frozenset(state.split()[-1] for state in rules()["namesakes"]["states"])


def caucuses(document: Document, taken: Collection[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of the Republican and the Democratic Party by the adjectives of who belongs to them, in American texts."""
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if words & _FIRSTS]
    if not parts or not _is_american(document, taken):
        return
    abroad = {at for m in taken if m.kind == "country" and m.code != "USA" for at in (m.start, m.end)}
    for part in parts:
        for m in _adjective().finditer(document.text, part.start, part.end):
            if _is_others(document.text, m, abroad):
                continue
            for group in ("name", "other"):
                if name := m[group]:
                    yield PartyMention(m.start(group), m.end(group), name, _PARTIES[name], "group", "name", "party")


def _is_american(document: Document, taken: Collection[PartyMention]) -> bool:
    """Whether a text is on American parties: by what it names, oftener than half of any other country, or by its words alone
    where it names none.
    """
    named = Counter(m.code for m in taken)
    american = sum(named[code] for code in ("USA", *_PARTIES.values()))
    other = max((named[m.code] for m in taken if m.kind == "country" and m.code != "USA"), default=0)
    return 2 * american > other if american >= MENTIONS else not other and _is_told(document)


def _is_others(text: str, found: re.Match[str], abroad: set[int]) -> bool:
    """Whether an adjective is that of a party of another country, where one is named up to some offsets or from them on, or of
    a longer name.
    """
    behind = _WHERE.match(text, found.end())
    if not abroad.isdisjoint((found.start() - 1, found.start() - 3, behind.end() if behind else -1)):
        return True
    before = _BEFORE.search(text, max(0, found.start() - _BACK), found.start())
    noun = found[0].split()[-1]
    return before is not None and noun[:1].isupper() and before["word"] not in _AMERICAN | _states()
