"""The "he" and "she" that are certainly a person named before: of the same sentence, or the subject of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from communique.kinds.people.link import Group
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page
from communique.model import places

PRONOUNS = frozenset(["he", "she"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
OBJECTS = frozenset(["dobj", "nsubjpass", "ccomp", "xcomp"])
CLIMB = 4
"""Verbs above a pronoun among which one of naming is looked for."""


def refer(page: Page, groups: Sequence[Group]) -> None:
    """Adds to each group the pronouns that stand for it as a subject; one that may be of two persons is left alone."""
    if PRONOUNS.isdisjoint(page.vocabulary):
        return
    owner = {i: n for n, group in enumerate(groups) for name in group.names for i in range(name.first, name.last)}
    by_sentence: dict[int, dict[int, bool]] = {}
    genders: dict[int, str] = {}
    pronouns = {i for low in PRONOUNS for i in places(page.lows, low)}
    for i in sorted(owner.keys() | pronouns):
        low = page.lows[i]
        if i in owner:
            seen = by_sentence.setdefault(page.sentence(i), {})
            seen[owner[i]] = seen.get(owner[i], False) or _is_subject(page, i)
        elif page.document.deps[page.at[i]] in SUBJECTS and not page.quoted[i]:
            number = _related(page, i, owner)
            number = _given(page, i, owner) if number is None else number
            number = _antecedent(page, i, by_sentence) if number is None else number
            if number is not None and genders.setdefault(number, low) == low:
                groups[number].pronouns.append(Name(i, i + 1))
                by_sentence.setdefault(page.sentence(i), {}).setdefault(number, True)


def _related(page: Page, i: int, owner: dict[int, int]) -> int | None:
    """The person of whom a relative clause tells in which a pronoun stands: "Y, who was minister when she was named envoy"."""
    document, verb = page.document, page.document.heads[page.at[i]]
    for _ in range(CLIMB):
        above = document.heads[verb]
        if document.deps[verb] == "relcl" and any(document.tags[c] == "WP" for c in document.children[verb]):
            return owner.get(page.back.get(above, -1))
        if above == verb or document.deps[verb] not in ("advcl", "conj", "ccomp", "xcomp"):
            return None
        verb = above
    return None


def _given(page: Page, i: int, owner: dict[int, int]) -> int | None:
    """The person who is given a post by the verb above the clause of a pronoun: "X named Y envoy without saying when he will
    take office".
    """
    document = page.document
    verb = document.heads[page.at[i]]
    for _ in range(CLIMB):
        if document.heads[verb] == verb or document.sentence_of[verb] != document.sentence_of[page.at[i]]:
            return None
        verb = document.heads[verb]
        if document.lower_lemmas[verb] in page.lex.words["given"] and document.pos[verb] == "VERB":
            objects = [c for c in document.children[verb] if document.deps[c] in OBJECTS]
            named = objects + [c for o in objects for c in document.children[o] if document.deps[c] in ("nsubj", "appos")]
            found = {owner[page.back[c]] for c in named if page.back.get(c, -1) in owner}
            return found.pop() if len(found) == 1 else None
    return None


def _is_subject(page: Page, i: int) -> bool:
    document, token = page.document, page.at[i]
    if document.deps[token] == "appos":
        token = document.heads[token]
    return document.deps[token] in SUBJECTS


def _antecedent(page: Page, i: int, by_sentence: dict[int, dict[int, bool]]) -> int | None:
    """The person of a pronoun: the only one before it in its sentence, else in the one before that (or its only subject)."""
    sentence = page.sentence(i)
    for seen in (by_sentence.get(sentence), by_sentence.get(sentence - 1) or by_sentence.get(sentence - 2)):
        if seen:
            subjects = [number for number, subject in seen.items() if subject]
            chosen = subjects if len(subjects) == 1 else list(seen)
            return chosen[0] if len(chosen) == 1 else None
    return None
