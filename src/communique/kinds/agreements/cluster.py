"""The mentions that speak of one agreement, and what tells one agreement from another: its age, its year, its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import heads, words
from communique.model import Document

_WINDOW = 2
"""Sentences between a name and "the 1987 pact" that speaks of it at most."""

_LENGTHS = frozenset(["year", "month", "week", "day", "years", "months", "weeks", "days"])
"""Units of how long an agreement lasts."""


@dataclass(slots=True)
class Cluster:
    """The candidates that speak of one agreement, as far as the text is read."""

    members: list[Candidate] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    about: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    ages: set[str] = field(default_factory=set)
    signed: str | None = None
    expires: str | None = None
    replaced: bool = False
    private: bool = False
    kin: Cluster | None = None

    def is_over(self, day: str) -> bool:
        """Whether it had ended by a day."""
        end = self.expires or ""
        return bool(end and day) and end < day[: len(end)]

    @property
    def named(self) -> bool:
        """Whether one of its mentions is a proper name."""
        return any(m.named for m in self.members)

    @property
    def end(self) -> int:
        """The offset behind its last mention."""
        return self.members[-1].end


def age(document: Document, candidate: Candidate) -> str | None:
    """Whether the words of a mention say that it is "new" (also "a successor pact"), "current" or "previous"; else None."""
    inside = document.lower_words[max(candidate.first - 1, 0) : candidate.token]
    return next((name for name in ("new", "current", "previous") if not words("ages", name).isdisjoint(inside)), None)


def is_another(document: Document, candidate: Candidate) -> bool:
    """Whether its words say that a mention is none of those told of ("another swap deal", "under a separate accord")."""
    inside = document.lower_words[max(candidate.first - 1, 0) : candidate.token]
    return "another" in inside or (not candidate.definite and not words("ages", "other").isdisjoint(inside))


def of_one_age(one: str | None, ages: set[str]) -> bool:
    """Whether a mention of an age can speak of the agreement that others of these ages speak of."""
    return (
        one is None
        or (not ages and one != "previous")
        or one in ages
        or (one == "previous" and "new" not in ages and "current" not in ages)
    )


def of_one_year(document: Document, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a mention that only a year tells ("the 1987 pact") can speak of an agreement: of one of that year, or of one with
    no year told of right before.
    """
    (year,) = candidate.about
    if cluster.signed:
        return cluster.signed.startswith(year)
    between = document.sentence_of[candidate.token] - document.sentence_of[cluster.members[-1].token]
    return candidate.definite and "new" not in cluster.ages and between <= _WINDOW


def told_beside(document: Document, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether all words that tell a mention stand in a sentence of an agreement without a name ("signed a pact in Lima. The
    Lima pact ...").
    """
    if cluster.named or not candidate.definite or candidate.plural:
        return False
    sentences = {document.sentence_of[m.token] for m in cluster.members[:_WINDOW]}
    return any(candidate.about <= _words_of(document, number) for number in sentences)


def _words_of(document: Document, number: int) -> frozenset[str]:
    """The words of a sentence in lower case, worked out once."""
    memory = document.memory[_words_of]
    if number not in memory:
        sentence = document.sentences[number]
        memory[number] = frozenset(document.lower_words[sentence.first : sentence.last])
    found: frozenset[str] = memory[number]
    return found


def tells_only_length(candidate: Candidate) -> bool:
    """Whether how long it lasts is all that a description with "the" says ("the five-year pact")."""
    told = candidate.about - _LENGTHS
    return (
        candidate.definite
        and not candidate.plural
        and bool(told)
        and all(w.isdigit() or w in words("modifiers", "numbers") for w in told)
        and bool(candidate.about & _LENGTHS)
    )


def follows(document: Document, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a mention stands in the sentence of the last one of an agreement or in the next."""
    return 0 <= document.sentence_of[candidate.token] - document.sentence_of[cluster.members[-1].token] <= 1


def is_strange(document: Document, candidate: Candidate) -> bool:
    """Whether a word with a capital that tells a mention has not stood in the text before ("the Arusha accord")."""
    inside = range(candidate.first, candidate.token)
    told = {document.lower_words[i] for i in inside if document.words[i][0].isupper()} & candidate.about
    return any(_first(document)[word] >= candidate.first for word in told)


def _first(document: Document) -> dict[str, int]:
    """The first token of each word of the text in lower case, worked out once."""
    memory = document.memory[_first]
    if 0 not in memory:
        memory[0] = {word: len(document) - i - 1 for i, word in enumerate(reversed(document.lower_words))}
    found: dict[str, int] = memory[0]
    return found


def is_replaced(document: Document, candidate: Candidate) -> bool:
    """Whether another takes the place of an agreement: "the treaty replaces an accord of 1991"."""
    head = document.heads[candidate.token]
    will = any(document.lower_words[c] == "will" for c in document.children[head])
    held = document.deps[candidate.token] == "dobj" and (document.tags[head] != "VB" or will)
    return held and document.lower_lemmas[head] in ("replace", "supersede")


def is_called(document: Document, candidate: Candidate) -> bool:
    """Whether a description is the name that another is given ("an agreement known as the Berg pact")."""
    before = document.lower_words[max(0, candidate.first - 3) : candidate.first]
    return candidate.definite and any((a == "known" and b == "as") or b in ("called", "dubbed") for a, b in pairwise(before))


def is_part_of_noun(document: Document, candidate: Candidate) -> bool:
    """Whether it says of what kind another agreement is ("the ceasefire agreement")."""
    head = document.heads[candidate.token]
    inside = not candidate.named and document.deps[candidate.token] in ("compound", "nmod")
    return inside and candidate.token < head and document.lower_words[head] in heads()
