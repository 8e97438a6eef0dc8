"""The value of a count of military people or units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from communique.kinds.amounts.value import Bound, Direction

TroopState = Literal["stationed", "deployed", "withdrawn", "planned", "killed", "wounded", "captured", "exercise", "total"]


@dataclass(frozen=True, slots=True)
class TroopChange:
    """A change of a head-count; ``from_`` (JSON ``from``) and ``to`` are its ends,
    ``base`` the id of the count compared with."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": lambda name: name.rstrip("_")}

    direction: Direction
    from_: int | None = None
    to: int | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Troops:
    """A count of military people (``unit`` troop, soldier...) or of their units (brigade...).

    ``force`` is the force's name, ``party`` whose it is, ``location`` a party code for a country, else a place name.
    """

    id: str
    start: int
    end: int
    text: str
    count: int | None = None
    low: int | None = None
    high: int | None = None
    approx: bool = False
    bound: Bound | None = None
    unit: str | None = None
    force: str | None = None
    party: str | None = None
    location: str | None = None
    state: TroopState | None = None
    change: TroopChange | None = None
