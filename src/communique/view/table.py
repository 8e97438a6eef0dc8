"""A record as tables for the terminal: what a person checks at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.record import Record

WIDTH = 120
_HIDDEN = {c: None for c in (*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)) if c not in (0x09, 0x0A)}
"""Control characters and overrides of the writing direction, which could make a terminal show what is not there."""


def print_record(record: Record, out: TextIO) -> None:
    """Print the facts of a record as tables."""
    console = Console(file=out, width=None if out.isatty() else WIDTH, highlight=False)
    article = record.article
    console.print(_cell(article.title or article.id), style="bold")
    console.print(_cell(" · ".join(filter(None, [article.publisher, ", ".join(article.byline), article.published]))))
    for title, columns, rows in _tables(record):
        if rows:
            console.print(_table(title, columns, rows))


def _tables(record: Record) -> Iterable[tuple[str, Sequence[str], list[list[Any]]]]:
    yield "Parties", ("code", "name", "kind", "mentions"), [[p.code, p.name, p.kind, len(p.mentions)] for p in record.parties]
    yield (
        "People",
        ("name", "title", "party", "role", "status", "since", "until"),
        [[p.name, p.title, p.party, p.role, p.status, p.since, p.until] for p in record.people],
    )
    yield (
        "Amounts",
        ("text", "value", "currency", "per", "note"),
        [[a.text, _figure(a.value, a.low, a.high), a.currency or a.unit or "percent", a.per, _note(a)] for a in record.amounts],
    )
    yield "Dates", ("text", "type", "value", "mod"), [[d.text, d.type, d.value, d.mod] for d in record.dates]
    yield (
        "Troops",
        ("text", "count", "unit", "party", "location", "state"),
        [[t.text, _figure(t.count, t.low, t.high), t.unit, t.party, t.location, t.state] for t in record.troops],
    )
    yield (
        "Agreements",
        ("name", "aliases", "parties", "signed", "expires"),
        [[g.name, ", ".join(g.aliases), ", ".join(g.parties), g.signed, g.expires] for g in record.agreements],
    )
    yield (
        "Events",
        ("type", "trigger", "status", "source", "target", "when", "PLOVER", "conf."),
        [
            [
                f"{e.type} {e.phase or ''}".strip(), e.trigger.text, e.status, ", ".join(e.source), ", ".join(e.target),
                e.when.value, e.plover, f"{e.confidence:.2f}",
            ]
            for e in record.events
        ],
    )  # fmt: skip
    yield "Unresolved", ("kind", "text", "reason"), [[u.kind, u.text, u.reason] for u in record.unresolved]


def _figure(value: Any, low: Any, high: Any) -> str:
    def show(number: Any) -> str:
        return "" if number is None else f"{number:,f}" if not isinstance(number, int) else f"{number:,}"

    return show(value) if value is not None else f"{show(low)} – {show(high)}"


def _note(amount: Any) -> str:
    notes = ["about" if amount.approx else "", (amount.bound or "").replace("_", " ")]
    notes += [amount.change.direction if amount.change else "", f"= {amount.equivalent_to}" if amount.equivalent_to else ""]
    return ", ".join(filter(None, notes))


def _table(title: str, columns: Sequence[str], rows: list[list[Any]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(value: Any) -> Text:
    return Text("" if value is None else " ".join(str(value).translate(_HIDDEN).split()))
