"""Changes of amounts: direction, ends and base, from the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from communique.kinds.amounts.numbers import lexicon
from communique.kinds.amounts.periods import without_period
from communique.kinds.amounts.value import Amount, Change, Direction
from communique.model import Block

_STOP = re.compile(r"[.!?;]\s|\n")
_SHORT = re.compile(r"(?:\s[\w'’-]+){0,3},?\sto\s(?:just\s|only\s|a\srecord\s)?")
"""Between a difference and where it led ("a 5 percent rise to"): the change is told with the difference."""


_WAYS: tuple[Direction, ...] = ("increase", "decrease")


@cache
def _direction_words() -> dict[str, Direction]:
    words: dict[str, str] = lexicon()["directions"]
    return {word: way for way in _WAYS for word in words[way].split()}


_WORD = re.compile(r"[A-Za-z]+")
_AVERAGE = r"(?:an\saverage\s(?:of\s)?)?"
_MORE = r"(?:further\s|additional\s|record\s|total\sof\s)"
_GAPS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "of": rf"\s(?:\w+\s)?of\s{_AVERAGE}",
        "by": rf"(?:\s[^\s.;,]+){{0,8}},?\sby\s(?:more\s|less\s)?{_AVERAGE}(?:an?\s)?{_MORE}?",
        "bare": rf"\s(?:an?\s(?:[a-z-]{{3,25}}\s){{0,2}}|another\s|on\s)?{_AVERAGE}",
        "or": r"\s(?:(?!\b(?:from|than|with|against)\b)(?:[^;.]|\.(?=\d))){0,30}[\w)],?\sor\s",
        "object": r"\s(?:(?!(?:in|of|to|from|by|for|at|on|with|about|than|and|or)\s)[\w'’-]+\s){1,4}",
        "to": r"(?:\s[^\s.;]+){0,7},?\sto\s(?:just\s|only\s|an?\s(?:(?!level\b)[a-z-]{3,20}\s){1,2})?",
    }.items()
}
"""What stands between a word of change and the amount."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word of change that tells of an amount."""

    word: str
    end: int

    @property
    def way(self) -> Direction:
        return _direction_words()[self.word]


def _words(text: str, start: int, end: int) -> list[_Verb]:
    """The words of change in ``text[start:end]``, the last first."""
    found = [_Verb(m[0].lower(), m.end()) for m in _WORD.finditer(text, start, end) if m[0].lower() in _direction_words()]
    return [v for v in found[::-1] if v.word not in ("up", "down") or not _PHRASAL.search(text, start, v.end)]


_PHRASAL = re.compile(
    r"\b(?:ma(?:ke|kes|king|de)|sets?|setting|tak(?:e|es|ing)|took|giv(?:e|es|ing)|gave|ends?|ended|com(?:e|es|ing)|came|puts?|putting"
    r"|pay|pays|paid|paying|us(?:e|es|ed|ing)|turn(?:s|ed|ing)?|break(?:s|ing)?|broke|back(?:s|ed|ing)?|pick(?:s|ed|ing)?|follow(?:s|ed)?"
    r"|sum(?:s|med)?|wind(?:s|ing)?|wound|eat(?:s|ing)?|ate|account(?:s|ed)?|handed|wrote|write)\s(?:up|down)$",
    re.IGNORECASE,
)
"""Verbs that "up" and "down" belong to: "women make up 16 percent"."""


def _before(gap: str, text: str, words: list[_Verb], end: int) -> _Verb | None:
    """The last of the words that stands before offset ``end`` with the gap of that name between."""
    return next((w for w in words if _GAPS[gap].fullmatch(text, w.end, end)), None)


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon()["directions"][name].split())


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
    words = _words(text, start, amount.start)
    return _ends(text, start, words, amounts, i) or _delta(text, words, segment, amounts, i)


_TO = re.compile(r"\bto\s(?:just\s|only\s|an?\s(?:(?!level\b)[a-z-]{3,20}\s){1,2})?$")
_FROM_BEFORE = re.compile(r"\bfrom\s$")
_TO_AFTER = re.compile(r"[^.;]{0,30}\sto\s(?:just\s|only\s)?")
_GOES_TO = re.compile(
    r"\s(?:will|would|could|should|may|is\sto|was\sto)?\s?(?:go|goes|went|rise|rose|increase|fall|fell|drop)\w*\s(?:up\s|down\s)?to\s"
)
_ASIDE = r"(?:\s\([^()]{1,40}\))?(?:\s(?!(?:from|and|or|but|which|who|that|to|by(?!\s\d{4}))\b)[\w'’-]+(?:,\d{3})*)"
_YEARS = r"(?:this|last|the\s(?:previous|current|prior))\syear['’]s"
_WHOSE = rf"(?:(?:(?:an?|the)\s(?:[a-z-]+\s){{1,2}}of|just|only|about|some|the|an?|{_YEARS})\s)?"
_UP_FROM = re.compile(
    rf"(?:\s\([^()]{{1,40}}\))?(?:{_ASIDE}{{0,8}}(?:,|\s-+|\s?[–—])\s?|\s)(?:(?P<way>up|down)\s(?:from|on)|from)\s{_WHOSE}"
)
_LATER_FROM = re.compile(rf"{_ASIDE}{{1,8}}\sfrom\s{_WHOSE}")
"""Between where something went and what it came from: "to $5 billion this year from", "for the budget, up from"."""


def _ends(text: str, start: int, words: list[_Verb], amounts: list[Amount], i: int) -> Change | None:
    """The change of an amount that is where something went: "from A to B", "to B from A", "B, down from A"."""
    amount = amounts[i]
    before = amounts[i - 1] if i and amounts[i - 1].end >= start else None
    after = _next_alike(amounts, i)
    from_ = _UP_FROM.fullmatch(text, without_period(text, amount.end), after.start) if after else None
    if after and from_ and from_["way"]:
        return _between(_direction_words()[from_["way"]], after, amount)
    if not _TO.search(text, max(start, amount.start - 50), amount.start):
        return None
    if before and _alike(before, amount) and _left_from(text, before, amount):
        return _between(None, before, amount)
    if after and from_:
        return _between(None, after, amount)
    if before and _is_led_to(text, before, amount):
        return None
    if after and _LATER_FROM.fullmatch(text, without_period(text, amount.end), after.start):
        return _between(None, after, amount)
    verb = _before("to", text, [w for w in words if w.word not in _group("nouns")], amount.start)
    return Change(verb.way, to=amount.value) if verb else None


def _next_alike(amounts: list[Amount], i: int) -> Amount | None:
    """The amount of the same unit right behind one, or behind its conversion."""
    behind = [a for a in amounts[i + 1 : i + 3] if a.equivalent_to != amounts[i].id][:1]
    return behind[0] if behind and _alike(amounts[i], behind[0]) else None


def _left_from(text: str, base: Amount, amount: Amount) -> bool:
    """Whether the amount is where the one before it went: "from A to B", "A will rise to B"."""
    from_ = _FROM_BEFORE.search(text, max(0, base.start - 6), base.start)
    told = _TO_AFTER.fullmatch(text, base.end, amount.start) if from_ else _GOES_TO.fullmatch(text, base.end, amount.start)
    return told is not None


def _is_led_to(text: str, difference: Amount, amount: Amount) -> bool:
    """Whether the amount is where the difference before it led: "rose 5 percent to", "by $2 to", "gained $2 to"."""
    if not _SHORT.fullmatch(text, difference.end, amount.start):
        return False
    stepping = _group("stepping") | _group("intransitive")
    if _alike(difference, amount) and any(text.endswith(f"{word} ", 0, difference.start) for word in stepping):
        return True
    return difference.kind == "percent" or text[max(0, difference.start - 3) : difference.start] == "by "


def _between(way: Direction | None, base: Amount, to: Amount) -> Change | None:
    if way is None and (base.value is None or to.value is None or base.value == to.value):
        return None
    return Change(way or ("increase" if to.value > base.value else "decrease"), base.value, to.value, base.id)  # type: ignore[operator]


def _delta(text: str, words: list[_Verb], segment: Block, amounts: list[Amount], i: int) -> Change | None:
    """The change of an amount that is the difference: "a 13 percent hike", "an increase of 50 percent", "rose 8.2 percent"."""
    amount = amounts[i]
    after = amounts[i + 1] if i + 1 < len(amounts) else None
    stepped = after is not None and _alike(amount, after) and _LED_TO.fullmatch(text, amount.end, after.start) is not None
    verb = _told_before(text, words, amount, stepped) or _told_after(text, amount, segment.end)
    if verb is None:
        return None
    to = base = None
    if after is not None:
        gap = text[max(without_period(text, amount.end), verb.end) : after.start]
        if _LED_TO.fullmatch(gap):
            to = after.value
            base = _base_behind(text, amounts, i + 1)
        elif _COMPARED.fullmatch(gap):
            base = after.id
    return Change(verb.way, to=to, base=base)


def _base_behind(text: str, amounts: list[Amount], i: int) -> str | None:
    """What stands behind the sum that a difference led to: "rose 8 percent to A (this year) from B"."""
    led, base = amounts[i], amounts[i + 1] if i + 1 < len(amounts) else None
    if base is None or not _alike(led, base):
        return None
    gap = (without_period(text, led.end), base.start)
    return base.id if _UP_FROM.fullmatch(text, *gap) or _LATER_FROM.fullmatch(text, *gap) else None


_LED_TO = re.compile(r",?(?:\s[\w'’]+){0,2}\sto\s(?:about\s|around\s|a\srecord\s)?")
_COMPARED = re.compile(r"\s(?:(?:in\s\w+\s)?from|than|over|compared\swith)\s[^.;,]{0,50}")


def _told_before(text: str, words: list[_Verb], amount: Amount, stepped: bool) -> _Verb | None:
    """The word of change before a difference; a sum just after a verb is mostly what is raised or cut, not by how much.

    ``stepped``: where it led follows ("gained 45 cents to $58.20").
    """
    percent = amount.kind == "percent"
    differing = [w for w in words if percent or w.word not in _group("profits")]
    if found := _before("of", text, differing, amount.start) or _before("by", text, words, amount.start):
        return found
    moving = _group("intransitive") | (_group("stepping") if stepped else frozenset())
    moved = [w for w in words if w.word not in _group("comparing") and (percent or w.word in moving)]
    if found := _before("bare", text, moved, amount.start) or _before("or", text, moved, amount.start):
        return found
    return _before("object", text, [w for w in words if percent and w.word in _group("transitive")], amount.start)


_LITTLE = "(?:in|of|to|from|on|by|for|is|are|was|were|has|have|had|been|be|will|would|may)\\b(?!-)"
_AFTER = re.compile(rf"(?:[\s-](?!{_LITTLE})[a-z][\w-]*)?[\s-](?P<word>[a-z]+)\b(?!\s\d)", re.IGNORECASE)
_AT_ONCE = re.compile(r"[\s-](?P<word>[a-z]+)\b(?!\s\d)", re.IGNORECASE)


def _told_after(text: str, amount: Amount, ceiling: int) -> _Verb | None:
    """The word of change after a difference: "a 13 percent hike", "an $86 million increase"."""
    for pattern in (_AT_ONCE, _AFTER):
        match = pattern.match(text, amount.end, min(ceiling, amount.end + 40))
        if match and (word := match["word"].lower()) in _direction_words():
            return _Verb(word, match.end()) if amount.kind == "percent" or word in _group("differences") else None
    return None


def _alike(a: Amount, b: Amount) -> bool:
    return a.kind == b.kind and a.currency == b.currency and a.unit == b.unit
