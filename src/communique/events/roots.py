"""Which PLOVER root a sentence tells of: a small linear classifier over its lemmas and the frames that fired in it.

Recipe and card are in ``models/roots/README.md``; the weights are ``data/roots.json`` (feature to one whole number a
root, in hundredths).
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from communique.model import Document, Sentence

NAMES = frozenset({"PROPN", "PUNCT", "SPACE", "NUM", "SYM"})
MAX_TOKENS = 120
"""Tokens of a sentence that are read; no sentence of news is longer, and the cost stays bounded."""


@cache
def model() -> tuple[tuple[str, ...], dict[str, list[int]]]:
    """(roots, weights by feature)."""
    table = json.loads(Path(__file__).with_name("data").joinpath("roots.json").read_text("utf-8"))
    return tuple(table["roots"]), table["weights"]


def features(document: Document, sentence: Sentence, fired: Iterable[str]) -> set[str]:
    """The features of a sentence: lemmas and pairs of neighbours without names and numbers, the root verb, frames
    that fired.
    """
    tokens = range(sentence.first, min(sentence.last, sentence.first + MAX_TOKENS))
    words = [document.lemmas[t].lower() for t in tokens if document.pos[t] not in NAMES]
    found = set(words) | {f"{a} {b}" for a, b in itertools.pairwise(words)}
    found |= {f"!{document.lemmas[t].lower()}" for t in tokens if document.deps[t] == "ROOT"}
    found |= {
        f"^{document.lemmas[t].lower()}"
        for t in tokens
        if document.deps[t] in ("xcomp", "ccomp") and t in _first(document, tokens)
    }
    return found | {f"={name}" for name in fired}


def _first(document: Document, tokens: range) -> set[int]:
    """The clauses right below the root."""
    return {c for t in tokens if document.deps[t] == "ROOT" for c in document.children[t]}


def roots(found: set[str]) -> dict[str, float]:
    """The probability of each root, by the features of a sentence."""
    names, weights = model()
    scores = [0] * len(names)
    for feature in (*sorted(found), ""):
        for i, weight in enumerate(weights.get(feature, ())):
            scores[i] += weight
    top = max(scores)
    shares = [math.exp((s - top) / 100) for s in scores]
    return {name: share / sum(shares) for name, share in zip(names, shares, strict=True)}
