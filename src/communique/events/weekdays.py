"""Mend a day without "on" between a name and its verb, which the parser takes for a part of the name ("Peru Thursday rejected
the plan", "the Chilean Foreign Ministry Monday said").
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.events.syntax import FINITE
from communique.events.tree import Tree
from communique.parties.value import PartyMention

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ASIDE = 3
"""Words between a day and its verb at most ("Thursday categorically rejected", "Monday has also")."""
HELPING = frozenset({"MD", "VB", "VBN", "VBG"})
"""Tags of a verb that has a helping one before it."""
BETWEEN = frozenset({"advmod", "aux", "auxpass", "neg"})


def weekdays(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Mend these in a tree: the name is the subject, and the day tells when."""
    for day in (t for word in DAYS for t in tree.document.where(word)):
        name = day - 1
        if tree.heads[name] != day or tree.deps[name] not in ("compound", "nmod", "poss") or not _named(tree, name, parties):
            continue
        verb = _verb(tree, day)
        if verb is None or any(
            tree.heads[t] == verb and tree.deps[t] in ("nsubj", "nsubjpass") and t != day for t in range(verb)
        ):
            continue
        passive = any(tree.heads[t] == verb and tree.deps[t] == "auxpass" for t in range(day, verb))
        tree.put(name, verb, "nsubjpass" if passive else "nsubj")
        for child in tree.document.children[day]:
            if child != name:
                tree.put(child, name if child < name else verb, tree.deps[child])
        tree.put(day, verb, "npadvmod")


def _named(tree: Tree, name: int, parties: Mapping[int, PartyMention]) -> bool:
    """Whether a word is the end of the name of a party or a person, not a word for the day ("Good Friday")."""
    if name in parties:
        return True
    entity = tree.document.entity_at(name)
    return entity is not None and entity.label in ("PERSON", "ORG", "NORP") and entity.last <= name + 1


def _verb(tree: Tree, day: int) -> int | None:
    """The finite verb of a day, a few words behind it at most."""
    document = tree.document
    for token in range(day + 1, min(day + 2 + ASIDE, len(document))):
        if tree.tags[token] == "TO":  # "went to Peru Monday to listen"
            return None
        finite = tree.tags[token] in FINITE or (tree.tags[token] in HELPING and token > day + 1)
        if finite and tree.deps[token] not in BETWEEN:
            return token if document.sentence_of[token] == document.sentence_of[day] else None
        if tree.deps[token] not in BETWEEN:
            return None
    return None
