"""A person with a part in public affairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model import Span

Role = Literal["negotiator", "mediator", "principal", "spokesperson", "other"]
PersonStatus = Literal["current", "former", "incoming"]


@dataclass(frozen=True, slots=True)
class Person:
    """One named person, once: the fullest name, the office as the text gives it, and whom they act for.

    ``since`` and ``until`` are date values (``2020-08``), ``counterparts`` ids of people across the table.
    """

    id: str
    name: str
    title: str | None
    party: str | None
    role: Role
    status: PersonStatus
    since: str | None = None
    until: str | None = None
    counterparts: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
