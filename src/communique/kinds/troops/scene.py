"""A count in its sentence, with the parties around it, and what the article tells as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from communique.kinds.reading import Facts
from communique.kinds.troops.count import Count, lexicon
from communique.kinds.troops.sides import Sides
from communique.kinds.troops.theatre import Theatres, on_mission
from communique.kinds.troops.value import Troops
from communique.model import Block, Document, Entity
from communique.parties.value import PartyMention

_SHORT = "Mr Ms Mrs Dr Gen Lt Col Maj Sgt Capt Cmdr Cpl Adm Brig Rep Sen Gov St Ft Mt No Jan Feb Aug Sept Oct Nov Dec"
_END = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)(?:(?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.)"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORT.split())
    + r"[\"”’']{0,2}\s+(?=[A-Z\"“`])|\s+(?=(?:The|It|He|She|They|But|In|An?|This|That)\s)))"
)
"""The end of a sentence: no stop of an abbreviation, unless a word that begins sentences follows."""
_HOST = re.compile(r"\b(?:host(?:s|ed|ing)?|home\sto|hous(?:es|ed|ing)|receiv(?:e|es|ed|ing))\s(?:(?:the|its|another)\s)?$")


def _sentence(text: str, segment: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, by its punctuation."""
    left = max(segment.start, start - 300)
    for stop in _END.finditer(text, left, min(start + 1, segment.end)):
        left = min(stop.end(), start)
    stop_after = _END.search(text, end, min(segment.end, end + 300))
    return left, stop_after.start() if stop_after else min(segment.end, end + 300)


Placed = TypeVar("Placed", PartyMention, Entity)


def between(spans: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The spans, in text order, that start in ``start`` to ``end``."""
    return spans[bisect_left(spans, start, key=_start_of) : bisect_left(spans, end, key=_start_of)]


def _start_of(span: PartyMention | Entity) -> int:
    return span.start


class Background:
    """What the article as a whole tells of its forces: where they are, and which sides take part."""

    def __init__(self, text: str, facts: Facts) -> None:
        self.text, self.facts = text, facts
        self.sides = Sides(text, facts)
        self.theatres = Theatres(text, facts, self.sides.datelines)

    @cached_property
    def regional(self) -> bool:
        """Whether the article has the name of a region that the tagger often misses."""
        return any(name in self.text for name in lexicon()["places"]["names"])

    @cached_property
    def provincial(self) -> bool:
        """Whether the article names a province, district or the like by a noun."""
        return _PROVINCE.search(self.text) is not None


_PROVINCE = re.compile(
    r"\s(?:region|province|district|governorate|oblast|valley|glacier|plateau|gorge|peninsula|archipelago|corridor|delta|highlands)\b"
)


class Scene:
    """A count in its sentence, with the parties and places around it."""

    def __init__(
        self,
        document: Document,
        background: Background,
        segment: Block,
        start: int,
        end: int,
        count: Count,
        last: Troops | None,
    ) -> None:
        self.document, self.text = document, document.text
        self.background, self.facts = background, background.facts
        left, right = _sentence(document.text, segment, start, end)
        self.segment, self.left, self.right, self.start, self.end = segment, left, right, start, end
        self.count, self.last = count, last
        named = between(self.facts.parties, left, right)
        self.near = [p for p in named if p.end <= right and not on_mission(document.text, p)]

    @cached_property
    def earlier(self) -> Sequence[PartyMention]:
        """The parties of the sentence before."""
        before, _ = _sentence(self.text, self.segment, max(self.segment.start, self.left - 3), self.left)
        return between(self.facts.parties, before, self.left)

    @cached_property
    def hosted(self) -> bool:
        """Whether the count is what a country hosts: "Qatar, home to some 10,000 soldiers"."""
        return bool(_HOST.search(self.text, max(self.left, self.start - 40), self.start))

    def before(self, reach: int) -> tuple[str, int, int]:
        """The text with the offsets of at most ``reach`` characters before the count, to search a pattern in."""
        return self.text, max(self.left, self.start - reach), self.start


_MANY = re.compile(r"\sfrom\s(?:(?:about|some|more\sthan|at\sleast|nearly)\s)?[\w-]+\s(?:countries|nations|states)\b")
"""After a count of many nations, which are no one country's."""


def from_many(scene: Scene) -> bool:
    """Whether those counted come from several countries."""
    return _MANY.match(scene.text, scene.end, scene.right) is not None
