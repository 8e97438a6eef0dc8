"""The frames: one TOML file an event type in ``frames/``, each a list of rules; adding a type means adding a file."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from communique.events.value import EventStatus

FOLDER = Path(__file__).with_name("frames")
SETS = frozenset({"objects", "subjects", "preps", "governors", "blocks", "spared"})
"""What a rule asks for in no order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling of an event.

    ``verbs`` and ``nouns`` are lemmas, further words of an entry hang below the first ("rule out", "come to power")
    or, of a noun, before it.
    ``objects``, ``subjects`` and ``preps`` narrow a verb: the lemmas that its object, its subject or a preposition
    below it must have;
    ``governors`` narrow a noun: lemmas of the verb it belongs to; ``spared`` are governors that rule a noun out,
    ``blocks`` lemmas of an object that rule it out.
    ``source`` and ``target`` are slots, in order of preference (see ``slots.py``); with ``joint`` all parties stand
    in the source; ``status`` is that of every event of the rule.
    ``needs`` says what must be filled: ``source``, ``target``, ``both``, ``either``, ``pair`` (two parties),
    ``clause`` (a clause below the verb); with ``narrow`` the rule goes before others of its words, as what it needs makes
    another event of them: "would not accept" rejects, "vowed to retaliate" threatens, "called on the president" visits.
    """

    id: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    governors: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()
    source: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("source",)
    narrow: bool = False
    joint: bool = False
    phase: str | None = None
    status: EventStatus | None = None
    plover: str | None = None
    cameo: str | None = None
    links: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """An event type: its rules and its codes, by status where they differ."""

    type: str
    plover: str | None
    cameo: str | None
    planned: tuple[str | None, str | None] | None
    directed: bool
    speech: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule under one of its words; ``rest`` are the further words of the entry."""

    rule: Rule
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """The entries of a trigger that an article may fulfil, the most specific first: all, those of one word alone, and the
    words that come next in the others.
    """

    entries: tuple[Entry, ...]
    alone: tuple[Entry, ...]
    seconds: frozenset[str]


@dataclass(slots=True)
class Index:
    """The rules by the lemma of their triggers; ``lasts`` are these lemmas, of hyphenated ones the last part."""

    verbs: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    lasts: frozenset[str] = frozenset()


@cache
def frames() -> Mapping[str, Frame]:
    """Every frame by its type, in the order of the file names."""
    files = sorted(FOLDER.glob("*.toml"))
    return {frame.type: frame for frame in map(_load, files)}


def _load(file: Path) -> Frame:
    table = tomllib.loads(file.read_text("utf-8"))
    name = table["type"]
    groups: dict[str, list[str]] = table.get("words", {})
    rules = tuple(_rule(name, row, groups) for row in table["rule"])
    planned = (table.get("planned_plover"), table.get("planned_cameo")) if "planned_plover" in table else None
    return Frame(
        name, table.get("plover"), table.get("cameo"), planned, table.get("directed", False), table.get("speech", False), rules
    )


def _rule(name: str, row: dict[str, Any], groups: dict[str, list[str]]) -> Rule:
    """A rule; a word with a leading ``@`` stands for the file's group of words of that name."""

    def spread(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return tuple(word for item in value for word in (groups[item[1:]] if item.startswith("@") else (item,)))

    values: dict[str, Any] = {key: spread(value) for key, value in row.items()}
    values |= {key: frozenset(values[key]) for key in SETS & values.keys()}
    return Rule(type=name, **values)


@cache
def index() -> Index:
    """All rules by trigger lemma."""
    made = Index()
    for frame in frames().values():
        for rule in frame.rules:
            for phrase in rule.verbs:
                first, *rest = phrase.split()
                made.verbs[first].append(Entry(rule, tuple(rest)))
            for phrase in rule.nouns:
                *rest, last = phrase.split()
                made.nouns[last].append(Entry(rule, tuple(rest)))
    made.lasts = frozenset(part for word in (*made.verbs, *made.nouns) for part in (word, word.rpartition("-")[2]))
    return made
