"""Whether the name of an institution is part of a longer one ("state Senate", "Salvation Army")."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.institutions.keys import BACK, table
from communique.parties.institutions.leaders import Leaders
from communique.parties.names.offices import of_state

CAPITALISED = re.compile(r"(?<![\w.&])(?P<word>[A-Z][\w.’'&-]*),?(?:[^\S\n]|\n[^\S\n]{0,8})\Z")
"""A word with a capital before an offset, on its line or at the end of the one before."""
_PLAIN = frozenset(
    {"IN", "WRB", "WP", "WDT", "CC", "DT", "PRP", "PRP$", "RB", "MD", "VB", "VBP", "VBZ", "VBD", "TO", "UH", "EX", "VBG"}
)
"""Tags of words that are no part of a name."""
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'-]+)(?:[^\S\n]|\n[^\S\n]{0,8})\Z")
_OTHER_CHAMBER = re.compile(r"(?:House\sof\s(?:Representatives|Delegates)|House|Senate|Assembly)(?:,\s|\sand\s)(?:the\s)?\Z")
"""Before a chamber: another, which may be a state's ("the Ohio House and Senate")."""
_ABBREVIATED = 5
"""Characters of a word with a full stop at most that may be an abbreviation, no end ("in January. Department")."""
_QUANTIFIERS = frozenset({"no", "any", "each", "every", "one", "relevant", "regional"})
"""What belongs to the word behind an institution, if there is one ("no Federal Government officer")."""
_OF_PRESIDENTS = ("Treasury", "Cabinet")
"""Institutions that the surname of a president may stand before ("the former Berg Treasury Secretary")."""
_PARTS_OF_NAMES = frozenset({"compound", "amod", "nmod"})


class Longer:
    """The words of a text before its institutions."""

    def __init__(self, document: Document, leaders: Leaders) -> None:
        self.document = document
        self.leaders = leaders
        self.text = document.text

    def is_part(self, at: int, stop: int) -> bool:
        """Whether the word before an institution from an offset to another makes it another's ("state Senate")."""
        if of_state(self.text, at) or (self.text.startswith("Assembly", at) and self.text.endswith("General ", 0, at)):
            return True
        other = _OTHER_CHAMBER.search(self.text, max(0, at - BACK), at)
        if other and of_state(self.text, other.start()):
            return True
        before = CAPITALISED.search(self.text, max(0, at - BACK), at)
        if before and not self._ended(before["word"], at) and not self._opens(before):
            return not self.text[before.end("word") : at].startswith(",")
        word = _WORD_BEFORE.search(self.text, max(0, at - BACK), at)
        if word is None or word["word"] not in table()["others"]["words"]:
            return False
        if word["word"] == "regional" and self.text[at].islower():
            return True  # "regional government officials", unlike "regional Navy partners"
        return word["word"] not in _QUANTIFIERS or not self._says_whose(at, stop)

    def _says_whose(self, at: int, stop: int) -> bool:
        """Whether an institution only says whose something is ("no Federal Government officer")."""
        token = self.document.token_at(at)
        while token is not None and self.document.deps[token] in _PARTS_OF_NAMES:
            token = self.document.heads[token]
        return token is not None and self.document.starts[token] > stop and self.document.words[token][0].islower()

    def _opens(self, before: re.Match[str]) -> bool:
        """Whether a capitalised word is no part of a name ("What Congress", "Today's Senate vote", "the Berg Treasury")."""
        token = self.document.token_at(before.start("word"))
        if token is not None and self.document.tags[token] in _PLAIN:
            return True
        word = before["word"].removesuffix("'s").removesuffix("’s")
        if word == "Presidential":
            return self.text.startswith("Cabinet", before.end())
        if (word != before["word"] or self.text.startswith(_OF_PRESIDENTS, before.end())) and word in self.leaders.surnames:
            return True
        return word.removesuffix("-led") in table()["openers"]["words"]

    def _ended(self, word: str, at: int) -> bool:
        """Whether a sentence ends with the word before an offset, which is no abbreviation."""
        if not word.endswith(".") or word.find(".") < len(word) - 1:
            return False
        long = len(word) > _ABBREVIATED and self.text.startswith("Department", at)
        token = self.document.token_at(at)
        begins = token is not None and self.document.sentences[self.document.sentence_of[token]].start == at
        return long or (begins and len(word) >= _ABBREVIATED)
