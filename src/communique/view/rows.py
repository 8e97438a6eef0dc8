"""What the script of an archive page draws, as plain objects; each leads to the place that is its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from communique.calendar import parse_published
from communique.events.value import Event
from communique.kinds.amounts.value import Amount
from communique.kinds.troops.formations import formations
from communique.kinds.troops.value import Troops
from communique.record import Record
from communique.sinks.restore import records
from communique.view import wording
from communique.view.archive import Archive, Filter, Key

QUOTE = 320
"""Characters of a sentence that are quoted at most."""
AROUND = 120
"""Characters on each side of a head-count that are quoted."""
Address = Callable[[str], str]
"""From an article's id to the address of its page."""


def articles_of(archive: Archive, *lists: Sequence[Key]) -> dict[str, Record]:
    """The records that facts stand in, by the id of their article."""
    wanted = dict.fromkeys(article for keys in lists for article, _ in keys)
    return {record.article.id: record for record in records(archive.reader, list(wanted))}


def event_rows(known: Mapping[str, Record], keys: Iterable[Key], address: Address) -> list[dict[str, Any]]:
    """Events as objects, in the order of their keys."""
    return [_event(record, fact, address) for record, fact in _facts(known, keys, "events")]


def troop_rows(known: Mapping[str, Record], keys: Iterable[Key], address: Address) -> list[dict[str, Any]]:
    """Head-counts as objects, in the order of their keys."""
    return [_troops(record, fact, address) for record, fact in _facts(known, keys, "troops")]


def _facts(known: Mapping[str, Record], keys: Iterable[Key], name: str) -> Iterator[tuple[Record, Any]]:
    for article, id in keys:
        record = known[article]
        yield record, next(fact for fact in getattr(record, name) if fact.id == id)


def people_rows(archive: Archive, chosen: Filter, limit: int, address: Address) -> list[dict[str, Any]]:
    """People as objects; each leads to the latest report that names them."""
    rows = archive.people(chosen, limit)
    for row in rows:
        _, fact, article = row.pop("latest").split(" ", 2)
        row["href"] = to_fact(address, article, fact)
    return rows


def to_fact(address: Address, article: str, fact: str) -> str:
    """The address of a fact on the page of its article."""
    return f"{address(article)}#f-{quote(fact)}"


def _event(record: Record, event: Event, address: Address) -> dict[str, Any]:
    text = record.article.text or ""
    amounts = {amount.id: amount for amount in record.amounts}
    return {
        "href": to_fact(address, record.article.id, event.id),
        "article": record.article.title or record.article.id,
        "type": event.type,
        "phase": event.phase,
        "status": event.status,
        "source": list(event.source),
        "target": list(event.target),
        "when": event.when.value,
        "day": event.when.begin or _reported(record),
        "own": event.when.begin is not None,
        "confidence": round(event.confidence, 2),
        "quote": _short(text[event.sentence.start : event.sentence.end]) or event.trigger.text,
        "amounts": [_amount(amounts[id]) for id in event.amounts if id in amounts],
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "text": amount.text,
        "unit": amount.currency if amount.kind == "money" else None,
        "per": amount.per,
        **_extent(amount.value, amount.low, amount.high),
    }


def _troops(record: Record, troops: Troops, address: Address) -> dict[str, Any]:
    text = record.article.text or ""
    names = wording.party_names(record)
    own = [event.when.begin for event in record.events if troops.id in event.troops and event.when.begin]
    around = text[max(0, troops.start - AROUND) : troops.end + AROUND]
    return {
        "href": to_fact(address, record.article.id, troops.id),
        "article": record.article.title or record.article.id,
        "text": troops.text,
        "unit": troops.unit if troops.unit in formations() else "people",
        "party": troops.party,
        "place": names.get(troops.location or "", troops.location),
        "code": troops.location,
        "state": troops.state,
        "day": min(own) if own else _reported(record),
        "own": bool(own),
        "quote": " ".join(around.split()) or troops.text,
        **_extent(troops.count, troops.low, troops.high),
    }


def _extent(value: Any, low: Any, high: Any) -> dict[str, Any]:
    """Numbers to draw: the value, or the ends of a range."""
    ends = [float(number) for number in (low, high) if number is not None]
    at = float(value) if value is not None else sum(ends) / len(ends) if ends else None
    return {"value": at, "low": min(ends, default=None), "high": max(ends, default=None)}


def _reported(record: Record) -> str | None:
    published = parse_published(record.article.published)
    return published.date().isoformat() if published else None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTE else words[:QUOTE].rpartition(" ")[0] + " …"
