"""What the words around a trigger leave open: what its subjects and objects are called, and whether that is somebody who is no
party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.houses import domestic
from communique.events.partners import abstract, addressed
from communique.events.syntax import is_passive, is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.model import Document

TOWARD = frozenset({"to", "on", "with", "against", "for", "from", "of", "in", "by", "between", "at", "over"})
"""Prepositions before those whom an act is on or shared with."""
OWED = frozenset({"interest", "debt", "arrears", "principal", "tax", "installment", "instalment"})
"""What is paid to lenders, whoever they are."""
STRANGERS = frozenset({"foreign", "international", "western"})
"""Words before troops that are of no one party."""
SERVICING = frozenset({"pay", "repay", "suspend", "halt", "stop", "resume", "withhold", "delay", "miss", "make", "freeze"})
"""What debtors do with payments."""
SOME = frozenset({"many", "some", "others", "several", "most"})
"""Words for people of whom no more is said ("with many demanding")."""
OUTSIDERS = ("outsiders", "crowds", "relations")
"""The word lists of those who mostly are no party of the article ("creditors", "the union", "its allies")."""


def around(cast: Cast, draft: Draft) -> Iterator[str]:
    """What stands as subject, object and behind the prepositions of a trigger."""
    document, token = cast.document, draft.hit.token
    if is_verb(document, token):
        subjects, objects = logical_subjects(document, token), logical_objects(document, token)
        yield "verb"
        yield f"subject {_class(cast, subjects)}"
        yield f"object {_class(cast, objects)}"
        if is_passive(document, token):
            yield "passive"
        for clause in kids(document, token, "ccomp", "xcomp"):
            yield f"clause {document.deps[clause]} {bool(kids(document, clause, 'nsubj', 'nsubjpass'))}"
        for word, goal in (pair for o in objects[:1] for pair in prepositions(document, o)):
            if word in TOWARD:
                yield f"object {word} {_class(cast, [goal])}"
    else:
        yield f"noun as {document.deps[token]}"
        yield from (f"noun {document.lower_words[c]}" for c in kids(document, token, "det"))
        yield from (f"noun of {_class(cast, [c])}" for c in kids(document, token, "poss"))
    for word, goal in prepositions(document, token):
        if word in TOWARD:
            yield f"{word} {_class(cast, [goal])}"
    for name, test in (("addressed", addressed), ("abstract", abstract), ("domestic", domestic)):
        if test(document, draft.hit):
            yield name


def outsiders(cast: Cast, draft: Draft, side: str) -> bool:
    """Whether the words name who is on a side, and it is no party ("the union demanded", "urged donors"): then nobody else
    is.
    """
    document, token = cast.document, draft.hit.token
    if not is_verb(document, token):
        return False
    if side == "source":
        acting = logical_subjects(document, token)
        moved = draft.hit.rule.type in ("deployment", "withdrawal")
        foreign = moved and any(document.lower_lemmas[c] in STRANGERS for s in acting for c in kids(document, s, "amod"))
        return foreign or _class(cast, acting) in ("outsider", "things")
    if draft.hit.rule.type == "payment" and _owed(document, token):
        return True
    named = [o for word, o in prepositions(document, token) if word in ("on", "against", "with")]
    named += logical_objects(document, token)
    named += [s for verb in kids(document, token, "ccomp", "xcomp", "advcl") for s in kids(document, verb, "nsubj")]
    return any(_class(cast, [t]) == "outsider" for t in named)


def _owed(document: Document, verb: int) -> bool:
    """Whether what is paid, or not, is owed to whoever lent it ("suspended interest payments", "paid back $2 billion")."""
    if document.lemmas[verb] not in SERVICING:
        return False
    back = document.lemmas[verb] == "pay" and "back" in document.lower_words[verb + 1 : verb + 2]
    things = [t for o in logical_objects(document, verb) for t in (o, *kids(document, o, "compound", "amod"))]
    things += [o for t in things for word, o in prepositions(document, t) if word in ("on", "of")]
    return back or document.lemmas[verb] == "repay" or any(document.lower_lemmas[t] in OWED for t in things)


def _class(cast: Cast, tokens: Sequence[int]) -> str:
    """What kind of phrase the first of some tokens heads."""
    if not tokens:
        return "none"
    token, document = tokens[0], cast.document
    tag = document.tags[token]
    if tag in ("PRP", "WP", "WDT"):
        return "it" if document.lower_words[token] in ("it", "that", "which", "this") else "person"
    if token in cast.party_at or token in cast.person_at:
        return "named"
    if document.lower_words[token] in SOME:
        return "outsider"
    if any(document.lower_lemmas[t] in lexicon()[name] for t in _whose(document, token) for name in OUTSIDERS):
        return "outsider"
    if document.lower_lemmas[token] in lexicon()["agents"]:
        return "agents" if tag == "NNS" else "agent"
    if document.lower_lemmas[token] in lexicon()["bundles"] and _some_of(cast, token):
        return "outsider"
    if tag.startswith("NNP"):
        entity = document.entity_at(token)
        known = tag == "NNPS" or (entity is not None and entity.label in ("PERSON", "NORP", "GPE"))
        return "name" if known else "outsider"  # "Gazprom is pressing"
    return "things" if tag == "NNS" else "thing"


def _some_of(cast: Cast, token: int) -> bool:
    """Whether a word of quantity counts states of which no more is said ("a number of countries")."""
    counted = [o for word, o in prepositions(cast.document, token) if word == "of" and cast.document.tags[o] == "NNS"]
    states = [o for o in counted if cast.document.lower_lemmas[o] in lexicon()["of_countries"]]
    return bool(states) and all(not (a := cast.of(o)) or not a.parties for o in states)


def _whose(document: Document, token: int) -> list[int]:
    """A noun, what it is compounded with and what it is of ("the bank's president", "the president of the bank")."""
    return [token, *kids(document, token, "compound", "poss"), *(o for w, o in prepositions(document, token) if w == "of")]
