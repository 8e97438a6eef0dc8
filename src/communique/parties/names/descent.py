"""People of one nation who descend from another or from a part of the world ("Caribbean Americans", "a Korean-Canadian
family"): they are neither's party, unlike two states side by side ("Soviet-American talks").
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from communique.parties.table import Entry, entries

_FRONT = re.compile(
    r"(?<![\w-])(?P<from>(?:[A-Z][a-z’'.]+\s)?(?:[A-Z]|\b[bw](?=lack\b|hite\b))[\w’'.]+)(?P<join>[-‑–]|\s{1,8})$"
)
"""Up to two words before the name of a nation."""
_OF_FAMILY = re.compile(
    r"\s(?:descent|ancestry|extraction|lineage|roots|heritage)\b(?!\s(?:of|sites?|laws?|list|minist))"
    r"|\sCatholic\s(?:and\s)?(?!bishop|church|priest|school|leader|official)[a-z]"
)
"""Behind the adjective of a nation, what tells of somebody's family ("of Cuban descent", "the Irish Catholic boy")."""
_BACK = 40
"""Characters before a name in which they stand."""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("descent.toml").read_text("utf-8"))
    return {name: frozenset(some) for name, some in table.items()}


@cache
def _nation() -> re.Pattern[str]:
    nations = "|".join(sorted(_words()["nations"]))
    return re.compile(rf"(?:[-‑–]|\s{{1,8}})(?P<nation>{nations})(?P<plural>s?)(?![\w-])(?:\s(?P<next>[\w’'-]+))?")


def of_descent(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the adjective or the people of a nation are half of such a name."""
    if entry.form != "demonym" or entry.surface in _words()["states"]:
        return False
    if not entry.surface.endswith("s") and entry.surface != "American" and _OF_FAMILY.match(text, end):
        return True
    behind = _nation().match(text, end)
    if behind and not entry.surface.endswith("s") and behind["nation"] != entry.surface:
        return _of_people(behind, entry.surface)
    front = _FRONT.search(text, max(0, start - _BACK), start)
    found = _nation().match(text, front.start("join")) if front else None
    if front is None or found is None:
        return False
    return any(_is_from(name, entry) and _of_people(found, name) for name in (front["from"], front["from"].split()[-1]))


def _of_people(found: re.Match[str], origin: str) -> bool:
    """Whether two names in a row are those of people and not of two states."""
    if found["plural"]:
        return True
    if found["next"] and found["next"].lower().removesuffix("s") in _words()["between"]:
        return origin in _words()["never"]
    return True


def _is_from(name: str, entry: Entry) -> bool:
    """Whether a word in front is an adjective of another nation, of a part of the world, of a faith or a people."""
    if name in _words()["from"]:
        return True
    other = entries().get(name)
    return (
        other is not None
        and other.form == "demonym"
        and other.kind == "country"
        and other.code != entry.code
        and not name.endswith("s")
        and name not in _words()["states"]
    )
