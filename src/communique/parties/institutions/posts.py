"""Whose an institution is by who is of it: "the Secretary of the Treasury", "the Chief of Cabinet", "Cabinet Secretary X"."""

from __future__ import annotations

import re
from bisect import bisect_left

from communique.parties.institutions.keys import BACK, table
from communique.parties.institutions.whose import Whose

_OF_SECRETARY = re.compile(r"\bSecretar(?:y|ies)\sof\sthe\s$")
"""Whose office only the United States has, before the institution ("the Secretary of the Treasury")."""
_CHIEF = re.compile(r"\b(?:Chief|Head)\sof\s(?:the\s)?$")
"""Before a cabinet of an office that the United States have not ("the Chief of Cabinet")."""
_SECRETARY = re.compile(r"\sSecretary\s(?:for\s)?[A-Z]")
"""Behind the cabinet of a state whose ministers are called so ("Cabinet Secretary Amina Berg")."""
_DELEGATION = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:delegation|side|team|participants)\b")
"""Behind the country of those who are named."""
_ROSTER = 700
"""Characters in which they are named."""
_SPOKESPERSON = re.compile(r"\sSpokesperson\n")
"""Behind the department in the byline of its release."""


def delegated(whose: Whose, at: int) -> str | None:
    """The country whose delegation the words before a post are about ("a Peruvian delegation with Secretary of the Navy")."""
    i = bisect_left(whose.starts, at) - 1
    last = whose.mentions[i] if i >= 0 else None
    near = last is not None and last.kind == "country" and at - last.end < _ROSTER
    told = last is not None and (_DELEGATION.match(whose.text, last.end) or last.text.endswith("delegation"))
    return last.code if last and near and told else None


def office_of(whose: Whose, typical: str | None, key: str, at: int, end: int) -> str | None:
    """Whose an institution at an offset is by who is of it: "" of nobody, None where that tells nothing."""
    back = max(0, at - BACK)
    if typical and _OF_SECRETARY.search(whose.text, back, at):
        here = whose.passage.local(at)
        return here if here in table()["secretaries"]["codes"] else delegated(whose, at) or typical
    if key == "cabinet" and (_CHIEF.search(whose.text, back, at) or _SECRETARY.match(whose.text, end)):
        return whose.passage.local(at) or ""
    if key == "department" and typical and _SPOKESPERSON.match(whose.text, end):
        return whose.typical(typical) or ""
    return None
