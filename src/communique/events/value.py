"""An event: who did what to whom, when, and is it so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.model import Span

EventStatus = Literal["actual", "planned", "possible", "negated"]
Phase = Literal["start", "resume", "continue", "suspend", "collapse", "conclude"]


@dataclass(frozen=True, slots=True)
class Extent:
    """Offsets without the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """The time of the event itself; ``date`` is the id of the expression that gives it."""

    value: str | None = None
    begin: str | None = None
    until: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that it is so."""

    who: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the article; parties by code, everything else by id, each slot with its evidence."""

    id: str
    type: str
    phase: Phase | None
    status: EventStatus
    trigger: Span
    sentence: Extent
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    when: When = field(default_factory=When)
    amounts: tuple[str, ...] = ()
    troops: tuple[str, ...] = ()
    agreement: str | None = None
    location: str | None = None
    attribution: Attribution | None = None
    evidence: dict[str, tuple[Extent, ...]] = field(default_factory=dict)
    cameo: str | None = None
    plover: str | None = None
    confidence: float = 0.5
