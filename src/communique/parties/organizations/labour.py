"""Unions by the name that the text introduces as one ("the Kestrel union", "the ZTU labour federation"), in labour disputes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Document
from communique.parties.organizations.unlisted import lexicon, places_of
from communique.parties.rules import rules
from communique.parties.table import entries
from communique.parties.value import PartyMention

KINDS = frozenset({"union", "federation", "confederation"})
"""What a union is called behind its name."""


def unions(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of unions by names that no table has, wherever they stand once the text calls them one."""
    telling = any(not KINDS.isdisjoint(words) for words in document.vocabulary)
    if not telling or all(lexicon()["dispute"].isdisjoint(words) for words in document.vocabulary):
        return
    text, known = document.text, [(m.start, m.end) for m in taken]
    patterns = (_introduced(), _beside())
    found = (m for part in document.segments for p in patterns for m in p.finditer(text, part.start, part.end))
    for name in sorted({name for m in found if (name := _name(m))}):
        for part in document.segments:
            for at in places_of(text, name, part):
                if not any(start < at + len(name) and at < end for start, end in known):
                    yield PartyMention(at, at + len(name), name, name, "organization", "union", "party")


@cache
def _introduced() -> re.Pattern[str]:
    """A name before what says that it is a union, with what it is a union of between."""
    kinds, trades = "|".join(sorted(KINDS)), "|".join(map(re.escape, sorted(lexicon()["of_unions"])))
    return re.compile(
        rf"""
        (?P<name> \b[A-Z][\w.-]{{0,19}}\w (?:\s[A-Z][\w-]{{1,20}}){{0,3}} )
        \s (?:(?:{trades})(?:['’]s?)?\s){{0,3}} (?:{kinds})\b
        """,
        re.VERBOSE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """A name behind what says that it is a union ("the union Clear Voice", "the pilots' union, Clear Voice,"), not the one of
    who speaks for it ("a spokesman for the union, Ola Berg,").
    """
    return re.compile(
        r"""
        \b(?: (?:trade|labou?r|[a-z]+[’']) \s)?
        (?: (?<!-)union \s | (?<!for\sthe\s) (?<!of\sthe\s) (?<!for\sits\s) (?<!of\sits\s) union ,\s (?=[A-Z][^.,;]{1,50},) )
        (?P<name> [A-Z][\w-]{1,20} (?:\s[A-Z][\w-]{1,20}){0,3} ) (?!\s[a-z]+\s(?:leader|president|secretary)) \b
        """,
        re.VERBOSE,
    )


def _name(found: re.Match[str]) -> str:
    """The name without an article or a nation in front of it, "" where nothing is left."""
    words = found["name"].split()
    while words and (words[0] in lexicon()["before_names"] or words[0] in entries()):
        words.pop(0)
    name = " ".join(words)
    return "" if name in entries() or name in rules()["namesakes"]["states"] or len(name) < len("GT") else name
