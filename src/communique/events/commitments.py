"""Conditions of pledges, offers and agreements: whether something is promised, offered or agreed on, not only said so."""

from __future__ import annotations

from communique.events import clauses
from communique.events.cast import Cast
from communique.events.filled import Conditions, Filled
from communique.events.syntax import FINITE, infinitive, is_passive, kids, prepositions
from communique.model import Document

GOING_ON = frozenset({"continue", "remain", "stay", "keep", "maintain", "disagree"})
"""What those do who agree on nothing new."""
ACCEPTING = frozenset({"accept", "back", "endorse", "adopt", "honour", "honor", "support"})
PUT_FORWARD = frozenset(
    {"proposal", "plan", "offer", "text", "draft", "deal", "compromise", "roadmap", "formula", "framework", "terms", "term"}
)
"""What one side accepts that others put on the table."""
VIEWS = frozenset(
    {"sentiment", "view", "assessment", "statement", "idea", "notion", "that", "this", "it", "remark", "criticism", "opinion"}
)
"""What one only shares by agreeing with it."""


def _binding(cast: Cast, f: Filled) -> bool:
    """Whether something is agreed to be done, not that all goes on ("agreed to keep talking") or a view."""
    document, verb = cast.document, f.hit.token
    below = kids(document, verb, "xcomp")
    if any(document.lower_lemmas[v] in GOING_ON and not _at_work(document, v) for v in below):
        return False
    views = [o for word, o in prepositions(document, verb) if word == "with" and document.lower_lemmas[o] in VIEWS]
    return bool(below) or not (views or _view(document, verb))


def _taking_up(cast: Cast, f: Filled) -> bool:
    """Whether it is agreed to take what others put forward ("agreed to accept a plan", "to back the text")."""
    document = cast.document
    below = [v for v in kids(document, f.hit.token, "xcomp") if document.lower_lemmas[v] in ACCEPTING]
    return any(document.lower_lemmas[o] in PUT_FORWARD for v in below for o in kids(document, v, "dobj"))


def _at_work(document: Document, verb: int) -> bool:
    """Whether it is agreed to go on working for an aim ("agreed to keep working for peace")."""
    return any(document.lemmas[v] == "work" for v in kids(document, verb, "xcomp"))


def _view(document: Document, verb: int) -> bool:
    """Whether it is agreed how things are, not that something be done ("agreed that the dam was unsafe", "is leaking")."""
    below = kids(document, verb, "ccomp")
    plain = [v for v in below if (document.tags[v] in FINITE and not clauses.bare(document, v)) or _told(document, v)]
    return bool(below) and len(plain) == len(below) and not kids(document, verb, "xcomp")


def _told(document: Document, verb: int) -> bool:
    """Whether a participle tells how things are or were ("is hurting", "were needed", not "be held", "are going to")."""
    helpers = kids(document, verb, "aux", "auxpass")
    to_come = document.lemmas[verb] == "go" and bool(kids(document, verb, "xcomp"))
    return (
        bool(helpers)
        and not to_come
        and all(document.lemmas[a] in ("be", "have") and document.tags[a] in FINITE for a in helpers)
    )


def _not_mere_words(cast: Cast, f: Filled) -> bool:
    """Whether something is promised or offered, not only said so ("I can assure you that", "what we have to offer is")."""
    document, verb = cast.document, f.hit.token
    can = any(document.lower_words[a] == "can" for a in kids(document, verb, "aux"))
    you = any(document.lower_words[o] == "you" for o in kids(document, verb, "dobj", "dative", "nsubj"))
    assured = document.lemmas[verb] == "assure" and can and (you or document.lower_words[verb + 1 : verb + 2] == ("you",))
    assured = assured or (document.lemmas[verb] in ("assure", "reassure") and _view(document, verb))
    had = document.deps[verb] == "xcomp" and document.lemmas[document.heads[verb]] == "have"
    return not assured and not had


def _assured(cast: Cast, f: Filled) -> bool:
    """Whether somebody is told what another will do ("was assured that Chile would reopen the border")."""
    document, verb = cast.document, f.hit.token
    below = [v for v in kids(document, verb, "ccomp") if kids(document, v, "aux")]
    return is_passive(document, verb) and bool(below)


def _put_to_others(cast: Cast, f: Filled) -> bool:
    """Whether something is put to others, not put away ("put a treaty in abeyance") or one's own plan ("unveiled plans to")."""
    document, verb = cast.document, f.hit.token
    plans = [t for t in f.hit.more if document.words[t] == "plans"]
    own = any(document.tags[v] == "VB" for t in plans for v in kids(document, t, "acl", "relcl"))
    if document.lemmas[verb] != "put" or kids(document, verb, "prt") or len(f.hit.more) > 1:
        return not own
    where = {document.lower_words[p] for t in (verb, *f.hit.more) for p in kids(document, t, "prep", "dative")}
    return bool(where & {"to", "before"})


def _anothers(cast: Cast, f: Filled) -> bool:
    """Whether what is approved is somebody else's, not one's own plan to do something ("approved a plan to send aid")."""
    document, verb = cast.document, f.hit.token
    if document.lemmas[verb] not in ("approve", "endorse"):
        return True
    own = [t for t in f.hit.more if any(infinitive(document, v) for v in kids(document, t, "acl"))]
    owned = [t for t in own if kids(document, t, "poss")]
    return not own or bool(owned) or any(w in ("by", "from", "of") for t in own for w, _ in prepositions(document, t))


EARLY: Conditions = {
    "put-to-others": _put_to_others,
    "anothers": _anothers,
    "no-infinitive": lambda cast, f: not kids(cast.document, f.hit.token, "xcomp"),
    "assured": _assured,
    "binding": _binding,
    "no-view": lambda cast, f: not _view(cast.document, f.hit.token),
    "not-mere-words": _not_mere_words,
    "taking-up": _taking_up,
    "own-act": lambda cast, f: not _taking_up(cast, f),
}
"""Those on the trigger and the words around it alone."""
