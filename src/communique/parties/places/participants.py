"""Those who take part in something for a country, a line each ("- Prime Minister Ola Berg, Singapore")."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.places.premises import ALONE

_TAKING_PART = re.compile(
    r"[ \t]*[-•*–]?[ \t]*(?:H\.?E\.?\s)?(?:(?:Vice|Deputy|Acting|Crown|First)\s)*(?:President|Prime\sMinister|Premier"
    r"|Chancellor|King|Queen|Sultan|Emir|Prince|Minister|Secretary|Ambassador|Taoiseach|Sheikh)\s[^\n,]{3,60},\s(?:the\s|The\s)?"
)
"""Title and name, before the country at the end of the line."""


def is_participant(document: Document, start: int, end: int) -> bool:
    """Whether the name of a country ends the line of one who takes part for it."""
    if not ALONE.match(document.text, end):
        return False
    line = document.text.rfind("\n", max(0, start - 120), start) + 1
    return line > 0 and _TAKING_PART.fullmatch(document.text, line, start) is not None
