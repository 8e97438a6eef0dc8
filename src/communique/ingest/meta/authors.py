"""Names in bylines: persons in, publishers, accounts, e-mail addresses and staff numbers out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.ingest.meta import lexicon

_ADDRESS = re.compile(r"\(?\S{1,80}@\S{1,80}\)?|https?://\S{1,200}|(?<!\w)@\w{2,40}")
_CUT = re.compile(r"\s*(?:\||/|;|•|·|\s[-–—]\s|\n)\s*")
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)?\s*$")
_SUFFIX = re.compile(r"\s(?:기자|특파원|記者)$")
_DOMAIN = re.compile(r"\w\.(?:com|org|net|de|fr|co|uk|tr|news|info|tv)\b", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[^a-z].*")
_APOSTROPHE = re.compile(r"^(?:[a-z]['’]|al-|el-)")


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


def persons(text: str | None, publisher: str | None = None) -> tuple[str, ...]:
    """The persons that a byline names, in its order: "By Ana Ruiz and Tom Berg, Example News" gives Ana Ruiz and Tom Berg.

    Jobs, places, agencies and addresses are left out, and ``publisher``, which is no author of its own
    pages. Reads 600 characters.
    """
    return tuple(dict.fromkeys(name for name in _parts(text or "") if _is_person(name, publisher)))


def credited(names: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """Who wrote an article by the names that it gives, each once: persons, and news agencies."""
    found: dict[str, str] = {}
    for name in (part for text in names for part in _parts(text)):
        if (is_agency(name) and name.casefold() != (publisher or "").casefold()) or _is_person(name, publisher):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _parts(text: str) -> Iterator[str]:
    """The names in a byline, without what opens it, addresses, brackets and places."""
    text = _ADDRESS.sub(" ", _by().sub("", text.strip()[:600]))
    for piece in _CUT.split(text):
        for part in _and().split(piece):
            name = _SUFFIX.sub("", _BRACKET.sub("", " ".join(part.split())))
            yield _WHERE.sub("", name).strip(" ,.;:|-–—()")


def from_page(lines: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """The authors in lines that a page marks as its bylines: the first that names any."""
    return next(
        (names for line in lines if (names := credited([line], publisher)) and (starts_byline(line) or len(line) <= 40)), ()
    )


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return name.casefold() in _agencies()


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: capitalized words, none of which desks, papers and jobs are named by."""
    return _is_person(name, None)


def _is_person(name: str, publisher: str | None) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 6 or not 2 < len(name) <= 60 or any(c.isdigit() for c in name) or ":" in name:
        return False
    folded = [word.strip(".,'’").casefold() for word in words]
    if publisher and {word for word in folded if len(word) > 1} <= set(publisher.casefold().split()):
        return False
    if _not_person().intersection(folded) or folded[0] in lexicon()["byline"]["places"] or is_agency(name):
        return False
    if _DOMAIN.search(name) or not all(map(_is_name, words)) or words[0].islower():
        return False
    return len(words) > 1 or not name.isascii()


def _is_name(word: str) -> bool:
    """Whether a word of a name is capitalized, of a script without capitals, or a particle."""
    return not _APOSTROPHE.sub("", word)[:1].islower() or word.strip(".").casefold() in lexicon()["byline"]["particles"]


@cache
def _not_person() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["not_person"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon()["byline"]["agencies"])
