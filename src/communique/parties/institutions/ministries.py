"""Where the name of a ministry or a department begins and ends, and which departments are American by their name."""

from __future__ import annotations

import re

from communique.parties.institutions.keys import BACK, table

_MATTER = re.compile(
    r"\b(?:[Ff]oreign|[Dd]efen[cs]e|[Ff]inance|[Tt]rade|[Ii]nterior|[Jj]ustice|[Hh]ealth|[Ee]conomy|[Ee]nergy|agriculture|farm|oil"
    r"|petroleum|information|industry|economics|labou?r|transport|communications)\s$"
)
_TITLED = re.compile(r"(?<![\w.-])(?:The\s)?(?P<matter>(?:[A-Z][a-z]{3,20},?\s(?:and\s)?){1,3})$")
"""The matter of a ministry in words with a capital ("Emergency Situations Ministry")."""
_LOWER = re.compile(r"\b(?:[Tt]he|(?P<one>[Aa]n?))\s(?P<matter>(?:[a-z]{4,14}\s){0,2})$")
_OF_MINISTRY = re.compile(
    r"\s(?:statistical\s|senior\s)?(?:spokes\w+|officials?|sources?|statements?|communiques?|reports?|figures|stud(?:y|ies)|analysis"
    r"|documents?|announcements?|survey|data|economists?)\b"
)
"""What "a ministry" stands before where it is no ministry in general ("a ministry spokesman")."""
_BEGINS = re.compile(r"(?:[.,]\s|\n|^|[\"“”]\s?)$")
"""What stands before "ministry officials" at the beginning of a clause."""
_NAME = r"(?!Ministry|Department)[A-Z][\w’'-]{2,20}"
_OF = re.compile(rf"\w+\s(?:of|for)\s(?:the\s)?{_NAME}(?:,?\s(?:and\s)?{_NAME}){{0,3}}(?![\w-])")
_OF_LOWER = re.compile(
    r"ministry\s(?:of|for)\s(?:the\s)?(?:foreign\saffairs|defen[cs]e|finance|(?:the\s)?interior|internal\saffairs|health|justice|trade|energy|education"
    r"|agriculture|labou?r|economy|transport|information|culture|environment"
    r"|higher\seducation|tourism|commerce|planning|water|communications|social\saffairs|religious\saffairs|sports?|youth)\b"
)
"""The name of a ministry in small letters."""
AMERICAN = re.compile(
    r"Department\sof\s(?:the\s)?(?:State|Defense|War|Justice|Treasury|Commerce|Labor|Agriculture|Interior|Energy|Education|Transportation"
    r"|Veterans?|Health\sand\sHuman|Housing\sand\sUrban|Homeland|Navy|Army|Air\sForce|Government)\b"
)
"""The departments that the United States have."""


def ministry_at(text: str, at: int, word: str) -> tuple[int | None, int]:
    """Where the name of a ministry begins and ends: its matter stands before or after."""
    low = max(0, at - BACK)
    of = _OF.match(text, at) if word[0].isupper() else None
    if of:
        return at, of.end()
    if word == "ministry" and (matter := _OF_LOWER.match(text, at)):
        return at, matter.end()
    before = None if word == "Department" else _MATTER.search(text, low, at)
    if before:
        return before.start(), at + len(word)
    titled = _TITLED.search(text, low, at) if word == "Ministry" else None
    if titled and titled["matter"].split()[0] not in table()["openers"]["words"]:
        return titled.start("matter"), at + len(word)
    bare = word != "Department" and _BEGINS.search(text, max(0, at - 2), at) and _OF_MINISTRY.match(text, at + len(word))
    if bare:
        return at, at + len(word)
    lower = None if word == "Department" else _LOWER.search(text, low, at)
    plain = lower and not text.startswith(" of ", at + len(word))
    if lower and lower["one"]:
        plain = _OF_MINISTRY.match(text, at + len(word)) is not None
    return (lower.start("matter") if lower and plain else None), at + len(word)
