"""The time of what is told by how long before or after something else it was ("came a day after rebels shelled the port")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from communique.events.mood import lexicon
from communique.events.syntax import is_verb, kids
from communique.kinds.dates.periods import granularity, interval, moved, period
from communique.kinds.dates.value import Date
from communique.model import Document

Placed = tuple[Date, int, str, tuple[int, ...]]
"""A date, its head, its preposition and what it hangs on."""
SIDES = {"after": -1, "following": -1, "before": 1}
"""Whether what stands below was earlier or is later."""
COMING = frozenset({"come", "follow", "happen", "occur", "take"})
"""Verbs that only say when their subject was."""
UNITS = ("D", "W", "M", "Y")
"""Units from the finest to the coarsest."""
LEAD = 2
"""Sentences in which the day of the news is told."""
_SPAN = re.compile(r"P(\d{1,3})([DWMY])")


def reckoned(document: Document, spans: Iterable[Date], placed: list[Placed], day: dt.date | None) -> list[Placed]:
    """The dates that spans of time give to what stands below the *after* or *before* right behind them, each on its event."""
    return [row for span in spans if (row := _row(document, span, placed, day))]


def _row(document: Document, span: Date, placed: list[Placed], day: dt.date | None) -> Placed | None:
    length = _SPAN.fullmatch(span.value or "")
    tokens = document.tokens_in(span.start, span.end)
    link = tokens.stop if tokens else len(document.words)
    if not length or link >= len(document.words) or document.lower_words[link] not in SIDES:
        return None
    event, main = _joined(document, link)
    if main is not None and main in tokens:  # "came a day after", the clause hung on the day
        main = next((t for t in document.ancestors(main) if t not in tokens), None)
    base = _base(document, main, length[2], placed, day) if event is not None and main is not None else None
    if base is None or event is None:
        return None
    there = moved(base, SIDES[document.lower_words[link]] * int(length[1]), length[2])
    if there is None:
        return None
    value = period(there, length[2])
    days = interval(value)
    begin, until = (d.isoformat() for d in days) if days else (None, None)
    return replace(span, type="DATE", value=value, begin=begin, until=until), tokens[0], "", (event,)


def _joined(document: Document, link: int) -> tuple[int | None, int | None]:
    """The verb or noun below *after* or *before*, and the verb that it is reckoned from."""
    if document.deps[link] == "mark":
        event = document.heads[link]
        return event, document.heads[event] if document.deps[event] == "advcl" else None
    below = kids(document, link, "pobj", "pcomp")
    return (below[0] if below else None), document.heads[link]


def _base(document: Document, main: int, unit: str, placed: list[Placed], day: dt.date | None) -> dt.date | None:
    """The day that is reckoned from: that of the verb, else, where the verb only says when the news was, that of the news."""
    if not is_verb(document, main):
        return None
    for verb in (main, *_tellers(document, main)):
        for date, _, prep, path in placed:
            if verb in path and date.begin and prep not in ("until", "since", "by"):
                fine = granularity(date.value or "")
                known = fine in UNITS and UNITS.index(fine) <= UNITS.index(unit)
                return dt.date.fromisoformat(date.begin) if known else None
    if document.lemmas[main] not in COMING or not _pointed(document, main):
        return None
    return day if unit != "D" else _news(document, placed)


def _tellers(document: Document, verb: int) -> list[int]:
    """The verbs of saying above a verb, whose day is that of the news ("said on Monday it would pull out, a day after")."""
    found, at = [], verb
    while document.deps[at] in ("ccomp", "xcomp") and document.heads[at] != at:
        at = document.heads[at]
        found.append(at)
    return [v for v in found if document.lemmas[v] in lexicon()["reporting"] | lexicon()["announcing"]]


def _pointed(document: Document, verb: int) -> bool:
    """Whether the subject is one told of before ("the blast", "Tuesday's vote")."""
    subjects = kids(document, verb, "nsubj")
    return any(
        document.lower_words[c] in ("the", "this", "that", "these", "those", "his", "her", "its", "their")
        for s in subjects
        for c in kids(document, s, "det", "poss")
    )


def _news(document: Document, placed: list[Placed]) -> dt.date | None:
    """The one day that the lead tells, None where it tells none or several."""
    days = {
        date.begin
        for date, head, _, _ in placed
        if document.sentence_of[head] < LEAD and date.begin and granularity(date.value or "") == "D"
    }
    return dt.date.fromisoformat(days.pop()) if len(days) == 1 else None
