"""What the text around a count tells of it by name: its force, and the one theatre of the article."""

from __future__ import annotations

import re
from functools import cache

from communique.kinds.reading import Facts
from communique.kinds.troops.count import Count, any_of, lexicon
from communique.parties.value import PartyMention

REACH = 80
"""Characters before a place in which troops make it a theatre."""


@cache
def _named() -> dict[str, re.Pattern[str]]:
    """Names of forces: after "-strong", among a count's modifiers, after "from the", before "of"."""
    body = any_of(lexicon()["force"]["bodies"])
    words = rf"(?:(?!(?:{any_of(lexicon()['force']['stop'])})\b)[\w.’'-]{{1,24}}\s){{1,5}}?"
    services = any_of(lexicon()["force"]["services"])
    name = rf"(?P<name>{words}{body})\b(?!\s(?-i:Combat|Support|Command|Group|Korea|Japan)\b)"
    return {
        "strong": re.compile(rf"\s(?:the\s)?{name}(?!\sof\b)", re.IGNORECASE),
        "modifier": re.compile(rf"(?P<name>(?:[A-Z][\w.]{{0,20}}\s)*{services})\s", re.IGNORECASE),
        "after": re.compile(rf"\s(?:from|of|in)\s(?:the|its|their)\s{name}", re.IGNORECASE),
        "before": re.compile(rf"\b(?:an?|the|its|their)\s{name}\sof\s(?:about\s|around\s|some\s|up\sto\s)?$", re.IGNORECASE),
    }


def force_of(text: str, count: Count, start: int, end: int, parties: list[PartyMention]) -> str | None:
    """The name of a count's force as the phrase or what stands beside it gives it, else None.

    ``start`` and ``end`` are the span with its qualifiers. Fighters of an armed group have the group's name.
    """
    told = _named()
    if count.strong:
        if following := next((p for p in parties if p.form == "force" and 0 < p.start - end <= 5), None):
            return following.text
        match = told["strong"].match(text, end, end + 90)
        return match["name"] if match else None
    if group := next((p for p in parties if p.kind == "group" and p.start < end and start < p.end), None):
        return group.text
    if inside := told["modifier"].search(count.modifiers):
        return inside["name"].strip()
    if match := told["after"].match(text, end, end + 90):
        return match["name"]
    match = told["before"].search(text, max(0, start - 90), start)
    return match["name"] if match and _PROPER.search(match["name"]) else None


_PROPER = re.compile(r"[A-Z\d]")
"""What the name of a force has before "of", unlike "a rotational brigade of 4,500"."""


@cache
def _troops_at() -> re.Pattern[str]:
    rule = lexicon()["theatre"]
    gap = rf"(?:(?!\b{any_of(rule['breaks'])}\b)[^.!?\n]){{0,60}}?"
    return re.compile(rf"\b{any_of(rule['troops'])}\b{gap}\b{any_of(rule['at'])}\s(?:the\s|\w{{4,7}}ern\s)?$", re.IGNORECASE)


@cache
def _mission() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(lexicon()['theatre']['missions'])}\b", re.IGNORECASE)


_OWNED = re.compile(r"(?:\b(?:its|their)|strong)\s$", re.IGNORECASE)


def on_mission(text: str, party: PartyMention) -> bool:
    """Whether a country's name tells where a mission is: "its Mali mission", "the 90-strong Mali mission"."""
    after = _mission().match(text, party.end, party.end + 20)
    return bool(after and _OWNED.search(text, max(0, party.start - 10), party.start))


def theatres(text: str, facts: Facts) -> frozenset[str]:
    """The countries in which the article says troops are or go: "troops in X", "X mission"."""
    found = set()
    for party in facts.parties:
        if party.kind != "country" or party.form not in ("name", "capital"):
            continue
        left = max(0, party.start - REACH)
        if on_mission(text, party) or (party.use == "place" and _troops_at().search(text, left, party.start)):
            found.add(party.code)
    return frozenset(found)


def garrison(force: str | None, sentence: str = "") -> str | None:
    """The country that the name of a force tells ("US Forces Korea"), or the one such name in a sentence ("USFK")."""
    names = lexicon()["garrisons"]
    if force:
        return next((code for name, code in names.items() if force.endswith(name)), None)
    found = {names[word] for word in _CAPITALS.findall(sentence) if word in names}
    return found.pop() if len(found) == 1 else None


_CAPITALS = re.compile(r"\b[A-Z]{4,8}\b")
