"""Who stands beside a phrase in apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon, union
from communique.events.syntax import conjuncts, kids

if TYPE_CHECKING:
    from communique.events.cast import Cast


def apposed(cast: Cast, token: int, depth: int) -> Actor | None:
    """Who stands beside a phrase in apposition ("his predecessor, James DeHart"; "two neighbours, Peru and Chile")."""
    below, tag = kids(cast.document, token, "appos"), cast.document.tags[token]
    if beside := [t for t in below if t in cast.person_at]:
        many = conjuncts(cast.document, beside[0]) if tag == "NNS" else beside[:1]  # "his counterparts X and Y"
        return union([a for t in many if (a := cast.named(t))])
    if cast.document.deps[token] == "appos" and tag.startswith("NN"):
        return cast.named(cast.document.heads[token])
    listed = [t for t in below if t in cast.party_at and not cast.is_place(t)]
    plural = tag in ("NNS", "CD") or cast.document.lower_lemmas[token] in lexicon()["standing"]
    bodies = all(cast.party_at[t].kind != "country" for t in listed)  # "a smaller insurgency, the Kestrel Front"
    return cast.all_of(listed, depth + 1) if listed and (plural or bodies) else None
