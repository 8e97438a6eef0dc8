"""Fill the slots of an event from the syntax around its trigger.

A slot is named in the frames: ``subject``, ``object``, ``owner`` (the party before or behind a noun), ``object-owner``
("rejected Seoul's offer"), ``clause`` (who is to act in the clause below: "asked Seoul to pay"), ``governor`` (the subject of
the verb that a noun belongs to) or a preposition (``with``, ``to``, ``against``), below the trigger, its object or the verb
that governs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from communique.events import assailants, bundles, clauses
from communique.events.actor import Actor, any_of, lexicon, parties, union
from communique.events.forums import members
from communique.events.frames import Rule
from communique.events.owners import Owners
from communique.events.phrases import (
    answered_with,
    answering,
    attended,
    borne,
    meant,
    movers,
    spurned,
    told,
    topical,
    watched,
    writing,
)
from communique.events.recipients import GIVING, beneficiary, benefiting, hearing, policing, receiving
from communique.events.syntax import (
    conjuncts,
    flanking,
    grammatical_subjects,
    held_responsible,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    made_of,
    prepositions,
    says,
)
from communique.events.value import Extent
from communique.events.voice import tellers

VISIT = "visit-noun"
"""The rule of visits by their nouns: who speaks or acts during one is the visitor."""
KILLING = "attack-killing"
"""The rule of killings by their nouns."""
DEEPER = {"from": ("of", "for"), "by": ("of", "for"), "against": ("by",), "on": ("by",), "with": ("on", "over", "about")}
"""Prepositions that may hang on what stands behind another one ("strikes by rebels against Peru")."""
PERSONAL = frozenset({"his", "her", "their", "my", "our"})
WHOLE = ("owner", "front", "between")
"""Slots that name all parties of a noun where they name two: who does something about it is none of them."""
SHARED = frozenset({"pact", "pair"})
"""Slots that only complete the parties named in the clause, never add a third to them."""
EARLIER = frozenset({"after", "since", "following", "before", "despite", "over"})
"""Prepositions before what is another act than their verb's."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: the rule, the token that names the event, the further tokens of the phrase."""

    rule: Rule
    token: int
    more: tuple[int, ...] = ()
    governor: int | None = None


class Filler(Owners):
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
        named_all = union(list(found.values()))
        called = members(self.document, hit.token, hit.more) if self.cast.forums else None
        if called and (not is_verb(self.document, hit.token) or set(parties(named_all)) <= set(called.parties)):
            return called
        return named_all

    def other(self, hit: Hit, barred: tuple[str, ...]) -> Actor | None:
        """The source again, where a pronoun in it may not stand for whom the act is on."""
        self.cast.barred = frozenset(barred)
        try:
            return self.fill(hit, hit.rule.source)
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
        acting = self.cast.all_of([*logical_subjects(self.document, hit.token), *flanking(self.document, hit.token)])
        return acting or self.cast.all_of(writing(self.document, hit.token))

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

    def _dative(self, hit: Hit, verbal: bool) -> Actor | None:
        """To whom something is given, with a preposition or without one."""
        bare = [t for t in kids(self.document, hit.token, "dative") if self.document.tags[t].startswith(("NN", "PRP"))]
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

    def _governor(self, hit: Hit, verbal: bool) -> Actor | None:
        if hit.governor is None or not (self._off(hit) or self._borne(hit, hit.governor)):
            return None
        if self.document.deps[hit.token] in ("nsubj", "nsubjpass") and self.document.heads[hit.token] == hit.governor:
            agents = [o for a in kids(self.document, hit.governor, "agent") for o in kids(self.document, a, "pobj")]
            return self.cast.all_of(agents)
        return self.cast.all_of(logical_subjects(self.document, hit.governor))

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

    def _hearer(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom somebody tells something in what a noun names ("told Peru in a phone call")."""
        return self.cast.all_of(hearing(self.document, hit))

    def _clause(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = told(self.document, hit.token)
        acting = any_of("agents", "pairs")
        owned = [replace(a, sure=self.document.lower_lemmas[t] in acting) for t in tokens if (a := self.cast.owner(t))]
        return self.cast.all_of(tokens) or union(owned)

    def _mover(self, hit: Hit, verbal: bool) -> Actor | None:
        """Who did what a clause takes up as their move ("reopened the case, a step that drew fire from Peru")."""
        return self.cast.all_of(movers(self.document, hit.token))

    def _beneficiary(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom the act below is done to or for."""
        return beneficiary(self.cast, hit)

    def _spurned(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whom somebody refuses to accept, meet or deal with, or whose it is ("refused to recognise Peru's claim")."""
        things, across = spurned(self.document, hit.token)
        return self.cast.all_of([*things, *across]) or union([a for t in things if (a := self.cast.owner(t))])

    def _publisher(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose release the text is, outside quotations."""
        sentence = self.document.sentences[self.document.sentence_of[hit.token]]
        quoted = any(c in self.document.text[sentence.start : sentence.end] for c in '"“”')
        party = self.cast.issuer
        return Actor((party,), (), (self.cast.extent(hit.token),), False) if party and not quoted else None

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

    def _here(self, hit: Hit, verbal: bool) -> Actor | None:
        """The country that a report is dated from, for "arrived here"."""
        below = (t for top in (hit.token, *hit.more) for t in kids(self.document, top, "advmod"))
        here = [t for t in below if self.document.lower_words[t] == "here"]
        return Actor((self.cast.here,), (), (self.cast.extent(here[0]),)) if here and self.cast.here else None

    def _force(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose forces they are: the party before the noun, or that of the head-count in the clause."""
        tokens = (
            [*logical_objects(self.document, hit.token), *kids(self.document, hit.token, "nsubj", "nsubjpass", "attr")]
            if verbal
            else [hit.token]
        )
        tokens = [c for t in tokens for c in conjuncts(self.document, t)]
        owned = [a for t in tokens if (a := self.cast.owner(t))]
        return union(owned) or self._counted(hit, verbal) or policing(self.cast, hit, tokens)

    def _counted(self, hit: Hit, verbal: bool) -> Actor | None:
        """The party of the head-count in the clause."""
        counted = [x.party for x in self.cast.troops_in(hit.token) if x.party]
        return Actor((counted[0],), (), (), False) if counted else None

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

    def _subject_between(self, hit: Hit, verbal: bool) -> Actor | None:
        """Those behind the subject ("talks between Peru and Chile began")."""
        return self._among(grammatical_subjects(self.document, hit.token) if verbal else [], hit.token)

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
        return self.cast.all_of(logical_subjects(self.document, hit.governor)) if despite or drawn else None

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
        """The pair last in view, for what two parties share and the sentence names without them: one that acted just before
        or that the article is about.
        """
        pair = self.cast.view(hit.token)
        return Actor(pair, (), (), False) if pair else None

    def _person_party(self, hit: Hit, verbal: bool) -> Actor | None:
        people = [p for p in self.cast.people_beside(hit.token) if p.party]
        return union([Actor((p.party,), (p.id,), ()) for p in people[:1] if p.party])

    def _preposition(self, hit: Hit, name: str) -> Actor | None:
        tops = [hit.token, *hit.more]
        if is_verb(self.document, hit.token):
            tops += [c for o in logical_objects(self.document, hit.token) for c in conjuncts(self.document, o)]
            if name in ("to", "for", "from"):
                tops += bundles.content(self.document, tops[1:])
        elif hit.governor is not None and self.document.deps[hit.token] not in ("nsubj",):
            refused = name == "by" and self.document.lemmas[hit.governor] in lexicon()["answering"]
            tops += [] if refused or self._earlier(hit.token) else [hit.governor]  # "the offer was declined by Peru"
        if name == "by" and is_passive(self.document, hit.token):
            tops = tops[1:]
        if name in DEEPER and not is_verb(self.document, hit.token):
            tops += [o for word, o in prepositions(self.document, hit.token) if word in DEEPER[name]]
        if name == "by":
            made = [t for t in kids(self.document, hit.token, "acl") if self.document.tags[t] == "VBN"]
            tops += [t for t in made if self.document.lemmas[t] not in lexicon()["onlookers"]]
        own = [obj for word, obj in prepositions(self.document, hit.token) if word == name]
        if own and tops[:1] == [hit.token] and not is_verb(self.document, hit.token):
            tops = [hit.token]
        tokens = self._objects_of(hit, name, tops + self._made(hit))
        found = self.cast.all_of(list(dict.fromkeys(tokens)))
        if not found and hit.rule.type in (*GIVING, "support") and name in ("to", "for"):
            found = benefiting(self.cast, hit, tokens)
        return found or (self._country_of(tokens) if hit.rule.type == "attack" else None)

    def _earlier(self, noun: int) -> bool:
        """Whether a noun tells of what came before or gave cause to its verb ("imposed on Peru after its raid")."""
        return self.document.deps[noun] == "pobj" and self.document.lower_words[self.document.heads[noun]] in EARLIER

    def _objects_of(self, hit: Hit, name: str, tops: list[int]) -> list[int]:
        """What stands behind a preposition below one of several tokens, without what is only spoken of."""
        tokens = [obj for top in tops for word, obj in prepositions(self.document, top) if word == name and obj != hit.token]
        if name == "for" and not tokens and hit.rule.type == "payment":
            return meant(self.document, (hit.token, *hit.more))
        if name == "against" and hit.rule.type == "criticism":  # "condemned the raid launched against Peru"
            harmed = {t for t in tokens if self._assaulted(t)}
            return [t for t in tokens if t not in harmed]
        if name == "on" and is_verb(self.document, hit.token):
            return [t for t in tokens if not topical(self.document, t, hit.token)]
        return tokens

    def _assaulted(self, token: int) -> bool:
        """Whether what stands behind a preposition is whom an attack was on."""
        above = self.document.heads[self.document.heads[token]]
        tops = (above, self.document.heads[above])
        return any(self.document.lower_lemmas[t] in clauses.lexicon()["assaults"] for t in tops)

    def _country_of(self, tokens: list[int]) -> Actor | None:
        """The country that stands behind a town or a thing ("an attack on Erbil, Iraq", "fired at sites in Iraq")."""
        things = [t for t in tokens if self.document.lower_lemmas[t] not in lexicon()["agents"] and not self.cast.owner(t)]
        inside = [o for t in things for word, o in prepositions(self.document, t) if word == "in"]
        beside = [*(c for t in tokens for c in kids(self.document, t, "appos")), *inside]
        mentions = [m for t in beside if (m := self.cast.party_at.get(t))]
        return union([Actor((m.code,), (), (Extent(m.start, m.end),)) for m in mentions if m.kind == "country"])


@cache
def _reader(name: str) -> Callable[[Filler, Hit, bool], Actor | None] | None:
    """The method that reads a slot of that name, None for a preposition."""
    return getattr(Filler, f"_{name.replace('-', '_')}", None)
