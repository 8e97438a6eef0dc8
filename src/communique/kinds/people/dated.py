"""Which date the clause of a verb gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from communique.kinds.dates.value import Date
from communique.kinds.people.page import NEAR, Page

DECIDING = frozenset(["vote", "decide", "agree"])
"""Verbs whose date is also that of what is decided: "voted on Tuesday to elect X"."""
BECOMING = frozenset(["become", "take"])
"""Verbs whose date is also that of what was done to this end: "became president in 1970 after overthrowing X"."""
ATTRIBUTES = frozenset(["amod", "compound", "nummod", "nmod"])
DAY = len("2020-08-20")
MONTH = len("2020-08")
_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")
_MONTHLY = re.compile(r"\d{4}-\d\d(?:$|-)")
OPENS = 4
"""Characters before a date that opens a sentence ("On Friday, ...") at most."""


def date_of(page: Page, verb: int, dates: tuple[Date, ...]) -> str | None:
    """The date in the verb's own clause that is nearest to it, else that of the verb which it goes with."""
    document, known = page.document, beside(page, verb, dates)
    if not known:
        return None
    if found := _nearest(page, verb, known):
        return found
    head = document.heads[verb]
    if document.deps[verb] == "xcomp" and document.lower_lemmas[head] in DECIDING:
        return _nearest(page, head, known)
    above = document.heads[head]
    if document.deps[verb] == "pcomp" and document.lower_words[head] == "after" and document.lower_lemmas[above] in BECOMING:
        return _nearest(page, above, known)
    start = document.sentences[document.sentence_of[verb]].start
    first = next((d for d in known if calendar(d)), None)
    opens = first and first.start - start <= OPENS and document.text[first.end : first.end + 1] == ","
    if first and opens and document.deps[verb] == "conj":
        return day(first)
    if any(document.lower_words[c] == "when" for c in document.children[verb]) and (found := _by_when(page, verb, known)):
        return found
    joined = document.deps[verb] == "conj" and not any(
        document.deps[c] in ("nsubj", "nsubjpass") for c in document.children[verb]
    )
    return _nearest(page, head, known) if joined else None


def time_before(page: Page, verb: int, dates: tuple[Date, ...]) -> str | None:
    """When something happened before what is dated, by how long: "was sworn in in October, two months after X fled"."""
    document, head = page.document, page.document.heads[verb]
    mark = next((c for c in document.children[verb] if document.lower_words[c] == "after"), None)
    if mark is None or document.deps[verb] != "advcl":
        return None
    known = beside(page, verb, dates)
    begin = document.starts[mark]
    spans = (d for d in known if d.type == "DURATION" and d.end < begin and not document.text[d.end : begin].strip())
    length = next((_LENGTH.fullmatch(d.value or "") for d in spans), None)
    anchor = _nearest(page, head, known)
    return _minus(anchor, int(length[1]), length[2]) if length and anchor else None


def _minus(value: str, number: int, unit: str) -> str | None:
    """A date of the calendar a number of years, months, weeks or days earlier, as exact as the date and the unit are."""
    if unit == "Y" and value[:4].isdigit():
        return f"{int(value[:4]) - number:04}{value[4:MONTH]}"
    if unit == "M" and _MONTHLY.match(value):
        months = 12 * int(value[:4]) + int(value[5:MONTH]) - 1 - number
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in ("W", "D") and len(value) == DAY and value[5:MONTH].isdigit():
        return (date.fromisoformat(value) - timedelta(days=number * (7 if unit == "W" else 1))).isoformat()
    return None


def _by_when(page: Page, verb: int, known: tuple[Date, ...]) -> str | None:
    """The date that a clause with "when" shares: "since March, when X resigned", "was elected in May, when she beat Y"."""
    document, head = page.document, page.document.heads[verb]
    if document.deps[verb] == "relcl" and document.pos[head] in ("NOUN", "PROPN", "NUM"):
        own = (d for d in known if calendar(d) and head in document.tokens_in(d.start, d.end))
        return next((day(d) for d in own), None)
    told = document.tags[verb] == "VBD" and document.tags[head] in ("VBD", "VBN") and document.deps[verb] == "advcl"
    return _nearest(page, head, known) if told else None


def _nearest(page: Page, verb: int, known: tuple[Date, ...]) -> str | None:
    document = page.document
    clause, todo = {verb}, [verb]
    while todo and len(clause) < NEAR:
        for child in document.children[todo.pop()]:
            if document.deps[child] not in ("conj", "relcl", "ccomp", "advcl", "parataxis", "nsubj", "nsubjpass"):
                clause.add(child)
                todo.append(child)
    inside = ((d, document.tokens_in(d.start, d.end)) for d in known if calendar(d))
    found = [d for d, tokens in inside if clause & set(tokens) and not _of_thing(page, tokens[-1], verb)]
    return day(min(found, key=lambda d: abs(d.start - document.starts[verb]))) if found else None


def _of_thing(page: Page, token: int, verb: int) -> bool:
    """Whether a date is what a thing is called by: "negotiated the 2014 accord"."""
    document, head = page.document, page.document.heads[token]
    attribute = document.deps[token] in ATTRIBUTES and token < head != verb and document.pos[head] in ("NOUN", "PROPN")
    return attribute and document.deps[head] == "dobj"


def calendar(told: Date) -> bool:
    """Whether a date is one of the calendar, resolved."""
    timed = told.type == "TIME" and str(told.value)[DAY : DAY + 1] == "T"
    return bool(told.value) and (told.type == "DATE" or timed) and str(told.value)[:1].isdigit()


def day(told: Date) -> str | None:
    """The value of a date; of a time of day that of the day."""
    return told.value[:DAY] if told.value and told.type == "TIME" else told.value


def beside(page: Page, verb: int, dates: tuple[Date, ...]) -> tuple[Date, ...]:
    """The dates (in text order) that begin in the sentence of a verb."""
    sentence = page.document.sentences[page.document.sentence_of[verb]]
    return between(dates, sentence.start, sentence.end)


def between(dates: tuple[Date, ...], start: int, end: int) -> tuple[Date, ...]:
    """The dates (in text order) that begin from one offset up to another (exclusive)."""
    return dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)]


def _start(told: Date) -> int:
    return told.start


def parts(value: str | None) -> tuple[str | None, str | None]:
    """The first and the last part of a span of time ("1993/1996"); of any other date the date and None."""
    first, _, last = (value or "").partition("/")
    return first or None, last or None
