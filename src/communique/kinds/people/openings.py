"""For whom somebody is told to sit at the table by how the sentence opens ("On the Peruvian side, X said", "Speaking for the
Peruvian team, X", "Representing Peru were X and Y").
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

SIDES = frozenset(["side", "team", "delegation", "panel", "negotiators", "negotiator", "delegates"])
SPEAKS = frozenset(["speaking", "negotiating", "bargaining"])
STANDS = frozenset(["representing"])
WERE = frozenset(["were", "was", "are", "is"])
LINKS = frozenset(["for", "of", "behalf", "on", "the", "from"])
OPENING = 8
"""Tokens that open "Speaking on behalf of the Peruvian team," at most."""
LISTED = 24
"""Tokens between such an opening and a name at most."""


def side_of_opening(page: Page, names: Iterable[Name]) -> str | None:
    """The party for which the opening of a sentence has somebody speak or sit at the table, in an article about talks."""
    if not page.bargains:
        return None
    return next((party for name in names if (party := _opened(page, name))), None)


def _opened(page: Page, name: Name) -> str | None:
    number, first = page.sentence(name.first), name.first
    while first > 0 and page.sentence(first - 1) == number and name.first - first < LISTED:
        first -= 1
    if first > 0 and page.sentence(first - 1) == number:
        return None
    verb, i = page.lows[first], first
    if verb not in SPEAKS | STANDS | {"on", "from", "for"}:
        return None
    while i - first < OPENING and i < name.first and page.words[i] != "," and page.lows[i] not in WERE:
        i += 1
    inside = range(first + 1, i)
    codes = [page.mentions[page.parties[j]].code for j in inside if page.parties[j] >= 0]
    if not codes or i >= name.first or any(page.pos[j] in ("VERB", "AUX") for j in range(i + 1, name.first)):
        return None
    sided = any(page.lows[j] in SIDES for j in inside)
    if page.lows[i] in WERE:
        return codes[0] if verb in STANDS else None
    plain = all(page.parties[j] >= 0 or page.lows[j] in LINKS | SIDES or page.pos[j] in ("ADJ", "PART") for j in inside)
    if page.words[i] != "," or not plain or not (sided or verb in STANDS):
        return None
    return codes[0] if ";" not in page.words[i : name.first] and "," not in page.words[i + 1 : name.first] else None
