"""All the names on a page: those of the recognizer, mended, and those that it misses and a title or a frame gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.kinds.people.credits import credited
from communique.kinds.people.framed import framed
from communique.kinds.people.names import (
    INITIALS,
    MAX_NAME,
    TWO,
    Name,
    in_office,
    located,
    name_word,
    plausible,
    recognized,
    run,
    title_before,
)
from communique.kinds.people.page import HYPHENS, Page

FOLLOWING = frozenset(["replaced", "replacing", "succeeded", "succeeding"])
GLUED = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z]{2,}")
"""Initials set close to a surname: "A.R.Rao"."""
STATES = frozenset(["us", "uk", "un", "eu", "dr", "pm", "am"])
"""Two letters that are no initials."""
UNSURE = frozenset(["", "ORG", "FAC", "GPE"])
"""What the recognizer may call a person whom it does not know."""
SPOKEN = frozenset(["say", "tell", "warn", "reply", "reject", "oppose", "insist"])
TEAMS = frozenset(
    ["delegation", "team", "mission", "side", "faction", "group", "committee", "commission", "panel", "government"]
)
LEADING = frozenset(["chair", "mediate", "negotiate"])
IN_FIELD = frozenset(["ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ"])
LED = frozenset(["headed", "chaired"])
INITIALS_MOST = 3
"""Initials of a name at most."""
FIELD = 7
"""Tokens between the head of a title and its end at most: "commissioner for peace and security"."""
STOPPERS = frozenset([".", ";", ":", "(", ")", '"', "“", "”", "!", "?"])


def find(page: Page) -> tuple[Name, ...]:
    """The names on a page, in text order, without overlaps."""
    found: dict[int, Name] = {}
    taken: set[int] = set()
    ways = (recognized, _titled, _apposed, _announced, _followed, _owned, _initialled, framed)
    for name in (name for way in ways for name in way(page)):
        if (
            name.last > name.first
            and taken.isdisjoint(range(name.first, name.last))
            and not credited(page, name.first, name.last)
            and not located(page, name)
        ):
            found[name.first] = name
            taken.update(range(name.first, name.last))
    for name in _fuller(page, found, taken):
        found[name.first] = name
    return tuple(found[i] for i in sorted(found))


def _fuller(page: Page, found: dict[int, Name], taken: set[int]) -> Iterator[Name]:
    """Full names elsewhere of whom a title names by family name alone: "Minister Hong" and "said Hong Nam-ki"."""
    alone = {page.words[name.first] for name in found.values() if name.titled and name.last - name.first == 1}
    for i in page.capitals if alone else ():
        if page.words[i] in alone and i not in taken and page.parties[i] < 0:
            last = run(page, i)
            hyphened = any(word in HYPHENS for word in page.words[i:last])
            if last - i >= TWO and hyphened and taken.isdisjoint(range(i, last)) and plausible(page, i, last):
                yield Name(i, last)


def _titled(page: Page) -> Iterator[Name]:
    """Names that the recognizer does not know as such, after a title or honorific."""
    openers = page.lex.openers
    for i in page.capitals:
        if page.lows[i - 1] not in openers and page.words[i - 1] != ")" and page.parties[i - 1] < 0:
            continue
        if page.labels[i] == "PERSON" or not page.together(i - 1, i):
            continue
        if _plain_title(page, i) or _after_topic(page, i) or _after_plural(page, i):
            last = run(page, i)
            vague = page.is_a(i - 1, "adjectival") and last - i == 1
            if vague or in_office(page, i, last):
                continue
            if last - i > page.words[i - 1].islower() and not _in_organization(page, i, last) and plausible(page, i, last):
                yield Name(i, last, True)


def _plain_title(page: Page, i: int) -> bool:
    """Whether a title stands before a name: a capitalised one, or one in lower case before words that are no known place."""
    if not title_before(page, i):
        return False
    unknown = page.labels[i] in ("", "ORG") or (page.labels[i] == "GPE" and run(page, i) - i == TWO)
    return page.capital(i - 1) or (page.pos[i] == "PROPN" and unknown and page.parties[i] < 0)


def _after_plural(page: Page, i: int) -> bool:
    """Whether a name of two words opens the list after a plural title: "ambassadors X Y and Z", "candidates X Y, Z"."""
    if page.pos[i] != "PROPN" or page.parties[i] >= 0 or page.labels[i] not in ("", "ORG", "GPE"):
        return False
    apart = page.words[i - 1] == ","
    title = page.plural_title(i - 2 if apart else i - 1)
    if not title or title.rank or (apart and title.role != "negotiator"):
        return False
    last = run(page, i)
    listed = (
        last < len(page) and page.together(last, i) and page.lows[last] in (("and", "of", "for") if apart else (",", "and"))
    )
    return listed and last - i >= TWO and page.capital(last + 1 if last + 1 < len(page) else i)


def _after_topic(page: Page, i: int) -> bool:
    """Whether a two-word name follows an office with its field ("Minister of State for Foreign Affairs")."""
    end = i - 1
    if page.words[end] == ")" and end > 2 and page.words[end - 2] == "(" and page.words[end - 1].isupper():
        end -= 3  # "head of the AU Panel (AUHIP) X Y"
    topic = page.is_a(end, "topic") or page.parties[end] >= 0 or end < i - 1
    if not (topic and page.capital(end) and run(page, i) - i >= 2):
        return False
    for j in range(end - 1, max(-1, end - 11), -1):
        if not page.together(j, i) or page.words[j] in STOPPERS:
            return False
        if page.title_at(j) and page.lows[j + 1] in ("of", "for", "to", "in", "on"):
            return True
    return False


def _in_organization(page: Page, first: int, last: int) -> bool:
    """Whether the words are the middle of an organisation's name ("the International Crisis Group")."""
    before = (
        page.labels[first - 1] == "ORG" == page.labels[first]
        and not page.honorific(first - 1)
        and not page.is_a(first - 1, "topic")
        and page.title_at(first - 1) is None
        and page.parties[first - 1] < 0
    )
    return before or (last < len(page) and page.together(last, first) and page.capital(last) and page.is_a(last, "thing"))


def _apposed(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses or mislabels, before an apposition with a title."""
    for comma in page.commas:
        if _title_follows(page, comma):
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
    tied = i + 2 < len(page) and page.words[i + 1] in HYPHENS and page.joined(i + 1) and page.words[i + 2].islower()
    return given or (page.capital(i) and (tied or name_word(page, i)))


def _title_follows(page: Page, last: int) -> bool:
    """Whether "[a former] minister" follows a comma."""
    titles = page.titles
    for i in range(last + 1, min(last + 9, len(page))):
        if i in titles:
            return True
        if page.pos[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV"):
            return False
    return False


def _announced(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses, after a title and a comma: "her counterpart, X Y, said"."""
    for comma in page.commas:
        first = comma + 1
        if not comma or not page.together(comma - 1, first) or not _office_ends(page, comma - 1):
            continue
        unknown = page.capital(first) and page.labels[first] in ("", "ORG", "PERSON", "GPE") and page.parties[first] < 0
        last = run(page, first) if unknown else first
        ends = last >= len(page) or not page.together(last, first) or page.words[last] in (",", ".", ")", "(", "and")
        ends = ends or (page.lows[last] == "of" and page.parties[last + 1 : last + 2] > (-1,))
        if last - first >= 2 and (ends or page.pos[last] in ("VERB", "AUX")) and plausible(page, first, last):
            yield Name(first, last, True)


def _office_ends(page: Page, i: int) -> bool:
    """Whether a title ends at a token: "counterpart", or what it is for or where ("ambassador to Peru", "commissioner for
    peace and security", "foreign minister at the time").
    """
    if page.title_at(i):
        return True
    for j in range(i - 1, max(0, i - FIELD), -1):
        if page.pos[j + 1] not in IN_FIELD or not page.together(j, i):
            return False
        if page.pos[j + 1] == "ADP" and page.title_at(j):
            return any(page.parties[n] >= 0 for n in range(max(0, j - FIELD), i + 1))
    return False


def _owned(page: Page) -> Iterator[Name]:
    """Names of two words and more behind a country's possessive: "Norway's X Y said", "Norway's X Y and Peru's V W"."""
    for first in page.capitals:
        if first < 2 or page.tags[first - 1] != "POS" or page.parties[first - 2] < 0 or page.tags[first] != "NNP":
            continue
        if page.labels[first] not in UNSURE or page.parties[first] >= 0:
            continue
        last = run(page, first)
        if (
            last - first >= TWO
            and plausible(page, first, last)
            and not in_office(page, first, last)
            and _acts(page, first, last)
        ):
            yield Name(first, last)


def _initialled(page: Page) -> Iterator[Name]:
    """Surnames behind two initials or more that the recognizer misses: "M K Rao", "Y.K. Rao", "A.R.Rao"."""
    for i in page.capitals:
        if page.parties[i] >= 0 or page.labels[i] not in UNSURE | {"PERSON", "DATE"}:
            continue
        if GLUED.fullmatch(page.words[i]):
            yield Name(i, i + 1, title_before(page, i))
            continue
        first = i
        while first > 0 and i - first < INITIALS_MOST and page.together(first - 1, i) and _initial(page, first - 1):
            first -= 1
        letters = "".join(page.lows[first:i]).replace(".", "")
        surname = len(page.words[i]) > TWO and page.tags[i] == "NNP" and not page.words[i].isupper() and name_word(page, i)
        if surname and len(letters) >= TWO and letters not in STATES and plausible(page, first, i + 1):
            yield Name(first, run(page, i), title_before(page, first))


def _initial(page: Page, i: int) -> bool:
    """Whether a token is a capital letter, or a few with points."""
    word = page.words[i]
    return (len(word) == 1 and word.isalpha() and word.isupper()) or INITIALS.fullmatch(word) is not None


def _acts(page: Page, first: int, last: int) -> bool:
    """Whether what stands around words tells that they are a person: "who", a person of another country beside, a verb of
    speaking after what the recognizer knows nothing of.
    """
    if last + 4 >= len(page) or not page.together(last + 1, first):
        return False
    if page.words[last] == "," and page.lows[last + 1] in ("who", "whose"):
        return True
    listed = page.lows[last] in ("and", ",") and page.parties[last + 1] >= 0 and "POS" in page.tags[last + 2 : last + 4]
    beside = listed and "PERSON" in page.labels[last + 3 : last + 5]
    beside = beside or (page.lows[last] == "with" and page.labels[last + 1] == "PERSON" == page.labels[last + 2])
    before = first > 4 and page.parties[first - 2] >= 0 and "PERSON" in page.labels[first - 5 : first - 2]
    verb = page.document.heads[page.at[last - 1]]
    led = page.document.lower_lemmas[verb] in LEADING and page.document.deps[page.at[last - 1]] == "nsubj" and page.bargains
    said = led or (page.document.lower_lemmas[page.at[last]] in SPOKEN and not page.labels[first])
    return beside or (before and {"and", ","} & set(page.lows[first - 5 : first - 2]) != set()) or said


def _followed(page: Page) -> Iterator[Name]:
    """Names of two words and more that the recognizer misses, of who is followed or named: "replaced X Y", "took over from
    X Y", "appointed X Y as", "a team led by X Y".
    """
    verbs = page.lex.words["appointed"] | FOLLOWING | {"by", "from", "under"}
    for first in page.capitals:
        i = first - 1
        if i < 1 or page.lows[i] not in verbs or not _takes_name(page, i):
            continue
        if page.labels[first] in ("", "ORG", "WORK_OF_ART") and page.pos[first] == "PROPN":
            last = run(page, first)
            if last - first >= 2 and page.words[first][0].isalpha() and plausible(page, first, last):
                yield Name(first, last, True)


def _takes_name(page: Page, i: int) -> bool:
    """Whether the words that end at a token are followed by who is named, followed, or leads a team."""
    low, before = page.lows[i], page.lows[i - 1]
    led = (
        low == "by"
        and page.is_a(i - 1, "table-lead")
        and (not page.labels[i + 1] or (before in LED and page.lows[i - 2] in TEAMS))
    )
    under = low == "under" and before in ("delegation", "team")
    return led or under or low in FOLLOWING or (low == "from" and before == "over") or _names(page, i)


def _names(page: Page, i: int) -> bool:
    """Whether a token is a verb of appointment with a name and "as", "its" or the like after it."""
    if not page.is_a(i, "appointed") or not page.capital(i + 1):
        return False
    last = run(page, i + 1)
    if page.lows[last : last + 1] == ("of",) and page.parties[last + 1 : last + 2] > (-1,):
        last = page.mention_ends[page.parties[last + 1]]
    return last < len(page) and page.together(last, i) and page.lows[last] in ("as", "its", "their", "his", "her", "to")
