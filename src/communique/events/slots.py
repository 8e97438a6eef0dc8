"""Fill the slots of an event from the syntax around its trigger.

A slot is named in the frames: ``subject``, ``object``, ``owner`` (the party before or behind a noun), ``object-
owner`` ("rejected Seoul's
offer"), ``clause`` (who is to act in the clause below: "asked Seoul to pay"), ``governor`` (the subject of the verb
that a noun belongs to)
or a preposition (``with``, ``to``, ``against``), below the trigger, its object or the verb that governs it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.events.cast import Actor, Cast, union
from communique.events.frames import Rule
from communique.events.syntax import (
    conjuncts,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    verb_above,
)

SHARED = frozenset({"pact", "pair"})
"""Slots that only complete the parties named in the clause, never add a third to them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: the rule, the token that names the event, the further tokens of the phrase."""

    rule: Rule
    token: int
    more: tuple[int, ...] = ()
    governor: int | None = None


def governor_of(cast: Cast, noun: int) -> int | None:
    """The verb that a noun belongs to as subject, object or by a preposition; None where a clause lies between."""
    document = cast.document
    at = noun
    for above in document.ancestors(noun):
        if is_verb(document, above):
            return above
        if document.deps[at] in ("relcl", "acl"):
            return None
        at = above
    return None


class Filler:
    """Reads the slots of hits."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.document = cast.document

    def fill(self, hit: Hit, names: tuple[str, ...], every: bool = False) -> Actor | None:
        """The actor of the first slot that has one, or of all of them."""
        found: list[Actor] = []
        for name in names:
            actor = self.slot(hit, name)
            if actor and actor.parties:
                if not every:
                    return actor
                named = {p for a in found for p in a.parties}
                if name not in SHARED or named < set(actor.parties):
                    found.append(actor)
        return union(found)

    def slot(self, hit: Hit, name: str) -> Actor | None:
        """The actor in one slot, or None."""
        verbal = is_verb(self.document, hit.token)
        read = getattr(self, f"_{name.replace('-', '_')}", None)
        if read is not None:
            found: Actor | None = read(hit, verbal)
            return found
        return self._preposition(hit, name)

    def _subject(self, hit: Hit, verbal: bool) -> Actor | None:
        return self.cast.all_of(logical_subjects(self.document, hit.token)) if verbal else self._governor(hit, verbal)

    def _object(self, hit: Hit, verbal: bool) -> Actor | None:
        if verbal:
            return self.cast.all_of(logical_objects(self.document, hit.token))
        return self.cast.all_of(self._governed(hit)) if hit.governor is not None else None

    def _governed(self, hit: Hit) -> list[int]:
        assert hit.governor is not None
        return [
            t
            for t in (*logical_objects(self.document, hit.governor), *kids(self.document, hit.governor, "dative"))
            if t != hit.token
        ]

    def _owner(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = logical_objects(self.document, hit.token) if verbal else [hit.token]
        return union([a for t in tokens if (a := self.cast.owner(t))])

    _object_owner = _owner

    def _front(self, hit: Hit, verbal: bool) -> Actor | None:
        return None if verbal else self.cast.owner(hit.token, preps=())

    def _governor(self, hit: Hit, verbal: bool) -> Actor | None:
        if hit.governor is None:
            return None
        if self.document.deps[hit.token] in ("nsubj", "nsubjpass") and self.document.heads[hit.token] == hit.governor:
            agents = [o for a in kids(self.document, hit.governor, "agent") for o in kids(self.document, a, "pobj")]
            return self.cast.all_of(agents)
        return self.cast.all_of(logical_subjects(self.document, hit.governor))

    def _clause(self, hit: Hit, verbal: bool) -> Actor | None:
        document = self.document
        below = kids(document, hit.token, "ccomp", "xcomp", "advcl", "acl")
        below += [c for p in kids(document, hit.token, "prep") for c in kids(document, p, "pcomp")]
        tokens = [s for verb in below for s in kids(document, verb, "nsubj", "nsubjpass")]
        tokens += [
            s
            for p in kids(document, hit.token, "prep")
            if document.words[p].lower() in ("on", "for", "upon", "to")
            for s in kids(document, p, "pobj")
        ]
        return self.cast.all_of(tokens)

    def _force(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose forces they are: the party before the noun, or that of the head-count in the clause."""
        tokens = (
            [*logical_objects(self.document, hit.token), *kids(self.document, hit.token, "nsubj", "nsubjpass", "attr")]
            if verbal
            else [hit.token]
        )
        owned = [a for t in tokens if (a := self.cast.owner(t))]
        counted = [x for x in self.cast.troops_in(hit.token) if x.party]
        return union(owned) or (Actor((counted[0].party,), (), (), False) if counted and counted[0].party else None)

    def _subject_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = grammatical_subjects(self.document, hit.token) if verbal else [hit.token]
        found = [a for t in tokens if (a := self.cast.owner(t, preps=("of", "between", "with", "by")))]
        return union(found)

    def _pact(self, hit: Hit, verbal: bool) -> Actor | None:
        """The parties of the agreement that the clause names."""
        tokens = [
            hit.token,
            *grammatical_subjects(self.document, hit.token),
            *logical_objects(self.document, hit.token),
        ]
        tokens += [o for t in tuple(tokens) for _, o in prepositions(self.document, t)]
        pact = next((self.cast.pact_at[t] for t in tokens if t in self.cast.pact_at), None)
        return Actor(pact.parties, (), (), False) if pact and pact.parties else None

    def _pair(self, hit: Hit, verbal: bool) -> Actor | None:
        """The pair last in view, for what two parties share and the sentence names without them."""
        before = [p for at, p in self.cast.pairs if at < hit.token]
        return Actor(before[-1], (), (), False) if before else None

    def _person_party(self, hit: Hit, verbal: bool) -> Actor | None:
        people = [p for p in self.cast.people_beside(hit.token) if p.party]
        found = [Actor((p.party,), (p.id,), ()) for p in people[:1] if p.party]
        return union(found)

    def _preposition(self, hit: Hit, name: str) -> Actor | None:
        tops = [hit.token, *hit.more]
        if is_verb(self.document, hit.token):
            tops += logical_objects(self.document, hit.token)
        elif hit.governor is not None and self.document.deps[hit.token] not in ("nsubj",):
            tops.append(hit.governor)
        tokens = [obj for top in tops for word, obj in prepositions(self.document, top) if word == name and obj != hit.token]
        return self.cast.all_of(list(dict.fromkeys(tokens)))


def clause_verb(cast: Cast, token: int) -> int:
    """The verb whose clause a trigger stands in; the trigger itself where it is one or has none above."""
    if is_verb(cast.document, token):
        return token
    above = verb_above(cast.document, token)
    return token if above is None else above


__all__ = ["Filler", "Hit", "clause_verb", "conjuncts", "governor_of", "grammatical_subjects"]
