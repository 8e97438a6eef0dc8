"""Where a report is from: the country of its date line and that of the agency that wrote it."""

from __future__ import annotations

from communique.kinds.people.page import Page

OPENING = 12
"""Tokens of the date line of a report at most."""


def agency(page: Page) -> str | None:
    """The country of the national news agency that a report is from: "BEIJING, May 3 (Xinhua) --"."""
    opens = range(1, min(OPENING, len(page) - 1))
    at = next((i for i in opens if page.words[i - 1] == "(" and page.words[i + 1] == ")"), None)
    return page.lex.agencies.get(page.lows[at]) if at is not None else None


def dateline(page: Page) -> str | None:
    """The country of the city that a report is dated from, where the opening paragraph names that country as one that acts."""
    first = page.parties[0] if len(page) else -1
    if first < 0 or page.mentions[first].use != "place":
        return None
    return page.mentions[first].code
