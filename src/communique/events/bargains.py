"""Whether those who meet mean to bargain: what they try to settle, or who they are."""

from __future__ import annotations

from communique.events import clauses
from communique.events.syntax import grammatical_subjects, infinitive, kids, logical_objects, prepositions
from communique.model import Document

HAGGLING = frozenset({"negotiate", "renegotiate", "bargain", "haggle"})
"""Verbs of bargaining."""


def to_settle(document: Document, verb: int) -> bool:
    """Whether those who meet mean to bargain: "in an attempt to settle the row", "to try to break the deadlock"."""
    words = clauses.lexicon()
    tops = (verb, *kids(document, verb, "dobj"))
    below = [v for top in tops for v in kids(document, top, "xcomp", "advcl", "acl", "relcl")]
    tries = [o for top in tops for word, o in prepositions(document, top) if word in ("in", "for")]
    below += [v for o in tries if document.lower_lemmas[o] in words["tries"] for v in kids(document, o, "acl", "relcl")]
    below += [v for top in below if document.lemmas[top] in words["tries"] for v in kids(document, top, "xcomp")]
    aims = [v for v in below if v > verb and infinitive(document, v)]
    aims += [c for v in aims for c in kids(document, v, "conj")]
    return any(_bargains(document, v) for v in aims)


def _bargains(document: Document, verb: int) -> bool:
    """Whether a verb tells of bargaining, by itself or with what is to be settled or brought about."""
    words = clauses.lexicon()
    things = logical_objects(document, verb) + [o for w, o in prepositions(document, verb) if w in ("over", "on", "out")]
    things += [o for t in things if document.lower_lemmas[t] == "end" for w, o in prepositions(document, t) if w == "to"]
    if document.lemmas[verb] in HAGGLING:
        return True
    return document.lemmas[verb] in words["settling"] and any(document.lower_lemmas[t] in words["settled"] for t in things)


def bargaining_team(document: Document, verb: int) -> bool:
    """Whether the teams that meet are there to bargain ("the negotiating teams")."""
    front = [c for s in grammatical_subjects(document, verb) for c in kids(document, s, "amod", "compound")]
    return any(document.lower_lemmas[c] in clauses.lexicon()["table"] for c in front)
