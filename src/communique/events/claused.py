"""Mend clauses whose verb the parser takes for a participle: "said that rebel forces attacked on Tuesday"."""

from __future__ import annotations

from communique.events.tree import Tree
from communique.model import places

ACTING = frozenset({"attack", "advance", "retreat", "withdraw", "shell", "raid", "strike", "clash", "march", "surrender"})
"""What soldiers do without an object, in a form that is a participle too."""


def _islamists(tree: Tree) -> None:
    """Make "IS" before its fighters their name, not the verb that it looks like ("IS militants attacked")."""
    document = tree.document
    for token in (t for t in document.where("is") if document.words[t] == "IS"):
        men = token + 1
        if tree.tags[token] != "VBZ" or tree.deps[token] != "ROOT" or tree.tags[men : men + 1] != ["NNS"]:
            continue
        below = [t for t in document.children[men] if tree.deps[t] in ("acl", "relcl") and tree.tags[t] in ("VBN", "VBD")]
        if tree.heads[men] != token or not below or below[0] != men + 1:
            continue
        verb = below[0]
        tree.put(verb, verb, "ROOT")
        tree.read(verb, "VBD", "VERB")
        for t in document.children[token]:
            if t != men:
                tree.put(t, verb, tree.deps[t])
        tree.put(men, verb, "nsubj")
        tree.read(token, "NNP", "PROPN")
        tree.put(token, men, "compound")


def claused(tree: Tree) -> None:
    """Make such a participle the verb of the clause, and the noun that it hangs on its subject."""
    _islamists(tree)
    document = tree.document
    for noun in places(document.deps, "ccomp"):
        if not tree.tags[noun].startswith("NN"):
            continue
        below = [t for t in document.children[noun] if tree.heads[t] == noun]
        verbs = [t for t in below if tree.deps[t] == "acl" and tree.tags[t] == "VBN" and document.lemmas[t] in ACTING]
        if not verbs or verbs[0] != noun + 1 or any(tree.deps[t] == "agent" for t in document.children[verbs[0]]):
            continue
        if any(tree.deps[t] in ("cop", "aux", "nsubj") for t in below):
            continue
        verb = verbs[0]
        tree.put(verb, tree.heads[noun], "ccomp")
        tree.read(verb, "VBD", "VERB")
        tree.put(noun, verb, "nsubj")
        for t in below:
            if tree.deps[t] == "mark":
                tree.put(t, verb, "mark")
            elif t > verb and tree.deps[t] == "acl":
                tree.put(t, verb, "advcl")
