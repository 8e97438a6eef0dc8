"""The side of an attack, a fight or a move of soldiers that the text leaves unsaid and the article makes plain."""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import Actor, lexicon, parties
from communique.events.aside import peaceful
from communique.events.cast import Cast
from communique.events.clauses import lexicon as clauses
from communique.events.draft import Draft
from communique.events.hit import Hit
from communique.events.opposite import at_home_with
from communique.events.partners import PAIR, SHARED_ACTS, in_view, partner
from communique.events.syntax import is_verb, kids, logical_objects, logical_subjects, prepositions
from communique.model import Document

HOME_ACTS = frozenset({"attack", "deployment"})
"""What a country's own police and soldiers do."""
TAKING = frozenset({"take-place", "take-control", "seize-town", "town-falls"})
"""Rules of towns and posts that somebody takes."""
AT = frozenset({"on", "at", "against", "upon", "into"})


def settled(cast: Cast, draft: Draft) -> Draft:
    """A draft with the sides that are plain from the article and say nothing of how sure it is that something happened: to be
    filled in after its confidence is read.
    """
    draft = in_view(cast, at_home(cast, fought(cast, attacked(cast, draft))))
    return at_home_with(cast, draft) if draft.hit.rule.type in SHARED_ACTS else draft


def attacked(cast: Cast, draft: Draft) -> Draft:
    """An attack by one party with whom it is on, where that is left unsaid and plain from the article: this says nothing
    of how sure it is that there was an attack.
    """
    source = draft.source
    if draft.hit.rule.type != "attack" or draft.hit.rule.joint or draft.target:
        return draft
    if cast.home and _on_forces(cast, draft) and not (source and cast.home in source.parties):
        return replace(draft, target=Actor((cast.home,), (), (), False))
    if not source or len(source.parties) != 1:
        return draft
    if _on_them(cast, draft.hit) or _taken_at_home(cast, draft):
        home = cast.home if _taken_at_home(cast, draft) else None
        return replace(draft, target=Actor((home,), (), (), False)) if home else draft
    other = partner(cast, source, draft.hit.token, near=draft.verbal)
    return replace(draft, target=None if other and (peaceful(cast, other) or _appalled(cast, draft, other)) else other)


def _on_them(cast: Cast, hit: Hit) -> bool:
    """Whether an attack is on those whom a pronoun takes up, of no known party ("drove them back")."""
    objects = logical_objects(cast.document, hit.token) if is_verb(cast.document, hit.token) else []
    return any(cast.document.lower_words[o] in ("them", "him", "her") for o in objects) and cast.all_of(objects) is None


def _taken_at_home(cast: Cast, draft: Draft) -> bool:
    """Whether an armed group takes a town or post in the country in view, which is then whose it was."""
    groups = {m.code for m in cast.armed_groups}
    acting = parties(draft.source)
    return draft.hit.rule.id in TAKING and bool(cast.home) and bool(acting) and groups.issuperset(acting)


def _appalled(cast: Cast, draft: Draft, other: Actor) -> bool:
    """Whether a party is the one that speaks of an attack ("Peru condemned the massacre by the rebels")."""
    governor = draft.hit.governor
    if governor is None or cast.document.lower_lemmas[governor] not in lexicon()["onlookers"]:
        return False
    return bool(set(parties(cast.all_of(logical_subjects(cast.document, governor)))) & set(other.parties))


def fought(cast: Cast, draft: Draft) -> Draft:
    """A fight between soldiers who are called nobody's, with the two countries that its sentence names as its sides ("Peru shut
    its border with Chile after soldiers exchanged fire").
    """
    if draft.hit.rule.type != "attack" or not draft.hit.rule.joint or draft.parties or not draft.verbal:
        return draft
    subjects = logical_subjects(cast.document, draft.hit.token)
    if not any(cast.document.lower_lemmas[s] in lexicon()["state_forces"] for s in subjects):
        return draft
    sentence = cast.document.sentences[draft.sentence]
    near = {m.code for m in cast.facts.parties if sentence.start <= m.start < sentence.end and m.kind == "country"}
    return replace(draft, source=Actor(tuple(sorted(near)), (), (), False)) if len(near) == PAIR else draft


def at_home(cast: Cast, draft: Draft) -> Draft:
    """An attack or deployment by police or soldiers who are called nobody's, with the country in view as its source."""
    if draft.hit.rule.type not in HOME_ACTS or draft.source or not cast.home or not draft.verbal or cast.issuer:
        return draft
    document, token = cast.document, draft.hit.token
    moved = logical_objects(document, token) if draft.hit.rule.type == "deployment" else []
    acting = [*logical_subjects(document, token), *moved]
    if any(_others(document, s) for s in acting) or not any(_state(document, s) for s in acting):
        return draft
    target = draft.target if draft.target and draft.target.parties != (cast.home,) else None
    return replace(draft, source=Actor((cast.home,), (), (), False), target=target)


def _front(document: Document, noun: int) -> set[str]:
    """The words before a noun, parts of them joined by hyphens included ("pro-government")."""
    return {document.lower_words[c] for c in kids(document, noun, "compound", "amod", "nmod") if c < noun}


def _others(document: Document, noun: int) -> bool:
    """Whether soldiers are called somebody's, party or not ("Gali's troops", "forces loyal to the general")."""
    own, others = clauses()["arms_of_service"], clauses()["others_forces"]
    front = kids(document, noun, "poss", "compound") if document.lower_lemmas[noun] != "police" else []
    if any(document.deps[c] == "poss" or document.lower_words[c] not in own for c in front):
        return True
    said = [document.lower_words[c] for c in kids(document, noun, "amod", "acl")]
    return any(word in others or "anti" in word for word in said)


def _state(document: Document, noun: int) -> bool:
    """Whether a noun names a state's own soldiers, or fighters, planes and guns that are called so ("government jets")."""
    if document.lower_lemmas[noun] in lexicon()["state_forces"]:
        return True
    front = {part for word in _front(document, noun) for part in word.split("-")}
    return document.lower_lemmas[noun] in clauses()["fighters"] and bool(front & clauses()["official_arms"])


def _on_forces(cast: Cast, draft: Draft) -> bool:
    """Whether an attack is on soldiers or police called nobody's, or on what is theirs: those of the country in view."""
    document = cast.document
    verbs = [draft.hit.token, *(h.token for h in draft.absorbed if document.heads[h.token] == draft.hit.token)]
    objects = [o for v in verbs if is_verb(document, v) for o in logical_objects(document, v)]
    objects += [o for t in (draft.hit.token, *draft.hit.more) for word, o in prepositions(document, t) if word in AT]
    near = [t for o in objects for t in (o, *kids(document, o, "compound", "nmod", "amod"))]
    groups = {m.code for m in cast.armed_groups}
    theirs = lexicon()["state_forces"]
    if draft.source and groups.issuperset(draft.source.parties):
        theirs |= clauses()["state_posts"]
    return any(document.lower_lemmas[t] in theirs for t in near)
