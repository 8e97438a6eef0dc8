"""Find expressions of time in text: cut it into tokens, match the lexicon's rules over their classes, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.dates.lexicon import FRACTIONS, Lexicon, Rule, lexicon
from communique.kinds.dates.tokens import _TOKEN, Tokens, fixed_classes, glued

NEEDS_CAPITAL = frozenset(
    [
        "may",
        "march",
        "mar",
        "sun",
        "sat",
        "wed",
        "mon",
        "fri",
        "thu",
        "tue",
        "easter",
    ]
)
NUMBERS = frozenset(("number", "decimal", "ordinal", "clock", "numdate", "iso", "decade"))


_IN_DATE = re.compile(r"\.?\s{1,2}(?:\d{1,2}(?:st|nd|rd|th)?,?\s{1,2})(?:19|20)\d\d\b")
_BEFORE_YEAR = re.compile(r"\.?,?\s{1,2}(?:19|20)\d\d\b")
"""What follows a month in small letters where it is no verb: a day and a year."""


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

    def lookup(self, name: str, part: str | None = None) -> object:
        """What the word list ``name`` gives for the first word that it has; None where there is none."""
        table = lexicon().words[name]
        return next((table[word] for word in self.words(part) if word in table), None)

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
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    letters: list[str] = []
    of_word, other = lex.letter_of_word, lex.letter_of_classes[("other",)]
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or ""
        raw = match.group()
        word = raw.lower()
        if kind == "word":
            letter = of_word.get(word, other)
            if letter != other and word in NEEDS_CAPITAL and raw.islower() and not _in_date(text, match, words):
                letter = other
        else:
            letter = _letter(lex, kind, word, text, match.start(), match.end())
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
        letters.append(letter)
    return Tokens(text, starts, ends, words, "".join(letters))


def _in_date(text: str, month: re.Match[str], before: list[str]) -> bool:
    """Whether a month in small letters stands in a whole date: "3 march 2014", "mar 3, 2014"."""
    pattern = _BEFORE_YEAR if before and before[-1].isdigit() and len(before[-1]) <= 2 else _IN_DATE
    return bool(pattern.match(text, month.end()))


def _letter(lex: Lexicon, kind: str, word: str, text: str, start: int, end: int) -> str:
    table = lex.letter_of_classes
    if kind in NUMBERS:
        if kind != "decade" and glued(text, start, end):
            return table[("other",)]
        return table.get(fixed_classes(kind, word), table[("other",)])
    if kind == "mark":
        return _mark(lex, word, text, start, end)
    return table.get((kind,), table[("other",)])


def _mark(lex: Lexicon, mark: str, text: str, start: int, end: int) -> str:
    if mark in FRACTIONS:
        return lex.letter_of_classes[("frac",)]
    if mark in "-–" and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
        return lex.letter_of_word["—"]
    return lex.letter_of_word.get(mark, lex.letter_of_classes[("mark",)])


def candidates(tokens: Tokens, at: int) -> list[Found]:
    """What the rules match at a token, longest first; the earlier rule first where two are as long."""
    found = []
    for rule in lexicon().by_letter[tokens.letters[at]]:
        match = rule.regex.match(tokens.letters, at)
        if match is not None and match.end() > at:
            found.append(Found(rule, tokens, at, match.end(), match))
    if len(found) > 1:
        found.sort(key=lambda f: -f.last)
    return found


def starts(tokens: Tokens) -> Iterator[int]:
    """The tokens that some rule may begin at."""
    by_letter = lexicon().by_letter
    return (at for at, letter in enumerate(tokens.letters) if by_letter[letter])
