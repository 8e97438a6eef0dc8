"""Phrases that stand for a party by what is said of them: papers by whose they are, unknown names by the office behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import governing
from communique.events.actor import Actor, lexicon, union
from communique.events.syntax import SUBJECTS, kids, prepositions

if TYPE_CHECKING:
    from communique.events.cast import Cast

GROUPS = frozenset({"group", "coalition", "alliance", "bloc", "delegation", "mission", "camp"})
"""What several act as."""


def paper(cast: Cast, token: int, depth: int) -> Actor | None:
    """Whose a statement is that says or asks something ("a White House statement urged", "a communique by Peru accused")."""
    document = cast.document
    if document.lower_lemmas[token] not in lexicon()["papers"] or document.deps[token] not in SUBJECTS:
        return None
    signed = [o for v in kids(document, token, "acl") for a in kids(document, v, "agent") for o in kids(document, a, "pobj")]
    found = cast.owner(token, depth, ("by", "from", "of")) or cast.all_of(signed, depth + 1) or governing.of_body(cast, token)
    return found if found and found.parties else None


def territory(cast: Cast, token: int, depth: int) -> Actor | None:
    """Whom a land that broke away is called by ("the breakaway region of Somaliland")."""
    document, words = cast.document, lexicon()
    if document.lower_lemmas[token] not in words["territories"]:
        return None
    front = {document.lower_words[c] for c in kids(document, token, "amod", "compound")}
    named = [o for word, o in prepositions(document, token) if word == "of"]
    return cast.all_of(named, depth + 1) if front & words["broken_away"] else None


def headed(cast: Cast, token: int, depth: int) -> Actor | None:
    """Who leads those that a plural or a group without a name stands for ("the producers, led by Peru and Chile")."""
    document = cast.document
    if document.tags[token] != "NNS" and document.lower_lemmas[token] not in GROUPS:
        return None
    above = document.heads[token]
    if document.deps[token] == "nsubj" and document.lemmas[above] == "include":  # "countries that cut aid include Peru"
        return cast.all_of([t for t in kids(document, above, "dobj") if t in cast.party_at], depth + 1)
    led = [v for v in kids(document, token, "acl") if document.lemmas[v] in ("lead", "head", "spearhead")]
    by = [o for v in led for a in kids(document, v, "agent") for o in kids(document, a, "pobj")]
    return cast.all_of([t for t in by if t in cast.party_at and t not in cast.person_at], depth + 1) if by else None


def styled(cast: Cast, token: int, depth: int) -> Actor | None:
    """Whom a name that is nobody's known acts for by the office behind it ("Hun Sen, Cambodia's prime minister")."""
    document = cast.document
    if document.tags[token] != "NNP":
        return None
    posts = [t for t in kids(document, token, "appos") if document.lower_lemmas[t] in lexicon()["offices"]]
    return union([a for t in posts if (a := cast.owner(t, depth))])
