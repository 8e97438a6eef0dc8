"""What events say of the agreements that they are about: whose they are, where the words around their names leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from communique.events.value import Event
from communique.kinds.agreements.known import OF_MANY, known
from communique.kinds.agreements.value import Agreement
from communique.parties.organizations.blocs import without_members

TELLING = frozenset({"agreement", "talks", "expiry"})
"""Events whose parties are those of the agreement that they make, seek or end."""

BROKERS = frozenset({"United Nations"})
"""Who is far more often near an agreement of others than a party to one."""
PAIR = 2
"""The parties of an agreement that one of them ends for both."""
TERMINATING = ("terminat", "scrap", "abrogat", "annul", "cancel", "end", "rescind", "revok")
"""How the triggers begin of what ends one for both."""
SIGNING = ("sign", "ink", "initial", "reach", "struck", "strik", "conclu", "seal", "clinch", "thrash", "hammer")
"""How the triggers begin of what makes one."""
CERTAIN = frozenset({"actual", "planned"})


def completed(agreements: Iterable[Agreement], events: Iterable[Event]) -> tuple[Agreement, ...]:
    """The agreements with what the events that are linked with them say in so many words.

    Those with fewer than two parties get the parties of the first event that tells of at least two, the known one among them,
    first of those whose words name them;
    treaties of many states (by their name, or known to the table) stay without. Those without an end get the time at which
    one lapses for all, not that at which one party leaves.
    """
    told: dict[str, list[Event]] = {}
    for event in events:
        if event.type in TELLING and event.agreement:
            told.setdefault(event.agreement, []).append(event)
    return tuple(_completed(agreement, told.get(agreement.id, [])) for agreement in agreements)


def _completed(agreement: Agreement, told: list[Event]) -> Agreement:
    parties = agreement.parties
    if len(parties) < 2 and agreement.name not in known() and not OF_MANY.search(agreement.name):
        worded = sorted(told, key=lambda e: not e.evidence.get("source"))  # what the words say before what was filled in
        all_sides = (without_members(dict.fromkeys(e.source + e.target)) for e in worded if _sides_told(e))
        parties = next((sides for sides in all_sides if len(sides) > 1 and set(parties) <= set(sides)), parties)
    ends = (e.when.value for e in told if e.type == "expiry" and _for_all(e, parties) and e.status in CERTAIN and e.when.value)
    made = (e.when.value for e in told if e.type == "agreement" and e.status == "actual" and e.when.value and _signs(e))
    expires = agreement.expires or next(ends, None)
    signed = agreement.signed or next((day for day in made if not expires or day < expires), None)
    return replace(agreement, parties=parties, signed=signed, expires=expires)


def _signs(event: Event) -> bool:
    """Whether an agreement is signed or reached by an event, not ratified, prolonged or put into force."""
    return event.trigger.text.lower().startswith(SIGNING)


def _sides_told(event: Event) -> bool:
    """Whether the parties of an event are told by its words, or are none that would seldom be one side of two."""
    return bool(event.evidence.get("source")) or BROKERS.isdisjoint(event.source + event.target)


def _for_all(event: Event, parties: tuple[str, ...]) -> bool:
    """Whether an agreement lapses for all: by itself, or as one of two terminates it; not where somebody leaves it."""
    ended = len(parties) == PAIR and event.trigger.text.lower().startswith(TERMINATING)
    return ended or (not event.target and event.plover is None)
