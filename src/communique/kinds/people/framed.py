"""Names that the recognizer calls an organization, a place or nothing, and that the frame around them shows to be a person's:
"X Y, who", "X Y quit as envoy", "the chief negotiator was X Y", "in place of X Y".
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.kinds.people.listed import party_behind
from communique.kinds.people.membership import member
from communique.kinds.people.names import TWO, Name, in_office, plausible, run
from communique.kinds.people.page import HYPHENS, Page

UNSURE = frozenset(["", "ORG", "FAC", "GPE", "LOC", "PRODUCT", "WORK_OF_ART"])
"""What the recognizer may call a person whom it does not know."""
LONGEST = 4
"""Words of a name that only its frame gives away."""
LEAVES = frozenset(["resign", "retire", "quit"])
"""Verbs that tell with "as" what somebody was."""
NAMED = frozenset(["name", "appoint", "elect", "choose", "nominate", "swear"])
GAP = 4
"""Tokens between a name and the verb that tells that its bearer left a post."""
ARTICLES = frozenset(["the", "a", "an"])
OWNED = frozenset(["its", "their", "his", "her", "the", "a"])
OF_BOTH = frozenset([",", "of", "both", "the", "two", "sides", "countries"])
FRONT = 6
"""Tokens between a plural title and the names behind it at most."""
OF_SIDE = frozenset(["for", "of"])
OFFICE = 24
"""Tokens between the plural of an office and one of those whose it is at most."""
SIDES = 9
"""Tokens between two names with their sides at most."""
TITLE = 4
"""Tokens of a title behind a name at most."""
LIKE = frozenset(["be", "remain", "become"])
FACING = frozenset([("sits",), ("sat",), ("sitting",), ("seated",)])
LED = frozenset(["headed", "led", "chaired"])
REACH = 24
"""Tokens before a name in which "headed" stands that tells who leads each of two sides."""
WHEN = frozenset(["the", "surprise", "abrupt", "sudden"])
"""What stands before the noun of leaving a post: "after the dismissal of X"."""
DEATHS = frozenset(["removal", "killing", "murder", "departure", "retirement"])
"""Such nouns of which it may also be said of things and groups."""
TOLD = frozenset({("told", "reporters"), ("told", "journalists"), ("told", "newsmen")})


def framed(page: Page) -> Iterator[Name]:
    """The names of two words and more that a frame of one person gives away."""
    frames = _places(page)
    for first in frames:
        if (
            page.labels[first] not in UNSURE
            or page.parties[first] >= 0
            or page.pos[first] != "PROPN"
            or not page.capital(first)
        ):
            continue
        last = run(page, first)
        if not TWO <= last - first <= LONGEST or in_office(page, first, last) or not plausible(page, first, last):
            continue
        if (first and page.lows[first - 1] in ARTICLES) or not _of_letters(page, first, last):
            continue
        ways = (
            _relative(page, last),
            _leaves(page, last),
            _is_holder(page, last),
            _place_of(page, first),
            _is_named(page, last),
        )
        if (
            any(ways)
            or _speaks(page, first, last)
            or _of_side(page, first, last)
            or _given(page, first, last)
            or _beside_person(page, first, last)
            or _member(page, first, last)
        ):
            yield Name(first, last)


def _of_letters(page: Page, first: int, last: int) -> bool:
    """Whether words are made of letters, and of hyphens between them."""
    return all(page.words[i].isalpha() or page.words[i] in HYPHENS for i in range(first, last))


def _places(page: Page) -> Iterator[int]:
    """The tokens at which a run of capitalised words begins, but for those at which a person is known."""
    end = -1
    for i in page.capitals:
        if i >= end and page.labels[i] in UNSURE and (i == 0 or not page.capital(i - 1) or not page.together(i - 1, i)):
            end = run(page, i)
            yield i


def _relative(page: Page, last: int) -> bool:
    """Whether "who" follows: "X Y, who joined the team"."""
    return page.together(last + 1, last - 1) and page.words[last] == "," and page.lows[last + 1] in ("who", "whom")


def _leaves(page: Page, last: int) -> bool:
    """Whether a name is the subject of leaving a post that is told: "X Y quit as mediator"."""
    document, token = page.document, page.at[last - 1]
    verb = document.heads[token]
    if document.deps[token] != "nsubj" or document.lower_lemmas[verb] not in LEAVES | {"step"}:
        return False
    if document.lower_lemmas[verb] != "quit" and (document.lower_lemmas[verb] != "step" or _down(page, verb)):
        return document.tags[verb] in ("VBD", "VBN") and 0 < verb - token < GAP
    links = (c for c in document.children[verb] if document.lower_words[c] == "as")
    posts = (page.back[g] for c in links for g in document.children[c] if g in page.back)
    return any(page.title_at(i) for i in posts)


def _is_named(page: Page, last: int) -> bool:
    """Whether a name is the subject of being given a post: "X Y was named finance minister", "was elected as president"."""
    document, token = page.document, page.at[last - 1]
    verb = document.heads[token]
    if document.deps[token] != "nsubjpass" or document.lower_lemmas[verb] not in NAMED:
        return False
    links = [c for c in document.children[verb] if document.lower_words[c] == "as"]
    posts = [c for c in document.children[verb] if document.deps[c] in ("oprd", "attr", "dobj")]
    posts += [g for c in links for g in document.children[c]]
    return any(page.back.get(c, -1) >= 0 and page.title_at(page.back[c]) for c in posts)


def _down(page: Page, verb: int) -> bool:
    """Whether a verb is said with "down" or "aside", as of one person."""
    return any(page.document.lower_words[c] in ("down", "aside") for c in page.document.children[verb])


def _is_holder(page: Page, last: int) -> bool:
    """Whether a title is told to be what a name is: "the chief negotiator until April was X Y"."""
    document, token = page.document, page.at[last - 1]
    verb = document.heads[token]
    if document.deps[token] != "attr" or document.lower_lemmas[verb] not in LIKE:
        return False
    subjects = (page.back[c] for c in document.children[verb] if document.deps[c] == "nsubj" and c < verb and c in page.back)
    return any(found and not found[0].private for i in subjects if (found := page.title_at(i)))


def _of_side(page: Page, first: int, last: int) -> bool:
    """Whether a name is one of two with their sides in an article about bargaining, or behind an office in the plural: "X Y for
    Lima and Z W for Oslo", "the ministers, X Y of Peru and Z W of Norway".
    """
    if not _sided(page, last) or not (page.about_bargaining or _of_office(page, first)):
        return False
    near = range(max(0, first - SIDES), min(len(page), last + SIDES))
    sides = {party_behind(page, i, OF_SIDE) for i in near if _sided(page, i) and page.together(i, first)}
    listed = {"and", "between"} & set(page.lows[max(0, first - SIDES) : last + SIDES])
    return len(sides) > 1 and bool(listed)


def _of_office(page: Page, first: int) -> bool:
    """Whether the plural of an office stands before a list in the sentence of a token: "the political directors: X of Peru"."""
    inside = (i for i in range(max(0, first - OFFICE), first) if page.sentence(i) == page.sentence(first))
    titles = (page.plural_title(i) for i in inside)
    return any(title and not title.rank and title.role != "other" for title in titles)


def _sided(page: Page, i: int) -> bool:
    """Whether "for" or "of" and a party stand at a token, after a capitalised word."""
    return i > 0 and page.capital(i - 1) and page.parties[i - 1] < 0 and party_behind(page, i, OF_SIDE) is not None


def _given(page: Page, first: int, last: int) -> bool:
    """Whether a verb of naming stands before and a title after a name: "named X Y its envoy", "named X Y envoy"."""
    if not first or not page.is_a(first - 1, "appointed") or last >= len(page) or not page.together(last, first):
        return False
    begin = last + (page.lows[last] in OWNED)
    near = range(begin, min(begin + TITLE, len(page)))
    title = next((i for i in near if page.title_at(i)), None)
    return title is not None and all(page.pos[i] in ("ADJ", "NOUN", "PROPN") for i in range(begin, title))


def _beside_person(page: Page, first: int, last: int) -> bool:
    """Whether "and" joins a name with a person, where the recognizer has no label for it or a plural title stands before:
    "opened by X Y and Z W", "the ministers of both, X Y and Z W".
    """
    after = first > 2 and page.lows[first - 1] == "and" and page.labels[first - 2] == "PERSON"
    before = last + 2 < len(page) and page.lows[last] == "and" and page.labels[last + 1] == page.labels[last + 2] == "PERSON"
    if not (after or before) or not page.together(max(first - 2, 0), min(last + 2, len(page) - 1)):
        return False
    if not any(page.labels[first:last]):
        return after and page.labels[first - 3] == "PERSON"
    i = first - 1
    while i > 0 and first - i < FRONT and page.lows[i] in OF_BOTH:
        i -= 1
    return before and i < first - 1 and page.words[first - 1] == "," and page.plural_title(i) is not None


def _member(page: Page, first: int, last: int) -> bool:
    """Whether a name stands in a list of the members of a team with a known person behind it: "includes X Y (...), Z W"."""
    if not member(page, Name(first, last)):
        return False
    number, i, depth = page.sentence(first), last, 0
    while i < len(page) and page.sentence(i) == number:
        depth += (page.words[i] == "(") - (page.words[i] == ")")
        if not depth and page.words[i] not in (",", ")", "and", ";"):
            return page.labels[i] == "PERSON"
        i += 1
    return False


def _place_of(page: Page, first: int) -> bool:
    """Whether "in place of" or "sits across from" stands before a name, or "on the Peruvian side by" or "the dismissal of"."""
    if not first or not page.together(first - 1, first):
        return False
    before = page.lows[max(0, first - REACH) : first]
    faced = before[-2:] == ("across", "from") or (before[-1:] == ("opposite",) and before[-2:-1] in FACING)
    sided = before[-2:] == ("side", "by") and not LED.isdisjoint(before)
    gone = before[-1:] == ("of",) and len(before) > TWO and page.is_a(first - 2, "exit") and before[-3] in WHEN
    sided = sided or (gone and page.lows[first - 2] not in DEATHS)
    return before[-3:] == ("in", "place", "of") or (faced and page.about_bargaining) or sided


def _speaks(page: Page, first: int, last: int) -> bool:
    """Whether two words that are no organization elsewhere speak as a person does: "X Y told reporters"."""
    if page.lows[last : last + 2] not in TOLD or not page.together(last + 1, first) or page.labels[first] == "GPE":
        return False
    return page.document.deps[page.at[last - 1]] == "nsubj"
