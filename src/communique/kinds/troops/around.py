"""The name of a count's force, as the text around the count gives it."""

from __future__ import annotations

import re
from functools import cache

from communique.kinds.troops.count import Count, any_of, lexicon
from communique.parties.value import PartyMention


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
