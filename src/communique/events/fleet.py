"""Ships and the groups they sail in, by the prefix that a navy gives to the names of its ships ("USS", "HMS")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.syntax import kids
from communique.parties.ships import ships

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document


def sailing(cast: Cast, token: int) -> Actor | None:
    """The party of a ship named with its prefix ("the USS Kestrel"), or of a naval group without an owner ("the carrier
    strike group") where all prefixed ships of the article are of one navy.
    """
    if not cast.sails:
        return None
    document = cast.document
    before = [document.words[t] for t in kids(document, token, "compound", "nmod")]
    named = next((ships()[w] for w in (document.words[token], *before) if w in ships()), None)
    party = named or (cast.flag if _naval(document.words[token], before) else None)
    return Actor((party,), (), (cast.extent(token),), named is not None) if party else None


def _naval(head: str, before: list[str]) -> bool:
    words = lexicon()
    return head in words["naval_groups"] or (head.lower() == "group" and any(w.lower() in words["naval"] for w in before))


def flag(document: Document) -> str | None:
    """The one party whose ships a document names, None for none or several."""
    found = {ships()[w] for w in document.words if w in ships()}
    return found.pop() if len(found) == 1 else None
