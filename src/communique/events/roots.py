"""Which PLOVER root a sentence tells of: a small linear classifier over its lemmas, its main clause, without what is
told beside it as background, and the frames that fired in it.

Recipe and card are in ``models/roots/README.md``; the weights are ``data/roots.json`` (feature to one whole number a
root, in hundredths; the empty feature is the bias).
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from communique.events.syntax import kids
from communique.model import Document, Sentence

NAMES = frozenset({"PROPN", "PUNCT", "SPACE", "NUM", "SYM"})
STEMMED = frozenset({"NOUN", "VERB", "ADJ"})
REPORTING = frozenset({"say", "announce", "tell", "report", "add", "state", "reveal", "confirm", "declare"})
"""Verbs whose content is what the sentence tells of."""
BACKGROUND = frozenset({"relcl", "advcl", "acl", "appos"})
"""Dependencies of what stands beside the main clause: who somebody is, what went before, what it was about."""
CIRCUMSTANCES = frozenset({"after", "amid", "before", "despite", "during", "following", "since"})
"""Prepositions of what only surrounds the event ("after two attacks")."""
STEM = 5
"""Letters of a word of the main clause by which the verb and its noun are one feature ("condemn", "condemnation")."""
COMPLETING = frozenset({"dobj", "nsubjpass", "attr", "acomp", "oprd"})
"""Dependencies of what completes a verb: with the verbs it is the shortest form of what is told."""
PROSPECT = frozenset({"will", "would", "shall"})
LINKS = 2
"""Clauses below the main verb that are read with it ("agreed to begin to withdraw")."""
MAX_TOKENS = 120
"""Tokens of a sentence that are read; no sentence of news is longer, and the cost stays bounded."""
BIAS = ""
LENGTH = 4.0
"""Features count LENGTH / sqrt(their number + 1) each: a long sentence says no more than a short one."""


@cache
def model() -> tuple[tuple[str, ...], dict[str, list[int]]]:
    """(roots, weights by feature)."""
    table = json.loads(Path(__file__).with_name("data").joinpath("roots.json").read_text("utf-8"))
    return tuple(table["roots"]), table["weights"]


def features(document: Document, sentence: Sentence, fired: Iterable[str]) -> set[str]:
    """The features of a sentence: lemmas without names and numbers, the words around its main verb, frames that fired."""
    tokens = range(sentence.first, min(sentence.last, sentence.first + MAX_TOKENS))
    found = {_lemma(document, t) for t in tokens if document.pos[t] not in NAMES} | {f"={name}" for name in fired}
    tops = [t for t in tokens if document.deps[t] == "ROOT"]
    found |= {f"!{_lemma(document, t)}" for t in tops}
    found |= {f"^{_lemma(document, c)}" for t in tops for c in kids(document, t, "xcomp", "ccomp")}
    return found.union(*(_clause(document, top) for top in tops[:1]))


def _lemma(document: Document, token: int) -> str:
    return document.lower_lemmas[token]


def _clause(document: Document, top: int) -> set[str]:
    """The main verb, past verbs of reporting, with the clauses right below it and what hangs on them."""
    chain = [_told(document, top)]
    while len(chain) <= LINKS and (below := kids(document, chain[-1], "xcomp", "ccomp")):
        chain.append(below[0])
    words = [_lemma(document, t) for t in chain]
    found = {f"V:{' > '.join(words)}", f"M:{words[0]}", f"E:{words[-1]}", *(f"l:{word}" for word in words)}
    return found.union(_stems(document, chain[0]), _mood(document, chain), *(_around(document, verb) for verb in chain))


def _stems(document: Document, verb: int) -> Iterator[str]:
    """The beginnings of the words of a clause, without its background."""
    todo = [verb]
    while todo:
        token = todo.pop()
        if document.pos[token] in STEMMED:
            yield f"c:{_lemma(document, token)[:STEM]}"
        todo.extend(t for t in document.children[token] if not _beside(document, t))


def _beside(document: Document, token: int) -> bool:
    dep = document.deps[token]
    return dep in BACKGROUND or (dep == "prep" and _lemma(document, token) in CIRCUMSTANCES)


def _mood(document: Document, chain: list[int]) -> Iterator[str]:
    """Form, auxiliaries and negation of the main verb; which verbs are denied, which are still to come."""
    helpers = [document.lower_words[t] for t in kids(document, chain[0], "aux", "auxpass")]
    denied = "not " if any(kids(document, verb, "neg") for verb in chain) else ""
    coming = "will " if PROSPECT.intersection(helpers) else ""
    yield f"a:{denied}{' '.join(helpers)}"
    yield f"t:{document.tags[chain[0]]}"
    yield from (f"av:{denied}{coming}{_lemma(document, verb)}" for verb in chain)


def _told(document: Document, verb: int) -> int:
    """The verb of what is reported, where a verb of reporting bears it."""
    for _ in range(LINKS):
        content = kids(document, verb, "ccomp") if _lemma(document, verb) in REPORTING else []
        if not content:
            break
        verb = content[0]
    return verb


def _around(document: Document, verb: int) -> Iterator[str]:
    """Subject, object, particle, auxiliaries and prepositions of a verb; a name counts as its part of speech."""
    head = _lemma(document, verb)
    for child in document.children[verb]:
        dep, lemma = document.deps[child], _lemma(document, child)
        if dep in COMPLETING:
            yield f"l:{_word(document, child)}"
        if dep in ("dobj", "attr", "nsubjpass"):
            yield f"o:{_word(document, child)}"
            yield f"vo:{head} {_word(document, child)}"
        elif dep == "nsubj":
            yield f"s:{_word(document, child)}"
        elif dep == "prt":
            yield f"vo:{head} {lemma}"
        elif dep in ("aux", "auxpass", "neg"):
            yield f"x:{document.lower_words[child]}"
        elif dep == "prep":
            yield f"vp:{head} {lemma}"
            yield from (f"p:{_word(document, noun)}" for noun in kids(document, child, "pobj"))


def _word(document: Document, token: int) -> str:
    pos = document.pos[token]
    return pos if pos in NAMES else _lemma(document, token)


def share(known: int) -> float:
    """What each of so many known features of a text counts."""
    return LENGTH / math.sqrt(known + 1)


def roots(found: Collection[str]) -> dict[str, float]:
    """The probability of each root, by the features of a text."""
    names, weights = model()
    rows = [weights[feature] for feature in sorted(found) if feature in weights]
    each = share(len(rows))
    scores = [bias + each * sum(column) for bias, *column in zip(weights[BIAS], *rows, strict=True)]
    top = max(scores)
    shares = [math.exp((score - top) / 100) for score in scores]
    return {name: part / sum(shares) for name, part in zip(names, shares, strict=True)}
