"""Those who are at war in an article: "the warring sides", "Peru's rival factions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.syntax import kids

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document

PAIR = 2


def at_odds(document: Document, token: int) -> bool:
    """Whether a plural is of those at odds by a word before it ("warring sides")."""
    sides = document.tags[token] in ("NNS", "NNPS") and document.lower_lemmas[token] in lexicon()["at_odds"]
    return sides and any(document.lower_words[c] in lexicon()["warring"] for c in kids(document, token, "amod"))


def warring(cast: Cast, token: int) -> Actor | None:
    """The two at war: those who last did something together, else the country whose sides they are called, or that an article
    is about, and the only armed group of it.
    """
    if not at_odds(cast.document, token):
        return None
    groups = tuple(dict.fromkeys(m.code for m in cast.armed_groups))
    owners = cast.all_of(kids(cast.document, token, "poss", "amod", "compound", "nmod"), 1)
    land = owners.parties if owners else ()
    told = [p for at, p in cast.pairs.joint if at < token and set(groups) & set(p) and set(land) <= set(p)]
    if told:
        return Actor(told[-1], (), (cast.extent(token),), False)
    land = land or ((cast.home,) if cast.home else ())
    parties = (*land, *groups)
    return Actor(parties, (), (cast.extent(token),), False) if len(land) == 1 and len(parties) == PAIR else None
