"""Whose forces are that somebody moves: "Peru may send troops", "by massing 900 men", "the forces that Peru has gathered"."""

from __future__ import annotations

from bisect import bisect_right

from communique.parties.institutions.keys import table
from communique.parties.institutions.leaders import Leaders
from communique.parties.institutions.passage import Passage, bidding
from communique.parties.value import PartyMention

_CLIMBED = 5
"""Verbs at most that are looked at above the one that moves."""
_UP = frozenset({"conj", "appos"})
_NOUNS = frozenset({"amod", "compound", "nmod", "poss"})
_LED = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp"})
_RELATIVE = frozenset({"that", "which", "who"})
_IT = frozenset({"it", "they"})
_HE = frozenset({"he", "she"})


class Movers:
    """Who moves the forces of a sentence, by its parse."""

    def __init__(self, passage: Passage, leaders: Leaders) -> None:
        self.document = passage.document
        self.passage = passage
        self.leaders = leaders
        words = table()["moving"]
        self.verbs, self.foreign = frozenset(words["verbs"]), frozenset(words["not_own"])
        self.people = frozenset(words["people"])

    def whose(self, at: int) -> str | None:
        """The party whose the forces at an offset are, as it moves them or has moved them; None where nobody known does."""
        token = self.document.token_at(at)
        if token is None or any(self.document.lower_lemmas[c] in self.foreign for c in self._near(token)):
            return None
        below = self.document.children[token]
        if any(self.document.lower_words[c] == "whose" for c in below):
            return self._antecedent(self.document.heads[token], at)
        gathered = next((c for c in below if self.document.deps[c] in ("relcl", "acl") and self._moves(c)), None)
        if gathered is not None:
            agent = self._agent(gathered)
            return self._subject_of(gathered, at) if agent is None else self._party(agent)
        verb = self._verb(token)
        return self._mover(verb, at) if verb is not None and self._moves(verb) else None

    def _near(self, token: int) -> list[int]:
        return [c for c in self.document.children[token] if self.document.deps[c] in _NOUNS]

    def _moves(self, token: int) -> bool:
        return self.document.lower_lemmas[token] in self.verbs

    def _verb(self, token: int) -> int | None:
        """The verb whose object a token is, by itself or as what something is of ("900 of its troops", "a number of men")."""
        for _ in range(_CLIMBED):
            dep, head = self.document.deps[token], self.document.heads[token]
            if dep in ("dobj", "nsubjpass"):
                return head
            if dep == "pobj" and self.document.lower_words[head] == "of":
                token = self.document.heads[head]
            elif dep in _UP:
                token = head
            else:
                return None
        return None

    def _mover(self, verb: int, at: int) -> str | None:
        """The party that is the subject of a verb, or of the one above it that leads to it."""
        for _ in range(_CLIMBED):
            agent = self._agent(verb)
            if agent is not None:
                return self._party(agent)
            if any(self.document.deps[c] == "nsubj" for c in self.document.children[verb]):
                return self._subject_of(verb, at)
            dep, head = self.document.deps[verb], self.document.heads[verb]
            if dep == "relcl":
                return self._party(head)
            if dep == "acl":
                return next((code for c in self._near(head) if (code := self._party(c))), None)
            bidden = self._bidden(head) if dep in ("xcomp", "ccomp") else None
            if bidden is not None:
                return self._party(bidden)
            if dep not in _LED:
                return None
            verb = self.document.heads[head] if dep == "pcomp" else head
        return None

    def _agent(self, verb: int) -> int | None:
        """Who does what a passive verb says ("troops sent by Peru")."""
        by = (c for c in self.document.children[verb] if self.document.deps[c] == "agent")
        return next((c for b in by for c in self.document.children[b] if self.document.deps[c] == "pobj"), None)

    def _bidden(self, verb: int) -> int | None:
        """Who is asked to do something by a verb ("urged Peru to")."""
        if self.document.lower_lemmas[verb] not in bidding():
            return None
        below = [c for c in self.document.children[verb] if self.document.deps[c] in ("dobj", "prep")]
        named = [c if self.document.deps[c] == "dobj" else self._object(c) for c in below]
        return next((c for c in named if c is not None), None)

    def _object(self, preposition: int) -> int | None:
        return next((c for c in self.document.children[preposition] if self.document.deps[c] == "pobj"), None)

    def _subject_of(self, verb: int, at: int) -> str | None:
        subject = next((c for c in self.document.children[verb] if self.document.deps[c] == "nsubj"), None)
        if subject is None:
            return None
        word = self.document.lower_words[subject]
        if word in _RELATIVE and self.document.deps[verb] == "relcl":
            return self._party(self.document.heads[verb])
        if word in _HE:
            return self.leaders.his(at, True)
        return self._before(self.document.starts[subject]) if word in _IT else self._party(subject)

    def _antecedent(self, verb: int, at: int) -> str | None:
        """The party or the country of the leader whose forces do something ("Peru, whose forces left")."""
        if self.document.deps[verb] != "relcl":
            return None
        head = self.document.heads[verb]
        who = self.document.words[head]
        waging = self.leaders.waging if self.leaders.wages(who) else self.leaders.at_war(at)
        return self._party(head) or self.leaders.led_by(who) or waging

    def _before(self, at: int) -> str | None:
        """The only party that leads the sentence before "it" at an offset, else the sentence before that."""
        sentence = self.passage.sentence(at)
        if sentence is None:
            return None
        for i in (sentence, sentence - 1):
            codes = self.passage.leading(i, at) if i >= 0 else set()
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _party(self, token: int) -> str | None:
        """The party that a word stands for, or whose leaders it does ("Peru's generals")."""
        found = self._named(token)
        if found is None and self.document.lower_lemmas[token] in self.people:
            found = next((m for c in self._near(token) if (m := self._named(c))), None)
        return found.code if found and found.use == "party" else None

    def _named(self, token: int) -> PartyMention | None:
        start = self.document.starts[token]
        i = bisect_right(self.passage.starts, start) - 1
        return self.passage.mentions[i] if i >= 0 and start < self.passage.mentions[i].end else None
