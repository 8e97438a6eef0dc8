"""Those who make a country's laws, and their own state: whom lawmakers without a country act on, and who acts on them."""

from __future__ import annotations

from communique.events.actor import Actor, lexicon
from communique.events.cast import Cast
from communique.events.hit import Hit
from communique.events.slots import Filler
from communique.events.syntax import is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.model import Document

OWN_GOVERNMENT = frozenset({"government", "cabinet", "president", "premier", "chancellor", "minister"})
"""Whose plans a parliament turns down."""
ASKING = ("on", "upon", "to")
"""Prepositions before whom something is asked of."""


def in_house(document: Document, token: int) -> bool:
    """Whether a noun is a legislature or those who sit in it."""
    return document.lower_lemmas[token] in lexicon()["legislatures"]


def domestic(document: Document, hit: Hit) -> bool:
    """Whether a legislature or its members act: what they ask for and turn down is mostly their own government's."""
    subjects = logical_subjects(document, hit.token) if is_verb(document, hit.token) else []
    return any(in_house(document, s) for s in subjects)


def own_body(cast: Cast, target: Actor) -> bool:
    """Whether a target is a body or an office of a state without a name ("the government", "the president"), which those of the
    same state may act on.
    """
    document, words = cast.document, lexicon()
    own = (words["state_bodies"] - words["lands"]) | words["heads"] | words["legislatures"] | words["state_plurals"]
    tokens = [t for s in target.spans for t in document.tokens_in(s.start, s.end)[-1:]]
    return bool(tokens) and all(document.lower_lemmas[t] in own for t in tokens)


def own_legislators(cast: Cast, filler: Filler, hit: Hit) -> Actor | None:
    """The state of members of a parliament who are called nobody's and act on a body of state ("senators urged the White
    House"), or as its opposition on somebody who holds an office ("opposition MPs urged her"); None for others.
    """
    document = cast.document
    subjects = logical_subjects(document, hit.token) if is_verb(document, hit.token) else []
    if not any(_lawmaker(cast, s) for s in subjects):
        return None
    target = filler.fill(hit, hit.rule.target)
    if target is None or len(target.parties) != 1:
        return None
    opposed = target.people and any(_opposing(document, s) for s in subjects)
    if not opposed and not own_body(cast, target):
        return None
    return Actor(target.parties, (), tuple(cast.extent(s) for s in subjects), False)


def _opposing(document: Document, token: int) -> bool:
    """Whether lawmakers are called those of the opposition."""
    return any(document.lower_words[c] == "opposition" for c in kids(document, token, "compound", "amod"))


def _lawmaker(cast: Cast, token: int) -> bool:
    """Whether a phrase means those who sit in a parliament ("senators", "opposition members", "Senator Ana Silva")."""
    document, houses = cast.document, lexicon()["legislatures"]
    if document.tags[token] in ("NNS", "NNP", "NNPS") and token not in cast.person_at:
        return in_house(document, token) or (document.lower_lemmas[token] == "member" and _opposing(document, token))
    person = cast.person_at.get(token)
    return person is not None and person.party is None and not houses.isdisjoint((person.title or "").lower().split())


def own_government(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """The same country where its parliament turns down what "the government" or "the president" wants."""
    document = cast.document
    if source is None or len(source.parties) != 1 or not domestic(document, hit):
        return None
    objects = logical_objects(document, hit.token)
    owners = [c for o in objects for c in kids(document, o, "poss", "compound", "nmod")]
    own = [
        c for c in owners if document.lower_lemmas[c] in OWN_GOVERNMENT and not kids(document, c, "poss", "amod", "compound")
    ]
    return Actor(source.parties, (), (cast.extent(own[0]),), False) if own else None


def own_house(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """A country's own lawmakers, who are called nobody's, as whom something is asked of ("the premier urged lawmakers")."""
    document = cast.document
    if source is None or len(source.parties) != 1 or source.parties[0] not in cast.countries:
        return None
    tops = (hit.token, *hit.more)
    asked = [o for top in tops for word, o in prepositions(document, top) if word in ASKING]
    asked += logical_objects(document, hit.token) if is_verb(document, hit.token) else []
    houses = [t for t in asked if document.lower_lemmas[t] in lexicon()["legislatures"] - {"opposition"}]
    return Actor(source.parties, (), (cast.extent(houses[0]),), False) if houses else None


def own_office(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Their own state where a country's lawmakers ask something of an office without a name ("Peruvian lawmakers called on the
    premier to resign").
    """
    document = cast.document
    if source is None or len(source.parties) != 1 or not domestic(document, hit):
        return None
    tops = (hit.token, *hit.more)
    asked = [o for top in tops for word, o in prepositions(document, top) if word in ASKING]
    asked += kids(document, hit.token, "dobj", "dative")
    asked += [s for top in tops for v in kids(document, top, "ccomp", "xcomp", "advcl") for s in kids(document, v, "nsubj")]
    own = [t for t in asked if document.lower_lemmas[t] in OWN_GOVERNMENT and _nobodys(cast, t)]
    return Actor(source.parties, (), (cast.extent(own[0]),), False) if own else None


def _nobodys(cast: Cast, token: int) -> bool:
    """Whether nothing in a phrase says whose an office is."""
    below = kids(cast.document, token, "poss", "compound", "amod", "nmod", "prep", "appos")
    named = any(t in cast.party_at or t in cast.person_at for c in below for t in cast.document.subtree(c))
    return not named and any(cast.document.lower_words[c] == "the" for c in kids(cast.document, token, "det"))
