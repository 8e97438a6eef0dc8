"""Whose an agreement is by what they do under it and about it: who gives and gets, who talks about it, who brings it home."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import words
from communique.kinds.agreements.making import brought
from communique.model import Document

Below = Callable[[int], list[str]]
"""The parties that a token and what hangs from it name."""
TALKS = frozenset(["talk", "negotiation", "discussion", "consultation"])
"""Nouns of bargaining about an agreement."""
ABOUT = frozenset(["on", "over", "about", "for"])
"""Prepositions between talks and what they are about."""
_GETTING = frozenset(["to", "for", "with", "from", "against", "of", "in", "at"])
"""Prepositions before who gets or gives something, or whose it is."""
_ROLES = frozenset(["nsubj", "nsubjpass", "agent", "dative", "dobj"])


def traders(document: Document, candidate: Candidate, below: Below, lands: Below) -> list[str]:
    """The two who deal with each other under an agreement: "Peru will sell Chile coal under a new deal", "a deal under which
    Peru sells coal to Chile"; nobody where the clause names one or three.
    """
    for verb in clauses(document, candidate.token):
        found = list(dict.fromkeys(code for child in _sides(document, verb, candidate.token) for code in below(child)))
        found += [code for child in _hosts(document, verb) for code in lands(child) if code not in found]
        if len(found) == 2:
            return found
    return []


def _hosts(document: Document, verb: int) -> Iterator[int]:
    """The land in which one has forces ("It has a base in Peru under a treaty")."""
    for noun in (c for c in document.children[verb] if document.lower_lemmas[c] in words("parties", "forces")):
        yield from (c for above in (verb, noun) for c in document.children[above] if document.lower_words[c] == "in")


def clauses(document: Document, token: int) -> Iterator[int]:
    """The verbs of what happens under an agreement."""
    under = document.heads[token]
    if document.deps[token] == "pobj" and document.lower_words[under] == "under":
        yield document.heads[under]
    elif document.deps[token] == "pobj" and document.lower_words[under - 1 : under + 1] == ("according", "to"):
        yield document.heads[under - 1]
    for verb in document.children[token]:
        if document.deps[verb] == "relcl" and any(_is_under_which(document, c) for c in document.children[verb]):
            yield verb


def _is_under_which(document: Document, token: int) -> bool:
    if document.lower_words[token] == "whereby":
        return True
    below = document.children[token]
    return document.lower_words[token] in ("under", "by") and any(document.lower_words[c] == "which" for c in below)


def _sides(document: Document, verb: int, token: int) -> Iterator[int]:
    """What stands beside a verb and behind the prepositions that hang on it or on its object, without the agreement."""
    for child in document.children[verb]:
        behind = document.lower_words[child] in _GETTING and token not in document.children[child]
        if document.deps[child] in _ROLES or behind:
            yield child


def talkers(document: Document, candidate: Candidate, below: Below, agents: Below) -> list[str]:
    """Who talks about it: "Peru and Chile have begun talks on a new accord", "Peru's talks with Chile on an accord"."""
    about = document.heads[candidate.token]
    talks = document.heads[about]
    if document.lower_words[about] not in ABOUT or document.lower_lemmas[talks] not in TALKS:
        return []
    sides = [c for c in document.children[talks] if document.deps[c] == "poss"]
    sides += [c for c in document.children[talks] if document.lower_words[c] in ("with", "between")]
    found = [code for child in sides for code in below(child)]
    verb = document.heads[talks]
    if document.deps[talks] == "dobj" and len(set(found)) < 2:
        found = agents(verb) + found
        beside = [c for c in document.children[verb] if document.lower_words[c] == "with"]
        found += [code for child in beside for code in below(child)]
    return found if len(set(found)) > 1 else []


def bringers(document: Document, candidate: Candidate, agents: Below, lands: Below) -> list[str]:
    """Who came back with it, and from where: "Peru's president returned from Beijing with a deal"."""
    verb = brought(document, candidate.token)
    if verb is None:
        return []
    away = (c for c in document.children[verb] if document.lower_words[c] == "from")
    found = [*agents(verb), *(code for prep in away for code in lands(prep))]
    return found if len(set(found)) == 2 else []
