"""The verbs that make an agreement, and with whom they make it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique.kinds.agreements.lexicon import heads, words
from communique.model import Document

_HANDS = frozenset(["hand", "signature", "name", "pen", "initial"])
"""What is put to an agreement, or shaken on one."""
_MADE = frozenset(["dobj", "nsubjpass", "conj", "attr", "pobj", "nsubj"])
"""What an agreement is to the verb that makes it."""


def making(document: Document, token: int) -> Iterator[int]:
    """The verbs that make the agreement at a token: those of making above it ("signed a", "agreed to a") or beside it; of the
    second of two ("signed a treaty and a convention") those of the first too.
    """
    first = document.heads[token]
    if document.deps[token] == "conj" and document.lower_words[first] in heads() and document.deps[first] == "dobj":
        yield from (verb for verb in [document.heads[first]] if document.lower_lemmas[verb] in words("verbs", "made"))
    token = _outline(document, token)
    head = document.heads[token]
    if document.deps[token] == "pobj" and document.lower_words[head] in ("to", "on", "upon", "into"):
        head = document.heads[head]
        head = document.heads[head] if document.lower_lemmas[head] in _HANDS else head
        if document.lower_lemmas[head] in words("verbs", "agreed"):
            yield head
    elif document.lower_lemmas[head] in words("verbs", "made") and document.deps[token] in _MADE:
        yield head
    for child in document.children[token]:
        if document.deps[child] in ("relcl", "acl") and document.lower_lemmas[child] in words("verbs", "made"):
            yield child


def _outline(document: Document, token: int) -> int:
    """The noun for the outline of an agreement ("a framework for a trade pact", "the text of an accord"), else its own."""
    above = document.heads[token]
    if document.deps[token] == "dobj" and document.deps[above] == "pcomp" and document.lower_lemmas[above] == "negotiate":
        above = document.heads[above]
    noun = document.heads[above]
    of_it = document.deps[above] == "prep" and document.lower_words[above] in ("for", "of")
    return noun if of_it and document.lower_lemmas[noun] in words("parties", "outline") else token


def has_partner(document: Document, token: int) -> bool:
    """Whether a paper is one with or between those with a name: "a memorandum with Peru", "signed a memorandum with Peru"."""
    head = document.heads[token]
    above = (head,) if document.deps[token] == "dobj" and document.lower_lemmas[head] in words("verbs", "signed") else ()
    preps = (c for noun in (token, *above) for c in document.children[noun] if document.lower_words[c] in ("with", "between"))
    partners = (c for prep in preps for child in document.children[prep] for c in (child, *document.children[child]))
    return any(document.words[c][0].isupper() for c in partners) or any(map(partial(_by_two, document), above))


def _by_two(document: Document, verb: int) -> bool:
    """Whether two with a name sign ("Peru and Chile signed a memorandum")."""
    subjects = [c for c in document.children[verb] if document.deps[c] == "nsubj" and document.pos[c] == "PROPN"]
    subjects += [c for s in subjects for c in document.children[s] if document.deps[c] == "appos"]  # behind a date line
    return any(document.deps[c] == "conj" and document.pos[c] == "PROPN" for s in subjects for c in document.children[s])


def brought(document: Document, token: int) -> int | None:
    """The verb of those who came back with an agreement ("returned from Lima with a deal", "left with a pact"); else None."""
    prep = document.heads[token]
    verb = document.heads[prep]
    with_it = document.deps[token] == "pobj" and document.lower_words[prep] == "with" and document.deps[prep] == "prep"
    if not with_it or document.tags[verb] not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    home = any(document.lower_words[c] in ("home", "back", "away") for c in document.children[verb])
    return verb if home or document.lower_lemmas[verb] in words("verbs", "bringing") else None
