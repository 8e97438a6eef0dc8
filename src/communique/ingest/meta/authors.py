"""Names in bylines: persons in, publishers, accounts, e-mail addresses and staff numbers out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.ingest.meta import lexicon

_ADDRESS = re.compile(r"\(?\S{1,80}@\S{1,80}\)?|https?://\S{1,200}|(?<!\w)@\w{2,40}")
_CUT = re.compile(r"\s*(?:\||/|;|•|·|\s[-–—]\s|\n)\s*")
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)?\s*$")
_SUFFIX = re.compile(r"\s(?:기자|특파원|記者)$")
_DOMAIN = re.compile(r"\w\.(?:com|org|net|de|fr|co|uk|tr|news|info|tv)\b", re.IGNORECASE)
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
    return clean([byline[:400]])


def clean(names: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """Those of the names that are persons' or agencies', each once, without "By", addresses and what follows them.

    A name that lists several ("Ana Ruiz, Tom Berg and Li Wei") is split; ``publisher`` is no author of its own page.
    """
    found: dict[str, str] = {}
    for name in names:
        text = _ADDRESS.sub(" ", _by().sub("", name.strip()[:600]))
        parts = [part for piece in _CUT.split(text) for part in _and().split(piece)]
        for part in parts:
            part = _SUFFIX.sub("", _BRACKET.sub("", " ".join(part.split()))).strip(" ,.;:|-–—()")
            if _is_person(part, publisher):
                found.setdefault(part.casefold(), part)
    return tuple(found.values())


def from_page(lines: Iterable[str]) -> tuple[str, ...]:
    """The authors in lines that a page marks as its bylines: the first that names any."""
    return next((names for line in lines if (names := clean([line])) and (starts_byline(line) or len(line) <= 40)), ())


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return name.casefold() in _agencies()


def _is_person(name: str, publisher: str | None) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 6 or not 2 < len(name) <= 60 or _NUMBER.search(name) or ":" in name:
        return False
    if name[0].islower() and not is_agency(name):
        return False
    if publisher and name.casefold() == publisher.casefold():
        return False
    folded = {word.strip(".,'’").casefold() for word in words}
    if is_agency(name):
        return True
    if folded & _not_person() or _DOMAIN.search(name):
        return False
    return len(words) > 1 or not name.isascii()


@cache
def _not_person() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["not_person"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["agencies"])
