"""Whether "the X administration" is American or that of the one other country that an article is about."""

from __future__ import annotations

import re
from functools import cached_property

from communique.parties.institutions.keys import table
from communique.parties.institutions.whose import Whose

_DEALT = re.compile(
    r"\b(?:with|[Oo]fficials\sof|[Bb]uilding\son|[Ii]ncoming|[Oo]utgoing|[Nn]ew)\s(?:the\s)?(?:(?:incoming|outgoing|new)\s)?$"
)
"""Before an administration with which others deal ("met with Berg administration officials")."""
_OF_TOWNS = re.compile(r"\b(?:Mayor|Governor|Gov\.)\s((?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w-]*)")
"""A mayor or a governor, by the words of his name."""
_ARTICLES = frozenset({"Al", "El"})
"""What stands before the hyphen of one surname."""
_BACK = 30
"""Characters before an administration in which that is looked for."""
_MOST = 20
"""Leaders looked for in one article: bounds the work on hostile texts."""


class Administrations:
    """What an article tells of whose administrations and presidents it names."""

    def __init__(self, whose: Whose) -> None:
        self.whose = whose
        self._leaders: dict[tuple[str, bool], str | None] = {}

    def leader(self, who: str, at: int | None, administration: bool) -> str | None:
        """The country whose leader the article calls by a surname, or that the passage is about where an administration is
        first named, but for those who led America; else it is American unless the article names institutions of others.
        """
        if (who, administration) not in self._leaders and len(self._leaders) < 2 * _MOST:
            self._leaders[who, administration] = self._leader(who, administration, at)
        return self._leaders.get((who, administration))

    def _leader(self, who: str, administration: bool, at: int | None) -> str | None:
        agency, found = table()["agency"], self.whose.leaders.led_by(who)
        if administration and found is None and not self.whose.leaders.called(who) and who in self._local:
            return None
        if found or not administration or who in agency["not_before"]:
            return found
        typical, body = str(agency["typical"]), who in agency["matters"]
        here = None if at is None or body or self.american(who, at) else self.whose.passage.about(at)
        if here:
            return here
        if typical in self.whose.named and not body and not self.whose.leaders.called(who):
            return typical
        return typical if 2 * self.whose.bodies[typical] >= max(self.whose.bodies.values(), default=0) else None

    @cached_property
    def _local(self) -> frozenset[str]:
        """The words of the names of those whom the article calls mayors or governors."""
        return frozenset(word for names in _OF_TOWNS.findall(self.whose.text) for word in names.split())

    def american(self, who: str, at: int | None = None) -> bool:
        """Whether a surname, or two ("Berg-Lund"), is that of an American president: one of the past, or in a text that names
        American institutions most, where nobody deals with whose administration begins at an offset.
        """
        names, whose = re.split("[-‑–]", who), self.whose
        if (len(names) > 1 and names[0] not in _ARTICLES) or self.past(names[0]):
            return True
        dealt = at is not None and _DEALT.search(whose.text, max(0, at - _BACK), at)
        return not dealt and whose.typical("USA") is not None

    def past(self, who: str) -> bool:
        """Whether a surname is that of an American president of the past, in an article that names the United States."""
        return "USA" in self.whose.named and who in table()["agency"]["presidents"]

    def presides(self, who: str, at: int) -> bool:
        """Whether a text that speaks of America by the name of its president is of America where one of his bodies stands."""
        here, main = self.whose.passage.local(at), self.whose.passage.main
        home = here == "USA" or (here is None and main in (None, "USA"))
        return home and self.american(who) and self.whose.leaders.called(who) is True
