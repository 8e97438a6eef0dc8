"""Titles told before the name: "Norway's foreign minister was blunt. 'It is over,' Kari Nordmann told reporters."."""

from __future__ import annotations

from communique.kinds.people.link import Group
from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post, left_edge, tail

SENTENCES = 2
"""Sentences before that of a name in which the title may be told."""
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
PLAIN = frozenset(["the", "a", "an", "his", "her", "its", "their", "another", "one"])
NO_PART = frozenset(["observer", "rank", "mirror"])


def introduction(page: Page, group: Group, starts: frozenset[int]) -> Post | None:
    """The title of somebody without one of their own: that of the last unnamed subject before a full name that is the subject
    of its own sentence, if nobody else is named between; ``starts`` are the tokens at which names begin.
    """
    name = group.names[0]
    if len(group.words) < 2 or name.last - name.first < 2 or not _subject(page, name.last - 1) or _described(page, name.last):
        return None
    oldest = page.sentence(name.first) - SENTENCES
    for i in range(name.first - 1, -1, -1):
        if page.sentence(i) < oldest or i in starts:
            return None
        if page.sentence(i) == page.sentence(name.first) or page.quoted[i] or not _unnamed(page, i, starts):
            continue
        found = page.title_at(i)
        if found and found[0].id not in NO_PART:
            first = left_edge(page, i - found[1] + 1, starts)
            return Post(first, tail(page, i + 1, starts), i, found[0], name, "told")
    return None


def _subject(page: Page, i: int) -> bool:
    return page.document.deps[page.at[i]] in SUBJECTS


def _described(page: Page, i: int) -> bool:
    """Whether an apposition or "of" follows a name: the text says otherwise who this is."""
    if page.lows[i : i + 4] == (",", "better", "known", "as"):
        return False
    return i < len(page) and (page.lows[i] in (",", "of", "from", "(") or page.tags[i] == "POS")


def _unnamed(page: Page, i: int, starts: frozenset[int]) -> bool:
    """Whether a token is the subject of its clause, in lower case, in a phrase that tells of one person and gives no name."""
    if page.capital(i) or page.lows[i] not in page.lex.heads or not _subject(page, i):
        return False
    document, token = page.document, page.at[i]
    if any(document.deps[c] == "appos" for c in document.children[token]):
        return False
    determined = (document.lower_words[c] for c in document.children[token] if document.deps[c] in ("det", "poss"))
    owned = any(document.deps[c] == "poss" for c in document.children[token])
    return owned or any(word in PLAIN for word in determined) or page.parties[i - 1] >= 0
