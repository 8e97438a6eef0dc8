"""Mend names beside what they are called: "the oil firm Norden and the gas giant Sibgaz"."""

from __future__ import annotations

from communique.events.tree import Tree
from communique.model import places


def reheads(tree: Tree) -> None:
    """Hang what is coordinated with a name on the noun that the name stands beside, and a name on what it is called."""
    _beside(tree)
    _second_subjects(tree)


def _beside(tree: Tree) -> None:
    document = tree.document
    for token in places(document.deps, "conj"):
        name = tree.heads[token]
        noun = tree.heads[name]
        close = tree.deps[name] == "appos" and _common(tree, noun) and not _comma(tree, noun, name)
        if not close or tree.deps[token] != "conj" or not tree.tags[token].startswith("NN"):
            continue
        for word in [t for t in range(name + 1, token) if tree.heads[t] == name and tree.deps[t] == "cc"]:
            tree.put(word, noun, "cc")
        tree.put(token, noun, "conj")
        for other in [t for t in range(token + 1, token + 3) if t < len(document) and tree.heads[t] == noun]:
            if tree.deps[other] == "appos" and _common(tree, token):
                tree.put(other, token, "appos")


def _second_subjects(tree: Tree) -> None:
    """A name right behind what it is called is no second subject ("the pact between the oil firm X and the gas firm Y was")."""
    document = tree.document
    for name in [t for dep in ("nsubj", "nsubjpass") for t in places(document.deps, dep)]:
        first = name
        while first and tree.heads[first - 1] == name and tree.deps[first - 1] == "compound":
            first -= 1
        verb, noun = tree.heads[name], first - 1
        if (
            noun < 0
            or not _common(tree, noun)
            or tree.deps[noun] not in ("conj", "pobj")
            or not tree.tags[name].startswith("NNP")
        ):
            continue
        if any(tree.heads[t] == verb and tree.deps[t] == tree.deps[name] for t in range(max(0, noun - 20), noun)):
            tree.put(name, noun, "appos")


def _common(tree: Tree, token: int) -> bool:
    return tree.tags[token] in ("NN", "NNS")


def _comma(tree: Tree, first: int, last: int) -> bool:
    return "," in tree.document.words[first:last]
