"""Find counts of military people and units: a number with a noun, "-strong", or a number that takes a noun over."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from communique.kinds.amounts.numbers import Number, numbers
from communique.model import Block, Document

Spans = tuple[tuple[int, int], ...]

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
_MEMBER = re.compile(r"\s?-\s?(?P<unit>member|man|soldier|troop|strength|person)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,.;]")
_RANGE = re.compile(r"\s?(?:-|–|—|\bto\b|\band\b)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"\b(?:in|since|until|till|by|after|before|from|of|during|to)\s$", re.IGNORECASE)


def find(document: Document, segment: Block, taken: Spans, groups: Spans) -> Iterator[Count]:
    """The counts of a segment, in text order; numbers in ``taken`` (amounts, dates) are left out.

    ``groups`` are the names of armed groups, whose members count.
    """
    text = document.text
    last: Count | None = None
    nouns = [m.start() for m in _plain_noun().finditer(text, segment.start, segment.end)]
    if not nouns:
        return
    free = list(_free(numbers(text, segment.start, segment.end), taken))
    skip = segment.start
    for i, number in enumerate(free):
        if number.start < skip or _attached(text, number):
            continue
        count = (
            _strong(text, number, segment) or _named(document, number, segment, groups) or _elliptic(text, number, last, nouns)
        )
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


BODIES = "contingent|army|force|garrison"
"""Bodies of troops whose number a figure can be ("cut its contingent to 800")."""


@cache
def _plain_noun() -> re.Pattern[str]:
    words = [w for row in lexicon()["noun"] for w in row["words"]]
    first = "".join(sorted({w[0] for w in words} | set("smcafg")))
    return re.compile(
        rf"(?<!\w)(?=[{first}])(?:{'|'.join(sorted(words, key=len, reverse=True))}|strong|member|{BODIES})\b", re.IGNORECASE
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
        after = _PAUSE.split(text[match.end() : min(segment.end, match.end() + 40)], maxsplit=1)[0]
        if _word("body").search(after) and not _word("civil").search(after):
            return _count(number, match.end(), match["unit"].lower(), strong=True)
    return None


def _count(number: Number, end: int, unit: str, **more: Any) -> Count:
    return Count(number.start, end, int(number.low), int(number.high), unit, **more)


def _named(document: Document, number: Number, segment: Block, groups: Spans) -> Count | None:
    text = document.text
    match = _noun().match(text, number.end, segment.end)
    if match is None or number.low != number.low.to_integral_value():
        return None
    modifiers = match["modifiers"]
    if _word("civil").search(modifiers) or _NO_MODIFIERS.search(modifiers):
        return None
    noun = (match["noun"] or match["weak"]).lower()
    singular = SINGULAR.get(noun, noun.removesuffix("s"))
    digits = text[number.start : number.end]
    if _YEAR.fullmatch(digits) and _DATED.search(text, max(0, number.start - 10), number.start):
        return None
    if not _agree(text, number, match, singular) or not _one_phrase(document, number.end, match.end("modifiers")):
        return None
    of_group = any(start < match.end() and match.start() < end for start, end in groups)
    if match["weak"] and not of_group and not _military(text, match, modifiers, segment):
        return None
    return _count(number, match.end(), singular, modifiers=modifiers)


_NO_MODIFIERS = re.compile(r"^(?:and|or)\s|(?<![A-Z'’])[a-z]s\s(?:and\s)?$|[a-z]{2}s\sand\s")


def _agree(text: str, number: Number, match: re.Match[str], singular: str) -> bool:
    """Whether noun and number agree: else the noun is part of a name ("two Marine aircraft", "3-4 Regiment")."""
    noun = (match["noun"] or match["weak"]).lower()
    joined = text[match.start()] == "-"
    if joined or noun.endswith(("personnel", "people")):
        return not joined or not match["modifiers"]
    one = number.low == number.high == 1
    of = text.startswith(" of ", match.start())
    return not (of and one) and (one == (noun == singular) or of)


_BREAKS = ("VB", "MD", "W", "PRP", "EX", "TO", "NNS", "IN", "DT")
_FITTING = ("VBN", "VBG")


def _one_phrase(document: Document, start: int, end: int) -> bool:
    """Whether the words between a number and its noun belong to them: no verb, preposition or other noun counted before.

    Capitalized words are part of a name, whatever their tag ("US" is tagged a pronoun).
    """
    if of := _OF.match(document.text, start):
        start = of.end()
    between = [t for t in document.tokens_in(start, end) if document.words[t][0].islower()]
    return not any(document.tags[t].startswith(_BREAKS) and document.tags[t] not in _FITTING for t in between)


_OF = re.compile(r"\sof\s(?:the\s|its\s|their\s)?")


def _military(text: str, match: re.Match[str], modifiers: str, segment: Block) -> bool:
    """Whether what stands near a word such as "men" or "personnel" makes them military."""
    if _word("military").search(modifiers):
        return True
    start, end = max(segment.start, match.start() - 120), min(segment.end, match.end() + 60)
    before = _STOP.split(text[start : match.start()])[-1]
    after = _STOP.split(text[match.end() : end], maxsplit=1)[0]
    if _word("civil").search(before[-50:]) or _word("civil").match(after.removeprefix(" of").strip().removeprefix("the ")):
        return False
    if match["weak"].lower() == "forces":
        return bool(_LAND.search(modifiers))
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


_LAND = re.compile(r"(?:^|\s)[A-Z]\w+|\b(?:additional|more|new|extra)\b")
_NEXT = re.compile(
    r"\s?(?:[;.,)]|$|\n)|\s(?:more|already|others?|were|wounded|injured|killed|within|from|in|near|by|after|before|and)\b"
)
_TO_FROM = re.compile(
    r"(?:^|\s)(?:to|from)\s(?:(?:about|around|nearly|just|some|roughly|fewer\sthan|under|over)\s)?$", re.IGNORECASE
)
_CASUALTY = re.compile(r"\s(?:others?\s|more\s)?(?:were\s|was\s)?(?:wounded|injured|killed|hurt)\b")
_AND_WOUNDING = re.compile(
    r",?\s(?:and\s)?(?:wounding|injuring|killing|wounded|injured|captured|capturing)\s(?:at\sleast\s|over\s|more\sthan\s|about\s|some\s|another\s)?"
)
_TO_NUMBER = re.compile(r"\sto\s\d")
_LEADS = re.compile(
    r"(?:\b(?:sen[dt]|sending|the|another|provid\w+|and|deploy\w*|has|have)|[A-Z][a-z]+(?:,|\s,)?)\s(?:(?:about|around|some|nearly|roughly)\s)?$"
)
_BODY_OF = re.compile(
    r"\b(?:brigade|battalion|regiment|division|contingent|garrison|force)\sof\s(?:about\s|around\s|some\s|nearly\s|roughly\s|up\sto\s)?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(?:army|military|navy|forces?|contingent|garrison|militia|guard|reserves?)\s(?:numbers|numbered|numbering|totals|totaled|totalled)\s"
    r"(?:about\s|around\s|some\s|nearly\s|roughly\s|only\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?:is|was|were|will|would|has|had|to(?=\s[a-z])|that|which|who|left|arrived|stood|stands|stays)\b")
_OF_THE = re.compile(r"\sof\s(?:the|its|their|those)\s(?=\d|[\w’']+\s)", re.IGNORECASE)


def _elliptic(text: str, number: Number, last: Count | None, nouns: list[int]) -> Count | None:
    """A number that takes over the noun before it: "cut its troops to 8,600", "Turkey, 500", "and 10 wounded"."""
    casualty = _CASUALTY.match(text, number.end) is not None
    if not (number.digits or casualty) or _YEAR.fullmatch(text[number.start : number.end]) or number.low != number.high:
        return None
    unit = last.unit if last else "troop"
    before = text[max(0, number.start - 40) : number.start]
    return (
        _sized(text, number, before, unit)
        or _share(text, number, nouns, unit)
        or _led_to(text, number, before, nouns, unit)
        or _listed(text, number, before, last, casualty)
    )


def _sized(text: str, number: Number, before: str, unit: str) -> Count | None:
    """The number of a body: "a brigade of about 3,500", "its army numbers 480,000"."""
    numbers_ = _NUMBERS.search(before)
    if number.low < LEAST or not (numbers_ or _BODY_OF.search(before)):
        return None
    if not (_NEXT.match(text, number.end) or _VERB.match(text, number.end)):
        return None
    return _count(number, number.end, unit if numbers_ else "troop", elliptic=True)


def _share(text: str, number: Number, nouns: list[int], unit: str) -> Count | None:
    """A part of a whole: "27,000 of the 47,000 troops"."""
    of = _OF_THE.match(text, number.end)
    whole = nouns[bisect_left(nouns, of.end()) : bisect_left(nouns, of.end() + 40)] if of else []
    return _count(number, number.end, _unit_at(text, whole[0], unit), elliptic=True) if whole else None


def _led_to(text: str, number: Number, before: str, nouns: list[int], unit: str) -> Count | None:
    """Where a strength went or came from: "cut its troops to 8,600 from 13,000"."""
    follows = _NEXT.match(text, number.end) or (before.endswith("from ") and _TO_NUMBER.match(text, number.end))
    if number.low < LEAST or not follows or not _TO_FROM.search(before):
        return None
    near = nouns[bisect_left(nouns, number.start - 110) : bisect_left(nouns, number.start)]
    if not near or _STOP.search(text, near[-1], number.start) or not _subject(text, near[-1], number):
        return None
    return _count(number, number.end, _unit_at(text, near[-1], unit), elliptic=True)


def _listed(text: str, number: Number, before: str, last: Count | None, casualty: bool) -> Count | None:
    """One more of the same: "Turkey, 500", "and 10 wounded", "and wounding over 40"."""
    if last is None or number.start - last.end > 160 or "\n\n" in text[last.end : number.start]:
        return None
    another = number.low >= 100 and _LEADS.search(before) and _NEXT.match(text, number.end)
    if not (casualty or another or _AND_WOUNDING.fullmatch(text, last.end, number.start)):
        return None
    more = text.startswith(" more", number.end) and not text[number.end + 5 : number.end + 6].isalpha()
    return _count(number, number.end + (5 if more else 0), last.unit, elliptic=True)


LEAST = 50
"""From which number on a figure without a noun is the strength of a body of troops."""
_STOP = re.compile(r"[.!?]\s|\n")


def _unit_at(text: str, at: int, unit: str) -> str:
    """The noun at an offset in the singular; ``unit`` where it names a body of troops."""
    match = _plain_noun().match(text, at)
    noun = match[0].lower() if match else "strong"
    return unit if noun in ("forces", "strong", *BODIES.split("|")) else SINGULAR.get(noun, noun.removesuffix("s"))


def _subject(text: str, noun: int, number: Number) -> bool:
    """Whether the words between a noun and "to 8,600" tell of its number: a change, or nothing but names of places."""
    between = text[noun : number.start]
    return not _OTHER.search(between)


_OTHER = re.compile(r"[;:(]|\b(?:percent|who|attack|kilomet|miles?|people|aged?)\b|\d\s?(?:km|mm)")
"""Between a noun and "to 8,600" what shows that the figure counts something else."""
