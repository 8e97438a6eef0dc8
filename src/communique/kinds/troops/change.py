"""How the number of troops changes: direction, from what, to what, by the words before a figure."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.kinds.amounts.value import Direction
from communique.kinds.troops.value import TroopChange, Troops

_DOWN = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|shrink\w*|shrank|lower\w*|trim\w*|down|draw\w*|fall\w*|fell|drop\w*|withdr\w+|halv\w+|slash\w*|dwindl\w+|declin\w+)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas\w+|rais\w+|doubl\w+|tripl\w+|boost\w*|expand\w*|grow\w*|grew|rose|rise|up|swell\w*|beef\w*|bolster\w*|enlarg\w+)\b",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?]\s|\n")
"""The end of a sentence or line."""
OTHER = re.compile(r"[;:(]|\b(?:percent|who|attack|kilomet|miles?|people|aged?)\b|\d\s?(?:km|mm)")
"""Between a noun and "to 8,600" what shows that the figure counts something else."""
BY = re.compile(r"\bby\s(?:(?:about|around|some|nearly|roughly|up\sto|at\sleast)\s)?$", re.IGNORECASE)
GREW = re.compile(
    r"\b(?:grow\w*|grew|ris(?:e|es|ing|en)|rose|shrink\w*|shrank|f[ae]ll\w*|swell\w*|dwindl\w+|declin\w+)\s(?:(?:only|further|\w+ly)\s)?by\s$",
    re.IGNORECASE,
)
"""Verbs of change that nobody does, after which "by" tells no doer: "will grow by 3,200 marines"."""
REACH = 110
"""How far before a figure a word of change may stand."""


def way(words: str) -> Direction | None:
    """The direction that the last word of change in ``words`` tells, where what follows tells of the same number."""
    words = STOP.split(words)[-1]
    down, up = list(_DOWN.finditer(words)), list(_UP.finditer(words))
    last = max(down + up, key=lambda found: found.end(), default=None)
    if last is None or OTHER.search(words, last.end()):
        return None
    return "decrease" if last in down else "increase"


def with_changes(text: str, made: list[Troops]) -> tuple[Troops, ...]:
    """The counts with the changes that "from A to B", "to B from A" and "by D to B" tell."""
    changed = list(made)
    for i, troops in enumerate(made):
        if (change := _change(text, made, i)) is not None:
            changed[i] = replace(troops, change=change)
    return tuple(changed)


def _change(text: str, made: list[Troops], i: int) -> TroopChange | None:
    troops = made[i]
    before = text[max(0, troops.start - 4) : troops.start].lstrip()
    if before not in ("to ", "by ") or troops.count is None:
        return None
    words = text[max(0, troops.start - REACH) : troops.start]
    if not (direction := way(words)):
        return None
    if before == "by ":
        return TroopChange(direction) if troops.text[-1].isdigit() or GREW.search(words) else None
    near = (t for t in made[max(0, i - 1) : i + 2] if t is not troops and abs(t.start - troops.start) < 60)
    base = next((t for t in near if text[max(0, t.start - 6) : t.start].lower().endswith("from ")), None)
    return TroopChange(direction, base.count if base else None, troops.count, base.id if base else None)
