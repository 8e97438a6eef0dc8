"""A treaty, accord, deal or pact."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement, named or described; ``signed`` and ``expires`` are date values where the article says so."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    signed: str | None = None
    expires: str | None = None
    mentions: tuple[Span, ...] = ()
