"""Oppositions and coalitions by their name ("the United Peruvian Opposition"), and political parties whose name the text calls
one ("the Kestrel party").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Document
from communique.parties.organizations.unlisted import lexicon, places_of
from communique.parties.table import entries, political
from communique.parties.value import PartyMention

_WORD = r"[A-Z][a-zà-ÿ]{2,20}"
_COALITION = re.compile(
    rf"(?P<name>\b(?:{_WORD}\s){{1,4}}(?:Opposition(?:\s(?:Coalition|Alliance|Front|Movement|Council))?"
    rf"|(?:National|Democratic|Patriotic|Resistance|Revolutionary|Unity)\s(?:Coalition|Alliance)))\b(?!\s[A-Z])"
    r"(?:\s\((?:the\s)?(?P<short>[A-Z]{2,5})\))?"
)
_PARTY = re.compile(rf"\b[Tt]he\s(?:[a-z-]{{3,20}}\s){{0,2}}(?P<name>{_WORD}(?:\s{_WORD})?)\sparty\b(?!\s(?:wall|line))")
_STANDING = re.compile(
    r"\b(?:opposition|ruling|governing)\s(?P<name>[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{1,20}){0,3})\sparty(?!\s[A-Z])"
)
"""The name of a party before the word, which says that it rules or opposes."""
TELLING = frozenset({"opposition", "coalition", "alliance"})


def oppositions(document: Document) -> Iterator[PartyMention]:
    """The mentions of oppositions and coalitions by name, and by the initials that the text gives them."""
    text, short = document.text, {}
    for part, words in zip(document.segments, document.vocabulary, strict=True):
        for m in _COALITION.finditer(text, part.start, part.end) if words & TELLING else ():
            start = m.start("name")
            while text[start : m.end("name")].split()[0] in lexicon()["before_names"]:
                start += len(text[start : m.end("name")].split()[0]) + 1
            name = " ".join(text[start : m.end("name")].split())
            if " " in name and lexicon()["no_opposition"].isdisjoint(name.split()):
                yield _mention(text, start, m.end("name"), name)
                if m["short"]:
                    short[m["short"]] = name
    yield from (
        _mention(text, at, at + len(initials), name)
        for initials, name in short.items()
        for part in document.segments
        for at in places_of(text, initials, part)
    )


def called_parties(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of political parties by a name that the text once calls a party and no table has."""
    text, known = document.text, [(m.start, m.end) for m in taken]
    parts = [p for p, words in zip(document.segments, document.vocabulary, strict=True) if "party" in words]
    names = {" ".join(m["name"].split()) for p in parts for m in _PARTY.finditer(text, p.start, p.end)}
    people = (text[e.start : e.end].split() for e in document.entities if e.label == "PERSON") if names else ()
    names = {name for name in names - {words[-1] for words in people if len(words) > 1} if _own(name)}
    standing = (m for p in parts for m in _STANDING.finditer(text, p.start, p.end))
    names |= {m["name"] for m in standing if all(start != m.start("name") for start, _ in known)}
    for name in sorted(names):
        for part in document.segments:
            for at in places_of(text, name, part):
                if not any(start < at + len(name) and at < end for start, end in known):
                    yield _mention(text, at, at + len(name), name)


def _own(name: str) -> bool:
    """Whether a name is that of one party, and not what parties of many countries are called or a word of the table."""
    return _generic().isdisjoint(name.split()) and not any(word in entries() for word in (name, *name.split()))


@cache
def _generic() -> frozenset[str]:
    """Words that parties of many countries are called by, and no name of one."""
    return lexicon()["persuasions_of_parties"] | frozenset(political())


def _mention(text: str, start: int, end: int, name: str) -> PartyMention:
    return PartyMention(start, end, text[start:end], name, "group", "name", "party")
