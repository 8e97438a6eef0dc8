"""Whom a reaction is to: who did what is condemned, rejected or accepted, where the text only takes it up ("the raid", "the
move", "it"); whoever else reacts to "the move" reacts to the same.
"""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import Actor, lexicon, parties
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.frames import frames, index
from communique.events.partners import addressed
from communique.events.sides import NOBODY
from communique.events.syntax import grammatical_subjects, is_verb, kids, logical_objects, within
from communique.model import Document

REACTIONS = frozenset({"rejection", "criticism"})
TURNED_DOWN = "reject-passive"
"""The rule of what was turned down, nobody says by whom."""
ACTS = ("attack", "coercion", "criticism")
"""Types of acts that nouns without a rule of their own take up ("the operation", "the arrests"), listed by type."""
POINTING = frozenset({"the", "this", "these", "that", "those", "such"})
PRONOUNS = frozenset({"it", "this", "that"})
PUT = frozenset({"demand", "offer", "pledge"})
"""What "it" is that somebody rejects, if it was put to them just before."""
DEMANDED = frozenset({"demand"})
DECLINING = frozenset({"decline", "refuse", "balk", "demur"})
"""What somebody does with what was just put to them, without saying to what ("Peru declined")."""
ANY: frozenset[str] = frozenset()
"""What "the move", "the decision" may be of: any type."""
FAR = 4
"""How many sentences back what is reacted to may have been told."""
LONG = 15
"""How many, where the words say what kind of act it was ("condemned the raid")."""


def answered(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """The drafts, reactions without a named target directed at who did what they react to."""
    made: list[Draft] = []
    for draft in drafts:
        made.append(_directed(cast, draft, made) if draft.hit.rule.type in REACTIONS else draft)
    return made


def _directed(cast: Cast, draft: Draft, before: list[Draft]) -> Draft:
    if draft.hit.rule.id == TURNED_DOWN and not draft.source:
        return _turned_down(cast, draft, before)
    if draft.target and draft.target.sure and draft.target.parties:
        return draft
    if draft.hit.rule.type == "rejection" and (signed := _signed_by_others(cast, draft)):
        return replace(draft, target=signed)
    types = _taken_up(cast, draft)
    if types is None or (types in (ANY, PUT) and not draft.source and not _he(cast, draft)):
        return draft
    return _recalling(cast, draft, before, types)


def _recalling(cast: Cast, draft: Draft, before: list[Draft], types: frozenset[str]) -> Draft:
    """A reaction directed at who did what it takes up, an act of one of some types told before."""
    recalled = [d for d in reversed(before) if d.hit.token < draft.hit.token and _recalled(draft, d, types)]
    for told in recalled:
        other = told.target if types == ANY and told.hit.rule.type in REACTIONS else told.source
        if not other or not other.parties:
            continue
        if types == PUT and _at_home(cast, draft, told):
            return replace(draft, source=told.target, target=replace(other, people=(), sure=False))
        if types == PUT and not draft.source:
            return draft
        if set(other.parties) & set(parties(draft.source)):
            continue
        if types == ANY or told.hit.rule.type in types:
            return replace(draft, target=replace(other, people=(), sure=False))
    if types == DEMANDED and (speaker := _put_before(draft, before)):
        return replace(draft, target=replace(speaker, people=(), sure=False))
    near = [d for d in recalled if draft.sentence - d.sentence <= FAR]
    unknown = any(d.hit.rule.type in types and not parties(d.source) for d in near)
    return replace(draft, target=NOBODY) if unknown else draft


def _at_home(cast: Cast, draft: Draft, told: Draft) -> bool:
    """Whether somebody turns down what those of their own state asked of them ("MPs urged her to go. She
    refused").
    """
    return _he(cast, draft) and bool(parties(told.source)) and parties(told.source) == parties(told.target)


def _he(cast: Cast, draft: Draft) -> bool:
    """Whether somebody without a name acts ("she refused")."""
    subjects = grammatical_subjects(cast.document, draft.hit.token) if draft.verbal else []
    return any(cast.document.lower_words[s] in ("he", "she") for s in subjects)


def _put_before(draft: Draft, before: list[Draft]) -> Actor | None:
    """Who last spoke in the sentence before "the demand" that is turned down, where no demand of theirs was found."""
    near = [d.source for d in before if 0 <= draft.sentence - d.sentence <= 1 and frames()[d.hit.rule.type].speech]
    others = [s for s in near if s and s.parties and not set(s.parties) & set(parties(draft.source))]
    return others[-1] if others else None


def _signed_by_others(cast: Cast, draft: Draft) -> Actor | None:
    """The parties of the pact that somebody who is none of them turns down."""
    document = cast.document
    objects = logical_objects(document, draft.hit.token) if is_verb(document, draft.hit.token) else []
    pact = next((cast.pact_at[t] for t in objects if t in cast.pact_at), None)
    if pact is None or not draft.source or set(pact.parties) & set(draft.source.parties):
        return None
    return Actor(pact.parties, (), (), False) if len(pact.parties) > 1 else None


def _recalled(draft: Draft, told: Draft, types: frozenset[str]) -> bool:
    """Whether what is reacted to may be what was told before: a little before, or at any distance an act of that very kind
    against who reacts ("Peru accused Chile of ... . Chile rejected the accusations").
    """
    if types == PUT and (draft.sentence - told.sentence > 1 or told.hit.rule.type not in PUT):
        return False
    against = bool(draft.source and told.target and set(draft.source.parties) & set(told.target.parties))
    near = draft.sentence - told.sentence
    return near <= FAR or (told.hit.rule.type in types and (against or near <= LONG))


def _turned_down(cast: Cast, draft: Draft, before: list[Draft]) -> Draft:
    """What was turned down in the passive: by whom it was put to, as told before ("made Peru an offer that was declined")."""
    document = cast.document
    subject = next(iter(kids(document, draft.hit.token, "nsubjpass")), draft.hit.token)
    if document.tags[subject] in ("WDT", "WP") and document.deps[draft.hit.token] == "relcl":
        subject = document.heads[draft.hit.token]  # "offered a zone, a plan that was turned down"
    put = document.lower_lemmas[subject]
    types = {e.rule.type for e in index().nouns.get(put, ())}
    for told in reversed(before):
        if draft.sentence - told.sentence > FAR:
            break
        if told.hit.rule.type in types and told.source:
            asked = replace(told.target, people=(), sure=False) if told.target else draft.source
            return replace(draft, source=asked, target=replace(told.source, people=(), sure=False))
    return draft


def _taken_up(cast: Cast, draft: Draft) -> frozenset[str] | None:
    """The types that the object of a reaction may be of (``ANY`` for "the move"), None where it takes up nothing."""
    document = cast.document
    if _declining(cast.document, draft):
        return PUT
    objects = logical_objects(document, draft.hit.token) if is_verb(document, draft.hit.token) else []
    for token in objects:
        lemma = document.lower_lemmas[token]
        if document.lower_words[token] in PRONOUNS and draft.hit.rule.type == "rejection":
            return PUT
        if not any(document.lower_words[c] in POINTING for c in kids(document, token, "det")):
            continue
        if lemma in lexicon()["moves"]:
            return ANY
        if lemma in lexicon()["ideas"] and draft.hit.rule.type == "rejection":
            return PUT
        types = frozenset(e.rule.type for e in index().nouns.get(lemma, ()) if not e.rule.joint)
        types |= frozenset(name for name in ACTS if lemma in lexicon()[name])
        if types:
            return types | {"pledge"} if "offer" in types else types
    return None


def _declining(document: Document, draft: Draft) -> bool:
    """Whether somebody declines without a word on what ("Beijing declined", "he has refused")."""
    token = draft.hit.token
    below = kids(document, token, "dobj", "xcomp", "ccomp", "prep", "conj", "advcl")
    return draft.verbal and document.lower_lemmas[token] in DECLINING and not below


def asked(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """The drafts, demands without a named target directed at who does what is to be done or undone ("will request that the
    tariffs be lifted").
    """
    return [_asked(cast, draft, drafts) if draft.hit.rule.type == "demand" else draft for draft in drafts]


def _asked(cast: Cast, draft: Draft, drafts: list[Draft]) -> Draft:
    if (draft.target and draft.target.parties) or not draft.source or addressed(cast.document, draft.hit):
        return draft
    below = within(cast.document, draft.hit.token)
    for other in drafts:
        inside = other.hit.token in below and other.hit.token != draft.hit.token
        doer = other.source
        if inside and doer and doer.parties and not set(doer.parties) & set(draft.source.parties) and not other.hit.rule.joint:
            return replace(draft, target=replace(doer, people=(), sure=False))
    return draft
