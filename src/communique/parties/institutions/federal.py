"""Bodies of the United States that no table has, by what an American text tells of them: who is named to them ("to be a Member
of the Canal Review Commission"), who set them up, whose they are ("the Canal Council, Department of the Interior").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice

from communique.model import Document
from communique.parties.institutions.home import BODIES
from communique.parties.institutions.keys import table
from communique.parties.names.doubt import in_address
from communique.parties.names.offices import of_state
from communique.parties.rules import rules
from communique.parties.value import PartyMention, is_free

_HEAD = (
    r"(?:Council|Commission|Committee|Board|Task\s{1,8}Force|Working\s{1,8}Group|Administration|Agency|Bureau|Office|Service|Corps"
    r"|Directorate|Division|Center|Institute|Authority|Foundation|Corporation|Panel)"
)
_CAP = r"[A-Z][\w’'&/-]*"
_MORE = rf"(?:\s{{1,8}}(?:(?:and|for|of|on|in|to|&)\s{{1,8}})?(?:the\s{{1,8}})?{_CAP})"
_SERIES = rf"(?:(?:,\s{{1,8}}{_CAP}(?:\s{{1,8}}{_CAP}){{0,2}}){{1,4}},?\s{{1,8}}(?:and|&)\s{{1,8}}{_CAP})"
_BEHIND = rf"\s{{1,8}}(?:on|for|to|of)\s{{1,8}}(?:the\s{{1,8}})?{_CAP}{_MORE}{{0,4}}{_SERIES}?{_MORE}{{0,3}}"
_NAME = re.compile(
    rf"(?<![\w.-])(?P<name>(?!(?:The|A|An|In|On|At|And|As|His|Her|Its|This|Our|My)\s){_CAP}(?:\s{{1,8}}(?:{_CAP}|and|&)){{0,7}}?\s{{1,8}}{_HEAD}"
    rf"(?:{_BEHIND})?|{_HEAD}{_BEHIND})(?![\w-])"
)
"""Names that such bodies may have, and others."""
_POST = (
    r"(?:Members?|(?:Vice\s|Co-|Alternate\s|Federal\s|Deputy\s|Acting\s|Executive\s|Associate\s|Assistant\s|Principal\s){0,3}"
    r"(?:Chair(?:man|woman|person)?|Commissioner|Director|Administrator|Chief|Governor|Trustee|Counsel|Co-Chair|President|Secretary))"
)
_NAMED_TO = re.compile(
    rf"\b(?:to\sbe|[Nn]ominees?\sfor|[Cc]andidates?\sfor|[Aa]ppointees?\sfor|to\sserve\sas|as\sa\sU\.S\.)\s(?:(?:an?|the)\s)?{_POST}(?:,)?\s"
    r"(?:of|on|for|at)\sthe\s(?:Board\sof\s(?:Directors|Trustees|Governors)\sof\sthe\s)?$"
)
"""Before a body to which somebody is named."""
_SET_UP = re.compile(
    r"\b(?:(?:re-?)?[Ee]stablish(?:e[sd]|ing|ment\sof)?|(?:re-?)?[Cc]reat(?:es?|ed|ing|ion\sof)|[Ll]aunch(?:e[sd]|ing|\sof)?|[Ff]orm(?:ed|ing|ation\sof)"
    r"|[Cc]onven(?:es?|ed|ing)|[Rr]evok(?:es?|ed|ing)|[Dd]isband(?:s|ed|ing)?|[Tt]erminat(?:es?|ed|ing))\s(?:the\s|an?\s|our\s|my\s)"
    r"(?:[a-z-]+\s){0,3}$"
)
"""Before a body that somebody sets up or ends."""
_BY = re.compile(
    r"\b(?:President|Administration|administration|Executive\sOrder|[Tt]his\s(?:order|memorandum)|I|[Ww]e|Congress|Secretary|hereby|White\sHouse"
    r"|[Dd]epartment|Federal|Law|Act)\b"
)
"""Who may set up a body of the state."""
_IS_SET_UP = re.compile(
    r"(?:\s\([^()\n]{2,40}\))?,?\s(?:(?:is|are|shall\sbe)\s(?:hereby\s)?(?:established|created|disbanded|terminated|revoked|abolished)"
    r"|was\s(?:established|created)\sby\s(?:the\s)?(?:President|Congress|Executive|statute|law|Act))\b"
)
_PART_OF = re.compile(
    r"(?:\s\([^()\n]{2,40}\))?(?P<how>,?\s(?:at|in|within|under|of)|,?\s(?:which\sis\s)?(?:co-)?(?:led|chaired|run|managed|administered|housed)\s(?:by|at|in)|,)\s(?:the\s)?"
)
"""Between a body and the larger one that it is of."""
_UNITS = re.compile(r"(?:Office|Bureau|Division|Administration|Service|Directorate|Center|Institute)\b")
"""What may stand before a comma and the body that it is of, and be no other of a list."""
_OWN = re.compile(r"(?:(?:['’]s?)?\s{1,8}|-led\s{1,8})(?:(?:own|new|the)\s{1,8})?(?!and\b|&)")
"""Between a body and what is of it."""
_WITHIN = re.compile(r"\b(?:Interagency|Inter-Agency|Federal\sAdvisory|White\sHouse)\b")
"""What no other state's, city's or society's body has in its name in an American text."""
_ADVISES = re.compile(r"\b(?:Advisory|Commission|Task\sForce|Working\sGroup)\b")
_ENDS = re.compile(rf"\b{_HEAD}(?![\w-])")
_THING = re.compile(r"\s(?:Act|Awards?|Badges?|Certificates?|Medals?|Ribbons?|Fellow\w*|Reports?)\b")
"""Behind a name that is part of that of a thing."""
_ON = re.compile(
    r"\b(?:President['’]s|Presidential|White\sHouse|National|Federal)\s{1,8}(?P<head>Council|Commission|Committee|Task\sForce|Board)"
    r"\s{1,8}(?:on|for)\s{1,8}(?:the\s{1,8})?(?P<on>[A-Z][\w-]+)\b"
)
"""A body, and what it is for, by which it may be called later ("the Council on Sports ... the Sports Council")."""
_BACK = 110
"""Characters before a body in which that is looked for."""
_NEAR = 6
"""Mentions before a body that are looked at."""
_MOST = 40
"""Bodies looked for in one article: bounds the work on hostile texts."""


@cache
def _others() -> re.Pattern[str]:
    """What makes a name that of a body of somebody else, or of a state."""
    words = (*table()["federal"]["others"], *rules()["namesakes"]["states"], "New York")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")


def federal(document: Document, mentions: list[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of such bodies in an American text, beside those that it has."""
    text = document.text
    told = _Told(document, mentions)
    names: dict[str, None] = {}
    for part in document.segments:
        for named in _NAME.finditer(text, part.start, part.end):
            start, end = told.beyond(*named.span("name"))
            name = " ".join(text[start:end].split())
            if " " in name and len(names) < _MOST and name not in names and told.is_federal(start, end):
                names[name] = None
    short = {f"{found['on']} {found['head']}" for found in islice(_ON.finditer(text), _MOST)}
    taken: list[tuple[int, int]] = []
    for name in sorted((*names, *short - names.keys()), key=len, reverse=True):
        words = re.compile(r"(?<![\w-])" + r"\s{1,8}".join(map(re.escape, name.split())) + r"(?![\w-])")
        for at, end in (one.span() for part in document.segments for one in words.finditer(text, part.start, part.end)):
            if told.free(at, end) and not any(a < end and at < b for a, b in taken):
                taken.append((at, end))
                yield PartyMention(at, end, text[at:end], "USA", "country", "office", "party")


class _Told:
    """What a text tells of the bodies in it."""

    def __init__(self, document: Document, mentions: list[PartyMention]) -> None:
        self.text = document.text
        self.mentions = mentions
        self.starts = [m.start for m in mentions]

    def free(self, start: int, end: int) -> bool:
        """Whether a span is no part of another mention or of an address."""
        return is_free(self.mentions, self.starts, start, end) and not in_address(self.text, start, end)

    def beyond(self, start: int, end: int) -> tuple[int, int]:
        """The part of a name behind that of the body that it begins with ("White House | Canal Council")."""
        i = bisect_right(self.starts, start) - 1
        owner = _OWN.match(self.text, self.mentions[i].end) if i >= 0 and start < self.mentions[i].end < end else None
        return (owner.end(), end) if owner and _ENDS.search(self.text, owner.end(), end) else (start, end)

    def is_federal(self, start: int, end: int) -> bool:
        """Whether the text tells that a body is the United States'."""
        name = self.text[start:end]
        if _THING.match(self.text, end) or not self.free(start, end):
            return False
        if of_state(self.text, start) or _others().search(name):
            return False
        if _WITHIN.search(name) or self._owned(start, name) or self._of(name, end):
            return True
        before = " ".join(self.text[max(0, start - _BACK) : start].split()) + " "
        if _NAMED_TO.search(before):
            return True
        if self._with_others(start):
            return False
        set_up = _SET_UP.search(before)
        return (set_up is not None and _BY.search(before) is not None) or _IS_SET_UP.match(self.text, end) is not None

    def _with_others(self, start: int) -> bool:
        """Whether the words before a body name another party: it may be of both ("with Peru, we launched the Fish Council")."""
        low, i = start - _BACK, bisect_left(self.starts, start)
        return any(m.code != "USA" and m.start >= low for m in self.mentions[max(0, i - _NEAR) : i])

    def _owned(self, start: int, name: str) -> bool:
        """Whether a body of the United States, or their name, stands before it as whose it is."""
        i = bisect_left(self.starts, start) - 1
        last = self.mentions[i] if i >= 0 else None
        if (
            last is None
            or last.code != "USA"
            or self.text.startswith("-", last.start - 1)
            or not _OWN.fullmatch(self.text, last.end, start)
        ):
            return False
        return last.form in BODIES or (last.form == "name" and _ADVISES.search(name) is not None)

    def _of(self, name: str, end: int) -> bool:
        """Whether a larger body of the United States stands behind it as that which it is of."""
        found = _PART_OF.match(self.text, end)
        if found is None or (found["how"] == "," and not _UNITS.search(name)):
            return False
        i = bisect_left(self.starts, found.end())
        larger = self.mentions[i] if i < len(self.starts) and self.starts[i] == found.end() else None
        return larger is not None and larger.code == "USA" and larger.form in BODIES
