"""Whose agreement it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, takewhile

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.dealings import bringers, talkers, traders
from communique.kinds.agreements.describing import forces_status
from communique.kinds.agreements.instruments import lead
from communique.kinds.agreements.lexicon import noun_at, words
from communique.kinds.agreements.making import making
from communique.kinds.agreements.members import listed, members
from communique.kinds.agreements.referents import LESS, Referents
from communique.kinds.people.value import Person
from communique.model import Document
from communique.parties.value import PartyMention, is_country

_MOST = 60
"""Mentions looked at in one phrase or sentence: bounds the work on texts without full stops."""


_SPONSORS = frozenset({"United Nations"})
"""Bodies under whose name states make conventions with each other."""
_BACKING = frozenset({"back", "support", "recognize", "recognise", "arm", "aid", "fund", "train", "sponsor"})
_BROKERING = frozenset({"broker", "mediate", "facilitate"})
_BY_WHOM = re.compile(r"-(?:brokered|mediated|facilitated)\b")
"""What others do for a side of an agreement, or for both."""
_NEXT = 40
"""Characters between "between" and the first party at most."""
_AND = re.compile(r"(?:[ -][a-z]+){0,2}\sand\s(?:the\s)?(?:[\w-]+\s){0,4}")
"""What stands between the two parties of "between X and the armed group Y"."""
_OWN = frozenset(["compound", "amod", "poss"])
"""What stands before a noun and tells whose it is."""
_ABOVE = 8
"""Tokens above "its" among which the verb of its owner is looked for, at most."""
_CHAIN = 5
"""Verbs that hang on each other, at most ("hope to be able to sign")."""
_DATELINE = re.compile(r"[A-Z.,' ]{0,30}(?:,\s\w[^\n]{0,24}?)?\s(?:-|–|—|--)\s")
"""What follows the first city of a date line ("GAZA CITY - ", "CAIRO, May 3 - ")."""
_BROKERED = re.compile(r"-(?:negotiated|brokered|mediated|backed|led|sponsored|hosted|facilitated)\b")


class Sides:
    """The parties of agreements, by the words of the phrase, else by its passage."""

    def __init__(self, document: Document, mentions: tuple[PartyMention, ...], people: tuple[Person, ...] = ()) -> None:
        self.document = document
        self.signers = sorted((m.start, m.end, person.party) for person in people if person.party for m in person.mentions)
        acting = (m for m in mentions if m.use == "party" and _acts(document.text, m))
        self.acting = tuple(m for m in acting if not _backs(document, m))
        self.brokers = frozenset(m.code for m in mentions if _mediates(document, m))
        self.named = mentions
        self.codes = frozenset(m.code for m in mentions)
        self.capitals = {m.start: m.code for m in mentions if m.form == "capital"}
        self.starts = [m.start for m in self.acting]
        self.referents = Referents(self)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The parties named in a span, each once, in text order."""
        return tuple(dict.fromkeys(m.code for m in self.inside(start, end)))

    def inside(self, start: int, end: int) -> Iterator[PartyMention]:
        first = bisect_left(self.starts, start)
        return takewhile(lambda m: m.end <= end + 2, self.acting[first : first + _MOST])

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The parties that the phrase itself and the verb that makes the agreement name."""
        found = self._in_name(candidate)
        found += self._owner(candidate)
        for child in (*self.document.children[candidate.token], *self._right_behind(candidate)):
            word = self.document.lower_words[child]
            if self.document.deps[child] == "prep" and word in ("with", "between", "among", "of"):
                below = self._below(child)
                below += self._second(child) if word == "between" and len(below) == 1 else []
                found += self._own_government(child) + (below or self._between_them(child))
        if len(set(found)) < 2:
            found += self._makers(candidate)
        if len(set(found)) < 2:
            found += members(self.document, candidate.token, self._meant, self._lands)
            span = listed(self.document, candidate.start, candidate.end)
            found += self._listed(*span) if span else ()
        if len(set(found)) < 2 and candidate.named and (line := lead(self.document, candidate.start)):
            found += self._signers_of(line)
        return tuple(dict.fromkeys(found))

    def _second(self, prep: int) -> list[str]:
        """The second of "between X and the group Y", where the parser makes Y the subject of what follows."""
        start = self.document.ends[prep]
        two = self.acting[bisect_left(self.starts, start) :][:2]
        if len(two) < 2 or two[0].start > start + _NEXT:
            return []
        return [two[1].code] if _AND.fullmatch(self.document.text, two[0].end, two[1].start) else []

    def _between_them(self, prep: int) -> list[str]:
        """The parties of "between the two countries", "among them"."""
        if self.document.lower_words[prep] != "between":
            return []
        return [code for child in self.document.children[prep] for code in self.referents.of(child)]

    def _right_behind(self, candidate: Candidate) -> list[int]:
        """The "with" right behind an agreement that the parser hangs on its verb ("broke off the accords with Peru")."""
        behind = candidate.token + 1
        if self.document.lower_lemmas[behind : behind + 1] and self.document.lower_lemmas[behind] in words("verbs", "made"):
            after = behind + 1  # whatever the parser makes of "the agreement concluded between X and Y"
            return [after] if self.document.lower_words[after : after + 1] == ("between",) else []
        with_it = behind < len(self.document) and self.document.lower_words[behind] == "with"
        own = with_it and self.document.heads[behind] == self.document.heads[candidate.token]
        return [behind] if own and self.document.deps[candidate.token] in ("dobj", "pobj") else []

    def _listed(self, start: int, end: int) -> list[str]:
        """The parties of a list, without what stands in brackets ("Denmark (in respect of Greenland)")."""
        text = self.document.text
        first = bisect_left(self.starts, start)
        inside = takewhile(lambda m: m.end <= end, self.acting[first : first + _MOST])
        return [m.code for m in inside if text.rfind("(", start, m.start) <= text.rfind(")", start, m.start)]

    def _signers_of(self, line: tuple[int, int]) -> list[str]:
        """The parties of all that a list names: those of the sentence before it where there are two or more, else the two that
        the statement speaks of most, or names first.
        """
        last = self.document.tokens_in(*line)[-1]
        sentence = self.document.sentences[self.document.sentence_of[last]]
        states = [code for code in self.within(max(line[0], sentence.start), line[1]) if is_country(code)]
        named = dict.fromkeys(m.code for m in self.acting[:_MOST] if is_country(m.code))
        return states if len(states) > 1 else list(self.foremost(LESS, states=True)) or list(named)[:2]

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
        preps += [c for c in self._right_behind(candidate) if self.document.lower_words[c] == "between"]
        named = [(self.document.lower_words[p], self.named_below(p)) for p in preps]
        return [(word, found) for word, found in named if word in ("between", "with") and found]

    def _owner(self, candidate: Candidate) -> list[str]:
        owner = next((c for c in self.document.children[candidate.token] if self.document.deps[c] == "poss"), None)
        if owner is None:
            return []
        if self.document.lower_words[owner] == "its":
            sentence = self.document.sentences[self.document.sentence_of[owner]]
            before = self.within(sentence.start, self.document.starts[owner])
            return self.subject(owner) or list(before[-1:]) or self.referents.subject_before(owner)
        return self.named_below(owner)

    def subject(self, token: int) -> list[str]:
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
        sponsored = candidate.named or is_truce(self.document, candidate)
        sponsor = first is not None and (first.form == "capital" or (sponsored and first.code in _SPONSORS))
        return [] if len(found) == 1 and sponsor else found

    def _makers(self, candidate: Candidate) -> list[str]:
        """Who makes the agreement by the verb above it: "X and Y signed", "agreed by X and Y", "the two sides reached"."""
        found: list[str] = []
        for verb in making(self.document, candidate.token):
            if self.document.lower_lemmas[verb] in words("verbs", "brokering") and not self._by_two(verb):
                continue
            beside = (c for c in self.document.children[verb] if self.document.deps[c] == "prep")
            found += self.agents(verb)
            for child in beside:
                if self.document.lower_words[child] in ("with", "between"):
                    found += self.named_below(child) or self.referents.of(child)
        lands = self._nowhere if self.says(candidate) else self._lands  # "a base in Greenland under a pact with Denmark"
        found += self._havers(candidate) + traders(self.document, candidate, self._meant, lands)
        found += bringers(self.document, candidate, self.agents, self._lands)
        return found + talkers(self.document, candidate, self.named_below, self.agents)

    def _by_two(self, verb: int) -> bool:
        """Whether two announce it, who are those who have it ("Peru and its banks announced an agreement")."""
        document = self.document
        if document.lower_lemmas[verb] != "announce" or self._of_others(verb):
            return False
        subjects = (c for c in document.children[verb] if document.deps[c] == "nsubj")
        return any(document.deps[c] == "conj" for subject in subjects for c in document.children[subject])

    def _of_others(self, verb: int) -> bool:
        """Whether it is said whose the agreement is that somebody announces ("announce the agreement of envoys of X and Y")."""
        document = self.document
        behind = (c for o in document.children[verb] if document.deps[o] == "dobj" for c in document.children[o])
        return any(document.lower_words[c] in ("of", "between", "by") and self.named_below(c) for c in behind)

    def _havers(self, candidate: Candidate) -> list[str]:
        """Who has an agreement or does something to it: "X had a pact with Y", "the pact that X broke"."""
        document = self.document
        noun = forces_status(document, candidate.token)
        above = [document.heads[noun]] if document.deps[noun] in ("dobj", "nsubjpass") else []
        below = [c for c in document.children[candidate.token] if document.deps[c] == "relcl"]
        having = (verb for verb in (*above, *below) if document.lower_lemmas[verb] in words("verbs", "having"))
        had = [code for verb in having for code in (*self.agents(verb), *self._partners(verb, below))]
        return had or self._disputing(noun)

    def _disputing(self, noun: int) -> list[str]:
        """The two who are at odds over it ("The two also quarrel over a 2015 accord")."""
        document = self.document
        verb = document.heads[document.heads[noun]]
        over = document.deps[noun] == "pobj" and document.lower_words[document.heads[noun]] == "over"
        found = self.agents(verb) if over and document.lower_lemmas[verb] in words("verbs", "disputing") else []
        return found if len(set(found)) == 2 else []

    def _partners(self, verb: int, below: list[int]) -> list[str]:
        """With whom one is had by a clause behind it ("the agreement that Peru has with Chile")."""
        with_them = (c for c in self.document.children[verb] if verb in below and self.document.lower_words[c] == "with")
        return [code for prep in with_them for code in self.named_below(prep)]

    def agents(self, verb: int) -> list[str]:
        """The parties that do what a verb says, also by a verb above it ("X and Y hope to reach", "are expected to sign")."""
        document = self.document
        for _ in range(_CHAIN):
            agents = [c for c in document.children[verb] if document.deps[c] in ("agent", "nsubj")]
            agents += [c for c in document.children[verb] if document.deps[c] == "nsubjpass" and document.tags[verb] != "VBD"]
            found = [code for agent in agents for code in self.named_below(agent) or self.referents.of(agent)]
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

    def _meant(self, token: int) -> list[str]:
        """The parties below a token, those too that "both" or "the two countries" stands for."""
        return self.named_below(token) or self.referents.of(token)

    def _lands(self, token: int) -> list[str]:
        """The countries below a token, also where they are only a place."""
        start, end = self._extent(token)
        return [m.code for m in self.named if start <= m.start and m.end <= end and m.kind == "country"]

    def _nowhere(self, token: int) -> list[str]:
        """No country: whose it is, is said."""
        return []

    def inside_noun(self, token: int) -> tuple[str, ...]:
        """The parties that a noun itself names, with what stands before it, for "which"."""
        before = [c for c in self.document.children[token] if c < token and self.document.deps[c] in _OWN]
        return self.within(self.document.starts[min(before, default=token)], self.document.ends[token])

    @cached_property
    def ranked(self) -> list[tuple[str, int]]:
        """Parties by how often the article names them; organisations only where there is nobody else."""
        sided = [m for m in self.acting if m.code not in self.brokers]
        named = [m for m in sided if not m.inferred and m.kind != "organization"] or sided
        return sorted(Counter(m.code for m in named).items(), key=lambda item: (-item[1], item[0]))

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The two parties of which the article speaks most, where a third is clearly less present; else none."""
        return self.foremost(LESS)

    def foremost(self, share: float, states: bool = False) -> tuple[str, ...]:
        """The two parties (with ``states`` countries) named most, where a third is named at most so many times as often as
        the second.
        """
        ranked = [one for one in self.ranked if not states or is_country(one[0])]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] > ranked[1][1] * share):
            return ()
        return ranked[0][0], ranked[1][0]

    @cached_property
    def only_two(self) -> bool:
        """Whether the article names two parties and no third."""
        return len({m.code for m in self.acting}) == 2


def is_truce(document: Document, member: Candidate) -> bool:
    """Whether an agreement is one between fighters: who they are is not told by whom the article speaks of most."""
    return bool((member.about | {noun_at(document, member.token)}) & words("heads", "states"))


def _backs(document: Document, mention: PartyMention) -> bool:
    """Whether a party only backs another or brings others together ("the government, backed by the Saudis")."""
    last = document.tokens_in(mention.start, mention.end)[-1:]
    by = document.heads[last[0]] if last else 0
    behind = bool(last) and document.deps[last[0]] == "pobj" and document.lower_words[by] == "by"
    return behind and document.lower_lemmas[document.heads[by]] in _BACKING | _BROKERING


def _mediates(document: Document, mention: PartyMention) -> bool:
    """Whether a party brings others together ("Chinese-brokered talks", "talks brokered by China")."""
    if _BY_WHOM.match(document.text, mention.end):
        return True
    last = document.tokens_in(mention.start, mention.end)[-1:]
    verb = document.heads[document.heads[last[0]]] if last else 0
    return bool(last) and document.lower_lemmas[verb] in _BROKERING and _backs(document, mention)


def _acts(text: str, mention: PartyMention) -> bool:
    """Whether a mention is neither who brokers something ("US-brokered") nor the city that a report was written in."""
    opens = mention.text.isupper() and len(mention.text) > 3 and text[max(0, mention.start - 1) : mention.start] in ("", "\n")
    return not _BROKERED.match(text, mention.end) and not (opens and _DATELINE.match(text, mention.end))
