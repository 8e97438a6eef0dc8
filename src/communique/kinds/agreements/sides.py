"""Whose agreement it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

from communique.kinds.agreements.dealings import talkers, traders
from communique.kinds.agreements.find import Candidate, making, noun_at, words
from communique.kinds.agreements.members import listed, members
from communique.kinds.people.value import Person
from communique.model import Document
from communique.parties.value import PartyMention, is_country

_MOST = 60
"""Mentions looked at in one phrase or sentence: bounds the work on texts without full stops."""


_LESS, _MUCH_LESS = 2 / 3, 2 / 5
"""How often a third party is named at most, compared with the second, beside two that are clearly those of the article."""
_BILATERAL = 6
"""How often the second party is named at least in an article that is about two alone."""
_SPONSORS = frozenset({"United Nations"})
"""Bodies under whose name states make conventions with each other."""
_ABOVE = 8
"""Tokens above "its" among which the verb of its owner is looked for, at most."""
_CHAIN = 5
"""Verbs that hang on each other, at most ("hope to be able to sign")."""
_DATELINE = re.compile(r"[A-Z.,' ]{0,30}(?:,\s\w[^\n]{0,24}?)?\s(?:-|–|—|--)\s")
"""What follows the first city of a date line ("GAZA CITY - ", "CAIRO, May 3 - ")."""
_BROKERED = re.compile(r"-(?:brokered|mediated|backed|led|sponsored|hosted|facilitated)\b")


_PAIRED = frozenset(["two", "both", "either", "neither", "each", "warring", "rival"])
"""Words beside "sides" or "countries" that make them the two told of."""
_PAIR = re.compile(r"\b(?:two|both)\s(?:sides|allies|leaders)\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:two|both)\s(?:countries|nations|governments|neighbou?rs|states)\b", re.IGNORECASE)


class Sides:
    """The parties of agreements, by the words of the phrase, else by its passage."""

    def __init__(self, document: Document, mentions: tuple[PartyMention, ...], people: tuple[Person, ...] = ()) -> None:
        self.document = document
        self.signers = sorted((m.start, m.end, person.party) for person in people if person.party for m in person.mentions)
        self.acting = tuple(m for m in mentions if m.use == "party" and _acts(document.text, m))
        self.codes = frozenset(m.code for m in mentions)
        self.starts = [m.start for m in self.acting]

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The parties named in a span, each once, in text order."""
        return tuple(dict.fromkeys(m.code for m in self._inside(start, end)))

    def _inside(self, start: int, end: int) -> Iterator[PartyMention]:
        first = bisect_left(self.starts, start)
        return takewhile(lambda m: m.end <= end + 2, self.acting[first : first + _MOST])

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The parties that the phrase itself and the verb that makes the agreement name."""
        found = self._in_name(candidate)
        found += self._owner(candidate)
        for child in self.document.children[candidate.token]:
            word = self.document.lower_words[child]
            if self.document.deps[child] == "prep" and word in ("with", "between", "among", "of"):
                found += self._own_government(child) + self._below(child)
        if len(set(found)) < 2:
            found += self._makers(candidate)
        if len(set(found)) < 2:
            found += members(self.document, candidate.token, self.named_below)
            span = listed(self.document, candidate.start, candidate.end)
            found += self._listed(*span) if span else ()
        return tuple(dict.fromkeys(found))

    def _listed(self, start: int, end: int) -> list[str]:
        """The parties of a list, without what stands in brackets ("Denmark (in respect of Greenland)")."""
        text = self.document.text
        first = bisect_left(self.starts, start)
        inside = takewhile(lambda m: m.end <= end, self.acting[first : first + _MOST])
        return [m.code for m in inside if text.rfind("(", start, m.start) <= text.rfind(")", start, m.start)]

    def is_body(self, candidate: Candidate) -> bool:
        """Whether the words are the name of an organisation ("General Agreement on Tariffs and Trade")."""
        return any(m.kind != "country" for m in self._over(candidate.token))

    def is_name(self, token: int) -> bool:
        """Whether a token stands in the name of a party."""
        return bool(self._over(token))

    def _over(self, token: int) -> list[PartyMention]:
        at = self.document.starts[token]
        first = max(0, bisect_right(self.starts, at) - 1)
        return [m for m in self.acting[first : first + 1] if m.start <= at < m.end]

    def beside(self, candidate: Candidate) -> bool:
        """Whether the phrase says between whom or with whom it is."""
        named = self.says(candidate)
        return any((word == "between" and found) or (word == "with" and found and candidate.definite) for word, found in named)

    def says(self, candidate: Candidate) -> list[tuple[str, list[str]]]:
        """The prepositions of the phrase that stand before parties, with these parties."""
        preps = [c for c in self.document.children[candidate.token] if self.document.deps[c] == "prep"]
        named = [(self.document.lower_words[p], self.named_below(p)) for p in preps]
        return [(word, found) for word, found in named if word in ("between", "with") and found]

    def _owner(self, candidate: Candidate) -> list[str]:
        owner = next((c for c in self.document.children[candidate.token] if self.document.deps[c] == "poss"), None)
        if owner is None:
            return []
        if self.document.lower_words[owner] == "its":
            sentence = self.document.sentences[self.document.sentence_of[owner]]
            before = self.within(sentence.start, self.document.starts[owner])
            return self._subject(owner) or list(before[-1:])
        return self.named_below(owner)

    def _subject(self, token: int) -> list[str]:
        """The one party that is the subject of the clauses above a token, for "its"; of the nearest that names one."""
        document = self.document
        for verb in islice(document.ancestors(token), _ABOVE):
            for child in document.children[verb]:
                named = self.named_below(child)[:2] if document.deps[child] == "nsubj" and child < token else []
                if named:
                    return named if len(named) == 1 else []
        return []

    def _own_government(self, token: int) -> list[str]:
        """The country named last before "their government" below a token."""
        document = self.document
        for noun in (c for child in (token, *document.children[token]) for c in (child, *document.children[child])):
            own = any(document.lower_words[c] in ("their", "its") for c in document.children[noun])
            if own and document.lower_lemmas[noun] == "government":
                before = self.acting[: bisect_left(self.starts, document.starts[noun])][-1:]
                return [m.code for m in before if m.kind == "country"]
        return []

    def _below(self, token: int) -> list[str]:
        return list(self.within(*self._extent(token)))

    def _extent(self, token: int) -> tuple[int, int]:
        """The characters from the first to the last of a token and what hangs from it, at most so many tokens."""
        below = [token]
        for at in below:
            inside = (
                c
                for c in self.document.children[at]
                if self.document.deps[c] not in ("relcl", "punct") and self.document.lower_words[c] != "another"
            )
            below += list(inside)[: _MOST - len(below)]
        return self.document.starts[min(below)], self.document.ends[max(below)]

    def _in_name(self, candidate: Candidate) -> list[str]:
        """The parties in the phrase; a city alone is where it was signed ("the Stockholm agreement"), the United Nations in a
        name whose charter or convention it is.
        """
        found = list(self.within(candidate.start, candidate.end))
        first = self.acting[bisect_left(self.starts, candidate.start)] if found else None
        sponsored = candidate.named or self._is_truce(candidate)
        sponsor = first is not None and (first.form == "capital" or (sponsored and first.code in _SPONSORS))
        return [] if len(found) == 1 and sponsor else found

    def _makers(self, candidate: Candidate) -> list[str]:
        """Who makes the agreement by the verb above it: "X and Y signed", "agreed by X and Y", "the two sides reached"."""
        found: list[str] = []
        for verb in making(self.document, candidate.token):
            if self.document.lower_lemmas[verb] in words("verbs", "brokering"):
                continue
            beside = (c for c in self.document.children[verb] if self.document.deps[c] == "prep")
            found += self._agents(verb)
            for child in beside:
                if self.document.lower_words[child] in ("with", "between"):
                    found += self.named_below(child) or self._both(child)
        found += self._havers(candidate) + traders(self.document, candidate, self.named_below)
        return found + talkers(self.document, candidate, self.named_below, self._agents)

    def _havers(self, candidate: Candidate) -> list[str]:
        """Who has an agreement or does something to it: "X had a pact with Y", "the pact that X broke"."""
        document = self.document
        above = [document.heads[candidate.token]] if document.deps[candidate.token] == "dobj" else []
        below = [c for c in document.children[candidate.token] if document.deps[c] == "relcl"]
        having = (verb for verb in (*above, *below) if document.lower_lemmas[verb] in words("verbs", "having"))
        return [code for verb in having for code in self._agents(verb)]

    def _agents(self, verb: int) -> list[str]:
        """The parties that do what a verb says, also by a verb above it ("X and Y hope to reach", "are expected to sign")."""
        document = self.document
        for _ in range(_CHAIN):
            agents = [c for c in document.children[verb] if document.deps[c] in ("agent", "nsubj")]
            agents += [c for c in document.children[verb] if document.deps[c] == "nsubjpass" and document.tags[verb] != "VBD"]
            found = [code for agent in agents for code in self.named_below(agent) or self._both(agent)]
            if found or document.deps[verb] not in ("xcomp", "conj", "pcomp", "prep", "acomp"):
                return found
            verb = document.heads[verb]
        return []

    def named_below(self, token: int) -> list[str]:
        """The parties below a token, people for theirs."""
        start, end = self._extent(token)
        first = bisect_left(self.signers, (start,))
        people = [party for s, e, party in self.signers[first : first + _MOST] if e <= end + 2]
        return people or list(self.within(start, end))

    def _both(self, token: int) -> list[str]:
        """The two parties last named before "the two countries", "both sides"; that of the speaker of "we"."""
        document = self.document
        if document.lower_words[token] in ("we", "i"):
            return self._speaker(token)
        pair = {document.lower_words[c] for c in document.children[token]} & _PAIRED
        if document.lower_words[token] == "they":
            they = self._before(token)
            return they if len(they) > 1 or (they and not is_country(they[0])) else list(self.main)
        if not pair or document.lower_lemmas[token] not in words("parties", "pair"):
            return []
        states = document.lower_lemmas[token] in words("parties", "states")
        if states and (told := self._told_of(token)):
            return told
        if clear := self._foremost(_MUCH_LESS, states):
            return list(clear)
        before: list[str] = []
        for mention in reversed(self.acting[: bisect_left(self.starts, document.starts[token])][-_MOST:]):
            if mention.code not in before and not (states and mention.kind != "country"):
                before.insert(0, mention.code)
            if len(before) == 2:
                return before
        return []

    def _told_of(self, token: int) -> list[str]:
        """The only two countries of the sentence up to "the two countries", else of the one before."""
        number = self.document.sentence_of[token]
        for sentence in (self.document.sentences[number], self.document.sentences[number - 1] if number else None):
            named = [] if sentence is None else self.within(sentence.start, min(sentence.end, self.document.starts[token]))
            countries = [code for code in named if is_country(code)]
            if countries:
                return countries if len(countries) == 2 else []
        return []

    def _before(self, token: int) -> list[str]:
        """The parties of the subject of the sentence before, for "they"."""
        number = self.document.sentence_of[token] - 1
        if number < 0:
            return []
        sentence = self.document.sentences[number]
        subjects = (i for i in range(sentence.first, sentence.last) if self.document.deps[i] == "nsubj")
        first = next(subjects, None)
        return [] if first is None else self.named_below(first)

    def _speaker(self, token: int) -> list[str]:
        """The one party of those whom the sentence of "we" and the one before name, else of all in the article."""
        number = self.document.sentence_of[token]
        start = self.document.sentences[max(0, number - 1)].start
        end = self.document.sentences[number].end
        near = self.signers[bisect_left(self.signers, (start,)) : bisect_left(self.signers, (end,))]
        parties = list(dict.fromkeys(party for _, _, party in near or self.signers))
        return parties if len(parties) == 1 else []

    @cached_property
    def _ranked(self) -> list[tuple[str, int]]:
        """Parties by how often the article names them; organisations only where there is nobody else."""
        named = [m for m in self.acting if not m.inferred and m.kind != "organization"] or self.acting
        return sorted(Counter(m.code for m in named).items(), key=lambda item: (-item[1], item[0]))

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The two parties of which the article speaks most, where a third is clearly less present; else none."""
        return self._foremost(_LESS)

    def _foremost(self, share: float, states: bool = False) -> tuple[str, ...]:
        """The two parties (with ``states`` countries) named most, where a third is named at most so many times as often as
        the second.
        """
        ranked = [one for one in self._ranked if not states or is_country(one[0])]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] > ranked[1][1] * share):
            return ()
        return ranked[0][0], ranked[1][0]

    @cached_property
    def only_two(self) -> bool:
        """Whether the article names two parties and no third."""
        return len({m.code for m in self.acting}) == 2

    def complete(self, parties: Iterable[str], members: Sequence[Candidate]) -> tuple[str, ...]:
        """At least two parties where the passage makes them clear; else those that are known.

        Clear is a passage (the sentences of ``members`` and the one before and after each) that names both of the
        article's main parties, where the sentences themselves name no third; what is known has to be one of them.
        """
        found = tuple(dict.fromkeys(parties))
        if len(found) >= 2:
            return found
        here = [self.document.sentence_of[m.token] for m in members[:_MOST]]
        near = self._named_in(here)
        beside = sorted({i + step for i in here for step in (-1, 0, 1)})
        named = any(m.named for m in members[:_MOST])
        around = {*self._named_in(beside), *(() if named else self._people_in(beside))}
        main = set(self.main)
        if any(self._of_strangers(m) or self._is_brokered(m) for m in members[:_MOST]):
            return found
        states = self._foremost(_LESS, states=True) if self._speak(here, _STATES) else ()
        pair = states or (self.main if self._speak(here, _PAIR) else ())
        if pair and set(found) <= set(pair):
            return pair
        if any(self._is_truce(m) for m in members[:_MOST]):
            return self._fighters(found, here)
        clear = self._foremost(_MUCH_LESS) if self._ranked[1:2] and self._ranked[1][1] >= _BILATERAL else ()
        if set(found) <= main and (self.only_two or (clear and set(near) <= main)):
            return self.main
        return self.main if set(found) | set(near) <= main <= set(around) else found

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
        return any(len(self.named_below(c)) < 2 for c in named) or any(not self.named_below(c) for c in partners)

    def _is_brokered(self, member: Candidate) -> bool:
        """Whether the text speaks of who brings it about for others: whom it speaks of most may be the broker."""
        return any(self.document.lower_lemmas[verb] in ("broker", "mediate") for verb in making(self.document, member.token))

    def _fighters(self, found: tuple[str, ...], here: Sequence[int]) -> tuple[str, ...]:
        """The one state and the one armed group of the sentences of a truce and those beside them, where there is no other."""
        around = self._mentions_in(sorted({i + step for i in here for step in (-1, 0, 1)}))
        states = {m.code for m in around if m.kind == "country"}
        groups = {m.code for m in around if m.kind == "group"}
        both = (*states, *groups)
        return both if len(states) == len(groups) == 1 and set(found) <= set(both) else found

    def _is_truce(self, member: Candidate) -> bool:
        """Whether it is one between fighters: who they are is not told by whom the article speaks of most."""
        return bool((member.about | {noun_at(self.document, member.token)}) & words("heads", "states"))

    def _speak(self, sentences: Iterable[int], pair: re.Pattern[str]) -> bool:
        """Whether sentences speak of "the two countries", "both sides"."""
        spans = [self.document.sentences[i] for i in sentences]
        return any(pair.search(self.document.text, s.start, s.end) for s in spans)

    def _named_in(self, sentences: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.code for m in self._mentions_in(sentences)))

    def _people_in(self, sentences: Iterable[int]) -> Iterator[str]:
        """The parties of the people named in sentences."""
        for sentence in (self.document.sentences[i] for i in sentences if 0 <= i < len(self.document.sentences)):
            first, last = bisect_left(self.signers, (sentence.start,)), bisect_left(self.signers, (sentence.end,))
            yield from (party for _, _, party in self.signers[first : min(last, first + _MOST)])

    def _mentions_in(self, sentences: Iterable[int]) -> list[PartyMention]:
        known = [self.document.sentences[i] for i in sentences if 0 <= i < len(self.document.sentences)]
        return [m for s in known for m in self._inside(s.start, s.end)]


def _acts(text: str, mention: PartyMention) -> bool:
    """Whether a mention is neither who brokers something ("US-brokered") nor the city that a report was written in."""
    opens = mention.text.isupper() and len(mention.text) > 3 and text[max(0, mention.start - 1) : mention.start] in ("", "\n")
    return not _BROKERED.match(text, mention.end) and not (opens and _DATELINE.match(text, mention.end))
