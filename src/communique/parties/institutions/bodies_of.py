"""Bodies with their country behind "of" that are named by what they are for ("the Council for Fisheries of Peru")."""

from __future__ import annotations

import re

from communique.parties.institutions.agencies import SOCIETY
from communique.parties.institutions.keys import key_of, table
from communique.parties.value import PartyMention

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
_OWNED = re.compile(r"\b((?:[A-Z][a-z]+\s)?[A-Z]?[a-z]+)(?:\sand\s(?:the\s)?people)?\s{1,8}of\s{1,8}(?:the\s)?$")
_GOVERNMENT_OF = re.compile(r"\b[Gg]overnment\sof\s(?:the\s)?$")
"""Before a country whose government has something ("the government of Peru's support")."""
_RULING = re.compile(
    r"(?:\b[Tt]he\s(?:[a-z]+\s)?|(?<!local\s)(?<!regional\s)(?<!state\s)(?<!religious\s)(?<!church\s)(?<!tribal\s)\b(?=[Aa]uthorities))"
    r"((?:government|[Aa]uthorities|leadership|regime|junta))\sin\s(?:the\s)?$"
)
"""Who rules, before the name of the country or its capital ("the authorities in Lima")."""
_CENTRAL_BANKS = frozenset({"Central Bank", "National Bank", "Reserve Bank", "central bank"})
"""What a country's central bank is called before "of" and its name, beside the bare "Bank" of some."""
_OF_SEVERAL = frozenset({"commission", "committee", "council", "court", "board", "assembly"})
_LISTED = re.compile(r",?\s(?:and\s)?(?:the\s)?[A-Z]|,\s")
"""After a country that has a body together with others ("a commission of Peru, Chile and Kenya")."""
_NEAR = 50
"""Characters before the name of a country in which its institution is looked for by a single word."""
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


def owned(text: str, country: PartyMention) -> re.Match[str] | None:
    """The institution before "of" and the name of a country."""
    return _OWNED.search(text, max(0, country.start - _NEAR), country.start)


def institution_before(text: str, country: PartyMention) -> tuple[int, int] | None:
    """Where the institution stands before "of" and the name of a country ("the government of Burundi")."""
    named = country.form == "name" and not text.startswith(("'", "’"), country.end)
    low = max(0, country.start - _NEAR)
    named = named or (country.form == "name" and _GOVERNMENT_OF.search(text, low, country.start) is not None)
    found = owned(text, country) if named else None
    key = key_of(found[1]) if found else None
    if named and key is None:
        return body_of(text, country.start)
    if found is None or key is None or (key[1] in _OF_SEVERAL and _LISTED.match(text, country.end)):
        return None
    if key[1] == "bank":
        bank = found[1].removeprefix("The ")
        central = bank in _CENTRAL_BANKS or (bank == "Bank" and country.code in table()["banks"]["of"])
        return (found.end(1) - len(bank), found.end(1)) if central else None
    return found.end(1) - len(key[1]), found.end(1)


def rulers_before(text: str, country: PartyMention) -> int | None:
    """Where those begin who rule in a country or its capital ("the | authorities in Lima")."""
    if country.form not in ("name", "capital"):
        return None
    found = _RULING.search(text, max(0, country.start - _NEAR), country.start)
    return found.start(1) if found else None
