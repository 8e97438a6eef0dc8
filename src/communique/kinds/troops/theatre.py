"""Where forces of an article are as a whole: the countries that its text ties troops, missions or an insurgency to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from communique.kinds.reading import Facts
from communique.kinds.troops.count import any_of, lexicon
from communique.parties.value import PartyMention, is_country

REACH = 80
"""Characters before a place in which troops make it a theatre."""
SEVERAL = 4
"""Names of countries looked at before "the country"."""
FAR = 300
"""Characters between "the country" and its name in the sentence before."""
LEAST = 2
"""How often at least a country stands beside a conflict that makes it the scene of the article."""
AROUND = 60
"""Characters around a country's name in which a civil war or rebels make it the scene of a conflict."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A place of the text, at offset ``at``, that ties forces to the country ``code``; ``weak``: it names their enemy there."""

    at: int
    code: str
    weak: bool = False


@cache
def _troops_at() -> re.Pattern[str]:
    rule = lexicon()["theatre"]
    gap = rf"(?:(?!\b{any_of(rule['breaks'])}\b)[^.!?\n]){{0,60}}?"
    return re.compile(rf"\b{any_of(rule['troops'])}\b{gap}\b{any_of(rule['at'])}\s(?:the\s|\w{{4,7}}ern\s)?$", re.IGNORECASE)


@cache
def _mission() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(lexicon()['theatre']['missions'])}\b", re.IGNORECASE)


@cache
def _where() -> re.Pattern[str]:
    """What tells after a country's name that troops are in it: ", where the alliance keeps 16,000 peacekeepers"."""
    return re.compile(rf",\swhere\b[^.!?;\n]{{0,60}}?\b{any_of(lexicon()['theatre']['there'])}\b", re.IGNORECASE)


@cache
def _in_the_country() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(lexicon()['theatre']['there'])}\s(?:\w+\s)?(?:in|to)\sthe\scountry\b(?![’'-])", re.IGNORECASE
    )


@cache
def _conflict() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon()['theatre']['conflict'])}\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Names of missions that tell where they are, and of armed groups at war in one country."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _homes()), key=len, reverse=True))})\b")


@cache
def _homes() -> dict[str, str]:
    rule = lexicon()
    missions = {form: code for name, code in rule["garrisons"].items() for form in (name, name.capitalize()) if " " not in name}
    return {**missions, **rule["missions"], **rule["homes"]}


_OWNED = re.compile(r"(?:\b(?:its|their)|strong)\s$", re.IGNORECASE)


def on_mission(text: str, party: PartyMention) -> bool:
    """Whether a country's name tells where a mission is: "its Mali mission", "the 90-strong Mali mission"."""
    after = _mission().match(text, party.end, party.end + 20)
    return bool(after and _OWNED.search(text, max(0, party.start - 10), party.start))


_SENDER = re.compile(
    r",?\s(?:(?:which|who)\s)?(?:also\s|still\s)?(?:has|have|had|sends?|sent|keeps?|kept|will\ssend|promised|pledged|offered|contribut\w+)\b[^.;]{0,60}"
    r"\b(?:troops|soldiers|men|marines|peacekeepers|force|contingent)\b"
)
"""After the name of a country that sends soldiers and is not the one where they are."""


_LEAVING = (["left"], ["leave"], ["leaving"], ["quit"])
"""Words right before a country that troops leave."""


class Theatres:
    """The countries in which an article says forces are or go, each with the places of the text that say so."""

    def __init__(self, text: str, facts: Facts, datelines: tuple[PartyMention, ...] = ()) -> None:
        self.text, self.facts, self.datelines = text, facts, datelines

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What ties forces to a country, in text order."""
        return tuple(sorted((*self._told(), *self._by_name(), *self._by_anaphor()), key=lambda sign: sign.at))

    def _told(self) -> Iterator[Sign]:
        """Countries with troops before them ("troops in X", "X mission") or behind them (", where it keeps peacekeepers")."""
        for party in self.facts.parties:
            if party.kind != "country" or party.form not in ("name", "capital"):
                continue
            placed = party.use == "place" or self.text[max(0, party.start - 8) : party.start].split(" ")[-2:-1] in _LEAVING
            before = placed and _troops_at().search(self.text, max(0, party.start - REACH), party.start)
            if before or on_mission(self.text, party) or _where().match(self.text, party.end, party.end + 90):
                yield Sign(party.start, party.code)

    def _by_name(self) -> Iterator[Sign]:
        for name in _named().finditer(self.text):
            yield Sign(name.start(), _homes()[name[0]], name[0] in lexicon()["homes"])

    def _by_anaphor(self) -> Iterator[Sign]:
        """ "The force in the country": in that of which the sentence before tells last."""
        countries = [p for p in self.facts.parties if p.kind == "country" and p.form in ("name", "demonym", "office")]
        for found in _in_the_country().finditer(self.text):
            start = max(self.text.rfind(". ", 0, found.start()), self.text.rfind("\n\n", 0, found.start()))
            at = bisect_left(countries, start, key=lambda p: p.start)
            near = [p for p in countries[max(0, at - SEVERAL) : at] if start - p.end < FAR]
            if near and (code := self.the_country(found.start(), near)):
                yield Sign(found.start(), code)

    def the_country(self, offset: int, named: list[PartyMention]) -> str | None:
        """Which country of those ``named`` before it "the country" is: the last, unless it has troops of its own abroad there
        and the article has said that forces are in one other.
        """
        if not named:
            return None
        last = named[-1]
        told = {sign.code for sign in self._placed if sign.at < offset}
        sender = last.use == "party" and _SENDER.match(self.text, last.end, last.end + 90)
        return told.pop() if sender and len(told) == 1 else last.code

    @cached_property
    def _placed(self) -> tuple[Sign, ...]:
        return (*self._told(), *self._by_name())

    @cached_property
    def conflicts(self) -> Counter[str]:
        """How often each country stands beside words of a civil war or insurgency."""
        found: Counter[str] = Counter()
        for party in self.facts.parties:
            if party.kind == "country" and not party.inferred:
                left, right = max(0, party.start - AROUND), party.end + AROUND
                stop = self.text.find("\n", party.end, right)
                start = self.text.rfind("\n", left, party.start)
                if _conflict().search(self.text, max(left, start), right if stop < 0 else stop):
                    found[party.code] += 1
        return found

    def at(self, offset: int, owner: str | None) -> str | None:
        """Where forces of ``owner`` are that are told of at ``offset``, or None; never the owner's own country.

        The one country of all signs; where there are several, that of the nearest paragraph before with signs, else the
        country of most of them. On a page of briefs that of the brief. Without signs, the country of whose conflict the
        article tells. Members of a group are not where their enemies' forces are.
        """
        if self._briefs:
            return self._brief(offset, owner)
        signs = [s for s in self.signs if s.code != owner and not (s.weak and (owner is None or not is_country(owner)))]
        codes = {sign.code for sign in signs}
        if len(codes) == 1 and (len(self._codes) == 1 or owner in self._codes):
            return codes.pop()
        return self._nearest(offset, signs) or _most(signs) if self._codes else self._conflict(owner)

    def abroad(self, offset: int, home: str) -> bool:
        """Whether forces are told of in another country than ``home``, by the article or the brief around ``offset``."""
        return any(sign.code != home for sign in (self._around(offset) if self._briefs else self.signs))

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(sign.code for sign in self.signs)

    @cached_property
    def _briefs(self) -> bool:
        return len({p.code for p in self.datelines}) > 1

    def _nearest(self, offset: int, signs: list[Sign]) -> str | None:
        before = [sign for sign in signs if sign.at < offset]
        if not before or self.text.count("\n\n", before[-1].at, offset) > 1:
            return None
        start = self.text.rfind("\n\n", 0, before[-1].at)
        codes = {sign.code for sign in before if sign.at > start}
        return codes.pop() if len(codes) == 1 else None

    def _around(self, offset: int) -> list[Sign]:
        """The signs of the brief around ``offset``."""
        at = bisect_left(self.datelines, offset, key=lambda p: p.start)
        start = self.datelines[at - 1].start if at else 0
        end = self.datelines[at].start if at < len(self.datelines) else len(self.text)
        return [sign for sign in self.signs if start <= sign.at < end]

    def _brief(self, offset: int, owner: str | None) -> str | None:
        """Where forces of a page of briefs are: in the country of the one sign of their brief, else of its date line."""
        at = bisect_left(self.datelines, offset, key=lambda p: p.start)
        if not at or owner is None:
            return None
        codes = {sign.code for sign in self._around(offset)} or {self.datelines[at - 1].code}
        return next(iter(codes - {owner}), None) if len(codes) == 1 else None

    def _conflict(self, owner: str | None) -> str | None:
        """The country that stands beside words of a conflict: the only one, or one that does so twice as often as any other."""
        ranked = [(n, code) for code, n in self.conflicts.most_common(3) if code != owner] if owner else []
        if not ranked or (len(ranked) > 1 and ranked[1][0] * 2 > ranked[0][0]):
            return None
        times, code = ranked[0]
        if times < LEAST and (len(ranked) > 1 or sum(p.code == code for p in self.facts.parties) <= LEAST):
            return None
        return code


def _most(signs: list[Sign]) -> str | None:
    """The country of at least two signs and of at least twice as many as any other."""
    ranked = Counter(sign.code for sign in signs).most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def garrison(force: str | None, sentence: str = "") -> str | None:
    """The country that the name of a force tells ("US Forces Korea"), or the one such name in a sentence ("USFK")."""
    names = lexicon()["garrisons"]
    if force:
        return next((code for name, code in names.items() if force.endswith(name)), None)
    found = {_homes()[name[0]] for name in _named().finditer(sentence) if name[0] not in lexicon()["homes"]}
    return found.pop() if len(found) == 1 else None
