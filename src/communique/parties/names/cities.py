"""Cities that are no seat of a government ("Basra", "Haifa"): places, and the countries that they are in.

The names are those of ``cities.tsv``. A name counts where the named entities of the document have it as a place, or one of
several words as a body ("El Fasher"); under any label where the words around it say so ("in Basra", "Basra police"), since the
model takes rare cities for people and firms; and without being an entity in date lines and before its country ("Basra, Iraq").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from communique.model import Context, Document, Entity
from communique.parties.names.doubt import in_state
from communique.parties.names.former import then
from communique.parties.places.datelines import is_dateline
from communique.parties.rules import rules
from communique.parties.table import entries, rows
from communique.parties.value import PartyMention

PLACES = frozenset({"GPE", "LOC"})
"""Labels of entities that are places."""
SHARED = "?"
"""What stands before the countries of a name that none of them dominates."""
LONGEST = 40
"""Characters of a name at most."""
_WORD = r"[^\W\d_][\w.'’-]*"
_OPENING = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}(?=[,:(/ ])")
"""The words that a line begins with, as many as the name of a city has."""
_LAST = re.compile(rf"(?:\b{_WORD} ){{0,3}}\b{_WORD}$")
"""The words before a comma."""
_COMMA = re.compile(r",\s(?:the\s)?$")


@cache
def table() -> dict[str, str]:
    """The codes of each name, joined, by the name as it is written and in capital letters, as date lines have it, but those
    that are a body's acronym ("ITU").
    """
    named = {row["name"]: row["codes"] for row in rows("cities.tsv")}
    return {upper: codes for name, codes in named.items() if (upper := name.upper()) not in entries()} | named


def in_country(text: str, start: int, code: str) -> bool:
    """Whether a city of a country and a comma stand before an offset, whatever the model takes it for ("Erbil, Iraq")."""
    comma = _COMMA.search(text, max(0, start - 6), start)
    last = _LAST.search(text, max(0, comma.start() - LONGEST), comma.start()) if comma else None
    words = last[0].split() if last else []
    return any(code in table().get(" ".join(words[i:]), "") for i in range(len(words)))


@cache
def _first_words() -> frozenset[str]:
    """The words that names of cities begin with."""
    return frozenset(re.split(r"[ -]", name)[0] for name in table())


def cities(document: Document, context: Context, found: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The cities that a document names beside the mentions found so far."""
    taken = sorted((m.start, m.end, m) for m in found)
    starts = [start for start, _, _ in taken]
    seen = frozenset(m.code for m in found if m.kind == "country")
    for start, name in sorted({*_entities(document), *_opening(document), *_before_country(document, found)}):
        end = start + len(name)
        after = bisect_left(starts, start)
        if (after and taken[after - 1][1] > start) or (after < len(taken) and starts[after] < end):
            continue
        beside = taken[after][2] if after < len(taken) and document.text[end : starts[after]] in (", ", " (") else None
        code = "USA" if in_state(document.text, end) else _country(table()[name], seen, beside)
        if code:
            yield PartyMention(start, end, name, then(code, "city", context.day, name), "country", "city", "place")


def _entities(document: Document) -> Iterator[tuple[int, str]]:
    """Where the named entities that are cities begin, and their names."""
    words, firsts = document.words, _first_words()
    likely = [e for e in document.entities if words[e.first + (words[e.first] in ("the", "The"))].split("-")[0] in firsts]
    bare = [(entity, *_bare(entity.start, document.text[entity.start : entity.end])) for entity in likely]
    known = [row for row in bare if row[2] in table()]
    surnames = _surnames(document) if known else frozenset()
    for entity, start, name in known:
        place = (entity.label in PLACES or (entity.label == "ORG" and " " in name)) and not _team(document, entity.last)
        if _told(document, entity) or (place and (name not in surnames or in_state(document.text, entity.end))):
            yield start, name


def _bare(start: int, name: str) -> tuple[int, str]:
    """Where a name begins without its article, and the name without that and without a genitive's end."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return start + len(name) - len(bare), bare.removesuffix("'s").removesuffix("’s")


def _surnames(document: Document) -> frozenset[str]:
    """The last words of full names of people."""
    people = (document.text[e.start : e.end].split() for e in document.entities if e.label == "PERSON")
    return frozenset(words[-1] for words in people if len(words) > 1)


def _told(document: Document, entity: Entity) -> bool:
    """Whether the words around a name say that it is a place: "in Basra", "flew to Basra", "mayor of Basra", "Basra police"."""
    first, last, lows = entity.first, entity.last, document.lower_words
    before = lows[first - 1] if first else ""
    if before in rules()["place"]["prepositions"]:
        return True
    if before in ("to", "from"):
        return document.lemmas[document.heads[first - 1]] in rules()["place"]["motion"]
    of = before == "of" and first > 1 and lows[first - 2] in rules()["cities"]["of"]
    return of or (last < len(lows) and lows[last] in rules()["cities"]["before"])


def _team(document: Document, last: int) -> bool:
    """Whether a name is that of a team by what it does ("Basra beat Haifa 2-1")."""
    return last < len(document.words) and document.lower_words[last] in rules()["cities"]["plays"]


def _opening(document: Document) -> Iterator[tuple[int, str]]:
    """The cities of date lines: "BASRA, May 3 -"."""
    for part in document.segments:
        opening = _OPENING.match(document.text, part.start, part.end)
        name = _known(opening[0].split(" "), first=True) if opening else None
        if name and is_dateline(document.text, part.start, part.start + len(name), "capital"):
            yield part.start, name


def _before_country(document: Document, found: Sequence[PartyMention]) -> Iterator[tuple[int, str]]:
    """The cities right before the country that they are in: "Basra, Iraq"."""
    for mention in found:
        end = mention.start - 2
        if mention.form != "name" or document.text[max(0, end) : mention.start] not in (", ", " ("):
            continue
        words = _LAST.search(document.text, max(0, end - LONGEST), end)
        name = _known(words[0].split(" "), first=False) if words else None
        if name and mention.code in table()[name].removeprefix(SHARED).split(";"):
            yield end - len(name), name


def _known(words: Sequence[str], *, first: bool) -> str | None:
    """The longest name of a city that some words begin, or else end, with."""
    lengths = range(len(words), 0, -1)
    return next((name for n in lengths if (name := " ".join(words[:n] if first else words[-n:])) in table()), None)


def _country(joined: str, seen: frozenset[str], beside: PartyMention | None) -> str | None:
    """The country of a name: that of a country's name right behind it, else the one that dominates it, or the only one of
    them that the article names.
    """
    codes = joined.removeprefix(SHARED).split(";")
    if beside and beside.form == "name" and beside.code in codes:
        return beside.code
    if not joined.startswith(SHARED):
        return codes[0]
    named = [code for code in codes if code in seen]
    return named[0] if len(named) == 1 else None
