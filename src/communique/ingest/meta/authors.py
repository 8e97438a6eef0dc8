"""Names in bylines: persons in, publishers, accounts, e-mail addresses and staff numbers out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.ingest.meta import lexicon

_ADDRESS = re.compile(r"\(?\S{1,80}@\S{1,80}\)?|https?://\S{1,200}|(?<!\w)@\w{2,40}")
_CUT = re.compile(r"\s*(?:\||/|;|•|·|\s[-–—]\s|\n)\s*")
_NUMBER = re.compile(r"\d{2,}")


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lexicon()["byline"]["by"]), key=len, reverse=True))
    return re.compile(rf"^\W{{0,3}}(?:{words})\s*:?\s+(?=\S)", re.IGNORECASE)


@cache
def _and() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon()["byline"]["and"]))
    return re.compile(rf"\s*(?:,|&|\+)\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


def starts_byline(line: str) -> bool:
    """Whether a line begins with "By", "Von", "Par" and the like."""
    return bool(_by().match(line[:40]))


def bare_by(line: str) -> bool:
    """Whether a line is nothing but "By", so that the next one names the author."""
    return line.strip(" :").casefold() in lexicon()["byline"]["by"]


def split(byline: str) -> tuple[str, ...]:
    """The persons in a byline: "By Ana Ruiz and Tom Berg, Example News" gives Ana Ruiz and Tom Berg."""
    text = _ADDRESS.sub(" ", _by().sub("", byline[:400]))
    parts = [name for part in _CUT.split(text) for name in _and().split(part)]
    return clean(parts)


def clean(names: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """Those of the names that are persons', each once, without "By", addresses and what follows them."""
    found: dict[str, str] = {}
    for name in names:
        name = " ".join(_ADDRESS.sub(" ", _by().sub("", name.strip())).split()).strip(" ,.;:|-–—()")
        if _is_person(name, publisher):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _is_person(name: str, publisher: str | None) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 6 or not 3 <= len(name) <= 60 or _NUMBER.search(name):
        return False
    if publisher and name.casefold() == publisher.casefold():
        return False
    folded = {word.strip(".,'’").casefold() for word in words}
    if folded & _not_person() or name.casefold() in _agencies():
        return False
    return len(words) > 1 or not name.isascii()


@cache
def _not_person() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["not_person"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["agencies"])
