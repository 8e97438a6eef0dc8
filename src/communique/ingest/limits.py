"""How much of a source is read: bounds that keep one bad file from costing the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from communique.errors import UsageError


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds, each settable by ``--limit NAME=VALUE``."""

    article: int = 16_000_000
    """Bytes of one article's source: a page, a row, a wire item."""
    member: int = 64_000_000
    """Bytes of one member of an archive."""
    members: int = 1_000_000
    """Members of one archive."""
    ratio: int = 200
    """How many times its compressed size a member may expand to, once it is over a megabyte."""
    depth: int = 4
    """Archives inside archives."""
    nesting: int = 2_000
    """Elements of a page inside each other."""
    tags: int = 1_000_000
    """Elements of a page."""
    lines: int = 100_000
    """Lines of a text."""
    seconds: int = 30
    """Seconds of computing that the reading of one article may take."""


DEFAULT = Limits()
NAMES = tuple(field.name for field in fields(Limits))


def parse_limits(pairs: Sequence[str]) -> Limits:
    """NAME=VALUE pairs as limits. UsageError says which pair is wrong."""
    limits = DEFAULT
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name not in NAMES or not value.isdecimal() or not 0 < int(value) < 1 << 62:
            raise UsageError(f"--limit {pair}: give NAME=VALUE, a whole number above 0 for one of {', '.join(NAMES)}")
        limits = replace(limits, **{name: int(value)})
    return limits
