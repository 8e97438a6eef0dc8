"""The cast of an article: which party, and which person, a phrase stands for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from communique.events import (
    bands,
    epithets,
    fleet,
    focus,
    forums,
    fronts,
    governing,
    heads,
    issuers,
    natives,
    pronouns,
    quotation,
    refer,
    stand_ins,
)
from communique.events.actor import Actor, any_of, lexicon, union
from communique.events.appositions import apposed
from communique.events.frames import Possible
from communique.events.genders import genders
from communique.events.latter import one_of_two
from communique.events.lists import lists, side_by_side
from communique.events.mend import OUTSIDE, mended
from communique.events.pairs import Pairs
from communique.events.phrases import backed, behind, dispatching
from communique.events.syntax import (
    conjuncts,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    verb_above,
    whole,
    within,
)
from communique.events.unlisted import Unlisted
from communique.events.value import Extent
from communique.kinds.people.value import Person
from communique.kinds.reading import Facts
from communique.kinds.troops.value import Troops
from communique.model import Context, Document
from communique.parties.ships import ships
from communique.parties.value import PartyMention

NEAR_PAIR = 3
"""How many sentences back a pair acted that is taken up without being named."""
MAX_DEPTH = 4


class Cast:
    """Parties and people by token, and who the phrases of an article stand for."""

    def __init__(self, document: Document, context: Context, facts: Facts) -> None:
        self.context = context
        self.facts = facts
        self.party_at: dict[int, PartyMention] = {}
        for mention in facts.parties:
            for token in document.tokens_in(mention.start, mention.end):
                self.party_at[token] = mention
        self.document = document = mended(document, self.party_at)
        self.person_at: dict[int, Person] = {}
        for person in facts.people:
            for span in person.mentions:
                for token in document.tokens_in(span.start, span.end):
                    self.person_at[token] = person
        self.amount_at = {t: a for a in facts.amounts for t in document.tokens_in(a.start, a.end)}
        self.money_at = {t: a for t, a in self.amount_at.items() if a.kind == "money"}
        self.troops_at = {t: x for x in facts.troops for t in document.tokens_in(x.start, x.end)}
        self.pact_at = {t: g for g in facts.agreements for m in g.mentions for t in document.tokens_in(m.start, m.end)}
        self.unlisted = Unlisted(document, facts)
        self.pairs = Pairs(document)
        self.asked: set[int] = set()
        self.known: dict[int, Actor | None] = {}
        self.possible: dict[tuple[str, str], Possible] = {}
        self.barred: frozenset[str] = frozenset()
        self.mains: dict[float, tuple[str, ...]] = {}
        self.ruled: tuple[int, tuple[str, ...]] = (0, ())

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
        return focus.weight(self)

    def seen_pair(self, token: int, parties: tuple[str, ...], joint: bool, acting: tuple[str, ...]) -> None:
        """Remember the parties of an event: "the two sides" after it are these, unless one of two only mediates."""
        between = self.brokers | lexicon()["peacemakers"]
        if len(parties) == 2 and len(between.intersection(parties)) == 1:
            return
        if self.pairs.seen(token, parties, joint, acting):
            self.known.clear()

    def view(self, token: int) -> tuple[str, ...]:
        """Who was last in view before a token: those who acted just before, else the article's pair with all at its table."""
        since = self.document.sentence_of[token] - NEAR_PAIR
        if near := self.pairs.seated(token, since) or self.pairs.last(token, since):
            return near
        pair = self.pairs.last(token)
        return self.pairs.table(token, pair) if set(pair) == set(self.main_pair()) else ()

    @cached_property
    def mentions_of(self) -> dict[str, list[PartyMention]]:
        """The mentions of each party, in text order."""
        found: dict[str, list[PartyMention]] = {}
        for mention in self.facts.parties:
            found.setdefault(mention.code, []).append(mention)
        return found

    @cached_property
    def genders(self) -> dict[str, bool]:
        """By id of a person whether the text says "he" of them, or "she"."""
        return genders(self)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the article and their lemmas, in lower case."""
        return self.document.forms.union(self.document.lower_lemmas)

    @cached_property
    def plurals(self) -> list[int]:
        """The tokens that may stand for several parties named before ("the two sides", "both")."""
        return refer.may_group(self.document)

    @cached_property
    def names(self) -> list[int]:
        """The tokens of names of people, and of parties that are more than places."""
        return sorted(t for t in self.party_at.keys() | self.person_at.keys() if not self.is_place(t))

    @property
    def groups(self) -> list[tuple[int, tuple[str, ...]]]:
        """The parties that were named side by side or acted together, in text order."""
        return sorted([*self._gathered, *self.pairs.joint])

    @cached_property
    def _gathered(self) -> list[tuple[int, tuple[str, ...]]]:
        return side_by_side(self)

    @cached_property
    def turns(self) -> list[tuple[int, str]]:
        """Where the turns of a transcript begin, and who speaks."""
        return pronouns.turns(self.document.text)

    @cached_property
    def quotations(self) -> dict[int, tuple[int, int]]:
        """For each token inside quotation marks the first token of its quotation and the one that closes it."""
        return quotation.quotations(self.document)

    @cached_property
    def forums(self) -> bool:
        """Whether the article calls talks or pacts by who takes part."""
        return forums.mentioned(self.document)

    @cached_property
    def flag(self) -> str | None:
        """The one party whose ships the article names by their prefix, None for none or several."""
        return fleet.flag(self.document)

    @cached_property
    def sails(self) -> bool:
        """Whether the article names a ship by its prefix."""
        return not ships().keys().isdisjoint(self.document.words)

    @cached_property
    def issuer(self) -> str | None:
        """The government or body whose release the text is, None for a newspaper's."""
        return issuers.issuer(self)

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """Who say "we" in the text outside quotations."""
        return issuers.voices(self)

    @cached_property
    def listed(self) -> dict[int, tuple[int, ...]]:
        """For each token of a party's name in a list ("Peru, Chile and Norway") the last tokens of all names in it: the
        parser loses its way in long ones.
        """
        return lists(self.document, self.facts.parties)

    def all_of(self, tokens: list[int], depth: int = 0) -> Actor | None:
        """The actors of several phrases together, coordinated ones included."""
        seen: dict[int, None] = {}
        for token in tokens:
            seen.update(dict.fromkeys(conjuncts(self.document, token)))
        for token in tuple(seen):
            seen.update(dict.fromkeys(self.listed.get(token, ())))
        return union([a for t in seen if (a := self.of(t, depth))])

    def of(self, token: int, depth: int = 0) -> Actor | None:
        """The actor that the phrase headed by a token stands for, or None (so too where it would stand for itself)."""
        if depth > MAX_DEPTH or token in self.asked:
            return None
        if depth or self.asked or self.barred:
            return self._read(token, depth)
        if token not in self.known:
            self.known[token] = self._read(token, depth)
        return self.known[token]

    def _read(self, token: int, depth: int) -> Actor | None:
        self.asked.add(token)
        try:
            return (
                self.named(token)
                or pronouns.pronoun(self, token, depth)
                or pronouns.mutual(self, token)
                or one_of_two(self, token)
                or refer.group(self, token)
                or self.unlisted.beside(token)
                or self.unlisted.side(token)
                or self.described(token, depth)
                or epithets.lender(self, token)
                or governing.neighbour(self, token, depth)
                or stand_ins.styled(self, token, depth)
                or stand_ins.territory(self, token, depth)
                or fleet.sailing(self, token)
                or stand_ins.paper(self, token, depth)
                or stand_ins.headed(self, token, depth)
                or refer.bare(self, token)
                or self.unlisted.actor(token)
            )
        finally:
            self.asked.remove(token)

    def named(self, token: int) -> Actor | None:
        """The person or party whose name the token belongs to."""
        if (person := self.person_at.get(token)) and not (person.party is None and token in self.party_at):
            party = None if heads.outlawed(self, person) else person.party
            party = self.partisans.get(person.id) or party or self._staffed(person) or self.headed.get(person.id)
            return Actor((party,) if party else (), (person.id,), (self.extent(token),))
        if (mention := self.party_at.get(token)) and not self._place_beside(token, mention):
            if mention.inferred and (mention.code in governing.named_across(self, token) or governing.mediates(self, token)):
                return None  # "the government urged the Chilean government"; who mediates is not "the government"
            if own := governing.owned_by(self, token):
                return own
            return Actor((mention.code,), (), (Extent(mention.start, mention.end),))
        return None

    def _staffed(self, person: Person) -> str | None:
        """The issuer of a release, for its own officials whose title names no country ("Assistant Secretary")."""
        words = set((person.title or "").lower().split())
        return self.issuer if words & lexicon()["staff"] else None

    @cached_property
    def headed(self) -> dict[str, str]:
        """The unions and associations that people without a party head, by the id of the person."""
        return heads.headed(self)

    @cached_property
    def homes(self) -> dict[str, str]:
        """The country of each group of which the article says whose it is."""
        return natives.homes(self)

    @cached_property
    def partisans(self) -> dict[str, str]:
        """The political parties that people of a country lead or speak for, by the id of the person."""
        return heads.partisans(self)

    def _place_beside(self, token: int, mention: PartyMention) -> bool:
        """Whether a name only says where something is: a place in apposition or loosely attached ("Doha, Qatar -")."""
        return mention.use == "place" and self.document.deps[token] in ("appos", "npadvmod", "dep", "nmod", OUTSIDE)

    def is_place(self, token: int) -> bool:
        """Whether a token is the name of a country or city that only says where."""
        mention = self.party_at.get(token)
        return mention is not None and mention.use == "place"

    @cached_property
    def places(self) -> frozenset[int]:
        """The tokens of the names of places."""
        named = (e for e in self.document.entities if e.label in ("GPE", "LOC", "FAC"))
        return frozenset(t for e in named for t in range(e.first, e.last))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the article names."""
        return frozenset(m.code for m in self.facts.parties if m.kind == "country")

    @cached_property
    def armed_groups(self) -> list[PartyMention]:
        """The mentions of armed groups that act."""
        return bands.named_groups(self)

    @cached_property
    def home(self) -> str | None:
        """The country that the article names far more than any other, or most and is dated from; None where there is none."""
        return focus.home(self)

    @cached_property
    def brokers(self) -> frozenset[str]:
        """The countries and organizations that the article says mediate."""
        return focus.brokers(self)

    def bloc_among(self, actor: Actor | None) -> bool:
        """Whether a phrase names several of one organization ("NATO ministers"), who meet among themselves."""
        if actor is None or len(actor.parties) != 1:
            return False
        tokens = [t for s in actor.spans for t in self.document.tokens_in(s.start, s.end) if t in self.party_at]
        heads = [whole(self.document, t) for t in tokens]
        return any(
            self.party_at[t].kind == "organization" and self.document.tags[h] in ("NNS", "NNPS")
            for t, h in zip(tokens, heads, strict=True)
        )

    @cached_property
    def here(self) -> str | None:
        """The country that the article is dated from ("LIMA, Peru -"), None where it has no date line that says so."""
        return focus.here(self)

    def extent(self, token: int) -> Extent:
        """The characters of a token."""
        return Extent(self.document.starts[token], self.document.ends[token])

    def described(self, token: int, depth: int) -> Actor | None:
        """The party named inside a phrase whose head acts for it ("US officials", "the president of France")."""
        document = self.document
        if document.lower_lemmas[token] not in any_of("agents", "deputed", "counterparts"):
            return apposed(self, token, depth)
        if rebels := bands.before(document, token):
            return self.owner(rebels[0], depth) or bands.armed(self, rebels[0])  # "Afghan rebel leaders"
        negotiators = document.lower_lemmas[token] == "negotiator" and document.tags[token] == "NNS"  # "negotiators for Peru"
        sent = document.lower_lemmas[token] in lexicon()["sent"] and not negotiators
        if (beside := apposed(self, token, depth)) and beside.parties:
            return beside
        owner = self.owner(token, depth, ("of", "from") if sent else ("of", "from", "for", "in")) or self._nested(token, depth)
        if owner and document.lower_lemmas[token] in lexicon()["irregulars"] and self.countries.issuperset(owner.parties):
            return None  # rebels in or of a country are not the country
        owner = owner or governing.of_body(self, token) or self.all_of(dispatching(document, token), depth + 1)
        return union([a for a in (owner, beside) if a])

    def _nested(self, token: int, depth: int) -> Actor | None:
        """The party two steps behind ("the ministry of health of Peru", "the ministers of trade for Peru and Chile")."""
        reached = ("of",) if self.document.lower_lemmas[token] in lexicon()["sent"] else ("of", "for")
        inner = [t for _, t in behind(self.document, token, ("of",))] if depth < MAX_DEPTH else []
        return self.all_of([t for i in inner for _, t in behind(self.document, i, reached)], depth + 1)

    def owner(self, token: int, depth: int = 0, preps: tuple[str, ...] = ("of", "by", "from")) -> Actor | None:
        """The party in front of a noun (possessive, demonym, compound) or behind it ("of France")."""
        document, lemma = self.document, self.document.lower_lemmas[token]
        found = [a for t in fronts.owning(self, token) if (a := self.front(t, depth))]
        if not found:
            owned = [(word, a) for word, t in behind(document, token, preps) if (a := self.all_of([t], depth + 1))]
            said = {word for word, _ in owned}
            idle = ("from",) if lemma in lexicon()["leaving"] and "of" in said else () if said == {"in"} else ("in",)
            found = [a for word, a in owned if word not in idle]  # "troops of Peru in Lima"
        return union(found)

    def front(self, token: int, depth: int = 0) -> Actor | None:
        """The party of a word in front of a noun."""
        if self.document.deps[token] == "poss":
            return self.all_of([token], depth + 1)
        mention = self.party_at.get(token)
        last = self.document.tokens_in(mention.start, mention.end)[-1] if mention else token
        if backed(self.document, token) or backed(self.document, last):  # "European Union-mediated talks"
            return None
        led = self.document.lower_lemmas[token] in lexicon()["leading"]
        below = kids(self.document, token, "compound", "amod", "nmod", *(("npadvmod",) if led else ()))
        found = [a for t in (*conjuncts(self.document, token), *below) if (a := self.named(t))]
        return union(found) or bands.before_noun(self, token) or governing.before_noun(self, token)

    def main_pair(self, margin: float = 1.0) -> tuple[str, ...]:
        """The two parties named most, where the second is named more than ``margin`` times as often as the third."""
        if margin not in self.mains:
            self.mains[margin] = focus.main_pair(self, margin)
        return self.mains[margin]
