"""Values as words and figures for people, the same on every page and in the terminal."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from communique.kinds.amounts.value import Amount, Change
from communique.kinds.troops.value import TroopChange, Troops
from communique.parties import table
from communique.record import Record

BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates of the writing direction, which could make a page show what is not there."""
CONTROLS = (*(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0))

_VISIBLE: dict[int, str] = {c: f"[U+{c:04X}]" for c in (*BIDI, *CONTROLS)} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_VISIBLE[0x0D] = ""
_MASKED = dict.fromkeys((*BIDI, *CONTROLS, *range(0xD800, 0xE000)), "\ufffd")


def visible(text: str) -> str:
    """The text with control characters and overrides of the writing direction spelled out, so that none of them acts."""
    return text.translate(_VISIBLE)


def masked(text: str) -> str:
    """The text with each such character replaced by one that does nothing, so that offsets stay."""
    return text.translate(_MASKED)


def figure(value: Decimal | int | None, low: Decimal | int | None, high: Decimal | int | None) -> str:
    """A number with thousands apart, or a range; empty where there is neither."""
    if value is not None:
        return number(value)
    return f"{number(low)} – {number(high)}" if low is not None or high is not None else ""


def number(value: Decimal | int | None) -> str:
    """A number with its thousands apart, never with an exponent."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


def amount_value(amount: Amount) -> str:
    """What an amount comes to: qualifier, figure, unit, period."""
    unit = amount.currency if amount.kind == "money" else "percentage points" if amount.unit == "point" else "percent"
    words = [qualifier(amount), figure(amount.value, amount.low, amount.high), unit]
    return " ".join(filter(None, words)) + (f" per {amount.per}" if amount.per else "")


def troops_value(troops: Troops) -> str:
    """What a head-count comes to: qualifier and figure."""
    return " ".join(filter(None, [qualifier(troops), figure(troops.count, troops.low, troops.high)]))


def qualifier(value: Amount | Troops) -> str:
    """How exact a figure is: "about", "at least"..."""
    return " ".join(filter(None, ["about" if value.approx else "", (value.bound or "").replace("_", " ")]))


def change_value(change: Change | TroopChange | None) -> str:
    """A change in words: its direction and, where known, its ends."""
    if change is None:
        return ""
    ends = [("from", change.from_), ("to", change.to)]
    return " ".join([change.direction, *(f"{word} {number(end)}" for word, end in ends if end is not None)])


def interval(begin: str | None, until: str | None) -> str:
    """First and last day, or the one day."""
    return begin if begin and begin == until else " to ".join(filter(None, [begin, until]))


def party_names(record: Record) -> Mapping[str, str]:
    """The names of parties by code: the record's own, then those of the tables of parties."""
    return ChainMap({party.code: party.name for party in record.parties}, table.names())


def named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Parties by name, a code where the record has no name for it."""
    return ", ".join(names.get(code, code) for code in codes)


def sides(source: Iterable[str], target: Iterable[str], names: Mapping[str, str]) -> str:
    """Who acts, and on whom."""
    ends = [named(source, names), named(target, names)]
    return " → ".join(filter(None, ends)) if ends[0] else f"→ {ends[1]}" if ends[1] else ""


def type_and_phase(event: Any) -> str:
    """The type of an event with its phase, if it has one."""
    return f"{event.type} ({event.phase})" if event.phase else str(event.type)
