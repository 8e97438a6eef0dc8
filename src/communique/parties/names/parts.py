"""Names that are part of a longer one by what stands around them: of a bureau, a society, a team, a statesman long dead."""

from __future__ import annotations

import re

from communique.parties.table import Entry, entries

_BUREAU = re.compile(
    r"\b(?:Office|Bureau|Desk|Directorate|Division|Section|Department)\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w-]*,?\s(?:and\s|&\s)?){0,4}$"
)
_AFFAIRS = re.compile(
    r"(?:(?:,|,?\sand|,?\s&)?\s{1,5}(?!Foreign\b|Affairs\b)[A-Z][\w-]*){0,4}\s{1,5}(?:Affairs|Policy|Studies|Analysis)\b"
)
"""Before and behind a country in the name of a bureau that has to do with it ("the Office of Peru and Andean Affairs")."""
_VETERAN = re.compile(
    r"(?:\s[Ww]ar|[-\s]era)?\s(?:Army|Navy|Marine(?:\sCorps)?|Air\sForce|Coast\sGuard|[Cc]ombat)\s(?:combat\s)?(?:[Vv]eterans?|vets?)\b"
)
"""Behind the country where somebody has fought ("a Vietnam Army veteran")."""
_SOCIETY = re.compile(
    r"\s(?!National\b|Supreme\b|Federal\b|Military\b|State\b|Congress\b|Government\b|Foreign\b|Security\b|Economic\b|Defen[cs]e\b)"
    r"(?:[A-Z][\w&’'-]+(?:,|,?\sand|\sof|\son|\sfor|\s&)?\s){1,4}(?:Council|Institute|Coalition|Conference|Network|Trust|Project|Alliance)\b(?!\sResolution)"
)
"""Behind "American" in the name of a society ("the American Lakes and Rivers Council")."""
_PRESS = re.compile(r"(?:,|\b(?:of|from|with|at|for))\s(?:the\s)?(?P<name>[A-Z]{3,5})\s$")
"""The initials of a broadcaster or a firm before the country that it is in ("Ola Berg, KRT Peru")."""
_THING = re.compile(
    r"\s(?:[A-Z][\w’'-]+\s){0,2}(?:Bowl|Clinic|Marathon|Historical\sSociety|Practice(?:\sGroup)?|Trophy|Credit\sUnion|Memorial\sFund|League|Fan\sClub)\b"
)
"""Behind an office or a force in the name of what is called after it ("the Supreme Court Appeals Clinic")."""
_MODEL = re.compile(r"\b(?:[Gg]ingerbread|[Mm]iniature)\s$")
"""What makes a palace one of sugar."""
_BEATEN = re.compile(
    r"\b(?:[Bb]eat|[Bb]eating|[Dd]efeat|[Dd]efeated|victory\sover|won\sagainst|versus|vs\.?)\s(?:(?:Army|Navy|Air\sForce)\sand\s)?$"
)
_TEAMS = frozenset({"Army", "Navy", "Air Force"})
"""Teams of academies, by the service, and what is done to them ("You beat Navy")."""
_STATESMEN = (
    r"(?:Adams|Jefferson|Madison|Monroe|Jackson|Lincoln|Grant|Roosevelt|Hamilton|Franklin|Lafayette|Eisenhower|Kennedy)"
)
_AFTER_ONE = re.compile(rf"\b{_STATESMEN}(?:,|,?\sand|,?\sor)\s$")
_BEFORE_ONE = re.compile(rf"(?:,|,?\sand|,?\sor)\s{_STATESMEN}\b(?!,?\s(?:and\s)?(?:\w+\s)?(?:Count(?:y|ies)|Parish))")
"""Other presidents beside Washington."""
_GENERAL = re.compile(
    r"(?<!USS\s)(?<!carrier\s)(?<!bridge\s)\b(?:George|General|President)\sWashington\b"
    r"(?!\s(?:University|Bridge|Carver|Masonic|Birthplace|High|Law|Memorial|Hospital|Strike|Carrier|Carver|\(|and\s))"
)
_BEING = re.compile(r"\b(?:in|to|from|at|near|around|outside|across|throughout|through|via|for|of|with|against|between|and)\s$")
"""What makes Washington the city in a text on the general."""
BACK = 60


def in_name(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the name, the adjective or the capital of a country is part of another name."""
    low = max(0, start - BACK)
    if entry.form == "capital":
        return entry.surface == "Washington" and is_general(text, start, end)
    if _AFFAIRS.match(text, end) and _BUREAU.search(text, low, start):
        return True
    if entry.form == "name":
        return _VETERAN.match(text, end) is not None or _of_press(text, low, start)
    return entry.surface == "American" and _SOCIETY.match(text, end) is not None


def _of_press(text: str, low: int, start: int) -> bool:
    found = _PRESS.search(text, low, start)
    return found is not None and found["name"] not in entries()


def is_general(text: str, start: int, end: int) -> bool:
    """Whether "Washington" is the first president: beside others, or in a text that names him where it is no place."""
    if _AFTER_ONE.search(text, max(0, start - BACK), start) or _BEFORE_ONE.match(text, end):
        return True
    if text.startswith((", D", " D.C", " DC"), end) or _BEING.search(text, max(0, start - BACK), start):
        return False
    return _GENERAL.search(text) is not None


def is_called_after(text: str, start: int, end: int) -> bool:
    """Whether an office, a seat or a force is only what something is called after, a model or a team."""
    low = max(0, start - BACK)
    if text[start:end] in _TEAMS and _BEATEN.search(text, low, start):
        return True
    return _THING.match(text, end) is not None or _MODEL.search(text, low, start) is not None
