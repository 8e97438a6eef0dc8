"""Read the agreements of a document: candidates, which of them are one, whose, signed and ended when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from communique.kinds.agreements.cluster import (
    Cluster,
    age,
    follows,
    is_another,
    is_called,
    is_part_of_noun,
    is_replaced,
    is_strange,
    of_one_age,
    of_one_year,
    tells_only_length,
    told_beside,
)
from communique.kinds.agreements.find import Candidate, Known, find, heads, known, lexicon, words
from communique.kinds.agreements.passage import Passage
from communique.kinds.agreements.private import is_private
from communique.kinds.agreements.sides import Sides
from communique.kinds.agreements.timing import times
from communique.kinds.agreements.told import is_made, is_told
from communique.kinds.agreements.value import Agreement
from communique.kinds.dates.value import Date
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document

_NEAR = 40
"""Agreements before that one without a name may speak of: bounds the work on hostile texts."""
_OPENING = 8
"""Tokens of the next sentence in which "it" may stand for an agreement."""
_APPOSED, _SAID = 30, 100
"""Characters between an agreement and the name that it is given at most: of one with a name, of one without."""
_MORE = re.compile(r",\s(?:the|a|an|their|its)\s(?:[a-z]+\s){0,3}")
"""What stands between a name and a description that says more of it."""
_NAMED = re.compile(r"(?:\s(?:with|between|in|on)\s(?:the\s)?\w+(?:\s(?:and\s)?[A-Z]\w+){0,3}){0,2},\sthe\s")
"""What stands between a description and the name that follows it ("its pact with Chile, the Cod Convention")."""
_CHAIN = 5
"""Words above an agreement among which the verb of another is looked for."""
_PRONOUNS = frozenset(["it", "which", "that"])
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SPACE = re.compile(r"\s+")
OF_MANY = re.compile(
    r"\b(?:Treaty|Convention|Protocol|Agreement)\s(?:on|[Aa]gainst|[Ff]or\sthe)\s|\bFramework\b|\b[Ii]nternational\s(?:\w+\s){1,2}(?:[Aa]greement|[Pp]act|[Cc]onvention)"
)
"""Treaties of many states are named by their matter ("Treaty on the ...", "International Coffee Agreement")."""
SUCCESSORS = {"SUN": "RUS"}
"""Who took over the treaties of a state that is gone (Russia's note to the UN, 24 December 1991)."""


def read(document: Document, context: Context, facts: Facts) -> Reading[Agreement]:
    """The agreements of a document, in text order."""
    reader = _Reader(document, facts, str(context.day or ""))
    for candidate in find(document):
        reader.take(candidate)
    made = [reader.agreement(cluster) for cluster in reader.clusters if not cluster.private]
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
        self.day = day
        self.sides = Sides(document, facts.parties, facts.people)
        self.passage = Passage(self.sides)
        self.dates = facts.dates
        self.clusters: list[Cluster] = []
        self.by_name: dict[str, Cluster] = {}

    def take(self, candidate: Candidate) -> None:
        """Adds a candidate to the agreement that it speaks of, or makes a new one, or passes it over."""
        if self.sides.is_body(candidate) or is_part_of_noun(self.document, candidate):
            return
        parties = self.sides.of(candidate)
        signed, expires = times(self.document, candidate, self._dates_near(candidate))
        cluster = self._same(candidate, parties, expires)
        if cluster is None and is_told(self.document, candidate, self.sides.beside(candidate), bool(signed or expires)):
            parties = parties or self._of_successor(candidate)
            cluster = Cluster(private=self._is_private(candidate, parties), kin=self._kin(candidate))
            self.clusters.append(cluster)
        if cluster is not None:
            self._add(cluster, candidate, parties)
            cluster.replaced = cluster.replaced or is_replaced(self.document, candidate)
            cluster.signed = signed if signed and signed.startswith(f"{cluster.signed}-") else cluster.signed or signed
            cluster.expires = cluster.expires or expires

    def _is_private(self, candidate: Candidate, parties: tuple[str, ...]) -> bool:
        return is_private(self.document, candidate, parties, self.sides.named_below, self.sides.is_name)

    def _dates_near(self, candidate: Candidate) -> tuple[Date, ...]:
        """The dates of the sentence, and of the next where it says "it" near its beginning."""
        number = self.document.sentence_of[candidate.token]
        sentence = self.document.sentences[number]
        after = self.document.sentences[number + 1] if number + 1 < len(self.document.sentences) else sentence
        opening = self.document.lower_words[after.first : after.first + _OPENING]
        end = after.end if after is not sentence and "it" in opening else sentence.end
        return tuple(d for d in self.dates if sentence.start <= d.start < end)

    def _name(self, candidate: Candidate) -> str:
        written = _SPACE.sub(" ", self.document.text[candidate.start : candidate.end])
        entry = self._known(written)
        return entry.name if entry else written

    def _known(self, written: str) -> Known | None:
        """The agreement of the table with that name, where the article names the parties that its row asks for."""
        entry = known().get(written)
        return entry if entry and entry.context <= self.sides.codes else None

    def _same(self, candidate: Candidate, parties: tuple[str, ...], ends: str | None) -> Cluster | None:
        if is_replaced(self.document, candidate):
            return self._same_name(candidate) if candidate.named else None
        if candidate.named:
            same = self._same_name(candidate) or self._introduced(candidate) or self._now_named(candidate, parties)
            return same or self._under(candidate, parties) or self._foretold(candidate)
        near = sorted((c for c in self.clusters[-_NEAR:] if not c.replaced), key=lambda c: -c.end)
        if is_called(self.document, candidate):
            return self._introduced(candidate)
        if is_another(self.document, candidate):
            return None
        if apposed := self._apposed(candidate, near) or self._said_more(candidate):
            return apposed
        near = self._of_its_age(candidate, near)
        if candidate.about:
            lasting = (c for c in near[:1] if self._of_that_length(candidate, c, ends))
            alike = (c for c in near if self._alike(candidate, parties, c))
            return next(lasting, None) or next(alike, None) or self._only(candidate, parties, near)
        if ends and not self.sides.says(candidate):
            named = [c for c in near if c.named] or [c for c in near if not c.members[0].existing] or near
            return named[0] if named else None
        if candidate.definite and not candidate.plural:
            near = [c for c in near if self._fits(parties, c)] if self.sides.beside(candidate) else near
            return next((c for c in near if not c.is_over(self.day)), next(iter(near), None))
        if candidate.definite and self.document.words[candidate.token][0].isupper():
            return next((c for c in near if c.named and c.names[0].endswith(self.document.words[candidate.token])), None)
        return next((c for c in near if self._told_again(candidate, parties, c)), None)

    def _apposed(self, candidate: Candidate, near: list[Cluster]) -> Cluster | None:
        """The agreement that a description in apposition to it speaks of ("the Arms Treaty, the only remaining accord")."""
        if self.document.deps[candidate.token] != "appos":
            return None
        head = self.document.heads[candidate.token]
        return next((c for c in near if c.members[-1].token == head), None)

    def _said_more(self, candidate: Candidate) -> Cluster | None:
        """The named agreement right before it that a description says more of ("the Arms Treaty, the last remaining pact")."""
        last = max(self.clusters, key=lambda c: c.members[-1].end, default=None)
        if last is None or not last.members[-1].named or candidate.plural:
            return None
        between = self.document.text[last.members[-1].end : candidate.start]
        listed = re.match(r"(?:\s\w+){0,5},?\sand\b", self.document.text[candidate.end : candidate.end + _APPOSED])
        return last if not listed and _MORE.fullmatch(between) else None

    def _is_new(self, cluster: Cluster) -> bool:
        """Whether an agreement is new in the text: "the current deal" is another."""
        first = cluster.members[0]
        before = self.document.words[max(first.first - 1, 0) : first.token]
        return any(word.lower() in ("new", "a", "an") for word in before) and is_made(self.document, first)

    def _only(self, candidate: Candidate, parties: tuple[str, ...], near: list[Cluster]) -> Cluster | None:
        """The one agreement so far, still without a description, where "the peace deal" may speak of it."""
        if not candidate.definite or candidate.plural or len(self.clusters) != 1 or not near or near[0].about:
            return None
        if any(word[0].isdigit() for word in candidate.about) or is_strange(self.document, candidate):
            return None
        return near[0] if set(parties) <= set(near[0].parties) else None

    def _told_again(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether "an agreement" that was made is that of a cluster as bare, which names its parties or more.

        Where nobody is named as making it ("they have reached an agreement"), it is that of the only one so far;
        so is one whose parties are told only now ("hailed their recent pact. Six nations signed an accord").
        """
        bare = not cluster.about and not cluster.named and not candidate.plural
        only = len(self.clusters) == 1
        hailed = only and cluster.members[0].definite and not cluster.parties
        same = hailed or ((bool(parties) or only) and set(parties) <= set(cluster.parties))
        return bare and same and is_made(self.document, candidate)

    def _same_name(self, candidate: Candidate) -> Cluster | None:
        written = self.document.text[candidate.start : candidate.end]
        return self.by_name.get(_key(self._name(candidate))) or self.by_name.get(_key(written))

    def _introduced(self, candidate: Candidate) -> Cluster | None:
        """The agreement that the same sentence described before it gave the name ("a new deal, known as ...")."""
        for cluster in reversed(self.clusters[-_NEAR:]):
            last = cluster.members[-1]
            between = self.document.text[last.end : candidate.start]
            if not cluster.named and not last.plural and _NAMED.fullmatch(between):
                return cluster
            near = len(between) < (_APPOSED if cluster.named else _SAID)
            if near and re.search(lexicon()["verbs"]["called"]["pattern"], between):
                return cluster
        return None

    def _under(self, candidate: Candidate, parties: tuple[str, ...]) -> Cluster | None:
        """The agreement without a name, told of as new in the sentence before, whose rules come with the name ("ratified a
        cost-sharing pact. Under the Special Measures Agreement (SMA), Peru will pay").
        """
        at = candidate.first - 2
        opens = at >= 0 and at == self.document.sentences[self.document.sentence_of[at]].first
        under = opens and self.document.lower_words[at] == "under"
        if not (under or self._of_this_year(candidate)) or self._known(self._name(candidate)):
            return None
        last = max(self.clusters, key=lambda c: c.end, default=None)
        if last is None or last.named or last.members[0].definite or OF_MANY.search(self._name(candidate)):
            return None
        return last if follows(self.document, candidate, last) and self._fits(parties, last) else None

    def _of_this_year(self, candidate: Candidate) -> bool:
        """Whether a name with an acronym opens a sentence without a date of an earlier year."""
        sentence = self.document.sentences[self.document.sentence_of[candidate.token]]
        if candidate.acronym is None or candidate.first != sentence.first + 1 or not self.day:
            return False
        return not any(d.value and d.value[:4].isdigit() and d.value[:4] < self.day[:4] for d in self._dates_near(candidate))

    def _now_named(self, candidate: Candidate, parties: tuple[str, ...]) -> Cluster | None:
        """The agreement that was made without a name before ("a trade deal") and has one now ("the new Trade Agreement")."""
        if self.document.lower_words[max(candidate.first - 1, 0)] not in ("new", "the"):
            return None
        for cluster in self.clusters[-_NEAR:]:
            alike = bool(cluster.about) and cluster.about <= candidate.about
            if alike and not cluster.named and (not parties or set(parties) == set(cluster.parties)):
                return cluster
        return None

    def _foretold(self, candidate: Candidate) -> Cluster | None:
        """The agreement that was described before a name of the table came: "the 2015 deal", or "a deal in Minsk" before "the
        Minsk agreement".
        """
        entry = self._known(self.document.text[candidate.start : candidate.end])
        if entry is None or not entry.parties:
            return None
        described = self.document.words[candidate.token].islower()
        told = replace(candidate, about=frozenset(self.document.lower_words[candidate.first : candidate.token]))
        for cluster in sorted((c for c in self.clusters[-_NEAR:] if not c.named), key=lambda c: -c.end):
            if set(cluster.parties) <= set(entry.parties) and "new" not in cluster.ages:
                if cluster.about and cluster.about <= entry.about:
                    return cluster
                if described and told.about and told_beside(self.document, told, cluster):
                    return cluster
        return None

    def _alike(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        if len(parties) > 1 and len(cluster.parties) > 1 and set(parties) != set(cluster.parties):
            return False
        if not candidate.definite and not self._fits(parties, cluster):
            return False
        if self._told_in_full(candidate, parties, cluster):
            return True
        if len(candidate.about) == 1 and _YEAR.fullmatch(next(iter(candidate.about))):
            return of_one_year(self.document, candidate, cluster)
        if told_beside(self.document, candidate, cluster):
            return True
        same_sides = bool(parties) and set(parties) == set(cluster.parties)
        if candidate.about == cluster.about or (candidate.definite and not cluster.about and same_sides):
            return True
        if candidate.definite and not cluster.named and _dated(candidate.about, cluster.about):
            return True
        return candidate.definite and candidate.about <= cluster.about

    def _of_that_length(self, candidate: Candidate, cluster: Cluster, ends: str | None) -> bool:
        """Whether "the five-year pact" is the agreement told of right before; not one that ended before the other was made."""
        if not tells_only_length(candidate) or not follows(self.document, candidate, cluster) or age(self.document, candidate):
            return False
        lasting = {word for member in cluster.members for word in member.about} & words("modifiers", "numbers")
        gone = bool(ends and self.day) and str(ends) < self.day[: len(str(ends))]
        return not gone and (not lasting or lasting <= candidate.about)

    def _told_in_full(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether a background sentence says of an agreement told of with "the" how it was made ("the Peruvian-Chilean gas deal
        ... In May Peru and Chile signed a gas deal").
        """
        new = not candidate.definite and not candidate.plural and cluster.members[0].definite and not cluster.signed
        same = len(parties) > 1 and set(parties) == set(cluster.parties) and bool(candidate.about)
        return new and same and candidate.about <= cluster.about and is_made(self.document, candidate)

    def _of_successor(self, candidate: Candidate) -> tuple[str, ...]:
        """The parties of the agreement told of last, for the one before or after it: "a previous deal", "a successor pact"."""
        here = self.document.sentence_of[candidate.token]
        if not self.clusters or not age(self.document, candidate):
            return ()
        last = max(self.clusters, key=lambda c: c.members[-1].start)
        near = here - self.document.sentence_of[last.members[-1].token] <= 1
        return last.parties if near and len(last.parties) > 1 else ()

    def _kin(self, candidate: Candidate) -> Cluster | None:
        """The agreement told of last, where the candidate is one that it rests on or changes ("It builds on the Treaty")."""
        verb = next((t for t in islice(self.document.ancestors(candidate.token), _CHAIN) if self._is_kin(t)), None)
        before = [] if verb is None else [c for c in self.clusters[-_NEAR:] if c.end <= self.document.starts[verb]]
        return max(before, key=lambda c: c.end, default=None)

    def _is_kin(self, verb: int) -> bool:
        if self.document.lower_lemmas[verb] not in words("verbs", "kin"):
            return False
        subjects = (c for c in self.document.children[verb] if self.document.deps[c] in ("nsubj", "nsubjpass"))
        return any(self.document.lower_words[c] in _PRONOUNS or self.document.lower_words[c] in heads() for c in subjects)

    def _of_its_age(self, candidate: Candidate, near: list[Cluster]) -> list[Cluster]:
        """The agreements that "the current deal" or "the new deal" can be."""
        if candidate.existing:
            near = [c for c in near if not self._is_new(c)]
        told = age(self.document, candidate)
        return [c for c in near if of_one_age(told, c.ages)]

    def _fits(self, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether the parties that a phrase names do not contradict those of an agreement."""
        return len(cluster.parties) < 2 or set(parties) <= set(cluster.parties)

    def _add(self, cluster: Cluster, candidate: Candidate, parties: tuple[str, ...]) -> None:
        cluster.members.append(candidate)
        if told := age(self.document, candidate):
            cluster.ages.add(told)
        if candidate.named or not cluster.about:
            cluster.about |= candidate.about
        if candidate.named and (entry := self._known(self.document.text[candidate.start : candidate.end])):
            cluster.about |= entry.about
        if len(parties) > len(cluster.parties):
            cluster.parties = parties
        for name in (self._name(candidate), candidate.acronym):
            if name and name not in cluster.names and (candidate.named or candidate.about or not cluster.names):
                cluster.names.append(name)
                self.by_name.setdefault(_key(name), cluster)

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
        name = self._name(best)
        listed = self._known(name)
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
        found = self.passage.complete(cluster.parties, cluster.members)
        kin = self._parties_of(cluster.kin) if cluster.kin and len(found) < 2 else ()
        return kin if set(found) <= set(kin) else found

    def _parties_of(self, cluster: Cluster) -> tuple[str, ...]:
        best = max(cluster.members, key=lambda m: (m.named, m.end - m.start))
        listed = self._known(self._name(best))
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


def _key(name: str) -> str:
    """A name without regard to capitals and number ("the Migration Accords", "the Migration Accord talks")."""
    return name.casefold().removesuffix("s")


def _dated(one: frozenset[str], other: set[str]) -> bool:
    """Whether two descriptions differ by the year that only one of them has ("the 2018 peace deal", "the old peace deal")."""
    years = [{word for word in words if _YEAR.fullmatch(word)} for words in (one, other)]
    return sum(map(bool, years)) == 1 and one - years[0] == other - years[1] and bool(one - years[0])
