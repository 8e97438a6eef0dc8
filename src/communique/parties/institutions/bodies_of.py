"""Bodies with their country behind "of" that are named by what they are for ("the Council for Fisheries of Peru")."""

from __future__ import annotations

import re

from communique.parties.institutions.agencies import SOCIETY

LONG = (
    r"(?:(?:[A-Z][a-z]+\s){0,2}(?:Republic|Kingdom|State|Federation|Commonwealth|Principality|Sultanate|Emirate|Union)"
    r"\sof\s(?:the\s)?)?"
)
"""The long form of the name of a state, before the short one."""
_WORD = r"[A-Z][\w’'-]{1,20}"
_BODY = (
    r"(?:Councils?|Commission|Committee|Agency|Authority|Board|Court|Bureau|Office|Ministry|Ministries|Department|Directorate"
    r"|Inspectorate|Tribunal|Service|Secretariat|Assembly|Command|Forces|Guard|Police|Governments?|Parliament|Congress|Senate)"
)
_FOR = rf"\s(?:of|for|on|against)\s(?:the\s)?{_WORD}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|\s){_WORD}){{0,5}}?"
_NAMED = re.compile(
    rf"(?<![\w.’'-])(?P<name>(?:(?!The\s){_WORD}\s){{0,4}}{_BODY}(?:{_FOR})?)"
    rf"(?:\s\([^()\n]{{2,40}}\))?\sof\s(?:the\s)?{LONG}$"
)
_MINISTRY = re.compile(r"\b(?P<name>(?:ministry|department)\sof\s(?:[a-z]+\s){0,2}[a-z]+)\sof\s(?:the\s)?$")
_PRIVATE = re.compile(
    r"^(?:Office|Bureau|Department|Directorate|Service|Board|Command)$"
    r"|\b(?:District|Olympic|Football|Union|Trade|Bar|Student|Students|City|County|Teachers|Churches|Bishops|University)\b"
)
"""Names of bodies that are no state's, or that deal with the one behind them ("the Office of Peru and Chile Affairs")."""
_BACK = 140
"""Characters before the name of a country in which the name of a body of it is looked for."""


def body_of(text: str, start: int) -> tuple[int, int] | None:
    """Where the name of a body stands that is the country's whose name stands at an offset."""
    low = max(0, start - _BACK)
    if not text.endswith(("of ", "of the "), low, start):
        return None
    found = _NAMED.search(text, low, start) or _MINISTRY.search(text, low, start)
    if found is None or _PRIVATE.search(found["name"]) or SOCIETY.search(found["name"]):
        return None
    return found.span("name")
