"""Of which country a text is, by the institutions and the countries that it names: whose own it is, who speaks in it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from communique.model import Document
from communique.parties.institutions.passage import Passage
from communique.parties.institutions.transcripts import is_transcript, speaks_itself
from communique.parties.names.signs import signs
from communique.parties.value import PartyMention

BODIES = frozenset({"office", "force", "ministry", "seat"})
"""The forms of names of institutions."""
RELEASED = 10
"""How many times as often as all others a text names its own country's institutions that speaks for it."""
_SELDOM = 8
"""How many times as often as any other country a text of its own names America where the armed forces are America's."""
OFTEN = 3
"""How often an article names a country at least that it is about beside the one whose text it is."""
CLEAR = 2
"""How many times as often as the next the country is named that an article is about."""
_PEOPLE = ("troops", "soldiers", "forces")
"""Ends of names of forces that are no institution ("American soldiers")."""


class Home:
    """What the mentions of an article (countries and bodies with a name, in text order) tell of whose text it is."""

    def __init__(self, document: Document, mentions: list[PartyMention]) -> None:
        self.document = document
        self.text = document.text
        self.mentions = mentions
        self.countries = [m for m in mentions if m.kind == "country"]
        self.starts = [m.start for m in mentions]
        self.passage = Passage(document, mentions)

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the article names."""
        return frozenset(m.code for m in self.countries)

    @cached_property
    def bodies(self) -> Counter[str]:
        """How often an article names institutions of each country."""
        counts = Counter(m.code for m in self.countries if m.form in BODIES and not m.text.endswith(_PEOPLE))
        often = Counter(m.code for m in self.countries)
        most = max(often.values(), default=0)
        return counts + signs(self.text, self.named, {code for code in often if 2 * often[code] > most})

    def typical(self, code: str) -> str | None:
        """The country that uses a bare name so, where the article names its institutions most, or none at all and it most."""
        most = max(self.bodies.values(), default=0)
        return code if (self.bodies[code] == most if most else self._foremost == code) else None

    @cached_property
    def _foremost(self) -> str | None:
        """The country that an article without any institution names often, and much oftener than any other."""
        top = Counter(m.code for m in self.countries).most_common(2)
        often = bool(top) and top[0][1] >= OFTEN and (len(top) == 1 or top[0][1] >= CLEAR * top[1][1])
        return top[0][0] if often else None

    def says(self, code: str, at: int) -> bool:
        """Whether the text itself speaks at an offset, not somebody whom it quotes, and names a country or is its own."""
        return (code in self.named or self.bodies[code] >= RELEASED) and speaks_itself(self.text, at)

    def speaks(self, code: str | None, at: int) -> bool:
        """Whether a text is a country's own, and it or one of its people speaks at an offset."""
        return code is not None and self.is_of(code) and self.says(code, at)

    def is_of(self, code: str, alone: bool = False) -> bool:
        """Whether a text is a country's own: it names many institutions of it, or (``alone``) some and nobody else's, and it if
        it names any country.
        """
        named = code in self.named or not self.named
        some = alone and named and self.bodies[code] >= OFTEN and len(self.bodies) == 1
        return (some or self.bodies[code] >= RELEASED) and self.typical(code) == code

    @cached_property
    def _seldom(self) -> bool:
        """Whether an article names America and hardly any other country."""
        named = Counter(m.code for m in self.countries)
        american = named.pop("USA", 0)
        return _SELDOM * max(named.values(), default=0) <= american

    def ours(self, at: int) -> bool:
        """Whether a text of America's own speaks in a passage on nobody else, and seldom of others."""
        return self._seldom and self.passage.local(at) in (None, "USA") and self.speaks("USA", at)

    def at_home(self, at: int) -> bool:
        """Whether an American president speaks, in a passage on nobody and an article without institutions of others."""
        if not is_transcript(self.text) or self.passage.local(at) is not None:
            return False
        others = sum(self.bodies.values()) - self.bodies["USA"]
        alone = not others or (self.passage.main is None and RELEASED * others <= self.bodies["USA"])
        return alone and self.says("USA", at)
