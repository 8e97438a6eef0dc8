"""Find expressions of time in text: cut it into tokens, match the lexicon's rules over their classes, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.dates.lexicon import FRACTIONS, Lexicon, Rule, lexicon, listed
from communique.kinds.dates.tokens import CLASS_OF, TOKEN, WORDS, Tokens, fixed_classes, glued

NUMBERS = frozenset(("number", "decimal", "ordinal", "clock", "numdate", "iso", "decade"))


_IN_DATE = re.compile(r"\.?\s{1,2}(?:\d{1,2}(?:st|nd|rd|th)?,?\s{1,2})(?:19|20)\d\d\b")
_BEFORE_YEAR = re.compile(r"\.?,?\s{1,2}(?:19|20)\d\d\b")
"""What follows a month in small letters where it is no verb: a day and a year."""


ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"]+")
"""An address of a page, whose digits and words are no times."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time as found: its tokens and which of them play which part in its rule."""

    rule: Rule
    tokens: Tokens
    first: int
    last: int
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Offset of the first character in the text."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Offset after the last character in the text."""
        return self.tokens.ends[self.last - 1]

    def has(self, part: str) -> bool:
        """Whether a named part of the rule is there."""
        return part in self.match.re.groupindex and self.match.start(part) >= 0

    def words(self, part: str | None = None) -> list[str]:
        """The folded words of the expression or of one named part of it ([] where that is not there)."""
        if part is None:
            return self.tokens.words[self.first : self.last]
        if not self.has(part):
            return []
        return self.tokens.words[self.match.start(part) : self.match.end(part)]

    @property
    def core(self) -> list[str]:
        """The folded words after "early", "the end of", "the last days of"."""
        words = self.words()
        return words[len(self.words("edge")) :] if "edge" in self.match.re.groupindex else words

    def lookup(self, name: str, part: str | None = None) -> object:
        """What the word list ``name`` gives for the first word of the core, or of a part, that it has; None without one."""
        table = lexicon().words[name]
        return next((table[word] for word in (self.words(part) if part else self.core) if word in table), None)

    def before(self, n: int = 1) -> str:
        """The n-th folded word before the expression, "" at the beginning of the text."""
        return self.tokens.words[self.first - n] if self.first >= n else ""

    def after(self, n: int = 1) -> str:
        """The n-th folded word after the expression, "" at the end of the text."""
        at = self.last + n - 1
        return self.tokens.words[at] if at < len(self.tokens.words) else ""


def tokenize(text: str, start: int, end: int) -> Tokens:
    """The tokens of the characters ``start`` to ``end``."""
    lex = lexicon()
    of_word, other = lex.letter_of_word.get, lex.letter_of_classes[("other",)]
    matches = list(TOKEN.finditer(text, start, end))
    words = [match.group().lower() for match in matches]
    letters = [
        of_word(word, other) if match.lastgroup in WORDS else _letter(lex, match, word)
        for match, word in zip(matches, words, strict=True)
    ]
    for at in _addressed(text, matches) if "://" in text or "www." in text else ():
        letters[at] = other
    capitals = listed("needs_capital")
    for at in [] if capitals.isdisjoint(words) else [at for at, word in enumerate(words) if word in capitals]:
        if matches[at].group() == words[at] and not _in_date(text, matches[at].end(), words[at - 1 : at]):
            letters[at] = other
    return Tokens(text, [match.start() for match in matches], [match.end() for match in matches], words, "".join(letters))


def _addressed(text: str, matches: list[re.Match[str]]) -> Iterator[int]:
    """The tokens that stand within the address of a page."""
    if not matches:
        return
    at = 0
    for address in ADDRESS.finditer(text, matches[0].start(), matches[-1].end()):
        while at < len(matches) and matches[at].start() < address.end():
            if matches[at].start() >= address.start():
                yield at
            at += 1


def _in_date(text: str, end: int, before: list[str]) -> bool:
    """Whether a month in small letters that ends at an offset stands in a whole date: "3 march 2014", "mar 3, 2014"."""
    pattern = _BEFORE_YEAR if before and before[-1].isdigit() and len(before[-1]) <= 2 else _IN_DATE
    return bool(pattern.match(text, end))


def _letter(lex: Lexicon, match: re.Match[str], word: str) -> str:
    table, kind = lex.letter_of_classes, CLASS_OF.get(match.lastgroup or "", match.lastgroup or "")
    if kind == "mark":
        return _mark(lex, word, match.string, match.start(), match.end())
    if kind in NUMBERS:
        joined = kind == "ordinal" and match.string[match.start() - 1] in "-/–"
        if kind != "decade" and not joined and glued(match.string, match.start(), match.end()):
            return table[("other",)]
        return table.get(fixed_classes(kind, word), table[("other",)])
    return table.get((kind,), table[("other",)])


def _mark(lex: Lexicon, mark: str, text: str, start: int, end: int) -> str:
    if mark in FRACTIONS:
        return lex.letter_of_classes[("frac",)]
    if mark in "-–" and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
        return lex.letter_of_word["—"]
    return lex.letter_of_word.get(mark, lex.letter_of_classes[("mark",)])


def starts(tokens: Tokens) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """The tokens that some rule may begin at, by the token itself and the one after it, with those rules."""
    lex, letters = lexicon(), tokens.letters
    for first in lex.first.finditer(letters):
        at = first.start()
        pair = letters[at : at + 2]
        rules = lex.by_pair.get(pair)
        if rules is None:
            rules = lex.beginning(pair)
        if rules:
            yield at, rules


def candidates(tokens: Tokens, at: int, rules: tuple[Rule, ...]) -> list[Found]:
    """What rules match at a token, the longest first, the earlier rule first where two are as long."""
    letters = tokens.letters
    found = [
        Found(rule, tokens, at, _end(match), match)
        for rule in rules
        if (match := rule.regex.match(letters, at)) is not None
        and (match := _in_sentence(rule, tokens, at, match)) is not None
        and match.end() > at
    ]
    if len(found) > 1:
        found.sort(key=_shortness)
    return found


def _in_sentence(rule: Rule, tokens: Tokens, at: int, match: re.Match[str]) -> re.Match[str] | None:
    """The match up to the end of its sentence, where the day of a time of day begins another: "at 4 p.m. The next day"."""
    on = match.start("on") if "on" in match.re.groupindex else -1
    new = on > at and tokens.words[on] in ("that", "the") and tokens.text[tokens.starts[on]] == "T"
    return rule.regex.match(tokens.letters, at, on) if new else match


def _end(match: re.Match[str]) -> int:
    """The token after an expression; what its rule looks at beyond it is no part of it."""
    ahead = match.start("beyond") if "beyond" in match.re.groupindex else -1
    return ahead if ahead >= 0 else match.end()


def _shortness(found: Found) -> int:
    return -found.last
