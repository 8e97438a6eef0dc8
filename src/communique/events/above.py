"""Slots that the verb above a noun fills: its subject, its object, who makes, draws or tells what the noun names."""

from __future__ import annotations

from communique.events.actor import Actor, lexicon, union
from communique.events.hit import Hit
from communique.events.owners import Owners
from communique.events.phrases import answered_with, answering, attended, borne, movers, watched
from communique.events.syntax import (
    grammatical_subjects,
    held_responsible,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    made_of,
    prepositions,
)
from communique.events.voice import tellers

MEETING = frozenset({"meet", "confer", "speak", "talk", "gather", "discuss"})
"""Verbs of those who come together."""
VISIT = "visit-noun"
"""The rule of visits by their nouns: who speaks or acts during one is the visitor."""


class Above(Owners):
    """Reads the slots of the clause that a noun belongs to."""

    def _governor(self, hit: Hit, verbal: bool) -> Actor | None:
        if hit.governor is None or not (self._off(hit) or self._borne(hit, hit.governor)) or self._anothers(hit):
            return None
        if hit.rule.joint and self._occasion(hit, hit.governor):
            return None
        if self.document.deps[hit.token] in ("nsubj", "nsubjpass") and self.document.heads[hit.token] == hit.governor:
            agents = [o for a in kids(self.document, hit.governor, "agent") for o in kids(self.document, a, "pobj")]
            return self.cast.all_of(agents)
        if hit.rule.id == VISIT and is_passive(self.document, hit.governor):  # "Senator X was told during a visit"
            return self.cast.all_of(kids(self.document, hit.governor, "nsubjpass"))
        return self.cast.all_of(logical_subjects(self.document, hit.governor))

    def _anothers(self, hit: Hit) -> bool:
        """Whether a visit is that of a person whose party is not known ("lent it money during President X's visit")."""
        if hit.rule.id != VISIT:
            return False
        owners = (a for t in kids(self.document, hit.token, "poss") if (a := self.cast.of(t)))
        return any(a.people and not a.parties for a in owners)

    def _occasion(self, hit: Hit, governor: int) -> bool:
        """Whether a gathering of a body is only where others meet ("will meet during the NATO summit")."""
        occasion = self.document.lower_words[self.document.heads[hit.token]] in ("during", "at")
        if not occasion or self.document.lemmas[governor] not in MEETING:
            return False
        hosts = self.cast.owner(hit.token, preps=("of",))
        kinds = {m.kind for p in (hosts.parties if hosts else ()) for m in self.cast.mentions_of.get(p, ())[:1]}
        return "organization" in kinds

    def _borne(self, hit: Hit, governor: int) -> bool:
        """Whether the subject of the verb above a noun does what the noun tells of."""
        visit, lemma = hit.rule.id == VISIT, self.document.lower_lemmas[governor]
        off = visit and (self._off(hit) or lemma in lexicon()["unmakers"])
        present = off or ((hit.rule.joint or visit) and attended(self.document, hit.token, visit))
        reacting = lemma in lexicon()["onlookers"]
        silent = reacting and not present and not answered_with(self.document, hit.token, governor)
        if silent or (hit.rule.joint and watched(self.document, hit.token)):
            return False
        return hit.rule.joint or present or borne(self.document, hit.token, governor)

    def _maker(self, hit: Hit, verbal: bool) -> Actor | None:
        """The subject of a verb that makes what the noun names ("launched a raid", "the raid that Peru launched")."""
        governor = self.document.lower_lemmas[hit.governor] if hit.governor is not None else ""
        made = governor in lexicon()["makers"] or governor in lexicon()["unmakers"] or (governor == "call" and self._off(hit))
        studied = self.document.lower_words[self.document.heads[hit.token]] == "into"  # "opened an inquiry into the raid"
        if made and not studied and (actor := self._governor(hit, verbal)):
            return actor
        made_by = [t for v in self._made(hit) for t in grammatical_subjects(self.document, v)]
        return self.cast.all_of(made_by or held_responsible(self.document, hit.token))

    def _off(self, hit: Hit) -> bool:
        """Whether a verb stands with "off" ("called off a raid")."""
        particles = kids(self.document, hit.governor, "prt") if hit.governor is not None else []
        return any(self.document.lower_words[t] == "off" for t in particles)

    def _made(self, hit: Hit) -> list[int]:
        """The verbs behind a noun that make what it names, with it as their object ("the raid that Peru made on Chile")."""
        behind = kids(self.document, hit.token, "relcl") if not is_verb(self.document, hit.token) else []
        lemmas, makers = self.document.lower_lemmas, lexicon()["makers"]
        return [v for v in behind if (lemmas[v] in makers or lemmas[v] == "take") and made_of(self.document, v)]

    def _governor_between(self, hit: Hit, verbal: bool) -> Actor | None:
        """Those behind the subject of the verb above a noun ("talks between Peru and Chile ended without a deal")."""
        return self._among(grammatical_subjects(self.document, hit.governor) if hit.governor is not None else [], hit.token)

    def _among(self, nouns: list[int], trigger: int) -> Actor | None:
        found = [o for n in nouns for word, o in prepositions(self.document, n) if word in ("between", "with", "among")]
        return self.cast.all_of([o for o in found if o != trigger])

    def _answerer(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who turns down or grants what a noun of speech names, which was put to them ("Peru refused a request by Chile")."""
        return None if verbal or hit.governor is None else self.cast.all_of(answering(self.document, hit.token, hit.governor))

    def _sufferer(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who draws what a noun tells of, as the subject of its verb ("signed it despite criticism", "faced accusations")."""
        if hit.governor is None or verbal:
            return None
        above = self.document.heads[hit.token]
        despite = self.document.lower_words[above] in ("despite", "amid", "after", "following")
        drawn = self.document.lemmas[hit.governor] in lexicon()["suffering"]
        subjects = logical_subjects(self.document, hit.governor) if despite or drawn else []
        return self.cast.all_of(subjects) or union([a for t in subjects if drawn and (a := self.cast.owner(t))])

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

    def _mover(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who did what a clause takes up as their move ("reopened the case, a step that drew fire from Peru")."""
        return self.cast.all_of(movers(self.document, hit.token))

    def _teller(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who says what the clause of the trigger tells ("it is time to leave, the minister said"), of a noun the subject of
        its verb, whatever the verb ("in a threat to Peru, Chile said").
        """
        above = logical_subjects(self.document, hit.governor) if hit.governor is not None else []
        return self.cast.all_of(tellers(self.document, hit.token) if verbal else above)

    def _teller_with(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who says something of a thing that they have with somebody ("a deal with Peru is near, Chile said")."""
        if verbal or hit.governor is None or self.document.deps[hit.token] != "nsubj":
            return None
        across = any(word == "with" for word, _ in prepositions(self.document, hit.token))
        return self.cast.all_of(tellers(self.document, hit.governor)) if across else None
