"""The word that a body named in full may be called by later ("the UN Human Rights Council ... the Council")."""

from __future__ import annotations

import re

from communique.parties.institutions.keys import key_of
from communique.parties.value import PartyMention

_SHORT = frozenset({"council", "commission", "committee", "bureau", "board", "agency", "task force"})
"""Words that bodies with what they are for behind them are called by later."""
_ORGAN = re.compile(r"\s(?:[A-Z][a-z]+\s(?:and\s)?){0,4}?(?:Council|Commission|Committee|Assembly|Court|Board|Agency|Bureau)\b")
"""Behind an organization: a body of it that the table does not have ("OAS Permanent Council")."""
_MATTER = re.compile(r"\s(?:on|for)\s")
"""Before what a body of an organization is about ("UN Committee on Fish")."""


def called(text: str, mention: PartyMention) -> re.Match[str] | None:
    """The word or words that the body of a mention may be called by, in group 1, None where there is none."""
    key = key_of(_MATTER.split(mention.text, 1)[0] if mention.kind == "organization" else mention.text) or _short(mention)
    if key is None and mention.kind == "organization" and (organ := _ORGAN.match(text, mention.end)):
        return key_of(organ[0])
    return key


def _short(m: PartyMention) -> re.Match[str] | None:
    """The word that a body with what it is for behind it may be called by later ("the National Guard of Peru")."""
    key = key_of(re.split(r"\s(?:of|on|for)\s", m.text, maxsplit=1)[0]) if m.form in ("force", "office") else None
    return key if key and (m.form == "force" or key[1] in _SHORT) else None
