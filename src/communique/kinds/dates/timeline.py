"""What a reading may depend on besides its own words: publication, the times named before, the tense around."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from communique.kinds.dates.periods import first_day, granularity
from communique.model import Document

FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|won't|to|due|scheduled?|slated|expected|expects?|plans?|planned|until|next|upcoming|payable|expires?|deadline|ahead)\b|['’]ll\b",
    re.IGNORECASE,
)
PAST_TAGS = ("VBD",)
NEAR = 120
"""Characters around an expression that are looked at for words of the future where no tags are known."""


COMPARED = 800
"""Characters within which a comparison with the year before still speaks of the quarter named last."""
_LONGER = frozenset(("P6M", "P9M", "P12M"))


@dataclass(slots=True)
class Timeline:
    """The state of reading one document: ``anchor`` is the last calendar value named, at ``anchor_at``."""

    document: Document | None
    text: str
    day: dt.date | None
    history: bool = False
    slash_order: str | None = None
    anchor: str | None = None
    anchor_at: int = -1
    day_anchor: dt.date | None = None
    quarter: str | None = None
    quarter_at: int = -1
    longer_at: int = -1
    year: int | None = None
    _tenses: dict[int, str] = field(default_factory=dict)

    def add(self, value: str, at: int) -> None:
        """Remember a calendar value named at an offset."""
        begin = first_day(value)
        if begin is None or granularity(value) in ("DE", "CE"):
            return
        self.anchor, self.anchor_at, self.year = value, at, begin.year
        if granularity(value) == "Q" and (self.day is None or (begin - self.day).days < -80):
            self.quarter, self.quarter_at = value, at
        if granularity(value) == "D":
            self.day_anchor = begin

    def lasted(self, value: str, at: int) -> None:
        """Remember where a report turns from a quarter to a longer stretch: "the first nine months"."""
        if value in _LONGER:
            self.longer_at = at

    def compared(self, at: int) -> str | None:
        """The quarter that "a year earlier" at an offset compares with: the last one, where it is near."""
        if self.quarter is None or self.longer_at > self.quarter_at or at - self.quarter_at > COMPARED:
            return None
        return self.quarter

    def now(self) -> dt.date | None:
        """The day that yearless times are read against: publication, or the last time named in a narrative."""
        if self.history and self.anchor:
            return first_day(self.anchor)
        return self.day

    def tense(self, start: int, end: int) -> str:
        """The tense around an expression: "future", "past" or "" where nothing tells."""
        doc = self.document
        if doc is not None and len(doc):
            return self._tagged_tense(doc, start, end)
        window = self.text[max(0, start - NEAR) : start]
        window = re.split(r"[.!?]\s", window)[-1]
        return "future" if FUTURE_WORDS.search(window) else ""

    def _tagged_tense(self, doc: Document, start: int, end: int) -> str:
        tokens = doc.tokens_in(start, end)
        if not tokens:
            return ""
        inside = set(tokens)
        token = next((t for t in tokens if doc.heads[t] not in inside), tokens[0])
        for depth, head in enumerate(doc.ancestors(token)):
            if depth > 6:
                break
            if doc.pos[head] in ("VERB", "AUX") and (tense := self._verb_tense(doc, head)):
                return tense
        return ""

    def _verb_tense(self, doc: Document, verb: int) -> str:
        if verb not in self._tenses:
            self._tenses[verb] = verb_tense(doc, verb)
        return self._tenses[verb]


_NOT_AHEAD = frozenset(
    [
        "fail",
        "refuse",
        "manage",
        "have",
        "force",
        "begin",
        "continue",
        "start",
        "decline",
        "help",
        "allow",
        "seem",
        "appear",
        "use",
    ]
)
_SCHEDULING = frozenset(("schedule", "set", "expect", "plan", "slate", "due"))
_AT_HOME = "begin start open meet host convene gather vote hold run resume end expire take"
_TIMETABLE = frozenset([*_AT_HOME.split(" "), "arrive", "fly", "leave", "visit", "travel", "return", "go", "head"])


def verb_tense(doc: Document, verb: int) -> str:
    """The tense of a verb with its auxiliaries: "future", "past" or ""."""
    tag = doc.tags[verb]
    below = [(doc.words[c].lower(), doc.tags[c], doc.deps[c]) for c in doc.children[verb]]
    words = {word for word, _, dep in below if dep in ("aux", "auxpass")}
    if words & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if tag in PAST_TAGS or any(t == "VBD" and dep in ("aux", "auxpass") for _, t, dep in below):
        return "past"
    if "to" in words:
        head = doc.heads[verb]
        return "" if doc.lemmas[head] in _NOT_AHEAD else "future"
    if words & {"has", "have", "had", "having", "'ve", "’ve"}:
        return "past"
    if tag == "VBN" and not words:
        return "" if doc.lemmas[verb] in _SCHEDULING else "past"
    if (tag in ("VBZ", "VBP") and doc.lemmas[verb] in _TIMETABLE) or (tag == "VBG" and words):
        return "future"
    if words & {"would", "could", "may", "might", "should", "must", "can"}:
        return "future"
    return ""
