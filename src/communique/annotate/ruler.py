"""The attribute ruler without a matcher run per text: the same rules, remembered per word form, tag and label.

spaCy's attribute ruler turns tags into parts of speech and mends a few by word form and dependency label. Nearly all its
rules look at one token's own LOWER, TAG, DEP and IS_SPACE, all as they are before any rule applies, so what they do to a token
is a function of these alone and is worked out once per combination. Texts in which one of the few rules over several tokens
matches go to spaCy's own component.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    return set(rule["attrs"]) <= set(WRITTEN) and all(_is_known_test(key, value) for key, value in tests)


def _is_known_test(key: str, value: Any) -> bool:
    operators = set(value) if isinstance(value, dict) else set()
    return key in (*READ, "IS_SPACE") and operators <= {"IN", "NOT_IN", "REGEX"}


def _is_single(rule: Pattern) -> bool:
    return all(len(pattern) == 1 for pattern in rule["patterns"])


class RememberingRuler:
    """A component that sets what ``ruler`` would set."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self.ruler = ruler
        self.rules = [rule for rule in ruler.patterns if _is_single(rule)]
        self.several = Matcher(ruler.vocab)
        for number, rule in enumerate(rule for rule in ruler.patterns if not _is_single(rule)):
            self.several.add(str(number), rule["patterns"])
        self.named = _words(self.rules)
        self.forms: dict[int, int] = {}
        self.known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if len(self.several) and self.several(doc, allow_missing=True):
            self.ruler(doc)
            return doc
        if not len(doc):
            return doc
        values: Any = doc.to_array(list(WRITTEN))
        for i, (form, tag, dep) in enumerate(doc.to_array(list(READ)).tolist()):
            for column, value in self._changes((self._form(form, doc), tag, dep), doc):
                values[i, column] = value
        doc.from_array(list(WRITTEN), values)
        return doc

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

    def _changes(self, key: tuple[int, ...], doc: Doc) -> tuple[tuple[int, int], ...]:
        found = self.known.get(key)
        if found is None:
            strings = doc.vocab.strings
            found = self._work_out([strings[k] for k in key], doc)
            if len(self.known) < MOST:
                self.known[key] = found
        return found

    def _work_out(self, words: list[str], doc: Doc) -> tuple[tuple[int, int], ...]:
        token = dict(zip(READ, words, strict=True)) | {"IS_SPACE": words[0].isspace()}
        attributes: dict[str, str] = {}
        for rule in self.rules:
            if any(_matches(pattern[0], token) for pattern in rule["patterns"]):
                attributes |= rule["attrs"]
        return tuple((WRITTEN.index(name), _code(name, value, doc)) for name, value in attributes.items())


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
