"""The value of an expression of time (TIMEX3, ISO-TimeML)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Date:
    """One expression of time: what it says and the calendar interval that it covers.

    ``value`` is ISO 8601 with the extensions of TIMEX3, ``mod``, ``quant`` and ``freq`` are TIMEX3 attributes;
    ``begin`` and ``until`` are the first and last day (``YYYY-MM-DD``) of a value that covers days, else None.
    """

    id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str | None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin: str | None = None
    until: str | None = None
