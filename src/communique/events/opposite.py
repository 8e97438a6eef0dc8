"""Who sits across from a party behind "with": nobody else behind "with", the country at home across from an armed group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.events.actor import Actor, union
from communique.events.syntax import FINITE, kids, prepositions

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.events.draft import Draft
    from communique.events.hit import Hit

SEVERAL = 2


def behind_with(cast: Cast, actor: Actor) -> bool:
    """Whether all that names somebody stands behind "with" ("the talks with the rebels")."""
    document = cast.document
    heads = [_top(cast, t) for s in actor.spans for t in document.tokens_in(s.start, s.end)[-1:]]
    return bool(heads) and all(document.deps[t] == "pobj" and document.lower_words[document.heads[t]] == "with" for t in heads)


def elsewhere(cast: Cast, token: int) -> bool:
    """Whether a name stands behind "with" itself: across from those, too, who are across from others."""
    top = _top(cast, token)
    return cast.document.deps[top] == "pobj" and cast.document.lower_words[cast.document.heads[top]] == "with"


def _top(cast: Cast, token: int) -> int:
    """The head of the phrase that a name is in."""
    document, mention = cast.document, cast.party_at.get(token)
    if mention:
        inside = document.tokens_in(mention.start, mention.end)
        token = next((t for t in inside if document.heads[t] not in inside), token)
    while document.deps[token] in ("compound", "nmod", "amod", "poss", "appos", "conj") and document.heads[token] != token:
        token = document.heads[token]
    return token


def at_home_with(cast: Cast, draft: Draft) -> Draft:
    """Talks or an agreement with an armed group, whoever the other side is, with the country that the article is about."""
    source = draft.source
    if not draft.hit.rule.joint or source is None or not source.parties:
        return draft
    if not cast.home:
        return _with_own(cast, draft, source)
    groups = {m.code for m in cast.armed_groups}
    if groups.issuperset(source.parties) and _for_peace(cast, draft.hit):
        return replace(draft, source=union([Actor((cast.home,), (), (), False), source]))
    if len(source.parties) != 1:
        return _with_own(cast, draft, source)
    if source.parties[0] not in groups or not _with(cast, draft.hit) or not behind_with(cast, source):
        return draft
    return replace(draft, source=union([Actor((cast.home,), (), (), False), source]))


def _with_own(cast: Cast, draft: Draft, source: Actor) -> Draft:
    """What was agreed with several, told of in a clause of the other side ("Peru said a price agreed with Chile and Togo")."""
    document, token = cast.document, draft.hit.token
    made = document.tags[token] == "VBN" and document.deps[token] == "acl"
    if not made or len(source.parties) < SEVERAL or not behind_with(cast, source):
        return draft
    for verb in document.ancestors(token):
        own = cast.all_of(kids(document, verb, "nsubj")) if document.tags[verb] in FINITE else None
        if own and own.parties:
            alone = len(own.parties) == 1 and own.parties[0] not in source.parties and own.parties[0] in cast.countries
            return replace(draft, source=union([own, source])) if alone else draft
    return draft


def _for_peace(cast: Cast, hit: Hit) -> bool:
    """Whether talks or a process are called those of peace: with those who rule the country, not among the groups."""
    front = kids(cast.document, hit.token, "compound", "amod", "nmod")
    between = any(word in ("between", "among") for word, _ in prepositions(cast.document, hit.token))
    return not between and any(cast.document.lower_lemmas[t] == "peace" for t in front)


def _with(cast: Cast, hit: Hit) -> bool:
    """Whether what a trigger names is with somebody."""
    tops = [hit.token, *hit.more, *(o for t in (hit.token, *hit.more) for w, o in prepositions(cast.document, t) if w == "of")]
    return any(word == "with" for t in tops for word, _ in prepositions(cast.document, t))
