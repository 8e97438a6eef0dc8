"""Find counts of military people and units: a number with a noun, "-strong", or a number that takes a noun over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from communique.kinds.amounts.numbers import Number, numbers
from communique.kinds.troops.change import STOP
from communique.kinds.troops.count import YEAR, Count, any_of, count_of, lexicon, singular, word_of
from communique.kinds.troops.elliptic import elliptic, moved_by
from communique.model import Block, Document

Spans = tuple[tuple[int, int], ...]


@cache
def _noun() -> re.Pattern[str]:
    rows = [row for row in lexicon()["noun"] if not row.get("members")]
    strong = sorted((w for row in rows if not row.get("weak") for w in row["words"]), key=len, reverse=True)
    weak = sorted((w for row in rows if row.get("weak") for w in row["words"]), key=len, reverse=True)
    stop = "|".join(re.escape(w) for w in lexicon()["words"]["stop"].split())
    services = r"(?:Army|Navy|Marines?|Marine\sCorps|Air\sForce)"
    things = any_of(lexicon()["names"]["things"])
    return re.compile(
        rf"""
        (?:\s|-|\sof\s(?:(?:the|its|their|our|his|her|my)\s)?)
        (?P<modifiers>(?:(?-i:{services}),\s)*(?:(?!(?:{stop})\s)["“”'’`]{{0,2}}(?:(?:[A-Z]\.){{2,3}}|[^\W\d_][\w'’-]{{0,20}})["“”'’`]{{0,2}}[\s-]{{1,2}}){{0,6}}?)
        (?:(?P<noun>{"|".join(strong).replace(" ", "[ ]")})|(?P<weak>{"|".join(weak).replace(" ", "[ ]")}))\b
        (?![’']s\b|-|\s(?:{things}|{"|".join((*strong, *weak)).replace(" ", "[ ]")})\b)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_STRONG = re.compile(r"\s?-\s?strong\b|\sstrong\b(?=\s\w+\s(?:force|contingent|army))", re.IGNORECASE)
_MEMBER = re.compile(r"\s?-\s?(?P<unit>member|man|soldier|troop|strength|person)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,.;]")
_RANGE = re.compile(r"\s?(?:-|–|—|\bto\b|\band\b)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_DATED = re.compile(r"\b(?:in|since|until|till|by|after|before|from|of|during|to)\s$", re.IGNORECASE)


def find(document: Document, segment: Block, taken: Spans, groups: Spans) -> Iterator[Count]:
    """The counts of a segment, in text order; numbers in ``taken`` (amounts, dates) are left out.

    ``groups`` are the names of armed groups, whose members count.
    """
    text = document.text
    last: Count | None = None
    free = list(_free(numbers(text, segment.start, segment.end), taken))
    skip = segment.start
    for i, number in enumerate(free):
        if number.start < skip or _attached(text, number):
            continue
        count = (
            _strong(text, number, segment)
            or _named(document, number, segment, groups)
            or _members(text, number, segment)
            or _shared(document, free[i : i + 4], segment, groups)
            or elliptic(text, number, last, segment)
        )
        if count is None or _numbered().search(text, max(0, number.start - 14), number.start):
            continue
        if count.elliptic and _opens_range(text, number, free[i + 1 : i + 2]):
            continue
        counted = last is not None and i > 0 and last.end > free[i - 1].start
        count, skip = _widened(text, count, free[i - 1] if i and not counted else None), count.end
        yield count
        last = count


def _opens_range(text: str, number: Number, after: list[Number]) -> bool:
    """Whether a number is the first of two bounds, of which the second has the noun ("between 2,000 and 4,000 troops")."""
    between = _BETWEEN.search(text, max(0, number.start - 12), number.start)
    return bool(between and after and text[number.end : after[0].start].strip() == "and")


def _free(found: tuple[Number, ...], taken: tuple[tuple[int, int], ...]) -> Iterator[Number]:
    """The numbers that are read whole and touch none of the spans of ``taken``, which are in text order."""
    at = 0
    for number in found:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        if not number.rest and not (at < len(taken) and taken[at][0] < number.end):
            yield number


def _attached(text: str, number: Number) -> bool:
    """Whether a number is part of a name: "F-35", "3rd", a year before a noun."""
    before = text[number.start - 1] if number.start else " "
    return before in "$£€#/" or before.isalpha() or (before == "-" and number.start > 1 and text[number.start - 2].isalpha())


@cache
def _numbered() -> re.Pattern[str]:
    """Words that make a number behind them part of a name: "section 404", "(EODMU) 3"."""
    return re.compile(rf"(?:\b(?i:{any_of(lexicon()['names']['numbered'])})|\([A-Z]{{2,8}}\))\s$")


def _strong(text: str, number: Number, segment: Block) -> Count | None:
    if match := _STRONG.match(text, number.end, segment.end):
        after = text[match.end() : min(segment.end, match.end() + 60)]
        if word_of("body").search(after) and not word_of("civil").match(after.strip()):
            return count_of(number, match.end(), "troop", strong=True)
    if match := _MEMBER.match(text, number.end, segment.end):
        after = _PAUSE.split(text[match.end() : min(segment.end, match.end() + 40)], maxsplit=1)[0]
        if word_of("body").search(after) and not word_of("civil").search(after):
            return count_of(number, match.end(), match["unit"].lower(), strong=True)
    return None


def _named(document: Document, number: Number, segment: Block, groups: Spans) -> Count | None:
    text = document.text
    match = _noun().match(text, number.end, segment.end)
    if match is None or number.low != number.low.to_integral_value():
        return None
    modifiers = match["modifiers"]
    noun = (match["noun"] or match["weak"]).lower()
    civil = noun not in _contexts() and word_of("civil").search(_UNIONS.sub("", modifiers))
    if civil or _NO_MODIFIERS.search(modifiers):
        return None
    one = singular(noun)
    digits = text[number.start : number.end]
    if YEAR.fullmatch(digits) and _DATED.search(text, max(0, number.start - 10), number.start):
        return None
    if not _agree(text, number, match, one) or not _one_phrase(document, number.end, match.end("modifiers")):
        return None
    of_group = any(start < match.end() and match.start() < end for start, end in groups)
    if match["weak"] and not of_group and not _military(text, match, modifiers, segment):
        return None
    return count_of(number, match.end(), one, modifiers=modifiers)


_UNIONS = re.compile(r"\b(?:African|European|Soviet)\sUnion\b")
"""Blocs whose name holds a word for civilians."""


@cache
def _member_nouns() -> re.Pattern[str]:
    words = "|".join(w for row in lexicon()["noun"] if row.get("members") for w in row["words"])
    return re.compile(
        rf"\s(?:of\s(?:the\s)?|more\s|other\s)?(?P<noun>{words})(?=\s?(?:[.,;:)]|$|\n)|\s(?:were|are|have|had|who|killed|dead|died"
        r"|wounded|captured|surrendered|fled|in|at|on|and|or|from|after|when|during|by|near)\b)"
    )


def _members(text: str, number: Number, segment: Block) -> Count | None:
    """A number of a group's members who go by its name: "30 Taliban were killed"."""
    match = _member_nouns().match(text, number.end, segment.end)
    return count_of(number, match.end(), match["noun"].removesuffix("s")) if match and not number.low % 1 else None


_ADJECTIVE = re.compile(r"(?P<name>\s[A-Z][\w.-]*(?<![a-z]s))(?:,|,?\s(?:and|or))\s(?:(?:about|some|around|nearly|another)\s)?")


def _shared(document: Document, some: list[Number], segment: Block, groups: Spans) -> Count | None:
    """The first of some numbers where a later one has the noun: "3,000 U.S. and 2,000 Polish troops"."""
    end = 0
    for number, after in pairwise(some):
        name = _ADJECTIVE.fullmatch(document.text, number.end, after.start)
        if name is None:
            return None
        end = end or name.end("name")
        if (named := _named(document, after, segment, groups)) is not None:
            return count_of(some[0], end, named.unit, modifiers=document.text[some[0].end : end])
    return None


_NO_MODIFIERS = re.compile(
    r"^(?:and|or)\s|\b(?:jet|stealth|[A-Z]{1,3}-\d{1,3}[A-Z]?)\s|\b(?:[a-z]+-)*[a-z]+(?<!['’])s\s(?:and\s)?$|[a-z]{2}s\sand\s"
)
"""Modifiers that are nouns of their own, in the plural and no part of a name ("vehicles personnel"); types of planes."""


def _agree(text: str, number: Number, match: re.Match[str], singular_: str) -> bool:
    """Whether noun and number agree: else the noun is part of a name ("two Marine aircraft", "3-4 Regiment")."""
    noun = (match["noun"] or match["weak"]).lower()
    joined = text[match.start()] == "-"
    if joined or noun.endswith(("personnel", "people")):
        return not joined or not match["modifiers"]
    one = number.low == number.high == 1
    of = text.startswith(" of ", match.start())
    return not (of and one) and (one == (noun == singular_) or of)


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


_OF = re.compile(r"\sof\s(?:(?:the|its|their|our|his|her|my)\s)?")


_OTHERS = {"navy": "merchant", "captives": "inmates", "truce": "polls"}
"""The lists of words that show people of another kind, by context."""


@cache
def _contexts() -> dict[str, str]:
    """The list of words that tell a noun's meaning in its sentence, for nouns that have one of their own."""
    return {word.lower(): row["context"] for row in lexicon()["noun"] if "context" in row for word in row["words"]}


def _in_context(noun: str, context: str, modifiers: str, before: str, after: str) -> bool:
    """Whether a sentence makes sailors those of a navy, prisoners those of a war, observers those of a truce."""
    if noun in ("Sailors", "POWs") or noun.endswith(" of war"):
        return True
    around = modifiers if context == "truce" else f"{before} {modifiers} {after}"
    if word_of(_OTHERS[context]).search(around):
        return False
    if context == "truce":
        return bool(word_of(context).search(modifiers))
    return bool(word_of(context).search(around)) and not word_of("civil").search(modifiers)


def _military(text: str, match: re.Match[str], modifiers: str, segment: Block) -> bool:
    """Whether what stands near a word such as "men" or "personnel" makes them military."""
    start, end = max(segment.start, match.start() - 120), min(segment.end, match.end() + 60)
    before = STOP.split(text[start : match.start()])[-1]
    after = STOP.split(text[match.end() : end], maxsplit=1)[0]
    if context := _contexts().get(match["weak"].lower()):
        return _in_context(match["weak"], context, modifiers, before, after)
    if word_of("military").search(modifiers):
        return True
    if word_of("civil").search(before[-50:]) or word_of("civil").match(after.removeprefix(" of").strip().removeprefix("the ")):
        return False
    if match["weak"].lower() == "forces":
        return bool(_LAND.search(modifiers))
    if match["weak"].lower() == "members":
        guards = modifiers.endswith("Guard ")
        return guards or (after.startswith(" of ") and bool(word_of("military").search(after[:40])))
    return bool(
        (match["weak"].lower() == "men" and _LOST.search(before))
        or word_of("military").search(before)
        or word_of("military").search(after)
        or match["weak"].lower() in ("advisers", "advisors")
        or (match["weak"] == "trainers" and _LAND.search(modifiers))
    )


_LOST = re.compile(
    r"\b(?:rebels|guerrillas|insurgents|separatists|militias?|army)\b[^.;]{0,30}\b(?:lost|losing)\s(?:about\s|some\s|at\sleast\s)?[\d,]+$",
    re.IGNORECASE,
)
"""Before men whom an armed group lost."""


def _widened(text: str, count: Count, before: Number | None) -> Count:
    """The count as a range where another number stands before it: "1,000-2,000 fighters", "between 1,500 and 2,000 troops"."""
    if before is None or before.low != before.high or before.low >= count.low or before.rest:
        return count
    gap = _RANGE.fullmatch(text, before.end, count.start)
    between = _BETWEEN.search(text, max(0, before.start - 12), before.start)
    if gap is None or (gap[0].strip().lower() == "and" and not between):
        return count
    if gap[0].strip().lower() == "to" and moved_by(text, before):
        return count
    return replace(count, start=between.start() if between else before.start, low=int(before.low))


_LAND = re.compile(r"(?:^|\s)[A-Z][\w.]+|\b(?:additional|more|new|extra)\b")
