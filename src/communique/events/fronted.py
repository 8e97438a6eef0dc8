"""Mend participles that open a sentence and tell where somebody is or whom they meet ("Visiting Lima on Friday, Ana Silva
said", "Meeting in Oslo, Ana Silva and Juan Soto agreed"): the parser takes them for adjectives or for the subject.
"""

from __future__ import annotations

from communique.events.syntax import FINITE
from communique.events.tree import Tree

OPENING = frozenset({"visiting", "meeting", "touring"})
BEHIND = frozenset({"in", "on", "with", "at", "for", "outside", "near", "late", "separately", "here"})
"""What stands behind "meeting" where it is a participle."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"on", "last", "this", "earlier", "late", "for", "early", "yesterday", "in"})
"""What stands behind the name of a place that is visited, and not behind that of a visitor."""
SUBJECT = ("nsubj", "nsubjpass")
LONGEST = 25
"""How many words such a phrase has at most."""


def fronted(tree: Tree) -> None:
    """Mend these in a tree."""
    document = tree.document
    for sentence in document.sentences:
        first = sentence.first
        while first < sentence.last and tree.pos[first] in ("PUNCT", "SPACE"):
            first += 1
        if first + 2 < sentence.last and document.lower_words[first] in OPENING and _told(tree, first):
            _hang(tree, first, sentence.last)


def _told(tree: Tree, token: int) -> bool:
    """Whether a place is visited, or it is said where or with whom somebody meets."""
    document = tree.document
    if document.lower_words[token] == "meeting":
        return document.lower_words[token + 1] in BEHIND
    return a_place(tree, token + 1)


def a_place(tree: Tree, token: int) -> bool:
    """Whether the name of a place stands somewhere: by its label, or one word before a time ("Santiago on Friday")."""
    document = tree.document
    entity = document.entity_at(token)
    if entity is not None and entity.label in PLACES:
        return True
    alone = tree.tags[token] == "NNP" and token + 1 < len(document)
    return alone and document.lower_words[token + 1] in TIMES


def _hang(tree: Tree, token: int, last: int) -> None:
    """Hang a participle on the verb of its sentence, what stands before the comma on it, the subject on the verb."""
    document = tree.document
    commas = [t for t in range(token + 2, min(token + LONGEST, last)) if document.words[t] == ","]
    for comma in commas:
        behind = range(comma + 1, last)
        top = next((t for t in behind if tree.tags[t] in FINITE and _main(tree, t, token, comma)), None)
        name = next((t for t in behind if top is not None and t < top and _heads_subject(tree, t, token, comma, top)), None)
        if top is None or name is None or tree.pos[comma + 1] not in ("PROPN", "ADJ", "DET", "NOUN", "PRON"):
            continue
        inside = range(token + 1, comma)
        tree.read(token, "VBG", "VERB")
        tree.put(top, top, "ROOT")
        tree.put(token, top, "advcl")
        tree.put(name, top, "nsubj")
        for t in inside:
            if tree.heads[t] not in inside and tree.heads[t] != token:
                place = (e := document.entity_at(t)) is not None and e.label in PLACES
                tree.put(t, token, "dobj" if place and document.lower_words[token] != "meeting" else tree.deps[t])
        for t in behind:
            if tree.heads[t] == token or tree.heads[t] in inside:
                tree.put(t, top, tree.deps[t])
        return


def _main(tree: Tree, verb: int, token: int, comma: int) -> bool:
    """Whether a finite verb is the main one of a sentence that a participle opens."""
    head = tree.heads[verb]
    return head in (verb, token) or token < head < comma


def _heads_subject(tree: Tree, name: int, token: int, comma: int, verb: int) -> bool:
    """Whether a noun before the verb heads its subject, wherever the parser hung it."""
    if tree.pos[name] not in ("PROPN", "NOUN", "PRON"):
        return False
    own = tree.heads[name] == verb and tree.deps[name] in SUBJECT
    return own or token <= tree.heads[name] <= comma
