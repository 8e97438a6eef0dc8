"""Strikes of workers, which are no attacks: by what is said of them, or because a union calls them."""

from __future__ import annotations

from communique.events.arms import armed
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.filled import Filled
from communique.events.syntax import conjuncts, is_verb, kids, logical_subjects, prepositions, taken_up, verb_above
from communique.model import Document
from communique.parties.organizations.unlisted import of_workers


def labour(cast: Cast, f: Filled) -> bool:
    """Whether a strike, told of or the subject, is one of workers."""
    document, token = cast.document, f.hit.token
    strikes = [c for s in logical_subjects(document, token) for c in conjuncts(document, taken_up(document, s))]
    strikes = [*strikes, *f.hit.more] if is_verb(document, token) else [token]
    called = [s for s in strikes if document.lower_lemmas[s] == "strike"]
    return any(_named(document, s) or _by_union(cast, s) or _at_works(cast, s) for s in called)


def _named(document: Document, noun: int) -> bool:
    """Whether workers, or what they work in, stand beside a strike ("a strike by miners", "a pay strike")."""
    below = [o for word, o in prepositions(document, noun) if word in ("by", "of", "over")]
    below += kids(document, noun, "poss", "compound", "amod", "nmod")
    words = lexicon()["strikers"] | lexicon()["stoppages"]
    return any(document.lower_lemmas[t] in words or document.lower_words[t] in words for t in below)


def _at_works(cast: Cast, noun: int) -> bool:
    """Whether a strike is at a plant or a mine, by nobody's forces and with nobody dead ("a strike at its biggest smelter")."""
    document = cast.document
    at = [o for word, o in prepositions(document, noun) if word == "at"]
    if kids(document, noun, "compound") or cast.owner(noun) or armed(document, noun):
        return False
    return any(document.lower_lemmas[o] in lexicon()["works"] for o in at)


def _by_union(cast: Cast, strike: int) -> bool:
    """Whether who launches or calls a strike are workers or a union, by its name or because the text calls it one."""
    verb = verb_above(cast.document, strike)
    acting = logical_subjects(cast.document, verb) if verb is not None else []
    workers = lexicon()["strikers"] | lexicon()["labour"]
    return any(
        cast.document.lower_lemmas[s] in workers or ((m := cast.party_at.get(s)) is not None and of_workers(m)) for s in acting
    )
