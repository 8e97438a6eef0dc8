"""Words in front of a noun that may say whose it is: not where talks are held or pacts made, who chairs them, whose allies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.aside import gone
from communique.events.syntax import kids
from communique.parties.value import URBAN

if TYPE_CHECKING:
    from communique.events.cast import Cast

SEATS = frozenset({"bastion", "stronghold", "fiefdom", "redoubt", "base", "headquarters", "hideout"})
"""Where an armed group sits, or sat."""


_LENT = re.compile(r"-(?:led|mediated|brokered|sponsored|hosted|facilitated|moderated|supervised|arranged|chaired)\b")
"""What stands behind the name of who only lends talks a roof or leads them."""
VISITS = frozenset({"visit", "trip", "tour", "stopover", "travel"})
"""Ways to somewhere, which a city before them names."""


def owning(cast: Cast, token: int) -> list[int]:
    """The words in front of a noun that may name its owner: possessives, demonyms, compounds; none of a seat that was lost
    ("the former Shining Path bastion").
    """
    document = cast.document
    seat = document.lower_lemmas[token] in SEATS
    lost = seat and any(document.lower_words[c] in ("former", "erstwhile", "onetime") for c in document.children[token])
    return [] if lost else _owning(cast, token)


def _owning(cast: Cast, token: int) -> list[int]:
    document, words, lemma = cast.document, lexicon(), cast.document.lower_lemmas[token]
    front = kids(document, token, "poss", "compound", "amod", "nmod", "npadvmod")
    if lemma in words["relations"]:
        front = [t for t in front if document.deps[t] != "poss" and not _friend(cast, t)]
    if lemma in words["counterparts"]:
        front = [t for t in front if document.deps[t] != "poss"]
    if document.tags[token] == "NN":
        front += [t for t in kids(document, token, "nsubj") if t == token - 1]
    if lemma in words["personnel"]:  # "Harrow's unions" are not Harrow
        front = [t for t in front if not cast.unlisted.company(t)]
    if lemma in VISITS:  # "her Seoul visit"
        front = [t for t in front if not (document.deps[t] == "compound" and urban(cast, t))]
    if lemma in words["convened"] or lemma in words["made_there"]:
        front = [t for t in front if not _venue(cast, t) and not _chaired(cast, t)]
    if lemma in words["posted"]:  # "Peru's UN envoy"
        front = [t for t in front if document.deps[t] == "poss"] or _sender(cast, front)
    if lemma in words["lands"]:  # "the former Soviet republic"
        front = [t for t in front if not gone(cast, t)]
    if lemma not in words["posted"]:  # "Peru's Shining Path rebels", "Peru's Condor Movement militant group"
        groups = [t for t in front if _group(cast, t)]
        front = [t for t in front if t in groups or t in cast.listed or kids(document, t, "cc")] if groups else front
    return front


def _sender(cast: Cast, front: list[int]) -> list[int]:
    """The words before an envoy without those of where they are sent ("the UN Libya envoy")."""
    named = [t for t in front if t in cast.party_at]
    joined = any(kids(cast.document, t, "cc", "conj", "punct") for t in named)
    if len({cast.party_at[t].code for t in named}) < 2 or joined:
        return front
    return [t for t in front if t not in named or cast.party_at[t].code == cast.party_at[named[0]].code]


def _group(cast: Cast, token: int) -> bool:
    """Whether a word before a noun names a group or a company, whose the phrase is rather than its country's."""
    mention = cast.party_at.get(token)
    return mention is not None and mention.kind in ("group", "company")


def _friend(cast: Cast, token: int) -> bool:
    """Whether a word before "allies", "neighbours" names the country whose they are, not a body of members."""
    mention = cast.party_at.get(token)
    return mention is not None and mention.kind == "country"


def _chaired(cast: Cast, token: int) -> bool:
    """Whether a word before talks says who leads or mediates them ("UN-led talks", "European Union-mediated talks")."""
    document, mention = cast.document, cast.party_at.get(token)
    lent = mention is not None and _LENT.match(document.text, mention.end) is not None
    return lent or document.words[token].endswith("-led") or document.words[token] == "led"


def _venue(cast: Cast, token: int) -> bool:
    """Whether a word before "talks", "accords" is the city in which they take place or were made ("the London talks")."""
    alone = cast.document.deps[token] == "compound" and not kids(cast.document, token, "compound", "conj", "punct")
    return alone and urban(cast, token)


def urban(cast: Cast, token: int) -> bool:
    """Whether a token names a city."""
    mention = cast.party_at.get(token)
    return mention is not None and mention.form in URBAN
