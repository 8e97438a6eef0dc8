"""Who attacked, by the noun of an attack, by the act or weapon that does harm, or by what somebody was hurt in."""

from __future__ import annotations

from communique.events import clauses
from communique.events.actor import Actor, lexicon, union
from communique.events.cast import Cast
from communique.events.syntax import kids, logical_subjects, prepositions
from communique.parties.value import URBAN

STRIKES = frozenset({"strike", "airstrike", "raid", "shelling", "offensive", "bombardment", "incursion"})
"""Attacks that a country, not a town or a crowd, makes."""


def before(cast: Cast, noun: int) -> Actor | None:
    """Who attacks, before the noun: a demonym, a group or a possessive, not the place ("the Kabul bombing")."""
    document = cast.document
    front = kids(document, noun, "poss", "compound", "amod", "nmod")
    places = {t for t in front if document.deps[t] == "compound" and _placed(cast, t) and not _striking(cast, noun, t)}
    return union([a for t in front if t not in places and (a := cast.front(t))])


def _striking(cast: Cast, noun: int, token: int) -> bool:
    """Whether a country before a strike or raid on somewhere made it ("a Peru drone strike on Arica")."""
    document = cast.document
    mentions = [cast.party_at.get(t) for t in (token, *kids(document, token, "compound"))]
    named = any(m is not None and m.kind == "country" and m.form == "name" for m in mentions)
    return named and document.lower_lemmas[noun] in STRIKES and any(w == "on" for w, _ in prepositions(document, noun))


def _placed(cast: Cast, token: int) -> bool:
    """Whether a word before a noun is, or has before it, a place ("the Kabul car bombing")."""
    return any(_names_place(cast, t) for t in (token, *kids(cast.document, token, "compound")))


def _names_place(cast: Cast, token: int) -> bool:
    mention = cast.party_at.get(token)
    if mention is None or cast.document.words[token].isupper():  # "US", "UK" have no adjective
        return False
    return mention.kind == "country" and mention.form in {"name", *URBAN}


def of_weapon(cast: Cast, verb: int) -> Actor | None:
    """Whose the act or weapon is that acts ("a Peruvian air strike killed two")."""
    document = cast.document
    subjects = logical_subjects(document, verb)
    acting = [t for t in subjects if document.lower_lemmas[t] in clauses.lexicon()["assaults"]]
    placed = [t for t in acting if any(_placed(cast, c) for c in kids(document, t, "compound"))]
    return union([a for t in subjects if t not in placed and (a := cast.owner(t, preps=("of", "by")))])


def of_harm(cast: Cast, verb: int) -> Actor | None:
    """Who attacked in what somebody was killed or hurt in ("were killed in a Peruvian raid", "by Peruvian fire", "in clashes
    with rebels").
    """
    document, doing, shots = cast.document, clauses.lexicon()["assaults"], clauses.lexicon()["shots"]
    found: list[Actor] = []
    for word, noun in prepositions(document, verb):
        if word in ("by", "in", "under") and document.lower_lemmas[noun] in shots and (owner := cast.owner(noun, preps=())):
            found.append(owner)
        after = word in ("after", "following") and document.lower_lemmas[noun] in lexicon()["clashes"]
        if (word in ("in", "by", "during") or after) and document.lower_lemmas[noun] in doing:
            across = [o for w, o in prepositions(document, noun) if w in ("with", "by")]
            if actor := cast.all_of(across) or cast.owner(noun, preps=("by",)):
                found.append(actor)
    return union(found)
