"""Slots behind prepositions: below a trigger, its object or the verb that governs it."""

from __future__ import annotations

from communique.events import bundles, clauses
from communique.events.above import Above
from communique.events.actor import Actor, lexicon, union
from communique.events.hit import Hit
from communique.events.phrases import apart, meant, topical
from communique.events.recipients import GIVING, benefiting
from communique.events.syntax import (
    conjuncts,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    prepositions,
)
from communique.events.value import Extent

DEEPER = {"from": ("of", "for"), "by": ("of", "for"), "against": ("by",), "on": ("by",), "with": ("on", "over", "about")}
"""Prepositions that may hang on what stands behind another one ("strikes by rebels against Peru")."""
PARTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center"})
"""Parts of a country that stand before it ("in the east of Peru")."""
LAID = frozenset({"on", "against"})
"""Prepositions of whom measures are laid on, also behind what bundles them ("a package of sanctions against Peru")."""
EARLIER = frozenset({"after", "since", "following", "before", "despite", "over"})
"""Prepositions before what is another act than their verb's."""


class Behind(Above):
    """Reads the slots behind prepositions."""

    def _preposition(self, hit: Hit, name: str) -> Actor | None:
        tops = [hit.token, *hit.more]
        if is_verb(self.document, hit.token):
            tops += [c for o in logical_objects(self.document, hit.token) for c in conjuncts(self.document, o)]
            tops += self._inside(hit, name, tops[1:])
        elif hit.governor is not None and self.document.deps[hit.token] not in ("nsubj",):
            refused = name == "by" and apart(self.document, hit.token, hit.governor)
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
        if found and name in ("of", "between") and hit.rule.joint and self._held_there(found):
            return None
        if not found and hit.rule.type in (*GIVING, "support") and name in ("to", "for"):
            found = benefiting(self.cast, hit, tokens)
        return found or (self._country_of(tokens) if hit.rule.type == "attack" else None)

    def _inside(self, hit: Hit, name: str, tops: list[int]) -> list[int]:
        """What is inside the phrase of a verb: what sums are given as, the pact behind it ("agreed to a truce with Peru")."""
        if name in ("to", "for", "from") or (name in LAID and hit.rule.type == "sanction"):
            return bundles.content(self.document, tops)
        return [o for t in hit.more for o in kids(self.document, t, "pobj")] if name == "with" and hit.rule.joint else []

    def _held_there(self, found: Actor) -> bool:
        """Whether a single party is only where others come together ("talks between ministers in Jakarta")."""
        tokens = [t for s in found.spans for t in self.document.tokens_in(s.start, s.end)]
        placed = [t for t in tokens if self.document.lower_words[self.document.heads[t]] in ("in", "at")]
        return len(found.parties) == 1 and bool(placed) and self.cast.party_at.get(placed[0]) is not None

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
        parts = [t for t in tokens if self.document.lower_lemmas[t] in PARTS]
        inside += [o for t in parts for word, o in prepositions(self.document, t) if word == "of"]
        beside = [*(c for t in tokens for c in kids(self.document, t, "appos")), *inside]
        mentions = [m for t in beside if (m := self.cast.party_at.get(t))]
        return union([Actor((m.code,), (), (Extent(m.start, m.end),)) for m in mentions if m.kind == "country"])
