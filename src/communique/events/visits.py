"""Meetings of a visitor with the host: whoever travels acts, whoever receives is acted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.events.actor import Actor
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.issuers import CLEAR
from communique.events.partners import last_named
from communique.events.syntax import grammatical_subjects, is_verb, kids, prepositions

VISITS = frozenset({"meet-visit", "visit-noun"})
"""Rules that tell of one party going to another."""
JOURNEYS = VISITS | {"meet-due", "meet-awaited", "meet-leave-for", "visit-light", "lead-delegation"}
"""Rules of trips, also of those that are yet to be made."""
WHERE = frozenset({"in", "at", "near"})
PLACED = WHERE | {"to", "of", "around", "across", "through", "abroad", "inside", "into"}
"""Prepositions that say where a visit leads, also in words that are no party ("a tour of the region")."""


def hosted(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the meetings that a traveller has with the host have the traveller as source, the host as target, and
    those for which a trip is yet to be made are part of it.
    """
    drafts = [_received(cast, draft) for draft in _with_errands(drafts)]
    visits = [d for d in drafts if d.hit.rule.id in VISITS]
    return [_seated(cast, draft, visits) for draft in drafts]


def _received(cast: Cast, draft: Draft) -> Draft:
    """A visit that does not say where it leads, with the country last named for "there", else the other one of the two that
    the article is about.
    """
    document, token, source = cast.document, draft.hit.token, draft.source
    if draft.hit.rule.id != "visit-noun" or source is None or len(source.parties) != 1 or draft.target:
        return draft
    guest = source.parties[0]
    if any(document.lower_words[t] == "there" for t in kids(document, token, "advmod", "pcomp")):
        first = document.sentences[max(draft.sentence - 1, 0)].first
        near = [m for t in range(token - 1, first - 1, -1) if (m := cast.party_at.get(t)) and m.kind == "country"]
        return replace(draft, target=_host(cast, near[0].code, token)) if near and near[0].code != guest else draft
    pair = cast.main_pair(CLEAR)
    if draft.status != "actual" or guest not in pair or not cast.countries.issuperset(pair) or not _bare(cast, draft):
        return draft
    return replace(draft, target=_host(cast, next(p for p in pair if p != guest), token))


def _bare(cast: Cast, draft: Draft) -> bool:
    """Whether nothing says where a visit leads, by a party or a place."""
    document, token = cast.document, draft.hit.token
    tops = [token, *([draft.hit.governor] if draft.hit.governor is not None else [])]
    told = [word for t in tops for word, _ in prepositions(document, t)]
    return draft.location is None and not PLACED & set(told) and not kids(document, token, "compound", "nmod")


def _host(cast: Cast, code: str, token: int) -> Actor | None:
    return last_named(cast, code, cast.document.starts[token])


def _with_errands(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts without the meetings that a trip still to come is made for ("will fly to Lima, where she will meet")."""
    for i, draft in enumerate(drafts):
        if not any(_errand(trip, draft) for trip in drafts[:i]):
            met = [later for later in drafts[i + 1 :] if _errand(draft, later)]
            people = tuple(dict.fromkeys(p for d in (draft, *met) for p in d.people))
            yield replace(draft, people=people, mentions=draft.mentions + len(met)) if met else draft


def _errand(trip: Draft, draft: Draft) -> bool:
    """Whether a meeting is told of as what a trip to come is for: in its sentence, of the same parties, at the same time."""
    coming = trip.status == draft.status == "planned" and trip.hit.rule.id in JOURNEYS
    if not coming or trip.sentence != draft.sentence or draft.hit.rule.type != "meeting" or draft.hit.rule.id in JOURNEYS:
        return False
    known = bool(draft.parties) and draft.parties <= trip.parties
    return known and draft.when.value in (None, trip.when.value)


def _seated(cast: Cast, draft: Draft, visits: list[Draft]) -> Draft:
    source = draft.source
    if draft.hit.rule.type != "meeting" or not draft.hit.rule.joint or source is None or len(source.parties) != 2:
        return draft
    for visit in visits:
        guest = visit.source.parties if visit.source else ()
        hosts = visit.target.parties if visit.target else ()
        if guest == source.parties[:1] and source.parties[1] in hosts and _same_people(draft, visit):
            return _directed(draft, source)
    return _directed(draft, source) if source.parties[1] in _abroad(cast, draft, source.parties[0]) else draft


def _abroad(cast: Cast, draft: Draft, guest: str) -> Iterator[str]:
    """The countries in which a meeting of a party takes place by its own clause ("In Peru, she will meet officials"), where
    that party alone is the subject, by the words before the verb too: the parser may take one subject for a part of the other.
    """
    document, token = cast.document, draft.hit.token
    verb = token if is_verb(document, token) else draft.hit.governor
    if verb is None:
        return
    subjects = grammatical_subjects(document, verb)
    actor = cast.all_of(subjects)
    if actor is None or actor.parties != (guest,):
        return
    if any(cast.party_at[t].code != guest for t in cast.party_at if subjects[0] < t < verb):
        return
    across = [o for word, o in prepositions(document, token) if word == "with"]
    for word, place in (p for top in (verb, token, *across) for p in prepositions(document, top)):
        if word in WHERE and (mention := cast.party_at.get(place)):
            yield mention.code


def _same_people(draft: Draft, visit: Draft) -> bool:
    """Whether those who travel take part in the meeting, as far as either names anybody."""
    return not draft.people or not visit.people or bool(set(draft.people) & set(visit.people))


def _directed(draft: Draft, source: Actor) -> Draft:
    guest, host = (replace(source, parties=(party,)) for party in source.parties)
    return replace(draft, source=guest, target=host)
