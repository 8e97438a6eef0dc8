"""Which truce or peace a further mention speaks of, where the article tells of only one."""

from __future__ import annotations

from collections.abc import Sequence

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.cluster import Cluster, without_length
from communique.kinds.agreements.describing import YEAR
from communique.kinds.agreements.lexicon import words
from communique.kinds.agreements.sides import is_truce
from communique.kinds.agreements.told import is_made
from communique.model import Document

_FEW = 5
"""Mentions of one agreement that are looked at."""
_ONE = frozenset(["ceasefire"])
"""What tells a truce from no other ("a complete ceasefire agreement")."""


def truce_again(
    document: Document, candidate: Candidate, parties: tuple[str, ...], near: Sequence[Cluster], clusters: Sequence[Cluster]
) -> Cluster | None:
    """The only truce that the article tells of, where a sentence says how it was made ("the month-long ceasefire ... They
    entered into a truce in May"); ``near`` are those that a mention of its age can be.
    """
    if candidate.definite or candidate.plural or not is_truce(document, candidate) or not is_made(document, candidate):
        return None
    truces = [c for c in clusters if any(is_truce(document, m) for m in c.members[:_FEW])]
    if len(truces) != 1 or truces[0].signed or not any(c is truces[0] for c in near):
        return None
    (told, lasting), (known, other) = without_length(candidate.about), without_length(truces[0].about)
    alike = told - _ONE <= known and (not lasting or lasting == other)
    shared = not parties or not truces[0].parties or not set(parties).isdisjoint(truces[0].parties)
    return truces[0] if alike and shared else None


def by_place(document: Document, candidate: Candidate, parties: tuple[str, ...], clusters: Sequence[Cluster]) -> Cluster | None:
    """The only peace or truce told of so far, without a name, where one is called by the place of its signing ("ended a
    2015 peace deal ... the Lima Accord").
    """
    inside = document.words[candidate.first : candidate.token]
    if len(inside) != 1 or not inside[0][0].isupper() or parties or len(clusters) != 1:
        return None
    (cluster,) = clusters
    year = next((word for word in inside if YEAR.fullmatch(word)), None)
    of_war = any(is_truce(document, m) for m in cluster.members[:_FEW]) or not cluster.about.isdisjoint(
        words("parties", "within")
    )
    return cluster if of_war and not cluster.named and not year and "new" not in cluster.ages else None
