"""Who leaves a pact or an organization, and what takes that up again ("the American withdrawal")."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.filled import Filled, lemmas
from communique.events.syntax import is_verb, logical_objects, prepositions

LEAVING = frozenset({"withdraw", "pull", "leave", "quit", "exit", "withdrawal", "pullout"})
"""Lemmas of leaving: verbs and nouns."""


def left_again(cast: Cast, f: Filled) -> bool:
    """Whether a word of leaving that names nothing that is left takes up how a pact or an organization was left before."""
    document, token = cast.document, f.hit.token
    if logical_objects(document, token) or cast.troops_in(token):
        return False
    below = prepositions(document, token)
    if any(word in ("from", "of") and not _shared(cast, o) for word, o in below) or any(
        map(lemmas(cast, "military"), document.subtree(token))
    ):
        return False
    return any(_leaves(cast, t) for t in _before(cast, token))


def _before(cast: Cast, token: int) -> list[int]:
    """The words of leaving before a token."""
    if cast.vocabulary.isdisjoint(LEAVING):
        return []
    return [t for t in range(token) if cast.document.lower_lemmas[t] in LEAVING]


def _leaves(cast: Cast, token: int) -> bool:
    """Whether a word of leaving names a pact or an organization."""
    document = cast.document
    tops = (token, *(t for t in document.children[token] if document.lower_words[t] == "out"))
    left = [o for t in tops for word, o in prepositions(document, t) if word in ("from", "of")]
    left += logical_objects(document, token) if is_verb(document, token) else []
    return any(_shared(cast, t) for t in left)


def _shared(cast: Cast, token: int) -> bool:
    """Whether a token stands for a pact or an organization."""
    party = cast.party_at.get(token)
    pact = token in cast.pact_at or cast.document.lower_lemmas[token] in lexicon()["pacts"]
    return pact or (party is not None and party.kind == "organization")
