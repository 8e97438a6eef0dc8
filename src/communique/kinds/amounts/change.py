"""Changes of amounts: direction, ends and base, from the words around them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique.kinds.amounts.numbers import lexicon
from communique.kinds.amounts.value import Amount, Change, Direction
from communique.model import Block

_STOP = re.compile(r"[.!?;]\s|\n")
_SHORT = re.compile(r"(?:\s[\w'’-]+){0,3}\sto\s(?:just\s|only\s|a\srecord\s)?")
"""Between a difference and where it led ("a 5 percent rise to"): the change is told with the difference."""


@cache
def _direction_words() -> dict[str, Direction]:
    words = lexicon()["directions"]
    return dict.fromkeys(words["increase"].split(), "increase") | dict.fromkeys(words["decrease"].split(), "decrease")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = "|".join(sorted(_direction_words(), key=len, reverse=True))
    verb = rf"\b(?P<verb>{words})\b"
    qualifier = r"(?:\s(?:more|less))?"
    return {
        "noun_after": re.compile(
            rf"(?:[\s-](?!in\b|of\b|to\b|from\b|on\b|by\b|for\b)[a-z][\w-]*){{0,1}}[\s-]{verb}(?!\s\d)", re.IGNORECASE
        ),
        "before": re.compile(rf"{verb}(?P<mid>[^.;!?\n]{{0,60}}?)\s$", re.IGNORECASE),
        "of": re.compile(rf"{verb}\s(?:\w+\s){{0,1}}of\s$", re.IGNORECASE),
        "by": re.compile(rf"{verb}(?:\s[^\s.;,]+){{0,5}}\sby{qualifier}\s(?:an?\s)?$", re.IGNORECASE),
        "bare": re.compile(rf"{verb}\s(?:by\s)?(?:an?\s(?:further|additional)\s|a\s)?$", re.IGNORECASE),
        "to": re.compile(rf"{verb}(?:\s[^\s.;]+){{0,7}}\sto\s(?:just\s|only\s|a\srecord\s)?$", re.IGNORECASE),
        "from": re.compile(rf"{verb}(?:\s[^\s.;]+){{0,7}}[\s(]from\s(?:just\s|only\s)?$", re.IGNORECASE),
        "up_from": re.compile(r",?\s(?P<verb>up|down)\sfrom\s$", re.IGNORECASE),
    }


def with_changes(text: str, segment: Block, amounts: list[Amount]) -> list[Amount]:
    """The amounts with their ``change`` where the words around them tell one."""
    return [replace(a, change=change) if (change := _change(text, segment, amounts, i)) else a for i, a in enumerate(amounts)]


def _change(text: str, segment: Block, amounts: list[Amount], i: int) -> Change | None:
    amount = amounts[i]
    if amount.equivalent_to is not None:
        return None
    start = max(segment.start, amount.start - 110)
    for stop in _STOP.finditer(text, start, amount.start):
        start = stop.end()
    return _ends(text, start, amounts, i) or _delta(text, start, segment, amounts, i)


def _ends(text: str, start: int, amounts: list[Amount], i: int) -> Change | None:
    """The change of an amount that is where something went: "from A to B", "to B from A", "B, down from A"."""
    amount = amounts[i]
    before = amounts[i - 1] if i else None
    after = amounts[i + 1] if i + 1 < len(amounts) else None
    if after and (match := _patterns()["up_from"].fullmatch(text, amount.end, after.start)) and _alike(amount, after):
        return _between(_way(match["verb"]), after, amount)
    if not re.search(r"\bto\s(?:just\s|only\s|a\srecord\s)?$", text[max(start, amount.start - 16) : amount.start]):
        return None
    if (
        before
        and before.end >= start
        and _alike(before, amount)
        and re.fullmatch(r"[^.;]{0,30}\sto\s(?:just\s|only\s)?", text[before.end : amount.start])
    ):
        if re.search(r"\bfrom\s$", text[max(0, before.start - 6) : before.start]):
            return _between(None, before, amount)
        if re.fullmatch(
            r"\s(?:will|would|could|should|may|is\sto|was\sto)?\s?(?:go|goes|went|rise|rose|increase|fall|fell|drop)\w*\s(?:up\s|down\s)?to\s",
            text[before.end : amount.start],
        ):
            return _between(None, before, amount)
    if after and _alike(amount, after) and re.fullmatch(r",?\s(?:up\s|down\s)?from\s", text[amount.end : after.start]):
        return _between(None, after, amount)
    match = _patterns()["to"].search(text, start, amount.start)
    if match is None or (before and before.kind == "percent" and _SHORT.fullmatch(text, before.end, amount.start)):
        return None
    return Change(_way(match["verb"]), to=amount.value)


def _between(way: Direction | None, base: Amount, to: Amount) -> Change | None:
    if way is None and (base.value is None or to.value is None or base.value == to.value):
        return None
    return Change(way or ("increase" if to.value > base.value else "decrease"), base.value, to.value, base.id)  # type: ignore[operator]


def _delta(text: str, start: int, segment: Block, amounts: list[Amount], i: int) -> Change | None:
    """The change of an amount that is the difference: "a 13 percent hike", "an increase of 50 percent", "rose 8.2 percent"."""
    amount = amounts[i]
    patterns = _patterns()
    match = (
        patterns["of"].search(text, start, amount.start)
        or patterns["by"].search(text, start, amount.start)
        or _bare(text, start, amount)
        or patterns["noun_after"].match(text, amount.end, min(segment.end, amount.end + 40))
    )
    if match is None or (amount.kind == "money" and match.start() >= amount.end):
        return None
    to = base = None
    after = amounts[i + 1] if i + 1 < len(amounts) else None
    if after is not None:
        gap = text[max(amount.end, match.end()) : after.start]
        if re.fullmatch(r"(?:\s[\w'’]+){0,2}\sto\s(?:about\s|around\s)?", gap):
            to = after.value
        elif re.fullmatch(r"\s(?:in\s\w+\s)?from\s[^.;,]{0,50}", gap):
            base = after.id
    return Change(_way(match["verb"]), to=to, base=base)


def _bare(text: str, start: int, amount: Amount) -> re.Match[str] | None:
    """A verb just before a percentage; money there is mostly what is raised or cut, not by how much."""
    match = _patterns()["bare"].search(text, start, amount.start)
    if match is None or match["verb"].lower() in ("more", "less", "fewer", "lower", "higher"):
        return None
    return (
        match
        if amount.kind == "percent" or match["verb"].lower() in ("rose", "fell", "up", "down", "jumped", "climbed")
        else None
    )


def _way(verb: str) -> Direction:
    return _direction_words()[verb.lower()]


def _alike(a: Amount, b: Amount) -> bool:
    return a.kind == b.kind and a.currency == b.currency and a.unit == b.unit
