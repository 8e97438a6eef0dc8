"""Whose somebody is by what they do: acts that the text says are a party's, dealings with the legislature of their country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from communique.kinds.people.clauses import subject_of
from communique.kinds.people.names import Name
from communique.kinds.people.page import Page

OWNING = frozenset(["amod", "compound", "poss", "nmod"])
"""How the party hangs on the noun of an act that is its own ("a Soviet offer")."""
DEALINGS = frozenset(
    ["ask", "urge", "warn", "call", "tell", "press", "veto", "lobby", "address", "prorogue", "dissolve", "suspend", "appeal"]
)
"""What the head of a state or government does with the legislature of their own country."""
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
UP = 6
"""Tokens above a participle among which its noun stands."""
TOWARD = frozenset(["on", "to", "with"])
SENDS = frozenset(["send", "dispatch", "field"])


def of_act(page: Page, names: Iterable[Name]) -> str | None:
    """The party whose act somebody announces, makes or leads: "a Soviet offer announced by X", "the Soviet team led by X",
    "Peru sent X".
    """
    document = page.document
    for name in names:
        token = page.at[name.last - 1]
        by = document.heads[token]
        verb = document.heads[by]
        if document.deps[token] == "dobj" and document.lower_lemmas[by] in SENDS:
            subjects = [c for c in document.children[by] if document.deps[c] == "nsubj"]
            if party := _party(page, subjects):
                return party
        if document.deps[token] != "pobj" or document.lower_words[by] != "by" or document.tags[verb] != "VBN":
            continue
        if document.deps[verb] == "acl":
            owners = [c for noun in _nouns_above(page, verb) for c in document.children[noun] if document.deps[c] in OWNING]
            if party := _party(page, owners):
                return party
    return None


def _nouns_above(page: Page, verb: int) -> Iterator[int]:
    """The nouns that a participle may belong to, nearest first: those above it up to the verb of the clause."""
    document = page.document
    for token in islice(document.ancestors(verb), UP):
        if document.tags[token] in FINITE:
            return
        if document.tags[token] in ("NN", "NNS"):
            yield token


def of_legislature(page: Page, names: Iterable[Name]) -> str | None:
    """The country of the legislature that somebody calls on, warns or dissolves: "the president warned the U.S. Congress"."""
    document, words = page.document, page.lex.words["legislature"]
    for name in names:
        for verb in subject_of(page, name):
            if document.lower_lemmas[verb] not in DEALINGS:
                continue
            below = [c for c in document.children[verb] if document.deps[c] in ("dobj", "dative")]
            preps = (c for c in document.children[verb] if document.lower_words[c] in TOWARD)
            below += [o for prep in preps for o in document.children[prep] if document.deps[o] == "pobj"]
            for body in below:
                if document.lower_words[body] in words and (party := _party(page, [body, *document.children[body]])):
                    return party
    return None


def _party(page: Page, tokens: Iterable[int]) -> str | None:
    """The party that one of some tokens of the document names."""
    at = [page.back.get(token, -1) for token in tokens]
    short = (page.lex.shorthand.get(page.lows[i], frozenset()) & page.codes for i in at if i >= 0 and page.parties[i] < 0)
    if (body := next((codes for codes in short if len(codes) == 1), None)) is not None:
        return next(iter(body))  # "the fund's mission, led by X"
    found = iter(at)
    return next((page.mentions[page.parties[i]].code for i in found if i >= 0 and page.parties[i] >= 0), None)
