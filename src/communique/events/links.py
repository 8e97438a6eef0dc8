"""Link an event with the amounts, head-counts, agreement, people and place of its clause."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.cast import Cast
from communique.events.slots import Hit
from communique.events.syntax import is_verb, prepositions, within
from communique.events.value import Extent

PLACES = frozenset({"in", "at", "to", "into", "from", "near", "outside", "inside", "across", "on"})
REGIONS = frozenset({"GPE", "LOC", "FAC"})


def reach(cast: Cast, hit: Hit) -> set[int]:
    """The tokens that belong to an event: its clause, or the phrase of a noun and, where a verb bears it, that verb's
    clause.
    """
    document = cast.document
    if is_verb(document, hit.token):
        return within(document, hit.token)
    return set(document.subtree(hit.token))


def ids(found: Iterable[str]) -> tuple[str, ...]:
    """Ids, each once, in order."""
    return tuple(dict.fromkeys(found))


def amounts(cast: Cast, near: set[int]) -> tuple[str, ...]:
    """The amounts in reach, and what they are converted into."""
    return ids(a.id for t, a in sorted(cast.amount_at.items()) if t in near)


def troops(cast: Cast, near: set[int]) -> tuple[str, ...]:
    """The head-counts in reach."""
    return ids(x.id for t, x in sorted(cast.troops_at.items()) if t in near)


def quantities(cast: Cast, near: set[int]) -> frozenset[str]:
    """The values of the money and the head-counts in reach."""
    money = {f"{a.value} {a.low} {a.currency}" for t, a in cast.money_at.items() if t in near}
    return frozenset(money | {f"{x.count} {x.low}" for t, x in cast.troops_at.items() if t in near})


def agreement(cast: Cast, near: set[int], hit: Hit) -> str | None:
    """The agreement in reach, nearest to the trigger."""
    found = [t for t in cast.pact_at if t in near]
    return cast.pact_at[min(found, key=lambda t: abs(t - hit.token))].id if found else None


def place(cast: Cast, hit: Hit) -> tuple[str, Extent] | None:
    """Where: a country's code or a place name after a preposition of place, below the trigger, its objects or its
    verb.
    """
    document = cast.document
    tops = [hit.token, *hit.more] + ([hit.governor] if hit.governor is not None else [])
    for top in tops:
        for word, obj in prepositions(document, top):
            if word in PLACES and (found := _named(cast, obj)):
                return found
    return None


def _named(cast: Cast, token: int) -> tuple[str, Extent] | None:
    mention = cast.party_at.get(token)
    if mention and mention.kind == "country" and mention.form in ("name", "demonym"):
        return mention.code, Extent(mention.start, mention.end)
    for entity in cast.document.entities:
        if entity.label in REGIONS and entity.first <= token < entity.last:
            return cast.document.text[entity.start : entity.end], Extent(entity.start, entity.end)
    return None
