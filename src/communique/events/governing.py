"""The country whose a body of state without a name is: "the government", "the ministry", "government troops"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.events import coalitions, epithets, natives
from communique.events.actor import Actor, any_of, lexicon
from communique.events.issuers import CLEAR
from communique.events.pronouns import NEAR, REACH, nearest
from communique.events.syntax import SUBJECTS, grammatical_subjects, infinitive, kids, verb_above
from communique.parties.value import URBAN

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.parties.value import PartyMention

COUPS = frozenset({"coup", "junta", "putsch"})
"""What brings soldiers to power, and what they are called then."""
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
FAR = 8
"""Sentences after which "the government" may be another one."""
REALMS = frozenset({"kingdom", "emirate", "sultanate"})
"""What only some countries are called, which ``actors.toml`` lists."""


def in_power(cast: Cast, token: int) -> Actor | None:
    """The country whose a body of state without a name is ("the government", "the authorities")."""
    lemma = cast.document.lower_lemmas[token]
    if lemma in REALMS:
        return epithets.realm(cast, token, lexicon()[lemma])
    acting = acting_on(cast, token)
    if acting and (lemma in lexicon()["lands"] or _governing(cast, token)):
        if cast.home and cast.home not in acting:
            return Actor((cast.home,), (), (cast.extent(token),), False)
        if across := other_state(cast, acting):
            return Actor((across,), (), (cast.extent(token),), False)
        return nearest(cast, token, lambda t: _unlike(_state(cast, t), acting)) or _unlike(_near_country(cast, token), acting)
    if lemma == "junta" and (seized := _seized(cast)):
        return Actor((seized,), (), (cast.extent(token),), False)
    if told := natives.beside_group(cast, token) or opposed(cast, token):
        return told
    land, acted_on = lemma in lexicon()["lands"], named_across(cast, token)
    if not land and cast.home and cast.home == cast.here and cast.home not in acted_on:  # from Lima, and on Peru most
        return Actor((cast.home,), (), (cast.extent(token),), False)
    others = (*acted_on, *_go_betweens(cast)) if lemma == "government" else acted_on
    found = nearest(
        cast,
        token,
        lambda t: None if _elsewhere(cast, t) or (not land and cast.is_place(t)) else _unlike(_state(cast, t), others),
    ) or _unlike(_near_country(cast, token), others)
    if found is None and len(others) > len(acted_on) and cast.home and cast.home not in others:
        return Actor((cast.home,), (), (cast.extent(token),), False)
    return _ruled(cast, token, found) if lemma == "government" else found


def mediates(cast: Cast, token: int) -> bool:
    """Whether "the government" was taken for that of who only mediates in an article."""
    return cast.document.lower_lemmas[token] == "government" and cast.party_at[token].code in _go_betweens(cast)


def _go_betweens(cast: Cast) -> frozenset[str]:
    """Those that an article says mediate, without whose release it is."""
    return cast.brokers - {cast.issuer} if cast.issuer else cast.brokers


def named_across(cast: Cast, token: int) -> tuple[str, ...]:
    """The parties that a phrase in subject position acts on by their name, which it then is not itself ("the government urged
    the Chilean government").
    """
    document, verb = cast.document, cast.document.heads[token]
    objects = kids(document, verb, "dobj", "dative") if document.deps[token] in SUBJECTS else []
    if _asks(cast, token):
        objects += [s for c in kids(document, verb, "ccomp") for s in kids(document, c, "nsubj")]
    named = [t for o in objects for t in (o, *kids(document, o, "amod", "compound", "poss")) if t in cast.party_at]
    return tuple(cast.party_at[t].code for t in named)


def _asks(cast: Cast, token: int) -> bool:
    """Whether a phrase in subject position asks somebody to do something: the clause below begins with "to"."""
    document, verb = cast.document, cast.document.heads[token]
    return document.deps[token] in SUBJECTS and any(infinitive(document, c) for c in kids(document, verb, "ccomp"))


def _ruled(cast: Cast, token: int, found: Actor | None) -> Actor | None:
    """The country of "the government"; where nothing near tells which one it is, that which the article last called so."""
    at = cast.document.sentence_of[token]
    if found:
        cast.ruled = (at, found.parties)
        return found
    told, parties = cast.ruled
    return Actor(parties, (), (cast.extent(token),), False) if parties and 0 <= at - told <= FAR else None


def _seized(cast: Cast) -> str | None:
    """The country whose junta or coup the article tells of ("the coup in Mali"), None where it names none or several."""
    told = (t for t, word in enumerate(cast.document.lower_lemmas) if word in COUPS)
    codes = {p for t in told if (a := cast.owner(t, preps=("of", "in"))) for p in a.parties if p in cast.countries}
    return codes.pop() if len(codes) == 1 else None


def opposed(cast: Cast, token: int) -> Actor | None:
    """The country that an article is dated from, and on as much as any, where a group acts on "the government"."""
    if cast.document.deps[token] not in ("dobj", "pobj", "dative"):
        return None
    if cast.homes and len(own := {cast.homes[p] for p in acting_on(cast, token) if p in cast.homes}) == 1:
        return Actor((own.pop(),), (), (cast.extent(token),), False)
    if cast.here is None:
        return None
    if 2 * cast.weight[cast.here] < max(cast.weight.values()) or not _groups(cast, acting_on(cast, token)):
        return None
    return Actor((cast.here,), (), (cast.extent(token),), False)


def _groups(cast: Cast, parties: tuple[str, ...]) -> bool:
    """Whether parties are groups of a country, armed or political."""
    return bool(parties) and all(m.kind == "group" for p in parties for m in cast.mentions_of.get(p, ())[:1])


def _elsewhere(cast: Cast, token: int) -> bool:
    """Whether a phrase only says where something is, a town, or what is left."""
    return cast.document.lower_lemmas[token] in lexicon()["towns"] or _left(cast, token)


def _left(cast: Cast, token: int) -> bool:
    """Whether a name says what is left or where something comes from ("would bring its soldiers home from Peru")."""
    document = cast.document
    mention = cast.party_at.get(token)
    return (
        mention is not None
        and mention.form in {"name", *URBAN}
        and document.deps[token] == "pobj"
        and document.lower_words[document.heads[token]] == "from"
    )


def of_body(cast: Cast, token: int) -> Actor | None:
    """The country of a body of state without a name before those who speak or fight for it ("a foreign ministry spokesman",
    "government troops").
    """
    words = lexicon()
    if cast.document.lower_lemmas[token] not in any_of("voices", "state_forces"):
        return None
    front = [t for t in kids(cast.document, token, "compound") if cast.document.lower_lemmas[t] in words["state_bodies"]]
    return in_power(cast, front[0]) if front else None


def before_noun(cast: Cast, token: int) -> Actor | None:
    """The country whose arms or lines they are by the body of state before them ("government warplanes")."""
    document, words = cast.document, lexicon()
    if led := coalitions.before_noun(cast, token):
        return led
    if document.deps[token] != "compound" or document.lower_lemmas[token] not in ("government", "army"):
        return None
    return in_power(cast, token) if document.lower_lemmas[document.heads[token]] in words["state_arms"] else None


def acting_on(cast: Cast, token: int) -> tuple[str, ...]:
    """The parties that act on a phrase in object position, none for others."""
    document = cast.document
    verb = verb_above(document, token) if document.deps[token] in ("dobj", "pobj", "dative") else None
    found = cast.all_of(grammatical_subjects(document, verb), NEAR) if verb is not None else None
    return found.parties if found else ()


def _governing(cast: Cast, token: int) -> bool:
    """Whether it is a minister, an envoy or the like who acts on a phrase in object position: no government asks itself."""
    verb = verb_above(cast.document, token)
    return ministerial(cast, cast.all_of(grammatical_subjects(cast.document, verb), NEAR) if verb is not None else None)


def other_state(cast: Cast, acting: tuple[str, ...]) -> str | None:
    """The country that the article's clear main pair has beside who acts."""
    pair = cast.main_pair(CLEAR)
    across = [p for p in pair if p not in acting and set(acting) <= set(pair)]
    return across[0] if len(across) == 1 and across[0] in cast.countries else None


def neighbour(cast: Cast, token: int, depth: int) -> Actor | None:
    """The other country of the article's clear main pair, which one of the two has as "its neighbour"."""
    document = cast.document
    if document.lower_lemmas[token] not in NEIGHBOURS or document.tags[token] != "NN":
        return None
    owner = cast.all_of(kids(document, token, "poss"), depth + 1)
    other = other_state(cast, owner.parties) if owner and owner.parties else None
    return Actor((other,), (), (cast.extent(token),), False) if other else None


def ministerial(cast: Cast, actor: Actor | None) -> bool:
    """Whether somebody among the people of an actor speaks for a government by their title."""
    titles = [set((p.title or "").lower().split()) for p in cast.facts.people if actor and p.id in actor.people]
    words = lexicon()
    return any(title & words["governing"] and not title & words["partisan"] for title in titles)


def _unlike(found: Actor | None, acting: tuple[str, ...]) -> Actor | None:
    """An actor, None where it is among those who act."""
    return found if found and not set(found.parties) & set(acting) else None


def _state(cast: Cast, token: int) -> Actor | None:
    """The one country that a phrase acts for."""
    document = cast.document
    if document.tags[token] == "PRP" or document.lower_lemmas[token] in lexicon()["between"]:
        return None
    found = cast.of(token, NEAR)
    return found if found and len(found.parties) == 1 and found.parties[0] in cast.countries - cast.brokers else None


def _near_country(cast: Cast, token: int) -> Actor | None:
    """The country that the article names far more than any other, else the one last named before a body of state in its
    sentence or those just before it.
    """
    if cast.home:
        return Actor((cast.home,), (), (cast.extent(token),), False)
    before = list(_countries_before(cast, token))
    named = next((m for m in before if not _of_place(cast, m)), before[0] if before else None)
    return Actor((named.code,), (), (cast.extent(token),), False) if named else None


def _countries_before(cast: Cast, token: int) -> Iterator[PartyMention]:
    """The mentions of countries in the sentences just before a token, the last first."""
    document = cast.document
    far = document.sentence_of[token] - REACH
    for other in range(token - 1, -1, -1):
        if document.sentence_of[other] <= far:
            return
        if other in cast.quotations and token not in cast.quotations:
            continue
        mention = cast.party_at.get(other)
        beside = document.deps[other] in ("compound", "nmod", "amod") and mention is not None and mention.form != "demonym"
        if mention and mention.kind == "country" and not beside and mention.code not in cast.brokers:
            yield mention


def _of_place(cast: Cast, mention: PartyMention) -> bool:
    """Whether a country is only named for where something is ("in the Kenyan capital, Nairobi")."""
    document = cast.document
    tokens = document.tokens_in(mention.start, mention.end)
    placed = mention.use == "place" or any(document.lower_lemmas[document.heads[t]] in lexicon()["towns"] for t in tokens)
    return placed or any(document.deps[t] == "appos" and document.lower_lemmas[document.heads[t]] == "capital" for t in tokens)


def owned_by(cast: Cast, token: int) -> Actor | None:
    """The country of whom a pronoun before a body of state stands for ("he said his government"), or that its opposition or
    rebels are of who act on it.
    """
    mention = cast.party_at[token]
    if mention.inferred and (told := natives.beside_group(cast, token) or opposed(cast, token)):
        return told
    owners = [t for t in kids(cast.document, token, "poss") if cast.document.tags[t] == "PRP$"]
    plain = mention.form in ("demonym", "name")  # "his Greek, Spanish and Maltese counterparts", "its rival Peru"
    found = cast.of(owners[0]) if owners and not plain else None
    if found is None or not found.parties or not cast.countries.issuperset(found.parties):
        return None
    return replace(found, people=(), sure=False)
