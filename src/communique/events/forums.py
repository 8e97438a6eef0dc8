"""Talks and pacts that are called by who takes part ("six-party talks", "the Franco-German pact")."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from communique.events.actor import Actor
from communique.events.syntax import grammatical_subjects, is_verb, kids, logical_objects, prepositions
from communique.events.value import Extent
from communique.model import Document
from communique.parties.find import lookup


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("forums.toml").read_text("utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_table()["names"], key=len, reverse=True)))
    prefixes = "|".join(sorted(_table()["prefixes"]))
    return re.compile(rf"\b(?:(?P<name>{names})|(?P<first>{prefixes})-(?P<second>\w+))\b", re.IGNORECASE)


@cache
def _firsts() -> frozenset[str]:
    """The words that names of forums and prefixes begin with, in lower case."""
    return frozenset(re.split(r"\W", name.lower(), maxsplit=1)[0] for name in (*_table()["names"], *_table()["prefixes"]))


def mentioned(document: Document) -> bool:
    """Whether a text calls anything by who takes part."""
    parts = zip(document.segments, document.vocabulary, strict=True)
    possible = (part for part, words in parts if not _firsts().isdisjoint(words))
    return any(_pattern().search(document.text, part.start, part.end) for part in possible)


@cache
def _lands() -> frozenset[str]:
    """The words for the states of a region."""
    return frozenset(_table()["lands"]["words"])


def powers(document: Document, token: int) -> tuple[str, ...]:
    """Those called "the six world powers", who negotiated with Iran, "the Koreas" and "the Baltic states"; none for others."""
    word = document.lower_words[token]
    if word in _table()["halves"]:
        return tuple(_table()["halves"][word])
    if word in _lands():
        regions = (_table()["regions"].get(document.lower_words[c]) for c in kids(document, token, "amod", "compound"))
        return next((tuple(found) for found in regions if found), ())
    if word != "powers":
        return ()
    front = {document.lower_words[c] for c in kids(document, token, "nummod", "amod", "compound")}
    return tuple(_table()["powers"]["six"]) if "six" in front and front & {"world", "major", "global", "big"} else ()


def members(document: Document, token: int, more: tuple[int, ...] = ()) -> Actor | None:
    """Those who take part by the words in front of a noun: of a trigger, or of the subject or object of a verb."""
    nouns = [t for t in (token, *more) if not is_verb(document, t)]
    if is_verb(document, token):
        nouns += [*logical_objects(document, token), *grammatical_subjects(document, token)]
    nouns += [o for t in tuple(nouns) for word, o in prepositions(document, t) if word == "of"]
    for noun in nouns:
        start = document.starts[document.subtree(noun)[0]]
        match = _pattern().search(document.text, start, document.ends[noun])
        parties = _parties(match) if match else ()
        if match and parties:
            return Actor(parties, (), (Extent(match.start(), match.end()),))
    return None


def _parties(match: re.Match[str]) -> tuple[str, ...]:
    if name := match["name"]:
        return tuple(_table()["names"][name.lower()])
    second = lookup(match["second"])
    return (_table()["prefixes"][match["first"].lower()], second[0]) if second else ()
