"""Whose an agreement is by its passage, where the words about it name fewer than two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import words
from communique.kinds.agreements.making import making
from communique.kinds.agreements.referents import LESS, MUCH_LESS
from communique.kinds.agreements.sides import Sides, is_truce
from communique.parties.organizations.blocs import without_members
from communique.parties.value import PartyMention, is_country

_MOST = 60
"""Mentions looked at of one agreement or in one sentence: bounds the work on texts without full stops."""
_BILATERAL = 6
"""How often the second party is named at least in an article that is about two alone."""
_SECOND, _HALF = 3, 1 / 2
"""How often the second is named at least in one about two states, and a third compared with it at most."""
_PAIR = re.compile(r"\b(?:two|both|the)\s(?:sides|allies|leaders)\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:two|both)\s(?:countries|nations|governments|neighbou?rs|states)\b", re.IGNORECASE)


class Passage:
    """The parties that the sentences of an agreement, those beside them and the article tell."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.document = sides.document

    def complete(self, parties: Iterable[str], members: Sequence[Candidate]) -> tuple[str, ...]:
        """At least two parties where the passage makes them clear; else those that are known.

        Clear is a passage (the sentences of ``members`` and the one before and after each) that names both of the
        article's main parties, where the sentences themselves name no third; what is known has to be one of them.
        """
        given = tuple(dict.fromkeys(parties))
        found = given if any("accession" in m.about for m in members[:_MOST]) else without_members(given)
        if len(given) >= 2 or self._of_debt(members):
            return found
        here = [self.document.sentence_of[m.token] for m in members[:_MOST]]
        near = self._named_in(here)
        beside = sorted({i + step for i in here for step in (-1, 0, 1)})
        named = any(m.named for m in members[:_MOST])
        around = {*self._named_in(beside), *(() if named else self._people_in(beside))}
        main = set(self.sides.main)
        if any(self._of_strangers(m) or self._is_brokered(m) for m in members[:_MOST]):
            return found
        if len(found) == 1 and (partner := self._beside_partner(found[0], members)):
            return partner, *found
        states = self.sides.foremost(LESS, states=True) if self._speak(here, _STATES) else ()
        pair = states or (self.sides.main if self._speak(here, _PAIR) else ())
        if pair and set(found) <= set(pair):
            return pair
        if self._seated(found, members):
            return found
        if any(is_truce(self.document, m) for m in members[:_MOST]):
            return self._fighters(found, here)
        clear = self.sides.foremost(MUCH_LESS) if self.sides.ranked[1:2] and self.sides.ranked[1][1] >= _BILATERAL else ()
        if set(found) <= main and (self.sides.only_two or (clear and set(near) <= main)):
            return self.sides.main
        told = set(found) | set(near) <= main
        return self.sides.main if told and (main <= set(around) or self._of_two(members)) else found

    def _of_two(self, members: Sequence[Candidate]) -> bool:
        """Whether the article is about two states, whose a known agreement is of which no sentence says more; not one of
        fighters or of those within a state ("the peace accord", "a coalition deal").
        """
        if not any(member.named or member.definite or member.existing for member in members[:_MOST]):
            return False  # new in the text, and nobody is named with it
        within = any(not member.about.isdisjoint(words("parties", "within")) for member in members[:_MOST])
        second = self.sides.ranked[1][1] if len(self.sides.ranked) > 1 else 0
        return not within and second >= _SECOND and bool(self.sides.foremost(_HALF)) and all(map(is_country, self.sides.main))

    def _beside_partner(self, partner: str, members: Sequence[Candidate]) -> str | None:
        """Who has an agreement "with" a partner by the subject of its clause ("Peru said that its boats came under a pact with
        Chile").
        """
        for member in members[:_MOST]:
            if self.document.lower_lemmas[self.document.heads[member.token]] in words("verbs", "judging"):
                continue
            if any(word == "with" and partner in found for word, found in self.sides.says(member)):
                subject = [code for code in self.sides.subject(member.token) if code != partner]
                if len(subject) == 1 and is_country(subject[0]):
                    return subject[0]
        return None

    def _seated(self, found: tuple[str, ...], members: Sequence[Candidate]) -> bool:
        """Whether a capital names it, which is no party ("the Cairo accord"): who they are is not told by who is near."""
        seats = {self.sides.capitals.get(self.document.starts[member.first]) for member in members[:_MOST]}
        return len(found) < 2 and not seats <= {None, *found}

    def _of_debt(self, members: Sequence[Candidate]) -> bool:
        """Whether it is one of a debtor with lenders whom the text seldom names: no other state is its party."""
        return any(not member.about.isdisjoint(words("parties", "debt")) for member in members[:_MOST])

    def _of_strangers(self, member: Candidate) -> bool:
        """Whether the phrase says between or with whom it is, and names those whom no table knows ("between Muslims and
        Croats", "signed a truce with the main rebel faction").
        """
        document = self.document
        between = [c for c in document.children[member.token] if document.lower_words[c] == "between"]
        named = (c for prep in between for c in document.children[prep] if document.pos[c] == "PROPN")
        heads = (member.token, *making(document, member.token))
        with_them = (c for head in heads for c in document.children[head] if document.lower_words[c] == "with")
        partners = (c for prep in with_them for c in document.children[prep] if document.pos[c] in ("NOUN", "PROPN"))
        return any(len(self.sides.named_below(c)) < 2 for c in named) or any(not self.sides.named_below(c) for c in partners)

    def _is_brokered(self, member: Candidate) -> bool:
        """Whether the text speaks of who brings it about for others: whom it speaks of most may be the broker."""
        return any(self.document.lower_lemmas[verb] in ("broker", "mediate") for verb in making(self.document, member.token))

    def _fighters(self, found: tuple[str, ...], here: Sequence[int]) -> tuple[str, ...]:
        """The one state and the one armed group of the sentences of a truce and those beside them, where there is no other."""
        around = self._mentions_in(sorted({i + step for i in here for step in (-1, 0, 1)}))
        states = {m.code for m in around if m.kind == "country"} - self.sides.brokers
        groups = {m.code for m in around if m.kind == "group"}
        both = (*states, *groups)
        return both if len(states) == len(groups) == 1 and set(found) <= set(both) else found

    def _speak(self, sentences: Iterable[int], pair: re.Pattern[str]) -> bool:
        """Whether sentences speak of "the two countries", "both sides"."""
        spans = [self.document.sentences[i] for i in sentences]
        return any(pair.search(self.document.text, s.start, s.end) for s in spans)

    def _named_in(self, sentences: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.code for m in self._mentions_in(sentences)))

    def _people_in(self, sentences: Iterable[int]) -> Iterator[str]:
        """The parties of the people named in sentences."""
        for sentence in (self.document.sentences[i] for i in sentences if 0 <= i < len(self.document.sentences)):
            first, last = bisect_left(self.sides.signers, (sentence.start,)), bisect_left(self.sides.signers, (sentence.end,))
            yield from (party for _, _, party in self.sides.signers[first : min(last, first + _MOST)])

    def _mentions_in(self, sentences: Iterable[int]) -> list[PartyMention]:
        known = [self.document.sentences[i] for i in sentences if 0 <= i < len(self.document.sentences)]
        return [m for s in known for m in self.sides.inside(s.start, s.end)]
