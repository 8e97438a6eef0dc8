"""Who sits across the table from whom: those who meet, who share a title of negotiators, who head the two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.delegations import place
from communique.kinds.people.draft import Draft, last_before
from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.talks import has_talks

MEETS = frozenset(["meet", "negotiate", "confer", "talk"])
SPEAKS = frozenset(["speak", "discuss"])
SIT = frozenset(["sit"])
CHIEF = frozenset(["chief", "lead", "top", "head", "senior", "principal", "main"])
"""Before "negotiator", of who heads a side."""
TWO = 2
TABLE = 3
SITTING = frozenset(["will", "is", "sits", "sat"])
OPENINGS = frozenset({("across", "the", "table"), *(("opposite", who, verb) for who in ("him", "her") for verb in SITTING)})
"""What opens a sentence that tells who sits across from who is named before."""


def opposite(page: Page, groups: tuple[Group, ...]) -> Iterator[tuple[int, int, str]]:
    """Pairs of persons (by number) of whom the text says that one meets or holds talks with the other, or only spoke, with the
    lemma of the verb that says so.
    """
    owner = {page.at[i]: n for n, g in enumerate(groups) for name in g.names for i in range(name.first, name.last)}
    seen: set[tuple[int, int]] = set()
    for number, group in enumerate(groups):
        for name in group.names:
            for other, lemma in _met_by(page, name, owner):
                pair = (min(number, other), max(number, other))
                if other != number and pair not in seen:
                    seen.add(pair)
                    yield *pair, lemma


def _met_by(page: Page, name: Name, owner: dict[int, int]) -> Iterator[tuple[int, str]]:
    document = page.document
    for verb in subject_of(page, name):
        lemma = document.lower_lemmas[verb]
        if lemma not in MEETS | SPEAKS and not (lemma in page.lex.words["bargain-lead"] and has_talks(page, verb)):
            continue
        for child in document.children[verb]:
            if document.deps[child] == "dobj" or document.lower_words[child] in ("with", "to"):
                yield from ((owner[token], lemma) for token in page.below(child) if token in owner)


def together(page: Page, groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs of persons (by number) of whom the text says that the two met or held talks ("X and Y met twice"), and with nobody
    else.
    """
    document = page.document
    owner = {page.at[name.last - 1]: n for n, g in enumerate(groups) for name in g.names}
    for token, number in owner.items():
        if document.deps[token] != "nsubj" or not _meets(page, document.heads[token]):
            continue
        listed = [child for child in document.children[token] if document.deps[child] == "conj"]
        if len(listed) != 1 or any(document.deps[child] == "conj" for child in document.children[listed[0]]):
            continue
        named = (listed[0], *(child for child in document.children[listed[0]] if document.deps[child] == "appos"))
        other = next((owner[t] for t in named if t in owner), number)
        if other != number:
            yield number, other


def _meets(page: Page, verb: int) -> bool:
    """Whether a verb is one of meeting each other: without anybody that is met."""
    document = page.document
    lemma, children = document.lower_lemmas[verb], document.children[verb]
    if any(document.lower_words[c] == "with" or document.deps[c] == "neg" for c in children):
        return False
    objects = [c for c in children if document.deps[c] == "dobj"]
    if lemma in page.lex.words["bargain-lead"]:
        return has_talks(page, verb)
    return (
        lemma in MEETS or (lemma in SIT and {"down", "together"} & {document.lower_words[c] for c in children} != set())
    ) and (not objects)


def across_the_table(page: Page, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Pairs of negotiators (by number) who face each other: the two of one title ("their chief negotiators, X and Y"), those
    who head the two sides that an article tells of.
    """
    seated = [i for i, draft in enumerate(drafts) if draft.role == "negotiator" and draft.status == "current"]
    shared: dict[int, list[int]] = {}
    for i in seated:
        for post in drafts[i].posts:
            if post.title.id == "negotiator" and page.plural_title(post.head):
                shared.setdefault(post.head, []).append(i)
    yield from ((pair[0], pair[1]) for pair in shared.values() if len(pair) == TWO and _apart(drafts, *pair))
    leads = [i for i in seated if drafts[i].party and _heads_side(page, drafts[i])]
    if len({drafts[i].party for i in leads}) == TWO:
        yield from ((one, other) for one, other in combinations(leads, 2) if drafts[one].party != drafts[other].party)


def faced(page: Page, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Pairs of negotiators (by number) of whom the text says that one sits across the table from who is named last before:
    "Across the table sits X", "Opposite her will be X".
    """
    if page.vocabulary.isdisjoint(("across", "opposite")):
        return
    for number, draft in enumerate(drafts):
        first = draft.group.names[0].first
        begin = first
        while begin > 0 and page.sentence(begin - 1) == page.sentence(first):
            begin -= 1
        opening = page.lows[begin : begin + TABLE]
        before = last_before(page, begin, list(drafts)) or named_last(begin, drafts)
        if draft.role == "negotiator" and opening in OPENINGS and before and before.role == "negotiator":
            yield drafts.index(before), number


def named_last(at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who is named last before a token, in whatever paragraph."""
    named = [(name.first, i) for i, draft in enumerate(drafts) for name in draft.group.names if name.first < at]
    return drafts[max(named)[1]] if named else None


def _apart(drafts: Sequence[Draft], one: int, other: int) -> bool:
    """Whether two people are of two sides, as far as is known."""
    return drafts[one].party is None or drafts[one].party != drafts[other].party


def _heads_side(page: Page, draft: Draft) -> bool:
    """Whether somebody heads a side at the table: "the chief negotiator", "the team led by X"."""
    chief = any(
        post.title.id == "negotiator" and not CHIEF.isdisjoint(page.lows[post.first : post.head + 1]) for post in draft.posts
    )
    names = draft.group.names
    led = any(
        page.document.lower_lemmas[v] in ("lead", "head") and has_talks(page, v) for n in names for v in subject_of(page, n)
    )
    return chief or led or any(seat and seat.leads for seat in (place(page, name) for name in names))
