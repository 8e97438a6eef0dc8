"""Whose "the regime" and "the junta" are: of which regimes, by the names of their leaders or without, an article speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from communique.parties.institutions.keys import BACK
from communique.parties.institutions.whose import Whose

_OF_RULES = re.compile(
    r"\b(?:[Nn]on-?proliferation|[Aa]rms\s[Cc]ontrol|(?:[Ee]xport\s)?[Cc]ontrols?|[Ss]anctions|[Tt]reaty|[Vv]isa|[Ii]nspections?|[Vv]erification|[Tt]rade|[Tt]ax"
    r"|[Tt]ransparency|[Mm]onitoring|[Ss]afeguards|[Ll]egal|[Rr]egulatory|[Tt]est[-\s][Bb]an)\s[Rr]egime\b"
)
"""A regime that is a set of rules."""
_RULES = 1500
"""Characters before "the regime" in which the text speaks of one that is a set of rules, unless one that rules comes later."""
_RULES_NOT = re.compile(r"\b(?:military|authoritarian|brutal|repressive|criminal|communist|dictatorial|murderous|corrupt)\s$")
"""Before a regime that rules."""
_COUP = re.compile(r"\b(?:[Cc]oups?|[Pp]utsch|[Tt]akeover|[Jj]unta)(?:\sd['’]état)?\s(?:in|of|against)\s(?:the\s)?$")
_COUP_OF = re.compile(r"(?:['’]s?)?\s(?:military\s)?(?:coup|putsch|junta)\b")
"""Before and behind the country that soldiers took over."""
_NAMES = ("regime", "junta")
_OF = re.compile(r"\b(?:[Rr]egime|[Jj]unta)\s(?:of|in)\s(?:the\s)?$")
"""Ends of the names of regimes, and one before the country that it rules."""
_GOING_ON = 8
"""Sentences at most over which a passage goes on about a regime."""


class Regimes:
    """The regimes of which an article speaks, in text order."""

    def __init__(self, whose: Whose) -> None:
        self.whose = whose
        self.named: dict[str, str] = {}
        self.guessed: set[str] = set()
        self._ruling: set[str] = set()
        self._last = (0, "")

    def name(self, who: str, end: int, code: str) -> None:
        """Take note of whose the regime is that is called by the surname of its leader and ends at an offset."""
        self._last = (end, code)
        if who not in self.guessed:
            self.named[who] = code

    def note(self, end: int, code: str) -> None:
        """Take note of whose a bare regime that ends at an offset is."""
        self._last = (end, code)

    def is_rules(self, at: int, end: int) -> bool:
        """Whether a regime is a set of rules, such as the text has spoken of."""
        if self.named or _RULES_NOT.search(self.whose.text, max(0, at - BACK), at):
            return False
        return _OF_RULES.search(self.whose.text, max(0, at - _RULES, self._last[0]), end) is not None

    def spoken_of(self, at: int) -> str | None:
        """The country of the regime of which the passage spoke last, in the sentence before or where only it and the United
        States are named since, else of the only one that the article has called by the name of its leader.
        """
        i = bisect_left(self._owned, (at, "")) - 1
        last, code = max(self._last, self._owned[i] if i >= 0 else self._last)
        then, here = self.whose.passage.sentence(max(0, last - 1)), self.whose.passage.sentence(at)
        if code and then is not None and here is not None:
            since = self.whose.mentions[bisect_left(self.whose.starts, last) : bisect_left(self.whose.starts, at)]
            others = {m.code for m in since if m.kind == "country"} - self.whose.passage.speakers - {code}
            if here - then <= 1 or (here - then <= _GOING_ON and not others):
                return code
        return next(iter(self.named.values())) if len(set(self.named.values())) == 1 else None

    @cached_property
    def _owned(self) -> list[tuple[int, str]]:
        """Where the regimes end that are named with their country ("the junta in Peru"), and whose they are."""
        text = self.whose.text
        return [
            (m.end, m.code)
            for m in self.whose.countries
            if m.text.lower().endswith(_NAMES) or _OF.search(text, max(0, m.start - BACK), m.start)
        ]

    @cached_property
    def _overthrown(self) -> frozenset[str]:
        """The countries of whose coups the article speaks."""
        text = self.whose.text
        return frozenset(
            m.code
            for m in self.whose.countries
            if _COUP_OF.match(text, m.end) or _COUP.search(text, max(0, m.start - BACK), m.start)
        )

    def ruling(self, key: str, code: str | None) -> str | None:
        """Whose a bare regime is: a junta of the only country that had a coup, else the country that the article tells, never
        the United States; else the only one so far.
        """
        if key == "junta" and code not in self._overthrown and len(self._overthrown) == 1:
            (code,) = self._overthrown
        if code and code != "USA":
            self._ruling.add(code)
            return code
        return next(iter(self._ruling)) if len(self._ruling) == 1 else None
