"""Peoples without a state, and minorities of one, as parties ("Kurds", "Kurdish leaders", "Bosnian Croats").

Only where they are called by a plural that nobody counts, or their leaders and bodies are: a Kurdish town is nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import Document
from communique.parties.organizations.groups import FIGHTERS
from communique.parties.value import PartyMention

_WORD_OF = re.compile(r"\w*")
_FIGHTERS = f"{FIGHTERS}|fighters|gunmen|militiamen"
_LIST = 24
"""Characters beside a name in which the others of a list stand."""
_ETHNIC = re.compile(rf"\b[Ee]thnic[\s-](?P<name>[A-Z][a-z]{{3,14}})(?![\w-])(?P<fighters>\s(?:{_FIGHTERS})\b)?")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("peoples.toml").read_text("utf-8"))


@cache
def _names() -> dict[str, str]:
    """The party by every form of a people's or a land's name: the plural, or the land."""
    found = {form: plural for plural, forms in _table()["peoples"].items() for form in (plural, *forms)}
    lands = _table()["lands"].items()
    return found | {form: land for land, row in lands for form in (land, *row["also"], *row["people"])}


@cache
def _lands() -> frozenset[str]:
    """The names of lands, in every spelling."""
    return frozenset(name for land, row in _table()["lands"].items() for name in (land, *row["also"]))


@cache
def _plurals() -> frozenset[str]:
    """Names that are those of a people without an "s"."""
    return frozenset(_table()["peoples"]).union(*(row.get("plural", ()) for row in _table()["lands"].values()))


def is_of_people(word: str) -> bool:
    """Whether a word is the name or the adjective of a people, or the name of a land."""
    return word in _names()


@cache
def _firsts() -> frozenset[str]:
    """The first words of the names, in lower case, by which to see whether to look at all."""
    return frozenset(re.split(r"\W", name)[0].lower() for name in _names())


_INSIDE = re.compile(r"\b(?:[Ii]n|into|across|[Ii]nside|near|throughout|outside|around|within)\s(?:the\s)?$")
"""What makes the name of a land that governs itself the place where something is."""


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    words = "|".join(map(re.escape, _table()["acting"]["words"]))
    return re.compile(
        rf"(?<![\w-])(?P<name>{names})(?![\w-])(?:\s(?P<fighters>{_FIGHTERS})(?!\w)|(?P<acting>\s(?:[a-z]+\s)?(?:{words})s?(?!\w)))?"
    )


@cache
def _among() -> re.Pattern[str]:
    """What else stands in a list of those who have a faith ("Hindus, Sikhs and Jains")."""
    return re.compile(rf"\b(?:{'|'.join(_table()['faiths']['others'])})\b")


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(_table()["counting"]["words"])
    return re.compile(rf"(?:\d|(?<!\w)(?i:{words})s?)\s$")


def peoples(document: Document) -> Iterator[PartyMention]:
    """The mentions of peoples that the table knows."""
    text = document.text
    for part in [part for part, words in zip(document.segments, document.vocabulary, strict=True) if words & _firsts()]:
        for m in _pattern().finditer(text, part.start, part.end):
            name = m["name"]
            land = name in _lands()
            if m["fighters"] and not land:
                yield _mention(text, m.start(), m.end(), m.group())
            elif land or _acts(text, part.start, m):
                lies = land and not m["acting"] and _INSIDE.search(text, max(part.start, m.start() - 16), m.start())
                yield PartyMention(
                    m.start(), m.end("name"), name, _names()[name], "group", "name", "place" if lies else "party"
                )


def _acts(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a people acts: by those who lead it, or by a plural that nothing counts and that is none of faiths."""
    if found["acting"]:
        return True
    name, at, end = found["name"], *found.span("name")
    plural = name.endswith("s") or name in _plurals()
    if not plural or _counted().search(text, max(start, at - 12), at):
        return False
    return name not in _table()["faiths"]["peoples"] or not _among().search(text, max(start, at - _LIST), end + _LIST)


def minorities(document: Document, taken: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of people of one nation in the land of another: they are neither state ("Kosovo Serbs")."""
    text = document.text
    for one, other in _beside(text, taken):
        if one.code != other.code:
            yield _mention(text, one.start, other.end, text[one.start : other.end])
    for part in [part for part, words in zip(document.segments, document.vocabulary, strict=True) if "ethnic" in words]:
        for m in _ETHNIC.finditer(text, part.start, part.end):
            if m["name"].endswith("s") or m["fighters"]:
                yield _mention(text, m.start(), m.end(), "ethnic" + text[m.start() + 6 : m.end()])


def kin(mentions: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """The mentions, people who are called short like a nation ("Serbs") as those of a minority that the article names in full
    ("Bosnian Serbs"), where it does not name that nation's state.
    """
    groups: dict[str, set[str]] = {}
    for m in mentions:
        first, *rest = m.code.split()
        if m.kind == "group" and len(rest) == 1 and first[0].isupper() and rest[0].endswith("s"):
            groups.setdefault(rest[0].removesuffix("s"), set()).add(m.code)
    if not groups:
        return tuple(mentions)
    texts: dict[str, list[str]] = {}
    for m in mentions:
        texts.setdefault(m.code, []).append(m.text)
    called = {m.code: word for m in mentions if (word := _WORD_OF.match(m.text)[0].removesuffix("s")) in groups}  # type: ignore[index]
    short = {
        code: next(iter(groups[word]))
        for code, word in called.items()
        if len(groups[word]) == 1 and all(re.match(rf"{word}(?:s|ians?)?(?![\w])", text) for text in texts[code])
    }
    return tuple(
        replace(m, code=short[m.code], kind="group") if m.kind == "country" and m.code in short else m for m in mentions
    )


def _beside(text: str, taken: Iterable[PartyMention]) -> Iterator[tuple[PartyMention, PartyMention]]:
    """The names of a country and, right behind, those of a people in the plural."""
    before: PartyMention | None = None
    for m in taken:
        plural = m.kind == "country" and m.form == "demonym" and m.text.endswith("s") and m.text[0].isupper()
        if before and plural and before.form in ("name", "demonym") and text[before.end : m.start] == " ":
            yield before, m
        before = m if m.kind == "country" else None


def _mention(text: str, start: int, end: int, name: str) -> PartyMention:
    return PartyMention(start, end, text[start:end], " ".join(name.split()), "group", "name", "party")
