"""What a stage gives and what it is given: the facts found so far, and one stage's reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from communique.kinds.agreements.value import Agreement
    from communique.kinds.amounts.value import Amount
    from communique.kinds.dates.value import Date
    from communique.kinds.people.value import Person
    from communique.kinds.troops.value import Troops
    from communique.model import Unresolved
    from communique.parties.value import PartyMention

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What one stage read, in text order, and what it found and could not read."""

    values: tuple[Value, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a document as far as they are known; each stage is given those of the stages before it.

    ``unlisted`` are the mentions of parties that no table has, which are parties only where somebody acts for them.
    """

    parties: tuple[PartyMention, ...] = ()
    unlisted: tuple[PartyMention, ...] = ()
    dates: tuple[Date, ...] = ()
    amounts: tuple[Amount, ...] = ()
    troops: tuple[Troops, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    people: tuple[Person, ...] = ()
