"""Names in a sentence that are not across the table: where something is, when it was, who is among others, who is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon, parties
from communique.events.phrases import HELPED
from communique.events.syntax import kids, prepositions
from communique.model import Document

if TYPE_CHECKING:
    from communique.events.cast import Cast

ROOFS = frozenset(
    {"presence", "auspices", "mediation", "sponsorship", "patronage", "chairmanship", "aegis", "supervision", "facilitation"}
)
"""What others lend to what they are no side of ("in the presence of", "under the auspices of")."""
ROOFING = frozenset(
    {"host", "broker", "mediate", "chair", "moderate", "facilitate", "sponsor", "attend", "witness", "convene", "arrange"}
    | {"organize", "organise", "oversee", "supervise", "guarantee", "monitor"}
)
"""What is done by those who are no side of what others do."""
HELP = frozenset({"help", "support", "backing", "assistance", "aid"})
"""With what of somebody others act ("with the help of")."""
BORDERS = frozenset({"border", "frontier"})


def beside(cast: Cast, token: int) -> bool:
    """Whether a name only says near what something is, who is among others, where somebody complains or who lends a roof
    ("near the Peruvian border", "45 hostages, including three Chileans", "complained to the Arab League", "hosted by Peru").
    """
    document = cast.document
    party = cast.named(token)
    while document.deps[token] in ("compound", "amod", "poss", "nmod", "appos"):
        token = document.heads[token]
        if document.lower_lemmas[token] in BORDERS:
            return True
    while document.deps[token] == "conj":
        token = document.heads[token]
    prep = document.heads[token]
    if roofing(document, token):
        return True
    if document.deps[token] != "pobj":
        return False
    above = {document.lower_lemmas[t] for t in (document.heads[prep], document.heads[document.heads[prep]])}
    complaint = document.lower_words[prep] == "to" and "complain" in above and peaceful(cast, party)
    return complaint or document.lower_words[prep] in ("near", "including")


def roofing(document: Document, token: int) -> bool:
    """Whether a name says who hosts, mediates or attends what others do ("hosted by Peru", "in the presence of its king")."""
    if document.deps[token] != "pobj":
        return False
    prep = document.heads[token]
    above = document.lower_lemmas[document.heads[prep]]
    return above in ROOFING if document.deps[prep] == "agent" else document.lower_words[prep] == "of" and above in ROOFS


def supporting(document: Document, token: int) -> bool:
    """Whether a name says who helps somebody in what they do ("troops, backed by Peruvian jets", "with the help of Peru")."""
    while document.deps[token] in ("compound", "amod", "poss", "nmod", "appos", "conj"):
        token = document.heads[token]
    prep = document.heads[token]
    if document.deps[token] != "pobj":
        return False
    above = document.heads[prep]
    if document.lower_lemmas[above] in ("hail", "originate", "stem") and document.lower_words[prep] == "from":
        return True
    if document.deps[prep] == "agent":
        helped = document.lower_lemmas[above] in HELPED and document.lower_lemmas[above] not in ("lead", "command")
        return helped and document.deps[above] in ("acl", "advcl", "amod", "dep")
    return document.lower_words[prep] == "alongside" or (
        document.lower_words[prep] == "of" and document.lower_lemmas[above] in HELP and document.lower_words[above - 1] == "the"
    )


def lending(document: Document, token: int) -> bool:
    """Whether a name says who backs or hosts another ("backed by Peru and Chile"): no two sides."""
    prep = document.heads[token]
    agent = document.deps[token] == "pobj" and document.deps[prep] == "agent"
    return roofing(document, token) or (agent and document.lower_lemmas[document.heads[prep]] in HELPED)


def stranger(cast: Cast, tops: tuple[int, ...]) -> bool:
    """Whether with whom something is done is named, and no known party ("agreed a deal with the left-wing Sumar")."""
    document = cast.document
    whole = (*tops, *(o for top in tops for o in kids(document, top, "dobj")))
    beside = [o for top in whole for word, o in prepositions(document, top) if word == "with"]
    named = [o for o in beside if document.tags[o] in ("NNP", "NNPS")]
    days = [o for o in named if (e := document.entity_at(o)) and e.label in ("DATE", "TIME")]
    return any(cast.of(o) is None for o in named if o not in days)


def leading(document: Document, token: int) -> bool:
    """Whether a name only says who leads something ("Washington-led protests")."""
    return document.lower_words[token].endswith("-led") or document.lower_words[token + 1 : token + 3] == ("-", "led")


def dating(document: Document, token: int) -> bool:
    """Whether a nation only says which vote or war tells when something is ("before the Lebanese elections")."""
    noun = document.heads[token]
    told = document.deps[token] in ("amod", "compound", "poss", "nmod") and document.deps[noun] == "pobj"
    when = document.lower_words[document.heads[noun]] in ("before", "after", "until", "during", "since", "ahead")
    return told and when and document.lower_lemmas[noun] in lexicon()["occasions"]


def gone(cast: Cast, token: int) -> bool:
    """Whether a name is of what is no more ("a former Soviet republic")."""
    mention = cast.party_at.get(token)
    first = cast.document.tokens_in(mention.start, mention.end)[0] if mention else token
    return first > 0 and cast.document.lower_words[first - 1] in ("former", "ex", "one-time")


def venue(cast: Cast, token: int) -> bool:
    """Whether a name only says where something takes place ("talks in Oslo")."""
    document, mention = cast.document, cast.party_at.get(token)
    placed = document.deps[token] == "pobj" and document.lower_words[document.heads[token]] in ("in", "at")
    return placed and mention is not None and mention.kind == "country"


def peaceful(cast: Cast, actor: Actor | None) -> bool:
    """Whether a party is an organization ("condemned at the United Nations"), which speaks of more attacks than are on it."""
    return any(m.kind == "organization" for party in parties(actor) for m in cast.mentions_of.get(party, ())[:1])
