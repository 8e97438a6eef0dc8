"""Where people are named: the recognizer's spans, mended, and names that only their title gives away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.kinds.people.credits import credited
from communique.kinds.people.page import Page
from communique.parties import lookup

MAX_NAME = 7
"""Tokens of the longest name."""
TWO = 2
YEAR = 4
"""Digits of a year."""
SLASHES = frozenset("/|@#[]{}<>*_")
QUOTES = frozenset(["'s", "'"])
POSTED = frozenset(["of", "to", "in"])
"""Words before the place of a post: "ambassador to Peru X Y"."""
FIELDED = frozenset(["of", "for", "and", "the"])
"""Words before the field of a post: "Minister of Energy X Y", "for Growth and the Environment X Y"."""
HYPHENS = frozenset(["-", "–", "‑"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``first`` to ``last`` (exclusive) of a page. ``titled``: a title or honorific stands before it."""

    first: int
    last: int
    titled: bool = False


def find(page: Page) -> tuple[Name, ...]:
    """The names on a page, in text order, without overlaps."""
    found: dict[int, Name] = {}
    taken: set[int] = set()
    for name in (*_recognized(page), *_titled(page), *_apposed(page), *_announced(page), *_followed(page)):
        if (
            name.last > name.first
            and taken.isdisjoint(range(name.first, name.last))
            and not credited(page, name.first, name.last)
        ):
            found[name.first] = name
            taken.update(range(name.first, name.last))
    return tuple(found[i] for i in sorted(found))


def _recognized(page: Page) -> Iterator[Name]:
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
        end = _run(page, first)
    if end == first or (not page.capital(end - 1) and not page.joined(end - 1)):
        return None
    first = _grow_left(page, first)
    end = _grow_right(page, first, end)
    titled = titled or title_before(page, first)
    surname = (
        titled and end - first == TWO and page.labels[first] == page.labels[end - 1] == "PERSON" and page.capital(first - 1)
    )
    if not plausible(page, first, end - surname) or _in_office(page, first, end):
        return None
    return None if not titled and (_of_thing(page, first, end) or _of_party(page, first, end)) else Name(first, end, titled)


def _of_thing(page: Page, first: int, last: int) -> bool:
    """Whether the noun or the year after a name makes it that of a place or a drill: "X Y province", "X Y 2022"."""
    if last >= len(page) or not page.together(last, first):
        return False
    return page.is_a(last, "place-noun") or (len(page.words[last]) == YEAR and page.words[last].isdigit())


def _of_party(page: Page, first: int, last: int) -> bool:
    """Whether a span is the name of a party and nothing else ("Burkina Faso")."""
    return page.parties[first] >= 0 and len({page.parties[i] for i in range(first, last)}) == 1


def _strip_titles(page: Page, first: int, last: int) -> tuple[int, bool]:
    titled = False
    for i in range(first, last):
        if not page.surname(i) and (page.title_at(i) or page.plural_title(i) or page.is_a(i, "honorific")):
            first, titled = i + 1, True
        elif i == first and _foreign(page, i, last):
            first = i + 1
    return first, titled


def _foreign(page: Page, i: int, last: int) -> bool:
    """Whether the first word of a span is none of the name: no name's word, or the country of "Minister of Peru X Y"."""
    if last - i > 2 and i and page.lows[i - 1] in POSTED and (lookup(page.words[i]) or page.lows[i] in page.lex.regions):
        return True
    if last - i > 1 and i and page.is_a(i, "topic") and page.lows[i - 1] in FIELDED:
        return True
    return page.is_a(i, "not-name") or page.labels[i] != "PERSON"


def _part(page: Page, i: int, first: int) -> bool:
    """Whether a token may be part of the name that begins at ``first``."""
    word = page.words[i]
    if page.capital(i):
        # a verb in a headline's capitals ends the name
        return not (i > first and (page.tags[i] in ("VBZ", "VBG") or (page.is_a(i, "not-name") and not page.surname(i))))
    if word in HYPHENS:
        return i > first and _joins(page, i)
    return page.is_a(i, "particle") or (word[0].isalpha() and "-" in (word + page.words[i - 1]) and word not in QUOTES)


def _in_office(page: Page, first: int, last: int) -> bool:
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
        and page.lows[i] not in page.lex.heads
        and page.plural_title(i) is None
        and not any(page.is_a(i, kind) for kind in ("not-name", "thing", "honorific", "topic"))
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
    if any(page.together(i, first) and page.is_a(i, "ship") for i in (first - 1, first - 2)):
        return False
    if any(" ".join(page.lows[first:end]) in page.ships for end in range(first + 1, last + 1)):
        return False
    if not words or last - first > MAX_NAME or (not words[-1][-1].isalpha() and not words[-1].endswith(".")):
        return False
    if any(c.isdigit() or c in SLASHES for word in words for c in word):
        return False
    if all(word.isupper() and len(word) > 1 for word in words):
        return False
    lows = [low.strip("'") for low in page.lows[first : last - page.surname(last - 1)]]
    return not any(low in page.lex.words["thing"] or low in page.lex.words["ship"] for low in lows) and not page.is_a(
        first, "not-name"
    )


def title_before(page: Page, first: int) -> bool:
    """Whether a title or an honorific stands directly before a token."""
    if first == 0 or not page.together(first - 1, first):
        return False
    if page.is_a(first - 1, "honorific"):
        return True
    found = page.title_at(first - 1)
    return bool(found and found[0].before)


def _titled(page: Page) -> Iterator[Name]:
    """Names that the recognizer does not know as such, after a title or honorific."""
    for i in page.capitals:
        if page.labels[i] == "PERSON" or not page.together(i - 1, i):
            continue
        if _plain_title(page, i) or _after_topic(page, i) or _after_plural(page, i):
            last = _run(page, i)
            vague = page.is_a(i - 1, "adjectival") and last - i == 1
            if vague or _in_office(page, i, last):
                continue
            if last - i > page.words[i - 1].islower() and not _in_organization(page, i, last) and plausible(page, i, last):
                yield Name(i, last, True)


def _plain_title(page: Page, i: int) -> bool:
    """Whether a title stands before a name: a capitalised one, or one in lower case before words that are no known place."""
    if not title_before(page, i):
        return False
    return page.capital(i - 1) or (page.pos[i] == "PROPN" and page.labels[i] in ("", "ORG") and page.parties[i] < 0)


def _after_plural(page: Page, i: int) -> bool:
    """Whether a name of two words opens the list after a plural title: "ambassadors X Y and Z", "candidates X Y, Z"."""
    if page.pos[i] != "PROPN" or page.parties[i] >= 0 or page.labels[i] not in ("", "ORG", "GPE"):
        return False
    title = page.plural_title(i - 1)
    if not title or title.rank:
        return False
    last = _run(page, i)
    listed = last < len(page) and page.together(last, i) and page.lows[last] in (",", "and")
    return listed and last - i >= TWO and page.capital(last + 1 if last + 1 < len(page) else i)


def _announced(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses, after a title and a comma: "her counterpart, X Y, said"."""
    for comma, word in enumerate(page.words):
        first = comma + 1
        if word != "," or not comma or not page.together(comma - 1, first) or not _office_ends(page, comma - 1):
            continue
        unknown = page.capital(first) and page.labels[first] in ("", "ORG", "PERSON", "GPE") and page.parties[first] < 0
        last = _run(page, first) if unknown else first
        ends = last >= len(page) or not page.together(last, first) or page.words[last] in (",", ".", ")", "(", "and")
        if last - first >= 2 and (ends or page.pos[last] in ("VERB", "AUX")) and plausible(page, first, last):
            yield Name(first, last, True)


def _office_ends(page: Page, i: int) -> bool:
    """Whether a title ends at a token: "counterpart", or the country that it is posted to ("ambassador to Peru")."""
    posted = i > 1 and page.parties[i] >= 0 and page.lows[i - 1] in POSTED
    return page.title_at(i - 2 if posted else i) is not None


FOLLOWING = frozenset(["replaced", "replacing", "succeeded", "succeeding"])


def _followed(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses, of who is followed or named: "replaced X Y", "took over from
    X Y", "appointed X Y as", "a team led by X Y".
    """
    for first in page.capitals:
        i = first - 1
        if i < 1 or not _takes_name(page, i):
            continue
        if page.labels[first] in ("", "ORG") and page.pos[first] == "PROPN":
            last = _run(page, first)
            if last - first >= 2 and page.words[first][0].isalpha() and plausible(page, first, last):
                yield Name(first, last, True)


def _takes_name(page: Page, i: int) -> bool:
    """Whether the words that end at a token are followed by who is named, followed, or leads a team."""
    low, before = page.lows[i], page.lows[i - 1]
    led = low == "by" and page.is_a(i - 1, "table-lead") and not page.labels[i + 1]
    return led or low in FOLLOWING or (low == "from" and before == "over") or _names(page, i)


def _names(page: Page, i: int) -> bool:
    """Whether a token is a verb of appointment with a name and "as", "its" or the like after it."""
    if not page.is_a(i, "appointed") or not page.capital(i + 1):
        return False
    last = _run(page, i + 1)
    return last < len(page) and page.together(last, i) and page.lows[last] in ("as", "its", "their", "his", "her", "to")


def _in_organization(page: Page, first: int, last: int) -> bool:
    """Whether the words are the middle of an organisation's name ("the International Crisis Group")."""
    before = (
        page.labels[first - 1] == "ORG" == page.labels[first]
        and not page.is_a(first - 1, "topic")
        and page.title_at(first - 1) is None
        and page.parties[first - 1] < 0
    )
    return before or (last < len(page) and page.together(last, first) and page.capital(last) and page.is_a(last, "thing"))


def _after_topic(page: Page, i: int) -> bool:
    """Whether a two-word name follows an office with its field ("Minister of State for Foreign Affairs")."""
    topic = page.is_a(i - 1, "topic") or page.parties[i - 1] >= 0
    if not (topic and page.capital(i - 1) and _run(page, i) - i >= 2):
        return False
    for j in range(i - 2, max(-1, i - 12), -1):
        if not page.together(j, i) or page.words[j] in STOPPERS:
            return False
        if page.title_at(j) and page.lows[j + 1] in ("of", "for", "to"):
            return True
    return False


STOPPERS = frozenset([".", ";", ":", "(", ")", '"', "“", "”", "!", "?"])


def _run(page: Page, first: int) -> int:
    """The end of the run of words from ``first`` that can be a name."""
    last = first
    while last < len(page) and page.together(last, first) and last - first < MAX_NAME:
        if last > first and page.words[last] in ("-", "‑") and page.joined(last):
            last += 2
        elif (
            page.words[last] in ("al-", "el-")
            or (last > first and page.is_a(last, "particle") and _goes_on(page, last + 1))
            or (page.capital(last) and _name_word(page, last))
        ):
            last += 1
        else:
            break
    return min(last, len(page))


def _goes_on(page: Page, i: int) -> bool:
    """Whether a capitalised word follows a particle, or one more particle or a hyphen and then it ("von der X", "al-X")."""
    i += i + 1 < len(page) and (page.is_a(i, "particle") or (page.words[i] in HYPHENS and page.joined(i)))
    return i < len(page) and page.capital(i)


def _name_word(page: Page, i: int) -> bool:
    return (
        page.words[i][-1].isalpha()
        and page.parties[i] < 0
        and page.pos[i] in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and page.lows[i] not in page.lex.heads
        and not any(page.is_a(i, kind) for kind in ("not-name", "thing", "honorific", "topic"))
        and page.labels[i] not in ("NORP", "DATE", "LAW", "EVENT")
    )


def _apposed(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses or mislabels, before an apposition with a title."""
    for comma, word in enumerate(page.words):
        if word == "," and _title_follows(page, comma):
            first = comma
            while first > 0 and comma - first < MAX_NAME and page.together(first - 1, comma) and _apposed_part(page, first - 1):
                first -= 1
            if comma - first >= 2 and page.capital(first) and plausible(page, first, comma):
                yield Name(first, comma)


def _apposed_part(page: Page, i: int) -> bool:
    if page.words[i] in HYPHENS:
        return page.joined(i) and page.joined(i + 1)
    if i + 1 < len(page) and page.words[i + 1] != "," and page.words[i][0].islower():
        return page.is_a(i, "particle")
    given = i > 0 and page.words[i - 1] in HYPHENS and page.joined(i)
    return given or (page.capital(i) and _name_word(page, i))


def _title_follows(page: Page, last: int) -> bool:
    """Whether ", [a former] minister" follows."""
    if last + 1 >= len(page) or page.words[last] != ",":
        return False
    for i in range(last + 1, min(last + 9, len(page))):
        if page.title_at(i):
            return True
        if page.pos[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV"):
            return False
    return False
