"""Read the agreements of a document: candidates, which of them are one, whose, signed and ended when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.cluster import (
    Cluster,
    age,
    is_part_of_noun,
    is_replaced,
    tells_only_length,
)
from communique.kinds.agreements.describing import YEAR
from communique.kinds.agreements.find import find
from communique.kinds.agreements.known import OF_MANY
from communique.kinds.agreements.lexicon import heads, words
from communique.kinds.agreements.linking import NEAR, Links
from communique.kinds.agreements.partners import fighters, neighbours, other_side
from communique.kinds.agreements.passage import Passage
from communique.kinds.agreements.private import is_private
from communique.kinds.agreements.sides import Sides
from communique.kinds.agreements.timing import dates_near, times
from communique.kinds.agreements.told import is_told
from communique.kinds.agreements.value import Agreement
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document

_CHAIN = 5
"""Words above an agreement among which the verb of another is looked for."""
_LONG = 120
"""Tokens of a sentence that are looked at: bounds the work on texts without full stops."""
_PRONOUNS = frozenset(["it", "which", "that"])
SUCCESSORS = {"SUN": "RUS"}
"""Who took over the treaties of a state that is gone (Russia's note to the UN, 24 December 1991)."""


def read(document: Document, context: Context, facts: Facts) -> Reading[Agreement]:
    """The agreements of a document, in text order."""
    reader = _Reader(document, facts, str(context.day or ""))
    for candidate in find(document):
        reader.take(candidate)
    made = [reader.agreement(cluster) for cluster in reader.links.clusters if not cluster.private]
    return Reading(tuple(_unique(sorted(made, key=lambda a: a.mentions[0].start))))


def _unique(agreements: list[Agreement]) -> Iterator[Agreement]:
    """The agreements with ids that differ: a second one at an offset gets "b", a third "c"."""
    seen: Counter[str] = Counter()
    for agreement in agreements:
        seen[agreement.id] += 1
        again = seen[agreement.id] - 1
        yield replace(agreement, id=f"{agreement.id}{chr(97 + min(again, 25))}") if again else agreement


class _Reader:
    def __init__(self, document: Document, facts: Facts, day: str) -> None:
        self.document = document
        self.sides = Sides(document, facts.parties, facts.people)
        self.passage = Passage(self.sides)
        self.dates = facts.dates
        self.links = Links(document, self.sides, facts.dates, day)

    def take(self, candidate: Candidate) -> None:
        """Adds a candidate to the agreement that it speaks of, or makes a new one, or passes it over."""
        if self.sides.is_body(candidate) or is_part_of_noun(self.document, candidate):
            return
        parties = self.sides.of(candidate)
        signed, expires = times(self.document, candidate, dates_near(self.document, candidate, self.dates))
        cluster = self.links.same(candidate, parties, expires)
        if cluster is None and is_told(self.document, candidate, self.sides.beside(candidate), bool(signed or expires)):
            parties = parties or self._of_successor(candidate)
            cluster = Cluster(private=self._is_private(candidate, parties), kin=self._kin(candidate))
            self.links.clusters.append(cluster)
        if cluster is not None:
            self.links.add(cluster, candidate, parties)
            cluster.replaced = cluster.replaced or is_replaced(self.document, candidate)
            cluster.signed = signed if signed and signed.startswith(f"{cluster.signed}-") else cluster.signed or signed
            cluster.expires = self._end(cluster, candidate, expires)

    def _end(self, cluster: Cluster, candidate: Candidate, expires: str | None) -> str | None:
        """When an agreement ends: as told first, but later where a sentence says that it is prolonged."""
        if expires and expires.startswith(f"{cluster.expires}-"):
            return expires  # "to 2018 ... on 14 July of this year"
        if not expires or not cluster.expires or expires <= cluster.expires:
            return cluster.expires or expires
        sentence = self.document.sentences[self.document.sentence_of[candidate.token]]
        said = self.document.lower_lemmas[sentence.first : min(sentence.last, sentence.first + _LONG)]
        return cluster.expires if words("verbs", "prolonged").isdisjoint(said) else expires

    def _is_private(self, candidate: Candidate, parties: tuple[str, ...]) -> bool:
        return is_private(self.document, candidate, parties, self.sides.named_below, self.sides.is_name)

    def _of_successor(self, candidate: Candidate) -> tuple[str, ...]:
        """The parties of the agreement told of last, for the one before or after it: "a previous deal", "a successor pact"."""
        here = self.document.sentence_of[candidate.token]
        if not self.links.clusters or not age(self.document, candidate):
            return ()
        last = max(self.links.clusters, key=lambda c: c.members[-1].start)
        near = here - self.document.sentence_of[last.members[-1].token] <= 1
        return last.parties if near and len(last.parties) > 1 else ()

    def _kin(self, candidate: Candidate) -> Cluster | None:
        """The agreement told of last, where the candidate is one that it rests on or changes ("It builds on the Treaty")."""
        verb = next((t for t in islice(self.document.ancestors(candidate.token), _CHAIN) if self._is_kin(t)), None)
        before = [] if verb is None else [c for c in self.links.clusters[-NEAR:] if c.end <= self.document.starts[verb]]
        return max(before, key=lambda c: c.end, default=None)

    def _is_kin(self, verb: int) -> bool:
        if self.document.lower_lemmas[verb] not in words("verbs", "kin"):
            return False
        subjects = (c for c in self.document.children[verb] if self.document.deps[c] in ("nsubj", "nsubjpass"))
        return any(self.document.lower_words[c] in _PRONOUNS or self.document.lower_words[c] in heads() for c in subjects)

    def agreement(self, cluster: Cluster) -> Agreement:
        """What the cluster says, as a value."""
        first = cluster.members[0]
        best = max(
            cluster.members,
            key=lambda m: (
                m.named,
                bool(m.about),
                not m.existing,
                not age(self.document, m),
                not tells_only_length(m),
                m.end - m.start,
                -m.start,
            ),
        )
        name = self.links.name(best)
        listed = self.links.known_as(name)
        parties = self._of_today(listed.parties) if listed else self._parties(cluster, name)
        spans = {(m.start, m.end) for m in cluster.members} | self._acronyms(cluster)
        mentions = tuple(self.document.span(s, e) for s, e in sorted(spans))
        aliases = tuple(n for n in cluster.names if n != name)
        start = min(first.start, mentions[0].start)
        return Agreement(f"g{start}", name, aliases, parties, cluster.signed, cluster.expires, mentions)

    def _parties(self, cluster: Cluster, name: str) -> tuple[str, ...]:
        """The parties of an agreement that the table does not know: its own, those of its passage, those of its kin."""
        if OF_MANY.search(name):
            return cluster.parties
        if sides := other_side(self.sides, cluster, self.links.clusters):
            return sides
        found = self.passage.complete(cluster.parties, cluster.members)
        if not found and (cluster.named or any(map(YEAR.fullmatch, cluster.about))):
            found = neighbours(self.sides, cluster, self.links.clusters)
        found = found if len(found) > 1 else fighters(self.sides, cluster, self.links.clusters) or found
        kin = self._parties_of(cluster.kin) if cluster.kin and len(found) < 2 else ()
        return kin if set(found) <= set(kin) else found

    def _parties_of(self, cluster: Cluster) -> tuple[str, ...]:
        best = max(cluster.members, key=lambda m: (m.named, m.end - m.start))
        listed = self.links.known_as(self.links.name(best))
        return listed.parties if listed else self.passage.complete(cluster.parties, cluster.members)

    def _of_today(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties of a treaty; the state that took the place of one that is gone, where the article names only that."""
        codes = self.sides.codes
        return tuple(SUCCESSORS[p] if p in SUCCESSORS and p not in codes and SUCCESSORS[p] in codes else p for p in parties)

    def _acronyms(self, cluster: Cluster) -> set[tuple[int, int]]:
        short = {m.acronym for m in cluster.members if m.acronym}
        covered = [(m.start, m.end) for m in cluster.members]
        columns = zip(self.document.starts, self.document.ends, self.document.words, strict=True)
        at = [(s, e) for s, e, w in columns if w in short]
        return {(s, e) for s, e in at if not any(a <= s < b for a, b in covered)}
