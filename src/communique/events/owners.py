"""Slots of whose a thing is: what is turned down, agreed to, bought, laid on goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import bundles, clauses
from communique.events.actor import Actor, union
from communique.events.cast import Cast
from communique.events.phrases import doers, summed_up, terms_told
from communique.events.syntax import grammatical_subjects, is_passive, logical_objects, prepositions

if TYPE_CHECKING:
    from communique.events.hit import Hit


PREPS = ("of", "by", "from")
GOODS = frozenset({"on", "against", "over", "to"})
"""Prepositions before what a measure is meant for."""


class Owners:
    """Reads the slots of hits that name whose a thing is."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.document = cast.document

    def _owner(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = bundles.bundled(self.document, logical_objects(self.document, hit.token)) if verbal else [hit.token]
        return union([a for t in tokens if (a := self.cast.owner(t, preps=self._preps(hit, t)) or self._doer(hit, t))])

    def _preps(self, hit: Hit, noun: int) -> tuple[str, ...]:
        """The prepositions behind which it stands whose a thing is; of harm that is blamed not those before who suffers it
        ("condemned the invasion of Peru by Chile").
        """
        if hit.rule.type != "criticism":
            return PREPS
        tops = (noun,) if is_passive(self.document, hit.token) else (noun, hit.token)
        by = any(word == "by" for top in tops for word, _ in prepositions(self.document, top))
        done = clauses.lexicon()["done_to"] | (clauses.lexicon()["done_to_own"] if by else frozenset())
        return ("by",) if self.document.lower_lemmas[noun] in done else PREPS

    def _doer(self, hit: Hit, noun: int) -> Actor | None:
        """Who did what a noun names, by the participle behind it or by the clause that it sums up."""
        summed = summed_up(self.document, noun, hit.token)
        return self.cast.all_of([*doers(self.document, noun, hit.token), *summed])

    _object_owner = _owner

    def _said_of(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose are the terms that somebody speaks of."""
        return union([a for t in terms_told(self.document, hit.token) if (a := self.cast.owner(t))])

    def _passive_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose is what is done something with by nobody who is named ("a Peruvian plan was tabled")."""
        return self._owner(hit, verbal) if verbal and is_passive(self.document, hit.token) else None

    def _owner_behind(self, hit: Hit, name: str) -> Actor | None:
        """Whose is what stands behind a preposition ("its rejection of the Peruvian plan", "said no to a Peruvian offer")."""
        found = [o for t in (hit.token, *hit.more) for word, o in prepositions(self.document, t) if word == name]
        return union([a for t in found if (a := self.cast.owner(t))])

    def _phrase_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose the nouns of the trigger's phrase are ("agreed to a Peruvian plan")."""
        nouns = bundles.bundled(self.document, [t for t in hit.more if self.document.tags[t].startswith("NN")])
        return union([a for t in nouns if (a := self.cast.owner(t) or self._doer(hit, t))])

    def _goods_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose goods, banks or officials a measure is put on ("duties on imports from Peru", "on $5 billion of its goods")."""
        tops = [hit.token, *hit.more, *(logical_objects(self.document, hit.token) if verbal else [])]
        tops += [o for t in tuple(tops) for w, o in prepositions(self.document, t) if w == "of" and o in self.cast.amount_at]
        before = GOODS | {"at"} if verbal else GOODS  # "fired missiles at Peruvian cities", not "the attack at the hall"
        tokens = [o for top in tops for word, o in prepositions(self.document, top) if word in before]
        return bundles.owned_goods(self.cast, tokens)

    def _content_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose what is received is ("got a Peruvian loan", "got 20 million dollars in Peruvian aid")."""
        given = bundles.received(self.document, hit.token)
        return union([a for t in given if self.document.lower_lemmas[t] in hit.rule.objects and (a := self.cast.owner(t))])

    def _traded(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose goods a verb of trade is about ("banned imports of Peruvian coal")."""
        return bundles.owned_goods(self.cast, logical_objects(self.document, hit.token)) if verbal else None

    def _bought(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose goods may not be bought or sold ("barred from buying Peruvian oil")."""
        things = bundles.dealt(self.document, clauses.deals(self.document, hit.token))
        return union([a for t in things if (a := self.cast.owner(t, preps=("from", "of", "in")) or self.cast.named(t))])

    def _laid_by(self, hit: Hit, verbal: bool) -> Actor | None:
        """Whose laying or lifting of what the noun names it is ("Peru's imposition of tariffs", "its round of sanctions")."""
        at, document = hit.token, self.document
        for _ in range(bundles.MAX_NESTING):
            above = document.heads[at]
            if document.deps[at] != "pobj" or document.lower_words[above] != "of" or verbal:
                return None
            at = document.heads[above]
            if found := self.cast.owner(at, preps=()):
                return found
        return None

    def _subject_owner(self, hit: Hit, verbal: bool) -> Actor | None:
        tokens = bundles.bundled(self.document, grammatical_subjects(self.document, hit.token)) if verbal else [hit.token]
        found = [a for t in tokens if (a := self.cast.owner(t, preps=("of", "from", "between", "with", "by")))]
        return union(found)
