"""Mend how the parts of a sentence hang together: clauses before a semicolon, "since" between "has" and a participle, rebels
beside a government, two countries before one noun.
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.events.actor import lexicon
from communique.events.syntax import SUBJECTS
from communique.events.tree import Tree
from communique.model import Document, places
from communique.parties.value import PartyMention

RULING = frozenset({"government", "army", "military", "authority"})
"""Bodies of a state that fight and talk with its rebels."""
HEADED = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a sentence a full one."""


def semicolons(tree: Tree) -> None:
    """A full clause before a semicolon is a clause of its own, not what the verb behind is about: "Peru signed; Chile may"."""
    document = tree.document
    for mark in document.where(";"):
        sentence = document.sentences[document.sentence_of[mark]]
        for verb in range(sentence.first, mark):
            if tree.deps[verb] == "ccomp" and tree.heads[verb] > mark and _full(tree, verb, sentence.first):
                tree.put(verb, tree.heads[verb], "parataxis")


def _full(tree: Tree, verb: int, first: int) -> bool:
    """Whether a verb is finite, by its tag or with an auxiliary, and has a subject before it."""
    finite = tree.tags[verb] in HEADED | {"VBN"}
    return finite and any(tree.heads[t] == verb and tree.deps[t] in SUBJECTS for t in range(first, verb))


def governments(tree: Tree) -> None:
    """Rebels behind "the government of Peru and" are the other side, not what it governs."""
    document = tree.document
    for token in document.where("of"):
        government = tree.heads[token]
        if tree.deps[token] != "prep" or document.lower_lemmas[government] not in RULING:
            continue
        states = [t for t in document.children[token] if tree.deps[t] == "pobj"]
        for rebels in [c for t in states for c in document.children[t] if tree.deps[c] == "conj"]:
            if document.lower_lemmas[rebels] in lexicon()["irregulars"]:
                tree.put(rebels, government, "conj")


def since(tree: Tree) -> None:
    """ "Since" between "has" and a participle is an adverb, the noun behind them the object: "has since imposed sanctions"."""
    document = tree.document
    for token in document.where("since"):
        have, verb = token - 1, token + 1
        if verb == len(document):
            continue
        noun = tree.heads[verb]
        if _perfect_before(document, token) and tree.deps[verb] == "amod" and tree.heads[noun] == token:
            _perfect(tree, have, verb)
            tree.put(token, verb, "advmod")
            tree.put(noun, verb, "dobj")


def _perfect_before(document: Document, since: int) -> bool:
    """Whether "since" stands between "has" and a participle."""
    has = since > 0 and document.lower_words[since - 1] in ("has", "have", "had")
    return has and document.tags[since + 1] in ("VBN", "VBD")


def _perfect(tree: Tree, have: int, verb: int) -> None:
    """Make a participle the verb of the clause that "has" before it is taken for."""
    for child in [t for t in tree.document.children[have] if t not in (have + 1, verb)]:
        tree.put(child, verb, tree.deps[child])
    tree.put(verb, verb if tree.heads[have] == have else tree.heads[have], tree.deps[have])
    tree.put(have, verb, "aux")
    tree.read(verb, "VBN", "VERB")


def adjectives(tree: Tree, parties: Mapping[int, PartyMention]) -> None:
    """Hang a country before "and" on the noun of the adjective behind it, not on the verb ("U.S. and Thai officials")."""
    document = tree.document
    for mark in places(document.deps, "cc"):
        before, after = mark - 1, mark + 1
        if before not in parties or after not in parties or tree.deps[after] not in ("amod", "compound", "nmod"):
            continue
        noun = tree.heads[after]
        loose = tree.deps[before] in ("npadvmod", "dep", "nsubj", "intj")
        if noun > after and loose and tree.heads[before] == tree.heads[noun]:
            tree.put(before, noun, "amod")
            tree.put(after, before, "conj")
