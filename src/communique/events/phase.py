"""The phase of talks by what is said of them: begun, resumed, gone on, suspended, broken down, concluded."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.clauses import lexicon
from communique.events.mood import modifier, negated
from communique.events.syntax import done_to, is_verb, kids, past, prepositions
from communique.model import Document

PHASES = ("start", "resume", "suspend", "collapse", "conclude", "continue")
OFF = frozenset({"off"})
CUT = frozenset({"break", "call", "cut", "put"})
"""The particle with which talks are broken, called, put or cut off, and its verbs."""
SPANS = frozenset({"hour", "day", "night", "week", "month", "year", "round"})
"""What talks last."""
MAX_OF = 2
"""How many nouns with "of" may stand above talks."""
STATES = {
    ("on", "hold"): "suspend",
    ("on", "ice"): "suspend",
    ("into", "recess"): "suspend",
    ("to", "halt"): "suspend",
    ("in", "deadlock"): "collapse",
    ("in", "stalemate"): "collapse",
    ("in", "failure"): "collapse",
    ("in", "disarray"): "collapse",
    ("in", "acrimony"): "collapse",
    ("at", "impasse"): "collapse",
    ("at", "standstill"): "collapse",
    ("under", "way"): "start",
    ("to", "start"): "start",
    ("to", "end"): "conclude",
    ("to", "close"): "conclude",
    ("to", "conclusion"): "conclude",
}
"""What a preposition and a noun below the verb of talks say of how they stand ("put on hold", "came to an end")."""


def phase_of(document: Document, noun: int) -> str | None:
    """The phase that the words around a noun for talks tell, None where they tell none."""
    if is_verb(document, noun) and _back(document, noun):
        return "resume"
    words = [w for w in _said(document, noun) if not (is_verb(document, w) and negated(document, w) and _ends(document, w))]
    for word in words:
        if state := _state(document, word):
            return state
        lemma = document.lower_lemmas[word]
        particles = {document.lower_words[p] for p in kids(document, word, "prt")}
        if particles & OFF and lemma in CUT:
            return "suspend"
        if lemma == "break":
            return "collapse"
        if lemma in ("wind", "wound") and "up" in particles:
            return "conclude"
        if found := next((phase for phase in PHASES if lemma in lexicon()[f"phase_{phase}"]), None):
            return found
    if _for_a_time(document, noun):
        return "conclude"
    first = any(document.lower_words[a] == "first" for t in (noun, *words) for a in kids(document, t, "amod"))
    return "start" if first and not is_verb(document, noun) else None


def _for_a_time(document: Document, noun: int) -> bool:
    """Whether something came about after a while of talks ("signed a pact after 17 days of talks", "after week-long talks")."""
    of = document.heads[noun]
    lasting = any(_measured(document, t) for t in kids(document, noun, "amod", "compound", "nmod"))
    if lasting and document.deps[noun] == "pobj" and document.lower_words[of] == "after":
        return document.tags[document.heads[of]] in ("VBD", "VBN")
    span = document.heads[of]
    if document.deps[noun] != "pobj" or document.lower_words[of] != "of" or document.lower_lemmas[span] not in SPANS:
        return False
    above = document.heads[span]
    after = document.deps[span] == "pobj" and document.lower_words[above] == "after"
    return after and document.tags[document.heads[above]] in ("VBD", "VBN")


def _measured(document: Document, token: int) -> bool:
    """Whether a word in front of talks says how long they took ("week-long", "two-day")."""
    measured = document.lower_lemmas[token] in SPANS or document.lower_words[token] == "long"
    return measured and document.words[token - 1] == "-"


def _back(document: Document, verb: int) -> bool:
    """Whether a verb tells of a return, as to the table."""
    again = any(document.lower_words[a] == "back" for a in kids(document, verb, "advmod", "prt"))
    return document.lemmas[verb] == "return" or (again and document.lemmas[verb] in ("go", "come", "get", "be"))


def _ends(document: Document, verb: int) -> bool:
    """Whether a verb tells that talks break down or are put off, which they then did not ("the talks did not collapse")."""
    return any(document.lower_lemmas[verb] in lexicon()[f"phase_{phase}"] for phase in ("collapse", "suspend"))


def broken_off(document: Document, noun: int, phase: str | None, planned: bool = False) -> bool:
    """Whether talks came to nothing or were called off ("the failure of the talks"): that happened, though the word for it
    denies what stands below it; of talks that were ``planned`` a finite verb has to say so ("talks set for May were put off").
    """
    if phase not in ("collapse", "suspend") or is_verb(document, noun) or modifier(document, noun) == "negated":
        return False
    if planned and not any(past(document, t) or done_to(document, t) for t in _said(document, noun)):
        return False
    return not any(is_verb(document, t) and negated(document, t) for t in _said(document, noun))


def _said(document: Document, noun: int) -> Iterator[int]:
    """The verbs and nouns of phase around a noun: the verb that it is subject or object of, with what it is said to be about
    to do, the verb above "negotiating", the clauses below it, the noun before its "of".
    """
    top, head = noun, document.heads[noun]
    for _ in range(MAX_OF):  # "the close of two days of talks"
        if document.deps[top] != "pobj" or document.lower_words[head] != "of":
            break
        top, head = document.heads[head], document.heads[document.heads[head]]
        if document.deps[top] in ("nsubj", "nsubjpass", "dobj") and document.lower_lemmas[head] in lexicon()["phase_suspend"]:
            yield head  # "postponed the opening of talks"
        yield top
    if document.deps[top] in ("nsubj", "nsubjpass", "dobj"):
        yield from (*kids(document, head, "xcomp"), head, *kids(document, head, "dobj"))
    if document.deps[top] == "xcomp":
        yield head
    for clause in kids(document, noun, "acl", "relcl"):
        yield from (*kids(document, clause, "xcomp"), clause)


def _state(document: Document, word: int) -> str | None:
    """What a preposition and its noun below a verb say of the talks, None where they say nothing."""
    told = ((preposition, document.lower_lemmas[noun]) for preposition, noun in prepositions(document, word))
    return next((STATES[pair] for pair in told if pair in STATES), None)
