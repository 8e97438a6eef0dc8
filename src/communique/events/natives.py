"""Which country groups are of by what the article says of them, and "the government" that is named beside such a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor
from communique.events.syntax import conjuncts, kids, whole

if TYPE_CHECKING:
    from communique.events.cast import Cast

FRONT = ("poss", "amod", "compound", "nmod")


def homes(cast: Cast) -> dict[str, str]:
    """The country of each group that the article calls somebody's once ("Togo's separatist Lake Council", "Peruvian rebels"),
    of no group that it calls those of two.
    """
    document = cast.document
    found: dict[str, set[str]] = {}
    for mention in (*(m for m in cast.facts.parties if m.kind == "group"), *cast.facts.unlisted):
        tokens = document.tokens_in(mention.start, mention.end)
        if not tokens or mention.kind == "company":
            continue
        heads = {tokens[-1], whole(document, tokens[-1])}
        front = {t for head in heads for t in kids(document, head, *FRONT)}
        named = {m.code for t in front if (m := cast.party_at.get(t)) and m.kind == "country" and not m.inferred}
        found.setdefault(mention.code, set()).update(named)
    return {code: countries.pop() for code, countries in found.items() if len(countries) == 1}


def beside_group(cast: Cast, token: int) -> Actor | None:
    """The country whose government is named together with a group of that country ("between the government and the SLC")."""
    document = cast.document
    if not cast.homes:
        return None
    first = document.heads[token] if document.deps[token] == "conj" else token
    others = [t for t in conjuncts(document, first) if t != token and not ((m := cast.party_at.get(t)) and m.inferred)]
    named = [a for t in others if (a := cast.named(t) or cast.unlisted.actor(t))]
    found = {cast.homes[p] for a in named for p in a.parties if p in cast.homes}
    return Actor((found.pop(),), (), (cast.extent(token),), False) if len(found) == 1 else None
