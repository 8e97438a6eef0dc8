"""The date line of an agency: the cities that a report was written in, at the beginning of a paragraph."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf",\s{{1,4}}(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?"
_AGENCY = r"\s{0,2}(?:\([A-Z][\w .-]{1,30}\)|/[A-Z][\w .-]{1,20}/)"
_DASH = r"\s{0,2}(?:--|—|–|\s-\s|\s?_\s)"
_PART = r"\s{0,2},\s{1,2}(?:[A-Z0-9][\w.’'-]*\s?|of\s|and\s|the\s){1,4}"
"""The country after a city, or a part of the date."""
_PLACE = r"(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*"

_BEFORE = re.compile(rf"\s*\(?(?:[A-Z]{{2,5}}-)?(?:{_PLACE}\s?/\s?){{0,3}}")
"""What may stand between the beginning of a line and a city: "(", the agency ("APA-Cairo"), other cities ("CAIRO/GAZA")."""
_OTHERS = rf"(?:\s?/\s?{_PLACE}){{0,3}}"
_AFTER = re.compile(
    rf"""
    {_OTHERS}
    (?:
        {_DATE}(?:{_DASH}|{_AGENCY}|,\s[A-Z]{{2,10}}\s-|[.:]\s)   # ", Nov. 5 --", ", 5 May (AFP)", ", March 3, KYODO -"
        | (?:{_PART}){{1,3}}(?:{_AGENCY}\s{{0,2}})?(?:{_DASH}|\s\|\s|\)\s{{0,2}}[—–-])
        | (?:{_DASH}|\s\||\)\s{{0,2}}[—–-])\s{{0,2}}(?![\sa-z])
        | {_AGENCY}
        | \.\s(?:/[A-Z]|{_MONTH}\s\d)                              # "CAIRO. Nov 3 (Interfax)"
        | \s\({_PLACE}\)\s[A-Z]                                    # "APA-Accra (Ghana) Talks"
    )
    """,
    re.VERBOSE,
)
_COLON = re.compile(r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?:\s[“\"A-Z]")
"""After a city in capitals ("CAIRO: Egypt said")."""
_DATED = re.compile(rf"{_OTHERS}(?:,\s[A-Z][a-z]+)?(?:{_DATE}(?:{_DASH}|{_AGENCY})|{_AGENCY}|{_DASH}\s?[“\"]?[A-Z][a-z])")
_CITY = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s){0,4}[A-Z][\w.’'-]{0,20}(?:,\s|\s\()")
_COUNTRY = re.compile(
    r"\)?\s{0,2}(?:\([A-Za-z .]{2,30}\)\s{0,2})?(?:--|—|–|\s[-|_]|_\s|:)\s{0,2}[“\"A-Z]" rf"|{_DATE}(?:{_DASH}|{_AGENCY})"
)
_BACK, _ON = 40, 90
"""Characters looked at before and after a name."""


def is_dateline(text: str, start: int, end: int, form: str) -> bool:
    """Whether a name is a city of a date line ("Doha, Qatar - ", "CAIRO/GAZA, May 3 (Reuters) - ") or the country after it.

    Names that are no capital ("SINGAPORE", "UNITED NATIONS") are one only in capital letters.
    """
    line = text.rfind("\n", max(0, start - _BACK), start) + 1
    headline = text[start:end].isupper() and text[max(line, start - _BACK) : start].isupper()
    if headline and _DATED.match(text, end, end + _ON):
        return True
    if line == 0 and start > _BACK:
        return False
    shouted = text[start:end].isupper()
    if form == "capital":
        opens = _BEFORE.fullmatch(text, line, start) is not None
        return opens and bool(_AFTER.match(text, end, end + _ON) or (shouted and _COLON.match(text, end, end + _ON)))
    if form != "name":
        return False
    if shouted and _BEFORE.fullmatch(text, line, start) and _DATED.match(text, end, end + _ON):
        return True
    return bool(_CITY.fullmatch(text, line, start) and _COUNTRY.match(text, end, end + _ON))
