"""From the marks of an article and its lines of facts to gold of the contract's form: people, agreements and events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from communique.errors import RecordError
from communique.evaluate.markup_spans import Mark
from communique.evaluate.markup_values import Readers

ROLES = ("negotiator", "mediator", "principal", "spokesperson", "other")
PERSON_STATUS = ("current", "former", "incoming")
EVENT_STATUS = ("actual", "planned", "possible", "negated")
PHASES = ("start", "resume", "continue", "suspend", "collapse", "conclude")
TYPES = (
    "talks",
    "meeting",
    "offer",
    "demand",
    "rejection",
    "agreement",
    "expiry",
    "appointment",
    "departure",
    "deployment",
    "withdrawal",
    "exercise",
    "payment",
    "criticism",
    "pledge",
    "threat",
    "sanction",
    "attack",
)
"""The event types that gold knows (contract, "Rulings": the first 18)."""
_PERSON_KEYS = ("title", "party", "role", "status", "since", "until", "counterparts", "note")
_AGREEMENT_KEYS = ("aliases", "parties", "signed", "expires", "note")
_EVENT_KEYS = ("when", "alt_when", "people", "amounts", "troops", "agreement", "at", "who", "note")
_SUFFIXES: tuple[str, ...] = ("", *"bcdefghijklmnopqrstuvwxyz")
_HEAD = re.compile(r"(?P<type>[a-z]+)(?:/(?P<phase>[a-z]+))? (?P<status>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of facts with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of facts taken apart: ``label: head; key=value; flag; ...``."""

    line: int
    label: str
    head: str
    rest: tuple[str, ...]
    values: dict[str, str]

    @property
    def optional(self) -> bool:
        """Whether the line has the flag ``optional``."""
        return "optional" in self.rest


@dataclass(frozen=True)
class Sheet:
    """What the parts of a file gave: final text, marks, sentence offsets, and the lines of each section."""

    name: str
    text: str
    marks: list[Mark]
    sentences: list[tuple[int, int]]
    lines: dict[str, list[Line]]

    def error(self, line: int, message: str) -> RecordError:
        """An error that names the file and the line."""
        return RecordError(f"{self.name}:{line}: {message}")

    def marked(self, kind: str, label: str) -> list[dict[str, Any]]:
        """The spans that carry a mark, in text order."""
        return [_span(m) for m in self.marks if m.kind == kind and m.label == label]

    @cached_property
    def facts(self) -> dict[str, list[Fact]]:
        """The lines of each section, taken apart."""
        return {section: [self._fact(line) for line in lines] for section, lines in self.lines.items()}

    def _fact(self, line: Line) -> Fact:
        label, colon, rest = line.text.partition(":")
        head, *parts = [part.strip() for part in rest.split(";")]
        if not colon or not head or not re.fullmatch(r"[\w-]+", label):
            raise self.error(line.number, f"{line.text!r} is not a fact: write LABEL: ...; KEY=VALUE; ...")
        pairs = [part.partition("=")[::2] for part in parts if re.match(r"[a-z_]+=", part)]
        flags = tuple(part for part in parts if part and not re.match(r"[a-z_]+=", part))
        return Fact(line.number, label, head, flags, dict(pairs))


def build(sheet: Sheet) -> dict[str, list[dict[str, Any]]]:
    """The gold lists of all kinds, with ids by kind letter and offset; RecordError names the line of what is wrong."""
    readers = Readers(sheet.name, sheet.text, sheet.marks)
    builder = _Builder(sheet, readers)
    builder.check_labels()
    facts = readers.read() | {
        "people": [builder.person(fact) for fact in sheet.facts["people"]],
        "agreements": [builder.agreement(fact) for fact in sheet.facts["agreements"]],
        "events": [builder.event(fact) for fact in sheet.facts["events"]],
    }
    for rows in facts.values():
        rows.sort(key=_place)
    return facts


def _place(row: dict[str, Any]) -> int:
    """Where a fact stands first in the text."""
    first: dict[str, Any] = row["mentions"][0] if "mentions" in row else row.get("trigger", row)
    return int(first["start"])


class _Builder:
    def __init__(self, sheet: Sheet, readers: Readers) -> None:
        self.sheet, self.readers = sheet, readers
        self.ids: dict[tuple[str, str], str] = {}
        taken = set(readers.ids.values())
        for section, letter, mark in (("people", "p", "@"), ("agreements", "g", "#"), ("events", "e", "!")):
            for fact in sheet.facts[section]:
                self._name(fact, section, letter, mark, taken)

    def _name(self, fact: Fact, section: str, letter: str, mark: str, taken: set[str]) -> None:
        spans = self.sheet.marked(mark, fact.label)
        if not spans or (mark == "!" and len(spans) > 1):
            raise self.sheet.error(fact.line, f"{fact.label!r} has {len(spans)} marks {mark}{fact.label} in the text")
        if (section, fact.label) in self.ids:
            raise self.sheet.error(fact.line, f"{fact.label!r} is given twice")
        self.ids[section, fact.label] = unique(f"{letter}{spans[0]['start']}", taken)

    def check_labels(self) -> None:
        """Every mark of a person, agreement or event must have its line of facts."""
        for mark in self.sheet.marks:
            section = {"@": "people", "#": "agreements", "!": "events", "+": "events", "~": "events"}.get(mark.kind)
            if section and (section, mark.label) not in self.ids:
                raise self.sheet.error(mark.line, f"{mark.kind}{mark.label} has no line under === {section}")

    def person(self, fact: Fact) -> dict[str, Any]:
        """One person: ``ann: Ann Bell; title=...; party=USA; role=negotiator``; the status is current unless given."""
        self._known(fact, _PERSON_KEYS)
        values = fact.values
        return self._finish(
            fact,
            {
                "id": self.ids["people", fact.label],
                "name": fact.head,
                "title": values.get("title"),
                "party": values.get("party"),
                "role": self._one_of(fact, values.get("role"), ROLES),
                "status": self._one_of(fact, values.get("status", "current"), PERSON_STATUS),
                "since": self._time(fact, "since"),
                "until": self._time(fact, "until"),
                "counterparts": self._refs(fact, "counterparts", "people"),
                "mentions": self.sheet.marked("@", fact.label),
            },
        )

    def agreement(self, fact: Fact) -> dict[str, Any]:
        """One agreement: ``pact: Port Pact; aliases=the pact; parties=KOR, USA; signed=2019; expires=2024``."""
        self._known(fact, _AGREEMENT_KEYS)
        return self._finish(
            fact,
            {
                "id": self.ids["agreements", fact.label],
                "name": fact.head,
                "aliases": _names(fact.values.get("aliases")),
                "parties": _names(fact.values.get("parties")),
                "signed": self._time(fact, "signed"),
                "expires": self._time(fact, "expires"),
                "mentions": self.sheet.marked("#", fact.label),
            },
        )

    def event(self, fact: Fact) -> dict[str, Any]:
        """One event: ``e1: talks/resume actual; KOR, USA -> ; when=d2; people=ann; at=Geneva``."""
        self._known(fact, _EVENT_KEYS)
        head = _HEAD.fullmatch(fact.head)
        if not head:
            raise self.sheet.error(fact.line, f"{fact.head!r} is not TYPE[/PHASE] STATUS")
        source, target = self._parties(fact)
        trigger = self.sheet.marked("!", fact.label)[0]
        event = {
            "id": self.ids["events", fact.label],
            "type": self._one_of(fact, head["type"], TYPES),
            "phase": self._one_of(fact, head["phase"], PHASES) if head["phase"] else None,
            "status": self._one_of(fact, head["status"], EVENT_STATUS),
            "trigger": trigger,
            "sentence": self._sentence(trigger),
            "source": source,
            "target": target,
            "people": self._refs(fact, "people", "people"),
            "when": self._when(fact),
            "amounts": self._refs(fact, "amounts", "amounts"),
            "troops": self._refs(fact, "troops", "troops"),
            "agreement": next(iter(self._refs(fact, "agreement", "agreements")), None),
            "location": fact.values.get("at"),
            "attribution": self._attribution(fact),
            "also": self.sheet.marked("+", fact.label),
        }
        if "alt_when" in fact.values:
            event["alt_when"] = _names(fact.values["alt_when"])
        return self._finish(fact, event)

    def _finish(self, fact: Fact, row: dict[str, Any]) -> dict[str, Any]:
        extra = {"optional": True} if fact.optional else {}
        return row | extra | ({"note": fact.values["note"]} if "note" in fact.values else {})

    def _known(self, fact: Fact, keys: tuple[str, ...]) -> None:
        flags = [flag for flag in fact.rest if flag != "optional" and "->" not in flag]
        for name in [key for key in fact.values if key not in keys] + flags:
            raise self.sheet.error(fact.line, f"unknown field {name!r}: the fields are {', '.join(keys)}, optional")

    def _one_of(self, fact: Fact, value: str | None, allowed: tuple[str, ...]) -> str:
        if value not in allowed:
            raise self.sheet.error(fact.line, f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    def _parties(self, fact: Fact) -> tuple[list[str], list[str]]:
        arrows = [flag for flag in fact.rest if "->" in flag]
        if len(arrows) != 1:
            raise self.sheet.error(fact.line, "an event needs one field SOURCE, ... -> TARGET, ...")
        source, _, target = arrows[0].partition("->")
        return _names(source), _names(target)

    def _refs(self, fact: Fact, key: str, section: str) -> list[str]:
        found = []
        for label in _names(fact.values.get(key)):
            ident = self.ids.get((section, label)) or self.readers.ids.get((section, label))
            if ident is None:
                raise self.sheet.error(fact.line, f"{key} refers to {label!r}, which is not among the {section}")
            found.append(ident)
        return found

    def _time(self, fact: Fact, key: str) -> str | None:
        """A date value, given as itself or by the label of a date mark."""
        value = fact.values.get(key)
        return self.readers.value_of(value, fact.line) if value else None

    def _when(self, fact: Fact) -> dict[str, Any]:
        """``when=d2`` (that date), ``when=2020-08`` (a value), or ``when=2020-08@d2`` (a value that a date helps to fix)."""
        return self.readers.when(fact.values.get("when"), fact.line)

    def _sentence(self, trigger: dict[str, Any]) -> dict[str, int]:
        start, end = next(s for s in self.sheet.sentences if s[0] <= trigger["start"] < s[1])
        return {"start": start, "end": end}

    def _attribution(self, fact: Fact) -> dict[str, Any] | None:
        spans = self.sheet.marked("~", fact.label)
        if not spans:
            return None
        return {"who": fact.values.get("who", spans[0]["text"]), "start": spans[0]["start"], "end": spans[0]["end"]}


def unique(ident: str, taken: set[str]) -> str:
    """``ident``, with b, c, ... behind it where it is taken; takes it."""
    for suffix in _SUFFIXES:
        if ident + suffix not in taken:
            taken.add(ident + suffix)
            return ident + suffix
    raise RecordError(f"more than 26 facts at one place: {ident}")


def _span(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "text": mark.text}


def _names(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]
