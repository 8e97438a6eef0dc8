"""Conditions of rules of posts and governments: who is named, leaves, is to form a cabinet."""

from __future__ import annotations

from communique.events.actor import lexicon as actors
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.clauses import lexicon, listed
from communique.events.filled import Filled, people, person_named, public
from communique.events.hit import Hit
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
from communique.model import Document

HEIRS = frozenset({"designate", "successor", "replacement"})
"""Those chosen for a post that is not named again."""
FOLLOWING = frozenset({"succeed", "replace", "serve", "act"})
OATH = "sworn-in"
"""The rule of those who are sworn in: by whom is told as its subject."""
SEVERAL = "several"
"""Stands for the holders of posts who are counted, not named."""
TAKEN = frozenset({"appointment", "departure"})
"""Types of posts that somebody takes or leaves."""


def titled(document: Document, verb: int) -> bool:
    """Whether a public office stands behind a verb of naming ("was sworn in as governor", "named her prime minister")."""
    behind = [*kids(document, verb, "oprd", "attr", "xcomp"), *(o for word, o in prepositions(document, verb) if word == "as")]
    return any(document.lower_lemmas[t] in lexicon()["public_offices"] for t in behind)


def of_government(document: Document, noun: int) -> bool:
    """Whether a noun is about a government ("the fall of the coalition government")."""
    behind = behind_of(document, noun)
    return any(document.lower_lemmas[t] in ("government", "cabinet", "junta", "regime", "administration") for t in behind)


def forming(document: Document, verb: int) -> bool:
    """Whether somebody is to form a government ("asked her to form a cabinet", "charged with forming a government")."""
    tops = [verb, *kids(document, verb, "prep"), *kids(document, verb, "dobj")]
    below = [
        v for t in tops for v in kids(document, t, "xcomp", "ccomp", "advcl", "pcomp", "acl") if document.lemmas[v] == "form"
    ]
    return any(
        document.lower_lemmas[o] in ("government", "cabinet", "coalition") for v in below for o in kids(document, v, "dobj")
    )


def own_office(cast: Cast, f: Filled) -> bool:
    """Whether somebody acts on the holder of an office below them ("fired his defence minister")."""
    document = cast.document
    objects = [t for t in logical_objects(document, f.hit.token) if document.lower_lemmas[t] in actors()["offices"]]
    return any(document.tags[c] == "PRP$" for t in objects for c in kids(document, t, "poss"))


def post_owner(cast: Cast, f: Filled) -> bool:
    """Whether what is accepted is that of the holder of an office ("the premier's resignation")."""
    document = cast.document
    owners = [o for t in f.hit.more for o in (*kids(document, t, "poss"), *behind_of(document, t))]
    held = actors()["offices"] | {"government", "cabinet"}
    return any(document.lower_lemmas[o] in held or person_named(cast, o) for o in owners)


def post_object(cast: Cast, f: Filled) -> bool:
    """Whether a person, or the holder of a post whom a party or an office-holder chooses, is what a verb of naming is about."""
    document, token = cast.document, f.hit.token
    if document.lemmas[token] == "designate" and listed(document, token):
        return False
    objects = logical_objects(document, token)
    if any(people(cast.of(t)) for t in objects):
        return True
    if any(person_named(cast, t) for t in objects) and titled(document, token):
        return True
    if any(document.lower_lemmas[t] in actors()["offices"] | HEIRS for t in objects) and parties(f.source):
        return True
    chooser = public(cast, grammatical_subjects(document, token)) or _spoken(document, token)
    return chooser and any(document.lower_lemmas[t] in actors()["posts"] | HEIRS for t in kids(document, token, "dobj"))


def _spoken(document: Document, verb: int) -> bool:
    """Whether who speaks acts ("I will be naming a new adviser")."""
    return any(document.lower_words[t] in ("i", "he", "she") for t in kids(document, verb, "nsubj"))


def in_post(cast: Cast, f: Filled) -> bool:
    """Whether a name takes an office that is said to be a party's ("took over as president of Peru")."""
    document, token = cast.document, f.hit.token
    named = any(document.tags[t] in ("NNP", "NNPS") for t in grammatical_subjects(document, token))
    behind = [o for t in (token, *f.hit.more) for word, o in prepositions(document, t) if word == "as"]
    return named and bool(parties(f.source)) and any(document.lower_lemmas[o] in actors()["offices"] for o in behind)


def no_journey(cast: Cast, f: Filled) -> bool:
    """Whether a departure is not one for or from a place ("before his departure for Paris")."""
    document, noun = cast.document, f.hit.token
    if document.lower_lemmas[noun] != "departure":
        return True
    goals = [o for word, o in prepositions(document, noun) if word in ("for", "from", "to")]
    return not any(o in cast.places for o in goals)


def posts_behind(document: Document, verb: int) -> list[int]:
    """The posts behind "as" that somebody takes or leaves, also by following somebody ("appointed to succeed her as envoy")."""
    below = [v for v in kids(document, verb, "xcomp", "advcl") if document.lemmas[v] in FOLLOWING]
    posts = [o for word, o in prepositions(document, verb) if document.lower_lemmas[o] in ("post", "job", "role", "position")]
    return [
        o
        for t in (verb, *below, *posts)
        for word, o in prepositions(document, t)
        if word in ("as", "of") and (t in posts or word == "as")
    ]


def of_office(cast: Cast, f: Filled) -> bool:
    """Whether a noun is about the holder of a post, who has no name there ("the resignation of Peru's foreign minister")."""
    document = cast.document
    held = [o for o in behind_of(document, f.hit.token) if document.tags[o] in ("NN", "NNP")]
    return any(document.lower_lemmas[o] in actors()["offices"] | actors()["missions"] for o in held)


def holders(cast: Cast, hit: Hit) -> frozenset[str]:
    """The ids of the people who take or leave a post, not of who chooses or dismisses them; several without names
    ("appointed four ministers") are nobody who is named later.
    """
    document, token = cast.document, hit.token
    if hit.rule.type not in TAKEN:
        return frozenset()
    if not is_verb(document, token):
        heads = [*behind_of(document, token), *kids(document, token, "poss")]
    elif hit.rule.id == OATH:
        heads = kids(document, token, "dobj") or grammatical_subjects(document, token)
    elif hit.rule.source[0] == "person-party":
        heads = logical_subjects(document, token)
    else:
        heads = logical_objects(document, token)
    if any(_several(document, h) for h in heads):
        return frozenset({SEVERAL})
    return frozenset(i for h in heads for t in conjuncts(document, h) for i in people(cast.of(t)))


def _several(document: Document, token: int) -> bool:
    """Whether several holders of posts are meant, by their plural or as a cabinet."""
    lemma = document.lower_lemmas[token]
    return lemma in ("cabinet", "government") or (document.tags[token] == "NNS" and lemma in actors()["offices"])
