"""A trigger of an event in the text."""

from __future__ import annotations

from dataclasses import dataclass

from communique.events.frames import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: the rule, the token that names the event, the further tokens of the phrase."""

    rule: Rule
    token: int
    more: tuple[int, ...] = ()
    governor: int | None = None
