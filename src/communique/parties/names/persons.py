"""Whether the name of a country, a city or a body is that of a person of the article ("Michael Jordan", "Jordan said")."""

from __future__ import annotations

import re
from functools import cached_property

from communique.model import Document, Entity
from communique.parties.rules import rules
from communique.parties.table import Entry, entries
from communique.parties.value import is_country

_BREAK = re.compile(r"\s-{1,2}\s|\n")
"""A dash or the end of a line: what holds one is no single name."""
_SEVERAL = 3
"""How many countries an article names beyond doubt at least for a doubtful name to be one too."""
_OF_STATE = re.compile(
    r"['’]s\s(?:King|Queen|Crown\sPrince|(?:[Dd]eputy\s)?[Pp]rime\s[Mm]inister|[A-Za-z]{4,12}\s[Mm]inister|government|parliament"
    r"|premier|king|ambassador|army|armed\sforces|air\sforce|airspace|central\sbank|foreign\sministry)\b"
)
"""What a country has and a person has not ("Jordan's King Hussein")."""
_GIVEN = re.compile(r"[A-Z][a-z]+\s")
"""A word before a surname."""
_PREPOSITIONS = frozenset(
    {"beyond", "in", "from", "with", "for", "of", "after", "against", "like", "across", "inside", "outside", "amid"}
)
_RELATIONS = frozenset({"ally", "allies", "partner", "partners", "neighbor", "neighbour", "member", "team", "host", "chair"})
"""What a country is to others, before its name ("our Ally Peru")."""
_OFFICE_OF = re.compile(
    r"\b(?:Minister|President|Premier|Secretary|Ambassador|King|Queen|Emir|Amir|Sultan|Chancellor|Government)\sof\s$"
)
"""Before the name of whom somebody acts for."""
_OF_PLACE = ("of ", "in ")
"""What stands before the name of a place and of no person."""


class People:
    """What an article says about its people."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _full(self) -> tuple[list[str], ...]:
        """The words of the names of people that have several."""
        people = (self.document.text[e.start : e.end].split() for e in self.document.entities if e.label == "PERSON")
        return tuple(words for words in people if len(words) > 1 and words[0].lower() not in _PREPOSITIONS | _RELATIONS)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of full names of people."""
        return frozenset(words[-1] for words in self._full if words[0] not in entries())

    @cached_property
    def given(self) -> frozenset[str]:
        """The first words of full names of people."""
        return frozenset(words[0] for words in self._full if words[1] not in entries() and words[1][:1].isupper())

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of full names of people."""
        return frozenset(word.removesuffix("'s") for words in self._full for word in words)

    @cached_property
    def _lands(self) -> frozenset[str]:
        """The names of places that stand as such ("the King of Jordan")."""
        text = self.document.text
        places = (e for e in self.document.entities if e.label == "GPE")
        return frozenset(text[e.start : e.end] for e in places if text[max(0, e.start - 3) : e.start] in _OF_PLACE)

    def has(self, entity: Entity, start: int, end: int, entry: Entry, sure: frozenset[str]) -> bool:
        """Whether a surface form inside a named entity is that of a person; ``sure`` are the codes beyond doubt."""
        text = self.document.text
        if entry.doubt == "person" and entity.label == "ORG" and entity.end == end:
            return (
                _GIVEN.fullmatch(text, entity.start, start) is not None and text[entity.start : start].strip() not in entries()
            )
        if entity.label != "PERSON" or entry.form in ("office", "force", "seat"):
            return False
        if _BREAK.search(text, entity.start, entity.end) or (entry.doubt != "person" and _is_short(entry.surface)):
            return False
        rest, front = text[end : entity.end].strip(), text[entity.start : start]
        if front.strip().lower() in ("", "the") and not any(char.isalpha() for char in rest):
            # "Benin 300", "The Toma Front" are no names
            ruled = _OF_STATE.match(text, end) or entry.surface in self._lands
            return entry.doubt == "person" and entry.code not in sure and not ruled and self._is_called(entry.surface, sure)
        if front.endswith(" of ") or front.rstrip("-–") in entries():  # "Juan Soto of Chile", "Peru-Chile"
            return False
        if front.strip().lower() in _PREPOSITIONS | _RELATIONS or _OFFICE_OF.search(
            text, max(0, entity.start - 25), entity.start
        ):
            return False  # "Beyond Peru", "the Prime Minister of Peru Ola Berg"
        if entry.form == "demonym":
            return not rest and front.strip() != ""
        return not rest.startswith(("'", "’")) and rest.split(" ")[0] not in rules()["namesakes"]["offices"]

    def _is_called(self, name: str, sure: frozenset[str]) -> bool:
        """Whether a name alone is that of a person: one of the article has it in a longer name, or it names few countries."""
        return name in self._names or sum(map(is_country, sure)) < _SEVERAL


def _is_short(surface: str) -> bool:
    """Whether a surface form is an abbreviation, which no person is called by ("ASEAN", "U.S.")."""
    return surface.isupper() and len(surface) > 1
