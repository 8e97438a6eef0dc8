"""Mend gerunds of gunnery behind whose it is, which the tagger takes for verbs: "Peruvian shelling on Monday hit a school"."""

from __future__ import annotations

from communique.events.tree import Tree
from communique.model import places

GUNNERY = ("shelling", "bombing", "strafing", "firing")
"""Nouns of what guns and planes do."""
OWNERS = frozenset({"army", "government", "rebel", "guerrilla", "militia", "coalition", "separatist", "insurgent", "enemy"})
"""Whose it is, beside the adjectives and names of parties."""
GUNS = frozenset({"artillery", "gunner", "gunners", "infantry", "aircraft", "mortar", "tank", "tanks", "warplanes", "jets"})
"""What fires."""
SPANS = frozenset({"day", "night", "week", "month", "hour", "year", "time"})
LOOSE = frozenset({"aux", "acl", "advcl"})
"""How the parser hangs such a gerund on or beside its owner."""


def between_spans(tree: Tree) -> None:
    """Hang "between" on the verb above a time that the parser hangs it on ("raged for a second day between Peru and Chile")."""
    document = tree.document
    for token in document.where("between"):
        noun = tree.heads[token]
        prep = tree.heads[noun]
        if (
            document.lower_lemmas[noun] not in SPANS
            or tree.deps[token] != "prep"
            or tree.deps[noun] not in ("pobj", "npadvmod")
        ):
            continue
        verb = tree.heads[prep] if tree.deps[noun] == "pobj" else prep
        if tree.pos[verb] == "VERB" and not any(tree.tags[o] == "CD" for o in document.children[token]):
            tree.put(token, verb, "prep")


def gunners(tree: Tree) -> None:
    """Make what fires the subject of its verb, which the parser takes for a measure ("Peruvian artillery fired shells")."""
    document = tree.document
    for token in places(document.deps, "npadvmod"):
        verb = tree.heads[token]
        if document.lower_lemmas[token] not in GUNS or token + 1 != verb or tree.tags[verb] not in ("VBD", "VBZ", "VBP"):
            continue
        below = [t for t, head in enumerate(tree.heads) if head == verb and t != verb]
        if any(tree.deps[t] in ("nsubj", "nsubjpass") for t in below):
            continue
        shells = tree.heads[verb]
        if tree.deps[verb] == "amod" and verb < shells and tree.deps[shells] == "ROOT" and tree.tags[shells] == "NNS":
            moved = [t for t, head in enumerate(tree.heads) if head == shells and t not in (verb, shells)]
            tree.put(verb, verb, "ROOT")
            tree.put(shells, verb, "dobj")
            for t in moved:
                tree.put(t, token if t < token else verb, tree.deps[t])
        for t in below:
            if t < token and tree.deps[t] in ("amod", "det", "nmod", "poss"):
                tree.put(t, token, tree.deps[t])
        tree.put(token, verb, "nsubj")


def shellings(tree: Tree) -> None:
    """Make such a gerund the noun that its owner was taken for."""
    between_spans(tree)
    gunners(tree)
    document = tree.document
    for token in (t for word in GUNNERY for t in document.where(word)):
        front = token - 1
        if front < 0 or tree.tags[token] != "VBG" or tree.deps[token] not in LOOSE or tree.deps[front] != "nsubj":
            continue
        owner = tree.tags[front] in ("JJ", "NNP") or document.lower_lemmas[front] in OWNERS
        below = [t for t in document.children[token] if tree.deps[t] in ("dobj", "nsubj")]
        if not owner or below or tree.heads[token] not in (front, tree.heads[front]):
            continue
        tree.read(token, "NN", "NOUN")
        for child in [t for t in document.children[front] if t < front]:
            tree.put(child, token, tree.deps[child])
        tree.put(token, tree.heads[front], "nsubj")
        tree.put(front, token, "amod" if tree.tags[front] == "JJ" else "compound")
