"""Counts told of together: those killed side by side have one place, those lost at their own border are in their country."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.kinds.troops.scene import Scene
from communique.kinds.troops.value import Troops
from communique.parties.value import is_country

_AND = re.compile(r",?\s(?:and|plus|as\swell\sas|along\swith)\s(?:(?:killed|wounded|injured|captured|left)\s)?|,\s")
"""Between two counts of one list ("two marines and seven rebels", "killed two soldiers and wounded five rebels")."""
_BORDER = re.compile(
    r"\b(?:near|at|on|along|close\sto)\s(?:the\scountry[’']s|its|their|his|her)\s(?:[a-z]+\s)?(?:border|frontier)\swith\s(?:the\s)?[A-Z]"
)
"""A place at the border of one's own country with another one."""


def shared(text: str, made: list[Troops]) -> list[Troops]:
    """The counts, where one of a list of losses has the place that only the other is told with."""
    found = list(made)
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        if other.start <= one.end or not _AND.fullmatch(text, one.end, other.start):
            continue
        if one.state not in _LOSSES or other.state not in _LOSSES:
            continue
        if one.location is None and other.location:
            found[at] = replace(one, location=other.location)
        elif other.location is None and one.location:
            found[at + 1] = replace(other, location=one.location)
    return found


_LOSSES = frozenset({"killed", "wounded"})


def at_border(scene: Scene, owner: str | None) -> str | None:
    """The own country of those of whom something is told at its border ("died in a clash near its border with Peru")."""
    if owner is None or not is_country(owner):
        return None
    others = any(p.end <= scene.start and p.code != owner and p.use == "party" for p in scene.near)
    return owner if not others and _BORDER.search(scene.text, scene.left, scene.right) else None
