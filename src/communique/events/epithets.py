"""What lenders and kingdoms are called instead of by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor
from communique.events.syntax import SUBJECTS, kids

if TYPE_CHECKING:
    from communique.events.cast import Cast

LENDERS = {"lender": ("Bank", "Fund"), "bank": ("Bank",), "fund": ("Fund",)}
"""The words of the names of those who lend to states, by what they are called."""


def lender(cast: Cast, token: int) -> Actor | None:
    """The bank or fund of states last named that "the lender", "the bank" or "the Washington-based lender" is."""
    document = cast.document
    words = LENDERS.get(document.lower_lemmas[token])
    if words is None or document.tags[token] != "NN" or kids(document, token, "poss"):
        return None
    if not any(document.lower_words[c] == "the" for c in kids(document, token, "det")):
        return None
    before = [m.code for m in cast.facts.parties if m.kind == "organization" and m.start < document.starts[token]]
    named = [code for code in before if code.split()[-1] in words]
    return Actor((named[-1],), (), (cast.extent(token),), False) if named else None


def realm(cast: Cast, token: int, realms: frozenset[str]) -> Actor | None:
    """The country that "the kingdom" is: the one that the article is on most, else one that acted just before, else the one
    last named; none that is named beside it in the sentence.
    """
    document = cast.document
    if cast.home in realms:
        return Actor((str(cast.home),), (), (cast.extent(token),), False)
    at = document.sentence_of[token]
    start, end = document.starts[token], document.sentences[at].end
    beside = {m.code for m in cast.facts.parties if start < m.start < end}
    before = [m for m in cast.facts.parties if m.code in realms - beside and m.start < document.starts[token]]
    acting = [m.code for m in before if _acted(cast, m.end - 1, at)]
    found = acting[-1:] or [m.code for m in before[-1:]]
    return Actor((found[0],), (), (cast.extent(token),), False) if found else None


def _acted(cast: Cast, end: int, at: int) -> bool:
    """Whether a name that ends at an offset is a subject of the sentence before."""
    tokens = cast.document.tokens_in(end, end + 1)
    return any(cast.document.deps[t] in SUBJECTS and cast.document.sentence_of[t] == at - 1 for t in tokens)
