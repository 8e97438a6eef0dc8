"""Whether somebody says that they stand ready to do harm ("is ready to strike", "was prepared to use force")."""

from __future__ import annotations

from communique.events import clauses
from communique.events.cast import Cast
from communique.events.filled import Filled
from communique.events.mood import modifier
from communique.events.syntax import infinitive, kids, prepositions
from communique.model import Document


def to_harm(cast: Cast, f: Filled) -> bool:
    """Whether the infinitive below "ready" is one of harm, and not denied."""
    document = cast.document
    tops = (f.hit.token, *f.hit.more)
    if any(kids(document, t, "neg") or modifier(document, t) for t in tops):
        return False
    below = [v for t in tops for v in kids(document, t, "xcomp", "acl", "advcl") if infinitive(document, v)]
    return any(harmful(document, v) for v in below)


def harmful(document: Document, verb: int) -> bool:
    """Whether a verb is one of harm, by itself or by what is used or launched."""
    words, lemma = clauses.lexicon(), document.lower_lemmas[verb]
    if lemma in words["menacing"] or lemma == "invade":  # "retaliate" is a threat itself
        return lemma != "strike" or not _bargaining(document, verb)
    things = [*kids(document, verb, "dobj"), *(o for word, o in prepositions(document, verb) if word == "to")]
    return lemma in words["wielding"] and any(
        document.lower_lemmas[o] in words["wielded"] or document.lower_lemmas[o] in words["acts_of_force"] for o in things
    )


def _bargaining(document: Document, verb: int) -> bool:
    """Whether what is struck is a deal or a balance."""
    return any(document.lower_lemmas[o] in clauses.lexicon()["struck"] for o in kids(document, verb, "dobj"))
