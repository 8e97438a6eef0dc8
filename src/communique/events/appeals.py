"""Whom an outsider's call for peace, or offer to help with it, is to: both sides of the quarrel that the article is about
("the UN appealed for calm", "Peru offered to mediate").
"""

from __future__ import annotations

from communique.events.actor import Actor, lexicon
from communique.events.cast import Cast
from communique.events.focus import plain_pair
from communique.events.hit import Hit
from communique.events.syntax import is_verb, kids, logical_objects, prepositions
from communique.model import Document

NAMED = ("on", "upon", "to", "with", "between")
"""Prepositions before whom something is asked of, or whose peace it is."""
SENT = frozenset({"observer", "mediator", "monitor", "inspector", "negotiator", "facilitator", "peacekeeper"})
"""Whom those who are no side send between the sides."""
HALTS = ("to", "of", "in")
"""Prepositions behind what ends something ("an end to the fighting", "a halt in hostilities")."""


def between(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Both parties of the main pair of an article, where somebody else calls for calm, a truce or talks and on nobody in
    particular, or offers to mediate; None for other demands and offers.
    """
    if not source or not source.parties or not is_verb(cast.document, hit.token):
        return None
    if not (_for_peace(cast, hit) if hit.rule.type == "demand" else _good_offices(cast.document, hit)):
        return None
    pair = plain_pair(cast)
    end = cast.document.sentences[cast.document.sentence_of[hit.token]].end
    told = all(p in cast.mentions_of and cast.mentions_of[p][0].start < end for p in pair)
    return Actor(pair, (), (), False) if pair and told and not set(pair) & set(source.parties) else None


def _good_offices(document: Document, hit: Hit) -> bool:
    """Whether somebody offers what those who are no side can do: to mediate, to host talks, to send observers."""
    words = lexicon()
    for verb in kids(document, hit.token, "xcomp", "advcl"):
        things = {document.lower_lemmas[o] for o in logical_objects(document, verb)}
        lemma = document.lower_lemmas[verb]
        if any(word in NAMED for word, _ in prepositions(document, verb)):
            return False
        if lemma in ("mediate", "arbitrate") or (lemma == "send" and things & SENT):
            return True
        if lemma in words["brokering"] | words["presiding"] and things & (words["bargaining"] | words["peace"]):
            return True
    return any(document.lower_lemmas[o] in ("mediation", "arbitration") for o in logical_objects(document, hit.token))


def _for_peace(cast: Cast, hit: Hit) -> bool:
    """Whether what is asked for is peace, nobody's in particular."""
    document, words = cast.document, lexicon()
    tops = (hit.token, *hit.more)
    below = [pair for top in tops for pair in prepositions(document, top)]
    if any(word in NAMED for word, _ in below) or kids(document, hit.token, "ccomp", "xcomp", "dative"):
        return False
    wanted = [*logical_objects(document, hit.token), *(o for word, o in below if word == "for")]
    halts = [t for t in wanted if document.lower_lemmas[t] in words["halts"]]
    ended = [o for t in halts for word, o in prepositions(document, t) if word in HALTS]
    peace = [t for t in wanted if document.lower_lemmas[t] in words["peace"]]
    peace += [t for t in ended if document.lower_lemmas[t] in words["fighting"]]
    named = any(word in NAMED for t in peace for word, _ in prepositions(document, t))
    return bool(peace) and not named and not any(cast.owner(t) for t in peace)
