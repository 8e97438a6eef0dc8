"""Mend what the tagger takes for another part of speech: talks, fighting, those who visit, "the two meet", "a pact lapsed"."""

from __future__ import annotations

from communique.events.fronted import a_place
from communique.events.syntax import FINITE
from communique.events.tree import Tree

COMPANY = frozenset({"with", "between", "to", "from", "alongside", "against"})
"""Prepositions before a visitor with or to whom somebody does something."""
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "csubj", "pcomp"})


def retag(tree: Tree) -> None:
    """Mend these in a tree."""
    _talks(tree)
    _visiting(tree)
    _fighting(tree)
    _meet(tree)
    _lapsed(tree)
    _freezes(tree)


def _freezes(tree: Tree) -> None:
    """ "Asset freezes" behind a verb are a noun ("announced asset freezes on four banks")."""
    document = tree.document
    for token in document.where("freezes"):
        front = token - 1
        if front < 0 or tree.tags[token] != "VBZ" or document.lower_words[front] not in ("asset", "assets", "visa", "price"):
            continue
        if tree.heads[front] != token or tree.deps[token] != "ccomp":
            continue
        tree.read(token, "NNS", "NOUN")
        tree.put(token, tree.heads[token], "dobj")
        tree.put(front, token, "compound")


def _lapsed(tree: Tree) -> None:
    """What lapses or expires is never lapsed or expired by anybody: behind a noun that is the object of nothing, or of what is
    said, that is a verb with the noun as its subject ("A pact with Peru, signed in 1990, lapsed in 2001").
    """
    for word in ("lapsed", "expired"):
        for token in tree.document.where(word):
            noun = tree.heads[token]
            above = tree.heads[noun]
            said = tree.deps[noun] == "dobj" and tree.document.lower_lemmas[above] in ("say", "report", "note", "add")
            if tree.tags[token] != "VBN" or tree.deps[token] != "acl" or not (noun == above or said):
                continue
            tree.read(token, "VBD", "VERB")
            tree.put(token, token if noun == above else above, "ROOT" if noun == above else "ccomp")
            tree.put(noun, token, "nsubj")


def _meet(tree: Tree) -> None:
    """ "Meet" with a subject and without an article is a verb ("when the two meet in Lima")."""
    for token in tree.document.where("meet"):
        below = [t for t in tree.document.children[token] if tree.deps[t] in ("nsubj", "det")]
        if tree.tags[token] == "NN" and below and all(tree.deps[t] == "nsubj" for t in below):
            tree.read(token, "VBP", "VERB")


def _talks(tree: Tree) -> None:
    """ "Talks" without a subject behind a noun that is an object is a noun with that one before it: "for ceasefire talks"."""
    document = tree.document
    for token in document.where("talks"):
        before = token - 1
        if document.words[token] != "talks":
            continue
        if before >= 0 and tree.deps[before] == tree.deps[token] == "dobj" and tree.heads[before] == tree.heads[token]:
            tree.put(before, token, "compound")
        if tree.tags[token] != "VBZ" or before < 0 or tree.deps[before] not in ("pobj", "dobj"):
            continue
        if tree.heads[tree.heads[before]] == token:
            continue
        if any(tree.heads[t] == token and tree.deps[t] in ("nsubj", "nsubjpass") for t in range(token)):
            continue
        tree.read(token, "NNS", "NOUN")
        for below in [t for t in range(before) if tree.heads[t] == before]:
            tree.put(below, token, tree.deps[below])
        tree.put(token, tree.heads[before], tree.deps[before])
        tree.put(before, token, "compound")


def _visiting(tree: Tree) -> None:
    """ "Visiting" before a name is an adjective: "Visiting Peruvian President Ana Silva met"."""
    document = tree.document
    for token in document.where("visiting"):
        if token + 2 >= len(document) or tree.tags[token] != "VBG" or not document.words[token + 1][:1].isupper():
            continue
        last = document.sentences[document.sentence_of[token]].last
        name = _name_end(tree, token + 1, last)
        if tree.deps[token] == "pcomp" and tree.heads[name] == token and tree.deps[name] == "dobj":
            _beside(tree, token, name)
            continue
        verb = next((t for t in range(name + 1, last) if tree.tags[t] in FINITE), None)
        if verb is not None and _to_place(tree, token, verb):
            continue
        if tree.deps[token] == "xcomp" and tree.heads[name] == token and tree.deps[name] == "dobj":
            tree.put(name, tree.heads[token], "dobj")  # "met visiting Peruvian President Ana Silva"
            _in_front(tree, token, name)
            continue
        if verb is None or tree.heads[name] not in (token, verb):
            continue
        if tree.heads[token] == verb or tree.heads[verb] in (name, token):
            _adjective(tree, token, name, verb)


def _to_place(tree: Tree, token: int, verb: int) -> bool:
    """Whether a place is visited before a comma ("Visiting Lima on Friday, Ana Silva said")."""
    return a_place(tree, token + 1) and any(tree.document.words[t] == "," for t in range(token + 2, verb))


def _name_end(tree: Tree, first: int, last: int) -> int:
    """The last token of a title and name, also with "of" inside ("Secretary of State Ana Silva")."""
    names = ("NNP", "NNPS")
    token = first
    while token + 1 < last:
        inside = tree.document.lower_words[token + 1] == "of" and token + 2 < last and tree.tags[token + 2] in names
        if tree.tags[token + 1] not in names and not inside:
            break
        token += 1
    return token


def _beside(tree: Tree, token: int, name: int) -> None:
    """Hang a visitor on the preposition before "visiting" ("discussed it with visiting President Ana Silva in Lima"), where
    that is one of company: who does something after visiting somebody visits.
    """
    prep = tree.heads[token]
    above = tree.heads[prep]
    if tree.document.lower_words[prep] not in COMPANY or tree.document.lower_lemmas[above] == "look":
        return
    for child in tree.document.children[token]:
        if child != name and tree.deps[child] in ("prep", "npadvmod", "advmod"):
            tree.put(child, above, tree.deps[child])
        elif child < name:
            tree.put(child, name, "compound")
    tree.put(name, prep, "pobj")
    _in_front(tree, token, name)


def _adjective(tree: Tree, token: int, name: int, verb: int) -> None:
    """Make a participle the adjective of the name behind it, and that name the subject of the verb behind both."""
    above, dep = tree.heads[token], tree.deps[token]
    if above != verb:
        tree.put(verb, verb if above == token else above, dep)
    for child in tree.document.children[token]:
        if child not in (verb, name):
            tree.put(child, name if child < name else verb, "compound" if child < name else tree.deps[child])
    tree.put(name, verb, "nsubj")
    _in_front(tree, token, name)


def _in_front(tree: Tree, token: int, name: int) -> None:
    """Make a participle an adjective of the name behind it."""
    tree.put(token, name, "amod")
    tree.read(token, "JJ", "ADJ")


def _fighting(tree: Tree) -> None:
    """ "Fighting" as subject or object without an object of its own is a noun: "fighting between A and B"."""
    document = tree.document
    for token in document.where("fighting"):
        if tree.tags[token] != "VBG" or tree.deps[token] not in NOMINAL:
            continue
        if not any(tree.heads[t] == token and tree.deps[t] in ("dobj", "aux") for t in document.children[token]):
            tree.read(token, "NN", "NOUN")
            tree.changed = True
