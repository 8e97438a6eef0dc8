"""How much of a source is read: bounds that keep one bad file from costing the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes (``article``: one article's source, ``member``: one member of an archive) and counts."""

    article: int = 16_000_000
    member: int = 64_000_000
    members: int = 1_000_000
    ratio: int = 200
    """How many times its compressed size a member may expand to, once it is over a megabyte."""
    depth: int = 4
    """Archives inside archives."""


DEFAULT = Limits()
