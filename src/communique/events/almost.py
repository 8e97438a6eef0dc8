"""What came near to being done, would have been, or was kept open: whose words deny a thing without a "not"."""

from __future__ import annotations

from communique.events.mood import excluding, lexicon, negated
from communique.events.syntax import infinitive, is_verb, kids, past
from communique.events.value import EventStatus
from communique.model import Document

NEARLY = frozenset({"almost", "nearly"})
"""Adverbs right before a verb in the past that say it was not done ("nearly broke off the talks")."""
INSTEAD = frozenset({("of", "instead"), ("than", "rather"), ("from", "far")})
"""Prepositions with the adverbs before them that say what was not done ("instead of sending troops")."""
WOULD = frozenset({"would", "'d", "’d"})
SPANS = frozenset({"hour", "minute", "day", "inch", "vote", "week", "step", "moment", "second", "point", "reach", "striking"})
"""What somebody came within of doing something."""


def nearly_done(document: Document, verb: int) -> bool:
    """Whether a verb in the past was only nearly done ("almost signed", "has nearly completed" is none)."""
    if not past(document, verb) and document.tags[verb] != "VBN":
        return False
    if document.lemmas[verb] in lexicon()["completing"]:
        return False
    return any(document.lower_words[a] in NEARLY and a == verb - 1 for a in kids(document, verb, "advmod"))


def came_near(document: Document, token: int, prep: int) -> bool:
    """Whether what stands below a preposition is what somebody came close to, or within a little of, and so did not do ("came
    close to signing", "came within hours of a truce").
    """
    above = document.heads[prep]
    if any((document.lower_words[prep], document.lower_words[t]) in INSTEAD for t in (above, *document.children[prep])):
        return True
    if document.lower_words[prep] == "of" and document.lower_lemmas[above] in SPANS:
        inner = document.heads[above]
        if document.deps[above] != "pobj" or document.lower_words[inner] != "within":
            return False
        above = document.heads[inner]
    elif document.lower_words[prep] == "of" and document.lower_words[above] == "short":  # "stopped short of signing"
        return document.lemmas[document.heads[above]] in ("stop", "fall")
    elif document.lower_words[prep] == "to" and document.lower_lemmas[above] in ("close", "near", "closest"):
        above = document.heads[above]
    else:
        return False
    return document.lemmas[above] == "come" and past(document, above) and not negated(document, above)


def in_vain(document: Document, verb: int) -> bool:
    """Whether a verb of trying came to nothing ("tried in vain to sign", "has unsuccessfully sought")."""
    vainly = any(document.lower_words[a] in ("unsuccessfully", "vainly") for a in kids(document, verb, "advmod"))
    objects = [o for p in kids(document, verb, "prep") if document.lower_words[p] == "in" for o in document.children[p]]
    return vainly or any(document.lower_words[o] == "vain" for o in objects)


def would_have(document: Document, verb: int) -> EventStatus | None:
    """What "would have" says of a verb: that it was not done, or, denied under a condition, that it was ("would not have
    suspended payment if").
    """
    aux = {document.lower_words[a] for a in kids(document, verb, "aux")}
    if not aux & WOULD or not aux & {"have", "'ve"} or document.tags[verb] not in ("VBN", "VBD"):
        return None
    if kids(document, verb, "neg") and contrary(document, verb):
        return "actual"
    return "negated"


def contrary(document: Document, verb: int) -> bool:
    """Whether a condition that was not so hangs on a verb ("had Peru not paid", "if it had paid")."""
    return any(_not_so(document, clause) for clause in kids(document, verb, "advcl"))


def _not_so(document: Document, clause: int) -> bool:
    """Whether a clause is a condition in the pluperfect, with "if" or by its order ("had Peru paid")."""
    had = [a for a in kids(document, clause, "aux") if document.lower_words[a] == "had"]
    marked = any(document.lower_words[m] == "if" for m in kids(document, clause, "mark"))
    return bool(had) and (marked or any(a < s for a in had for s in kids(document, clause, "nsubj", "nsubjpass")))


def unmet(document: Document, verb: int) -> EventStatus | None:
    """What a verb of a condition that is contrary to fact tells: not done, or done where it is denied ("had Peru not paid")."""
    if document.deps[verb] != "advcl" or would_have(document, document.heads[verb]) is None or not _not_so(document, verb):
        return None
    return "actual" if kids(document, verb, "neg") else "negated"


def kept_open(document: Document, head: int) -> EventStatus | None:
    """What somebody makes of a thing by not excluding or not stopping it: open ("refused to rule out"), or so ("could not
    prevent").
    """
    if not is_verb(document, head) or not _undone(document, head):
        return None
    if excluding(document, head):
        return "possible"
    return "actual" if document.lemmas[head] in lexicon()["preventing"] else None


def leaves_open(document: Document, verb: int) -> bool:
    """Whether somebody refuses to exclude a thing, which turns nothing down ("declined to rule out a ceasefire")."""
    return any(excluding(document, below) for below in kids(document, verb, "xcomp"))


def _undone(document: Document, verb: int) -> bool:
    """Whether a verb is denied, or what somebody refuses or fails to do."""
    above = document.heads[verb]
    refusing = document.deps[verb] == "xcomp" and infinitive(document, verb)
    return negated(document, verb) or (refusing and document.lemmas[above] in lexicon()["refusing"] | {"fail"})
