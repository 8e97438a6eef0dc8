"""A count in its sentence: whose it is, where, in which state, by the grammar and by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import TypeVar, cast

from communique.kinds.reading import Facts
from communique.kinds.troops.around import on_mission
from communique.kinds.troops.count import Count, lexicon, word_of
from communique.kinds.troops.grammar import actor, lies_ahead, told_state
from communique.kinds.troops.value import Troops, TroopState
from communique.model import Block, Document, Entity
from communique.parties.value import PartyMention

_SHORT = "Mr Ms Mrs Dr Gen Lt Col Maj Sgt Capt Cmdr Cpl Adm Brig Rep Sen Gov St Ft Mt No Jan Feb Aug Sept Oct Nov Dec"
_END = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)(?:(?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.)"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORT.split())
    + r"[\"”’']{0,2}\s+(?=[A-Z\"“`])|\s+(?=(?:The|It|He|She|They|But|In|An?|This|That)\s)))"
)
"""The end of a sentence: no stop of an abbreviation, unless a word that begins sentences follows."""


def _sentence(text: str, segment: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, by its punctuation."""
    left = max(segment.start, start - 300)
    for stop in _END.finditer(text, left, start):
        left = stop.end()
    stop_after = _END.search(text, end, min(segment.end, end + 300))
    return left, stop_after.start() if stop_after else min(segment.end, end + 300)


_PLACELIKE = re.compile(
    r"-(?:led|backed|linked|aligned|allied|supported|trained)\b|\s(?:capital|city|town|village|port|province|region|border|coast|waters|soil|territory|states|nations|countries)\b"
)
"""After a party's name that makes it no owner of troops: "the Italian-led force", "in the Lithuanian capital"."""
_OWN = re.compile(r"\b(?:its|their|his|her)\b")
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir)\b")
_AND = re.compile(r"(?:,|,?\sand)\s")
_FROM = re.compile(r"\s(?:from|of)\s(?:\w+\s){0,2}")
_OWNS = re.compile(r"\s?['’]s?\s(?:\w+\s){0,2}|\s?,\s|\s")
_NAME = re.compile(r"^[Tt]he\s|\s(?:region|area)$")
_THERE = re.compile(r"\s(?:are\s|were\s)?(?:already\s|now\s|still\s)?there\b")
_NAMELESS = re.compile(
    r"\s(?:near|at|on|along|close\sto)\s(?:the|its|their)\s(?:border|frontier|line|front)\b|\s(?:to\s(?:an)?other|elsewhere)\b"
)
_IN_COUNTRY = re.compile(r"\s(?:already\s|now\s|still\s)?(?:well\s|deep\s)?(?:in|inside|from)\s(?:the|that)\scountry\b")
_HOST = re.compile(r"\b(?:host(?:s|ed|ing)?|home\sto|hous(?:es|ed|ing))\s(?:(?:the|its)\s)?$")
_BESIDE = re.compile(r"\s(?:are\s|were\s)?(?:already\s|now\s|still\s)?(?:in|at|near|on)\s")


def _several(text: str, parties: list[PartyMention]) -> bool:
    """Whether two parties act together ("India and China each keep")."""
    pairs = pairwise(parties)
    return any(a.code != b.code and _AND.fullmatch(text, a.end, b.start) for a, b in pairs)


Placed = TypeVar("Placed", PartyMention, Entity)


def _between(spans: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The spans, in text order, that start in ``start`` to ``end``."""
    return spans[bisect_left(spans, start, key=_start_of) : bisect_left(spans, end, key=_start_of)]


def _start_of(span: PartyMention | Entity) -> int:
    return span.start


class Scene:
    """A count in its sentence, with the parties and places around it."""

    def __init__(
        self, document: Document, facts: Facts, segment: Block, start: int, end: int, count: Count, last: Troops | None
    ) -> None:
        self.document, self.text, self.facts = document, document.text, facts
        left, right = _sentence(document.text, segment, start, end)
        self.segment, self.left, self.right, self.start, self.end = segment, left, right, start, end
        self.count, self.last = count, last
        named = _between(facts.parties, left, right)
        self.near = [p for p in named if p.end <= right and not on_mission(document.text, p)]

    @cached_property
    def earlier(self) -> Sequence[PartyMention]:
        """The parties of the sentence before."""
        before, _ = _sentence(self.text, self.segment, max(self.segment.start, self.left - 3), self.left)
        return _between(self.facts.parties, before, self.left)

    def party(self, state: TroopState | None) -> str | None:
        """Whose they are: a modifier in the span, an owner beside it, else who acts in the sentence."""
        near = [p for p in self.near if not _PLACELIKE.match(self.text, p.end)]
        if inside := [p for p in near if p.start < self.end and self.start < p.end]:
            return inside[0].code
        if beside := self._beside(near, state):
            return beside
        if word_of("several").search(self.text, self.start, self.end) or self._hosted():
            return None
        if (subject := actor(self.document, self.start, self.end)) is not None:
            acting = [p for p in near if subject[0] <= p.start < subject[1]]
            if acting:
                return acting[0].code if not _several(self.text, acting) else None
        return self._named_before(near, state)

    def _named_before(self, near: list[PartyMention], state: TroopState | None) -> str | None:
        """Whose they are by what stands before them: of those captured by two sides nothing is known."""
        if self.count.elliptic and self.last and state in ("wounded", "captured"):
            return self.last.party
        before = [p for p in near if p.end <= self.start and p.use == "party" and not self._goes_to(p)]
        if state == "captured" and len({p.code for p in before}) > 1:
            return None
        if before and (state != "killed" or _OWN.search(self.text, self.start, self.end)):
            return before[-1].code
        if self.count.elliptic and self.last and (state != "killed" or not before):
            return self.last.party
        if not before and _PRONOUN.search(self.text, self.left, self.start):
            earlier = [p for p in self.earlier if p.use == "party" and not _PLACELIKE.match(self.text, p.end)]
            return earlier[0].code if earlier else self.last.party if self.last else None
        return self.last.party if self.last and not before and self.start - self.last.end < 600 else None

    def _goes_to(self, party: PartyMention) -> bool:
        """Whether a party is where the count before goes: "sent 300 soldiers to Chad; another 900"."""
        return self.count.elliptic and bool(_IN.search(self.text, max(self.left, party.start - 12), party.start))

    def _beside(self, near: list[PartyMention], state: TroopState | None) -> str | None:
        after = next((p for p in near if p.start >= self.end), None)
        own = state == "withdrawn" or _OWN.search(self.text, self.start, self.end)
        from_ = after and not own and (self.count.strong or _FROM.fullmatch(self.text, self.end, after.start))
        if after and from_ and after.start - self.end < (4 if self.count.strong else 25):
            return after.code
        before = next((p for p in reversed(near) if p.end <= self.start), None)
        if before and _OWNS.fullmatch(self.text, before.end, self.start):
            return before.code
        return None

    def location(self, owner: str | None, state: TroopState | None) -> str | None:
        """Where the sentence says they are (or leave): its nearest place, those after the span counting half."""
        if self.elsewhere():
            return None
        if _IN_COUNTRY.match(self.text, self.end, self.right) or self._hosted():
            known = [p for p in (*self.earlier, *self.near) if p.kind == "country" and p.end <= self.start]
            return next((p.code for p in reversed(known) if p.code != owner), None)
        places = [(at, name) for at, name in self._places(state) if not _BREAK.search(self.text, self.end, at)]
        ranked = sorted((self._away(at), name) for at, name in places)
        return next((name for _, name in ranked if name != owner), None)

    def _away(self, at: int) -> float:
        """How far a place is: in characters, half of them after the count, and more before the end of a clause."""
        if at >= self.end:
            return (at - self.end) / 2
        return self.start - at + (BEYOND if _BREAK.search(self.text, at, self.start) else 0)

    def there(self) -> bool:
        """Whether a place follows the count with nothing but a preposition between: "300 troops in Mali"."""
        return bool(_BESIDE.match(self.text, self.end, self.right))

    def right_there(self) -> bool:
        """Whether "there" or "in the country" follows the count: "the 35,000 troops there"."""
        return bool(_THERE.match(self.text, self.end, self.right) or _IN_COUNTRY.match(self.text, self.end, self.right))

    def _hosted(self) -> bool:
        """Whether the count is what a country hosts: "Qatar, home to some 10,000 soldiers"."""
        return bool(_HOST.search(self.text, max(self.left, self.start - 40), self.start))

    def elsewhere(self) -> bool:
        """Whether a place without a name follows the count: "20,000 more near the border"."""
        return bool(_NAMELESS.match(self.text, self.end, self.right))

    def carried(self, owner: str | None, theatre: frozenset[str]) -> str | None:
        """Where they are by what stands outside their sentence: the count before in their paragraph, else the one theatre.

        Where the article tells of troops in two countries, neither is taken.
        """
        last = self.last if self.last and (self.count.elliptic or self.last.party == owner) else None
        if last and last.location and last.location != owner and "\n\n" not in self.text[last.end : self.start]:
            return last.location
        return next(iter(theatre)) if len(theatre) == 1 and owner not in theatre else None

    def _places(self, state: TroopState | None) -> list[tuple[int, str]]:
        left = (
            _LEFT if state == "withdrawn" or _LEAVING.search(self.text, max(self.left, self.start - CUE), self.start) else _IN
        )
        found = [(p.start, self._place_name(p)) for p in self.near if self._placed(p.start, p, left)]
        known = {at for at, _ in found}
        for entity in _between(self.document.entities, self.left, self.right):
            if entity.label in ("GPE", "LOC", "FAC") and self.text[entity.end : entity.end + 1] != "-":
                inside = any(p.start < entity.end and entity.start < p.end for p in self.near)
                if not inside and entity.start not in known and self._placed(entity.start, None, left):
                    kind = _KIND.match(self.text, entity.end, self.right)
                    found.append((entity.start, _NAME.sub("", self.text[entity.start : kind.end() if kind else entity.end])))
        return found + [(m.start("place"), m["place"]) for m in _NEAR.finditer(self.text, self.left, self.right)]

    def _placed(self, at: int, party: PartyMention | None, before: re.Pattern[str]) -> bool:
        if party is not None and (party.form in ("demonym", "force", "ministry", "office") or party.kind != "country"):
            return False
        if party is not None and (self.text[party.end : party.end + 1] == "-" or self._modifies(party)):
            return False
        if _SPEAKING.search(self.text, max(self.left, at - 60), at) or _ORIGIN.search(self.text, max(self.left, at - 24), at):
            return False
        return before.search(self.text, max(self.left, at - 24), at) is not None

    def _modifies(self, party: PartyMention) -> bool:
        """Whether a country's name modifies a noun ("in the US war") and tells no place."""
        token = self.document.token_at(party.end - 1)
        return token is not None and self.document.deps[token] in ("compound", "amod", "nmod", "poss")

    def _place_name(self, party: PartyMention) -> str:
        """The code of a country; a part of it and a town used as a place keep their names."""
        part = re.search(
            r"\b(?:eastern|western|northern|southern|central)\s$", self.text[max(0, party.start - 10) : party.start]
        )
        if part:
            return part[0] + party.text
        return party.text if party.form in ("capital", "seat") else party.code

    def state(self) -> TroopState | None:
        """The state that the verb of the count tells, else the nearest cue in the clause."""
        state = told_state(self.document, self.start, self.end)
        cue = self._cue()
        if (state, cue) in (("stationed", "total"), ("stationed", "exercise"), ("withdrawn", "captured")):
            return cue
        if "deployed" in (state, cue) and _NEGATED.search(self.text, max(self.left, self.start - 40), self.start):
            return None
        if state is None and self._pulled():
            state = "withdrawn"
        if self.count.strong and state == "withdrawn" and lies_ahead(self.document, self.start, self.end):
            return None
        if self.count.strong and state is None and cue != "exercise":
            return None
        if state == "deployed" and _ahead().search(self.text, max(self.left, self.start - 50), self.start):
            return "planned"
        if self.count.elliptic and self.text[max(0, self.start - 5) : self.start] == "from ":
            return next((told for told in (state, cue) if told not in ("planned", None)), None)
        if state is None and self.count.elliptic and self._goal():
            return "planned"
        if state is None and cue is None and self.count.elliptic and self.last:
            return self.last.state
        return state or cue

    def _goal(self) -> bool:
        """Whether a number is what a strength shall come to: "will reduce the number to 8,600"."""
        shall = _ahead().search(self.text, max(self.left, self.start - 110), self.start)
        return bool(shall) and self.text[max(0, self.start - 3) : self.start] == "to "

    def _pulled(self) -> bool:
        """Whether they are pulled from somewhere: "pulling up to 4,000 troops from", "pull 300 soldiers out"."""
        return bool(
            _PULL.search(self.text, max(self.left, self.start - 12), self.start) and _OUT.match(self.text, self.end, self.right)
        )

    def _cue(self) -> TroopState | None:
        start, end = self._clause()
        best, state = CUE, None
        for cue in _cues().finditer(self.text, max(start, self.start - 2 * CUE), min(end, self.end + 2 * CUE)):
            away = self.start - cue.end() if cue.end() <= self.start else max(0, cue.start() - self.end)
            if away < best:
                best, state = away, cast(TroopState, cue.lastgroup)
        if state in ("deployed", "stationed", None) and _ahead().search(self.text, start, end) and state != "stationed":
            return "planned" if state == "deployed" else None
        return state

    def _clause(self) -> tuple[int, int]:
        start = max((m.end() for m in _CLAUSE.finditer(self.text, self.left, self.start)), default=self.left)
        stop = _CLAUSE.search(self.text, self.end, self.right)
        return start, stop.start() if stop else self.right


_KIND = re.compile(r"\s(?:province|valley|peninsula|governorate|oblast)\b")
_LEAVING = re.compile(r"\b(?:withdraw\w*|withdrew|pull(?:s|ed|ing)?|bring(?:ing)?\shome|remov\w+|evacuat\w+|recall\w*)\b")
"""Before a count: its place may be the one that it leaves, or shall not leave."""
_NEGATED = re.compile(r"\b(?:without|never|not|n[’']t)\s(?!only\b)(?:sen[dt]|sending|deploy|requir|need)\w*\s(?:the\s|any\s)?$")
"""Before a count that is denied: "without deploying thousands of soldiers"."""
_ORIGIN = re.compile(r"\bfrom\s(?:across|around|inside|near|over|throughout)\s(?:the\s)?$")
_PULL = re.compile(r"\b(?:pull(?:s|ed|ing)?|tak(?:e|es|ing)|took)\s$", re.IGNORECASE)
_OUT = re.compile(r"\s(?:back\s|out\s)?(?:from|out\sof|out)\b")
_NEAR = re.compile(
    r"\b(?:near|outside(?:\sof)?|(?:north|south|east|west)\sof)\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?<!['’]s)"
)
"""Places by their preposition alone, where the tagger knows no name."""
_PREPOSITIONS = "in|into|to|at|near|inside|across|through|throughout|on|over|around|surrounding"
_PARTS = r"(?:the\s|eastern\s|western\s|northern\s|southern\s|central\s|neighbou?ring\s)?"
_KINDS = "(?:town|city|village|port|airport|province|district|region|valley|island|outskirts|suburb)"
_IN = re.compile(rf"\b(?:{_PREPOSITIONS}|{_KINDS}\sof)\s{_PARTS}$")
_LEFT = re.compile(rf"\b(?:{_PREPOSITIONS}|{_KINDS}\sof|from|leave|leaving|left|quit|quitting)\s{_PARTS}$")
"""Before a place: where those counted are; and, of those withdrawn, what they leave."""
BEYOND = 100
"""Characters that the end of a clause counts for."""
_BREAK = re.compile(r";|,\s(?:\w+\s)?of\s(?:which|whom)\b")
CUE = 100
"""How far from a count a word that tells its state may stand."""
_CLAUSE = re.compile(r";|\s:\s|\bwhile\b|\bbut\b|,\swhere\b|—")
_SPEAKING = re.compile(r"\b(?:told|said|says|speaking|interview|reporters|news\sconference)\b[^,;]{0,40}$")


@cache
def _cues() -> re.Pattern[str]:
    """Words that tell a state, each in a group that has its name."""
    told = "|".join(f"(?P<{state}>{words})" for state, words in lexicon()["states"].items())
    return re.compile(rf"{_at_start(*lexicon()['states'].values())}(?:{told})\b", re.IGNORECASE)


def _at_start(*alternatives: str) -> str:
    """A guard that lets a pattern of words be tried only where one of them can start; each starts with a letter."""
    first = "".join(sorted({word[0] for words in alternatives for word in words.split("|") if word[:1].isalpha()}))
    return rf"(?<!\w)(?=[{first}])"


@cache
def _ahead() -> re.Pattern[str]:
    words = lexicon()["ahead"]["words"]
    return re.compile(rf"{_at_start(words)}(?:{words})\b", re.IGNORECASE)
