"""Institutions after the name of a country: "the South Korean government", "Seoul's Foreign Ministry"."""

from __future__ import annotations

import re
from functools import cache

from communique.parties.places.surroundings import is_flank
from communique.parties.rules import rules
from communique.parties.table import Entry


@cache
def _institution() -> re.Pattern[str]:
    table = rules()["institution"]
    before = "|".join(map(re.escape, table["before"]))
    heads = "|".join(re.escape(word) for form in ("ministry", "office", "force") for word in table[form])
    return re.compile(
        rf"""
        (?:['’]s|['’])?(?:[^\S\n]{{1,2}}|[^\S\n]?\n[^\S\n]{{0,8}}(?!\n))
        (?:(?:{before})(?:,?\s{{1,2}}|\s{{1,2}}and\s{{1,2}})){{0,4}}
        (?P<head>{heads})(?![\w-])
        (?:(?<=Ministry)\sof\s(?:the\s)?[A-Z][\w’'-]{{2,20}}(?:,?\s(?:and\s)?(?!Ministry|Department)[A-Z][\w’'-]{{2,20}}){{0,3}}(?!\s[A-Z]))?
        (?!\s+(?:Minister|minister|Secretary|secretary))
        """,
        re.VERBOSE,
    )


@cache
def _form_of() -> dict[str, str]:
    return {word: form for form in ("ministry", "office", "force") for word in rules()["institution"][form]}


def extend(text: str, end: int, entry: Entry) -> tuple[int, str]:
    """Where a mention of a party ends with the institution that follows its name, and the form of the whole."""
    if entry.kind != "country" or entry.form not in ("name", "demonym", "capital"):
        return end, entry.form
    found = _institution().match(text, end)
    if found and is_flank(text, end):
        return end, entry.form
    if found and entry.form == "capital" and (_form_of()[found["head"]] == "force" or text.startswith(" of ", found.end())):
        return end, entry.form  # "the Lima Congress of the Postal Union"
    return (found.end(), _form_of()[found["head"]]) if found else (end, entry.form)


@cache
def _state() -> re.Pattern[str]:
    states = (*rules()["namesakes"]["states"], "New York", "Georgia", "Washington", "D.C.")
    names = "|".join(re.escape(state).replace(r"\ ", r"\s{1,8}") for state in states)
    return re.compile(rf"(?<!\w)(?:{names})(?:\sState)?\s$")


def of_state(text: str, start: int) -> bool:
    """Whether the institution at an offset is that of a state or province ("the Ohio Department of Health")."""
    return bool(_state().search(text, max(0, start - 25), start))
