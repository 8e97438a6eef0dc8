"""Counts that leave their noun out: "cut its troops to 8,600", "Turkey, 500", "and wounded two others"."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from communique.kinds.amounts.numbers import Number
from communique.kinds.troops.change import BY, OTHER, REACH, STOP, way
from communique.kinds.troops.count import BODIES, YEAR, Count, count_of, lexicon, plain_noun, singular, word_of
from communique.model import Block

_NEXT = re.compile(
    r"\s?(?:[;.,)]|$|\n)|\s(?:more|already|others?|were|wounded|injured|killed|within|from|in|near|by|after|before|and|now|last|this|home|back|there|currently|previously|earlier|at|to\s(?:the|other|[A-Z]\w+))\b"
)
_TO_FROM = re.compile(
    r"(?:^|\s)(?:to|from|(?:peaked|stood|stands|capped)\sat|(?:they|which|who)\s(?:(?:now|already|still)\s)?number(?:ed|s)?)\s(?:(?:about|around|nearly|almost|just|some|roughly|(?:fewer|more|less)\sthan|at\sleast|up\sto|under|over)\s)?$",
    re.IGNORECASE,
)
_CASUALTY = re.compile(r"\s(?:others?\s|more\s)?(?:were\s|was\s)?(?:wounded|injured|killed|hurt)\b")
_AND_WOUNDING = re.compile(
    r",?\s(?:and\s)?(?:the\s)?(?:\w+ly\s)?(?:wounding|injuring|killing|wounded|injured|killed|captured|capturing|captures|wounds|kills|injures)\s(?:of\s)?(?:at\sleast\s|over\s|more\sthan\s|about\s|some\s|another\s)?"
)
_OTHERS = re.compile(r"\s(?:more|others)\b")
_TO_NUMBER = re.compile(r"\sto\s\d")
_ALONE = re.compile(r"\s(?:on|during|when|as|while|since|people)\b")
"""After the number of those wounded or killed, besides what follows any number that leaves its noun out."""
_OF_THEM = re.compile(r"\sof\s(?:them|whom)\b")
_OF_WHOM = re.compile(
    r"(?:,\s(?:\w+\s)?of\s(?:which|whom)|;)\s(?:(?:about|around|some|nearly|roughly|another|only)\s)?$", re.IGNORECASE
)
_DONE = re.compile(
    r"\s(?:have|has|had|are|were|will|would)\s(?:(?:so\sfar|already|now|actually|yet|to|be|been|remain|still)\s){0,3}"
    r"(?:arrived|deployed|left|died|returned|leave|withdrawn|captured|in\s(?:place|position)|there|on\sthe\sground)\b"
    r"|\s(?:are|were)\s[A-Z][a-z]+(?=[.,;]|\sand\b)|\sremain(?:ed|s)?\s(?:in|there|at|on)\b"
)
"""After a number without a noun what is told of troops: "only 1,200 have arrived", "90,000 are American"."""
_POSTED = re.compile(
    r"\s(?:is|are|were)\s(?:already\s|now\s|still\s|currently\s)?(?:stationed|based|deployed|garrisoned)\b|\s(?:flew|sailed)\shome\b"
)
"""After a number without a noun what is told of troops alone, also in the next sentence: "around 10,000 are stationed"."""
_CIVILIANS = re.compile(
    r"\b(?:civilians?|people|police(?:m[ae]n|wom[ae]n)?|villagers?|passengers?|children|bystanders?|protesters?|officials?|workers?)\b"
)
"""Between two counts of those killed or wounded: the second counts others too."""
_THEN = re.compile(r"\s(?:is|are|was|were|will|would|have|has|had|may|might|could)\b")
_LEADS = re.compile(
    r"(?:\b(?:sen[dt]|sending|the|another|provid\w+|offer(?:s|ed|ing)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|contribut(?:es|ed|ing)|los[et]s?|losing|and|deploy\w*|has|have|bring(?:ing|s)?|brought|mov(?:e|es|ed|ing)|leaving|left|keep(?:s|ing)?|pull(?:ed|ing|s)?|withdraw(?:ing|s)?)|[A-Z][a-z]+(?:,|\s,)?)\s(?:(?:about|around|some|nearly|roughly)\s)?$"
)
_BODY_OF = re.compile(
    r"\b(?:brigade|battalion|regiment|division|contingent|garrison|force|army|militia)\sof\s(?:about\s|around\s|some\s|nearly\s|roughly\s|up\sto\s)?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(?:army|military|navy|forces?|contingent|garrison|militia|guard|reserves?)\s(?:numbers|numbered|numbering|totals|totaled|totalled)\s"
    r"(?:about\s|around\s|some\s|nearly\s|roughly\s|only\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?:is|was|were|will|would|has|had|to(?=\s[a-z])|that|which|who|left|arrived|stood|stands|stays)\b")
_OF_THE = re.compile(r"\s(?:of\s(?:the|its|their|those)|the\snumber\sof)\s(?=\d|[\w’'.]+\s)", re.IGNORECASE)


def elliptic(text: str, number: Number, last: Count | None, segment: Block) -> Count | None:
    """A number that takes over the noun before it: "cut its troops to 8,600", "Turkey, 500", "and 10 wounded"."""
    casualty = _CASUALTY.match(text, number.end) is not None
    if not (number.digits or casualty or last) or YEAR.fullmatch(text[number.start : number.end]):
        return None
    if number.low % 1 or (number.vague and not _OTHERS.match(text, number.end)):
        return None
    unit = last.unit if last else "troop"
    before = text[max(0, number.start - 40) : number.start]
    return (
        _sized(text, number, before, unit)
        or _share(text, number, segment, unit)
        or _led_to(text, number, before, segment, unit)
        or _listed(text, number, before, last, casualty)
    )


def _sized(text: str, number: Number, before: str, unit: str) -> Count | None:
    """The number of a body: "a brigade of about 3,500", "its army numbers 480,000"."""
    numbers_ = _NUMBERS.search(before)
    if number.low < LEAST or not (numbers_ or _BODY_OF.search(before)):
        return None
    if not (_NEXT.match(text, number.end) or _VERB.match(text, number.end)):
        return None
    return count_of(number, number.end, unit if numbers_ else "troop", elliptic=True)


def _share(text: str, number: Number, segment: Block, unit: str) -> Count | None:
    """A part of a whole: "27,000 of the 47,000 troops"; before its noun: "brought to 58 the number of soldiers killed"."""
    of = _OF_THE.match(text, number.end)
    whole = plain_noun().search(text, of.end(), min(segment.end, of.end() + 55)) if of else None
    if of is None or whole is None:
        return None
    if whole[0].lower() == "strong" and not word_of("body").match(text, whole.end() + 1, segment.end):
        return None
    weak = whole[0].lower() in _weak() and singular(whole[0].lower()) != unit
    if weak or _PREDICATE.search(text, of.end(), whole.start()) or not _of_soldiers(text, whole, segment):
        return None
    return count_of(number, number.end, _unit_of(whole, unit), elliptic=True)


@cache
def _weak() -> frozenset[str]:
    return frozenset(word for row in lexicon()["noun"] if row.get("weak") for word in row["words"])


_PREDICATE = re.compile(r"[,;:]\s|\b(?:will|would|is|are|was|were|has|have|had|can|could|may|might|to|that|which|who|and)\s")
"""Between a part and its whole what shows that the noun is of another phrase: "24 of the rules will force"."""


def _led_to(text: str, number: Number, before: str, segment: Block, unit: str) -> Count | None:
    """Where a strength went or came from: "cut its troops to 8,600 from 13,000"."""
    follows = _NEXT.match(text, number.end) or (before.endswith("from ") and _TO_NUMBER.match(text, number.end))
    by = moved_by(text, number) and (follows or _TO_NUMBER.match(text, number.end))
    if number.low < LEAST or not (by or (follows and _TO_FROM.search(before))):
        return None
    near = deque(plain_noun().finditer(text, max(segment.start, number.start - REACH), number.start), maxlen=1)
    if not near or STOP.search(text, near[0].start(), number.start) or not _subject(text, near[0].start(), number):
        return None
    return (
        count_of(number, number.end, _unit_of(near[0], unit), elliptic=True) if _of_soldiers(text, near[0], segment) else None
    )


def _of_soldiers(text: str, noun: re.Match[str], segment: Block) -> bool:
    """Whether a noun counts military people: a body is no work force, and company, members, officers have an army near them."""
    word = noun[0].lower()
    if word in ("force", "forces"):
        return not word_of("employed").search(text, max(segment.start, noun.start() - 12), noun.start())
    if word != "member" and word not in _weak():
        return True
    before = text[max(segment.start, noun.start() - REACH) : noun.start()]
    after = text[noun.end() : min(segment.end, noun.end() + REACH)]
    return bool(word_of("military").search(STOP.split(before)[-1]) or word_of("military").search(STOP.split(after)[0]))


def _listed(text: str, number: Number, before: str, last: Count | None, casualty: bool) -> Count | None:
    """One more of the same: "Turkey, 500", "and 10 wounded", "and wounding over 40"."""
    if last is None or number.start - last.end > 160 or "\n\n" in text[last.end : number.start]:
        return None
    alone = _NEXT.match(text, number.end)
    follows = alone or (_ANOTHER.search(before) and _THEN.match(text, number.end))
    another = number.low >= 100 and follows and _LEADS.search(before)
    wounded = (alone or _ALONE.match(text, number.end)) and _AND_WOUNDING.fullmatch(text, last.end, number.start)
    told = casualty or wounded
    if told and _CIVILIANS.search(text, last.end, number.start):
        return None
    done = number.low >= SOME and _DONE.match(text, number.end) and not STOP.search(text, last.end, number.start)
    posted = number.low >= SOME and _POSTED.match(text, number.end)
    if not (told or another or done or posted or _part(text, number, before)):
        return None
    more = text.startswith(" more", number.end) and not text[number.end + 5 : number.end + 6].isalpha()
    return count_of(number, number.end + (5 if more else 0), last.unit, elliptic=True)


def _part(text: str, number: Number, before: str) -> bool:
    """Whether a number is a part of the count before it: "of whom 100 will stay", "1,000 of them"."""
    of_whom = _OF_WHOM.search(before) and (_THEN.match(text, number.end) or "of wh" in before[-24:])
    return _OF_THEM.match(text, number.end) is not None or (of_whom is not None and bool(of_whom))


_ANOTHER = re.compile(r"\banother\s$", re.IGNORECASE)
SOME = 20
"""From which number on a figure without a noun can be the part of a force that has arrived or left."""
LEAST = 50
"""From which number on a figure without a noun is the strength of a body of troops."""


def _unit_of(match: re.Match[str], unit: str) -> str:
    """A noun in the singular; ``unit`` where it names a body of troops."""
    noun = match[0].lower()
    return unit if noun in ("forces", "strong", *BODIES.split("|")) else singular(noun)


def _subject(text: str, noun: int, number: Number) -> bool:
    """Whether the words between a noun and "to 8,600" tell of its number: a change, or nothing but names of places."""
    between = text[noun : number.start]
    return not OTHER.search(between)


def moved_by(text: str, number: Number) -> bool:
    """Whether a number is by how much something changes: "cut its troops by 9,500 to 25,000"."""
    by = BY.search(text, max(0, number.start - 20), number.start)
    return bool(by and way(text[max(0, number.start - REACH) : by.start()]))
