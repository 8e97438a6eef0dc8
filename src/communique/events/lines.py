"""Date lines of nothing but a city, as some agencies write them ("Colombo - Tamil rebels", "Belgrade: Serbia and Kosovo")."""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.model import Block, Document
from communique.parties.value import URBAN, PartyMention

_DASH = re.compile(r"\s(?:-|–|—)\s(?=[\"“]?[A-Z])")
_COLON = re.compile(r":\s(?=[\"“]?[A-Z])")
NAMED = URBAN | {"name"}
"""How a place is named before a dash: as a city, or as the country that is one."""


def city_line(document: Document, part: Block, parties: Mapping[int, PartyMention]) -> re.Match[str] | None:
    """Where the date line of an article ends that begins with the name of a city and a dash or a colon, None for no such."""
    tokens = document.tokens_in(part.start, part.end)[:1]
    mention = parties.get(tokens[0]) if tokens else None
    if mention is None or document.text[part.start : mention.start].strip() or mention.kind != "country":
        return None
    dash = _DASH.match(document.text, mention.end, part.end) if mention.form in NAMED else None
    return dash or (_COLON.match(document.text, mention.end, part.end) if mention.form in URBAN else None)
