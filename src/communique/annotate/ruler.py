"""The attribute ruler without a matcher run per text: the same rules, remembered per word form, tag and label.

spaCy's attribute ruler turns tags into parts of speech and mends a few by word form and dependency label. Nearly all its
rules look at one token's own LOWER, TAG, DEP and IS_SPACE, all as they are before any rule applies, so what they do to a token
is a function of these alone and is worked out once per combination; where one of the few rules over two tokens matches, of
these and that rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPE = "attribute_ruler"
READ = ("LOWER", "TAG", "DEP")
WRITTEN = ("TAG", "POS", "MORPH", "DEP", "LEMMA")
MOST = 1_000_000
"""Combinations, and word forms, that are remembered."""
Pattern = Mapping[str, Any]


def install(nlp: Language) -> None:
    """Put the remembering ruler in the place of the pipeline's own, if all its rules are of the forms known here."""
    if PIPE in nlp.pipe_names:
        ruler: Any = nlp.get_pipe(PIPE)
        if all(_is_known(rule) for rule in ruler.patterns):
            at = nlp.component_names.index(PIPE)
            nlp._components[at] = (PIPE, RememberingRuler(ruler))


def _is_known(rule: Pattern) -> bool:
    tests = [test for pattern in rule["patterns"] for token in pattern for test in token.items()]
    lengths = {len(pattern) for pattern in rule["patterns"]}
    return lengths in ({1}, {2}) and set(rule["attrs"]) <= set(WRITTEN) and all(_is_known_test(*test) for test in tests)


def _is_known_test(key: str, value: Any) -> bool:
    operators = set(value) if isinstance(value, dict) else set()
    return key in (*READ, "IS_SPACE") and operators <= {"IN", "NOT_IN", "REGEX"}


@dataclass(frozen=True, slots=True)
class Effect:
    """What rules do to a token: columns of WRITTEN and their new values; and the rules over two that it could begin or end."""

    changes: tuple[tuple[int, int], ...]
    begins: frozenset[int]
    ends: frozenset[int]


class RememberingRuler:
    """A component that sets what ``ruler`` would set."""

    def __init__(self, ruler: Any) -> None:
        import numpy

        self.array: Any = numpy.array
        self.rules: list[Any] = ruler.patterns
        self.pairs = [
            (pattern, number) for number, rule in enumerate(self.rules) for pattern in rule["patterns"] if len(pattern) > 1
        ]
        self.asked = _by_anchor(self.rules)
        self.named = _words(self.rules)
        self.forms: dict[int, int] = {}
        self.known: dict[tuple[tuple[int, ...], tuple[int, ...]], Effect] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        rows: Any = doc.to_array(list(READ)).tolist()
        keys = [(self._form(form, doc), tag, dep) for form, tag, dep in rows]
        effects = [self._effect(key, (), doc) for key in keys]
        for i, also in self._over_two(effects).items():
            effects[i] = self._effect(keys[i], tuple(also), doc)
        values: Any = doc.to_array(list(WRITTEN))
        wanted = values.tolist()
        for row, effect in zip(wanted, effects, strict=True):
            for column, value in effect.changes:
                row[column] = value
        doc.from_array(list(WRITTEN), self.array(wanted, dtype=values.dtype))
        return doc

    def _over_two(self, effects: list[Effect]) -> dict[int, list[int]]:
        """The rules over two tokens that match, by the token that each changes."""
        found: dict[int, list[int]] = {}
        for i, (first, second) in enumerate(pairwise(effects)):
            if first.begins and second.ends:
                for number in sorted({self.pairs[pair][1] for pair in first.begins & second.ends}):
                    found.setdefault(i + self.rules[number]["index"] % 2, []).append(number)
        return found

    def _form(self, form: int, doc: Doc) -> int:
        """The word form if a rule could tell it from others, else 0, which stands for all the rest."""
        found = self.forms.get(form)
        if found is None:
            word = doc.vocab.strings[form]
            words, expressions = self.named
            found = form if word in words or word.isspace() or any(e.search(word) for e in expressions) else 0
            if len(self.forms) < MOST:
                self.forms[form] = found
        return found

    def _effect(self, key: tuple[int, ...], also: tuple[int, ...], doc: Doc) -> Effect:
        """What the rules over one token, and ``also`` those of these numbers, do to a token."""
        found = self.known.get((key, also))
        if found is None:
            strings = doc.vocab.strings
            found = self._work_out([strings[k] for k in key], also, doc)
            if len(self.known) < MOST:
                self.known[key, also] = found
        return found

    def _work_out(self, words: list[str], also: tuple[int, ...], doc: Doc) -> Effect:
        token = dict(zip(READ, words, strict=True)) | {"IS_SPACE": words[0].isspace()}
        anchors = (("LOWER", words[0]), ("TAG", words[1]), None)
        asked = {number for anchor in anchors for number in self.asked.get(anchor, ())}
        attributes: dict[str, str] = {}
        for number in sorted(asked | set(also)):
            patterns = self.rules[number]["patterns"]
            if number in also or any(len(pattern) == 1 and _matches(pattern[0], token) for pattern in patterns):
                attributes |= self.rules[number]["attrs"]
        return Effect(
            tuple((WRITTEN.index(name), _code(name, value, doc)) for name, value in attributes.items()),
            *(frozenset(i for i, (pattern, _) in enumerate(self.pairs) if _matches(pattern[at], token)) for at in (0, 1)),
        )


def _by_anchor(rules: list[Any]) -> dict[tuple[str, str] | None, list[int]]:
    """The rules over one token by a word form or tag that one of their patterns demands; None: by those that demand neither."""
    found: dict[tuple[str, str] | None, list[int]] = {}
    for number, rule in enumerate(rules):
        for test in [pattern[0] for pattern in rule["patterns"] if len(pattern) == 1]:
            anchor = next(((key, test[key]) for key in ("LOWER", "TAG") if isinstance(test.get(key), str)), None)
            found.setdefault(anchor, []).append(number)
    return found


def _words(rules: list[Any]) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The word forms and the expressions over them that rules name."""
    tests = [token["LOWER"] for rule in rules for pattern in rule["patterns"] for token in pattern if "LOWER" in token]
    words = {test for test in tests if isinstance(test, str)}
    words |= {word for test in tests if isinstance(test, dict) for key in ("IN", "NOT_IN") for word in test.get(key, ())}
    return frozenset(words), tuple(re.compile(t["REGEX"]) for t in tests if isinstance(t, dict) and "REGEX" in t)


def _matches(pattern: Pattern, token: Mapping[str, Any]) -> bool:
    return all(_holds(test, token[key]) for key, test in pattern.items())


def _holds(test: Any, value: Any) -> bool:
    if not isinstance(test, dict):
        return bool(test == value)
    inside = value in test.get("IN", (value,)) and value not in test.get("NOT_IN", ())
    return inside and re.search(test.get("REGEX", ""), value) is not None


def _code(name: str, value: str, doc: Doc) -> int:
    """The number that stands for an attribute's value in an array of a Doc."""
    if name == "MORPH":
        return int(doc.vocab.morphology.add(value))
    if name == "POS":
        from spacy.symbols import IDS

        return int(IDS[value])
    return int(doc.vocab.strings.add(value))
