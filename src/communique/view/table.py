"""A record as tables for the terminal: what a person checks at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.kinds.amounts.value import Amount
from communique.record import Record
from communique.view import wording

WIDTH = 120
"""Columns of the tables where no terminal sets them."""


def print_record(record: Record, out: TextIO) -> None:
    """Print the facts of a record as tables."""
    console = Console(file=out, width=None if out.isatty() else WIDTH, highlight=False)
    article = record.article
    console.print(_cell(article.title or article.id), style="bold")
    console.print(_cell(" · ".join(filter(None, [article.publisher, ", ".join(article.byline), article.published]))))
    console.print(_cell("Parties: " + (", ".join(_party(p.code, p.name) for p in record.parties) or "none")))
    for title, columns, rows in _tables(record):
        if rows:
            console.print(_table(title, columns, rows))


def _party(code: str, name: str) -> str:
    return name if code == name else f"{name} ({code})"


def _tables(record: Record) -> Iterable[tuple[str, Sequence[str], list[list[Any]]]]:
    texts = {amount.id: amount.text for amount in record.amounts}
    yield "Events", ("type", "in the text", "status", "who", "when", "amounts", "PLOVER", "conf."), _events(record, texts)
    yield (
        "People",
        ("name", "title", "party", "role", "status", "since", "until"),
        [[p.name, p.title, p.party, p.role, p.status, p.since, p.until] for p in record.people],
    )
    yield (
        "Amounts",
        ("in the text", "value", "note"),
        [[a.text, wording.amount_value(a), _note(a, texts)] for a in record.amounts],
    )
    yield (
        "Troops",
        ("in the text", "value", "unit", "party", "location", "state", "change"),
        [
            [t.text, wording.troops_value(t), t.unit, t.party, t.location, t.state, wording.change_value(t.change)]
            for t in record.troops
        ],
    )
    yield (
        "Agreements",
        ("name", "aliases", "parties", "signed", "expires"),
        [[g.name, ", ".join(g.aliases), ", ".join(g.parties), g.signed, g.expires] for g in record.agreements],
    )
    yield (
        "Dates",
        ("in the text", "type", "value", "mod", "days"),
        [[d.text, d.type, d.value, d.mod, wording.interval(d.begin, d.until)] for d in record.dates],
    )
    yield "Unresolved", ("kind", "in the text", "reason"), [[u.kind, u.text, u.reason] for u in record.unresolved]


def _events(record: Record, texts: Mapping[str, str]) -> list[list[Any]]:
    return [
        [
            wording.type_and_phase(e), e.trigger.text, e.status, wording.sides(e.source, e.target, {}), e.when.value,
            ", ".join(texts.get(a, a) for a in e.amounts), e.plover, f"{e.confidence:.2f}",
        ]
        for e in record.events
    ]  # fmt: skip


def _note(amount: Amount, texts: Mapping[str, str]) -> str:
    converts = amount.equivalent_to and f"converts {texts.get(amount.equivalent_to, amount.equivalent_to)}"
    return ", ".join(filter(None, [wording.change_value(amount.change), converts]))


def _table(title: str, columns: Sequence[str], rows: list[list[Any]]) -> Table:
    table = Table(
        title=f"{title} ({len(rows)})",
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(value: Any) -> Text:
    return Text("" if value is None else " ".join(wording.visible(str(value)).split()))
