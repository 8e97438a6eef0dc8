"""Which of the agreements told of before a mention speaks of: by its name, its words, its age and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.cluster import (
    Cluster,
    age,
    equal,
    follows,
    is_another,
    is_called,
    is_replaced,
    is_strange,
    of_one_age,
    of_one_kind,
    of_one_year,
    of_other_matter,
    tells_only_length,
    told_beside,
    told_by_makers,
    told_by_matter,
    without_length,
)
from communique.kinds.agreements.describing import YEAR
from communique.kinds.agreements.instruments import lead
from communique.kinds.agreements.known import OF_MANY, Known, known
from communique.kinds.agreements.lexicon import heads, lexicon, noun_at, words
from communique.kinds.agreements.sides import Sides, is_truce
from communique.kinds.agreements.timing import dates_near
from communique.kinds.agreements.told import has_matter, is_made
from communique.kinds.agreements.truces import by_place, truce_again
from communique.kinds.dates.value import Date
from communique.model import Document

_FEW = 5
"""Mentions of one agreement that are asked with whom it is."""
NEAR = 40
"""Agreements before that one without a name may speak of: bounds the work on hostile texts."""
_APPOSED, _SAID = 30, 100
"""Characters between an agreement and the name that it is given at most: of one with a name, of one without."""
_MORE = re.compile(r",\s(?:the|a|an|their|its)\s(?:[a-z]+\s){0,3}")
"""What stands between a name and a description that says more of it."""
_NAMED = re.compile(r"(?:\s(?:with|between|in|on)\s(?:the\s)?\w+(?:\s(?:and\s)?[A-Z]\w+){0,3}){0,2},\sthe\s")
"""What stands between a description and the name that follows it ("its pact with Chile, the Cod Convention")."""
_SPACE = re.compile(r"\s+")


class Links:
    """The agreements that a text has told of so far, and which of them a further mention speaks of."""

    def __init__(self, document: Document, sides: Sides, dates: Sequence[Date], day: str) -> None:
        self.document = document
        self.sides = sides
        self.dates = dates
        self.day = day
        self.clusters: list[Cluster] = []
        self.by_name: dict[str, Cluster] = {}

    def same(self, candidate: Candidate, parties: tuple[str, ...], ends: str | None) -> Cluster | None:
        """The agreement told of before that a candidate speaks of, None where it is new."""
        if is_replaced(self.document, candidate):
            return self._same_name(candidate) if candidate.named else None
        if candidate.named:
            same = self._same_name(candidate) or self._introduced(candidate) or self._now_named(candidate, parties)
            same = same or self._under(candidate, parties) or self._opening(candidate, parties)
            return same or self._foretold(candidate) or by_place(self.document, candidate, parties, self.clusters)
        open_ = (c for c in self.clusters[-NEAR:] if not c.replaced and not self._is_one_of(candidate, parties, c))
        near = sorted(open_, key=lambda c: -c.end)
        if is_called(self.document, candidate):
            return self._introduced(candidate)
        if (equated := equal(self.document, candidate, near)) or is_another(self.document, candidate):
            return equated
        if apposed := self._apposed(candidate, near) or self._said_more(candidate) or self._outdone(candidate, near):
            return apposed
        near = self._of_its_noun(candidate, self._of_its_age(candidate, near))
        truce = truce_again(self.document, candidate, parties, near, self.clusters)
        return truce or self._by_words(candidate, parties, ends, near)

    def _by_words(
        self, candidate: Candidate, parties: tuple[str, ...], ends: str | None, near: list[Cluster]
    ) -> Cluster | None:
        """The agreement among those near that a mention without a name speaks of, by what it says of it."""
        if candidate.about:
            lasting = (c for c in near[:1] if self._of_that_length(candidate, c, ends))
            alike = (c for c in near if self._alike(candidate, parties, c))
            return next(lasting, None) or next(alike, None) or self._only(candidate, parties, near)
        near = [c for c in near if not of_other_matter(self.document, candidate, c)]
        if ends and not self.sides.says(candidate):
            near = of_one_kind(self.document, candidate, near) if candidate.definite and not candidate.plural else near
            near = [c for c in near if self._may_end(candidate, parties, c)]
            named = [c for c in near if c.named] or [c for c in near if not c.members[0].existing] or near
            return named[0] if named else None
        if candidate.definite and not candidate.plural:
            fitting = of_one_kind(self.document, candidate, near)
            near = [c for c in fitting if self._speaks_of(candidate, parties, c)]
            return next((c for c in near if not c.is_over(self.day)), next(iter(near), None))
        if candidate.definite and self.document.words[candidate.token][0].isupper():
            return next((c for c in near if c.named and c.names[0].endswith(self.document.words[candidate.token])), None)
        return next((c for c in near if self._told_again(candidate, parties, c)), None)

    def _apposed(self, candidate: Candidate, near: list[Cluster]) -> Cluster | None:
        """The agreement that a description in apposition to it speaks of ("the Arms Treaty, the only remaining accord")."""
        if self.document.deps[candidate.token] != "appos":
            return None
        head = self.document.heads[candidate.token]
        return next((c for c in near if c.members[-1].first <= head <= c.members[-1].token), None)

    def _outdone(self, candidate: Candidate, near: list[Cluster]) -> Cluster | None:
        """The agreement told of before in the sentence of which a superlative behind a comma says more, whatever the parser
        makes of it ("a sale of coal took effect in May, the largest gas deal between the two").
        """
        document = self.document
        best = any(tag == "JJS" for tag in document.tags[candidate.first : candidate.token])
        if not best or candidate.plural or document.lower_words[max(candidate.first - 2, 0) : candidate.first] != (",", "the"):
            return None
        here = document.sentence_of[candidate.token]
        return next(
            (c for c in near[:1] if document.sentence_of[c.members[-1].token] == here and not c.members[-1].plural), None
        )

    def _said_more(self, candidate: Candidate) -> Cluster | None:
        """The named agreement right before it that a description says more of ("the Arms Treaty, the last remaining pact")."""
        last = max(self.clusters, key=lambda c: c.members[-1].end, default=None)
        if last is None or not last.members[-1].named or candidate.plural:
            return None
        between = self.document.text[last.members[-1].end : candidate.start]
        listed = re.match(r"(?:\s\w+){0,5},?\sand\b", self.document.text[candidate.end : candidate.end + _APPOSED])
        return last if not listed and _MORE.fullmatch(between) else None

    def _is_new(self, cluster: Cluster) -> bool:
        """Whether an agreement is new in the text, and not signed in another year: "the current deal" is another."""
        if self._of_earlier_year(cluster):
            return False
        first = cluster.members[0]
        if first.named and lead(self.document, first.start):
            return True
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
        own_kind = heads().get(noun_at(self.document, candidate.token), False)  # "also signed a protocol"
        bare = not cluster.about and not cluster.named and not candidate.plural and not own_kind
        only = len(self.clusters) == 1
        hailed = only and cluster.members[0].definite and not cluster.parties
        same = hailed or ((bool(parties) or only) and set(parties) <= set(cluster.parties))
        return bare and same and is_made(self.document, candidate)

    def _same_name(self, candidate: Candidate) -> Cluster | None:
        written = self.document.text[candidate.start : candidate.end]
        return self.by_name.get(_key(self.name(candidate))) or self.by_name.get(_key(written))

    def _introduced(self, candidate: Candidate) -> Cluster | None:
        """The agreement that the same sentence described before it gave the name ("a new deal, known as ...")."""
        for cluster in reversed(self.clusters[-NEAR:]):
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
        if not (under or self._of_this_year(candidate)) or self.known_as(self.name(candidate)):
            return None
        last = max(self.clusters, key=lambda c: c.end, default=None)
        if last is None or last.named or last.members[0].definite or OF_MANY.search(self.name(candidate)):
            return None
        return last if follows(self.document, candidate, last) and self._fits(parties, last) else None

    def _opening(self, candidate: Candidate, parties: tuple[str, ...]) -> Cluster | None:
        """The one without a word to tell it, spoken of with "the" in the sentence before, that a sentence opens with the name
        of ("is ending the agreement that lets them fish. The Cod Agreement, signed in 1998, ...").
        """
        document, name = self.document, self.name(candidate)
        sentence = document.sentences[document.sentence_of[candidate.token]]
        told_more = candidate.acronym is not None or document.text[candidate.end : candidate.end + 1] == ","
        if candidate.first != sentence.first + 1 or not told_more or self.known_as(name) or OF_MANY.search(name):
            return None
        last = max(self.clusters, key=lambda c: c.end, default=None)
        if last is None or last.named or last.about or not last.members[0].definite or len(last.members) > 1:
            return None
        return last if follows(document, candidate, last) and self._fits(parties, last) else None

    def _of_this_year(self, candidate: Candidate) -> bool:
        """Whether a name with an acronym opens a sentence without a date of an earlier year."""
        sentence = self.document.sentences[self.document.sentence_of[candidate.token]]
        if candidate.acronym is None or candidate.first != sentence.first + 1 or not self.day:
            return False
        near = dates_near(self.document, candidate, self.dates)
        return not any(d.value and d.value[:4].isdigit() and d.value[:4] < self.day[:4] for d in near)

    def _now_named(self, candidate: Candidate, parties: tuple[str, ...]) -> Cluster | None:
        """The agreement that was made without a name before ("a trade deal") and has one now ("the new Trade Agreement")."""
        if self.document.lower_words[max(candidate.first - 1, 0)] not in ("new", "the"):
            return None
        for cluster in self.clusters[-NEAR:]:
            alike = bool(cluster.about) and cluster.about <= candidate.about
            alike = alike or told_by_matter(self.document, candidate, cluster)
            if alike and not cluster.named and (not parties or set(cluster.parties) <= set(parties)):
                return cluster
        return None

    def _foretold(self, candidate: Candidate) -> Cluster | None:
        """The agreement that was described before a name of the table came: "the 2015 deal", or "a deal in Minsk" before "the
        Minsk agreement".
        """
        entry = self.known_as(self.document.text[candidate.start : candidate.end])
        if entry is None or not entry.parties:
            return None
        described = self.document.words[candidate.token].islower()
        told = replace(candidate, about=frozenset(self.document.lower_words[candidate.first : candidate.token]))
        for cluster in sorted((c for c in self.clusters[-NEAR:] if not c.named), key=lambda c: -c.end):
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
        if self._is_with_another(candidate, cluster):
            return False
        if self._told_in_full(candidate, parties, cluster):
            return True
        if len(candidate.about) == 1 and YEAR.fullmatch(next(iter(candidate.about))):
            return of_one_year(self.document, candidate, cluster)
        if told_beside(self.document, candidate, cluster) or told_by_matter(self.document, candidate, cluster):
            return True
        same_sides = bool(parties) and set(parties) == set(cluster.parties)
        if candidate.about == cluster.about or (candidate.definite and not cluster.about and same_sides):
            return True
        if candidate.definite and not cluster.named and _dated(candidate.about, cluster.about):
            return True
        return candidate.definite and (candidate.about <= cluster.about or self._longer_told(candidate, cluster))

    def _longer_told(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Whether a mention with "the" tells an agreement as it was told before, and how long it lasts besides ("the gas deal
        ... The five-year gas deal").
        """
        told, lasting = without_length(candidate.about)
        known, other = without_length(cluster.about)
        return bool(lasting and told) and told <= known and (not other or other == lasting)

    def _may_end(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether a bare noun whose end is told may be an agreement: one with "the", or one that shares a party with it; "a
        treaty that expires in May" of whom nothing is said is none told of before.
        """
        if not candidate.definite:
            other = is_truce(self.document, cluster.members[0]) or self._is_paper(candidate)
            told = has_matter(self.document, candidate) and (cluster.named or bool(cluster.about))
            if other or told or set(parties).isdisjoint(cluster.parties):
                return False
        return len(parties) < 2 or self._fits(parties, cluster)

    def _is_paper(self, candidate: Candidate) -> bool:
        return noun_at(self.document, candidate.token) in words("heads", "written")

    def _is_with_another(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Whether a phrase says with whom it is, and an agreement told of is said to be with somebody else."""
        partners = {code for word, found in self.sides.says(candidate) for code in found if word == "with"}
        if not partners or partners & set(cluster.parties):
            return False
        return any(word == "with" for member in cluster.members[:_FEW] for word, _ in self.sides.says(member))

    def _is_one_of(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether "the agreement with Peru" may be one of several told of together ("agreements with Peru and with Chile")."""
        several = cluster.members[0].plural and len(cluster.parties) > 2
        return several and not candidate.plural and 0 < len(parties) < len(cluster.parties)

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

    def _of_its_age(self, candidate: Candidate, near: list[Cluster]) -> list[Cluster]:
        """The agreements that "the current deal" or "the new deal" can be."""
        if candidate.existing:
            near = [c for c in near if not self._is_new(c)]
        told = age(self.document, candidate)
        near = [c for c in near if told != "new" or "new" in c.ages or not self._of_earlier_year(c)]
        return [c for c in near if of_one_age(told, c.ages)]

    def _of_earlier_year(self, cluster: Cluster) -> bool:
        """Whether an agreement was signed in a year before that of publication: "the new deal" is another."""
        return bool(cluster.signed and self.day) and str(cluster.signed)[:4] < self.day[:4]

    def _speaks_of(self, candidate: Candidate, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether a bare noun with "the" can stand for an agreement by the parties that it names: "its own pact with Chile"
        only where it is known to be theirs; "the pact that Peru and Chile signed" for none told of with a third party.
        """
        if self.document.lower_words[candidate.token - 1] == "own":
            return len(cluster.parties) > 1 and set(parties) <= set(cluster.parties)
        if (
            len(parties) > 1
            and len(cluster.parties) < 2
            and self._has_matter(cluster)
            and told_by_makers(self.document, candidate)
        ):
            sentence = self.document.sentences[self.document.sentence_of[cluster.members[0].token]]
            return set(self.sides.within(sentence.start, sentence.end)) <= set(parties)
        if not self.sides.beside(candidate):
            return len(parties) < 2 or self._fits(parties, cluster) or bool(set(cluster.parties) <= set(parties))
        if len(cluster.parties) > 1:
            return self._fits(parties, cluster)
        sentence = self.document.sentences[self.document.sentence_of[cluster.members[0].token]]
        return set(parties) <= {*cluster.parties, *self.sides.within(sentence.start, sentence.end)}

    def _of_its_noun(self, candidate: Candidate, near: list[Cluster]) -> list[Cluster]:
        """Those with a name that a bare noun of its kind ("the protocol") can be: those with that noun in the name."""
        if candidate.about or not heads().get(noun_at(self.document, candidate.token)):
            return near
        noun = self.document.lower_words[candidate.token]
        return [c for c in near if any(self.document.lower_words[m.token].startswith(noun) for m in c.members[:_FEW])]

    def _has_matter(self, cluster: Cluster) -> bool:
        return bool(cluster.about) or has_matter(self.document, cluster.members[0])

    def _fits(self, parties: tuple[str, ...], cluster: Cluster) -> bool:
        """Whether the parties that a phrase names do not contradict those of an agreement."""
        return len(cluster.parties) < 2 or set(parties) <= set(cluster.parties)

    def add(self, cluster: Cluster, candidate: Candidate, parties: tuple[str, ...]) -> None:
        """Makes a candidate a member of an agreement, which learns its words, its age, its parties and its names."""
        cluster.members.append(candidate)
        if told := age(self.document, candidate):
            cluster.ages.add(told)
        if candidate.named or not cluster.about:
            cluster.about |= candidate.about
        if candidate.named and (entry := self.known_as(self.document.text[candidate.start : candidate.end])):
            cluster.about |= entry.about
        if len(parties) > len(cluster.parties):
            cluster.parties = parties
        for name in (self.name(candidate), candidate.acronym):
            if name and name not in cluster.names and (candidate.named or candidate.about or not cluster.names):
                cluster.names.append(name)
                self.by_name.setdefault(_key(name), cluster)

    def name(self, candidate: Candidate) -> str:
        """The name of a candidate as it is written, of the table's agreements the full one."""
        written = _SPACE.sub(" ", self.document.text[candidate.start : candidate.end])
        entry = self.known_as(written)
        return entry.name if entry else written

    def known_as(self, written: str) -> Known | None:
        """The agreement of the table with that name, where the article names the parties that its row asks for."""
        entry = known().get(written)
        return entry if entry and entry.context <= self.sides.codes else None


def _key(name: str) -> str:
    """A name without regard to capitals and number ("the Migration Accords", "the Migration Accord talks")."""
    return name.casefold().removesuffix("s")


def _dated(one: frozenset[str], other: set[str]) -> bool:
    """Whether two descriptions differ by the year that only one of them has ("the 2018 peace deal", "the old peace deal")."""
    years = [{word for word in words if YEAR.fullmatch(word)} for words in (one, other)]
    return sum(map(bool, years)) == 1 and one - years[0] == other - years[1] and bool(one - years[0])
