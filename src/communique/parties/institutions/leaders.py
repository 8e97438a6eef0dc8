"""Whom an article calls the leader of which country: "the Berg regime", "Berg's forces" and "his troops" are that country's."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from communique.model import Document
from communique.parties.institutions.passage import Passage
from communique.parties.organizations.peoples import is_of_people
from communique.parties.value import PartyMention

LEADER = (
    r"(?:President(?:[-\s][Ee]lect)?|president(?:-elect)?|Prime\sMinister|prime\sminister"
    r"|Premier|premier|Chancellor|chancellor)"
)
_RULER = rf"(?:{LEADER}|leader|ruler|dictator|strongman|autocrat|despot|King|Emir|Sultan|Supreme\sLeader)"
_TIMES = (
    r"(?:\s(?:interim|acting|transitional|former|outgoing|ousted|late|new|current|then|long-time|longtime|authoritarian)){0,2}"
)
_WORD = r"(?:[A-Z][\w.’'-]*|[a-z]{2}-[A-Z][\w’'-]*)"
_NAMES = rf"(?P<names>{_WORD}(?:\s{_WORD}){{0,3}})"
_TITLED = re.compile(rf"(?:['’]s)?{_TIMES}\s{_RULER},?\s{_NAMES}")
"""Behind the name of a country: its leader ("Peru's ousted president, Ana Berg")."""
_OWN = re.compile(rf"['’]s\s{_NAMES}")
"""Behind the name of a country: one of it ("Peru's Ana Berg")."""
_APPOSED = re.compile(rf"(?:['’]s)?{_TIMES}\s{_RULER}\b")
_BEFORE = re.compile(rf"(?<!\w)(?<!President\s)(?<!Minister\s)(?<!Chancellor\s)(?!{LEADER}\b){_NAMES},\s(?:the\s)?$")
"""Around the name of a country that says whose leader somebody is ("Ana Berg, the Peruvian president")."""
_AFTER = re.compile(rf",?\s{_NAMES}")
_LEADER_OF = re.compile(rf"\b{_RULER}\sof\s(?:the\s)?$")
_NAMED_OF = re.compile(rf"\b{_RULER}\s{_NAMES}\sof\s(?:the\s)?$")
_HEAD_OF = re.compile(
    rf"{_NAMES},\s(?:the\s)?(?:{_RULER}|[Hh]ead|[Cc]hief|[Cc]ommander(?:-in-[Cc]hief)?)\sof\s(?:(?:the|[A-Z]\w+)\s){{0,3}}(?:of\s)?(?:the\s)?$"
)
"""Before the name of a country: its leader, or one who commands for it ("President Ana Berg of Peru")."""
_WAR = r"(?:war|invasion|aggression)\b"
_WAGED = re.compile(rf"['’]s?\s(?:[\w-]+,?\s){{0,4}}?{_WAR}|(?:\s[\w’'-]+){{0,9}}?\sits\s(?:[\w-]+,?\s){{0,5}}?{_WAR}")
_WAGED_BY = re.compile(rf"\s(?:[\w-]+,?\s){{0,4}}?{_WAR}")
"""Behind the name of a country, or of its people, that wages a war ("Peru's brutal invasion", "Peru must end its war")."""
_WAR_OF = re.compile(rf"\b(?P<who>[A-Z][\w-]{{1,20}})['’]s\s(?:[\w-]+,?\s){{0,4}}?{_WAR}")
"""One whose war it is said to be ("Berg's unprovoked war")."""
WARLIKE = re.compile(
    r"(?i)\b(?:wars?|invasion|invad\w+|aggression|atrocit\w+|attack\w*|assault|abuses|strikes|air-?strikes?|bomb(?:s|ing|ed|ard\w*)?|shelling|munitions"
    r"|missiles?)\b"
)
"""What a sentence on those who wage a war speaks of."""
_MINISTERS = (
    r"[Pp]rime\s[Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ee]mir|[Ss]ultan"
    r"|(?:[Ff]oreign|[Dd]efen[cs]e)\s[Mm]inister|[Aa]mbassador"
)
_POST = rf"(?P<post>[Pp]resident|{_MINISTERS})"
_HAS = re.compile(rf"(?:['’]s)?{_TIMES}\s{_POST}\b")
_POST_OF = re.compile(rf"\b{_POST}\sof\s(?:the\s)?$")
"""Around the name of a country: the post of its leader, named or not."""
_THE_POST = re.compile(rf"\b[Tt]he\s{_POST}(?:\sand\s(?:his|her)|['’]s)\s(?:[\w-]+\s){{0,2}}$")
"""Before an institution: the leader whose it is, by his post ("the prime minister and his government")."""
_SPEAKS = re.compile(rf"\b[Tt]he\s(?P<post>{_MINISTERS})\b(?!\s(?:of|to)\b)")
"""Who is spoken of by a post that no American has."""
_HIS = re.compile(rf"\b{_RULER}\s{_NAMES}")
_BESIDE = re.compile(r"\b(?:the\sUnited\sStates|the\sU\.S\.)\sand\s(?:the\s)?$")
"""Before a country that acts with the United States."""
_CAPITAL = re.compile(rf"(?<![\w-]){_WORD}")
_SENTENCE = 250
"""Characters before "his" in which the leader is looked for."""
_OPENING = 25
"""Characters of a sentence at most before an institution that it begins with ("His new army")."""
_LABEL = 30
"""Characters at most of a sentence that only tells who speaks."""
_BACK = 60
"""Characters before the name of a country in which its leader is looked for."""
_MOST = 20
"""Leaders looked for in one article: bounds the work on hostile texts."""
_CLEAR = 2
"""How many times as often as the next a country is said to wage war that does."""


class Leaders:
    """What the mentions of countries tell of who leads them."""

    def __init__(self, document: Document, countries: list[PartyMention], passage: Passage) -> None:
        self.document = document
        self.text = document.text
        self.countries = countries
        self.passage = passage
        self._led: dict[str, str | None] = {}
        self._titled: dict[str, bool] = {}
        self._never_in: dict[str, bool] = {}
        self._firsts: dict[str, int] = {}
        self._beside: dict[str, str | None] = {}

    def led_by(self, who: str) -> str | None:
        """The country of which the article calls somebody of a surname the leader, None where it does not say."""
        if who not in self._led and len(self._led) < _MOST:
            self._led[who] = self._led_by(who)
        return self._led.get(who)

    def called(self, who: str) -> bool | None:
        """Whether the article calls somebody of a surname a leader, None where it was asked of too many."""
        if who not in self._titled and len(self._titled) < _MOST:
            name = rf"\b{LEADER}\s(?:[A-Z][\w.-]*\s){{0,3}}{re.escape(who)}\b"
            self._titled[who] = re.search(name, self.text) is not None
        return self._titled.get(who)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words of the names of people."""
        people = (self.text[e.start : e.end] for e in self.document.entities if e.label == "PERSON")
        return frozenset(word for name in people for word in name.split())

    def is_surname(self, who: str) -> bool:
        """Whether a word is of the name of somebody, or of what the model takes for a place where the text never is in it."""
        if who in self.surnames or is_of_people(who):
            return who in self.surnames
        if who not in self._taken:
            return False
        if who not in self._never_in:
            place = rf"\b(?:[Ii]n|from|of|across|to|at|for)\s(?:the\s)?{re.escape(who)}\b(?!['’])"
            self._never_in[who] = re.search(place, self.text) is None
        return self._never_in[who]

    @cached_property
    def _taken(self) -> frozenset[str]:
        """What the model takes for a place or a body."""
        return frozenset(self.text[e.start : e.end] for e in self.document.entities if e.label in ("GPE", "ORG"))

    def wages(self, who: str) -> bool:
        """Whether the article speaks of the war of one of a surname ("Berg's war")."""
        return who in self._waging

    @cached_property
    def _waging(self) -> frozenset[str]:
        return frozenset(found["who"] for found in _WAR_OF.finditer(self.text))

    def main_of(self, who: str, at: int) -> str | None:
        """The country that the article is about, for the regime of somebody whom it places nowhere: not one that the sentence
        speaks of itself, nor one that another's war is of.
        """
        main, sentence = self.passage.main, self.passage.sentence(at)
        if main is None or sentence is None or self.wages(who) or self.waging == main:
            return None
        here = self.passage.codes(sentence, self.document.sentences[sentence].end)
        return None if any(m.code == main for m in here) else main

    def met_with(self, who: str) -> str | None:
        """The only country but the United States that the sentence which names somebody of a surname first has before it, but
        where that speaks of war.
        """
        first = self._firsts.get(who)
        if first is None and len(self._firsts) < _MOST:
            first = self._firsts[who] = self.text.find(who)
        sentence = self.passage.sentence(first) if first is not None and first >= 0 else None
        if first is None or sentence is None or self.at_war(first):
            return None
        before = self.passage.codes(sentence, first)
        here = {m.code for m in before if m.form != "capital"} - self.passage.speakers
        return here.pop() if len(here) == 1 else None

    def beside(self, who: str) -> str | None:
        """The country that the sentences which name somebody of a surname, and those around them, name most by far, but for the
        United States.
        """
        if who not in self._beside and len(self._beside) < _MOST:
            self._beside[who] = self._near(who)
        return self._beside.get(who)

    def _near(self, who: str) -> str | None:
        found = re.finditer(rf"\b{re.escape(who)}\b", self.text)
        named = {self.passage.sentence(one.start()) for one, _ in zip(found, range(_MOST), strict=False)} - {None}
        around = {i + step for i in named if i is not None for step in (-1, 0, 1)} & set(range(len(self.document.sentences)))
        counts = Counter(
            m.code
            for i in around
            for m in self.passage.codes(i, self.document.sentences[i].end)
            if m.form != "seat" and m.code not in self.passage.speakers and not self._with_others(m)
        )
        top = counts.most_common(2)
        clear = top and top[0][1] >= _CLEAR * (top[1][1] if len(top) > 1 else 1)
        return top[0][0] if clear else None

    def _with_others(self, m: PartyMention) -> bool:
        """Whether a country is named as one beside the United States ("the United States and Peru")."""
        return _BESIDE.search(self.text, max(0, m.start - _BACK), m.start) is not None

    def ruled(self, at: int) -> str | None:
        """Whose regime one called by a surname is, whatever the article calls its leader: of the country that the passage is
        about, or the only one of the article.
        """
        return self.passage.about(at) or (self.passage.main if self.passage.alone else None)

    def at_war(self, start: int) -> str | None:
        """The country that wages the war of which the sentence at an offset speaks, where the article has only one do so."""
        i = self.passage.sentence(start)
        part = self.document.sentences[i] if i is not None else None
        return self.waging if part and WARLIKE.search(self.text, part.start, part.end) else None

    def his(self, at: int, force: bool, placed: bool = False) -> str | None:
        """The country of the leader whom the sentence names last before an offset ("Berg ordered his troops home"); ``placed``:
        also by the countries around the name of one who is called a leader of none.
        """
        i = self.passage.sentence(at)
        begin = max(self.document.sentences[i].start, at - _SENTENCE) if i is not None else at
        post = _THE_POST.search(self.text, max(begin, at - _BACK), at)
        spoken = post or next(iter(reversed(list(_SPEAKS.finditer(self.text, begin, at)))), None)
        if spoken and (codes := self._posts.get(spoken["post"].lower())) and (post or len(codes) == 1):
            return next(iter(codes)) if len(codes) == 1 else None
        words = [_surname(word) for word in _CAPITAL.findall(self.text, begin, at)]
        code = next((code for word in reversed(words) if word in self.named and (code := self.led_by(word))), None)
        if code:
            return code
        if force and _HIS.search(self.text, begin, at) and (code := self.at_war(at) or self._was_at_war(i)):
            return code
        if force and any(self.wages(word) for word in words):
            return self.waging
        last = i and next((k for k in (i - 1, i - 2) if k >= 0 and self._says(k)), None)
        before = self._named_before(last) if last and at - begin < _OPENING else None
        if before is None and placed and (found := _HIS.search(self.text, begin, at)):
            before = self.beside(_surname(found["names"].split()[-1]))
        alone = force and not self.surnames.intersection(words)
        return before or (self._warring(last) if last and alone else None)

    def _was_at_war(self, sentence: int | None) -> str | None:
        """The same of the sentence before one."""
        return self.at_war(self.document.sentences[sentence - 1].start) if sentence else None

    def _says(self, sentence: int) -> bool:
        """Whether a sentence is none that only tells who speaks."""
        part = self.document.sentences[sentence]
        return part.end - part.start > _LABEL or not self.text[part.start : part.end].rstrip().endswith(":")

    def _warring(self, sentence: int) -> str | None:
        """The country that wages the war of the article, where a sentence names its leader, for "his forces" in the next."""
        part = self.document.sentences[sentence]
        words = _CAPITAL.findall(self.text, max(part.start, part.end - _SENTENCE), part.end)
        led = any(self.wages(_surname(word)) for word in words) or _HIS.search(self.text, part.start, part.end)
        return self.waging if led else None

    def _named_before(self, sentence: int) -> str | None:
        """The country of the only leader whom a sentence names, for the next that begins with "his"."""
        part = self.document.sentences[sentence]
        words = _CAPITAL.findall(self.text, max(part.start, part.end - _SENTENCE), part.end)
        codes = {self.led_by(_surname(word)) for word in words if _surname(word) in self.named} - {None}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def _posts(self) -> dict[str, set[str]]:
        """The posts of leaders and the countries of whose the article speaks."""
        found: dict[str, set[str]] = {}
        for m in self.countries:
            for post in (_HAS.match(self.text, m.end), _POST_OF.search(self.text, max(0, m.start - _BACK), m.start)):
                if post:
                    found.setdefault(post["post"].lower(), set()).add(m.code)
        return found

    def _led_by(self, who: str) -> str | None:
        led = self.named.get(who, set())
        name = rf"\s(?:[A-Z][\w.-]*\s){{0,3}}{re.escape(who)}\b"
        if not led and len({m.code for m in self.countries}) == 1 and re.search(rf"\b{_RULER}{name}", self.text):
            return self.countries[0].code
        return next(iter(led)) if len(led) == 1 else None

    @cached_property
    def named(self) -> dict[str, set[str]]:
        """The words of the names of leaders and the countries that the article gives them."""
        found: dict[str, set[str]] = {}
        for m in self.countries:
            for word in (word for names in self._leaders(m) for word in names.split()):
                found.setdefault(_surname(word), set()).add(m.code)
        return found

    def _leaders(self, m: PartyMention) -> list[str]:
        """The names of those whom the words around the name of a country call its leaders."""
        low = max(0, m.start - _BACK)
        found = [_TITLED.match(self.text, m.end)]
        if m.form in ("name", "capital", "seat"):
            found.append(_OWN.match(self.text, m.end))
            found += [_NAMED_OF.search(self.text, low, m.start), _HEAD_OF.search(self.text, low, m.start)]
            found.append(_AFTER.match(self.text, m.end) if _LEADER_OF.search(self.text, low, m.start) else None)
        else:
            found.append(_HEAD_OF.search(self.text, low, m.start))
        if _APPOSED.match(self.text, m.end):
            found.append(_BEFORE.search(self.text, low, m.start))
        return [one["names"] for one in found if one]

    @cached_property
    def waging(self) -> str | None:
        """The country whose war or invasion the article speaks of, where it is one country's."""
        counts = Counter(m.code for m in self.countries if self._wages(m))
        top = counts.most_common(2)
        return top[0][0] if top and (len(top) == 1 or top[0][1] >= _CLEAR * top[1][1]) else None

    def _wages(self, m: PartyMention) -> bool:
        by_people = m.form == "demonym" and _WAGED_BY.match(self.text, m.end)
        return bool(by_people or (m.form != "capital" and _WAGED.match(self.text, m.end)))


def _surname(word: str) -> str:
    """A word of a name without what is no part of it ("Berg's", "Berg.", "al-Berg")."""
    word = word.rstrip(".").removesuffix("'s").removesuffix("’s")
    return word[3:] if word[0].islower() else word
