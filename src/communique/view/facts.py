"""Each fact of a record as a card: its value in words, where the text says it, and what it is linked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from communique.events.value import Event
from communique.record import Record
from communique.view import wording
from communique.view.links import links_of
from communique.view.marks import Mark, marks_of, with_ids

KINDS = {
    "event": "Events",
    "person": "People",
    "party": "Parties",
    "amount": "Amounts",
    "date": "Dates",
    "troops": "Troops",
    "agreement": "Agreements",
    "unresolved": "Unresolved",
}
"""The kinds of facts in the order of the page, with their headings."""
QUOTES = 6
"""So many places of evidence are quoted on a card; all of them are marked in the text."""
LINKED = 40
"""So many links a card lists; the party of a long article has one to most events."""
AROUND = 40
"""Characters of the text shown before and after a quote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in the text; ``slot`` is the part of the fact that it shows."""

    start: int
    slot: str | None
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Related:
    """A linked fact: what it is to the card's fact, and how it is named."""

    relation: str
    id: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as a card; ``details`` are (name, value) pairs, ``more`` and ``others`` count the places and links not listed."""

    id: str
    kind: str
    label: str
    value: str
    details: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...] = ()
    more: int = 0
    related: tuple[Related, ...] = ()
    others: int = 0


def facts_of(record: Record) -> list[Fact]:
    """All facts of a record, with evidence and links."""
    bare = list(_bare(record))
    names = {fact.id: (fact.kind, fact.label) for fact in bare}
    links = links_of(record)
    marks: dict[str, list[Mark]] = {}
    for mark in marks_of(record):
        marks.setdefault(mark.fact, []).append(mark)
    text = record.article.text or ""
    facts = []
    for fact in bare:
        places = marks.get(fact.id, [])
        quotes = tuple(_quote(text, mark) for mark in places[:QUOTES]) if text else ()
        own = links.get(fact.id, [])
        related = tuple(Related(link.relation, link.fact, *names[link.fact]) for link in own[:LINKED])
        more, others = len(places) - len(quotes), len(own) - len(related)
        facts.append(replace(fact, quotes=quotes, more=more, related=related, others=others))
    return facts


def _quote(text: str, mark: Mark) -> Quote:
    before = text[max(0, mark.start - AROUND) : mark.start].rpartition("\n")[2]
    after = text[mark.end : mark.end + AROUND].partition("\n")[0]
    return Quote(mark.start, mark.slot, before, text[mark.start : mark.end], after)


def _bare(record: Record) -> Iterator[Fact]:
    names = wording.party_names(record)
    for event in record.events:
        yield _event(event, names)
    yield from _people(record, names)
    for party in record.parties:
        yield _fact(party.id, "party", party.name, party.code, kind=party.kind, mentions=len(party.mentions))
    yield from _figures(record, names)
    for date in record.dates:
        yield _fact(
            date.id, "date", date.text, date.value or "", type=date.type, mod=date.mod, quant=date.quant, freq=date.freq,
            days=wording.interval(date.begin, date.until),
        )  # fmt: skip
    for agreement in record.agreements:
        yield _fact(
            agreement.id, "agreement", agreement.name, wording.named(agreement.parties, names),
            also=", ".join(agreement.aliases), signed=agreement.signed, expires=agreement.expires,
        )  # fmt: skip
    for id, unresolved in with_ids(record.unresolved):
        yield _fact(id, "unresolved", unresolved.text, unresolved.reason, kind=unresolved.kind)


def _event(event: Event, names: Mapping[str, str]) -> Fact:
    return _fact(
        event.id, "event", f"{wording.type_and_phase(event)}: {event.trigger.text}",
        wording.sides(event.source, event.target, names), status=event.status, when=event.when.value,
        days=wording.interval(event.when.begin, event.when.until),
        location=names.get(event.location or "", event.location), said_by=event.attribution.who if event.attribution else None,
        PLOVER=event.plover, CAMEO=event.cameo, confidence=f"{event.confidence:.2f}",
    )  # fmt: skip


def _people(record: Record, names: Mapping[str, str]) -> Iterator[Fact]:
    for person in record.people:
        yield _fact(
            person.id, "person", person.name, f"{person.role}, {person.status}", title=person.title,
            party=names.get(person.party or "", person.party), since=person.since, until=person.until,
        )  # fmt: skip


def _figures(record: Record, names: Mapping[str, str]) -> Iterator[Fact]:
    for amount in record.amounts:
        yield _fact(
            amount.id, "amount", amount.text, wording.amount_value(amount), kind=amount.kind,
            currency_from=amount.currency_basis, change=wording.change_value(amount.change),
        )  # fmt: skip
    for troops in record.troops:
        yield _fact(
            troops.id, "troops", troops.text, wording.troops_value(troops), unit=troops.unit, force=troops.force,
            party=names.get(troops.party or "", troops.party), location=names.get(troops.location or "", troops.location),
            state=troops.state, change=wording.change_value(troops.change),
        )  # fmt: skip


def _fact(id: str, kind: str, label: str, value: str, /, **details: str | int | None) -> Fact:
    shown = tuple((name.replace("_", " "), str(detail)) for name, detail in details.items() if detail not in (None, ""))
    return Fact(id, kind, label, value, shown)
