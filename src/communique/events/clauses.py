"""Conditions of rules on what stands below a trigger: what somebody is accused of, told to do, threatened with."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from communique.events.syntax import conjuncts, infinitive, kids, prepositions
from communique.model import Document

SINGULAR = frozenset({"NN", "NNP"})
WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``needs.toml`` and ``force.toml``."""
    tables = [tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")) for name in ("needs.toml", "force.toml")]
    return {name: frozenset(words) for table in tables for name, words in table.items()}


def bare(document: Document, verb: int) -> bool:
    """Whether a clause stands in the mood of a demand: "that Peru pay", also where the tagger takes the bare form after a
    singular subject for a plural.
    """
    if document.tags[verb] == "VB":
        return not kids(document, verb, "aux")
    if document.tags[verb] == "VBN" and not kids(document, verb, "aux"):
        return any(document.words[a] == "be" for a in kids(document, verb, "auxpass"))
    subjects = kids(document, verb, "nsubj", "nsubjpass")
    alone = [s for s in subjects if document.tags[s] in SINGULAR and not kids(document, s, "conj")]
    return document.tags[verb] == "VBP" and bool(alone) and not kids(document, verb, "aux")


def to_do(document: Document, verb: int) -> bool:
    """Whether an infinitive stands below a verb ("needs to leave", "has to leave")."""
    return any(infinitive(document, v) for v in kids(document, verb, "xcomp"))


def no_such(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether one of the words of a phrase is denied by its determiner ("no intention")."""
    return any(document.lower_words[c] == "no" for t in tokens for c in kids(document, t, "det", "amod"))


def errand(document: Document, verb: int) -> bool:
    """Whether somebody is somewhere to do something there ("is in Lima for talks", "was in Lima to meet") or for some days
    ("is in Lima from May 2 to 4").
    """
    places = [o for _, o in prepositions(document, verb)]
    tops = [verb, *kids(document, verb, "prep"), *places, *(a for o in places for a in kids(document, o, "appos"))]
    words = {document.lower_words[p] for t in tops for p in kids(document, t, "prep")}
    purposes = kids(document, verb, "advcl", "xcomp")
    return bool(words & {"for", "on", "from", "through", "until"}) or any(infinitive(document, v) for v in purposes)


def placed(document: Document, verb: int) -> bool:
    """Whether it is said where the object of a verb is."""
    tops = (verb, *(c for o in kids(document, verb, "dobj") for c in conjuncts(document, o)))
    there = any(document.lower_words[a] in ("there", "here") for top in tops for a in kids(document, top, "advmod"))
    return there or any(
        word in ("in", "off", "near", "at", "inside", "along") for top in tops for word, _ in prepositions(document, top)
    )


def unwilling(document: Document, verb: int) -> bool:
    """Whether somebody will not do what a verb tells of ("will not attend", "would never join")."""
    aux = {document.lower_words[a] for a in kids(document, verb, "aux")}
    never = any(document.lemmas[c] == "never" for c in kids(document, verb, "advmod"))
    never = never or any(word in ("under", "in") and no_such(document, (o,)) for word, o in prepositions(document, verb))
    only = any(document.lemmas[c] in ("only", "necessarily", "yet") for c in kids(document, verb, "advmod"))
    none = no_such(document, tuple(kids(document, verb, "dobj")))  # "will pay no ransom"
    return bool(aux & WILL) and bool(never or none or kids(document, verb, "neg")) and "have" not in aux and not only


def other_acts(document: Document, verb: int) -> bool:
    """Whether somebody else is to act: the clause below has a subject of its own, or the verb an object."""
    below = kids(document, verb, "xcomp", "ccomp")
    own = [v for v in below if kids(document, v, "nsubj", "nsubjpass")]
    return bool(own) or bool(kids(document, verb, "dobj") and below)


def ranked(document: Document, verb: int) -> bool:
    """Whether somebody is only counted among others ("was named one of the best")."""
    return any(document.lower_lemmas[t] == "one" for t in kids(document, verb, "oprd", "attr", "dobj"))


def handed(document: Document, verb: int) -> bool:
    """Whether what is sent is given away ("sent Peru tanks")."""
    return bool(kids(document, verb, "dative"))


def met(document: Document, verb: int) -> bool:
    """Whether a verb of speaking only says what a meeting or call is about ("met to discuss")."""
    words, at = lexicon()["meetings"], verb
    while document.deps[at] in ("advcl", "xcomp", "conj"):
        at = document.heads[at]
        if document.lemmas[at] in words:
            return True
    return False


def impersonal(document: Document, verb: int) -> bool:
    """Whether "it" is the subject of a verb with a clause behind it ("it is time for Peru to leave")."""
    subjects = [document.lower_words[t] for t in kids(document, verb, "nsubj", "expl")]
    return subjects == ["it"] and any(
        infinitive(document, t) for t in document.subtree(verb) if document.tags[t] == "VB" and t > verb
    )


def listed(document: Document, verb: int) -> bool:
    """Whether somebody is designated for sanctions, as what a law names."""
    words = lexicon()["listing"]
    return any(document.lower_lemmas[t] in words for t in document.subtree(verb) if t > verb)


def decree(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether what is signed is a paper of one's own ("a presidential memorandum")."""
    words = lexicon()["own_papers"]
    return any(document.lower_lemmas[c] in words for t in tokens for c in document.children[t])


def called(document: Document, verb: int, more: tuple[int, ...]) -> bool:
    """Whether something is called, not called for ("called the election for Silva")."""
    behind = [t for t in kids(document, verb, "dobj") if more and t < more[0]]
    return document.lemmas[verb] == "call" and document.lower_words[more[0]] == "for" and bool(behind)


def over_terms(document: Document, verb: int) -> bool:
    """Whether those who sit down do so to bargain, or with who sits across the table."""
    words = lexicon()["terms"]
    below = kids(document, verb, "xcomp", "advcl", "conj")
    below += [
        o for top in (verb, *kids(document, verb, "dobj")) for word, o in prepositions(document, top) if word in ("for", "to")
    ]
    across = [o for top in (verb, *kids(document, verb, "prt")) for word, o in prepositions(document, top) if word == "with"]
    return any(document.lower_lemmas[t] in words for t in below) or any(document.lemmas[o] == "counterpart" for o in across)


def at_table(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether the table of a phrase is one for bargaining."""
    words = lexicon()["table"]
    return any(document.lower_lemmas[c] in words for t in tokens for c in document.children[t])


def deals(document: Document, verb: int) -> list[int]:
    """The verbs of buying, selling and the like that somebody is kept from ("barred from buying")."""
    below = [v for p in kids(document, verb, "prep") for v in kids(document, p, "pcomp")]
    below += kids(document, verb, "xcomp")
    return [v for v in below if document.lower_lemmas[v] in lexicon()["dealing"]]


def room(document: Document, noun: int) -> bool:
    """Whether an office is a room ("left his office"), not a post ("left office")."""
    return document.lower_lemmas[noun] == "office" and bool(kids(document, noun, "poss", "det"))


def adverbial(document: Document, noun: int) -> bool:
    """Whether a noun without an article only says how something is done ("under discussion", "in consultation with Peru")."""
    prep = document.heads[noun]
    if document.tags[noun] != "NN" or document.deps[noun] != "pobj" or document.lower_words[prep] not in ("in", "under"):
        return False
    return not kids(document, noun, "det", "poss", "amod", "compound", "nummod")
