"""Whose an institution is by the words around it: "its forces", "Peru's dangerous army", "the Peruvian people and army"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from communique.model import Document
from communique.parties.institutions.administrations import Administrations
from communique.parties.institutions.bare import Rule
from communique.parties.institutions.home import BODIES
from communique.parties.institutions.keys import BACK
from communique.parties.institutions.movers import Movers
from communique.parties.institutions.transcripts import HEADING, guest, hosts, is_host
from communique.parties.institutions.whose import Whose
from communique.parties.value import PartyMention, is_country

_OWNED = re.compile(r"['’]s?\s(?!own\b)[a-z-]{3,15}\s$")
_BESIDE = re.compile(r"\sand\s$")
"""Between an institution and a force of the same country ("Peru's Interior Ministry and security forces")."""
_PEOPLE = re.compile(
    r"\s(?:people|population|public|nation)(?:,\s[a-z][a-z\s-]{2,25}){0,4}?(?:,?\sand\s|,\s)(?:the\s|their\s|its\s)?(?:[a-z]+\s)?"
)
"""Between the name of a people and an institution of theirs ("the Peruvian people and their government")."""
_NOT_OWN = re.compile(
    r"\b(?:proxy|rebel|separatist|sanctions|tariff|visa|tax|controls?|treaty|trade|of|in|on|to|for|with|from)\b"
    r"|(?<![Cc]ivilian)-(?:led|backed)\b"
)
"""Between the name of a country and an institution: what makes it another's, or a regime a set of rules."""
_JOINT = frozenset({"alliance", "bloc", "cartel", "fund", "community"})
"""What is no single country's."""
_OF_THEIRS = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:people|public|population|electorate|citizens|voters|protest[eo]rs|workers|women|men|activists|students|journalists|youth|officials|leaders"
    r"|families|civilians|residents|demonstrators)\b"
)
"""Behind the name of a people: those of it who have a government ("Peruvian citizens")."""
_FROM = re.compile(
    r"\b(?:people|citizens|representatives|officials|voters|women|delegates|everyone|those|many)\s(?:of|from|in|inside|across)\s(?:the\s)?$"
)
"""Before the name of a country: those of it who have a government ("the people of Peru")."""
_WITHIN = frozenset({"poss", "amod", "compound", "nmod"})
"""What the name of a country is of an institution of its own, with other words between."""
_FAR = 45
"""Characters between the name of a country and an institution of its own at most."""
_RANK = re.compile(r"\bGeneral\sof\sthe\s$")
"""A rank before a force: that of the country that the sentence is about."""
HEADED = re.compile(
    r"\sof\s(?:outgoing\s|former\s)?(?:President|Prime\sMinister|Premier|Chancellor)(?:[-\s][Ee]lect)?\s(?:[A-Z][\w.’'-]*\s){0,3}?(?P<who>[A-Z][\w’-]{2,20})(?![\w]|\s[A-Z])"
)
"""Behind an institution: its head ("the Administration of President Ana Berg")."""
_WITH_HIS = re.compile(
    r"\b(?:President|Prime\sMinister|Premier|Chancellor)\s(?:[A-Z][\w.’'-]*\s){0,3}?(?P<who>[A-Z][\w’-]{2,20})\sand\s"
    r"(?:his|her|the(?=\s(?:[\w-]+\s){0,3}[Gg]overnment))\s(?:[\w-]+\s){0,3}$"
)
"""A leader before "his" and an institution ("Prime Minister Berg and his government")."""
_GATHERED = re.compile(
    r"(?:['’]s?)?\s(?:[a-z-]+\s){0,5}(?:build-?up|massing|deployment|withdrawal|movement|concentration)\sof\s(?:[a-z]+\s)?"
)
"""Between a country and the forces that it gathers ("Peru's ongoing buildup of forces")."""
_FIGHTERS = frozenset({"forces", "troops", "soldiers", "fighters"})
"""What "their" tells of groups only ("the Houthis and their fighters")."""
_LOOKED_AT = 20
"""Mentions of forces looked at before others."""
_ITS = re.compile(r"\b(?:its|their)\s")
_HIS = re.compile(r"\b(?:his|her)\s|['’]s\s")


class Owners:
    """What the words around institutions without a country of their own say of whose they are."""

    def __init__(self, document: Document, mentions: list[PartyMention], whose: Whose) -> None:
        self.document = document
        self.text = document.text
        self.mentions = mentions
        self.whose = whose
        self.administrations = Administrations(whose)
        self.forces: list[tuple[int, str]] = []
        self.movers = Movers(whose.passage, whose.leaders)

    def own(self, rule: Rule, at: int, end: int, before: str) -> str | None:
        """The country that the words around say an institution is of: "its", "his", of whose head, whose general one is."""
        force = rule.form == "force"
        if before.startswith(("your ", "my ", "our ")) and rule.owned:
            return self._said(rule, at, before)
        if rule.moved:
            return self.movers.whose(at)
        if rule.again:
            return self._commanding(at)
        if rule.form == "office" and before.startswith("their "):
            return self.theirs(at)
        if before.startswith("their ") and self.text[at:end] in _FIGHTERS:
            code = self.whose.passage.own(at, True)
            return code if any(m.code == code and m.kind == "group" for m in self.mentions) else None
        sent = force and self.text.endswith("from the ", 0, at)  # "sent 90 men from the army"
        own = self.whose.passage.own(at, rule.owned) if sent or _ITS.search(before) else None
        if own is None and _HIS.search(before):
            own = self.whose.leaders.his(at, force, rule.typical is None)
        headed = HEADED.match(self.text, end) or (_WITH_HIS.search(self.text, max(0, at - 2 * BACK), at) if before else None)
        if own is None and headed:
            return self._headed(headed)
        i = bisect_left(self.whose.starts, at) - 1
        if own is None and force and i >= 0 and _GATHERED.fullmatch(self.text, self.mentions[i].end, at):
            last = self.mentions[i]
            whose = last.kind == "country" and (last.form == "demonym" or self.text[last.end] in "'’")
            return last.code if whose else None
        ranked = force and _RANK.search(self.text, max(0, at - BACK), at)
        return own or (self.whose.passage.local(at) if ranked else None)

    def _commanding(self, at: int) -> str | None:
        """Whose the forces are that the sentences before an offset name, with their country or not, where they are one's."""
        i = bisect_left(self.whose.starts, at)
        named = [(m.start, m.code) for m in self.mentions[max(0, i - _LOOKED_AT) : i] if m.form == "force"]
        here = self.whose.passage.sentence(at) or 0
        last = [*named, *self.forces[-_LOOKED_AT:]]
        near = {code for start, code in last if here - (self.whose.passage.sentence(start) or 0) <= 1}
        return near.pop() if len(near) == 1 else None

    def _said(self, rule: Rule, at: int, before: str) -> str | None:
        """The country whose guest says "my government", or the one of the text where he says "your administration"."""
        who = guest(self.text, at)
        if who is None or before.startswith("your "):
            return rule.typical if who and rule.typical and self.whose.typical(rule.typical) else None
        told = self.whose.leaders.led_by(who.split()[-1].title())
        return told or (self._host if is_host(who) and self.whose.passage.local(at) in (None, self._host) else None)

    @cached_property
    def _host(self) -> str | None:
        """The country in which a transcript says that people speak, but for the United States, where it has one host speak."""
        first = next((m for m in self.mentions if m.use == "place"), None) if hosts(self.text) == 1 else None
        heading = first is not None and first.start < HEADING and first.code not in self.whose.passage.speakers
        return first.code if first is not None and heading and is_country(first.code) else None

    def _headed(self, found: re.Match[str]) -> str | None:
        """The country whose government is told by its head ("the Administration of President Ana Berg")."""
        who, at = found["who"], found.start("who")
        presides = self.administrations.presides(who, at)
        home = self.administrations.past(who) or (presides and self.whose.passage.local(at) == "USA")
        led = self.whose.leaders.led_by(who) or ("USA" if home else None)
        return led or self.whose.passage.about(at) or ("USA" if presides else None)

    def theirs(self, at: int) -> str | None:
        """The country whose people the sentence names last before "their government"."""
        i = self.whose.passage.sentence(at)
        here = self.whose.passage.codes(i, at) if i is not None else []
        return next((m.code for m in reversed(here) if self._people(m)), None)

    def _people(self, m: PartyMention) -> bool:
        """Whether a name is that of people of a country ("Peruvians", "Peruvian citizens", "the people of Peru")."""
        if m.form == "demonym":
            token = self.document.token_at(m.end - 1)
            several = token is not None and self.document.tags[token] in ("NNS", "NNPS")
            return several or _OF_THEIRS.match(self.text, m.end) is not None
        return m.form == "name" and _FROM.search(self.text, max(0, m.start - BACK), m.start) is not None

    def possessed(self, rule: Rule, at: int, end: int) -> str | None:
        """The country whose own something is, with other words or an institution between ("Peru's dangerous army")."""
        i = bisect_left(self.whose.starts, at) - 1
        if i < 0 or self.mentions[i].kind != "country" or at - self.mentions[i].end > _FAR:
            return None
        last = self.mentions[i]
        private = last.code == "USA" and rule.form == "office" and not (rule.about or rule.typical)
        if private or self.text[at:end].lower() in _JOINT or _NOT_OWN.search(self.text, last.end, at):
            return None  # "the American Egg Board"
        if last.form == "demonym" and _PEOPLE.fullmatch(self.text, last.end, at):
            return last.code
        beside = last.form in BODIES and not self.text.startswith(("forces", "troops"), at)
        found = (_BESIDE if beside else _OWNED).search(self.text, max(0, at - BACK), at)
        if found is not None and last.end == found.start():
            return last.code
        return last.code if self._within(last, end) else None

    def _within(self, last: PartyMention, end: int) -> bool:
        """Whether the name of a country belongs to an institution that ends at an offset by the parse of the sentence."""
        name, head = self.document.token_at(last.end - 1), self.document.token_at(end - 1)
        if name is None or head is None or last.form not in ("name", "demonym", "seat"):
            return False
        owning = last.form == "demonym" or self.text.startswith(("'", "’"), last.end)
        return owning and self.document.heads[name] == head and self.document.deps[name] in _WITHIN
