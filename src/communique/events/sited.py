"""Acts of force that are told apart by where they were, or by who acts in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.syntax import conjuncts, is_verb, kids, logical_objects, prepositions
from communique.model import Document
from communique.parties.value import URBAN

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.events.draft import Draft
    from communique.events.hit import Hit

AT = frozenset({"in", "at", "near", "on", "around", "outside", "inside", "of", "into", "to", "towards", "toward", "along"})
"""Prepositions before the name of where something was."""
WIDE = frozenset(
    {"province", "region", "state", "governorate", "county", "department", "prefecture", "oblast", "valley", "area", "zone"}
    | {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center", "border"}
    | {"island", "peninsula", "strip", "sea", "gulf", "desert", "coast", "country", "territory", "lake", "river", "mountains"}
)
"""What holds towns."""


def sites(cast: Cast, hit: Hit) -> frozenset[str]:
    """The towns and villages by name, in lower case, that an attack was on or in: no countries, no provinces."""
    if hit.rule.type != "attack":
        return frozenset()
    document = cast.document
    tops = [hit.token, *hit.more]
    things = [
        c
        for o in (logical_objects(document, hit.token) if is_verb(document, hit.token) else [])
        for c in conjuncts(document, o)
    ]
    found = [*things, *(o for t in (*tops, *things) for word, o in prepositions(document, t) if word in AT)]
    found += [o for t in tuple(found) for word, o in prepositions(document, t) if word in AT]
    owners = [
        c for t in found for c in kids(document, t, "poss", "compound") if (m := cast.party_at.get(c)) and m.form in URBAN
    ]
    return frozenset(document.lower_words[t] for t in found if _town(cast, t)) | {document.lower_words[t] for t in owners}


def _town(cast: Cast, token: int) -> bool:
    """Whether a word is the name of a place that is no country and has no word of a province beside it."""
    document = cast.document
    if document.tags[token] != "NNP" or token in cast.person_at or document.lower_lemmas[token] in WIDE:
        return False
    if (mention := cast.party_at.get(token)) and (mention.use == "party" or mention.form not in ("city", "capital")):
        return False
    entity = document.entity_at(token)
    placed = entity is not None and entity.label in ("GPE", "LOC", "FAC")
    called = document.deps[token] == "pobj" and document.lower_words[document.heads[token]] == "of"
    beside = document.lower_lemmas[document.heads[token]] in WIDE or any(
        document.lower_lemmas[c] in WIDE for c in (*kids(document, token, "appos", "compound"), *document.children[token])
    )
    return (placed or called) and not beside and not (called and _wide_above(document, token))


def _wide_above(document: Document, token: int) -> bool:
    """Whether a name stands behind the word of a province ("the province of Cusco")."""
    return document.lower_lemmas[document.heads[document.heads[token]]] in WIDE


def elsewhere(old: Draft, new: Draft) -> bool:
    """Whether an attack told of in a later sentence by its verb was in another town than the one before."""
    return new.verbal and bool(old.sites) and bool(new.sites) and old.sites.isdisjoint(new.sites)


def reversed_by(old: Draft, new: Draft) -> bool:
    """Whether some who are no known party act on those who acted before ("troops killed nine of the rebels")."""
    acting = set(old.source.parties) if old.source else set()
    suffering = set(new.target.parties) if new.target else set()
    return new.acted and bool(suffering) and suffering <= acting and not (old.target and suffering & set(old.target.parties))
