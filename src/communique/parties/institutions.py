"""Institutions without the name of a country: "the Foreign Ministry", "the Moon administration", "the army", "Congress", where
the article makes clear whose they are.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from communique.model import Document
from communique.parties.value import PartyMention

BODIES = frozenset({"office", "force", "ministry", "seat"})
_MINISTRY = r"(?:Foreign|Defen[cs]e|Finance|Trade|Interior|Justice|Health|Economy|Energy)\s[Mm]inistry"
_OF = r"(?:\sof\s(?:the\s)?[A-Z][\w’'-]{2,20}(?:,?\s(?:and\s)?(?!Ministry|Department)[A-Z][\w’'-]{2,20}){0,3})"
_NAMED = re.compile(rf"\b(?P<name>{_MINISTRY}|Ministry{_OF}|Department{_OF})(?![\w-])")
_LOWER_MINISTRY = re.compile(r"\b[Tt]he\s(?P<name>(?:[a-z]{4,14}\s){0,2}[Mm]inistry)\b(?!\sof\s)")
_LED = re.compile(
    r"\b(?P<name>(?:(?:President|Prime\sMinister|Premier|Chancellor)\s)?(?P<who>[A-Z][\w’'-]{2,20}?)(?:(?:['’]s)?\s(?P<body>[Aa]dministration|[Gg]overnment|regime)|['’]s\s(?:forces|troops|army)))\b"
)
_CAPITALISED = re.compile(r"(?<![\w.])(?P<word>[A-Z][\w.’'-]*),?\s$")
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'-]+)\s$")
_LEADER_OF = re.compile(r"\b(?:[Pp]resident|[Pp]rime\s[Mm]inister|[Pp]remier|[Cc]hancellor)\sof\s(?:the\s)?$")
_LIST = re.compile(r"\s?(?:,\s(?:and\s)?|\sand\s)(?:the\s)?")
_OWNED = re.compile(r"\b((?:[A-Z][a-z]+\s)?[A-Z]?[a-z]+)\sof\s(?:the\s)?$")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_BACK = 25
"""Characters before a name in which the word in front of it is looked for."""
_MOST = 20
"""Leaders looked for in one article: bounds the work on hostile texts."""
_NEAR = 2
"""Sentences back in which the owner of one of several alike institutions was named."""
_RELEASED = 10
"""What a sign of a release of one's own weighs among the institutions that a text names."""
_CLEAR = 2
"""How many times as often as the next the country is named that an article is about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of institution that stands without its country: see ``institutions.toml``."""

    id: str
    form: str
    pattern: re.Pattern[str]
    typical: str | None
    about: bool


@cache
def table() -> dict[str, Any]:
    """The words of ``institutions.toml``."""
    return tomllib.loads(Path(__file__).with_name("institutions.toml").read_text("utf-8"))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in table()["institution"])


def _rule(row: dict[str, Any]) -> Rule:
    names = "|".join(sorted(map(re.escape, row["words"]), key=len, reverse=True))
    before = rf"\b(?:{'|'.join(row['before'])})\s" if row["before"] else r"\b"
    after = rf"(?=\s(?:{'|'.join(row['after'])})\b)" if "after" in row else rf"(?!\sof\s(?!{_MONTHS})(?:the\s)?[A-Z]|\sParty\b)"
    pattern = re.compile(rf"{before}(?P<name>{names})(?![\w-]){after}")
    return Rule(row["id"], row["form"], pattern, row.get("typical"), row.get("about", False))


@cache
def _key_pattern() -> re.Pattern[str]:
    words = {word.lower() for row in table()["institution"] for word in row["words"]} | {"ministry", "department"}
    return re.compile(rf"(?:^|\s)({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})$")


def institutions(document: Document, mentions: list[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of institutions whose country the article makes clear, in no order."""
    return _Institutions(document, mentions).found()


class _Institutions:
    def __init__(self, document: Document, mentions: list[PartyMention]) -> None:
        self.document = document
        self.text = document.text
        self.countries = [m for m in mentions if m.kind == "country"]
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.led: dict[str, str | None] = {}

    def found(self) -> Iterator[PartyMention]:
        for part in self.document.segments:
            yield from self._ministries(part.start, part.end)
            yield from self._administrations(part.start, part.end)
        yield from self._of_country()
        for part in self.document.segments:
            for rule in _rules():
                yield from self._bare(rule, part.start, part.end)

    def _of_country(self) -> Iterator[PartyMention]:
        """The institution before "of" and the name of a country ("the government of Burundi")."""
        for m in self.countries:
            before = _OWNED.search(self.text, max(0, m.start - _BACK), m.start) if m.form == "name" else None
            key = before and _key_pattern().search(before[1].lower())
            if before and key and self._free(at := before.end(1) - len(key[1]), before.end(1)):
                yield self._mention(at, before.end(1), m.code, "office")

    def _ministries(self, start: int, end: int) -> Iterator[PartyMention]:
        for pattern in (_NAMED, _LOWER_MINISTRY):
            listed: dict[int, str] = {}
            for found in pattern.finditer(self.text, start, end):
                at, name = found.start("name"), found["name"]
                if not self._free(at, found.end()):
                    continue
                department = name.startswith("Department")
                code = self._listed(listed, at) or (self._typical("USA") if department else self._ministry(at, name))
                if code:
                    listed[found.end()] = code
                    yield self._mention(at, found.end(), code, "ministry")

    def _listed(self, listed: dict[int, str], at: int) -> str | None:
        """The country of the ministry before in a list ("the Peruvian Ministry of Trade, Ministry of Health")."""
        last = max(listed, default=0)
        i = bisect_left(self.starts, at) - 1
        if i >= 0 and self.mentions[i].form == "ministry" and self.mentions[i].end > last:
            last, code = self.mentions[i].end, self.mentions[i].code
        else:
            code = listed.get(last, "")
        return code if code and _LIST.fullmatch(self.text, last, at) else None

    def _ministry(self, at: int, name: str) -> str | None:
        """Whose ministry: that of the country that has one of the name, else the country that the passage is about; never the
        United States, which has departments.
        """
        fuller = {m.code for m in self.countries if m.form == "ministry" and m.text.lower().endswith(name.lower())}
        if fuller:
            return fuller.pop() if len(fuller) == 1 else None
        return self._about(at)

    def _administrations(self, start: int, end: int) -> Iterator[PartyMention]:
        for found in _LED.finditer(self.text, start, end):
            who, at = found["who"], found.start("name")
            if who in table()["openers"]["words"] or not self._free(at, found.end()):
                continue
            if who not in self.led and len(self.led) < _MOST:
                self.led[who] = self._led_by(who)
            code = self.led.get(who)
            if (
                code is None
                and (found["body"] or "").lower() == "administration"
                and who not in table()["agency"]["not_before"]
            ):
                code = (
                    self._typical(table()["agency"]["typical"]) if any(self._bodies.values()) else table()["agency"]["typical"]
                )
            if code:
                yield self._mention(at, found.end(), code, "office")

    def _administration(self, who: str) -> str | None:
        """The country that calls its governments so, unless the article names institutions of others."""
        agency = table()["agency"]
        if who in agency["not_before"] or (any(self._bodies.values()) and not self._typical(agency["typical"])):
            return None
        return str(agency["typical"])

    def _led_by(self, who: str) -> str | None:
        """The country whose leader the article calls by a surname."""
        title = re.compile(
            rf"\s(?:President|president|Prime\sMinister|prime\sminister|Premier|Chancellor)\s(?:[A-Z][\w.-]*\s){{0,3}}{re.escape(who)}\b"
        )
        after = re.compile(rf",?\s(?:[A-Z][\w.-]*\s){{0,3}}{re.escape(who)}\b")
        led = {m.code for m in self.countries if title.match(self.text, m.end)}
        led |= {m.code for m in self.countries if self._leader_of(m.start) and after.match(self.text, m.end)}
        return led.pop() if len(led) == 1 else None

    def _leader_of(self, at: int) -> bool:
        return bool(_LEADER_OF.search(self.text, max(0, at - _BACK), at))

    def _bare(self, rule: Rule, start: int, end: int) -> Iterator[PartyMention]:
        for found in rule.pattern.finditer(self.text, start, end):
            at, stop = found.span("name")
            if self._free(at, stop) and not self._in_name(at) and not self._adjective(stop):
                code = self._whose(rule, at, found["name"].lower())
                if code:
                    yield replace(self._mention(at, stop, code, rule.form), inferred=True)

    def _whose(self, rule: Rule, at: int, key: str) -> str | None:
        owners = self._owners.get(key, []) or self._alike(rule)
        codes = {code for _, code in owners}
        if len(codes) == 1:
            return codes.pop()
        if codes:
            return self._last_owner(owners, at)
        if rule.typical and (self._typical(rule.typical) or self._only_here(at, rule.typical)):
            return rule.typical
        return self._about(at) if rule.about else None

    def _alike(self, rule: Rule) -> list[tuple[int, str]]:
        """The owner of forces of another name ("the Chilean Armed Forces ... army officers"), where only one is named."""
        if rule.form != "force":
            return []
        forces = [(m.start, m.code) for m in self.countries if m.form == "force"]
        return forces if len({code for _, code in forces}) == 1 else []

    @cached_property
    def _owners(self) -> dict[str, list[tuple[int, str]]]:
        """For each kind of institution where the article names one with its owner, and the owner."""
        found: dict[str, list[tuple[int, str]]] = {}
        for m in self.mentions:
            if m.form in BODIES or m.kind == "organization":
                key = _key_pattern().search(" ".join(m.text.lower().split()))
            else:
                before = _OWNED.search(self.text, max(0, m.start - _BACK), m.start)
                key = before and _key_pattern().search(before[1].lower())
            if key:
                found.setdefault(key[1], []).append((m.start, m.code))
        return found

    def _last_owner(self, owners: list[tuple[int, str]], at: int) -> str | None:
        """The owner named shortly before, where the sentences before name only one."""
        sentence = self._sentence(at)
        if sentence is None:
            return None
        near = {
            code for start, code in owners if start < at and (s := self._sentence(start)) is not None and s >= sentence - _NEAR
        }
        return near.pop() if len(near) == 1 else None

    def _distance(self, at: int, sentence: int) -> int:
        own = self._sentence(at)
        return sentence if own is None else sentence - own

    def _typical(self, code: str) -> str | None:
        """The country that uses a bare name so, where the article names its institutions and nobody else's as often."""
        return code if self._bodies[code] and self._bodies[code] >= max(self._bodies.values()) else None

    def _only_here(self, at: int, code: str) -> bool:
        """Whether a country is the only one that a sentence names before an offset, in an article without any institution."""
        sentence = self._sentence(at)
        here = {m.code for m in self._codes(sentence, at)} if sentence is not None else set()
        return here == {code} and not any(self._bodies.values())

    @cached_property
    def _bodies(self) -> Counter[str]:
        """How often an article names institutions of each country."""
        counts = Counter(m.code for m in self.countries if m.form in BODIES)
        named = {m.code for m in self.countries}
        for kind, weight in (("released", _RELEASED), ("always", 1), ("beside", 1)):
            for code, signs in table()["signs"][kind].items():
                if kind == "always" or code in named:
                    counts[code] += weight * sum(sign in self.text for sign in signs)
        return counts

    def _about(self, at: int) -> str | None:
        """The country that a passage is about: the only one before in the sentence that does not act on it, else the only one
        of the sentence before, else the one that the article names most by far.
        """
        token, sentence = self.document.token_at(at), self._sentence(at)
        if token is None or sentence is None:
            return None
        here = self._codes(sentence, at)
        acting = {m.code for m in here if self._acts_on(m, token)}
        codes = {m.code for m in here} - acting - self._speakers
        if not codes and sentence:
            codes = {m.code for m in self._codes(sentence - 1, at)} - acting - self._speakers
        if len(codes) == 1:
            return codes.pop()
        if codes or self._main is None or (self._main in acting and not self._alone):
            return None
        return self._main if self._first_of(self._main) < at else None

    def _first_of(self, code: str) -> int:
        return next(m.start for m in self.countries if m.code == code)

    def _codes(self, sentence: int, before: int) -> list[PartyMention]:
        part = self.document.sentences[sentence]
        first = bisect_left(self.starts, part.start)
        last = bisect_left(self.starts, min(part.end, before))
        return [m for m in self.mentions[first:last] if m.kind == "country"]

    def _acts_on(self, mention: PartyMention, token: int) -> bool:
        """Whether a party is the subject of a verb above a token: it speaks to the institution or of it."""
        own = self.document.token_at(mention.end - 1)
        if own is None or self.document.deps[own] not in ("nsubj", "nsubjpass"):
            return False
        return self.document.deps[token] != "nsubj" and any(
            above == self.document.heads[own] for above in self.document.ancestors(token)
        )

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """Whose government is called otherwise: the United States, unless the article names no other country."""
        return frozenset({"USA"}) if {m.code for m in self.countries} - {"USA"} else frozenset()

    @cached_property
    def _alone(self) -> bool:
        """Whether the article is about one country only."""
        return len({m.code for m in self.countries} - self._speakers) == 1

    @cached_property
    def _main(self) -> str | None:
        """The country that the article names most by far."""
        counts = Counter(m.code for m in self.countries if m.code not in self._speakers).most_common(2)
        clear = counts and (len(counts) == 1 or counts[0][1] >= _CLEAR * counts[1][1])
        return counts[0][0] if clear else None

    def _sentence(self, at: int) -> int | None:
        token = self.document.token_at(at)
        return None if token is None else self.document.sentence_of[token]

    def _free(self, start: int, end: int) -> bool:
        """Whether no mention overlaps a span."""
        i = bisect_left(self.starts, start)
        before = i > 0 and self.mentions[i - 1].end > start
        return not before and not (i < len(self.mentions) and self.starts[i] < end)

    def _adjective(self, end: int) -> bool:
        """Whether the word says of what kind something is ("military aid")."""
        token = self.document.token_at(end - 1)
        return token is not None and self.document.tags[token] == "JJ" and self.document.deps[token] in ("amod", "nmod")

    def _in_name(self, at: int) -> bool:
        """Whether the word before makes it another's ("state Senate", "Salvation Army")."""
        before = _CAPITALISED.search(self.text, max(0, at - _BACK), at)
        if before and before["word"] not in table()["openers"]["words"]:
            return not self.text[before.end("word") : at].startswith(",")
        word = _WORD_BEFORE.search(self.text, max(0, at - _BACK), at)
        return bool(word) and word["word"] in table()["others"]["words"]  # type: ignore[index]

    def _mention(self, start: int, end: int, code: str, form: str) -> PartyMention:
        kind = "country" if len(code) == 3 and code.isupper() else "organization"
        return PartyMention(start, end, self.text[start:end], code, kind, form, "party")  # type: ignore[arg-type]
