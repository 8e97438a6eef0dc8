"""Phrases beside a trigger in which parties stand, by the tree alone."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.clauses import infinitive
from communique.events.syntax import kids, prepositions
from communique.model import Document

BEARING = frozenset({"of", "on", "in", "with", "into"})
"""Prepositions between a verb and a noun of action whose doer is the verb's subject ("is on a visit")."""


def borne(document: Document, noun: int, governor: int) -> bool:
    """Whether the subject of a verb does what a noun below it tells of ("launched an attack", "is on a visit"): not one who
    only reacts to it ("a statement after the attack").
    """
    at = noun
    while document.heads[at] != governor:
        above = document.heads[at]
        word = document.lower_words[above]
        chosen = word == "for" and document.lemmas[governor] in lexicon()["choosing"]
        carried = word in BEARING or chosen or document.lower_lemmas[above] in lexicon()["bundles"]
        if document.deps[at] != "conj" and not carried:
            return False
        at = above
    return True


def backed(document: Document, token: int) -> bool:
    """Whether a word before a noun is, or hangs on, a participle that says nothing of who leads ("Saudi-backed")."""
    joined = document.words[token + 1 : token + 2] == ("-",)
    made = token + 2 if joined and token + 2 < len(document) else token
    participle = document.tags[made] in ("VBN", "VBD") and document.words[made - 1] == "-"
    return participle and document.lower_lemmas[made] not in lexicon()["leading"]


def meant(document: Document, tops: tuple[int, ...]) -> list[int]:
    """Who is to do something with what is given ("approved a loan for Peru to repair its railways")."""
    verbs = [v for t in tops for v in kids(document, t, "advcl", "acl", "relcl") if infinitive(document, v)]
    purposes = [v for v in verbs if any(document.lower_words[m] == "for" for m in kids(document, v, "mark"))]
    return [s for v in purposes for s in kids(document, v, "nsubj")]


def spurned(document: Document, token: int) -> tuple[list[int], list[int]]:
    """What somebody refuses to accept or grant, and with whom they refuse to deal."""
    below = [v for v in kids(document, token, "xcomp", "acl", "advcl") if infinitive(document, v)]
    things = [t for v in below if document.lemmas[v] in lexicon()["granting"] for t in kids(document, v, "dobj")]
    return things, [o for v in below for word, o in prepositions(document, v) if word == "with"]
