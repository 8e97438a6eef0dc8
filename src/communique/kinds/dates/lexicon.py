"""The words and rules of ``lexicon.toml``, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from communique.kinds.dates.pattern import Compiler, Node, classes_in
from communique.kinds.dates.tokens import number_classes

MARKS = {
    "-": "hyphen",
    "–": "hyphen",
    "‑": "hyphen",
    "—": "dash",
    ",": "comma",
    ".": "dot",
    "/": "slash",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "’": "mark",
    "'": "mark",
}
FIGURES = ("iso", "numdate", "explicit", "clock", "decade", "decimal", "frac", "quarterno", "fy", "halfno")
KINDS = (*FIGURES, "ampm", "poss", "mark", "other")
FRACTIONS = ("½", "¼", "¾")


@dataclass(frozen=True)
class Rule:
    """One rule: its id, its pattern over token letters, and the name of the reading that gives its value."""

    id: str
    node: Node
    reading: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when the rule is first tried."""
        return re.compile(self.node.regex)

    def may_begin(self, pair: str) -> bool:
        """Whether the rule may match where these two letters (or the last letter alone) stand."""
        node = self.node
        return pair[0] in node.single or pair[1:] in node.second.get(pair[0], ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words and rules: the letter of a token by its word or its classes, the rules by the two letters they begin with.

    ``first`` matches the letters that some rule begins with.
    """

    words: Mapping[str, Mapping[str, Any]]
    letter_of_word: Mapping[str, str]
    letter_of_classes: Mapping[tuple[str, ...], str]
    rules: tuple[Rule, ...]
    first: re.Pattern[str]
    by_first: Mapping[str, tuple[Rule, ...]]
    by_pair: dict[str, tuple[Rule, ...]]
    mods: Mapping[str, str]
    edges: Mapping[str, str]
    refs: Mapping[str, str]
    holidays: Mapping[str, str]
    lunar: Mapping[str, int]
    named_days: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]

    def beginning(self, pair: str) -> tuple[Rule, ...]:
        """The rules that may begin with a token of the first letter before one of the second; kept by the pair."""
        some = self.by_first.get(pair[0], ())
        found = self.by_pair[pair] = tuple(rule for rule in some if rule.may_begin(pair))
        return found


def table() -> dict[str, Any]:
    """The lexicon as it is written, examples included."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """The lexicon, compiled when first asked for."""
    data = table()
    macros = data["macros"] | {
        "MODP": _phrases(data["mods"]),
        "EDGE": f"<edge: {_phrases(data['edges'])}>",
        "REFS": _phrases(data["refs"]),
        "HOLIDAYS": f"<name: {_phrases(data['holidays'])}>",
    }
    macros["MODP"] = f"<mod: {macros['MODP']}>"
    classes = _word_classes(data, macros)
    signatures = dict.fromkeys([*classes.values(), *_token_classes()])
    letter = {signature: chr(0x4E00 + i) for i, signature in enumerate(signatures)}
    members: dict[str, str] = {}
    for signature, char in letter.items():
        for name in signature:
            members[name] = members.get(name, "") + char
    compiler = Compiler(members, macros)
    rules = tuple(Rule(r["id"], compiler.compile(r["pattern"]), r["reading"]) for r in data["rule"])
    by_first: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        by_first |= {char: (*by_first.get(char, ()), rule) for char in rule.node.first}
    return Lexicon(
        data["words"],
        {word: letter[sig] for word, sig in classes.items()},
        letter,
        rules,
        re.compile(f"[{''.join(sorted(by_first))}]"),
        by_first,
        {},
        data["mods"],
        data["edges"],
        data["refs"],
        data["holidays"],
        data["lunar"],
        data["named_days"],
        {name: frozenset(words) for name, words in data["lists"].items()},
    )


def listed(name: str) -> frozenset[str]:
    """A list of words that readings ask for. Raises KeyError where the lexicon has no such list."""
    return lexicon().lists[name]


def _phrases(table: Mapping[str, str]) -> str:
    longest_first = sorted(table, key=lambda phrase: (-len(phrase.split()), phrase))
    return (
        "("
        + " | ".join(" ".join(word if word == "poss" else f"'{word}'" for word in phrase.split()) for phrase in longest_first)
        + ")"
    )


def _word_classes(data: Mapping[str, Any], macros: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in data["words"].items():
        for word in words:
            found.setdefault(word, []).append(name)
    for pattern in [*macros.values(), *(rule["pattern"] for rule in data["rule"])]:
        for word in sorted(classes_in(pattern)):
            mine = found.setdefault(word[1:], [])
            if word not in mine:
                mine.append(word)
    found["an"] = ["=a", "=an"]
    for mark, name in MARKS.items():
        found[mark] = [f"={name}"]
    return {word: tuple(names) for word, names in found.items()}


def _token_classes() -> list[tuple[str, ...]]:
    samples = [str(n) for n in (*range(0, 70), *range(100, 2500), 4000, 12345)] + [f"{n:02d}" for n in range(10)]
    samples += [f"{n:04d}" for n in range(0, 1000, 1)] + ["1,000", "9" * 12]
    numbers = dict.fromkeys(number_classes(sample) for sample in samples)
    return [*numbers, ("ordnum",), ("ordnum", "dayord"), *((kind,) for kind in KINDS)]
