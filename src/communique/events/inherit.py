"""What is left unsaid where a measure is spoken of again or a clause goes on: who took it and against whom, as the article
tells elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from communique.events.actor import Actor
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.partners import addressed
from communique.events.syntax import is_verb, kids

LASTING = frozenset({"sanction"})
"""Types of measures that stay in force and are spoken of again ("the sanctions could be eased")."""
STATES = frozenset({"country", "state", "government", "group", "nation", "side", "one", "other"})
"""Words for parties that may not be known."""
GOING_ON = frozenset({"payment", "pledge", "offer", "criticism", "demand", "threat", "sanction"})
"""Types of acts that a clause that goes on does to the same party ("condemned Peru and cut off all aid")."""


def continued(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """The drafts, where a verb without a target goes on from another with the same subject directed at the target of that."""
    return [_going_on(cast, draft, drafts) if draft.hit.rule.type in GOING_ON else draft for draft in drafts]


def _going_on(cast: Cast, draft: Draft, drafts: list[Draft]) -> Draft:
    document, token = cast.document, draft.hit.token
    alone = is_verb(document, token) and document.deps[token] == "conj" and not kids(document, token, "nsubj", "nsubjpass")
    if _named(draft.target) or not draft.source or not alone or addressed(document, draft.hit):
        return draft
    below = kids(document, token, "ccomp", "xcomp") if draft.hit.rule.type == "demand" else []
    about = [v for v in below if not any(document.lower_words[s] in ("it", "they") for s in kids(document, v, "nsubj"))]
    about = [v for v in about if not _thing(cast, v)]
    if about or (draft.hit.rule.type == "pledge" and not draft.amounts):
        return draft
    own = set(draft.source.parties)
    for other in drafts:
        if document.heads[token] not in (other.hit.token, other.hit.governor) or other is draft or not other.source:
            continue
        there = other.source if other.hit.rule.joint else other.target
        left = tuple(p for p in there.parties if p not in own) if there else ()
        if there and left and own <= set(other.source.parties):
            return replace(draft, target=replace(there, parties=left, people=(), sure=False))
    return draft


def _thing(cast: Cast, verb: int) -> bool:
    """Whether something, no party, is to be done something with ("rejected the plan and insisted the siege be lifted")."""
    things = kids(cast.document, verb, "nsubjpass")
    return bool(things) and all(cast.of(t) is None and cast.document.lower_lemmas[t] not in STATES for t in things)


def inherited(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where a lasting measure has the missing side of the one told of nearest that has the same other side; both
    sides where the article tells of no other pair.
    """
    return [_completed(draft, drafts, at) if draft.hit.rule.type in LASTING else draft for at, draft in enumerate(drafts)]


def _completed(draft: Draft, drafts: list[Draft], at: int) -> Draft:
    if _named(draft.source) and _named(draft.target):
        return draft
    told = [d for d in (*reversed(drafts[:at]), *drafts[at + 1 :]) if d.hit.rule.type == draft.hit.rule.type]
    whole = [d for d in told if _named(d.source) and _named(d.target)]
    for other in whole:
        if _named(draft.source) and _within(draft.source, other.source):
            return replace(draft, target=_inferred(other.target))
        if _named(draft.target) and _within(draft.target, other.target):
            return replace(draft, source=_inferred(other.source))
    pairs = {(d.source.parties, d.target.parties) for d in whole if d.source and d.target}
    if len(pairs) == 1 and not _named(draft.source) and not _named(draft.target):
        return replace(draft, source=_inferred(whole[0].source), target=_inferred(whole[0].target))
    return draft


def _named(actor: Actor | None) -> bool:
    return actor is not None and bool(actor.parties)


def _within(one: Actor | None, other: Actor | None) -> bool:
    return bool(one and other and set(one.parties) <= set(other.parties))


def _inferred(actor: Actor | None) -> Actor | None:
    return replace(actor, people=(), sure=False) if actor else None
