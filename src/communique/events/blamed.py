"""Who is held to have made an attack: those arrested, charged or blamed for it."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.syntax import is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.model import Document

HELD = frozenset(
    {"charge", "arrest", "blame", "accuse", "suspect", "convict", "sentence", "jail", "detain", "try", "indict", "imprison"}
    | {"implicate", "execute", "condemn", "hang", "prosecute", "want"}
)
"""What is done to those who are held to have made an attack."""
JUDGING = frozenset(
    {"condemn", "criticize", "criticise", "denounce", "punish", "blame", "rebuke", "fault", "slam", "blast", "chide", "fine"}
    | {"thank", "praise", "commend", "congratulate", "hail", "laud", "reprimand", "censure", "penalize", "penalise", "sanction"}
    | {"lambast", "lambaste", "castigate", "berate", "scold", "accuse", "assail", "applaud"}
)
"""What is said of or done to somebody for what is theirs."""
OVER = frozenset({"for", "over", "of", "in", "after", "with"})
"""Prepositions before the deed."""
PARTS = frozenset({"role", "part", "involvement", "connection", "complicity", "participation", "relation"})
"""Nouns that say that somebody had to do with a deed."""
FALLING = frozenset({"die", "kill", "wound", "injure", "hurt", "perish", "lose", "fall"})
"""What happens to people in a clash."""


def held_for(document: Document, noun: int) -> list[int]:
    """Who is arrested, charged or blamed for what a noun names ("charged over the bombing", "blamed Peru for the raid")."""
    top = _deed(document, noun)
    prep = document.heads[top]
    verb = document.heads[prep]
    if document.deps[top] != "pobj" or document.lower_words[prep] not in OVER or document.lemmas[verb] not in HELD:
        return []
    beside = any(document.lower_lemmas[o] in PARTS for p in kids(document, verb, "prep") for o in kids(document, p, "pobj"))
    if document.lower_words[prep] in ("in", "after", "with") and top == noun and not beside:
        return []  # "were arrested in a raid", "after the attack"
    if document.lower_words[prep] == "with" and document.lower_lemmas[top] not in PARTS:
        return []
    found = logical_objects(document, verb) or kids(document, verb, "nsubjpass")
    return [t for t in found if t not in logical_subjects(document, verb)]


def judged_for(document: Document, owner: int) -> list[int]:
    """Who is condemned, punished or thanked for what a possessive owns ("condemned Peru for its raid", "imposed sanctions on
    Peru over its raid").
    """
    prep = document.heads[document.heads[owner]]
    verb = document.heads[prep]
    if document.lower_words[prep] not in ("for", "over"):
        return []
    things = [o for o in logical_objects(document, verb) if o < owner] if is_verb(document, verb) else [verb]
    counted = [o for t in things for word, o in prepositions(document, t) if word == "of"]  # "a round of sanctions"
    laid = [o for o in (*things, *counted) if document.lower_lemmas[o] in lexicon()["measures"]]
    if laid:
        return [p for t in (verb, *laid) for word, p in prepositions(document, t) if word in ("on", "against") and p < owner]
    return things if document.lemmas[verb] in JUDGING else []


def _deed(document: Document, noun: int) -> int:
    """The noun of involvement in a deed, or the deed itself ("for their roles in a bombing", "in connection with the raid")."""
    prep = document.heads[noun]
    above = document.heads[prep]
    joined = document.deps[noun] == "pobj" and document.lower_words[prep] in ("in", "with", "to", "of")
    return above if joined and document.lower_lemmas[above] in PARTS else noun


def suffered(document: Document, noun: int, governor: int | None) -> bool:
    """Whether a clash is only what somebody died or was hurt in."""
    fell = governor is not None and document.lemmas[governor] in FALLING
    return fell and document.heads[document.heads[noun]] == governor


def clashing(document: Document, verb: int) -> bool:
    """Whether people died or were hurt in a clash ("were killed in fighting near Lima")."""
    words = lexicon()["clashes"]
    found = [
        o
        for p in kids(document, verb, "prep")
        if document.lower_words[p] in ("in", "during", "as", "after", "when")
        for o in kids(document, p, "pobj")
    ]
    return any(document.lower_lemmas[o] in words for o in found)
