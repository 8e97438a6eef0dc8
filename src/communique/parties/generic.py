"""Institutions without the name of a country: "the Foreign Ministry", "the Moon administration", where it is clear whose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Document
from communique.parties.value import PartyMention

_MINISTRY = re.compile(
    r"\b[Tt]he\s(?P<name>(?:Foreign|foreign|Defen[cs]e|defen[cs]e|Finance|finance|Trade|trade|Interior|interior)\s[Mm]inistry)\b"
)
_LED = re.compile(r"\b[Tt]he\s(?P<who>[A-Z]\w{2,20})\s(?:administration|government)\b")
_MOST = 20
"""Leaders looked for in one article: bounds the work on hostile texts."""
_WITHOUT_MINISTRIES = "USA"
"""The United States has departments: a bare ministry is never theirs."""


def institutions(document: Document, mentions: list[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of ministries and governments whose country the sentence, or a fuller mention, makes clear."""
    taken = {m.start for m in mentions}
    led: dict[str, str | None] = {}
    for part in document.segments:
        for found in _MINISTRY.finditer(document.text, part.start, part.end):
            code = _ministry(document, found["name"], found.start("name"), mentions)
            if code and found.start("name") not in taken:
                yield _mention(document, found.start("name"), found.end(), code, "ministry")
        for found in _LED.finditer(document.text, part.start, part.end):
            who = found["who"]
            if who not in led and len(led) < _MOST:
                led[who] = _led_by(document, who, mentions)
            code = led.get(who)
            if code and found.start("who") not in taken:
                yield _mention(document, found.start("who"), found.end(), code, "office")


def _mention(document: Document, start: int, end: int, code: str, form: str) -> PartyMention:
    return PartyMention(start, end, document.text[start:end], code, "country", form, "party")


def _ministry(document: Document, name: str, at: int, mentions: list[PartyMention]) -> str | None:
    fuller = {m.code for m in mentions if m.form == "ministry" and m.text.lower().endswith(name.lower())}
    if fuller:
        return fuller.pop() if len(fuller) == 1 else None
    sentence = document.sentence_at(at)
    if sentence is None:
        return None
    near = {m.code for m in mentions if m.kind == "country" and sentence.start <= m.start < sentence.end}
    near -= {_WITHOUT_MINISTRIES}
    return near.pop() if len(near) == 1 else None


def _led_by(document: Document, who: str, mentions: list[PartyMention]) -> str | None:
    title = re.compile(
        rf"\s(?:President|president|Prime\sMinister|prime\sminister|Premier|Chancellor)\s(?:[A-Z][\w.-]*\s){{0,3}}{who}\b"
    )
    led = {m.code for m in mentions if m.kind == "country" and title.match(document.text, m.end)}
    return led.pop() if len(led) == 1 else None
