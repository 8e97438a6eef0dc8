"""Which people of an article a phrase means by their post ("the minister", "the French president", "the two envoys")."""

from __future__ import annotations

from collections.abc import Sequence

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.syntax import conjuncts, grammatical_subjects, kids, prepositions
from communique.kinds.people.value import Person

DEFINITE = frozenset({"the", "this", "that", "these", "both", "those"})
LOWER = frozenset({"vice", "deputy", "former", "ex", "elect", "assistant", "under", "acting"})
"""Words of a title without which it is another post."""
OPEN = frozenset({"two", "both", "three", "new", "visiting", "former", "own", "acting", "outgoing", "incoming", "embattled"})
"""Words before a post that are no part of it."""
COUNTED = frozenset({"two", "both"})
NEAR = 3
"""How many sentences before a phrase in the plural those whom it means were named."""


def by_post(cast: Cast, token: int) -> tuple[str, ...]:
    """The ids of the people whom a definite phrase with a post as its head means, none where it names one or is not clear."""
    document = cast.document
    if document.lower_words[token] == "they":
        return _subjects(cast, document.sentence_of[token] - 1)
    head = document.lower_lemmas[token]
    if head not in lexicon()["posts"] or token in cast.person_at or document.tags[token] not in ("NN", "NNS", "NNP", "NNPS"):
        return ()
    front = kids(document, token, "amod", "compound", "nmod", "nummod")
    marked = kids(document, token, "det", "poss", "predet")
    if any(t in cast.person_at for t in (*front, *kids(document, token, "appos"))) or not marked:
        return ()
    if not any(document.lower_words[t] in DEFINITE or t in cast.party_at for t in marked):
        return ()
    words = {document.lower_lemmas[t] for t in front if t not in cast.party_at} - OPEN
    actor = cast.of(token)
    parties = actor.parties if actor and any(t in cast.party_at for t in (*front, *marked)) else ()
    named = [
        p
        for p in _named_before(cast, token)
        if (not parties or p.party in parties) and _holds(p, head, words, cast.facts.people)
    ]
    if document.tags[token] in ("NNS", "NNPS"):
        pair = any(document.lower_words[t] in COUNTED for t in (*front, *marked))
        of = [c for word, o in prepositions(document, token) if word == "of" for c in conjuncts(document, o)]
        countries = actor.parties if actor and (pair or any(t in cast.party_at for t in (*front, *marked, *of))) else ()
        return _several(cast, token, named, pair) or _one_each(cast, countries, head, words)
    return (named[-1].id,) if named else _one_each(cast, parties, head, words)


def _one_each(cast: Cast, parties: tuple[str, ...], head: str, words: set[str]) -> tuple[str, ...]:
    """The holders of a post of some parties who are named only later ("the ministers of Peru and Chile met"): one of each, of
    several at least of two.
    """
    held = [p for p in cast.facts.people if p.party in parties and p.status == "current" and _holds(p, head, words)]
    alone = [row[0].id for party in parties if len(row := [p for p in held if p.party == party]) == 1]
    return tuple(alone) if len(alone) >= min(2, len(parties)) else ()


def _subjects(cast: Cast, sentence: int) -> tuple[str, ...]:
    """The people whom the subject of a sentence names, where they are several: "they" behind it."""
    document = cast.document
    if sentence < 0:
        return ()
    part = document.sentences[sentence]
    root = next((t for t in range(part.first, part.last) if document.heads[t] == t), part.first)
    heads = [c for s in grammatical_subjects(document, root) for c in conjuncts(document, s)]
    named = [i for t in heads if (a := cast.of(t)) for i in a.people] + [
        i for t in heads if document.lower_words[t] != "they" for i in by_post(cast, t)
    ]
    found = tuple(dict.fromkeys(named))
    return found if len(found) > 1 else ()


def _named_before(cast: Cast, token: int) -> list[Person]:
    """The people named before a token, the one named last at the end."""
    start = cast.document.starts[token]
    last = {p.id: max((m.start for m in p.mentions if m.start < start), default=-1) for p in cast.facts.people}
    return sorted((p for p in cast.facts.people if last[p.id] >= 0), key=lambda p: last[p.id])


def _holds(person: Person, head: str, words: set[str], others: Sequence[Person] | None = None) -> bool:
    """Whether somebody's title has the head of a phrase and every word before it."""
    title = set((person.title or "").lower().replace("-", " ").split())
    if others is not None and "counterpart" in title:  # "his Chilean counterpart" has the post of who is met
        across = [p for p in others if p.id in person.counterparts and "counterpart" not in (p.title or "")]
        return any(_holds(p, head, words) for p in across)
    if not (title & LOWER) <= words:
        return False
    return (head in title or (head == "leader" and not lexicon()["led_by"].isdisjoint(title))) and words <= title


def _several(cast: Cast, token: int, named: list[Person], pair: bool) -> tuple[str, ...]:
    """Those of a plural: the last two of different parties, or all that were named near."""
    document = cast.document
    first = document.sentences[max(0, document.sentence_of[token] - NEAR)].start
    near = [p for p in named if any(first <= m.start < document.starts[token] for m in p.mentions)]
    if len({p.party for p in near}) < 2:
        return ()
    return tuple(p.id for p in (near[-2:] if pair else near))
