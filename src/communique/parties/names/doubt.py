"""Names that are not always the party: people's names, places of two countries, parts of other names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import Any

from communique.model import Context, Document, Entity
from communique.parties.names.descent import of_descent
from communique.parties.names.former import then
from communique.parties.names.namesakes import is_namesake, is_tongue
from communique.parties.names.offices import of_state
from communique.parties.names.persons import People
from communique.parties.names.readings import ambiguous, initials, spelled_out
from communique.parties.names.signs import is_told
from communique.parties.rules import rules
from communique.parties.table import NONE, Entry, entries
from communique.parties.value import is_country

_NEXT = re.compile(r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8})(\w+)(?!['’]t\b)")
"""The word behind a name in its paragraph ("USA Today"; not "Office of the Spokesperson", and then "Today")."""
_MINISTER = re.compile(
    r"(?:['’]s)?(?:,?\s(?:[A-Z][\w’-]*|and|of|the|for)){1,6}?\s(?:Minister|Ministry|Secretary|Department|Authority)\b"
)
"""Whose office a longer name is ("Kenyan Road Transport and Bridges Minister")."""
_MAIL = re.compile(r"[\w.%+-]{0,40}@\w")
_ADDRESS = re.compile(r"(?:://|\bwww\.|\w@)[^\s()<>\[\]]*\Z")
"""An address of mail or of the web, after or before a name that is part of it."""
_AIRLINE = re.compile(r"\sAir\b(?!\sForces?\b|\sDefen[cs]e|\sSelf)")
_COMPANY = re.compile(
    r"(?:\s[A-Z][\w.&-]*(?:\s(?:and\s|of\s|&\s)?[A-Z][\w.&-]*){0,3})?,?\s(?:Corp(?:oration)?|Inc|Ltd|Limited|Co|Company|P[Ll][Cc]|S\.?A|A\.?G|N\.?V|KK|Bhd|SpA|GmbH|LLC|LLP|Pty|Cos|Holdings?)\b(?!-)"
    r"|\sand\s[A-Z]\w+\s(?:University|College)\b"
    r"|(?:\s[A-Z]\w+){1,3}\s(?:University|Institute\sof\sTechnology|College|Airport|Hospital|Association|Alliance|Society|Foundation"
    r"|Federation|Confederation|(?<!Military\s)(?<!Naval\s)(?<!Force\s)(?<!Guard\s)Academy|League|Chamber|Press\sClub|(?:Business|Building|Trade)\sCouncil)\b"
    r"|\s(?:Association|Society|Foundation|League)\b(?!['’]s)"
    r"|\s{1,8}(?:Air(?:lines|ways)|Petroleum|Telecom|Steel|Motors?|Aluminium|Aluminum|Aerospace|Airlines)\b"
)
"""The rest of the name of a company or a school behind its first word ("Peru Copper Mining Co")."""
_FIRM = re.compile(
    r"\s([A-Z]\w+)(?:\s(?:and|&))?(?:\s[A-Z][\w.&-]*(?:\s(?:and|&))?){0,3},?\s(?:Corp(?:oration)?|Inc|Ltd|Limited|Co|P[Ll][Cc])\b(?!-)"
)
"""The rest of the name of a company of two words or more."""
_BRACKETED = re.compile(r"<[^<>\n]{0,60}\Z")
"""A wire's mark before the name of a company ("<Peru Copper Ltd>")."""
_PACT = re.compile(r"\s(?:Pact|Act|Treaty|Convention|Accords?|Protocol)\b")
_LONGER = re.compile(
    r"(?:\b(?:University|Universities|College|Museum|Bishop|Archbishop|Duke|Duchess|Church|Zoo|Port|Business\sCouncil)\sof\s(?:the\s)?|\bNew-|\bAir\s|\b[Ee]thnic\s)$"
)
"""What makes a name the end of another ("University of Washington"), or people of no state ("ethnic Albanians")."""
_LENDER = re.compile(
    r"(?:\b(?!Central\b|National\b|Reserve\b|State\b|The\b|Development\b|Import\b|Exim\b)[A-Z]\w+\sBank"
    r"|\b(?:Corp|Co|Inc|Corporation|Company|Banque|Banco))\sof\s(?:the\s)?$|\b(?:Banque|Banco|Camino|Cie|Cia)\s(?:de|du|do|da)\s(?:la\s)?$"
)
"""What makes a name the end of that of a bank or a company ("Union Bank of Switzerland", "Financial Corp of America")."""
_COMMERCIAL = re.compile(
    r"\b(?:Industrial|Commercial|Credit|Royal|Union|Merchants?|Savings|Trust|Agricultural|Mutual|Exchange|Chartered|National)\s$"
)
"""What makes "Bank of X" the end of the name of a commercial bank ("Royal Bank of Canada")."""
_OF_FAMILY = re.compile(r"\bde\sla\s$")
"""What makes a capital the end of a surname ("de la Madrid")."""
_KIND = re.compile(
    r"(?:Democratic|Socialist|Labou?r|Liberal|Green|Republican|Conservative|Communist|Workers['’]|Social\sDemocratic)\sParty"
)
"""Names of parties that many countries have, and that longer names end with ("Christian Democratic Party")."""
_QUALIFIED = re.compile(r"(?<![.!?”\"]\s)(?<!\n)\b(?!The\b|A\b|In\b|But\b|And\b|Senate\b|House\b|U\.?S)[A-Z][a-z]+\s$")
"""A word in front that may begin such a longer name."""
_MIDDLE = re.compile(r"\b(?!The\b|In\b|And\b|But\b|President\b)[A-Z][a-z]+\s$")
_SURNAME = re.compile(r"\s[A-Z][a-z]+\b")
_CAPITALS_LINE = re.compile(r"[a-z]{2}")
_ARTICLE = 4
"""Characters of "the " before a name."""
_HEADED = re.compile(
    r"\s(?:head|chief|member(?:s|\s[Ss]tates?|\snations?)?\b|Permanent\sCouncil|Charter|observers?|[Ss]ecretary[-\s][Gg]eneral|foreign\sministers|(?:[A-Z][a-z]+\s)?[Cc]ommissioner|summit"
    r"|[Gg]eneral\s[Aa]ssembly)\b"
)
"""What only an organization has ("the OAS head", "OAS Secretary-General")."""
_IN_BRACKETS = re.compile(r"\(([A-ZÖ][\w-]{1,10})\)")
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to"})
"""Words that initials leave out."""
_PAPERS = frozenset({"Act", "Agreement", "Plan", "Program", "Treaty", "Bill", "Fund", "Initiative", "Convention", "Protocol"})
"""Ends of names of what is no body ("the Foreign Assistance Act of 1961 (FAA)")."""
_SAME = 0.85
"""How much of two names is the same at least that one is the other, put otherwise ("National Institute for Health")."""
NAMED = 100
"""Signs that the full name of a body is worth for its initials."""
Hits = tuple[tuple[int, int, Entry], ...]


@cache
def _not_before(name: str) -> frozenset[str]:
    return frozenset(rules()["not_before"][name])


def _is_thing(word: str, entry: Entry) -> bool:
    """Whether a word after a name makes it that of a thing ("the South Korean won"; not "Germany won")."""
    verb = word in _not_before("verbs") and (entry.form == "name" or entry.surface.endswith("s"))
    return word in _not_before("words") and not verb and not (entry.kind == "organization" and word == "Open")


@cache
def _state() -> re.Pattern[str]:
    """A state after the name of one of its towns; not where it goes on as a list ("Mexico, Texas and Arizona")."""
    states = "|".join(re.escape(state) for state in rules()["namesakes"]["states"])
    return re.compile(rf",\s{{1,8}}(?:{states})(?!\w)(?!(?:,\s\w{{1,20}}){{0,4}},?\s(?:and|or)\s(?:[A-Z]|other\b))")


def in_state(text: str, end: int) -> bool:
    """Whether the name of an American state or a Canadian province stands behind that of a town ("Lima, Ohio")."""
    return _state().match(text, end, end + 120) is not None


@cache
def _state_before() -> re.Pattern[str]:
    """A state before a name in a list of states ("Idaho, Missouri and Washington")."""
    states = "|".join(re.escape(state) for state in rules()["namesakes"]["states"])
    return re.compile(rf"(?<!\w)(?:{states})(?:,\s|,?\s(?:and|or)\s)$")


@cache
def _state_after() -> re.Pattern[str]:
    """A state after a name in a list of states ("Georgia, Kansas, Maine")."""
    states = "|".join(re.escape(state) for state in rules()["namesakes"]["states"])
    return re.compile(rf"(?:,\s|,?\s(?:and|or)\s)(?:{states})(?!\w)")


def in_address(text: str, start: int, end: int) -> bool:
    """Whether a name is part of an address of mail or of the web."""
    joined = start > 0 and not text[start - 1].isspace()
    return _MAIL.match(text, end) is not None or (joined and _ADDRESS.search(text, max(0, start - 200), start) is not None)


def _in_longer(text: str, start: int, entry: Entry) -> bool:
    """Whether the words before a name make it the end of another."""
    if text[start - 1 : start] in (" ", "-") and _LONGER.search(text, max(0, start - 21), start):
        return True
    if entry.form in ("name", "capital") and _LENDER.search(text, max(0, start - 30), start):
        return True
    if entry.surface.startswith("Bank of ") and _COMMERCIAL.search(text, max(0, start - 20), start):
        return True
    if entry.form == "capital" and _OF_FAMILY.search(text, max(0, start - 6), start):
        return True
    body = entry.form == "office" or entry.surface.startswith(("Commission ", "Committee ", "Council "))
    if body and of_state(text, start):
        return True
    return _KIND.fullmatch(entry.surface) is not None and _QUALIFIED.search(text, max(0, start - 25), start) is not None


def _is_short_acronym(surface: str) -> bool:
    return surface.isupper() and surface.isalpha() and len(surface) < 5


class Evidence:
    """What an article says about the names in it."""

    def __init__(self, document: Document, context: Context, hits: Hits) -> None:
        self.document = document
        self.context = context
        self.hits = hits
        self.people = People(document)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the article."""
        return frozenset(self.document.words)

    @cached_property
    def sure(self) -> frozenset[str]:
        """The codes of the names that leave no doubt."""
        return frozenset(entry.code for _, _, entry in self.hits if not entry.doubt)

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [e.start for e in self.document.entities]

    def entity(self, start: int, end: int) -> Entity | None:
        """The named entity that covers a span, or None."""
        i = bisect_right(self._entity_starts, start) - 1
        entity = self.document.entities[i] if i >= 0 else None
        return entity if entity and entity.end >= end else None

    def after_city(self, start: int) -> bool:
        """Whether the name of a place and a comma stand before an offset ("Toronto, Canada")."""
        if not self.document.text.startswith(", ", max(0, start - 2)):
            return False
        i = bisect_left(self._entity_starts, start) - 1
        entity = self.document.entities[i] if i >= 0 else None
        if entity is None or entity.end != start - 2 or entity.label not in ("GPE", "LOC", "FAC"):
            return False
        if entity.label == "GPE" and self.document.text.endswith("the ", 0, entity.start):  # "member of the Alliance, Peru,"
            return False
        last = self.document.token_at(entity.end - 1)
        return last is None or self.document.pos[last] != "ADV"  # "Unfortunately, Peru has"

    def ends_body(self, start: int, end: int) -> bool:
        """Whether a name is the end of that of a body ("University College London")."""
        entity = self.entity(start, end)
        ends = entity is not None and self.document.text[end : entity.end] in ("", "'s", "’s")
        return entity is not None and ends and entity.label == "ORG" and start - entity.start > _ARTICLE

    def capital_of(self, surface: str) -> str | None:
        """The country whose capital a name of several things is where it is but a place ("Brussels")."""
        return ambiguous().get(surface, {}).get("capital")

    def code(self, start: int, end: int, entry: Entry) -> str | None:
        """The code of the party that a surface form stands for here; None where there is none or it is not clear."""
        if entry.code == NONE or self._in_other_name(start, end, entry):
            return None
        if entry.form == "demonym" and is_tongue(self.document.text, start, end):
            return None
        if entry.surface in ambiguous() and self._among_states(start, end):
            return None
        if entry.form == "capital" and self._is_surname(entry) and self._is_only_called(entry):
            return None
        if entry.surface in ambiguous():
            code = self._reading(ambiguous()[entry.surface]) or (entry.code if self._only(end, entry) else None)
            if entry.surface in initials() and not self._fits(code, entry):
                return None
            return self._then(replace(entry, code=code)) if code else None
        if entry.doubt == "several" and entry.code not in self.sure and not self._told(end, entry):
            return None
        if self._is_surname(entry) and (entry.form == "demonym" or self._is_only_called(entry)):
            return None
        return self._then(entry)

    def _headed(self, end: int, entry: Entry) -> bool:
        """Whether what only an organization has stands behind initials that are those of one in the table."""
        return (entry.doubt, entry.kind) == ("several", "organization") and _HEADED.match(self.document.text, end) is not None

    def _only(self, end: int, entry: Entry) -> bool:
        """Whether initials have this one reading, and what only an organization has stands behind them."""
        readings = {reading["code"] for reading in ambiguous()[entry.surface]["reading"]}
        return readings <= {entry.code, NONE} and self._headed(end, entry)

    def _told(self, end: int, entry: Entry) -> bool:
        """Whether the text tells in another way than by its name that a doubtful name is that of its party."""
        others = sum(is_country(code) for code in self.sure)
        return is_told(self.document.text, entry.code, others) or self._headed(end, entry)

    def _among_states(self, start: int, end: int) -> bool:
        """Whether a name stands in a list of American states, with one on each side or two before it."""
        text = self.document.text
        before = _state_before().search(text, max(0, start - 30), start)
        if before is None:
            return False
        return bool(
            _state_after().match(text, end) or _state_before().search(text, max(0, before.start() - 30), before.start())
        )

    def _is_surname(self, entry: Entry) -> bool:
        """Whether the article calls a person so and names the party in no other way ("David Turk ... Turk", "Paris Berg")."""
        called = entry.surface in self.people.surnames or (
            (entry.form == "capital" or entry.doubt == "person") and entry.surface in self.people.given
        )
        return called and self._names_of[entry.code] == {entry.surface}

    def _is_only_called(self, entry: Entry) -> bool:
        """Whether the name of a country or a city never stands as that of a place or a partner ("in France", "France's")."""
        name = re.escape(entry.surface)
        other = (
            rf"\b(?:in|of|from|to|with|against|between|across|near|for|by|and)\s(?:the\s)?{name}\b|\b{name}(?:['’]s|,\s[A-Z])"
        )
        return entry.form in ("name", "capital") and re.search(other, self.document.text) is None

    @cached_property
    def _names_of(self) -> dict[str, set[str]]:
        """The surface forms of each code in the article."""
        found: dict[str, set[str]] = {}
        for _, _, entry in self.hits:
            found.setdefault(entry.code, set()).add(entry.surface)
        return found

    def _then(self, entry: Entry) -> str:
        """The state that a capital or a seat stood for when the article was published ("Moscow" in 1987), and what an
        organization was then.
        """
        return then(entry.code, "state" if entry.form in ("capital", "seat") else "organization", self.context.day)

    def _in_other_name(self, start: int, end: int, entry: Entry) -> bool:
        text = self.document.text
        following = _NEXT.match(text, end)
        hyphened = entry.surface.startswith("the ") and text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
        thing = following is not None and _is_thing(following[1], entry) and _MINISTER.match(text, end) is None
        if hyphened or thing or text.startswith("$" if entry.kind != "country" else ("$", "+"), end):
            return True
        if in_address(text, start, end) or _in_longer(text, start, entry) or of_descent(text, start, end, entry):
            return True
        if is_namesake(self.document, start, end, entry):
            return True
        if following and following[1][0].isupper() and (text[start:end], following[1]) in self._companies:
            return True
        paired = text[start - 1 : start] in ("-", "–")
        if (not paired and _COMPANY.match(text, end)) or _BRACKETED.search(text, max(0, start - 61), start):
            return True
        if _AIRLINE.match(text, end) or (entry.doubt == "several" and _PACT.match(text, end)):
            return True
        if entry.doubt == "person" and _MIDDLE.search(text, max(0, start - 20), start) and _SURNAME.match(text, end):
            return True
        if entry.form in ("capital", "name") and in_state(text, end):
            return True
        if _is_short_acronym(entry.surface) and (self._all_capitals(start, end) or entry.surface in self._redefined):
            return True
        entity = self.entity(start, end)
        return entity is not None and self.people.has(entity, start, end, entry, self.sure)

    @cached_property
    def _companies(self) -> frozenset[tuple[str, str]]:
        """The first two words of companies that the article gives in full ("British Salt Co"), for "British Salt" elsewhere."""
        text = self.document.text
        return frozenset((text[start:end], firm[1]) for start, end, _ in self.hits if (firm := _FIRM.match(text, end)))

    @cached_property
    def _redefined(self) -> frozenset[str]:
        """Acronyms that the article gives to something else ("the National Sheriffs Association (NSA)")."""
        short = [hit for hit in self.hits if _is_short_acronym(hit[2].surface)]
        given = {entry.surface for start, end, entry in short if self._given(start, end, entry)}
        plural = {name for name in {entry.surface for _, _, entry in short} if f"({name}s)" in self.document.text}
        return frozenset(given | plural)

    def _given(self, start: int, end: int, entry: Entry) -> bool:
        text = self.document.text
        if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
            return False
        before = [w for word in text[max(0, start - 90) : start - 1].split() if (w := word.strip('*_"“”‘'))]
        if "".join(w[0] for w in before[-len(entry.surface) :]).upper() == entry.surface and before and before[-1].islower():
            return True
        telling = [w for w in before if w.lower() not in _SMALL][-len(entry.surface) :]
        if "".join(w[0] for w in telling).upper() == entry.surface and telling[-1].islower():
            return True
        words = [w for w in before if w[0].isupper()][-len(entry.surface) :]
        if "".join(w[0] for w in words) != entry.surface:
            return False
        full = entries().get(" ".join(words))
        if full is not None or words[-1] in _PAPERS:
            return full is None or (full.code != entry.code and entry.doubt != "several")
        if self._spelled(entry) or any(e > start - 90 and s < start - 1 and hit.code == entry.code for s, e, hit in self.hits):
            return False
        alike = [name for name, code in spelled_out().get(entry.surface, {}).items() if code == entry.code]
        return bool(alike) and not any(SequenceMatcher(None, name, " ".join(words)).ratio() >= _SAME for name in alike)

    def _spelled(self, entry: Entry) -> bool:
        """Whether the article also gives in full the name that an acronym of the table has."""
        others = (hit.surface for _, _, hit in self.hits if hit.code == entry.code and " " in hit.surface)
        return any("".join(w[0] for w in name.split() if w[0].isupper()) == entry.surface for name in others)

    def _all_capitals(self, start: int, end: int) -> bool:
        line = self.document.text[max(0, start - 25) : end + 25]
        return self.document.text[start:end] not in rules()["capitals"]["acronyms"] and not _CAPITALS_LINE.search(line)

    def _reading(self, row: dict[str, Any]) -> str | None:
        scores = [(self._score(reading), reading["code"]) for reading in row["reading"]]
        best = max(scores)
        clear = best[0] > 0 and sum(score == best[0] for score, _ in scores) == 1
        code = best[1] if clear else row.get("default")
        return None if code in (None, NONE) else str(code)

    def _fits(self, code: str | None, entry: Entry) -> bool:
        """Whether initials are those of a body: the article does not spell them out as another's."""
        return code is not None and (code in self.sure or entry.surface not in self._explained)

    @cached_property
    def _explained(self) -> frozenset[str]:
        """The initials that the article gives in brackets."""
        return frozenset(_IN_BRACKETS.findall(self.document.text))

    def _score(self, reading: dict[str, Any]) -> int:
        named = reading["code"] != NONE and not is_country(reading["code"]) and reading["code"] in self.sure
        return sum(self._stands(sign) for sign in reading["for"]) + NAMED * named

    def _stands(self, sign: str) -> bool:
        """Whether a sign is in the article: a country by its code, a word, or several words in a row."""
        if is_country(sign):
            return sign in self.sure
        return sign in (self.document.text if " " in sign else self.words)
