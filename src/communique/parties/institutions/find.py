"""Institutions without the name of a country: "the Foreign Ministry", "the Moon administration", "the army", "Congress", where
the article makes clear whose they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from communique.model import Document, among
from communique.parties.institutions.agencies import AGENCIES, COMMITTEE, agency_at
from communique.parties.institutions.bare import Rule, rules
from communique.parties.institutions.bodies_of import institution_before, rulers_before
from communique.parties.institutions.federal import federal
from communique.parties.institutions.keys import ABROAD, BACK, table
from communique.parties.institutions.longer import CAPITALISED, Longer
from communique.parties.institutions.ministries import AMERICAN, ministry_at
from communique.parties.institutions.owners import HEADED, Owners
from communique.parties.institutions.posts import delegated, office_of
from communique.parties.institutions.regimes import Regimes
from communique.parties.institutions.whose import Whose
from communique.parties.names.offices import of_state
from communique.parties.organizations.peoples import is_of_people
from communique.parties.value import PartyKind, PartyMention, is_country, is_free

_MINISTRY = frozenset({"Ministry", "Ministries", "ministry", "Department"})
_BANK = re.compile(r"\b[Tt]he\s$")
_OF_MINISTRY = re.compile(r"(?:[Mm]inistry|Department)\b")
_CENTRAL = re.compile(r"(?:Bank\sof\s|World\sBank$|(?:Central|Reserve|National)\sBank)")
"""Names of banks that "the Bank" stands for later."""
_LED = frozenset(
    {
        "administration",
        "Administration",
        "government",
        "Government",
        "regime",
        "authorities",
        "cabinet",
        "Cabinet",
        "forces",
        "troops",
        "army",
        "military",
    }
)
_RULING = frozenset({"government", "authorities"})
"""What is called by the name of its leader, beside a regime and an administration."""
_REGIMES = frozenset({"regime", "junta"})
_EVERYWHERE = frozenset({"department", "embassy", "administration", "bureau", "agency", "government"})
"""What also others have in lists with a country's institution."""
_POWERS = re.compile(
    r"\s(?:under|vested|granted|delegated|conferred|contained|provided|available|and\s(?:powers|responsibilities))\b"
)
"""Behind authorities that are powers."""
_MINISTRY_NEXT = re.compile(r",\s(?:the\s)?Ministry\b")
"""Between a department and the ministry that it is of ("the Department of Lakes, Ministry of Water")."""
_CHAMBERS = ("parliament", "house", "chamber", "cabinet", "constitutional court")
"""Ends of names of what is that of the country that acts on it."""
_NAMING = re.compile(r"(?:[Nn]o|[Aa]ny|[Ee]ach|[Ee]very)\s|(?!The|This|Its|His|Her|Their|Our)[A-Z]")
"""Words before an institution behind which no other is looked for that makes it part of a name."""
_WE = re.compile(r"\b[Ww]e(?:['’]ve|['’]re|['’]ll)?\s")
"""Who sends what stands behind ("we've deployed 700 troops")."""
_ANY_KIND = re.compile(r"our\s|congressional$")
"""Institutions that may say of what kind something is ("our military bases")."""
_FIRST_PERSON = frozenset({"my administration", "our administration"})
"""How presidents speak of their own government."""
_MINE = re.compile(r"\b(?:[Mm]y|[Oo]ur)\s$")
_OWN = frozenset({"forces", "troops", "army", "military"})
"""What is a leader's only where the text says "X's"."""
_KIND = (
    r"(?:(?:new|security|armed|special|elite|ground|unity|interim|transitional|caretaker|national|military|coalition|minority|socialist|leftist|conservative|communist|left-wing|right-wing|centre-right|center-right"
    r"|Progressive|Conservative|Labou?r|Liberal|Socialist|Democratic)\s){0,2}"
)
_WHO = re.compile(
    r"\b(?P<name>(?:(?P<title>President(?:[-\s][Ee]lect)?|Prime\sMinister|Premier|Chancellor)\s(?P<given>[A-Z][\w’'-]{2,20}\s)?)?"
    r"(?P<who>[A-Z][\w’'‑–-]{2,20}?)(?P<own>['’]s)?)"
    rf"(?:[^\S\n]|\n[^\S\n]{{0,8}})(?P<kind>{_KIND})\Z"
)
_PART = re.compile(r"(?:\b(?!The\b|President\b|Premier\b)[A-Z][\w’'-]+|\band|&)\s$")
"""Before a word that is part of a longer name."""


@cache
def _triggers() -> frozenset[str]:
    """The words at which an institution may stand."""
    return _MINISTRY | _LED | rules().keys() | {"Bank"}


@cache
def _no_leaders() -> frozenset[str]:
    """Words with a capital before a government that are no surname of its leader."""
    return frozenset((*table()["openers"]["words"], *table()["agency"]["no_leaders"], *table()["others"]["words"]))


def institutions(document: Document, mentions: list[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of institutions whose country the article makes clear, given those with a name in text order; in no order."""
    whose = Whose(document, mentions)
    bodies = sorted(federal(document, mentions), key=lambda m: m.start) if whose.is_of("USA", True) else []
    if bodies:
        whose = Whose(document, sorted((*mentions, *bodies), key=lambda m: m.start))
    yield from bodies
    yield from _Institutions(whose).found()


class _Institutions:
    def __init__(self, whose: Whose) -> None:
        document, mentions = whose.document, whose.mentions
        self.document = document
        self.text = document.text
        self.mentions = mentions
        self.whose = whose
        self.owners = Owners(document, mentions, whose)
        self.longer = Longer(document, whose.leaders)
        self.kinds = {m.code: m.kind for m in mentions}
        self.last = (0, "")
        self.bare = (0, "")
        self.regimes = Regimes(self.whose)
        self.open: list[tuple[int, int, str]] = []

    def found(self) -> Iterator[PartyMention]:
        yield from self._of_countries()
        named, triggers = rules(), _triggers()
        for token in among(self.document.words, triggers):
            word = self.document.words[token]
            if word in _MINISTRY:
                yield from self._ministry(self.document.starts[token], word)
            if word == "Bank":
                yield from self._bank(self.document.starts[token])
            if word == "House":
                yield from self._committee(self.document.starts[token])
            if word in AGENCIES:
                yield from self._national(self.document.starts[token], word)
            if word in _LED:
                yield from self._led(self.document.starts[token], word)
            if word in named:
                yield from self._bare(named[word], token)
        for start, end, who in self.open:
            leaders = self.whose.leaders
            code = self.regimes.named.get(who) or (leaders.main_of(who, start) if who in leaders.surnames else None)
            if code and self._free(start, end):
                yield self._mention(start, end, code, "office")

    def _of_countries(self) -> Iterator[PartyMention]:
        for country in self.whose.countries:
            span = institution_before(self.text, country)
            if span and self._free(*span):
                form = "ministry" if _OF_MINISTRY.search(self.text, *span) else "office"
                yield self._mention(*span, country.code, form)
            begin = rulers_before(self.text, country)
            if begin is not None and self._free(begin, country.start):
                yield self._mention(begin, country.end, country.code, "office")

    def _ministry(self, at: int, word: str) -> Iterator[PartyMention]:
        start, end = ministry_at(self.text, at, word)
        end = self._cut(at, end) if start == at else end
        if start is None or not self._free(start, end) or of_state(self.text, start) or self._of_people(start):
            return
        if self.text.endswith(" Studies", start, end):
            return  # "the Department of War Studies" of a college
        code = self.whose.owner(end) or self.whose.listed(self.last, start)
        if code is None and word == "Department":
            code = self._department(start, end)
        elif code is None:
            name = self.text[start:end]
            same = self.whose.same_ministry(self.last, start) if name.lower() == "ministry" else None
            code = same or self.whose.inside(end) or self.whose.ministry(start, name)
        if code:
            self.last = (end, code)
            self.whose.passage.note(start, code)
            yield self._mention(start, end, code, "ministry")

    def _cut(self, at: int, end: int) -> int:
        """Where the name of a ministry ends before the next of a list ("Ministry of Trade, Peru Export Bank")."""
        i = bisect_left(self.whose.starts, at)
        if i == len(self.mentions) or self.whose.starts[i] >= end:
            return end
        comma = self.text.rfind(",", at, self.whose.starts[i])
        return comma if comma > 0 else end

    def _department(self, start: int, end: int) -> str | None:
        """Whose department: American by a matter that one of its departments has, else of the country that is written about."""
        if AMERICAN.match(self.text, start, end) and not self.text.endswith("Federal ", 0, start):
            return self.whose.typical("USA") or self.whose.abroad(start)
        if _MINISTRY_NEXT.match(self.text, end):
            return self.whose.ministry(start, "ministry")
        local = self.whose.passage.local(start)
        return local if local and local != "USA" else self.whose.abroad(start)

    def _of_people(self, at: int) -> bool:
        """Whether an institution is that of a people or a group named right before it ("the Kurdish foreign ministry")."""
        word = CAPITALISED.search(self.text, max(0, at - BACK), at)
        i = bisect_left(self.whose.starts, at) - 1
        group = i >= 0 and self.mentions[i].kind == "group" and self.text[self.mentions[i].end : at] in (" ", "'s ", "’s ")
        return group or (word is not None and is_of_people(word["word"].removesuffix("'s").removesuffix("’s")))

    def _bank(self, at: int) -> Iterator[PartyMention]:
        """ "the Bank": the only central bank, or the World Bank, that the article names by then."""
        end = at + len("Bank")
        if not _BANK.search(self.text, max(0, at - 4), at) or self.text[end : end + 1].isalnum() or not self._free(at, end):
            return
        if re.match(r"\s(?:of\s)?[A-Z]", self.text[end : end + 6]):
            return
        named = {m.code for m in self.mentions[: bisect_left(self.whose.starts, at)] if _CENTRAL.match(m.text)}
        if len(named) == 1:
            yield replace(self._mention(at, end, named.pop(), "office"), inferred=True)

    def _committee(self, at: int) -> Iterator[PartyMention]:
        """A committee of the House by its name, of the country whose House of Representatives it would be."""
        found = COMMITTEE.match(self.text, at)
        if found and self._free(*found.span()) and not self.longer.is_part(at, found.end()):
            code = self.whose.bare("house of representatives", False, "USA", True, at)
            if code:
                yield replace(self._mention(*found.span(), code, "office"), inferred=True)

    def _national(self, at: int, word: str) -> Iterator[PartyMention]:
        found = agency_at(self.text, at, word)
        if found and found[1] and self.longer.is_part(found[0], at):
            return  # "Ohio State Gambling Commission"
        if found and self._free(found[0], at + len(word)):
            federal = self.text.startswith("Federal", found[0])
            code = self._federal(at) if federal else self._nation(found[0])
            if code:
                yield self._mention(found[0], at + len(word), code, "office")

    def _nation(self, at: int) -> str | None:
        """Whose national agency: of the country that the passage is about, else American in an American text."""
        here = self.whose.passage.about(at)
        return here or (self.whose.typical("USA") if self.whose.passage.local(at) is None else None)

    def _federal(self, at: int) -> str | None:
        """Whose federal agency: of the federation that the passage, or a roster of its delegation, is about, else American
        where a bare Congress would be.
        """
        here = self.whose.passage.local(at) or delegated(self.whose, at)
        if here in table()["federations"]["codes"]:
            return here
        about = self.whose.typical("USA") or self.whose.passage.about(at)
        return about if about == "USA" or about in table()["federations"]["codes"] else None

    def _led(self, at: int, word: str) -> Iterator[PartyMention]:
        found = _WHO.search(self.text, max(0, at - BACK), at)
        if not found or found["who"] in _no_leaders() or self.text.startswith(" Act", at + len(word)):
            return
        start, end = found.start("who" if found["given"] else "name"), at + len(word)
        if not self._free(start, end) or (not found["own"] and (word in _OWN or found["kind"])) or of_state(self.text, start):
            return
        code = self._of_leader(found, start, end, word)
        if code:
            if word == "regime":
                self.regimes.name(found["who"], end, code)
            yield self._mention(start, end, code, "office")
        elif word == "regime":
            self.open.append((start, end, found["who"]))

    def _of_leader(self, found: re.Match[str], start: int, end: int, word: str) -> str | None:
        """The country of whose leader a government, a regime or a force is by its name."""
        whose, who = self.whose, found["who"]
        part = _PART.search(self.text, max(0, start - BACK), start)  # "Rehabilitation Services Administration"
        where = None if part else start
        code = (
            whose.leaders.led_by(who)
            or whose.inside(end)
            or self.owners.administrations.leader(who, where, word.lower() == "administration")
        )
        if code is None and (word in _OWN or whose.leaders.wages(who)):
            code = whose.leaders.at_war(start)
        regime, governs = word == "regime", word.lower() in _RULING and whose.leaders.is_surname(who)
        code = code or (whose.leaders.met_with(who) if regime else None)
        if code is None and (regime or governs) and (code := whose.passage.framed(start) or whose.leaders.beside(who)):
            self.regimes.guessed.add(who)
        if code is None and (regime or (found["title"] and word not in _OWN) or (governs and not found["own"])):
            code = whose.leaders.ruled(start)
        presides = code is None and found["title"] == "President" and self.owners.administrations.presides(who, start)
        return "USA" if presides else code

    def _bare(self, rules: tuple[Rule, ...], token: int) -> Iterator[PartyMention]:
        at = self.document.starts[token]
        for rule in rules:
            found = rule.name.match(self.text, at)
            before = rule.before.search(self.text, max(0, at - BACK), at) if found and rule.before else None
            owned = found and not before and rule.form in ("force", "office")
            if found and owned and (code := self.owners.possessed(rule, at, found.end())) and self._free(at, found.end()):
                yield self._mention(at, found.end(), code, rule.form)
                return
            if not found or (rule.before and not before):
                continue
            first = before.start("kinds") if before and before.groupdict().get("kinds") else at
            if before and _NAMING.match(before[0]):
                first = before.start()
            key = " ".join(found.group().lower().split())
            fits = self._fits(rule, key, first, found.end())
            if not fits and rule.owned:
                continue
            if fits:
                owner = before[0] if before else "its " if self.text.endswith((" its ", "\nits ", "Its "), 0, at) else ""
                code = self._beside(key, at) or self._code(rule, key, at, found.end(), owner.lower())
                if code:
                    if key in _REGIMES:
                        self.regimes.note(found.end(), code)
                    if rule.form in ("force", "troops"):
                        self.owners.forces.append((at, code))
                    self.whose.passage.note(at, code)
                    self.bare = (found.end(), code)
                    yield replace(self._mention(at, found.end(), code, rule.form), inferred=True)
                else:
                    continue  # another rule for the name may tell
            return

    def _fits(self, rule: Rule, key: str, first: int, end: int) -> bool:
        """Whether an institution (its name in lower case is ``key``) stands at a span: no part of a longer name, no kind."""
        if not self._free(first, end) or (not key.startswith(("my ", "our ")) and self.longer.is_part(first, end)):
            return False
        return _ANY_KIND.match(key) is not None or not self._adjective(rule, end)

    def _beside(self, key: str, at: int) -> str | None:
        """The country of the institution right before in a list ("the army, the Senate and the cabinet"), if it has one of the
        name.
        """
        code = self.whose.listed(self.bare, at) if key not in _EVERYWHERE else None
        having = table()["chambers"].get(key)
        return code if code is None or having is None or code in having else None

    def _code(self, rule: Rule, key: str, at: int, end: int, before: str) -> str | None:
        """Whose an institution of a rule is, by its name and the words before it, both in lower case."""
        office = office_of(self.whose, rule.typical, key, at, end)
        if office is not None:
            return office or None
        if self._another(rule, key, at, end):
            return None
        if rule.framed:
            return self.whose.passage.framed(at)
        if key in _REGIMES and (code := self.regimes.spoken_of(at)):
            return code
        code = self._told(rule, key, at, end, before)
        if key in _REGIMES:
            return self.regimes.ruling(key, code)
        first_person = key in _FIRST_PERSON or (key == "administration" and _MINE.search(self.text, max(0, at - 4), at))
        if code is None and rule.typical and first_person and self.whose.says(rule.typical, at):
            return rule.typical
        if code is None and rule.about and key.endswith(_CHAMBERS):
            code = self.whose.passage.actor(at)  # "Peru dissolved the parliament"
        ours = before.startswith("our ") and rule.form == "force" and not rule.owned
        own_words = ours or (key.startswith(("my ", "our ")) and not key.endswith(ABROAD))
        spoken = own_words or (key == "administration" and before.startswith(("this ", "our ")))
        if code and spoken and code != rule.typical and self.whose.speaks(rule.typical, at):
            return rule.typical
        if code == "USA" and key == "authorities" and not before.startswith("the "):
            return None  # those of a town
        return None if code and own_words and not self.whose.says(code, at) else code

    def _another(self, rule: Rule, key: str, at: int, end: int) -> bool:
        """Whether it is none of the rule: those that another sends ("Peru may send troops"), powers, rules."""
        if rule.sent:
            told = {self.whose.passage.own(at), None if self._we(rule, at) else self.whose.passage.local(at)}
            if told - {None, rule.typical}:
                return True
        if key == "authorities":
            return _POWERS.match(self.text, end) is not None
        return key == "regime" and self.regimes.is_rules(at, end)

    def _we(self, rule: Rule, at: int) -> bool:
        """Whether those of the country of a rule send what stands at an offset themselves ("we've deployed 700 troops")."""
        sends = rule.sent and _WE.search(self.text, max(0, at - BACK), at) is not None
        return sends and self.whose.speaks(rule.typical, at)

    def _told(self, rule: Rule, key: str, at: int, end: int, before: str) -> str | None:
        """The country of the words around, else of the place behind, else of the article, else of the leader named before."""
        code = self.owners.own(rule, at, end, before)
        if code or rule.owned or HEADED.match(self.text, end):
            return code
        inside = None if key.endswith(ABROAD) else self.whose.inside(end)
        code = inside or self.whose.bare(key, rule.form == "force", rule.typical, rule.about, at, rule.of)
        if rule.sent and code not in (None, rule.typical):
            return rule.typical if self._we(rule, at) else None
        return code or (self.whose.leaders.his(at, False) if key in ("government", "cabinet") else None)

    def _free(self, start: int, end: int) -> bool:
        """Whether no mention overlaps a span."""
        return is_free(self.mentions, self.whose.starts, start, end)

    def _adjective(self, rule: Rule, end: int) -> bool:
        """Whether the word says of what kind something is ("military aid"), unless of those who command ("military rulers")."""
        if rule.ranked:
            return False
        token = self.document.token_at(end - 1)
        return token is not None and self.document.tags[token] == "JJ" and self.document.deps[token] in ("amod", "nmod")

    def _mention(self, start: int, end: int, code: str, form: str) -> PartyMention:
        kind: PartyKind = "country" if is_country(code) else self.kinds.get(code, "organization")
        return PartyMention(start, end, self.text[start:end], code, kind, form, "party")
