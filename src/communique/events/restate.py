"""Whether a quotation tells once more of an act of speech told of just before ("urged Chile to leave. 'Chile must go', she
said").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.syntax import is_verb, kids

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.events.draft import Draft
    from communique.events.hit import Hit
    from communique.model import Document

CALLED = 5
"""Words that quotation marks may enclose that only say what something is called."""
NEAR = 2
"""How many sentences after an act of speech it is quoted."""
FAR = 8
"""How many sentences after an offer it is taken up."""
PROTESTS = frozenset({"protest-to", "protest-note", "protest-of", "express-anger"})
"""Rules of protests between states, of which an article tells in several words."""
PUT = frozenset({"offer"})
"""What is put to somebody, of which the article goes on to tell."""
POINTING = frozenset({"the", "this", "that"})
RESTATED = frozenset({"demand", "rejection", "threat", "criticism"})
"""Acts of speech that a quotation tells of again."""


def quoted(cast: Cast, token: int) -> bool:
    """Whether a trigger stands in a quotation, or all of what is said below it does; what is only called so between quotation
    marks is none (its "best offer").
    """
    if token in cast.quotations:
        first, close = cast.quotations[token]
        return close - first > CALLED
    below = kids(cast.document, token, "ccomp") if is_verb(cast.document, token) else []
    return bool(below) and all(v in cast.quotations for v in below)


def known(document: Document, hit: Hit) -> bool:
    """Whether a verb only says what is done with an offer that is known by then ("announced the peace plan")."""
    nouns = [t for t in hit.more if document.tags[t] == "NN"]
    if hit.rule.type not in PUT or not is_verb(document, hit.token) or len(nouns) != 1:
        return False
    pointing = any(document.lower_words[t] in POINTING for t in kids(document, nouns[0], "det"))
    return pointing and all(document.deps[t] in ("det", "compound", "amod") for t in document.children[nouns[0]])


def protested(old: Draft, new: Draft) -> bool:
    """Whether two mentions are of one protest of a state to another ("expressed anger. The ministry lodged a complaint")."""
    if old.hit.rule.id not in PROTESTS or new.hit.rule.id not in PROTESTS or not new.source or not old.source:
        return False
    if old.source.parties != new.source.parties or not new.parties <= old.parties or old.status != new.status:
        return False
    later = new.sentence > old.sentence
    return later and (not new.when.value or not old.when.value or new.when.value == old.when.value)


def restated(old: Draft, new: Draft) -> bool:
    """Whether what somebody is quoted with says again what they were just told to demand, refuse or threaten, of nobody else,
    or takes up what they were told to offer.
    """
    acting = [set(d.source.parties) if d.source else set() for d in (old, new)]
    if new.hit.rule.type in PUT:
        again = new.quoted and acting[0] == acting[1] and bool(acting[0]) and old.status == new.status
        dated = bool(old.when.value and new.when.value and old.when.value != new.when.value)
        return again and new.parties <= old.parties and not dated and new.sentence - old.sentence <= FAR
    near = 0 < new.sentence - old.sentence <= NEAR and old.verbal and new.verbal and not old.quoted
    if not (new.quoted and near and acting[0] and acting[0] == acting[1]) or old.status != new.status:
        return False
    return new.hit.rule.type in RESTATED and new.parties <= old.parties and new.when.value is None
