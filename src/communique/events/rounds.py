"""Conditions on talks that name no parties: whether they are told of as having taken place."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.clauses import lexicon as clauses
from communique.events.filled import Filled
from communique.events.mood import lexicon as status_lexicon
from communique.events.syntax import kids, prepositions
from communique.model import Document

EARLIER = frozenset({"last", "previous", "earlier", "past"})
"""Words before a round that make it another one than that which is told of."""
STICKING = frozenset({"hit", "reach", "run", "meet", "grind", "come"})
"""Verbs by which talks come to what stops them."""


def linked(cast: Cast, f: Filled) -> bool:
    """Whether the noun is with or between somebody."""
    return any(word in ("with", "between") for word, _ in prepositions(cast.document, f.hit.token))


def held(cast: Cast, f: Filled) -> bool:
    """Whether talks without parties are told of as having taken place: counted in days or rounds, or begun, held, ended."""
    document, token = cast.document, f.hit.token
    above = document.heads[token]
    if linked(cast, f):
        return False
    if _told_round(document, token):
        return True
    if any(document.lemmas[v] in lexicon()["occurring"] for v in kids(document, token, "acl", "relcl")):
        return True
    if kids(document, token, "npadvmod") and document.deps[token] in ("dobj", "pobj"):
        return True
    if document.deps[token] in ("nsubj", "nsubjpass") and document.lemmas[above] == "take" and kids(document, above, "dobj"):
        return document.lower_words[kids(document, above, "dobj")[0]] == "place"
    if document.deps[token] == "pobj" and document.lower_words[above] == "of":
        return document.lemmas[document.heads[above]] in lexicon()["counted"]
    if document.lower_words[above] == "for" and document.lemmas[document.heads[above]] in status_lexicon()["motion"]:
        return True
    said = [above, *kids(document, above, "xcomp", "acomp", "oprd")]
    subject = document.deps[token] in ("nsubj", "nsubjpass")
    return subject and (any(document.lemmas[t] in lexicon()["occurring"] for t in said) or _stuck(document, above))


def _stuck(document: Document, verb: int) -> bool:
    """Whether talks are told to have run into something that stopped them ("hit a wall", "reached an impasse")."""
    words = {document.lower_lemmas[t] for t in kids(document, verb, "dobj", "advmod")}
    words |= {document.lower_lemmas[o] for word, o in prepositions(document, verb) if word in ("into", "to")}
    return document.lemmas[verb] in STICKING and not words.isdisjoint(clauses()["phase_collapse"])


def earlier_round(document: Document, token: int) -> bool:
    """Whether a round is one before that which is told of ("the last round", "previous rounds")."""
    front = {document.lower_words[c] for c in kids(document, token, "amod")}
    return document.lower_lemmas[token] == "round" and not front.isdisjoint(EARLIER)


def _told_round(document: Document, token: int) -> bool:
    """Whether something takes place at one of several rounds ("at the last round in Lima")."""
    front = {document.lower_words[c] for c in kids(document, token, "amod", "nummod", "compound")}
    at = document.lower_words[document.heads[token]] in ("at", "during", "in", "after")
    return at and document.lower_lemmas[token] == "round" and not lexicon()["which_round"].isdisjoint(front)
