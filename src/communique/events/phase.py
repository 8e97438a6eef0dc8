"""The phase of talks by what is said of them: begun, resumed, gone on, suspended, broken down, concluded."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.clauses import lexicon
from communique.events.syntax import kids
from communique.model import Document

PHASES = ("start", "resume", "suspend", "collapse", "conclude", "continue")
OFF = frozenset({"off"})
CUT = frozenset({"break", "call", "cut", "put"})
"""The particle with which talks are broken, called, put or cut off, and its verbs."""


def phase_of(document: Document, noun: int) -> str | None:
    """The phase that the words around a noun for talks tell, None where they tell none."""
    for word in _said(document, noun):
        lemma = document.lower_lemmas[word]
        particles = {document.lower_words[p] for p in kids(document, word, "prt")}
        if particles & OFF and lemma in CUT:
            return "suspend"
        if lemma == "break":
            return "collapse"
        if found := next((phase for phase in PHASES if lemma in lexicon()[f"phase_{phase}"]), None):
            return found
    return None


def _said(document: Document, noun: int) -> Iterator[int]:
    """The verbs and nouns of phase around a noun: the verb that it is subject or object of, with what it is said to be about
    to do, the verb above "negotiating", the clauses below it, the noun before its "of".
    """
    top, head = noun, document.heads[noun]
    if document.deps[top] == "pobj" and document.lower_words[head] == "of":
        top, head = document.heads[head], document.heads[document.heads[head]]
        yield top
    if document.deps[top] in ("nsubj", "nsubjpass", "dobj"):
        yield from (*kids(document, head, "xcomp"), head, *kids(document, head, "dobj"))
    if document.deps[top] == "xcomp":
        yield head
    for clause in kids(document, noun, "acl", "relcl"):
        yield from (*kids(document, clause, "xcomp"), clause)
