"""National and federal agencies by the form of their name ("National Grain Authority"), and committees of a House."""

from __future__ import annotations

import re

from communique.parties.institutions.keys import BACK

AGENCIES = frozenset(
    {"Authority", "Bureau", "Commission", "Agency", "Council", "Board", "Service", "Directorate", "Inspectorate", "Tribunal"}
)
COMMITTEE = re.compile(
    r"House\sCommittee\son\s(?:the\s)?[A-Z][a-z]+(?:(?:,?\sand|,|\s&)?\s[A-Z][a-z]+){0,3}|House\s(?:[A-Z][a-z]+,?\s(?:and\s|&\s)?){0,5}(?:[Cc]ommittee|[Ss]ubcommittee|panel)\b"
)
SOCIETY = re.compile(
    r"\s(?:of|for|on)\s(?:the\s)?(?:[A-Z][\w’'-]*\s{1,8}){0,2}(?:Women|Americans|Islanders|Educators|Seniors|Workers|Realtors|Muslims|Hindus|Catholics|Churches|Teachers|Jews|Nonprofits|Mayors|Legislatures|Farmers|Cooperatives"
    r"|Veterans|Girls|Youth|Students|Parents|Agencies|Engineers|Nurses|Lawyers|Journalists|Citizens|Retirees|Elders|Professionals)\b"
)
"""What makes a council one of people, not of the state ("National Council of Rural Women")."""
_ALONE = ("National", "Federal")
_BARE_NATIONAL = re.compile(r"(?<![\w-])(?:National|Federal|Supreme)\s$")
_FOR = re.compile(r"\s(?:for|on|of|against|Against)\s(?:the\s)?[A-Z]")
"""What an agency is for, behind its name ("Federal Commission for Canals")."""
_FEDERAL_ONLY = frozenset({"Board", "Service"})
_FEDERAL = re.compile(r"(?<![\w-])Federal\s(?:[A-Z][a-z]+\s){1,3}$")
"""What makes an agency that of a federation by its name ("Federal Canal Commission")."""
_NATIONAL = re.compile(
    r"(?<![\w-])(?!National\s(?:[A-Z]\w+\s){0,2}(?:Producers|Growers|Manufacturers|Retail|Restaurant|Builders|Farmers|Teachers|Multifamily|Apartment|Safety|Foreign\sTrade|Grocers|Consumer|Electrical|Mining|Beef|Corn|Chicken|Milk|Pork|Turkey|Cotton|Urban|Women|Education|Realtors|Parents|Jewish|Hispanic|Black|Indian|Tribal)\b)(?:National|Supreme|Central|Main|High|Constitutional|State)\s(?!Security|Transitional|Olympic)(?:[A-Z][a-z]+,?\s(?:(?:and|for|of)\s)?){1,4}$"
)
"""What makes an agency that of a country by its name ("National Grain Authority")."""


def agency_at(text: str, at: int, word: str) -> tuple[int, bool] | None:
    """Where the name of an agency begins whose last word stands at an offset, and whether a word before is its own."""
    low = max(0, at - BACK)
    if word == "Agency" and text.endswith("News ", 0, at):
        return None
    if word == "Council" and SOCIETY.match(text, at + len(word)):
        return None
    found = _FEDERAL.search(text, low, at) or (_NATIONAL.search(text, low, at) if word not in _FEDERAL_ONLY else None)
    found = found or (_BARE_NATIONAL.search(text, low, at) if _FOR.match(text, at + len(word)) else None)
    return (found.start(), not found[0].startswith(_ALONE)) if found else None
