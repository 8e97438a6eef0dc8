"""Who belongs to a team by the sentence that lists its members: "the Peruvian side, led by X, includes A, the envoy
to Chad; B; and C", "a commission formed by A, B and C to talk with the rebels".
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.kinds.people.bodies import is_body, whose
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.kinds.people.rosters import on_roster

LISTING = frozenset(["include", "comprise", "consist", "compose", "form", "make"])
"""Verbs that list the members of a body: the last three in the passive."""
PASSIVE = frozenset(["compose", "form", "make"])
LINKS = frozenset(["by", "of"])
BODIES = frozenset(["delegation", "team", "side", "panel", "mission", "negotiators", "representatives", "delegates"])
GROUPS = frozenset(["commission", "committee", "group", "groups", "delegations", "teams"])
"""What is at the table where the sentence says that it is to talk."""
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
RELATIVE = frozenset(["who", "which", "that", "whom"])
NEAR = 25
"""Tokens between a body and the verb that lists its members at most."""


@dataclass(frozen=True, slots=True)
class Member:
    """That somebody is a member of a team; ``party`` whose it is, None where it is not said."""

    party: str | None


def member(page: Page, name: Name) -> Member | None:
    """The team that the sentence of a name lists its bearer among."""
    if page.vocabulary.isdisjoint(BODIES | GROUPS | {"represented"}) or _below_another(page, name):
        return None
    if told := on_roster(page, name):
        return Member(told[0])
    start = _before_names(page, name)
    if start > 1 and page.lows[start] == "of" and page.lows[start - 1] in BODIES and is_body(page, start - 1):
        return Member(whose(page, start - 1))  # "the Peruvian delegation of X and Y"
    number, i = page.sentence(name.first), name.first - 1
    while i > 0 and page.sentence(i) == number and page.together(i, name.first):
        if (body := _listed_of(page, i)) is not None:
            return Member(whose(page, body) or _set_up_by(page, body))
        if page.tags[i] in FINITE and not _relative(page, i):
            return None
        i -= 1
    return None


def _before_names(page: Page, name: Name) -> int:
    """The token before a list of names and their titles that a name stands in, back to "of"."""
    i = name.first - 1
    while i > 0 and page.together(i, name.first) and page.lows[i] != "of":
        if not (page.capital(i) or page.words[i] in (",", "(", ")", "and", "-") or page.title_at(i)):
            break
        i -= 1
    return i


def _set_up_by(page: Page, body: int) -> str | None:
    """The party that sets up a commission: "the ruling party formed a commission of X and Y"."""
    document, token = page.document, page.at[body]
    subjects = (
        c for c in document.children[document.heads[token]] if document.deps[c] == "nsubj" and document.deps[token] == "dobj"
    )
    numbers = (page.parties[page.back[t]] for c in subjects for t in page.below(c) if t in page.back)
    return next((page.mentions[n].code for n in numbers if n >= 0), None)


def _below_another(page: Page, name: Name) -> bool:
    """Whether a name stands behind a preposition: "adviser to President X"."""
    i = name.first - 1
    while i > 0 and name.first - i < len(LISTING) and (page.title_at(i) or page.honorific(i) or page.tags[i] == "DT"):
        i -= 1
    return i > 0 and page.pos[i] == "ADP" and page.lows[i] not in LINKS


def _relative(page: Page, i: int) -> bool:
    """Whether a verb is that of a relative clause: "X, who is a jurist, and Y"."""
    return not RELATIVE.isdisjoint(page.lows[max(0, i - 3) : i])


def _listed_of(page: Page, i: int) -> int | None:
    """The team of which the verb at a token lists the members; None where it is no such verb or no such body."""
    document, verb = page.document, page.at[i]
    lemma = document.lower_lemmas[verb]
    if lemma not in LISTING or (lemma in PASSIVE and (page.tags[i] != "VBN" or not _linked(page, i))):
        return None
    number = page.sentence(i)
    before = [j for j in range(i - 1, max(-1, i - NEAR), -1) if page.sentence(j) == number]
    subject = next(
        (page.back[c] for c in document.children[verb] if document.deps[c] in ("nsubj", "nsubjpass") and c in page.back), -1
    )
    bodies = [j for j in before if page.lows[j] in BODIES | GROUPS]
    body = subject if subject in bodies else next(iter(bodies), None)
    if body is None or not is_body(page, body):
        return None
    return body


def _linked(page: Page, i: int) -> bool:
    return not LINKS.isdisjoint(page.lows[i + 1 : i + 3])
