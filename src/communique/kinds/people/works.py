"""Whose somebody is who serves no country: the officers of trades, unions and companies ("the nurses' negotiator")."""

from __future__ import annotations

from collections.abc import Iterable

from communique.kinds.people.page import Page
from communique.kinds.people.posts import Post

PLURAL = frozenset(["NNS", "NNPS"])
SERVING = frozenset(["negotiator", "spokesperson", "official"])
"""Titles of those who may serve a trade; ministers and ambassadors serve a state ("women's minister")."""
ATTRIBUTES = frozenset(["ADJ", "VERB"])
"""What may stand between the owner and the title: "the nurses' chief negotiator"."""


def of_trade(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a plural that is no party owns a title: "the nurses' chief negotiator", "Dockers' leader"."""
    return any(_may_serve(post) and (i := _owner(page, post)) is not None and _is_trade(page, i) for post in posts)


def of_union(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a title names a union by the common noun: "the union's president", "union leader X", "its chief negotiator" of
    a sentence whose subject is a union.
    """
    return any(
        page.is_a(i, "union") and page.words[i].islower() and page.parties[i] < 0
        for post in posts
        for i in (*range(post.first, post.head), *_antecedent(page, post))
    )


def of_firm(page: Page, posts: Iterable[Post]) -> bool:
    """Whether a title names an employer by the common noun: "the company's chief negotiator", "mill spokesman X"."""
    return any(
        page.is_a(i, "employer") and page.words[i].islower() and page.parties[i] < 0
        for post in posts
        for i in (*range(post.first, post.head), *_antecedent(page, post))
    )


def only_union(page: Page) -> str | None:
    """The one union that an article names in full; None where there are none or several."""
    names = {name.removeprefix("the ").removeprefix("The ") for name in page.organizations if _names_union(page, name)}
    return names.pop() if len(names) == 1 else None


def _names_union(page: Page, name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and name[0] != "<"
        and not page.lex.words["union"].isdisjoint(name.lower().split())
        and not _state(page, name)
    )


def _state(page: Page, name: str) -> bool:
    """Whether a name with "Union" in it is that of a party of the text: "European Union"."""
    return any(mention.text.lower() in name.lower() for mention in page.mentions if "nion" in mention.text)


def _may_serve(post: Post) -> bool:
    return post.title.id in SERVING or post.title.private


def _owner(page: Page, post: Post) -> int | None:
    """The noun that owns a title, with adjectives between at most: "nurses" of "the nurses' chief negotiator"."""
    found = page.title_at(post.head)
    i = post.head - (found[1] if found else 1)
    while i > post.first and page.pos[i] in ATTRIBUTES:
        i -= 1
    return i - 1 if i > 0 and page.tags[i] == "POS" and page.together(i - 1, i) else None


def _is_trade(page: Page, i: int) -> bool:
    plain = page.parties[i] < 0 and page.labels[i] not in ("GPE", "NORP", "PERSON")
    title = page.plural_title(i)
    office = title is not None and not title.rank and title.role != "other"
    return plain and page.tags[i] in PLURAL and not page.is_a(i, "not-trade") and not office


def _antecedent(page: Page, post: Post) -> Iterable[int]:
    """The subject of the sentence so far, for "its" before a title."""
    i = post.first - 1
    if i < 1 or page.lows[i] not in ("its", "their") or not page.together(i, post.first):
        return ()
    document, number = page.document, page.sentence(i)
    before = (j for j in range(i - 1, -1, -1) if page.sentence(j) >= number)
    subjects = [j for j in before if document.deps[page.at[j]] in ("nsubj", "nsubjpass")]
    return subjects[:1]
