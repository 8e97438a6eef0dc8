"""The values that marks of amounts, dates and troops carry, as gold of the contract's form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from communique.errors import RecordError
from communique.evaluate.markup_spans import Mark
from communique.evaluate.span_of_time import interval

BOUNDS = ("at_least", "more_than", "at_most", "less_than")
STATES = ("stationed", "deployed", "withdrawn", "planned", "killed", "wounded", "captured", "exercise", "total")
MODS = (
    "START",
    "MID",
    "END",
    "APPROX",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
)
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
SECTIONS = {"a": "amounts", "d": "dates", "t": "troops"}
_SCALE = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(k|m|bn|tn|)")
_DIRECTIONS = {"up": "increase", "down": "decrease"}


class Readers:
    """Reads the value marks of one article; ``ids`` maps (section, label) to the gold's id."""

    def __init__(self, name: str, text: str, marks: list[Mark]) -> None:
        self.name, self.text = name, text
        self.marks = [mark for mark in marks if mark.kind in SECTIONS]
        self.ids: dict[tuple[str, str], str] = {}
        self.own: list[str] = []
        self.dates: dict[str, dict[str, Any]] = {}
        taken: set[str] = set()
        for mark in self.marks:
            self._name(mark, taken)

    def _name(self, mark: Mark, taken: set[str]) -> None:
        ident = f"{mark.kind}{mark.start}"
        while ident in taken:
            ident += "b"
        taken.add(ident)
        self.own.append(ident)
        if mark.label and (key := (SECTIONS[mark.kind], mark.kind + mark.label)) in self.ids:
            raise self._error(mark.line, f"{key[1]!r} is given twice")
        if mark.label:
            self.ids[SECTIONS[mark.kind], mark.kind + mark.label] = ident
            if mark.kind == "d":
                self.dates[mark.kind + mark.label] = self._date(mark, ident)

    def read(self) -> dict[str, list[dict[str, Any]]]:
        """The gold of all value marks by section."""
        found: dict[str, list[dict[str, Any]]] = {section: [] for section in SECTIONS.values()}
        readers = {"a": self._amount, "d": self._date, "t": self._troops}
        for mark, ident in zip(self.marks, self.own, strict=True):
            found[SECTIONS[mark.kind]].append(readers[mark.kind](mark, ident))
        return found

    def value_of(self, text: str, line: int) -> str:
        """A date value: given as it is, or by the label of a date mark."""
        if re.fullmatch(r"d\w+", text):
            if text not in self.dates:
                raise self._error(line, f"no date mark {text!r}")
            return str(self.dates[text]["value"])
        return text

    def when(self, text: str | None, line: int) -> dict[str, Any]:
        """An event's time: ``d2``, ``2020-08``, ``2020-08@d2``, ``@d2`` (a date that fixes no value), or nothing."""
        value, at, label = (text or "").partition("@")
        label = label if at else value if re.fullmatch(r"d\w+", value) else ""
        if label and label not in self.dates:
            raise self._error(line, f"no date mark {label!r}")
        given = self.value_of(value, line) if value else None
        begin, until = interval(given)
        date = self.ids["dates", label] if label else None
        return {"value": given, "begin": begin, "until": until, "date": date}

    def _amount(self, mark: Mark, ident: str) -> dict[str, Any]:
        first, *flags = mark.flags or ("",)
        currency = next((flag for flag in flags if re.fullmatch(r"[A-Z]{3}", flag)), None)
        percent = first.endswith(("%", "pp"))
        if not percent and currency is None:
            raise self._error(mark.line, f"amount {mark.text!r}: write its value and currency (1.3bn USD) or percentage (13%)")
        known = ("approx", "optional", "up", "down", currency or "", *BOUNDS)
        self._check(mark, flags, known, ("per", "from", "to", "base", "eq", "note"))
        row = self._base(mark, ident) | {"kind": "percent" if percent else "money"}
        row |= self._quantity(mark, first.removesuffix("%").removesuffix("pp"), "value", str_of)
        return self._finish(
            mark,
            row
            | {
                "currency": currency,
                "approx": "approx" in flags,
                "bound": _first(flags, BOUNDS),
                "per": mark.values.get("per"),
                "unit": "point" if first.endswith("pp") else None,
                "change": self._change(mark, "amounts", str_of),
                "equivalent_to": self._ref(mark, "eq", "amounts"),
            },
        )

    def _troops(self, mark: Mark, ident: str) -> dict[str, Any]:
        first, *flags = mark.flags or ("",)
        known = ("approx", "optional", "up", "down", *BOUNDS, *STATES)
        unit = mark.values.get("unit") or next((flag for flag in flags if flag not in known), None)
        self._check(mark, flags, (*known, unit or ""), ("unit", "party", "force", "at", "from", "to", "base", "note"))
        if unit is None:
            raise self._error(mark.line, f"troops {mark.text!r}: write the count and the unit (28500 troop)")
        row = self._base(mark, ident) | self._quantity(mark, first, "count", int)
        return self._finish(
            mark,
            row
            | {
                "approx": "approx" in flags,
                "bound": _first(flags, BOUNDS),
                "unit": unit,
                "force": mark.values.get("force"),
                "party": mark.values.get("party"),
                "location": mark.values.get("at"),
                "state": _first(flags, STATES),
                "change": self._change(mark, "troops", int),
            },
        )

    def _date(self, mark: Mark, ident: str) -> dict[str, Any]:
        value, *flags = mark.flags or ("",)
        if not value:
            raise self._error(mark.line, f"date {mark.text!r} has no value")
        self._check(mark, flags, ("optional", *TIME_TYPES, *MODS), ("begin", "until", "quant", "freq", "alt", "note"))
        kind = _first(flags, TIME_TYPES) or type_of(value)
        begin, until = interval(value) if kind in ("DATE", "TIME") else (None, None)
        row = self._base(mark, ident) | {"type": kind, "value": value, "mod": _first(flags, MODS)}
        row |= {key: mark.values.get(key) for key in ("quant", "freq")}
        row |= {"begin": mark.values.get("begin", begin), "until": mark.values.get("until", until)}
        return self._finish(mark, row | ({"alt": mark.values["alt"].split(",")} if "alt" in mark.values else {}))

    def _base(self, mark: Mark, ident: str) -> dict[str, Any]:
        return {"id": ident, "start": mark.start, "end": mark.end, "text": mark.text}

    def _finish(self, mark: Mark, row: dict[str, Any]) -> dict[str, Any]:
        extra = {"optional": True} if "optional" in mark.flags else {}
        return row | extra | ({"note": mark.values["note"]} if "note" in mark.values else {})

    def _quantity(self, mark: Mark, text: str, single: str, form: Any) -> dict[str, Any]:
        low, dots, high = text.partition("..")
        if dots:
            return {single: None, "low": form(self._number(mark, low)), "high": form(self._number(mark, high))}
        return {single: form(self._number(mark, text)), "low": None, "high": None}

    def _number(self, mark: Mark, text: str) -> Decimal:
        match = _NUMBER.fullmatch(text)
        if not match:
            raise self._error(mark.line, f"{text!r} is not a number (13, 1.3bn, 200m..999m) in the mark of {mark.text!r}")
        return Decimal(match[1]) * _SCALE[match[2]]

    def _change(self, mark: Mark, section: str, form: Any) -> dict[str, Any] | None:
        direction = _first(list(mark.flags), tuple(_DIRECTIONS))
        if direction is None:
            return None
        ends = {key: form(self._number(mark, mark.values[key])) if key in mark.values else None for key in ("from", "to")}
        return {"direction": _DIRECTIONS[direction], **ends, "base": self._ref(mark, "base", section)}

    def _ref(self, mark: Mark, key: str, section: str) -> str | None:
        label = mark.values.get(key)
        if label is not None and (section, label) not in self.ids:
            raise self._error(mark.line, f"{key}={label} refers to no mark of {section}")
        return self.ids[section, label] if label is not None else None

    def _check(self, mark: Mark, flags: list[str], known: tuple[str, ...], keys: tuple[str, ...]) -> None:
        wrong = [flag for flag in flags if flag not in known] + [key for key in mark.values if key not in keys]
        if wrong:
            raise self._error(mark.line, f"{wrong[0]!r} is unknown in the mark of {mark.text!r}")

    def _error(self, line: int, message: str) -> RecordError:
        return RecordError(f"{self.name}:{line}: {message}")


def str_of(number: Decimal) -> str:
    """A decimal as the contract writes it: no exponent, no needless zeros.

    >>> str_of(Decimal("1.30") * 10**9)
    '1300000000'
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def type_of(value: str) -> str:
    """The TIMEX3 type that a value has unless the mark names another.

    >>> type_of("P5Y"), type_of("2020-08-20TMO"), type_of("PRESENT_REF")
    ('DURATION', 'TIME', 'DATE')
    """
    if value.endswith("_REF"):
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _first(flags: list[str], allowed: tuple[str, ...]) -> str | None:
    return next((flag for flag in flags if flag in allowed), None)
