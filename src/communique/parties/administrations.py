"""Whether "the X administration" is American or that of the one other country that an article is about."""

from __future__ import annotations

from communique.parties.keys import table
from communique.parties.signs import has_led
from communique.parties.whose import Whose

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
        if found or not administration or who in agency["not_before"]:
            return found
        typical, body = str(agency["typical"]), who in agency["matters"]
        here = None if at is None or body or self.american(who) else self.whose.passage.about(at)
        if here:
            return here
        if typical in self.whose.named and not body and not self.whose.leaders.called(who):
            return typical
        return typical if 2 * self.whose.bodies[typical] >= max(self.whose.bodies.values(), default=0) else None

    def american(self, who: str) -> bool:
        """Whether a surname, or the first of two, is that of an American president."""
        first = who.split("-")[0]
        return has_led("USA", first) or ("USA" in self.whose.named and first in table()["agency"]["presidents"])

    def presides(self, who: str, at: int) -> bool:
        """Whether a text that speaks of America by the name of its president is of America where one of his bodies stands."""
        here = self.whose.passage.local(at) in (None, "USA")
        return has_led("USA", who) and here and self.whose.typical("USA") is not None
