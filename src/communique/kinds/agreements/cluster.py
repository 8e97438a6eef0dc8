"""The mentions that speak of one agreement, and what tells one agreement from another: its age, its year, its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from communique.kinds.agreements.candidate import Candidate
from communique.kinds.agreements.lexicon import heads, noun_at, words
from communique.model import Document

_MOST = 20
"""Mentions of one agreement that are looked at: bounds the work on hostile texts."""
_WINDOW = 2
"""Sentences between a name and "the 1987 pact" that speaks of it at most."""

_MATTER = 10
"""Words behind an agreement that may tell what it is about."""
_CLOSING = frozenset([",", ".", ";", ":", "(", "which", "that", "who", "signed", "reached"])
"""Words at which these end."""
_STEM, _ENDING = 4, 3
"""Letters that words alike have in common at least, and letters at their end that may differ."""
_LENGTHS = frozenset(["year", "month", "week", "day", "years", "months", "weeks", "days", "decade", "decades", "century"])
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
    first = max(candidate.first - 1, 0)
    inside = [document.lower_words[i] for i in range(first, candidate.token) if document.words[i - 1] != "-"]  # "long-standing"
    return next((name for name in ("new", "current", "previous") if not words("ages", name).isdisjoint(inside)), None)


def is_another(document: Document, candidate: Candidate) -> bool:
    """Whether its words say that a mention is none of those told of ("another swap deal", "under a separate accord")."""
    inside = document.lower_words[max(candidate.first - 1, 0) : candidate.token]
    return "another" in inside or (not candidate.definite and not words("ages", "other").isdisjoint(inside))


def of_one_kind(document: Document, candidate: Candidate, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The agreements that a bare noun can stand for: "the truce" for one between fighters or one with a name, "the treaty" for
    all but these and memoranda; "the memorandum" for the memoranda where there are any.
    """
    noun, truces, papers = noun_at(document, candidate.token), words("heads", "states"), words("heads", "written")
    nouns = [{noun_at(document, member.token) for member in cluster.members[:_MOST]} for cluster in clusters]
    told = list(zip(clusters, nouns, strict=True))
    if noun in truces:
        own = [c for c, others in told if not (others | c.about).isdisjoint(truces)]
        civil = words("modifiers", "civil")
        return own or [c for c, _ in told if "peace" in c.about or (c.named and c.about.isdisjoint(civil))]
    if noun in papers:
        return [c for c, others in told if not others.isdisjoint(papers)] or list(clusters)
    return [c for c, others in told if noun != "treaty" or c.named or not others <= truces | papers]


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
    here = document.sentence_of[candidate.token]  # whose own words tell nothing
    sentences = {document.sentence_of[m.token] for m in cluster.members[:_WINDOW]} - {here}
    return any(candidate.about <= _words_of(document, number) for number in sentences)


def told_by_matter(document: Document, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether the words that tell a mention, years aside, are those of what an agreement is said to be about, by their stems
    ("a deal to build a railway ... the rail pact", "the treaty on open skies ... the Open Skies Treaty").
    """
    told = {word for word in candidate.about if word.isalpha()} - words("modifiers", "empty")
    if cluster.named or cluster.about or not told or not candidate.definite or candidate.plural:
        return False
    return any(_covers(_matter(document, member), told) for member in cluster.members[:_WINDOW])


def of_other_matter(document: Document, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether "the pact on copper" cannot be an agreement, as nothing in its sentences speaks of copper."""
    behind = candidate.token + 1
    if cluster.named or document.lower_words[behind : behind + 1] != ("on",):
        return False
    below = [i for i in document.children[behind] if document.words[i].rstrip("s") not in words("heads", "ends")]  # no day
    told = {document.lower_words[i] for i in below if document.pos[i] in ("NOUN", "PROPN")}
    said = {word for m in cluster.members[:_WINDOW] for word in _words_of(document, document.sentence_of[m.token])}
    return bool(told) and not any(_same_stem(word, other) for word in told for other in said)


def _covers(matter: frozenset[str], told: set[str]) -> bool:
    return all(any(_same_stem(word, other) for other in matter) for word in told)


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are alike but for their last letters ("fishing", "fisheries")."""
    short, long = sorted((one, other), key=len)
    stem = max(_STEM, len(short) - _ENDING)
    return one == other or (len(short) >= _STEM and long.startswith(short[:stem]))


def _matter(document: Document, member: Candidate) -> frozenset[str]:
    """The words in lower case right behind an agreement, up to a comma or a clause: what it is about."""
    last = document.sentences[document.sentence_of[member.token]].last
    behind = document.lower_words[member.token + 1 : min(member.token + _MATTER, last)]
    return frozenset(takewhile(lambda word: word not in _CLOSING, behind))


def _words_of(document: Document, number: int) -> frozenset[str]:
    """The words of a sentence in lower case, worked out once."""
    memory = document.memory[_words_of]
    if number not in memory:
        sentence = document.sentences[number]
        memory[number] = frozenset(document.lower_words[sentence.first : sentence.last])
    found: frozenset[str] = memory[number]
    return found


def told_by_makers(document: Document, candidate: Candidate) -> bool:
    """Whether who made it is what tells an agreement ("the pact that Peru signed", not "the pact, which they signed")."""
    clauses = (c for c in document.children[candidate.token] if document.deps[c] == "relcl")
    return "," not in document.words[candidate.token + 1 : candidate.token + 2] and any(
        document.lower_lemmas[c] in words("verbs", "made") for c in clauses
    )


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


def without_length(about: frozenset[str] | set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell an agreement without how long it lasts ("five-year gas deal"), and the words of that."""
    numbers = {word for word in about if word.isdigit() or word in words("modifiers", "numbers")}
    told = numbers | {word for word in about if word in _LENGTHS or word == "long"}
    lasting = frozenset(told) if told & _LENGTHS else frozenset()
    return frozenset(about) - lasting, lasting


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


def equal(document: Document, candidate: Candidate, clusters: Sequence[Cluster]) -> Cluster | None:
    """The agreement of which a clause says that it is what a description says ("The accord is Peru's fifth trade deal")."""
    verb = document.heads[candidate.token]
    if document.deps[candidate.token] != "attr" or document.lower_lemmas[verb] not in ("be", "become", "mark"):
        return None
    if any(document.deps[c] == "neg" for c in document.children[verb]) or candidate.plural:
        return None
    subjects = {c for c in document.children[verb] if document.deps[c] == "nsubj"}
    return next((c for c in clusters if c.members[-1].token in subjects), None)


def is_replaced(document: Document, candidate: Candidate) -> bool:
    """Whether another takes the place of an agreement: "the treaty replaces an accord of 1991"."""
    head = document.heads[candidate.token]
    will = any(document.lower_words[c] == "will" for c in document.children[head])
    held = document.deps[candidate.token] == "dobj" and (document.tags[head] != "VB" or will)
    return held and document.lower_lemmas[head] in ("replace", "supersede")


def is_called(document: Document, candidate: Candidate) -> bool:
    """Whether a description is the name that another is given ("an agreement known as the Berg pact")."""
    before = document.lower_words[max(0, candidate.first - 3) : candidate.first]
    if any(document.deps[c] == "nsubj" for c in document.children[document.heads[candidate.token]]):
        return False  # "X called the pact a success"
    return candidate.definite and any((a == "known" and b == "as") or b in ("called", "dubbed") for a, b in pairwise(before))


def is_part_of_noun(document: Document, candidate: Candidate) -> bool:
    """Whether it says of what kind another agreement is ("the ceasefire agreement")."""
    head = document.heads[candidate.token]
    inside = not candidate.named and document.deps[candidate.token] in ("compound", "nmod")
    return inside and candidate.token < head and document.lower_words[head] in heads()
