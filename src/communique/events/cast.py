"""The cast of an article: which party, and which person, a phrase stands for."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from communique.events.syntax import (
    conjuncts,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    verb_above,
    within,
)
from communique.events.value import Extent
from communique.kinds.people.value import Person
from communique.kinds.reading import Facts
from communique.kinds.troops.value import Troops
from communique.model import Context, Document
from communique.parties.value import PartyMention

PLURAL = frozenset({"they", "them", "their", "we", "us", "our"})
SINGULAR = frozenset({"he", "she", "him", "her", "his"})
NEUTRAL = frozenset({"it", "its"})
FIRST = frozenset({"we", "us", "our", "i", "my", "me"})
MAX_DEPTH = 4
MARGIN = 1.5
"""How much more often than the third the second party is named, for the first two to be the main pair."""
REACH = 3
"""How many sentences back a pronoun or a bare office may look."""


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``actors.toml``."""
    table = tomllib.loads(Path(__file__).with_name("actors.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a phrase stands for: party codes, ids of people, and where it says so; ``sure`` is False for what was
    inferred from afar.
    """

    parties: tuple[str, ...]
    people: tuple[str, ...]
    spans: tuple[Extent, ...]
    sure: bool = True


def union(actors: list[Actor]) -> Actor | None:
    """Several actors as one, each party and person once, in order; None for none."""
    if not actors:
        return None
    parties = tuple(dict.fromkeys(p for a in actors for p in a.parties))
    people = tuple(dict.fromkeys(p for a in actors for p in a.people))
    spans = tuple(dict.fromkeys(s for a in actors for s in a.spans))
    return Actor(parties, people, spans, all(a.sure for a in actors))


class Cast:
    """Parties and people by token, and what the pronouns, pairs and bare offices of an article refer to."""

    def __init__(self, document: Document, context: Context, facts: Facts) -> None:
        self.document = document
        self.context = context
        self.facts = facts
        self.party_at: dict[int, PartyMention] = {}
        for mention in facts.parties:
            for token in document.tokens_in(mention.start, mention.end):
                self.party_at[token] = mention
        self.person_at: dict[int, Person] = {}
        for person in facts.people:
            for span in person.mentions:
                for token in document.tokens_in(span.start, span.end):
                    self.person_at[token] = person
        self.amount_at = {t: a for a in facts.amounts for t in document.tokens_in(a.start, a.end)}
        self.troops_at = {t: x for x in facts.troops for t in document.tokens_in(x.start, x.end)}
        self.pact_at = {t: g for g in facts.agreements for m in g.mentions for t in document.tokens_in(m.start, m.end)}
        self.pairs: list[tuple[int, tuple[str, ...]]] = []
        self.asked: set[int] = set()

    def troops_in(self, token: int) -> list[Troops]:
        """The head-counts in the clause of a token."""
        near = within(self.document, token)
        return list(dict.fromkeys(x for t, x in sorted(self.troops_at.items()) if t in near))

    def people_beside(self, token: int) -> list[Person]:
        """The people in subject or object position of the verb that a token is or belongs to."""
        document = self.document
        verb = token if is_verb(document, token) else verb_above(document, token)
        if verb is None:
            return []
        heads = [
            *grammatical_subjects(document, verb),
            *logical_objects(document, verb),
            *logical_subjects(document, verb),
        ]
        found = [i for h in heads for t in conjuncts(document, h) if (a := self.of(t)) for i in a.people]
        return [p for p in self.facts.people if p.id in found]

    @cached_property
    def weight(self) -> Counter[str]:
        """How often each party is named, people counted for theirs."""
        counts = Counter(m.code for m in self.facts.parties)
        counts.update(p.party for p in self.facts.people for _ in p.mentions if p.party)
        return counts

    def seen_pair(self, token: int, parties: tuple[str, ...]) -> None:
        """Remember the parties of a joint event: "the two sides" after it are these."""
        if len(parties) == 2:
            self.pairs.append((token, parties))

    def all_of(self, tokens: list[int], depth: int = 0) -> Actor | None:
        """The actors of several phrases together, coordinated ones included."""
        seen: dict[int, None] = {}
        for token in tokens:
            seen.update(dict.fromkeys(conjuncts(self.document, token)))
        return union([a for a in (self.of(t, depth) for t in seen) if a])

    def of(self, token: int, depth: int = 0) -> Actor | None:
        """The actor that the phrase headed by a token stands for, or None (so too where it would stand for itself)."""
        if depth > MAX_DEPTH or token in self.asked:
            return None
        self.asked.add(token)
        try:
            return (
                self.named(token)
                or self.pronoun(token, depth)
                or self.pair(token)
                or self.described(token, depth)
                or self.bare(token)
            )
        finally:
            self.asked.remove(token)

    def named(self, token: int) -> Actor | None:
        """The person or party whose name the token belongs to."""
        if person := self.person_at.get(token):
            return Actor((person.party,) if person.party else (), (person.id,), (self.extent(token),))
        if (mention := self.party_at.get(token)) and not self._place_beside(token, mention):
            return Actor((mention.code,), (), (Extent(mention.start, mention.end),))
        return None

    def _place_beside(self, token: int, mention: PartyMention) -> bool:
        """Whether a name only says where something is: a place in apposition or loosely attached ("Doha, Qatar -
        officials").
        """
        return mention.use == "place" and self.document.deps[token] in ("appos", "npadvmod", "dep", "nmod")

    def bloc_among(self, actor: Actor | None) -> bool:
        """Whether a phrase names several of one organization ("NATO ministers"), who meet among themselves."""
        if actor is None or len(actor.parties) != 1:
            return False
        tokens = [t for s in actor.spans for t in self.document.tokens_in(s.start, s.end) if t in self.party_at]
        heads = [self.document.heads[t] for t in tokens]
        return any(
            self.party_at[t].kind == "organization" and self.document.tags[h] in ("NNS", "NNPS")
            for t, h in zip(tokens, heads, strict=True)
        )

    def extent(self, token: int) -> Extent:
        """The characters of a token."""
        return Extent(self.document.starts[token], self.document.ends[token])

    def described(self, token: int, depth: int) -> Actor | None:
        """The party named inside a phrase whose head acts for it ("US officials", "the president of France")."""
        document = self.document
        if document.lemmas[token].lower() not in lexicon()["agents"]:
            return self.apposed(token, depth)
        sent = document.lemmas[token].lower() in lexicon()["sent"]
        return self.apposed(token, depth) or self.owner(token, depth, ("of", "from") if sent else ("of", "from", "for", "in"))

    def apposed(self, token: int, depth: int) -> Actor | None:
        """Who stands beside a phrase in apposition ("his predecessor, James DeHart")."""
        beside = [t for t in kids(self.document, token, "appos") if t in self.person_at]
        return self.named(beside[0]) if beside else None

    def owner(self, token: int, depth: int = 0, preps: tuple[str, ...] = ("of", "by", "from")) -> Actor | None:
        """The party in front of a noun (possessive, demonym, compound) or behind it ("of France")."""
        document = self.document
        front = kids(document, token, "poss", "compound", "amod", "nmod", "npadvmod")
        found = [a for t in front if (a := self._front(t, depth))]
        if not found:
            behind = [
                o
                for p in kids(document, token, "prep", "agent")
                if document.words[p].lower() in preps
                for o in kids(document, p, "pobj")
            ]
            found = [a for t in behind if (a := self.all_of([t], depth + 1))]
        return union(found)

    def _front(self, token: int, depth: int) -> Actor | None:
        if self.document.deps[token] == "poss":
            return self.all_of([token], depth + 1)
        found = [
            self.named(t) for t in (*conjuncts(self.document, token), *kids(self.document, token, "compound", "amod", "nmod"))
        ]
        return union([a for a in found if a])

    def pronoun(self, token: int, depth: int) -> Actor | None:
        """What a pronoun stands for where that is certain enough, or the antecedent of a relative one."""
        document = self.document
        word, tag = document.words[token].lower(), document.tags[token]
        if tag in ("WDT", "WP", "WP$"):
            noun = next((document.heads[a] for a in document.ancestors(token) if document.deps[a] == "relcl"), None)
            return self.of(noun, depth + 1) if noun is not None else None
        if tag not in ("PRP", "PRP$"):
            return None
        if word in FIRST:
            return self.speaker(token)
        if word in SINGULAR:
            return self._back(token, lambda t: self._person(t))
        if word in NEUTRAL:
            return self._back(token, lambda t: self._body(t))
        return self.pair(token) or self._back(token, lambda t: self._plural(t)) if word in PLURAL else None

    def _person(self, token: int) -> Actor | None:
        return self.named(token) if token in self.person_at else None

    def _body(self, token: int) -> Actor | None:
        return (
            self.of(token, MAX_DEPTH - 1)
            if token not in self.person_at and self.document.tags[token] not in ("PRP", "NNS")
            else None
        )

    def _plural(self, token: int) -> Actor | None:
        document = self.document
        many = (
            document.tags[token] in ("NNS", "NNPS")
            or kids(document, token, "conj")
            or (token in self.party_at and self.party_at[token].kind == "group")
        )
        return self.all_of([token], MAX_DEPTH - 1) if many else None

    def _back(self, token: int, read: object) -> Actor | None:
        """The nearest subject before a pronoun that ``read`` makes something of: this sentence first, then those
        before.
        """
        document = self.document
        at = document.sentence_of[token]
        for index in range(at, max(-1, at - REACH), -1):
            sentence = document.sentences[index]
            last = token if index == at else sentence.last
            subjects = [t for t in range(sentence.first, last) if document.deps[t] in ("nsubj", "nsubjpass")]
            subjects = subjects[::-1] if index == at else subjects
            for subject in subjects:
                found = read(subject)  # type: ignore[operator]
                if found:
                    return Actor(found.parties, found.people, (self.extent(token),), False)
        return None

    def speaker(self, token: int) -> Actor | None:
        """Who says "we": the subject of the verb of saying around it, else the body that publishes the text."""
        document = self.document
        say = lexicon()["say"]
        for above in document.ancestors(token):
            if document.lemmas[above] in say and above != verb_above(document, token):
                found = self.all_of(
                    [s for s in grammatical_subjects(document, above) if document.words[s].lower() not in FIRST],
                    MAX_DEPTH - 1,
                )
                if found:
                    return Actor(found.parties, found.people, (self.extent(token),), False)
        return self.publisher(token)

    def publisher(self, token: int) -> Actor | None:
        """The party that speaks in a text of the first person without a speaker: the one named far more than any
        other.
        """
        top = self.weight.most_common(2)
        if not top or (len(top) == 2 and top[0][1] <= MARGIN * top[1][1]):
            return None
        return Actor((top[0][0],), (), (self.extent(token),), False)

    def pair(self, token: int) -> Actor | None:
        """The pair that "the two sides", "both countries" stand for: that of the last joint event, else the two most
        named.
        """
        document = self.document
        words = lexicon()
        if document.lemmas[token].lower() not in words["pairs"]:
            return None
        marks = {document.words[c].lower() for c in document.children[token]}
        if not marks & words["both"] or kids(document, token, "poss"):
            return None
        before = [p for at, p in self.pairs if at < token]
        parties = self.main_pair(MARGIN) or (before[-1] if before else self.main_pair())
        return Actor(parties, (), (self.extent(token),), False) if len(parties) == 2 else None

    def main_pair(self, margin: float = 1.0) -> tuple[str, ...]:
        """The two parties named most, where the second is named more than ``margin`` times as often as the third."""
        top = self.weight.most_common(3)
        clear = len(top) == 2 or (len(top) == 3 and top[1][1] > margin * top[2][1])
        return tuple(code for code, _ in top[:2]) if clear else ()

    def partner(self, party: str, token: int) -> str | None:
        """Who is across the table from a party: the one other party of the sentence, else of the article's main pair."""
        document = self.document
        sentence = document.sentences[document.sentence_of[token]]
        inside = range(sentence.first, sentence.last)
        named = [self.named(t) for t in inside if t not in self.party_at or self.party_at[t].use == "party"]
        others = {p for a in named if a for p in a.parties} - {party}
        if len(others) == 1:
            return others.pop()
        pair = self.main_pair(MARGIN)
        return next((p for p in pair if p != party), None) if party in pair and not others else None

    def bare(self, token: int) -> Actor | None:
        """The person or body that a definite office or body without a name stands for ("the president", "the
        ministry").
        """
        document = self.document
        lemma = document.lemmas[token].lower()
        words = lexicon()
        definite = any(document.words[c].lower() in ("the", "his", "her", "its") for c in kids(document, token, "det", "poss"))
        if not definite or document.tags[token] not in ("NN", "NNP"):
            return None
        if lemma in words["offices"]:
            return self._back(token, lambda t: self._titled(t, lemma))
        if lemma in words["bodies"]:
            return self._back(token, lambda t: self._body(t) if t != token and t in self.party_at else None)
        return None

    def _titled(self, token: int, lemma: str) -> Actor | None:
        person = self.person_at.get(token)
        return self.named(token) if person and person.title and lemma in person.title.lower() else None
