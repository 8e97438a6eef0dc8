"""How a clause hangs on the verb or noun above it: what it tells of was done there, is what that is about, or was made so."""

from __future__ import annotations

from communique.events.intent import ranked
from communique.events.mood import lexicon, negated
from communique.events.syntax import infinitive, is_verb, kids, past
from communique.model import Document

ISSUING = frozenset({"sign", "issue", "approve", "enact", "publish"})
"""Verbs by which an order is given."""
DECREES = frozenset({"resolution", "decree", "law", "ordinance", "edict", "legislation"})
"""Texts that are in force once they are adopted."""


def said_there(document: Document, verb: int) -> bool:
    """Whether an act of speech is what somebody did something for, and did by it ("summoned the envoy to demand")."""
    head = document.heads[verb]
    purpose = document.deps[verb] == "advcl" and infinitive(document, verb)
    return purpose and is_verb(document, head) and not negated(document, verb)


def came_to(document: Document, verb: int, head: int) -> bool:
    """Whether somebody travelled or came together to meet or go on, which then took place ("flew to Lima to meet", "held a call
    to discuss").
    """
    words = lexicon()
    if past(document, head) and any(ranked(document, a) for a in kids(document, head, "attr")):
        return True  # "became the first president of Peru to visit"
    going = document.lemmas[head] in words["motion"] or document.lemmas[head] in ("lead", "summon", "meet", "gather")
    held = document.lemmas[head] in ("hold", "have", "convene", "make")
    going = going or (held and any(document.lower_lemmas[o] in lexicon()["gatherings"] for o in kids(document, head, "dobj")))
    return going and document.lemmas[verb] in words["doing"] and past(document, head)


def decided(document: Document, verb: int, noun: int) -> bool:
    """Whether what is told beside a noun was done: by a participle ("rejected a plan tabled by Peru"), or by who adopted the
    text that says it ("adopted a resolution to extend the embargo").
    """
    words, act = lexicon(), document.heads[noun]
    if document.tags[verb] == "VBN" and not kids(document, verb, "aux", "auxpass"):
        return True
    if document.tags[verb] == "VBG" and document.lower_lemmas[noun] == "order":  # "signed an order imposing tariffs"
        return document.lemmas[act] in ISSUING and past(document, act) and not negated(document, act)
    if not infinitive(document, verb) or document.deps[noun] not in ("dobj", "nsubjpass"):
        return False
    if document.lower_lemmas[noun] not in DECREES or document.lemmas[verb] not in words["enacting"]:
        return False
    return document.lemmas[act] in words["passing"] and past(document, act) and not negated(document, act)


def object_like(document: Document, verb: int, head: int) -> bool:
    """Whether a clause is what its head is about, though labelled loosely: "ruled out sending", "the way to withdraw", "failed
    for the third time to agree".
    """
    dep = document.deps[verb]
    if dep == "relcl":
        reported = bool(kids(document, verb, "mark")) and document.lower_lemmas[head] in lexicon()["claims"]
        return infinitive(document, verb) or reported  # "denied a report that"
    if dep == "advcl" and infinitive(document, verb):
        return document.lemmas[head] == "fail" and not kids(document, head, "xcomp")
    gerund = document.tags[verb] == "VBG" and not kids(document, verb, "mark", "nsubj", "aux")
    return dep == "advcl" and gerund and head < verb <= head + 3 and document.lower_lemmas[head] in lexicon()["negating"]


def made_to(document: Document, token: int, head: int) -> bool:
    """Whether somebody is made or let do something, which is done if that is ("to make Peru withdraw")."""
    return document.deps[token] == "ccomp" and document.tags[token] == "VB" and document.lemmas[head] in ("make", "let")
