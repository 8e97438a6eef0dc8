"""The page of one article: its text with every mention marked, and every fact with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from communique.record import Record
from communique.view import wording
from communique.view.facts import KINDS, facts_of
from communique.view.marks import lines, marks_of
from communique.view.pages import Page, render
from communique.view.timeline import timeline

STYLES = ("base.css", "marks.css", "article.css")
SCRIPTS = ("article.js",)
BESIDE = ("Between the sides", "No side given")


def article_page(record: Record, home: str | None = None) -> Page:
    """The page of a record; ``home`` is the address of the archive it belongs to, linked at the top."""
    facts = facts_of(record)
    article = record.article
    shown = lines(article.text, marks_of(record), article.blocks) if article.text else None
    return render(
        "article.html",
        STYLES,
        SCRIPTS,
        home=home,
        article=article,
        producer=record.producer,
        lines=shown,
        facts={fact.id: fact for fact in facts},
        groups=[(kind, heading, [f for f in facts if f.kind == kind]) for kind, heading in KINDS.items()],
        events=record.events,
        people=by_side(record),
        persons={person.id: person for person in record.people},
        names=wording.party_names(record),
        amounts={amount.id: amount.text for amount in record.amounts},
        line=timeline(record),
        unresolved=[fact for fact in facts if fact.kind == "unresolved"],
    )


def by_side(record: Record) -> Sequence[tuple[str, list[str]]]:
    """Ids of people by the side of the table they sit on: the side with most people first, then those between and beside."""
    names = wording.party_names(record)
    groups: dict[str, list[str]] = {}
    for person in record.people:
        mediates = person.role == "mediator"
        side = names.get(person.party, person.party) if person.party and not mediates else BESIDE[0 if mediates else 1]
        groups.setdefault(side, []).append(person.id)
    return sorted(groups.items(), key=lambda item: (BESIDE.index(item[0]) + 1 if item[0] in BESIDE else 0, -len(item[1])))
