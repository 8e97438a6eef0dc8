"""Whether an act is only wanted, asked for or refused, or a thing that is there or brought about, by what stands above it."""

from __future__ import annotations

from communique.events.mood import definite, fate, lexicon, modifier, phrase
from communique.events.syntax import infinitive, is_verb, kids
from communique.events.value import EventStatus
from communique.model import Document

AHEAD = frozenset(
    {"sight", "table", "agenda", "card", "cards", "offing", "prospect", "reach", "horizon", "way", "place", "question"}
)
"""Where there is not yet what is not there ("no deal is in sight")."""
OPEN_PLACES = frozenset(
    {("within", "reach"), ("in", "sight"), ("in", "offing"), ("on", "horizon"), ("on", "card"), ("on", "cards")}
)
"""Where it is said that there may soon be something."""
UNDERTAKING = frozenset({"agree", "promise", "pledge", "vow", "commit", "undertake", "commitment"})
"""How somebody binds themselves to do something."""
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


def arranged_for(document: Document, token: int, prep: int) -> bool:
    """Whether an act is what a date or the details are still to be settled for ("a date for the resumption of talks",
    "details of resuming talks").
    """
    word, above = document.lower_words[prep], document.heads[prep]
    if is_verb(document, above) or document.lower_lemmas[above] not in lexicon()["arrangements"]:
        return False
    gerund = is_verb(document, token) and document.tags[token] == "VBG"
    return (word == "for" and not is_verb(document, token)) or (word in ("for", "of", "on", "about") and gerund)


def unsigned(document: Document, prep: int) -> bool:
    """Whether it is said that nothing tells of what stands below "of" ("no sign of a deal")."""
    above = document.heads[prep]
    told = document.lower_words[prep] == "of" and document.lower_lemmas[above] in lexicon()["signs"]
    return told and not is_verb(document, above) and modifier(document, above) == "negated"


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


def undertaken(document: Document, verb: int) -> bool:
    """Whether an act is only what somebody agrees or promises to do, which is the event ("agreed to lend Peru money")."""
    head = document.heads[verb]
    if document.deps[verb] not in ("xcomp", "advcl", "acl") or not infinitive(document, verb):
        return False
    return document.lower_lemmas[head] in UNDERTAKING


def made(document: Document, noun: int) -> bool:
    """Whether a noun is the object of a verb that brings it about ("make an offer")."""
    return document.deps[noun] == "dobj" and document.lemmas[document.heads[noun]] in lexicon()["making"]


def only_described(document: Document, verb: int) -> bool:
    """Whether it is denied of a thing that it is so, not that it is ("was not in line with", but "was not in sight")."""
    if kids(document, verb, "attr", "acomp"):
        return True
    where = [o for p in kids(document, verb, "prep") for o in kids(document, p, "pobj")]
    return bool(where) and not any(document.lower_lemmas[o] in AHEAD for o in where)


def ahead(document: Document, verb: int) -> EventStatus | None:
    """What is said to be where there is not yet anything ("a deal is in sight", "is within reach")."""
    if document.lemmas[verb] != "be" or kids(document, verb, "neg"):
        return None
    where = {
        (document.lower_words[p], document.lower_lemmas[o])
        for p in kids(document, verb, "prep")
        for o in kids(document, p, "pobj")
    }
    return "possible" if where & OPEN_PLACES else None


def arranged(document: Document, verb: int) -> bool:
    """Whether what is announced is a thing that takes place later ("a visit was announced")."""
    words = lexicon()
    nouns = [document.lower_lemmas[s] for s in kids(document, verb, "nsubjpass")]
    return any(n in words["bargained"] or n in words["arranged"] for n in nouns)


def lost(document: Document, vote: int) -> bool:
    """Whether a vote did not carry ("the vote to remove him failed")."""
    return document.deps[vote] == "nsubj" and document.lemmas[document.heads[vote]] in ("fail", "fall")


def attempt(document: Document, verb: int) -> int | None:
    """The verb of trying above one that something is done by: that is done, whatever comes of it ("tried to save jobs by
    insisting").
    """
    if document.lemmas[verb] == "seek":  # "sought peace by promising"
        return verb
    while document.deps[verb] == "xcomp":
        verb = document.heads[verb]
        if document.lemmas[verb] in ("try", "seek", "attempt"):
            return verb
    return None
