"""Whether an act is only wanted, asked for or refused, or a thing that is there or brought about, by what stands above it."""

from __future__ import annotations

from communique.events.mood import definite, fate, lexicon, modifier, phrase
from communique.events.syntax import infinitive, is_verb, kids
from communique.model import Document

TOPICAL = frozenset({"on", "about", "over"})
RANKED = frozenset({"first", "last", "only", "latest", "second", "third", "fourth", "next"})
"""Words for who did something before or after others ("the first president to visit")."""


def talked_about(document: Document, token: int, prep: int) -> bool:
    """Whether an act is what talks are on, and so open ("talks on lifting the ban", "on the withdrawal of", "on a truce")."""
    words, above = lexicon(), document.heads[prep]
    if document.lower_words[prep] not in TOPICAL or document.lower_lemmas[above] not in words["bargaining"]:
        return False
    lemma = document.lower_lemmas[token]
    if is_verb(document, token):
        return document.tags[token] == "VBG"
    return lemma in words["bargained"] or (lemma in words["pacts"] and not definite(document, token))


def ranked(document: Document, noun: int) -> bool:
    """Whether a noun tells who was the first or last to do what an infinitive behind it says."""
    return any(document.lower_words[t] in RANKED for t in (noun, *kids(document, noun, "amod")))


def told_of(document: Document, noun: int) -> bool:
    """Whether a noun tells of a thing that is there ("the Lima accord"), that nothing says is to come."""
    return definite(document, noun) and not modifier(document, noun) and not fate(document, noun)


def refused(document: Document, token: int) -> bool:
    """Whether an act is only what somebody refuses, rules out or denies ("refused to negotiate", "there will be no talks"):
    that is the event.
    """
    head = document.heads[token]
    act = document.heads[head] if document.deps[token] == "pobj" and document.deps[head] == "prep" else head
    if document.deps[token] in ("dobj", "pobj") and document.deps[act] in ("acl", "xcomp") and infinitive(document, act):
        return phrase(document, document.heads[act]) in lexicon()["refusing"]  # "refused to attend the talks"
    if document.deps[token] == "pcomp" and document.deps[head] == "prep":  # "saw no reason for leaving"
        return modifier(document, document.heads[head]) == "negated"
    if document.deps[token] in ("attr", "nsubj") and document.lemmas[head] == "be" and kids(document, head, "expl"):
        return any(document.lower_words[a] in ("will", "would", "wo", "can") for a in kids(document, head, "aux"))
    return (
        document.deps[token] in ("xcomp", "dobj", "pcomp", "ccomp", "advcl", "acl")
        and phrase(document, head) in lexicon()["refusing"]
    )


def will_be(document: Document, noun: int) -> bool:
    """Whether an act of speech is yet to be ("his main demand on Wednesday will be")."""
    verb = document.heads[noun]
    aux = {document.lower_words[a] for a in kids(document, verb, "aux")}
    named = bool(kids(document, verb, "attr", "ccomp", "xcomp"))
    return document.deps[noun] == "nsubj" and document.lemmas[verb] == "be" and bool(aux & {"will", "would"}) and named


def sought(document: Document, verb: int) -> bool:
    """Whether an act is only what somebody wants, is asked for or means to do, below another verb or noun ("asked it to pay",
    "in a bid to topple"), or what can be done in general ("may be removed by").
    """
    if not is_verb(document, verb) and document.deps[verb] == "dobj":
        verb = document.heads[verb]
    if not is_verb(document, verb):
        return False
    below = document.deps[verb] in ("xcomp", "ccomp", "acl", "advcl", "pcomp", "relcl", "conj")
    bare = infinitive(document, verb) or document.tags[verb] == "VBG"
    can = any(document.lower_words[a] in ("can", "may") for a in kids(document, verb, "aux"))
    return (below and bare) or (can and document.deps[verb] == "relcl")


def made(document: Document, noun: int) -> bool:
    """Whether a noun is the object of a verb that brings it about ("make an offer")."""
    return document.deps[noun] == "dobj" and document.lemmas[document.heads[noun]] in lexicon()["making"]
