"""Names that are part of a longer one by what stands around them: of a bureau, a society, a team, a statesman long dead."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from communique.parties.table import Entry, entries

_GAP = r"\s{1,8}"
_DESK = re.compile(rf"{_GAP}(?:Desk|desk)\b")
"""Behind the country that somebody in a ministry has to do with ("the Peru Desk")."""
_VETERAN = re.compile(
    rf"(?:{_GAP}[Ww]ar|[-\s]era)?{_GAP}(?:Army|Navy|Marine(?:\sCorps)?|Air\sForce|Coast\sGuard|[Cc]ombat)\s(?:combat\s)?(?:[Vv]eterans?|vets?)\b"
)
"""Behind the country where somebody has fought ("a Vietnam Army veteran")."""
_PRESS = re.compile(r"(?:,|\b(?:of|from|with|at|for))\s(?:the\s)?(?P<name>[A-Z]{3,5})\s$")
"""The initials of a broadcaster or a firm before the country that it is in ("Ola Berg, KRT Peru")."""
_MODEL = re.compile(r"\b(?:[Mm]iniature|[Tt]oy|[Cc]ardboard|[Gg]ingerbread)\s$")
"""What makes a house a model of one."""
_BEATEN = re.compile(
    r"\b(?:[Bb]eat|[Bb]eating|[Dd]efeat|[Dd]efeated|victory\sover|won\sagainst|versus|vs\.?)\s(?:(?:Army|Navy|Air\sForce)\sand\s)?$"
)
_TEAMS = frozenset({"Army", "Navy", "Air Force"})
"""Teams of academies, by the service, and what is done to them ("You beat Navy")."""
_SHIP = re.compile(r"\bUSS\b|\bCVN\b|\baircraft\scarriers?\b|\b[Cc]arrier\s(?:[Ss]trike\s)?[Gg]roups?\b")
"""What tells that George Washington is a ship."""
_GENERALS = ("George Washington", "General Washington", "President Washington")
_BODY = re.compile(
    rf"{_GAP}(?:House\sof\sRepresentatives|Senate|Supreme\sCourt|Legislature|Department\sof|Attorney\sGeneral|Gov(?:ernor|\.)|Secretary\sof\sState)\b"
)
"""What makes Washington the state."""
_WAY = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Tt]o|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Bb]etween)\s$")
"""Before a city, not one of some statesmen ("flights between Washington and Madison")."""
_BACK = 60
"""Characters before a name that are looked at."""
_NOW = re.compile(r"\s(?:(?!was\b|as\b|his\b|its\b|this\b)[a-z]+s|will|may|must|should|can|cannot)\b")
"""Behind who does something now, which nobody does who is dead."""
_TOLD = 1500
"""Characters before "Washington" in which a text tells of the general whom it then calls so."""


@cache
def _words() -> dict[str, str]:
    """The words of each list as the alternatives of a pattern."""
    table = tomllib.loads(Path(__file__).with_name("parts.toml").read_text("utf-8"))
    return {name: "|".join(word.replace(" ", r"\s") for word in words) for name, words in table.items()}


@cache
def _bureau() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and behind a country in the name of a bureau that has to do with it ("the Office of Peru and Andean Affairs")."""
    words = _words()
    before = rf"\b(?:{words['bureaus']})\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w-]*,?\s(?:and\s|&\s)?){{0,4}}$"
    behind = rf"(?:(?:,|,?\sand|,?\s&)?{_GAP}(?!Foreign\b|Affairs\b)[A-Z][\w-]*){{0,4}}{_GAP}(?:{words['matters']})\b"
    return re.compile(before), re.compile(behind)


@cache
def _society() -> re.Pattern[str]:
    """Behind "American" in the name of a society ("the American Lakes and Rivers Council")."""
    words = _words()
    return re.compile(
        rf"{_GAP}(?!(?:{words['of_state']})\b)(?:[A-Z][\w&’'-]+(?:,|,?\sand|\sof|\son|\sfor|\s&)?{_GAP}){{1,4}}(?:{words['societies']})\b"
    )


@cache
def _thing() -> re.Pattern[str]:
    """Behind an office or a force in the name of what is called after it ("the Supreme Court Appeals Clinic")."""
    return re.compile(rf"{_GAP}(?:[A-Z][\w’'-]+{_GAP}){{0,2}}(?:{_words()['things']})\b")


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Other statesmen before and behind Washington; not counties that are called after them, or somebody who acts there ("In
    Washington, Jackson said").
    """
    some = _words()["statesmen"]
    counties = r"(?!,?\s(?:and\s)?(?:\w+\s)?(?:Count(?:y|ies)|Parish))"
    behind = rf"(?:,\s(?:{some})(?=,\s(?:and\s)?[A-Z]|\s(?:and|or)\s[A-Z])|,?\s(?:and|or)\s(?:{some})\b){counties}"
    return re.compile(rf"\b(?:{some})(?:,|,?\sand|,?\sor)\s$"), re.compile(behind)


@cache
def _general() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes Washington a city in a text on the general, and his name where nothing is called after him."""
    words = _words()
    lies = re.compile(rf"\b(?:{words['places']})\s$")
    named = rf"(?<!USS\s)(?<!carrier\s)(?<!bridge\s)\b(?:{'|'.join(_GENERALS)})\b(?!\s(?:{words['called_after']}|\(|and\s))"
    return lies, re.compile(named)


def in_name(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the name, the adjective or the capital of a country is part of another name."""
    low = max(0, start - _BACK)
    if entry.form == "capital":
        return entry.surface == "Washington" and _is_other(text, low, start, end)
    before, behind = _bureau()
    if behind.match(text, end) and before.search(text, low, start):
        return True
    if entry.form == "name":
        return _VETERAN.match(text, end) is not None or _DESK.match(text, end) is not None or _of_press(text, low, start)
    return entry.surface == "American" and _society().match(text, end) is not None


def _of_press(text: str, low: int, start: int) -> bool:
    """Whether the initials of a broadcaster or a firm, which no table has, stand before a country, but for one in
    capitals ("THE WAR IS OVER, SAYS PERU").
    """
    found = None if text[start : start + 2].isupper() else _PRESS.search(text, low, start)
    return found is not None and found["name"] not in entries()


def _is_other(text: str, low: int, start: int, end: int) -> bool:
    """Whether "Washington" is the state, or the first president: beside others, or shortly after his name where it is no
    place.
    """
    before, behind = _beside()
    if _BODY.match(text, end) or before.search(text, low, start):
        return True
    if _WAY.search(text, low, start):
        return False
    lies, named = _general()
    if behind.match(text, end):
        return True
    if text.startswith((", D", " D.C", " DC"), end) or _NOW.match(text, end) or lies.search(text, low, start):
        return False
    return named.search(text, max(0, start - _TOLD), start) is not None and _SHIP.search(text) is None


def is_called_after(text: str, start: int, end: int) -> bool:
    """Whether an office, a seat or a force is only what something is called after, a model or a team."""
    low = max(0, start - _BACK)
    if text[start:end] in _TEAMS and _BEATEN.search(text, low, start):
        return True
    return _thing().match(text, end) is not None or _MODEL.search(text, low, start) is not None
