"""Where people are named: the recognizer's spans, mended, and names that only their title gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.people.page import HYPHENS, Page
from communique.parties import lookup

INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
MAX_NAME = 7
"""Tokens of the longest name."""
TWO = 2
INNER = frozenset(["sheikh", "haji", "sheik", "mullah", "sayyid"])
"""Honours that are names too."""
MARKS = frozenset(['"', "“", "”", "``", "''", "'", "‘", "’"])
YEAR = 4
"""Digits of a year."""
SLASHES = frozenset("/|@#[]{}<>*_")
QUOTES = frozenset(["'s", "'"])
POSTED = frozenset(["of", "to", "in"])
"""Words before the place of a post: "ambassador to Peru X Y"."""
FIELDED = frozenset(["of", "for", "and", "the"])
"""Words before the field of a post: "Minister of Energy X Y", "for Growth and the Environment X Y"."""
FIELD = 6
"""Tokens between "for" and the end of the field of a post at most."""
LEGAL = frozenset(["SA", "AG", "NV", "AB", "SE", "ASA", "SpA", "AS", "BV", "KK", "SARL"])
"""Legal forms that end the name of a company."""
FIRMS = (("and", "co"), ("and", "co."), ("&", "co"), ("&", "co."))
"""What makes a name that of a firm."""
LOCATED = frozenset(["in", "near", "at", "from", "outside", "around", "of", "between", "and"])
"""Words before a place that its country follows: "in X Y, Peru"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``first`` to ``last`` (exclusive) of a page. ``titled``: a title or honorific stands before it."""

    first: int
    last: int
    titled: bool = False


def recognized(page: Page) -> Iterator[Name]:
    for entity in page.document.entities:
        if entity.label == "PERSON":
            inside = [page.back[i] for i in range(entity.first, entity.last) if i in page.back]
            if inside and (name := _mend(page, inside[0], inside[-1] + 1)):
                yield name


def _mend(page: Page, first: int, last: int) -> Name | None:
    """The name in and around a span: titles off its front, what is no name off its end, cut parts added."""
    first, titled = _strip_titles(page, first, last)
    end = first
    while end < last and _part(page, end, first):
        end += 1
    if end > first and page.is_a(end - 1, "particle"):
        end = run(page, first)
    if end == first or (not page.capital(end - 1) and not page.joined(end - 1)):
        return None
    first = _grow_left(page, _before_nickname(page, first))
    end = _grow_right(page, first, _behind_nickname(page, end))
    titled = titled or title_before(page, first)
    surname = (
        titled and end - first == TWO and page.labels[first] == page.labels[end - 1] == "PERSON" and page.capital(first - 1)
    )
    if not plausible(page, first, end - surname) or in_office(page, first, end):
        return None
    return None if not titled and (_of_thing(page, first, end) or _of_party(page, first, end)) else Name(first, end, titled)


def _before_nickname(page: Page, first: int) -> int:
    """The first token of a name before whose surname a nickname stands in quotation marks: "Ana "Nita" Rey"."""
    i = first - 4
    quoted = i >= 0 and page.words[first - 1] in MARKS and page.words[first - 3] in MARKS and page.capital(first - 2)
    given = quoted and page.together(i, first) and page.tags[i] == "NNP" and page.title_at(i) is None
    return i if given and page.sentence(i) == page.sentence(first) else first


def _behind_nickname(page: Page, end: int) -> int:
    """The end of a name behind whose first word a nickname stands in quotation marks."""
    if end + 3 >= len(page) or page.words[end] not in MARKS or page.words[end + 2] not in MARKS:
        return end
    surname = page.capital(end + 1) and page.capital(end + 3) and page.tags[end + 3] in ("NNP", "NN")
    return run(page, end + 3) if surname and page.sentence(end) == page.sentence(end + 3) else end


def _of_thing(page: Page, first: int, last: int) -> bool:
    """Whether the noun or the year after a name, or the noun before, makes it that of a place, a firm or a drill: "X Y
    province", "X Y 2022", "X Y and Co", "exercise X Y", "the towns of X Y and Z".
    """
    if _thing_before(page, first):
        return True
    if page.lows[last : last + 2] in FIRMS:
        return True
    if last >= len(page) or not page.together(last, first):
        return False
    return page.is_a(last, "place-noun") or (len(page.words[last]) == YEAR and page.words[last].isdigit())


def _thing_before(page: Page, first: int) -> bool:
    """Whether a common noun before a name tells that it is a thing's; the bracket of a company in agency copy too."""
    i = first - 1
    if i < 1 or not page.together(i, first):
        return False
    if page.lows[i] == "and" and page.capital(i - 1):
        while i > 0 and (page.capital(i) or page.lows[i] == "and"):
            i -= 1
        return i > 0 and page.lows[i] == "of" and page.is_a(i - 1, "thing-before") and page.lows[i - 1].endswith("s")
    i -= page.lows[i] == "of"
    return page.words[i] == "<" or (page.is_a(i, "thing-before") and page.words[i].islower())


def located(page: Page, name: Name) -> bool:
    """Whether a name is that of a place which its country or province follows: "in X Y, Peru,"."""
    last = name.last
    if last + 1 >= len(page) or page.words[last] != "," or not page.together(last + 1, name.first):
        return False
    i = name.first - 1
    i -= name.titled and name.last - name.first == 1 and not page.honorific(i)
    end = last + 1
    while end < len(page) and page.labels[end] == "GPE":
        end += 1
    ends = end > last + 1 and end < len(page) and page.words[end] in (",", ".", ")", "(", "-", "--")
    return ends and i >= 0 and page.lows[i] in LOCATED and page.together(i, name.first)


def _of_party(page: Page, first: int, last: int) -> bool:
    """Whether a span is the name of a party and nothing else ("Burkina Faso")."""
    return page.parties[first] >= 0 and len({page.parties[i] for i in range(first, last)}) == 1


def _strip_titles(page: Page, first: int, last: int) -> tuple[int, bool]:
    titled = False
    for i in range(first, last):
        if _inside(page, i, first):
            continue
        if not page.surname(i) and (page.title_at(i) or page.plural_title(i) or page.honorific(i)):
            first, titled = i + 1, True
        elif i == first and _foreign(page, i, last):
            first = i + 1
    return first, titled


def _inside(page: Page, i: int, first: int) -> bool:
    """Whether an honour stands inside a name, behind a given name: "General Omar Sheikh Bras"."""
    honour = page.lows[i] in INNER and page.labels[i] == "PERSON" and i > first
    return honour and page.title_at(i - 1) is None and not page.honorific(i - 1) and page.labels[i - 1] == "PERSON"


def _foreign(page: Page, i: int, last: int) -> bool:
    """Whether the first word of a span is none of the name: no name's word, or the country of "Minister of Peru X Y"."""
    if last - i > 2 and i and page.lows[i - 1] in POSTED and (lookup(page.words[i]) or page.lows[i] in page.lex.regions):
        return True
    if last - i > 1 and i and page.is_a(i, "topic") and (page.lows[i - 1] in FIELDED or _in_field(page, i)):
        return True
    return page.is_a(i, "not-name") or page.labels[i] != "PERSON"


def _in_field(page: Page, i: int) -> bool:
    """Whether a token ends the field of a post: "Representative for the Lima-Quito Dialogue X Y"."""
    before = range(i - 1, max(0, i - FIELD), -1)
    link = next((j for j in before if page.lows[j] == "for"), None)
    if link is None or page.title_at(link - 1) is None or i - link < TWO:
        return False
    return all(page.capital(j) or page.lows[j] in ("the", "and") or page.words[j] in HYPHENS for j in range(link + 1, i))


def _part(page: Page, i: int, first: int) -> bool:
    """Whether a token may be part of the name that begins at ``first``."""
    word = page.words[i]
    if page.capital(i):
        # a verb in a headline's capitals ends the name
        return not (i > first and (page.tags[i] in ("VBZ", "VBG") or (page.is_a(i, "not-name") and not page.surname(i))))
    if word in HYPHENS:
        return i > first and _joins(page, i)
    return page.is_a(i, "particle") or (word[0].isalpha() and "-" in (word + page.words[i - 1]) and word not in QUOTES)


def in_office(page: Page, first: int, last: int) -> bool:
    """Whether the words belong to the title that follows: "Danish Water Minister X", "Shin Bet head X", or name a firm."""
    if first and page.together(first - 1, first) and page.is_a(first - 1, "firm"):
        return True
    found = page.title_at(last) if last < len(page) and page.together(last, first) else None
    if not found or last + 1 >= len(page) or not page.together(last + 1, first) or not page.capital(last + 1):
        return False
    return (page.capital(last) and last - first < 3) or (found[0].private and last - first > 1)


def _joins(page: Page, i: int) -> bool:
    """Whether a hyphen ties two parts of a name: set close, or apart on both sides between two capitals (tokenised text)."""
    if not page.together(i + 1, i) or page.joined(i) != page.joined(i + 1):
        return False
    return page.joined(i) or (
        page.capital(i - 1) and page.capital(i + 1) and page.labels[i - 1] == page.labels[i + 1] == "PERSON"
    )


def _grow_left(page: Page, first: int) -> int:
    while first > 0 and page.together(first - 1, first) and _left_part(page, first - 1):
        first -= 1
    return first


def _left_part(page: Page, i: int) -> bool:
    low = page.lows[i]
    if low in ("al-", "el-", "al", "el", "abu", "bin", "ibn", "abdul") and not (i and page.is_a(i, "not-name")):
        return True
    if page.lows[i].startswith(("al-", "el-")) and len(low) > 4:
        return True
    if low in HYPHENS:
        return i > 0 and page.joined(i) and page.joined(i + 1) and page.lows[i - 1] in ("al", "el")
    if i and page.lows[i - 1] in POSTED and lookup(page.words[i]):
        return False
    initial = len(low) <= 2 and low.endswith(".") and page.capital(i)
    return initial or (_free_capital(page, i) and page.pos[i] == "PROPN" and page.labels[i] in ("", "PERSON"))


def _free_capital(page: Page, i: int) -> bool:
    """Whether a capitalised token is free to be part of a name: no title, party, day or thing."""
    return (
        page.capital(i)
        and page.words[i][-1].isalpha()
        and page.parties[i] < 0
        and not page.honorific(i)
        and page.lows[i] not in page.lex.no_part
        and page.plural_title(i) is None
        and page.labels[i] not in ("GPE", "NORP", "ORG", "DATE", "FAC", "LOC", "EVENT", "LAW")
        and not (len(page.words[i]) > 3 and page.words[i].isupper())
    )


def _grow_right(page: Page, first: int, last: int) -> int:
    while last < len(page) and page.together(last, first) and last - first < MAX_NAME:
        word = page.words[last]
        if word in ("-", "‑") and page.joined(last) and last + 1 < len(page) and page.joined(last + 1):
            last += 2
        elif (page.joined(last) and word.startswith("-") and len(word) > 1) or (
            _right_part(page, last) and not page.joined(last)
        ):
            last += 1
        else:
            break
    return last


def _right_part(page: Page, i: int) -> bool:
    if page.words[i] in ("He", "Yi", "Ho", "Do", "An", "So", "Long", "May", "Will") and page.capital(i - 1):
        return page.words[i - 1][0].isalpha()
    return _free_capital(page, i) and page.pos[i] in ("PROPN", "NOUN", "ADJ", "X") and page.labels[i] in ("", "PERSON")


def plausible(page: Page, first: int, last: int) -> bool:
    """Whether tokens can be a person's name by their looks: letters, no word of a thing, no link or handle."""
    words = page.words[first:last]
    if page.ships and _of_ship(page, first, last):
        return False
    if not words or last - first > MAX_NAME or (not words[-1][-1].isalpha() and not words[-1].endswith(".")):
        return False
    joined = "".join(words)
    if not joined.isalpha() and any(c.isdigit() or c in SLASHES for c in joined):
        return False
    full = [word for word in words if not INITIALS.fullmatch(word)]
    if full and all(word.isupper() and len(word) > 1 for word in full):
        return False
    if len(words) > 1 and words[-1] in LEGAL:
        return False
    lows = [low.strip("'") for low in page.lows[first : last - page.surname(last - 1)]]
    return page.lex.things.isdisjoint(lows) and not page.is_a(first, "not-name")


def _of_ship(page: Page, first: int, last: int) -> bool:
    """Whether tokens are the name of a ship: behind its mark, or named so elsewhere."""
    if any(page.together(i, first) and page.is_a(i, "ship") for i in (first - 1, first - 2)):
        return True
    return any(" ".join(page.lows[first:end]) in page.ships for end in range(first + 1, last + 1))


def title_before(page: Page, first: int) -> bool:
    """Whether a title or an honorific stands directly before a token."""
    if first == 0 or not page.together(first - 1, first):
        return False
    if page.honorific(first - 1):
        return True
    found = page.title_at(page.unbracketed(first - 1))
    return bool(found and found[0].before)


def run(page: Page, first: int) -> int:
    """The end of the run of words from ``first`` that can be a name."""
    last = first
    while last < len(page) and page.together(last, first) and last - first < MAX_NAME:
        if last == first and INITIALS.fullmatch(page.words[last]) and last + 1 < len(page) and name_word(page, last + 1):
            last += 1
        elif last > first and page.words[last] in ("-", "‑") and page.joined(last):
            last += 2
        elif (
            page.words[last] in ("al-", "el-")
            or (last > first and page.is_a(last, "particle") and _goes_on(page, last + 1))
            or (page.capital(last) and name_word(page, last))
        ):
            last += 1
        else:
            break
    return min(last, len(page))


def _goes_on(page: Page, i: int) -> bool:
    """Whether a capitalised word follows a particle, or one more particle or a hyphen and then it ("von der X", "al-X")."""
    i += i + 1 < len(page) and (page.is_a(i, "particle") or (page.words[i] in HYPHENS and page.joined(i)))
    return i < len(page) and page.capital(i)


def name_word(page: Page, i: int) -> bool:
    return (
        page.words[i][-1].isalpha()
        and page.parties[i] < 0
        and page.pos[i] in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and page.lows[i] not in page.lex.no_part
        and page.labels[i] not in ("NORP", "DATE", "LAW", "EVENT")
    )
