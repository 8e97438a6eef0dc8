"""What links to what in a record, in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.events.value import Event
from communique.record import Record


@dataclass(frozen=True, slots=True)
class Link:
    """``relation`` says what ``fact`` (an id) is to the fact that has the link."""

    relation: str
    fact: str


def links_of(record: Record) -> dict[str, list[Link]]:
    """For each fact's id the facts that it names and those that name it, without repetition."""
    found: dict[str, dict[Link, None]] = defaultdict(dict)
    known = _ids(record)
    for fact, relation, other, back in _relations(record):
        if fact in known and other in known and fact != other:
            found[fact][Link(relation, other)] = None
            found[other][Link(back, fact)] = None
    return {fact: list(links) for fact, links in found.items()}


def _ids(record: Record) -> set[str]:
    lists = (record.parties, record.people, record.amounts, record.dates, record.troops, record.agreements, record.events)
    return {fact.id for facts in lists for fact in facts}


def _relations(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """(fact, what the other is to it, other, what it is to the other)."""
    party = {p.code: p.id for p in record.parties}
    for event in record.events:
        yield from _of_event(event, party)
    for person in record.people:
        yield person.id, "party", party.get(person.party or "", ""), "person"
        for other in person.counterparts:
            yield person.id, "counterpart", other, "counterpart"
    for amount in record.amounts:
        yield amount.id, "converts", amount.equivalent_to or "", "converted by"
        yield amount.id, "compared with", (amount.change and amount.change.base) or "", "base of"
    for troops in record.troops:
        yield troops.id, "party", party.get(troops.party or "", ""), "troops"
        yield troops.id, "location", party.get(troops.location or "", ""), "troops there"
        yield troops.id, "compared with", (troops.change and troops.change.base) or "", "base of"
    for agreement in record.agreements:
        for code in agreement.parties:
            yield agreement.id, "party", party.get(code, ""), "agreement"


def _of_event(event: Event, party: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for code in event.source:
        yield event.id, "source", party.get(code, ""), "acts in"
    for code in event.target:
        yield event.id, "target", party.get(code, ""), "acted on in"
    yield event.id, "location", party.get(event.location or "", ""), "place of"
    for person in event.people:
        yield event.id, "person", person, "takes part in"
    for amount in event.amounts:
        yield event.id, "amount", amount, "amount of"
    for troops in event.troops:
        yield event.id, "troops", troops, "troops of"
    yield event.id, "time", event.when.date or "", "time of"
    yield event.id, "agreement", event.agreement or "", "agreement of"
