"""Fill the slots of an event from the syntax around its trigger.

A slot is named in the frames: ``subject``, ``object``, ``owner`` (the party before or behind a noun), ``object-owner``
("rejected Seoul's offer"), ``clause`` (who is to act in the clause below: "asked Seoul to pay"), ``governor`` (the subject of
the verb that a noun belongs to) or a preposition (``with``, ``to``, ``against``), below the trigger, its object or the verb
that governs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from communique.events import assailants, clauses, explosions, soldiers, trips
from communique.events.actor import Actor, any_of, lexicon, parties, union
from communique.events.behind import Behind
from communique.events.forums import members
from communique.events.fronts import urban
from communique.events.hit import Hit
from communique.events.offices import posts_behind
from communique.events.phrases import (
    sending,
    spurned,
    told,
    writing,
)
from communique.events.recipients import beneficiary, entitled, given_within, hearing, owed, policing, provoker, receiving
from communique.events.syntax import (
    conjuncts,
    flanking,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    says,
    taken_up,
)

KILLING = "attack-killing"
"""The rule of killings by their nouns."""
PERSONAL = frozenset({"his", "her", "their", "my", "our"})
PLACING = frozenset({"in", "at", "from", "to", "into", "near", "outside", "aboard", "with"})
"""Prepositions that say where somebody arrives, or how."""
WHOLE = ("owner", "front", "between")
"""Slots that name all parties of a noun where they name two: who does something about it is none of them."""
SHARED = frozenset({"pact", "pair"})
"""Slots that only complete the parties named in the clause, never add a third to them."""


class Filler(Behind):
    """Reads the slots of hits."""

    def fill(self, hit: Hit, names: tuple[str, ...], every: bool = False) -> Actor | None:
        """The actor of the first slot that has one, or of all of them."""
        found: dict[str, Actor] = {}
        for name in names:
            actor = self.slot(hit, name)
            if actor and actor.parties:
                if not every:
                    return actor
                named = {p for a in found.values() for p in a.parties}
                if name not in SHARED or named < set(actor.parties):
                    found[name] = actor
        if not every:
            return None
        whole = any(len(found[name].parties) > 1 for name in WHOLE if name in found)
        if whole or any(word == "between" for word, _ in prepositions(self.document, hit.token)):
            found.pop("governor", None)
        if "teller-with" in found and len({p for name, a in found.items() if name != "teller-with" for p in a.parties}) > 1:
            found.pop("teller-with")  # "Peru's talks with Chile stalled, Togo said"
        if "front" in found and hit.rule.joint and self._where_held(hit, found):
            found.pop("front")
        named_all = union(list(found.values()))
        called = members(self.document, hit.token, hit.more) if self.cast.forums else None
        if called and (not is_verb(self.document, hit.token) or set(parties(named_all)) <= set(called.parties)):
            return called
        return named_all

    def _where_held(self, hit: Hit, found: dict[str, Actor]) -> bool:
        """Whether the country before a summit is only where others held it ("they met again after the Iceland summit")."""
        front = found["front"]
        others = {p for name, actor in found.items() if name != "front" for p in actor.parties} - set(front.parties)
        named = [m for s in front.spans for m in self.cast.mentions_of.get(front.parties[0], ()) if m.start == s.start]
        plain = len(front.parties) == 1 and any(m.kind == "country" and m.form == "name" for m in named)
        inside = [t for t in kids(self.document, hit.token, "compound", "nmod") if t in self.cast.party_at]
        return plain and bool(inside) and len(others) > 1

    def other(self, hit: Hit, barred: tuple[str, ...]) -> Actor | None:
        """The source again, where a pronoun in it may not stand for whom the act is on."""
        self.cast.barred = frozenset(barred)
        try:
            return self.fill(hit, hit.rule.source)
        finally:
            self.cast.barred = frozenset()

    def across(self, hit: Hit, barred: tuple[str, ...]) -> Actor | None:
        """The target again, where a pronoun in it may not stand for who acts."""
        self.cast.barred = frozenset(barred)
        try:
            return self.fill(hit, hit.rule.target)
        finally:
            self.cast.barred = frozenset()

    def slot(self, hit: Hit, name: str) -> Actor | None:
        """The actor in one slot, or None."""
        if read := _reader(name):
            return read(self, hit, is_verb(self.document, hit.token))
        if name.endswith("-owner"):
            return self._owner_behind(hit, name.removesuffix("-owner"))
        said = name in ("to", "for") or says(self.document, hit.token, name)
        return self._preposition(hit, name) if said else None

    def _subject(self, hit: Hit, verbal: bool) -> Actor | None:
        if not verbal:
            return self._governor(hit, verbal)
        if sent := self.cast.all_of(sending(self.document, hit.token)):
            return sent
        acting = self.cast.all_of([*logical_subjects(self.document, hit.token), *flanking(self.document, hit.token)])
        return acting if acting and acting.parties else self.cast.all_of(writing(self.document, hit.token)) or acting

    def _across(self, hit: Hit, verbal: bool) -> Actor | None:
        """With whom one party does something; two or more do it among themselves ("discussed their ties with Peru")."""
        own = self._subject(hit, verbal)
        return None if own and len(own.parties) > 1 else self._preposition(hit, "with")

    def _guests(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who is called together, not what ("convened a summit on Peru")."""
        called = logical_objects(self.document, hit.token)
        return self.cast.all_of([t for t in called if self.document.lower_lemmas[t] not in lexicon()["convened"]])

    def _holder(self, hit: Hit, verbal: bool) -> Actor | None:
        """The grammatical subject, for participles that tell of a stance ("is opposed to")."""
        return self.cast.all_of(grammatical_subjects(self.document, hit.token)) if verbal else None

    def _dative(self, hit: Hit, verbal: bool) -> Actor | None:
        """To whom something is given, with a preposition or without one."""
        bare = [t for t in kids(self.document, hit.token, "dative") if self.document.tags[t].startswith(("NN", "PRP"))]
        bare += given_within(self.cast, hit.token)
        return self.cast.all_of(bare or receiving(self.cast, hit)) or self._preposition(hit, "dative")

    def _involving(self, hit: Hit, verbal: bool) -> Actor | None:
        """Those whom a noun involves ("drills involving Peru and Chile")."""
        involving = [v for v in kids(self.document, hit.token, "acl") if self.document.lemmas[v] == "involve"]
        return self.cast.all_of([o for v in involving for o in kids(self.document, v, "dobj")])

    def _attacker(self, hit: Hit, verbal: bool) -> Actor | None:
        return assailants.before(self.cast, hit.token)

    def _agent_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        return assailants.of_weapon(self.cast, hit.token) if verbal else None

    def _deadly(self, hit: Hit, verbal: bool) -> Actor | None:
        return assailants.of_harm(self.cast, hit.token)

    def _below(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who acts in the clause that is proposed ("proposed that Peru buy the ship")."""
        below = kids(self.document, hit.token, "ccomp") if verbal else []
        return self.cast.all_of([s for v in below for s in kids(self.document, v, "nsubj", "nsubjpass")])

    def _person_behind(self, hit: Hit, verbal: bool) -> Actor | None:
        """The party of the person whose post a noun is about ("the appointment of Ana Silva")."""
        people = [t for word, t in prepositions(self.document, hit.token) if word == "of" and t in self.cast.person_at]
        return self.cast.all_of(people)

    def _front(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who does what a noun names, before it; of a killing a pronoun is who was killed ("her murder")."""
        killed = hit.rule.id == KILLING and any(
            self.document.lower_words[t] in PERSONAL for t in kids(self.document, hit.token, "poss")
        )
        return None if verbal or killed else self.cast.owner(hit.token, preps=())

    def _traveller(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who makes a visit that a noun names."""
        return None if verbal else trips.traveller(self.cast, hit.token)

    def _bound(self, hit: Hit, verbal: bool) -> Actor | None:
        """Where a visit leads by the name in front of its noun."""
        return None if verbal else trips.bound(self.cast, hit.token)

    def _hearer(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom somebody tells something in what a noun names ("told Peru in a phone call")."""
        return self.cast.all_of(hearing(self.document, hit))

    def _clause(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = told(self.document, hit.token)
        acting = any_of("agents", "pairs")
        owned = [replace(a, sure=self.document.lower_lemmas[t] in acting) for t in tokens if (a := self.cast.owner(t))]
        return self.cast.all_of(tokens) or union(owned)

    def _beneficiary(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom the act below is done to or for."""
        return beneficiary(self.cast, hit)

    def _owed(self, hit: Hit, verbal: bool) -> Actor | None:
        """To whom a sum was owed or promised that is paid or stopped."""
        return owed(self.cast, hit) if verbal else None

    def _provoker(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose act a threat hangs on."""
        return provoker(self.cast, hit) if verbal else None

    def _entitled(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom the terms of a pact let or bind to do something."""
        return entitled(self.cast, hit)

    def _spurned(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom somebody refuses to accept, meet or deal with, or whose it is ("refused to recognise Peru's claim")."""
        things, across = spurned(self.document, hit.token)
        whole = [*things, *across]
        return self.cast.all_of(whole) or union([a for t in whole if (a := self.cast.owner(t))])

    def _publisher(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose release the text is, outside quotations."""
        sentence = self.document.sentences[self.document.sentence_of[hit.token]]
        quoted = any(c in self.document.text[sentence.start : sentence.end] for c in '"“”')
        party = self.cast.issuer
        return Actor((party,), (), (self.cast.extent(hit.token),), False) if party and not quoted else None

    def _here(self, hit: Hit, verbal: bool) -> Actor | None:
        """The country that a report is dated from, for "arrived here"."""
        below = (t for top in (hit.token, *hit.more) for t in kids(self.document, top, "advmod"))
        here = [t for t in below if self.document.lower_words[t] == "here"]
        if not here and self.cast.here and self.document.lemmas[hit.token] == "arrive" and verbal:
            placed = any(word in PLACING for word, _ in prepositions(self.document, hit.token))
            known = parties(self._subject(hit, verbal)) and not kids(self.document, hit.token, "advmod", "prt")
            here = [hit.token] if known and not placed else []
        return Actor((self.cast.here,), (), (self.cast.extent(here[0]),)) if here and self.cast.here else None

    def _city_front(self, hit: Hit, verbal: bool) -> Actor | None:
        """Where a visit goes by the city before it ("a two-day Seoul visit")."""
        front = [] if verbal else kids(self.document, hit.token, "compound")
        return self.cast.all_of([t for t in front if urban(self.cast, t)])

    def _force(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose forces they are: the party before the noun, or that of the head-count in the clause."""
        tokens = (
            [*logical_objects(self.document, hit.token), *kids(self.document, hit.token, "nsubj", "nsubjpass", "attr")]
            if verbal
            else [hit.token]
        )
        tokens = [c for t in tokens for c in conjuncts(self.document, t)]
        owned = [a for t in tokens if (a := self.cast.owner(t))]
        counted = union(owned) or self._counted(hit, verbal) or policing(self.cast, hit, tokens)
        return counted or soldiers.taken_up(self.cast, tokens)

    def _beside(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose the things are that a bomb goes off beside."""
        return explosions.beside(self.cast, hit.token) if verbal else None

    def _carried(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who is in what is attacked ("ambushed a bus carrying Peruvian soldiers")."""
        return explosions.carried(self.cast, hit.token) if verbal else None

    def _all_counted(self, hit: Hit, verbal: bool) -> Actor | None:
        """The parties of all head-counts that are the object ("two marines and seven rebels were killed")."""
        document = self.document
        tokens = [c for t in logical_objects(document, hit.token) for c in conjuncts(document, t)] if verbal else []
        counts = [x for t in tokens if (x := self.cast.troops_at.get(t)) and x.party]
        return union([Actor((x.party,), (), (), False) for x in counts if x.party])

    def _counted(self, hit: Hit, verbal: bool) -> Actor | None:
        """The party of the head-count in the clause."""
        counted = [x.party for x in self.cast.troops_in(hit.token) if x.party]
        return Actor((counted[0],), (), (), False) if counted else None

    def _subject_between(self, hit: Hit, verbal: bool) -> Actor | None:
        """Those behind the subject ("talks between Peru and Chile began")."""
        return self._among(grammatical_subjects(self.document, hit.token) if verbal else [], hit.token)

    def _pact(self, hit: Hit, verbal: bool) -> Actor | None:
        """The parties of the agreement that the clause names."""
        tokens = [
            hit.token,
            *grammatical_subjects(self.document, hit.token),
            *logical_objects(self.document, hit.token),
        ]
        tokens += [taken_up(self.document, t) for t in tuple(tokens) if self.document.tags[t] in ("WDT", "WP")]
        tokens += [o for t in tuple(tokens) for _, o in prepositions(self.document, t)]
        pact = next((self.cast.pact_at[t] for t in tokens if t in self.cast.pact_at), None)
        return Actor(pact.parties, (), (), False) if pact and pact.parties else None

    def _pair(self, hit: Hit, verbal: bool) -> Actor | None:
        """The pair last in view, for what two parties share and the sentence names without them: one that acted just before
        or that the article is about.
        """
        pair = self.cast.view(hit.token)
        return Actor(pair, (), (), False) if pair else None

    def _bloc_here(self, hit: Hit, verbal: bool) -> Actor | None:
        """The one organization with summits that the sentence of a summit without an owner names."""
        sentence = self.document.sentences[self.document.sentence_of[hit.token]]
        tokens = self.document.tokens_in(sentence.start, sentence.end)
        blocs = {self.cast.party_at[t].code for t in tokens if t in self.cast.party_at} & clauses.lexicon()["summiting"]
        return Actor((blocs.pop(),), (), (), False) if len(blocs) == 1 else None

    def _post(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose the post is that somebody takes or leaves ("appointed as Peru's envoy")."""
        return self.cast.all_of(posts_behind(self.document, hit.token))

    def _person_party(self, hit: Hit, verbal: bool) -> Actor | None:
        people = [p for p in self.cast.people_beside(hit.token) if p.party]
        return union([Actor((p.party,), (p.id,), ()) for p in people[:1] if p.party])


@cache
def _reader(name: str) -> Callable[[Filler, Hit, bool], Actor | None] | None:
    """The method that reads a slot of that name, None for a preposition."""
    return getattr(Filler, f"_{name.replace('-', '_')}", None)
