"""Whose government is somebody's: "the incoming US administration of X", "the Peruvian government of President X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.link import RULED
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.kinds.people.value import PersonStatus

FRONT = 6
"""Tokens before "government" among which its country stands."""
MODIFIERS = frozenset(["ADJ", "NOUN", "PROPN", "ADV", "NUM", "PART", "PUNCT"])
GONE = frozenset(["previous", "former", "ousted", "deposed", "toppled", "late", "overthrown", "defunct"])
LEAVING = frozenset(["replace", "succeed", "topple", "oust", "overthrow", "depose", "follow"])


def of_land(page: Page, names: Iterable[Name], posts: Iterable[Post]) -> str | None:
    """The country of the government that the text calls somebody's; None where it names none."""
    if land := _fronted(page, names):
        return land
    for noun in _governments(page, names, posts):
        for i in range(noun - 1, _front(page, noun) - 1, -1):
            number = page.parties[i]
            if number >= 0 and page.mentions[number].kind == "country":
                return page.mentions[number].code
    return None


def _fronted(page: Page, names: Iterable[Name]) -> str | None:
    """The country that owns the government called by somebody's name: "Lima's Ana Silva administration"."""
    surnames = {page.lows[name.last - 1] for name in names}
    for noun in range(2, len(page)):
        if page.lows[noun] not in RULED or page.lows[noun - 1] not in surnames:
            continue
        for i in range(noun - 2, max(0, noun - FRONT), -1):
            number = page.parties[i]
            owner = page.tags[i + 1] == "POS" if number >= 0 else False
            if owner and page.together(i, noun) and page.mentions[number].kind == "country":
                return page.mentions[number].code
            if not (page.capital(i) or page.pos[i] in MODIFIERS) or page.words[i] == ",":
                break
    return None


def status(page: Page, names: Iterable[Name], posts: Iterable[Post]) -> PersonStatus | None:
    """What the words before a government tell of whose it is: "the incoming administration of X", "the previous government of
    X", and that another replaced it.
    """
    document = page.document
    for noun in _governments(page, names, posts):
        words = set(page.lows[_front(page, noun) : noun])
        if words & page.lex.words["incoming"]:
            return "incoming"
        token = page.at[noun]
        followed = document.deps[token] == "dobj" and document.lower_lemmas[document.heads[token]] in LEAVING
        if words & GONE or (followed and document.tags[document.heads[token]] in ("VBD", "VBN")):
            return "former"
    return None


def _governments(page: Page, names: Iterable[Name], posts: Iterable[Post]) -> Iterator[int]:
    """The nouns of government that "of" ties to a name or the title before it."""
    starts = {name.first for name in names} | {post.first for post in posts if post.place == "before"}
    for first in sorted(starts):
        i = first - 1 - (page.pos[first - 1] == "DET" if first > 1 else 0)
        if i > 1 and page.lows[i] == "of" and page.lows[i - 1] in RULED and page.together(i - 1, first):
            yield i - 1


def _front(page: Page, noun: int) -> int:
    """The first token of the words before a noun of government."""
    first = noun
    while first > 0 and noun - first < FRONT and page.together(first - 1, noun) and page.pos[first - 1] in MODIFIERS:
        if page.words[first - 1] in (",", ".", ";", ":", "(", ")"):
            break
        first -= 1
    return first
