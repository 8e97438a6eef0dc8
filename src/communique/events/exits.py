"""Who leaves a pact or an organization, and what takes that up again ("the American withdrawal")."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.filled import Filled, lemmas
from communique.events.merge import PACT
from communique.events.mood import unmade
from communique.events.syntax import is_verb, kids, logical_objects, prepositions
from communique.model import Document

LEAVING = frozenset({"withdraw", "pull", "leave", "quit", "exit", "withdrawal", "pullout"})
"""Lemmas of leaving: verbs and nouns."""

MAKING = frozenset({"sign", "agree", "reach", "strike", "conclude", "broker", "initial", "negotiate", "ratify"})
"""Verbs of how a pact comes about."""
KEEPING = frozenset({"observe", "respect", "uphold", "honour", "honor", "keep", "maintain", "monitor", "implement", "enforce"})
"""What is done with a pact that there is."""
UP = 4
"""Words above a verb of denouncing among which law and vote are looked for."""


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


def denounced_by_law(cast: Cast, f: Filled) -> bool:
    """Whether a pact is denounced as treaties are, by law, vote or notice, not in words ("a bill on denouncing the treaty")."""
    document, token = cast.document, f.hit.token
    if not is_verb(document, token):
        below = [o for word, o in prepositions(document, token) if word == "of"]
        return any(_shared(cast, o) for o in below)
    if any(document.lower_words[p] in ("as", "for") for p in document.children[token]):
        return False
    words = lexicon()
    above = [t for t in islice(document.ancestors(token), UP) if t != token]
    beside = [*document.children[token], *above, *(c for t in above for c in document.children[t])]
    by_law = words["lawmaking"] | words["legislatures"]
    return any(document.lower_lemmas[t] in by_law for t in beside)


def lapse_let(cast: Cast, f: Filled) -> bool:
    """Whether somebody lets a pact end, whatever the parser makes of it ("let their gas accord lapse")."""
    document, verb = cast.document, f.hit.token
    behind = [t for t in document.subtree(verb) if t > verb]
    ends = [t for t in behind if document.lower_words[t] in ("lapse", "expire") and document.heads[t] == verb]
    return any(_shared(cast, c) for t in ends for c in document.children[t])


def _clauses(document: Document, noun: int) -> list[int]:
    """The clauses behind a noun, those too that the parser hangs on the last name of its phrase."""
    return [t for t in document.subtree(noun) if document.deps[t] in ("relcl", "acl")]


def in_force(cast: Cast, f: Filled) -> bool:
    """Whether what breaks down was made, not a deal that came to nothing."""
    document, verb = cast.document, f.hit.token
    above = [document.heads[verb]] if document.deps[verb] == "relcl" else []
    return not any(unmade(document, noun) for noun in (*kids(document, verb, "nsubj"), *above))


def not_made(document: Document, drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts without the pacts by their noun that another says end ("decided to end a pact with Peru": nobody makes one), but
    for those of which a clause tells that they were made.
    """
    rows = list(drafts)
    ended = {t for d in rows if d.hit.rule.type == "expiry" for t in d.hit.more}
    ending = {d.hit.token for d in rows if d.hit.rule.type == "expiry"}
    return [
        d
        for d in rows
        if d.hit.rule.id != PACT
        or any(document.lemmas[c] in MAKING for c in _clauses(document, d.hit.token))
        or not (d.hit.token in ended or d.hit.governor in ending or _standing(document, d.hit.token))
    ]


def _standing(document: Document, noun: int) -> bool:
    """Whether a pact is only kept, or what something is said to be ("have observed a truce", "is Peru's fifth deal")."""
    verb = document.heads[noun]
    if document.deps[noun] == "attr":
        return any(document.lower_lemmas[s] in lexicon()["pacts"] for s in kids(document, verb, "nsubj"))
    return document.deps[noun] == "dobj" and document.lemmas[verb] in KEEPING
