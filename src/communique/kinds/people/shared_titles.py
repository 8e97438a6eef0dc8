"""Titles that several people share: "Presidents X and Y", "the negotiators, X of Norway and Y of Peru", "X and Y, envoys"."""

from __future__ import annotations

from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import DASHES, REACH, Post, left_edge, modifies, tail

PLURAL_LINKS = frozenset([",", ":", "and", "of", "for", "the", "-", "both", "two", "sides", "countries"])
"""What may stand between a title in the plural and those who have it: "the ministers of both, X and Y"."""
OF_BOTH = 6
"""Tokens between such a title and the comma behind it at most."""
SHARING = frozenset(["the", "both", "two", "their", "its", "his", "her", "whose"])
PLURALS = frozenset(["NNS", "NNPS"])


def plural_before(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """The title that several people share: "Presidents X and Y", "the negotiators, X of Norway and Y of Peru"."""
    for i in range(name.first - 1, max(-1, name.first - REACH), -1):
        if not page.together(i, name.first):
            return None
        title = page.plural_title(i)
        listed = title and not title.rank and (i + 1 in starts or _apposed_list(page, name, i, starts))
        if title and ((page.capital(i) and ":" not in page.words[i : name.first]) or listed):
            edge = left_edge(page, i, starts)
            edge = page.mention_ends[page.parties[edge]] if _of_two(page, edge) else edge
            return Post(edge, i + 1, i, title, name, "before")
        known = page.capital(i) or page.parties[i] >= 0 or page.lows[i] in PLURAL_LINKS or page.words[i] in DASHES
        if not known and not page.is_a(i, "particle"):
            return None
    return None


def _apposed_list(page: Page, name: Name, head: int, starts: frozenset[int]) -> bool:
    """Whether a plural names those listed behind it: "the negotiators, X and Y"; of one name it says nothing."""
    edge = left_edge(page, head, starts)
    owners = shared_by(page, head)
    comma = owners[-1][1] if owners else head + 1
    while comma - head < OF_BOTH and page.lows[comma] in ("of", "both", "the", "two", "sides", "countries"):
        comma += 1
    if page.words[comma] != ",":
        comma = tail(page, head + 1, starts)
    if page.words[comma : comma + 1] not in ((",",), (":",)) and not (owners and page.words[comma] in DASHES):
        return False
    if edge == 0 or not (page.lows[edge - 1] in SHARING or _of_two(page, edge)):
        return False
    behind = page.lows[name.last : name.last + 1]
    if ":" in page.words[head : comma + 1]:
        return behind in (("of",), ("for",), ("from",))
    return (
        page.lows[name.first - 1] == "and"
        or behind in (("and",), ("of",), ("for",), ("from",))
        or (behind == (",",) and len(owners) > 2)
    )


def shared_by(page: Page, head: int) -> list[tuple[str, int]]:
    """The parties that a title in the plural is of ("the ministers of Norway, Peru and Chile", "the Norwegian and Peruvian
    ministers"), each with where it ends; none where there are not two.
    """
    found: list[tuple[str, int]] = []
    i = head + 1
    if page.lows[i : i + 1] not in (("of",), ("for",), ("from",)):
        edge = left_edge(page, head, frozenset())
        codes = _before(page, edge) if _of_two(page, edge) else []
        return [(code, head + 1) for code in codes] if len(set(codes)) == len(codes) > 1 else []
    while (i := i + 1) < len(page) and i - head < REACH:
        if page.parties[i] >= 0:
            while i + 1 < len(page) and page.parties[i + 1] == page.parties[i]:
                i += 1
            found.append((page.mentions[page.parties[i]].code, i + 1))
        elif page.lows[i] not in (",", "and", "the") or (page.lows[i] == "," and not _goes_on(page, i)):
            break
    return found if len(found) > 1 else []


def _of_two(page: Page, edge: int) -> bool:
    """Whether two parties with "and" between stand where a title begins: "the U.S. and | Canadian trade negotiators"."""
    return edge > 1 and page.lows[edge - 1] == "and" and page.parties[edge] >= 0 and page.parties[edge - 2] >= 0


def _before(page: Page, edge: int) -> list[str]:
    """The parties of a list that ends where a title begins: "the Norwegian, Danish and | Swedish ministers"."""
    codes, i = [page.mentions[page.parties[edge]].code], edge
    while i > 1 and page.lows[i - 1] in ("and", ",") and (number := page.parties[i - 2]) >= 0:
        i -= 2
        while i > 0 and page.parties[i - 1] == number:
            i -= 1
        codes.insert(0, page.mentions[number].code)
    return codes


def _goes_on(page: Page, comma: int) -> bool:
    """Whether another party stands behind a comma, with "and" or "the" between."""
    ahead = next((i for i in range(comma + 1, min(comma + 4, len(page))) if page.lows[i] not in ("and", "the")), comma)
    return page.parties[ahead] >= 0


def _ends(page: Page, i: int) -> bool:
    """Whether a token is no part of a title in the plural: in "the two countries' envoys" all are."""
    return not (modifies(page, i) or page.tags[i] in ("CD", "POS") or page.tags[i] in PLURALS)


def plural_after(page: Page, name: Name, starts: frozenset[int]) -> Post | None:
    """The title in the plural behind a list of names that a name is one of: "X and Y, the deputy ministers"."""
    i = name.last
    while i - name.last < REACH and page.together(i + 1, name.first) and page.lows[i] in (",", "and") and i + 1 in starts:
        i += 1
        while i < len(page) and (page.capital(i) or page.is_a(i, "particle") or page.joined(i)) and page.words[i] != ",":
            i += 1
    listed = i > name.last or page.lows[max(0, name.first - 1)] == "and"
    if not listed or not page.together(i + 1, name.first) or page.words[i] != ",":
        return None
    first = i + 1 + (page.pos[i + 1] == "DET")
    near = range(first, min(first + REACH, len(page)))
    head = next((j for j in near if (page.tags[j] in PLURALS and page.tags[j + 1] != "POS") or _ends(page, j)), -1)
    title = page.plural_title(head) if head >= 0 and page.together(head, first) else None
    return Post(first, tail(page, head + 1, starts), head, title, name, "after") if title else None
