"""Whom a phrase stands for that names or describes a party which no table has."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from communique.events.actor import Actor, any_of
from communique.events.syntax import kids
from communique.events.value import Extent
from communique.kinds.reading import Facts
from communique.model import Document
from communique.parties.organizations.unlisted import employs, in_dispute, of_workers, works
from communique.parties.value import PartyMention

LABOUR = frozenset({"union", "federation", "confederation", "brotherhood", "guild"})
"""How a union of workers is called without its name."""


class Unlisted:
    """The companies, unions, bands of fighters and the like of an article, by token."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self.document = document
        self.facts = facts

    def actor(self, token: int) -> Actor | None:
        """The party whose name or description a token belongs to; no person or treaty taken for a body."""
        mention = self._at.get(token)
        if mention is None or mention.text in self._no_bodies:
            return None
        return Actor((mention.code,), (), (Extent(mention.start, mention.end),))

    def beside(self, token: int) -> Actor | None:
        """The party whose name stands right behind what it is called, or before it where it fights ("the oil company Norden",
        "Grey Wolf rebels").
        """
        document = self.document
        named = [t for t in kids(document, token, "appos") if t in self._at]
        gaps = (" ", " (") if document.tags[token] == "NNPS" else (" ",)  # "Togo's Socialists (PST)"
        found = [t for t in named if document.text[document.ends[token] : self._at[t].start] in gaps]
        if not found and document.lower_lemmas[token] in any_of("irregulars", "bands"):
            front = [t for t in kids(document, token, "compound", "nmod") if t in self._at]
            found = [t for t in front if self._at[t].end <= document.starts[token] and document.words[t][0].isupper()]
        return self.actor(found[0]) if found else None

    def company(self, token: int) -> bool:
        """Whether a token belongs to the name of a company."""
        return any(token in self.document.tokens_in(m.start, m.end) for m in self._companies)

    def side(self, token: int) -> Actor | None:
        """The side of a labour dispute that is called by what it is ("the union", "the airline", "management")."""
        document, lemma = self.document, self.document.lower_lemmas[token]
        if not self._disputing:
            return None
        if works(lemma) and document.tags[token] == "NNS":
            return self._staff(token)
        if document.tags[token] not in ("NN", "NNP") or not (lemma in LABOUR or employs(lemma)):
            return None
        if lemma in LABOUR and (front := kids(document, token, "poss", "compound")):
            named = self._in_front(front)  # "the farmers' union", "the IG Norden union"
            own = all(works(document.lower_lemmas[t]) or document.tags[t] == "PRP$" or self._employs(t) for t in front)
            return named or (self._only_union(token) if own else None)
        sides = [m for m in self._disputing if of_workers(m) == (lemma in LABOUR)]
        before = [m for m in sides if m.start < document.starts[token]] or sides[:1]
        extent = Extent(document.starts[token], document.ends[token])
        return Actor((before[-1].code,), (), (extent,), False) if before else None

    def firms(self, token: int) -> Actor | None:
        """The two that "both companies" are: the only companies named so far, or those named most by far."""
        document = self.document
        before = [m for m in self._companies if m.start < document.starts[token]]
        most = Counter(m.code for m in before).most_common(3)
        if len(most) < 2 or (len(most) > 2 and most[1][1] < 2 * most[2][1]):
            return None
        return Actor((most[0][0], most[1][0]), (), (Extent(document.starts[token], document.ends[token]),), False)

    def _staff(self, token: int) -> Actor | None:
        """The union of those who work for the employer in a dispute ("Norden pilots", "striking workers"), where it has one."""
        document = self.document
        front = kids(document, token, "poss", "compound", "nmod", "amod")
        return self._only_union(token) if all(document.words[t].islower() or self._employs(t) for t in front) else None

    def _employs(self, token: int) -> bool:
        """Whether a token belongs to the name of the employer in a dispute."""
        start = self.document.starts[token]
        return any(m.start <= start < m.end and not of_workers(m) for m in self._disputing)

    def _only_union(self, token: int) -> Actor | None:
        unions = {m.code for m in self._disputing if of_workers(m)}
        extent = Extent(self.document.starts[token], self.document.ends[token])
        return Actor((unions.pop(),), (), (extent,), False) if len(unions) == 1 else None

    def _in_front(self, front: list[int]) -> Actor | None:
        """The union whose name stands before what it is called."""
        starts = [self.document.starts[t] for t in front]
        named = [m for m in self._disputing if of_workers(m) and any(m.start <= s < m.end for s in starts)]
        return Actor((named[0].code,), (), (Extent(named[0].start, named[0].end),)) if named else None

    @cached_property
    def opponents(self) -> tuple[str, ...]:
        """The union and the employer of a labour dispute, where the article has one of each."""
        codes = tuple(dict.fromkeys(m.code for m in self._disputing))
        unions = {m.code for m in self._disputing if of_workers(m)}
        return codes if len(codes) == 2 and len(unions) == 1 else ()

    @cached_property
    def _at(self) -> dict[int, PartyMention]:
        return {t: m for m in self.facts.unlisted for t in self.document.tokens_in(m.start, m.end)}

    @cached_property
    def _companies(self) -> tuple[PartyMention, ...]:
        """The mentions of companies, in a labour dispute those that are parties throughout too."""
        return tuple(m for m in (*self.facts.unlisted, *self.facts.parties) if m.kind == "company")

    @cached_property
    def _disputing(self) -> tuple[PartyMention, ...]:
        return in_dispute(self.document, self.facts.parties)

    @cached_property
    def _no_bodies(self) -> frozenset[str]:
        """What the recognizer may take for a body: names of the article's people, and of its agreements."""
        pacts = (m.text for pact in self.facts.agreements for m in pact.mentions)
        people = (m.text for person in self.facts.people for m in person.mentions)
        return frozenset((*(p.name.split()[-1] for p in self.facts.people), *people, *pacts))
