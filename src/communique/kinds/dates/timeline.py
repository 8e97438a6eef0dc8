"""What a reading may depend on besides its own words: publication, the times named before, the tense around."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from communique.kinds.dates.lexicon import lexicon, listed
from communique.kinds.dates.periods import first_day, granularity, interval, telling_day
from communique.kinds.dates.topic import Topic
from communique.model import Document

PAST_TAGS = ("VBD",)
NEAR = 120
"""Characters around an expression that are looked at for words of the future where no tags are known."""


LINES = 250
"""Characters within which "will meet on Thursday" still speaks of the coming week named before."""
Telling = Literal["story", "report", "aside", "passing"]
DAY_NEAR = 500
"""Characters within which a time of day is still of the day named before."""
DATED = 40
"""Characters of an expression among which its year stands."""
_GIVEN_NAME = (
    r"(?:\A|[.!?][\"”’]?\s|\n|\band |, |\bby |\bwith )%s [A-Z][a-z]{2,15}"
    r"(?=,? (?:said|says|told|of|who|was|is|has|had|\d\d,|[a-z]{2,12}ed\b|wrote|spoke))"
)
"""A month's word as the first name of a person: "April Lund said", "by June Orr, 34,"."""
_BC = re.compile(r"BC(\d{4})")
FINENESS = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "H": 3, "S": 3, "Y": 4, "DE": 5}
"""The units of calendar values that a time may be counted from, the finest first."""
COARSEST = 4


@dataclass(slots=True)
class Timeline:
    """The state of reading one document: ``topic`` is what it reports on, ``anchor`` the last value named, at ``anchor_at``.

    ``told`` is the last day that something was told of, and where, ``limit`` the last until which something lasts, ``late`` the
    last month of which the end was meant ("late August"); ``main`` the first and last day of a narrative's main line, ``back``
    the time that a passage of background or a "had" looked back to, and where (passages.py).
    """

    document: Document | None
    text: str
    day: dt.date | None
    topic: Topic
    history: bool = False
    anchor: str | None = None
    anchor_at: int = -1
    year: int | None = None
    year_named: int | None = None
    year_named_at: int = -1
    explicit: int = 0
    told: tuple[str, int] = ("", -1)
    limit: str = ""
    late: str = ""
    main: tuple[dt.date, dt.date] | None = None
    back: tuple[str, int] = ("", -1)
    weekdays: dict[int, dt.date] = field(default_factory=dict)
    _named: dict[int, tuple[str, int]] = field(default_factory=dict)
    _tenses: dict[int, str] = field(default_factory=dict)
    _people: dict[str, bool] = field(default_factory=dict)

    def add(self, value: str, at: int, telling: Telling = "story") -> None:
        """Remember a calendar value named at an offset; an aside is counted from, but the narrative stays where it was.

        What is told in passing ("which had left on May 8") is not even counted from."""
        if telling == "passing":
            return
        if (era := _BC.match(value)) is not None and telling != "aside":
            self.anchor, self.anchor_at, self.year = value, at, -int(era[1])
        begin, unit = first_day(value), granularity(value)
        if begin is None or unit not in FINENESS:
            return
        self._named[FINENESS[unit]] = (value, at)
        if telling == "aside" or unit == "DE":
            return
        self.anchor, self.anchor_at, self.year = value, at, (telling_day(value) or begin).year
        if unit == "D" and not (telling == "report" and self._is_told_near(at)):
            self.told = (value, at)

    def _is_told_near(self, at: int) -> bool:
        """Whether a day that is not to come was told of near an offset."""
        value, where = self.told
        return bool(value) and at - where < DAY_NEAR and not (self.day is not None and value[:10] > self.day.isoformat())

    def note_year(self, value: str, at: int, dated: bool) -> None:
        """Remember the year that "that year" of news speaks of: one that is written, or not that of publication."""
        begin = first_day(value)
        if begin is not None and (dated or self.day is None or begin.year != self.day.year):
            self.year_named, self.year_named_at = begin.year, at

    @property
    def before_christ(self) -> int | None:
        """The year told of last, as a negative number, where it is one before Christ."""
        return self.year if self.year is not None and self.year < 0 else None

    def last(self, unit: str) -> str | None:
        """The value named last that is no coarser than a unit, so that it can be counted from in that unit."""
        named = [said for fineness, said in self._named.items() if fineness <= FINENESS.get(unit, COARSEST)]
        return max(named, key=lambda said: said[1])[0] if named else None

    @property
    def quarter(self) -> str | None:
        """The quarter named last."""
        value = self._named.get(FINENESS["Q"], ("", 0))[0]
        return value if granularity(value) == "Q" else None

    def ahead(self, at: int) -> dt.date | None:
        """The coming day, or the Monday of the coming week, that was named a few lines before an offset."""
        named = [said for fineness, said in self._named.items() if fineness <= FINENESS["W"] and at - said[1] < LINES]
        value = max(named, key=lambda said: said[1])[0] if named else ""
        begin = first_day(value)
        away = (begin - self.day).days if begin and self.day else 0
        return begin if 0 < away < 14 and value != self.limit else None

    def counted_from(self, value: str) -> dt.date | None:
        """The day of a value that "a week later" counts from: the first, the last of a month whose end was meant."""
        days = interval(value)
        return days[value == self.late] if days else None

    def last_day(self, unit: str) -> dt.date | None:
        """The first day of what was named last and is no coarser than a unit."""
        value = self.last(unit)
        return first_day(value) if value else None

    def day_near(self, at: int) -> dt.date | None:
        """The day that the text tells of near an offset, not the one on which somebody said so."""
        value, where = self.told
        near = value and granularity(self.anchor or "") == "D" and at - where < DAY_NEAR
        return first_day(value) if near else None

    @property
    def anchor_is_dated(self) -> bool:
        """Whether the last value was named with its year in figures: no "the end of the year"."""
        return (self.anchor or "-")[:4] in self.text[self.anchor_at : self.anchor_at + DATED]

    @property
    def day_anchor(self) -> dt.date | None:
        """The day named last."""
        return self.last_day("D")

    def now(self) -> dt.date | None:
        """The day that yearless times are read against: publication, or the last time named in a narrative."""
        if self.history and self.anchor:
            return telling_day(self.anchor) or self.day
        return self.day

    def names_person(self, word: str) -> bool:
        """Whether the article names a person by a month's word: "Theresa May", "Mrs. May"."""
        if word not in self._people:
            before = re.findall(rf"\b([A-Z][a-z]{{1,15}})\.?\ {word.capitalize()}\b(?!,?\ \d|\ of\b)", self.text)
            time_words = listed("before_month")
            self._people[word] = any(
                name.lower() not in lexicon().letter_of_word and name.lower() not in time_words for name in before
            ) or bool(re.search(_GIVEN_NAME % word.capitalize(), self.text))
        return self._people[word]

    def tense(self, start: int, end: int) -> str:
        """The tense around an expression: "future", "past" or "" where nothing tells."""
        doc = self.document
        if doc is not None and len(doc):
            return self._tagged_tense(doc, start, end)
        return plain_tense(self.text[max(0, start - NEAR) : start])

    def _tagged_tense(self, doc: Document, start: int, end: int) -> str:
        tokens = doc.tokens_in(start, end)
        if not tokens:
            return ""
        inside = set(tokens)
        token = next((t for t in tokens if doc.heads[t] not in inside), tokens[0])
        for depth, head in enumerate(doc.ancestors(token)):
            if depth > 6:
                break
            if head > tokens[-1] and (doc.words[tokens[-1] + 1].lower() == "that" or _said_then(doc, tokens[0], head)):
                continue
            if depth == 0 and _is_date_of(doc, head):
                return "future"
            if doc.pos[head] in ("VERB", "AUX") and (tense := self._verb_tense(doc, head)):
                return tense
        return ""

    def _verb_tense(self, doc: Document, verb: int) -> str:
        if verb not in self._tenses:
            self._tenses[verb] = verb_tense(doc, verb)
        return self._tenses[verb]


def _is_date_of(doc: Document, verb: int) -> bool:
    """Whether "is" says when something is to be: "the vote is Tuesday", "the deadline is midnight Monday"."""
    if doc.lemmas[verb] != "be" or doc.tags[verb] not in ("VBZ", "VBP"):
        return False
    return any(doc.deps[child] == "nsubj" and doc.lemmas[child] in listed("dated_things") for child in doc.children[verb])


def _said_then(doc: Document, first: int, verb: int) -> bool:
    """Whether the expression that begins at ``first`` stands right behind the verb of saying above a clause, which the parser
    hangs it on ("said on Tuesday it would leave").
    """
    before = first - 1 if doc.deps[first - 1] != "prep" else first - 2
    return before >= 0 and doc.deps[verb] == "ccomp" and doc.heads[verb] == before and doc.tags[before] == "VBD"


def plain_tense(before: str) -> str:
    """The tense that the words before an expression suggest: "future", "past" or ""."""
    weak, after = "", ""
    raws = before.replace("’", "'").split()[::-1]
    words = [raw.lower().strip(',:()"“”') for raw in raws]
    for n, (raw, word) in enumerate(zip(raws, words, strict=True)):
        if word in listed("cues_ahead") and raw != "May" and not (word == "to" and _leads_nowhere(after)):
            return _aim_before(words[n + 1 :]) if word == "to" else _planned(words[n + 1 :])
        to_be = words[n + 1 : n + 2] == ["be"]
        if word in listed("cues_back") and not to_be:
            return "past"
        weak = weak or ("past" if word.endswith("ed") and len(word) > 4 and not to_be else "")
        if word[-1:] in (".", "!", "?", ";"):
            break
        after = raw
    return weak


def _leads_nowhere(after: str) -> bool:
    """Whether no verb follows "to": "to the", "to nine percent"."""
    word = after.lower()
    return word in listed("after_to") or word in lexicon().words["numword"] or not after[:1].islower()


def _aim_before(before: list[str]) -> str:
    """The tense of "to" from the words before it, the nearest first: "moved to", "had been set to" are past."""
    word = before[0] if before else ""
    planning = any(word.startswith(verb.removesuffix("e")) for verb in listed("planning"))
    return "past" if word.endswith("ed") and len(word) > 4 and not planning else _planned(before)


def _planned(before: list[str]) -> str:
    """What is planned is to come, unless it "had been"."""
    return "past" if "been had" in " ".join(before[:4]) else "future"


def _aim_tense(doc: Document, head: int) -> str:
    """The tense of "to" and a verb, from the word that governs it: "was to end" was still to come."""
    if doc.lemmas[head] in listed("aims_open"):
        return ""
    if doc.lemmas[head] == "be":
        return "future"
    if doc.pos[head] == "ADJ" and doc.lemmas[head] not in listed("planning"):
        head = doc.heads[head]
    if any(doc.words[token].lower() == "had" for token in _auxiliaries(doc, head)):
        return "past"
    past = any(doc.tags[token] == "VBD" for token in (head, *_auxiliaries(doc, head)))
    return "past" if past and doc.lemmas[head] not in listed("planning") else "future"


def _auxiliaries(doc: Document, verb: int) -> list[int]:
    return [child for child in doc.children[verb] if doc.deps[child] in ("aux", "auxpass")]


def _comes_into(doc: Document, verb: int) -> bool:
    """Whether a verb is that of "comes into force", "enters into effect", which is to come."""
    return doc.lemmas[verb] in ("come", "enter", "go") and any(
        doc.words[child].lower() == "into" for child in doc.children[verb]
    )


def verb_tense(doc: Document, verb: int) -> str:
    """The tense of a verb with its auxiliaries: "future", "past" or ""."""
    tag = doc.tags[verb]
    below = [(doc.words[c].lower(), doc.tags[c], doc.deps[c]) for c in doc.children[verb]]
    words = {word for word, _, dep in below if dep in ("aux", "auxpass")}
    if words & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if tag in PAST_TAGS or any(t == "VBD" and dep in ("aux", "auxpass") for _, t, dep in below):
        return "past"
    if "to" in words and not words & {"have", "having"}:
        return _aim_tense(doc, doc.heads[verb])
    if words & {"has", "have", "had", "having", "'ve", "’ve"}:
        return "past"
    if words & {"is", "are"} and doc.lemmas[verb] in (*listed("scheduling"), *listed("brought_out")):
        return "future"
    if tag == "VBN" and not words:
        return "" if doc.lemmas[verb] in listed("scheduling") else "past"
    if tag in ("VBZ", "VBP") and (doc.lemmas[verb] in listed("timetable") or _comes_into(doc, verb)):
        return "future"
    if tag == "VBG" and words:
        return "future"
    if words & {"would", "could", "may", "might", "should", "must", "can"}:
        return "future"
    return ""
