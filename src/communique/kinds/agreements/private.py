"""Agreements of companies, workers and courts: deals, but none of public affairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import words
from communique.kinds.agreements.making import making
from communique.model import Document
from communique.parties.organizations.firms import forms

Below = Callable[[int], list[str]]
"""The parties that a token and what hangs from it name."""
IsParty = Callable[[int], bool]
"""Whether a token stands in the name of a party."""
_ABOVE = 3
"""Verbs above that of making among which the subject is looked for ("said it had signed")."""
_LONG = 120
"""Tokens of a sentence that are looked at: bounds the work on texts without full stops."""
_SUBJECTS = ("nsubj", "agent")


def is_private(document: Document, candidate: Candidate, parties: tuple[str, ...], below: Below, is_party: IsParty) -> bool:
    """Whether an agreement is one of companies or workers: by its matter, where no two parties have it ("merger agreement"),
    by those who make it, where a company is among them and nobody else ("Acme Inc. signed an agreement with a bank"), or by the
    company that the passage names, where no party has it.
    """
    if candidate.named:
        return False
    matter = words("private", "matter") | (frozenset() if parties else words("private", "trade"))
    inside = document.lower_words[candidate.first : candidate.token]
    if "lease" in inside and _of_base(document, candidate):
        return False
    if len(parties) < 2 and not matter.isdisjoint(inside) and "servicing" not in inside:
        return True
    if len(parties) < 2 and _of_purchase(document, candidate) and _is_business(document, document.sentence_of[candidate.token]):
        return True
    sides = list(_sides(document, candidate))
    firms = [side for side in sides if _is_firm(document, side) and not is_party(side)]
    if any(below(side) for side in sides if side not in firms):
        return False
    return bool(firms) or (not parties and _is_business(document, document.sentence_of[candidate.token]))


def _of_base(document: Document, candidate: Candidate) -> bool:
    """Whether a lease is that of a military base."""
    sentence = document.sentences[document.sentence_of[candidate.token]]
    said = document.lower_lemmas[sentence.first : min(sentence.last, sentence.first + _LONG)]
    return not words("parties", "forces").isdisjoint(said)


def _of_purchase(document: Document, candidate: Candidate) -> bool:
    """Whether it is one to buy a company ("a preliminary agreement to acquire Borland Corp")."""
    below = (c for c in document.children[candidate.token] if document.deps[c] == "acl")
    return any(document.lower_lemmas[c] in ("acquire", "merge", "purchase", "buy", "sell") for c in below)


def _is_business(document: Document, number: int) -> bool:
    """Whether a sentence or the one before names a company by its suffix, or the sentence itself speaks of its owners."""
    first = document.sentences[max(0, number - 1)].first
    last = min(document.sentences[number].last, document.sentences[number].first + _LONG)
    here = document.lower_words[max(document.sentences[number].first, last - _LONG) : last]
    named = any(_is_suffix(document, i) for i in range(max(first, last - 2 * _LONG), last))
    return named or not words("private", "market").isdisjoint(here)


def _ends_name(word: str) -> bool:
    """Whether a word in lower case ends names of companies."""
    return word in forms() or word in words("private", "suffix")


def _is_suffix(document: Document, token: int) -> bool:
    """Whether a word ends the name of a company ("Inc")."""
    return _ends_name(document.lower_words[token]) and document.words[token][0].isupper()


def _sides(document: Document, candidate: Candidate) -> Iterator[int]:
    """The nouns of those who make the agreement: subjects of the verb of making, owners, those behind "with" and "between"."""
    for verb in making(document, candidate.token):
        if document.deps[verb] != "acl":  # "a pact signed last year": by whom is not said
            yield from _subject(document, verb)
    yield from (c for c in document.children[candidate.token] if document.deps[c] == "poss")
    for head in (candidate.token, *making(document, candidate.token)):
        preps = (c for c in document.children[head] if document.lower_words[c] in ("with", "between", "by"))
        for prep in preps:
            yield from _each(document, prep)


def _subject(document: Document, verb: int) -> Iterator[int]:
    """The subject of a verb; of one above where it is "it" or none ("Acme said it had signed")."""
    for at in (verb, *islice(document.ancestors(verb), _ABOVE)):
        found = [c for c in document.children[at] if document.deps[c] in _SUBJECTS]
        real = [c for c in found if document.pos[c] != "PRON"]
        for child in real:
            yield from (child, *_conjuncts(document, child)) if document.deps[child] == "nsubj" else _each(document, child)
        if real:
            return


def _each(document: Document, prep: int) -> Iterator[int]:
    for child in document.children[prep]:
        if document.deps[child] == "pobj":
            yield from (child, *_conjuncts(document, child))


def _conjuncts(document: Document, token: int) -> Iterator[int]:
    yield from (c for c in document.children[token] if document.deps[c] == "conj")


def _is_firm(document: Document, side: int) -> bool:
    """Whether a noun is for a company or workers, or ends or opens a name that has a company's suffix."""
    near = (side, *(c for c in document.children[side] if document.deps[c] in ("compound", "appos")))
    if any(document.lower_lemmas[token] in words("private", "firm") for token in near) or _is_suffix(document, side):
        return True
    entity = document.entity_at(side)
    return entity is not None and any(_ends_name(document.lower_words[i]) for i in range(entity.first, entity.last))
