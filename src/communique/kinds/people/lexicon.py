"""The words of people: titles and the roles they imply, honorifics, verbs of office (lexicon.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from communique.kinds.people.value import Role
from communique.parties.organizations.unlisted import lexicon as unlisted_words

LONGEST = 5
"""Words of the longest title that is looked up."""


@dataclass(frozen=True, slots=True)
class Title:
    """A row of titles: the role that the post implies.

    ``leader`` heads a state or government; ``private`` may also head a company; ``rank`` is a military rank that adds no role;
    ``mirror`` takes the role of the person across (counterpart) or before (predecessor);
    ``before`` may stand directly before a name.
    """

    id: str
    role: Role
    leader: bool = False
    private: bool = False
    rank: bool = False
    mirror: bool = False
    before: bool = True


@dataclass(frozen=True)
class Lexicon:
    """The lexicon as look-ups: titles and offices by their words, lower case and joined by blanks."""

    titles: dict[str, Title]
    heads: frozenset[str]
    offices: dict[str, str]
    office_lasts: frozenset[str]
    sure: frozenset[str]
    rivals: dict[str, frozenset[str]]
    having: dict[str, frozenset[str]]
    having_lasts: frozenset[str]
    default: dict[str, str]
    words: dict[str, frozenset[str]]
    abbreviations: frozenset[str]
    lacking: dict[str, tuple[str, ...]]
    issuers: dict[str, str]
    openings: dict[str, str]
    headings: dict[str, str]
    regions: dict[str, str]
    typical: dict[str, tuple[str, ...]]
    chairs: dict[str, frozenset[str]]
    shorthand: dict[str, frozenset[str]]
    agencies: dict[str, str]
    seats: frozenset[str]
    alone: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words that may stand before a name that a title or a field of office gives away: the last of titles and their
        plurals, honorifics, fields; the comma after a plural.
        """
        plurals = {f"{word}s" for word in self.titles}
        return self.heads | plurals | self.words["honorific"] | self.words["topic"] | {",", "sri", "u"}

    @cached_property
    def things(self) -> frozenset[str]:
        """The words that no person's name has."""
        return self.words["thing"] | self.words["ship"] | self.words["company-name"]

    @cached_property
    def no_part(self) -> frozenset[str]:
        """The words that are no part of a name where the recognizer has not marked one."""
        return self.heads | self.words["not-name"] | self.words["thing"] | self.words["honorific"] | self.words["topic"]

    @cached_property
    def succession(self) -> frozenset[str]:
        """The lemmas with which a text says who follows whom."""
        return self.words["follow"] | self.words["given"] | {"place", "become", "fill", "hold", "run", "lead", "head", "put"}


@cache
def table() -> dict[str, list[dict[str, object]]]:
    """The files as they stand: the words of people (lexicon.toml), whose an office is that names no country (whose.toml), where
    newspapers appear (press.toml).
    """
    data: dict[str, list[dict[str, object]]] = {}
    for name in ("lexicon.toml", "whose.toml", "press.toml"):
        data |= tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return data


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    titles: dict[str, Title] = {}
    for row in table()["titles"]:
        fields = {k: v for k, v in row.items() if k not in ("words", "examples", "counter")}
        title = Title(**fields)  # type: ignore[arg-type]
        titles |= dict.fromkeys(_words(row), title)
    offices = _whose("offices")
    words = {str(row["id"]): frozenset(_words(row)) for row in table()["words"]}
    words["union"] = unlisted_words()["union_names"]
    short = frozenset(word for word in (*titles, *words["honorific"]) if word.endswith("."))
    lacking = {word: tuple(map(str, _strings(row["parties"]))) for row in table()["lacking"] for word in _words(row)}
    rows = [*table()["offices"], *table()["headings"]]
    sure = frozenset(word for row in rows if row.get("sure") for word in _words(row))
    rivals = {word: _codes(row, "rivals") for row in table()["offices"] if "rivals" in row for word in _words(row)}
    having = {word: _codes(row, "parties") for row in table()["having"] for word in _words(row)}
    default = {word: str(row["default"]) for row in table()["having"] if "default" in row for word in _words(row)}
    alone = frozenset(word for row in table()["having"] if row.get("alone") for word in _words(row))
    seats = frozenset(word for row in table()["issuers"] if row.get("seat") for word in _words(row))
    return Lexicon(
        titles,
        _lasts(titles),
        offices,
        _lasts(offices),
        sure,
        rivals,
        having,
        _lasts(having),
        default,
        words,
        short,
        lacking,
        _whose("issuers"),
        _whose("openings"),
        _whose("headings"),
        _whose("regions"),
        _typical(),
        {word: _codes(row, "parties") for row in table()["chairs"] for word in _words(row)},
        {word: _codes(row, "parties") for row in table()["shorthand"] for word in _words(row)},
        _whose("agencies"),
        seats,
        alone,
    )


def _codes(row: dict[str, object], field: str) -> frozenset[str]:
    return frozenset(map(str, _strings(row[field])))


def _whose(section: str) -> dict[str, str]:
    """The party of each word of a section."""
    return {word: str(row["party"]) for row in table()[section] for word in _words(row)}


def _typical() -> dict[str, tuple[str, ...]]:
    """The parties that use a title bare, those first of which it is said most."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table()["typical"]:
        for word in _words(row):
            found[word] = (*found.get(word, ()), str(row["party"]))
    return found


def _strings(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _words(row: dict[str, object]) -> list[str]:
    words = row["words"]
    assert isinstance(words, list)
    return [*words, *(word.replace("-", " - ") for word in words if "-" in word.strip("-"))]


def _lasts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)
