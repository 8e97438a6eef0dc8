"""The value of a sum of money or a percentage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

AmountKind = Literal["money", "percent"]
Bound = Literal["at_least", "more_than", "at_most", "less_than"]
Direction = Literal["increase", "decrease"]
CurrencyBasis = Literal["written", "symbol", "context", "default"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a quantity; ``from_`` (JSON ``from``) and ``to`` are its ends,
    ``base`` the id of the amount compared with."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": lambda name: name.rstrip("_")}

    direction: Direction
    from_: Decimal | None = None
    to: Decimal | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in whole units of ``currency`` (ISO 4217) or a percentage; ``value``, or ``low`` and ``high`` of a range."""

    id: str
    start: int
    end: int
    text: str
    kind: AmountKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    currency_basis: CurrencyBasis | None = None
    approx: bool = False
    bound: Bound | None = None
    per: str | None = None
    unit: str | None = None
    change: Change | None = None
    equivalent_to: str | None = None
