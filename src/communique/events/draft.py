"""An event while it is made: what was read at its trigger, before mentions of one event are joined and sides are settled."""

from __future__ import annotations

from dataclasses import dataclass

from communique.events.actor import Actor
from communique.events.hit import Hit
from communique.events.value import Attribution, EventStatus, Extent, When


@dataclass(frozen=True, slots=True)
class Draft:
    """An event being made: its trigger and what was read around it; ``verbal`` tells a verb's from a noun's.
    ``outcome_of`` is the verb whose outcome it is, ``anaphoric`` a noun that only takes up what was told ("the attack"),
    ``bare`` a noun of which no more is said than whose it is,
    ``recent`` says that it is dated within a week of publication, ``quantities`` the values of its amounts and head-counts, by
    which two acts of one kind are told apart, ``ranked`` the sides that the ranker named; ``fresh`` is an act that
    is one more, or by fighters who were not told of before ("gunmen"), or a gathering that is one more; ``words`` are the
    lemmas of the nouns and verbs below the trigger; ``holders`` are the people who take or leave a post; ``quoted`` is told
    in words between quotation marks, ``broken`` how talks were suspended or broke down, told of beside them; ``definite`` is
    a noun with an article that points back; ``acted`` tells that somebody acts who is no known party, ``sites`` are the towns.
    """

    hit: Hit
    verbal: bool
    sentence: int
    source: Actor | None
    target: Actor | None
    status: EventStatus
    phase: str | None
    when: When
    people: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    troops: tuple[str, ...] = ()
    agreement: str | None = None
    location: tuple[str, Extent] | None = None
    attribution: Attribution | None = None
    mentions: int = 1
    headline: bool = False
    outcome_of: int | None = None
    anaphoric: bool = False
    quantities: frozenset[str] = frozenset()
    recent: bool = False
    bare: bool = False
    ranked: tuple[str, ...] = ()
    fresh: bool = False
    words: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    lemma: str = ""
    nouns: frozenset[str] = frozenset()
    aside: bool = False
    quoted: bool = False
    broken: bool = False
    definite: bool = False
    acted: bool = False
    sites: frozenset[str] = frozenset()
    absorbed: tuple[Hit, ...] = ()

    @property
    def parties(self) -> set[str]:
        """Everyone in it."""
        return set((self.source.parties if self.source else ()) + (self.target.parties if self.target else ()))
