"""Names that are credits and not people of the article: reporters, photographers, lists of names alone."""

from __future__ import annotations

from bisect import bisect_left

from communique.kinds.people.page import Page

BYLINE = 16
"""Tokens of a line "By X Y" at most."""
LIST = 30
"""Tokens of a list of names at most."""


def credited(page: Page, first: int, last: int) -> bool:
    """Whether a name is the reporter's or photographer's: "By X", "Reporting by X and Y", "X/AFP", a paragraph of names."""
    if _byline(page, first):
        return True
    before = _before_list(page, first)
    if before < 0 or not page.together(before, first):
        return _names_only(page, first)
    opens = before == 0 or not page.together(before - 1, before)
    if page.lows[before] == "by" and (opens or page.is_a(before - 1, "credit") or page.capital(before)):
        return True
    if page.together(last, first) and page.words[last] == "/":
        return True
    if page.words[first - 1] == "/" or _bracketed(page, first, last):
        return True
    return page.words[before] == ":" and not opens and page.is_a(before - 1, "credit")


def _byline(page: Page, first: int) -> bool:
    """Whether a name stands in a short line that begins with "By": "By Sergeant X Y"."""
    begin = bisect_left(page.segments, page.segments[first], max(0, first - BYLINE), first)
    if page.words[begin] != "By":
        return False
    line = [i for i in range(begin, min(begin + BYLINE, len(page))) if page.together(i, first)]
    return len(line) < BYLINE and not any(page.pos[i] in ("VERB", "AUX") for i in line)


def _bracketed(page: Page, first: int, last: int) -> bool:
    """Whether a name is a credit in square brackets, and no insertion after a title ("the minister [X Y]")."""
    opens, closes = page.words[first - 1] == "[", last < len(page) and page.words[last] == "]"
    return (opens or closes) and not (first > 1 and page.title_at(first - 2))


def _before_list(page: Page, first: int) -> int:
    """The token before a name and the names listed with it ("by X and Y")."""
    i = first - 1
    while i >= 0 and first - i < LIST and page.together(i, first):
        if page.labels[i] != "PERSON" and page.lows[i] not in ("and", ",", ";", "in"):
            break
        i -= 1
    return i


def _names_only(page: Page, first: int) -> bool:
    """Whether the paragraph holds nothing but names."""
    i = first
    while i < min(len(page), first + LIST) and page.together(i, first):
        if page.labels[i] != "PERSON" and page.lows[i] not in ("and", ",", ";", "&"):
            return False
        i += 1
    return True
