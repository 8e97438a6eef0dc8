"""A record where people already look at data: in a notebook, in spaCy's displaCy, as a pandas data frame."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from communique.errors import UsageError
from communique.record import Record
from communique.view import wording
from communique.view.facts import facts_of
from communique.view.marks import Mark, lines, marks_of
from communique.view.pages import fragment
from communique.view.wording import masked

if TYPE_CHECKING:
    from pandas import DataFrame

LISTS = ("events", "people", "parties", "amounts", "dates", "troops", "agreements", "unresolved")
"""What a data frame can be made of."""
SHOWN = 20_000
"""Characters of a text that a notebook shows; the page of the article shows all."""
_WORD = re.compile(r"\w+|[^\w\s]")


def to_html(record: Record) -> str:
    """The marked text and the events as a piece of HTML without scripts, for the output of a notebook's cell."""
    text = record.article.text or ""
    return fragment(
        "notebook.html",
        ("marks.css", "notebook.css"),
        record=record,
        lines=lines(text[:SHOWN], marks_of(record), record.article.blocks),
        cut=len(text) > SHOWN,
        facts={fact.id: fact for fact in facts_of(record)},
        names=wording.party_names(record),
        amounts={amount.id: amount.text for amount in record.amounts},
    )


def to_displacy(record: Record) -> dict[str, Any]:
    """The record in the form that ``displacy.render(..., manual=True)`` takes, for style "ent" and for style "span".

    Style "ent" shows no overlap: of marks that do, the longest stays. Style "span" shows all. There is no title,
    since displaCy does not escape it. UsageError where the record was made without the text.
    """
    if record.article.text is None:
        raise UsageError("the record has no text: make it without --omit-text (omit_text=False)")
    text = masked(record.article.text)
    marks = sorted((m for m in marks_of(record) if m.slot is None), key=lambda m: (m.start, -m.end))
    tokens = [m.span() for m in _WORD.finditer(text)]
    return {
        "text": text,
        "title": None,
        "ents": [{"start": m.start, "end": m.end, "label": m.kind.upper()} for m in _apart(marks)],
        "tokens": [text[start:end] for start, end in tokens],
        "spans": [span for m in marks if (span := _span(m, tokens))],
    }


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks of which no two overlap: the longest first, of equal ones the first."""
    taken: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(taken, mark.start, key=lambda m: m.start)
        clear = (at == len(taken) or taken[at].start >= mark.end) and (at == 0 or taken[at - 1].end <= mark.start)
        if clear:
            taken.insert(at, mark)
    return taken


def _span(mark: Mark, tokens: list[tuple[int, int]]) -> dict[str, Any] | None:
    first = bisect_right(tokens, mark.start, key=lambda t: t[1])
    last = bisect_left(tokens, mark.end, key=lambda t: t[0])
    return {"start_token": first, "end_token": last, "label": mark.kind.upper()} if first < last else None


def to_dataframe(record: Record, facts: str = "events") -> DataFrame:
    """One list of a record as a pandas data frame, a row a fact; nested values stay objects, decimals stay Decimal.

    ``facts`` is one of events, people, parties, amounts, dates, troops, agreements, unresolved. UsageError names
    what is missing: pandas, or such a list.
    """
    try:
        from pandas import DataFrame
    except ImportError:
        raise UsageError("to_dataframe needs pandas: pip install 'communique[pandas]'") from None
    if facts not in LISTS:
        raise UsageError(f"there is no list {facts!r} in a record: the lists are {', '.join(LISTS)}")
    items = getattr(record, facts)
    kind = _kind(facts)
    names = [field.name for field in dataclasses.fields(kind)]
    rows = [[getattr(item, name) for name in names] for item in items]
    frame = DataFrame(rows, columns=names)
    frame.insert(0, "article_id", record.article.id)
    return frame


def _kind(facts: str) -> Any:
    """The type of the facts in one of a record's lists."""
    from typing import get_args, get_type_hints

    return get_args(get_type_hints(Record)[facts])[0]
