"""Find counts of military people and units: a number with a noun, "-strong", or a number that takes a noun over."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from communique.kinds.amounts.numbers import Number, numbers
from communique.model import Block

SINGULAR = {
    "men": "man",
    "servicemen": "serviceman",
    "servicewomen": "servicewoman",
    "airmen": "airman",
    "infantrymen": "infantryman",
    "guardsmen": "guardsman",
    "riflemen": "rifleman",
    "companies": "company",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A count without its qualifiers; ``modifiers`` stand between number and noun; ``elliptic``: it has no noun."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    modifiers: str = ""
    elliptic: bool = False
    strong: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The words of ``lexicon.toml``."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


def any_of(words: str) -> str:
    """A pattern of any of the words, the longest first; a space is written "\\s"."""
    return rf"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


@cache
def _noun() -> re.Pattern[str]:
    strong = sorted((w for row in lexicon()["noun"] if not row.get("weak") for w in row["words"]), key=len, reverse=True)
    weak = sorted((w for row in lexicon()["noun"] if row.get("weak") for w in row["words"]), key=len, reverse=True)
    stop = "|".join(re.escape(w) for w in lexicon()["words"]["stop"].split())
    return re.compile(
        rf"""
        (?:\s|-|\sof\s(?:the\s|its\s|their\s)?)
        (?P<modifiers>(?:(?!(?:{stop})\s)["“”'’`]{{0,2}}(?:(?:[A-Z]\.){{2,3}}|[^\W\d_][\w'’-]{{0,20}})["“”'’`]{{0,2}}[\s-]{{1,2}}){{0,6}}?)
        (?:(?P<noun>{"|".join(strong).replace(" ", "[ ]")})|(?P<weak>{"|".join(weak)}))\b(?![’']s\b|-)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(lexicon()['words'][name])}(?![\w])", re.IGNORECASE)


_STRONG = re.compile(r"\s?-\s?strong\b|\sstrong\b(?=\s\w+\s(?:force|contingent|army))", re.IGNORECASE)
_MEMBER = re.compile(r"\s?-\s?(?P<unit>member|man|soldier|troop)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|–|—|\bto\b|\band\b)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"\b(?:in|since|until|till|by|after|before|from|of|during|to)\s$", re.IGNORECASE)


def find(text: str, segment: Block, taken: tuple[tuple[int, int], ...]) -> Iterator[Count]:
    """The counts of a segment, in text order; numbers in ``taken`` (amounts, dates) are left out."""
    last: Count | None = None
    nouns = [m.start() for m in _plain_noun().finditer(text, segment.start, segment.end)]
    if not nouns:
        return
    free = list(_free(numbers(text, segment.start, segment.end), taken))
    skip = segment.start
    for i, number in enumerate(free):
        if number.start < skip or _attached(text, number):
            continue
        count = _strong(text, number, segment) or _named(text, number, segment) or _elliptic(text, number, last, nouns)
        if count is None:
            continue
        count, skip = _widened(text, count, free[i - 1] if i else None), count.end
        yield count
        last = count


def _free(found: tuple[Number, ...], taken: tuple[tuple[int, int], ...]) -> Iterator[Number]:
    """The numbers that are read whole and touch none of the spans of ``taken``, which are in text order."""
    at = 0
    for number in found:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        if not number.rest and not (at < len(taken) and taken[at][0] < number.end):
            yield number


@cache
def _plain_noun() -> re.Pattern[str]:
    words = [w for row in lexicon()["noun"] for w in row["words"]]
    first = "".join(sorted({w[0] for w in words} | set("smc")))
    return re.compile(
        rf"(?<!\w)(?=[{first}])(?:{'|'.join(sorted(words, key=len, reverse=True))}|strong|member|contingent)\b", re.IGNORECASE
    )


def _attached(text: str, number: Number) -> bool:
    """Whether a number is part of a name: "F-35", "3rd", a year before a noun."""
    before = text[number.start - 1] if number.start else " "
    return before in "$£€#/" or before.isalpha() or (before == "-" and number.start > 1 and text[number.start - 2].isalpha())


def _strong(text: str, number: Number, segment: Block) -> Count | None:
    if match := _STRONG.match(text, number.end, segment.end):
        after = text[match.end() : min(segment.end, match.end() + 60)]
        if _word("body").search(after) and not _word("civil").match(after.strip()):
            return _count(number, match.end(), "troop", strong=True)
    if match := _MEMBER.match(text, number.end, segment.end):
        after = re.split(r"[,.;]", text[match.end() : min(segment.end, match.end() + 40)])[0]
        if _word("body").search(after) and not _word("civil").search(after):
            return _count(number, match.end(), match["unit"].lower(), strong=True)
    return None


def _count(number: Number, end: int, unit: str, **more: Any) -> Count:
    return Count(number.start, end, int(number.low), int(number.high), unit, **more)


def _named(text: str, number: Number, segment: Block) -> Count | None:
    match = _noun().match(text, number.end, segment.end)
    if match is None or number.low != number.low.to_integral_value():
        return None
    modifiers = match["modifiers"]
    if _word("civil").search(modifiers) or re.search(r"(?<![A-Z'’])[a-z]s\s(?:and\s)?$|[a-z]{2}s\sand\s", modifiers):
        return None
    noun = (match["noun"] or match["weak"]).lower()
    digits = text[number.start : number.end]
    if _YEAR.fullmatch(digits) and _DATED.search(text, max(0, number.start - 10), number.start):
        return None
    if match["weak"] and not _military(text, match, modifiers, segment):
        return None
    return _count(number, match.end(), SINGULAR.get(noun, noun.removesuffix("s")), modifiers=modifiers)


def _military(text: str, match: re.Match[str], modifiers: str, segment: Block) -> bool:
    """Whether what stands near a word such as "men" or "personnel" makes them military."""
    if _word("military").search(modifiers):
        return True
    start, end = max(segment.start, match.start() - 120), min(segment.end, match.end() + 60)
    before = re.split(r"[.!?]\s|\n", text[start : match.start()])[-1]
    after = re.split(r"[.!?]\s|\n", text[match.end() : end])[0]
    if _word("civil").search(before[-50:]) or _word("civil").match(after.removeprefix(" of").strip().removeprefix("the ")):
        return False
    if match["weak"].lower() == "forces":
        return False
    return bool(
        _word("military").search(before) or _word("military").search(after) or match["weak"].lower() in ("advisers", "advisors")
    )


def _widened(text: str, count: Count, before: Number | None) -> Count:
    """The count as a range where another number stands before it: "1,000-2,000 fighters", "between 1,500 and 2,000 troops"."""
    if before is None or before.low != before.high or before.low >= count.low or before.rest:
        return count
    gap = _RANGE.fullmatch(text, before.end, count.start)
    between = _BETWEEN.search(text, max(0, before.start - 12), before.start)
    if gap is None or (gap[0].strip().lower() == "and" and not between):
        return count
    return replace(count, start=between.start() if between else before.start, low=int(before.low))


_NEXT = re.compile(
    r"\s?(?:[;.,)]|$|\n)|\s(?:more|already|others?|were|wounded|injured|killed|within|from|in|near|by|after|before|and)\b"
)
_TO_FROM = re.compile(
    r"(?:^|\s)(?:to|from)\s(?:(?:about|around|nearly|just|some|roughly|fewer\sthan|under|over)\s)?$", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?:\b(?:sen[dt]|sending|the|another|provid\w+|and|deploy\w*|has|have)|[A-Z][a-z]+(?:,|\s,)?)\s(?:(?:about|around|some|nearly|roughly)\s)?$"
)
_BODY_OF = re.compile(
    r"\b(?:brigade|battalion|regiment|division|contingent|garrison|force)\sof\s(?:about\s|around\s|some\s|nearly\s|roughly\s|up\sto\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?:is|was|were|will|would|has|had|to(?=\s[a-z])|that|which|who|left|arrived|stood|stands|stays)\b")
_OF_THE = re.compile(r"\sof\s(?:the|its|their|those)\s(?=\d|\w+\s)", re.IGNORECASE)


def _elliptic(text: str, number: Number, last: Count | None, nouns: list[int]) -> Count | None:
    """A number that takes over the noun before it: "cut its troops to 8,600", "Turkey, 500", "and 10 wounded"."""
    if not number.digits or _YEAR.fullmatch(text[number.start : number.end]) or number.low != number.high:
        return None
    near = [
        at for at in nouns if number.start - 110 < at < number.start and not re.search(r"[.!?]\s|\n", text[at : number.start])
    ]
    before = text[max(0, number.start - 40) : number.start]
    if number.low >= 50 and _BODY_OF.search(before) and (_NEXT.match(text, number.end) or _VERB.match(text, number.end)):
        return _count(number, number.end, "troop", elliptic=True)
    unit = last.unit if last else "troop"
    if (match := _OF_THE.match(text, number.end)) and any(match.end() <= at < match.end() + 40 for at in nouns):
        return _count(number, number.end, "troop", elliptic=True)
    if (
        near
        and number.low >= 50
        and _TO_FROM.search(before)
        and _NEXT.match(text, number.end)
        and _subject(text, near[-1], number)
    ):
        noun = _plain_noun().match(text, near[-1])
        return _count(number, number.end, _unit(noun[0]) if noun else unit, elliptic=True)
    if last is None or number.start - last.end > 160 or "\n\n" in text[last.end : number.start]:
        return None
    casualty = re.match(r"\s(?:were\s)?(?:wounded|injured|killed)\b", text[number.end : number.end + 20])
    if casualty or (number.low >= 100 and _LEADS.search(before) and _NEXT.match(text, number.end)):
        more = re.match(r"\smore\b", text[number.end : number.end + 6])
        return _count(number, number.end + (5 if more else 0), unit, elliptic=True)
    return None


def _unit(noun: str) -> str:
    noun = noun.lower()
    return "troop" if noun in ("forces", "strong") else SINGULAR.get(noun, noun.removesuffix("s"))


def _subject(text: str, noun: int, number: Number) -> bool:
    """Whether the words between a noun and "to 8,600" tell of its number: a change, or nothing but names of places."""
    between = text[noun : number.start]
    return not re.search(r"[;:(]|\b(?:percent|who|attack|kilomet|miles?|people|aged?)\b|\d\s?(?:km|mm)", between)
