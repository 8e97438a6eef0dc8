"""The sides of an article as a whole: its armed groups, the bloc whose mission it tells of, the country it is written from."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

from communique.kinds.reading import Facts
from communique.kinds.troops.count import any_of, lexicon
from communique.parties.ships import ships
from communique.parties.value import PartyMention

NEAR = 600
"""Characters around a count in which the one armed group named is the one that it tells of."""
_SPOKEN = re.compile(
    r"\b(?:military|army|government|defen[cs]e(?:\sministry)?|police)\s(?:spokes\w+|officials?|sources?)\sin\s$"
)
_DATELINE = re.compile(r"(?:,[^\n]{0,40}|\s\([^)\n]{1,20}\))?\s?(?:\([^)\n]{1,20}\)\s)?(?:--?|–|—)\s")


@cache
def _mission() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,2}}{any_of(lexicon()['sides']['missions'])}\b")


@cache
def _rebels() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon()['sides']['rebels'])}\b", re.IGNORECASE)


@cache
def _army() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s(?:[a-z-]+\s)?{any_of(lexicon()['sides']['army'])}\b")


class Sides:
    """The sides of an article, each read at its first use."""

    def __init__(self, text: str, facts: Facts) -> None:
        self.text, self.parties = text, facts.parties

    @cached_property
    def groups(self) -> tuple[PartyMention, ...]:
        """The mentions of armed and other groups."""
        return tuple(p for p in self.parties if p.kind == "group")

    def group(self, offset: int) -> str | None:
        """The one group named near ``offset``, else None."""
        low = bisect_left(self.groups, offset - NEAR, key=_start)
        codes = {p.code for p in self.groups[low : bisect_left(self.groups, offset + NEAR, key=_start)]}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def blocs(self) -> tuple[PartyMention, ...]:
        """The mentions of blocs with a mission or force, in text order."""
        found = (p for p in self.parties if p.code in lexicon()["sides"]["blocs"])
        missions = {*lexicon()["missions"], *lexicon()["garrisons"]}
        return tuple(
            p for p in found if p.form == "force" or p.text in missions or _mission().match(self.text, p.end, p.end + 60)
        )

    def bloc(self, offset: int) -> str | None:
        """The bloc of the last mission before ``offset``, else the only one with a mission in the article, or None."""
        before = bisect_left(self.blocs, offset, key=_start)
        if before:
            return self.blocs[before - 1].code
        codes = {p.code for p in self.blocs}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def alliance(self) -> str | None:
        """The alliance that the article tells of: NATO, or None."""
        return next((p.code for p in self.parties if p.code == "NATO"), None)

    @cached_property
    def datelines(self) -> tuple[PartyMention, ...]:
        """The capitals in the date lines, each before a dash at the start of a paragraph."""
        return tuple(p for p in self.parties if p.form in ("capital", "seat") and self._starts(p))

    def _starts(self, party: PartyMention) -> bool:
        starts = self._indented(party.start)
        return starts and party.kind == "country" and _DATELINE.match(self.text, party.end, party.end + 70) is not None

    def _indented(self, at: int) -> bool:
        line = self.text.rfind("\n", max(0, at - 12), at)
        return (line >= 0 or at < 12) and not self.text[line + 1 : at].strip()

    def home(self, offset: int) -> str | None:
        """The country of the date line before ``offset``, else of the capital in which its army speaks, where the article
        tells of rebels; or None.
        """
        if not self._rebellion:
            return None
        found = bisect_left(self.datelines, offset, key=_start)
        if found:
            return self.datelines[found - 1].code
        return next((p.code for p in self.parties if p.form == "capital" and self._speaks_in(p)), None)

    def _speaks_in(self, capital: PartyMention) -> bool:
        return _SPOKEN.search(self.text, max(0, capital.start - 40), capital.start) is not None

    @cached_property
    def army(self) -> str | None:
        """The one country whose army or soldiers the article names, or None."""
        forces = {p.code for p in self.parties if p.kind == "country" and self._of_soldiers(p)}
        return forces.pop() if len(forces) == 1 else None

    def _of_soldiers(self, party: PartyMention) -> bool:
        return party.form == "force" or _army().match(self.text, party.end, party.end + 60) is not None

    @cached_property
    def styled(self) -> bool:
        """Whether the article names a ship by its navy's prefix, or writes a noun for soldiers with a capital."""
        return any(word in self.text for word in (*ships(), *lexicon()["house"]["capitals"]))

    @cached_property
    def _rebellion(self) -> bool:
        return bool(self.groups) or _rebels().search(self.text) is not None


def _start(party: PartyMention) -> int:
    return party.start
