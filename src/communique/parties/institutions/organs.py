"""Initials of a body of a state or an organization: "the UN Mission in Togo (UNMITO)", and "UNMITO" after it, are the UN."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from communique.model import Document
from communique.parties.names.doubt import in_address
from communique.parties.organizations.unlisted import lexicon, places_of
from communique.parties.value import PartyMention

_NAME = re.compile(
    r"(?P<name>(?:['’]s)?(?:\s(?:[A-Z][\w’'-]{1,20}|and|for|of|in|on|the)){0,9})\s"
    r"\((?:the\s)?(?P<short>[A-Z][A-Za-z]{0,4}[A-Z]{1,5})\)"
)
"""What follows the name of a party in the name of a body of it, if anything, and the initials of the whole."""
_OF = re.compile(r"\b(?P<name>[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3})\sof\s(?:the\s)?$")
"""A body before the "of" and the name of whose it is ("the Armed Forces of Peru (AFP)")."""
_BEHIND = re.compile(r"\s\((?:the\s)?(?P<short>[A-Z][A-Za-z]{0,4}[A-Z]{1,5})\)")
_CAPITAL = re.compile(r"\b(?!The\b)[A-Z][\w’'-]*\s$")
"""A word with a capital before a name, which is part of it or of another's ("Free Syrian Army")."""
_PROGRAM = re.compile(r"\s(?:Programs?|Programmes?|Benefits|Plan|Act|Strategy|Report|Agreement)$")
"""The end of the name of what is no body ("U.S. Refugee Program")."""
LEADING = 3
"""How many words of a name may be the one that its initials begin with ("the OSCE Special Mission (SM)")."""
_BACK = 60
"""Characters before a name in which the body is looked for."""


def organs(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of such bodies by their initials, of whose they are, wherever they stand in the text."""
    text, known = document.text, list(taken)
    if "(" not in text:
        return
    short: dict[str, str] = {}
    kinds = {m.code: m.kind for m in known}
    for mention in known:
        if initials := _spelled(text, mention) or _initials(text, mention):
            short.setdefault(initials, mention.code)
    known.sort(key=lambda m: m.start)
    starts, stops = [m.start for m in known], list(accumulate((m.end for m in known), max))
    for initials, code in short.items():
        for part in document.segments:
            for at in places_of(text, initials, part):
                end = at + len(initials)
                before = bisect_left(starts, end)
                if (not before or stops[before - 1] <= at) and not in_address(text, at, end):
                    yield PartyMention(at, end, initials, code, kinds[code], "office", "party")


def _spelled(text: str, mention: PartyMention) -> str | None:
    """The initials behind the name of a group or an organization, where they are those of its words."""
    behind = _BEHIND.match(text, mention.end) if mention.kind in ("group", "organization") else None
    spelled = "".join(word[0] for word in mention.text.split() if word[0].isupper())
    return spelled if behind and behind["short"] == spelled else None


def _initials(text: str, mention: PartyMention) -> str | None:
    """The initials that the text gives the body whose name begins or ends with a party's, None where it gives none."""
    if mention.kind not in ("country", "organization"):
        return None
    found = _NAME.match(text, mention.end)
    if found and _PROGRAM.search(found["name"]):
        return None
    if found and not _CAPITAL.search(text, max(0, mention.start - _BACK), mention.start):
        words = text[mention.start : found.end("name")].split()
        firsts = {word[0] for word in words[:LEADING] if word[0].isupper()}
        telling = found["name"].split() if mention.kind == "organization" else words
        if found["short"][0] in firsts and _of_state(words, telling):
            return found["short"]
    behind = _BEHIND.match(text, mention.end)
    before = _OF.search(text, max(0, mention.start - _BACK), mention.start) if behind else None
    if behind and before and behind["short"][0] == before["name"][0] and _of_state(before["name"].split(), []):
        return behind["short"]
    return None


def _of_state(words: list[str], telling: list[str]) -> bool:
    """Whether the words of a name are those of a body of state, or of an organization, and those ``telling`` of no rebels or
    unions.
    """
    lower, others = {word.lower() for word in words}, {word.lower() for word in telling or words}
    return not lower.isdisjoint(lexicon()["organs"]) and others.isdisjoint(lexicon()["no_organ"])
