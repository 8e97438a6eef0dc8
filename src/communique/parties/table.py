"""The names of parties: what the data files say, as one table from surface to entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from communique.parties.value import PartyKind

Doubt = Literal["", "person", "several"]
NONE = "-"
"""The code of a name that holds the name of a party and stands for none ("Latin America")."""
_DOUBTS: dict[str, Doubt] = {"~": "person", "?": "several"}
_SPELLINGS = (
    ("ization", "isation"),
    ("Labour", "Labor"),
    ("Advisers", "Advisors"),
    ("Defence", "Defense"),
    ("Programme", "Program"),
    ("Centre", "Center"),
)
_REGULAR = re.compile(r"(?:ese|ish|ch|s|x)$")
_FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface form stands for.

    ``doubt`` says when it needs the evidence of the article: it is a person's name too, or names several things.
    """

    surface: str
    code: str
    kind: PartyKind
    form: str
    doubt: Doubt = ""


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table beside this file: tab-separated, a header line, comment lines with '#'."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in table[1:]:
        yield dict(zip(table[0], row, strict=True))


def _split(cell: str) -> list[str]:
    return [name for name in cell.split(";") if name]


def _entry(marked: str, code: str, kind: PartyKind, form: str) -> Entry:
    doubt = _DOUBTS.get(marked[0], "")
    return Entry(marked[1:] if doubt else marked, code, kind, form, doubt)


def people_forms(cell: str) -> Iterator[str]:
    """The forms of a cell of adjectives and people: regular plurals are added ("Afghan": "Afghans")."""
    for word in _split(cell):
        if word.startswith("="):
            yield word[1:]
            continue
        yield word
        if not _REGULAR.search(word):
            yield word + "s"


def _respelled(name: str) -> str:
    """A name in the other spelling of English ("Organization", "Organisation")."""
    for one, other in _SPELLINGS:
        name = name.replace(one, other) if one in name else name.replace(other, one)
    return name


def _countries() -> Iterator[Entry]:
    for row in rows("countries.tsv"):
        code = row["code"]
        for name in (row["name"], *_split(row["also"])):
            yield _entry(name, code, "country", "name")
        for word in people_forms(row["people"]):
            yield _entry(word, code, "country", "demonym")
        for city in _split(row["capitals"]):
            yield _entry(city, code, "country", "capital")


def _others() -> Iterator[Entry]:
    for row in rows("seats.tsv"):
        for name in _split(row["names"]):
            yield _entry(name, row["code"], "country", row["form"])
    for row in rows("organizations.tsv"):
        kind: PartyKind = "organization" if row["kind"] == "organization" else "group"
        for name in (row["name"], *_split(row["also"])):
            yield _entry(name, row["name"], kind, "name")
            if row["kind"] == "organization" and (other := _respelled(name)) != name:
                yield _entry(other, row["name"], kind, "name")
    for row in rows("acronyms.tsv"):
        short: PartyKind = "organization" if row["kind"] == "organization" else "group"
        yield Entry(row["short"], row["code"], short, "name", "several")
    for row in rows("none.tsv"):
        for name in _split(row["names"]):
            yield Entry(name, NONE, "group", row["what"])


@cache
def entries() -> dict[str, Entry]:
    """Every surface form and what it stands for; of two rows with one form the first counts."""
    table: dict[str, Entry] = {}
    for entry in (*_countries(), *_others()):
        table.setdefault(entry.surface, entry)
    return table


@cache
def names() -> dict[str, str]:
    """The name of every party by its code."""
    found = {row["code"]: row["name"].lstrip("~?") for row in rows("countries.tsv")}
    return found | {row["name"]: row["name"] for row in rows("organizations.tsv")}


@cache
def political() -> frozenset[str]:
    """The names of the political parties in the table, in every spelling."""
    found = (row for row in rows("organizations.tsv") if row["kind"] == "party")
    return frozenset(name for row in found for name in (row["name"], *_split(row["also"])))


@cache
def by_first_word() -> dict[str, tuple[str, ...]]:
    """The surface forms that begin with a word (a run of letters and digits), longest first."""
    found: dict[str, list[str]] = {}
    for surface in entries():
        first = _FIRST.search(surface)
        if first:
            found.setdefault(first.group(), []).append(surface)
    return {word: tuple(sorted(some, key=lambda s: (-len(s), s))) for word, some in found.items()}


@cache
def forms(first: str, capitals: bool) -> tuple[str, ...]:
    """The surface forms that begin with a word, longest first; with ``capitals`` as headlines in capital letters have them."""
    some = by_first_word().get(first, ())
    return tuple(s.upper() for s in some if len(s) > 3) if capitals else some


@cache
def continued(first: str, capitals: bool) -> dict[str, tuple[str, ...]]:
    """The forms that begin with a word, longest first, by the two characters behind it: those with fewer behind it, which
    stand alone under "", may stand before any.
    """
    some = forms(first, capitals)
    rest = {form: form[len(first) :][:2] for form in some}
    behind = {two for two in rest.values() if len(two) == 2} | {""}
    return {two: tuple(form for form in some if rest[form] == two or len(rest[form]) < 2) for two in behind}


@cache
def written(surface: str) -> re.Pattern[str]:
    """Matches a surface form whatever white space is between its words."""
    words = r"\s{1,8}".join(map(re.escape, surface.split(" ")))
    return re.compile(f"{words}(?!\\w)")


@cache
def in_capitals() -> dict[str, Entry]:
    """Every surface form as headlines in capital letters write it."""
    table: dict[str, Entry] = {}
    for surface, entry in entries().items():
        table.setdefault(surface.upper(), entry)
    return table
