"""Where a report is from: the country of its date line, that of the agency that wrote it, that of the paper that prints it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from communique.kinds.people.lexicon import table
from communique.kinds.people.page import Page
from communique.parties.find import lookup

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


def press(publisher: str | None) -> str | None:
    """The country of a newspaper or broadcaster: by its name in the table, else by the country or capital in the name."""
    name = " ".join((publisher or "").split()).removeprefix("The ").removeprefix("the ")
    if known := _papers().get(name.lower()):
        return known
    words = name.split()
    named = (lookup(words) for words in (*(f"{a} {b}" for a, b in pairwise(words)), *words))
    return next((found[0] for found in named if found and found[1] == "country"), None)


@cache
def _papers() -> dict[str, str]:
    return {str(word): str(row["party"]) for row in table()["press"] for word in row["words"]}  # type: ignore[attr-defined]
