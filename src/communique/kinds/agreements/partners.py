"""The other side of an agreement of which the text names only the partner ("the accord with Peru", "Chile has a similar one"):
the country whose agreements the article tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.cluster import Cluster
from communique.kinds.agreements.lexicon import words
from communique.kinds.agreements.making import making
from communique.kinds.agreements.sides import Sides, is_truce
from communique.parties.value import is_country

_MOST = 20
"""Mentions of one agreement that are looked at: bounds the work on hostile texts."""
_SIDES = frozenset(["nsubj", "nsubjpass", "agent", "dobj"])
"""What stands beside the verb of an agreement and may be one of its sides."""
_FAR = 4
"""Sentences between an agreement and that whose parties it shares at most."""
_NEAR = 2
"""Sentences between "a similar accord" and the one that it is like at most."""


def other_side(sides: Sides, cluster: Cluster, clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """The parties of an agreement of which one alone is known, with the other where the article makes it clear; else ()."""
    if len(cluster.parties) != 1 or any(is_truce(sides.document, m) for m in cluster.members[:_MOST]):
        return ()
    (partner,) = cluster.parties
    if any(_is_like(sides, m) for m in cluster.members[:1]):
        other = _of_the_one_before(sides, cluster, clusters)
    elif any(_is_with(sides, m, partner) for m in cluster.members[:_MOST]):
        other = owner(sides, clusters, partner)
    else:
        other = None
    if other is None or not _is_alone(sides, cluster, {partner, other}):
        return ()
    return other, partner


def neighbours(sides: Sides, cluster: Cluster, clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """The two countries whose agreement was told of right before a named one in whose sentence nobody is named; else ()."""
    document, first = sides.document, cluster.members[0]
    last = _told_last(first, [c for c in clusters if c is not cluster and len(c.parties) > 1])
    if last is None or len(last[1].parties) != 2 or not all(map(is_country, last[1].parties)):
        return ()
    told, here = document.sentence_of[last[0].token], document.sentence_of[first.token]
    named = sides.within(document.sentences[told].end, document.sentences[here].end)
    return last[1].parties if here - told <= _FAR and set(named) <= set(last[1].parties) else ()


def _told_last(first: Candidate, clusters: Sequence[Cluster]) -> tuple[Candidate, Cluster] | None:
    """The mention of one of these agreements that stands last before another's first, with its agreement."""
    before = [(m, c) for c in clusters for m in c.members[:_MOST] if m.end <= first.start]
    return max(before, key=lambda told: told[0].end, default=None)


def fighters(sides: Sides, cluster: Cluster, clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """The two who fight, by the truce or peace told of last whose it is, for one of which the article does not say; not where
    its sentence names somebody else but who brokered it; else ().
    """
    if len(cluster.parties) > 1 or not any(_of_war(sides, m) for m in cluster.members[:_MOST]):
        return ()
    wars = [c for c in clusters if len(c.parties) == 2 and any(_of_war(sides, m) for m in c.members[:_MOST])]
    last = _told_last(cluster.members[0], wars)
    pair = set(last[1].parties) if last else set[str]()
    document, member = sides.document, cluster.members[0]
    sentence = document.sentences[document.sentence_of[member.token]]
    brokers = {
        code
        for v in making(document, member.token)
        if document.lower_lemmas[v] in words("verbs", "brokering")
        for code in sides.agents(v)
    }
    named = set(sides.within(sentence.start, sentence.end)) - brokers
    return tuple(sorted(pair)) if named | set(cluster.parties) <= pair else ()


def _of_war(sides: Sides, member: Candidate) -> bool:
    return is_truce(sides.document, member) or not member.about.isdisjoint(("peace", "hostilities"))


def owner(sides: Sides, clusters: Sequence[Cluster], partner: str) -> str | None:
    """The country whose agreements an article tells of: the party of most of them, of two or more; of as many, the one that the
    article names more often.
    """
    counted = Counter(code for c in clusters for code in set(c.parties) if is_country(code) and code != partner)
    named = dict(sides.ranked)
    ranked = sorted(counted, key=lambda code: (-counted[code], -named.get(code, 0), code))
    if not ranked or counted[ranked[0]] < 2:
        return None
    second = ranked[1] if len(ranked) > 1 else None
    tied = second is not None and counted[second] == counted[ranked[0]] and named.get(second, 0) >= named.get(ranked[0], 0)
    return None if tied else ranked[0]


def _is_with(sides: Sides, member: Candidate, partner: str) -> bool:
    """Whether the phrase says that it is with the partner, and nobody judges it ("Chile praised the accord with Peru")."""
    document = sides.document
    judged = document.lower_lemmas[document.heads[member.token]] in words("verbs", "judging")
    return not judged and any(word == "with" and found == [partner] for word, found in sides.says(member))


def _is_like(sides: Sides, member: Candidate) -> bool:
    """Whether it is said to be like one told of before ("a similar accord")."""
    inside = sides.document.lower_words[max(member.first - 1, 0) : member.token]
    return not member.definite and not words("ages", "like").isdisjoint(inside)


def _of_the_one_before(sides: Sides, cluster: Cluster, clusters: Sequence[Cluster]) -> str | None:
    """With whom "Chile has a similar accord": the side of the one told of right before that is a body of states or whose
    agreements the article tells of.
    """
    document, here = sides.document, _sentence(sides, cluster)
    before = [c for c in clusters if c.members[0].start < cluster.members[0].start and len(c.parties) == 2]
    last = max(before, key=lambda c: c.members[0].start, default=None)
    if last is None or here - document.sentence_of[last.members[-1].token] > _NEAR or cluster.parties[0] in last.parties:
        return None
    bodies = [code for code in last.parties if not is_country(code)]
    if len(bodies) == 1:
        return bodies[0]
    mine = owner(sides, clusters, cluster.parties[0])
    return mine if mine in last.parties else None


def _sentence(sides: Sides, cluster: Cluster) -> int:
    """The number of the sentence that tells of an agreement first."""
    return sides.document.sentence_of[cluster.members[0].token]


def _is_alone(sides: Sides, cluster: Cluster, both: set[str]) -> bool:
    """Whether the sentence of its first mention names none but its two sides before it, nor as the subject of its verb."""
    document, member = sides.document, cluster.members[0]
    sentence = document.sentences[_sentence(sides, cluster)]
    verb = document.heads[member.token]
    beside = [c for c in document.children[verb] if document.deps[c] in _SIDES and c != member.token]
    beside += [c for c in document.children[verb] if document.lower_words[c] in ("with", "between")]
    named = {code for child in beside for code in sides.named_below(child)}
    return named | set(sides.within(sentence.start, member.end)) <= both
