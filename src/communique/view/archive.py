"""What the pages of an archive ask of its tables: which events, amounts, head-counts and people pass a filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.sinks.reading import Reader

DAY = "COALESCE(CAST(e.when_begin AS VARCHAR), substr(a.published, 1, 10))"
"""The day of an event: its own or, where the text gives none, the day of the report."""
EVENTS = "FROM events e JOIN articles a ON a.article_id = e.article_id AND a.id = e.article_id"
PARTIES = 400
"""Parties that a filter offers, those with most events first."""
Key = tuple[str, str]
"""An article's id and the id of a fact in it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: events of a party (code), of a type, from one ISO day to another, of at least a confidence."""

    party: str | None = None
    type: str | None = None
    begin: str | None = None
    until: str | None = None
    confidence: float = 0.0

    def clauses(self) -> Iterator[tuple[str, object]]:
        """Conditions on an event ``e`` of an article ``a``, each with its value."""
        if self.party:
            yield (
                "EXISTS (SELECT 1 FROM event_links l WHERE l.article_id = e.article_id AND l.event_id = e.id "
                "AND l.role IN ('source', 'target') AND l.party = ?)",
                self.party,
            )
        if self.type:
            yield "e.type = ?", self.type
        yield from self.days(DAY)
        if self.confidence:
            yield "e.confidence >= ?", self.confidence

    def days(self, day: str) -> Iterator[tuple[str, object]]:
        """The condition that a day lies in the time asked for."""
        if self.begin:
            yield f"{day} >= ?", self.begin
        if self.until:
            yield f"{day} <= ?", self.until


class Archive:
    """The tables of a run, asked for what its pages show. Lists come newest first."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def articles(self) -> list[str]:
        """The ids of all articles."""
        return [row[0] for row in self.reader.query("SELECT article_id FROM articles ORDER BY published, article_id")]

    def size(self) -> int:
        """How many articles there are."""
        return int(self.reader.query("SELECT COUNT(*) FROM articles")[0][0])

    def parties(self) -> list[tuple[str, str]]:
        """The parties (code, name) that act in most events."""
        rows = self.reader.query(
            "SELECT l.party, MIN(p.name), COUNT(*) AS n FROM event_links l "
            "LEFT JOIN parties p ON p.article_id = l.article_id AND p.id = l.ref_id "
            f"WHERE l.role IN ('source', 'target') GROUP BY l.party ORDER BY n DESC, l.party LIMIT {PARTIES}"
        )
        return [(code, name or code) for code, name, _ in rows]

    def types(self) -> list[str]:
        """The types of events that there are."""
        return [row[0] for row in self.reader.query("SELECT DISTINCT type FROM events ORDER BY type")]

    def count(self, chosen: Filter) -> int:
        """How many events pass."""
        where, values = _where(chosen.clauses())
        return int(self.reader.query(f"SELECT COUNT(*) {EVENTS} {where}", values)[0][0])

    def events(self, chosen: Filter, limit: int, offset: int = 0) -> list[Key]:
        """The events that pass."""
        where, values = _where(chosen.clauses())
        order = f"ORDER BY {DAY} DESC, e.article_id, e.char_start LIMIT {int(limit)} OFFSET {int(offset)}"
        return _keys(self.reader.query(f"SELECT e.article_id, e.id {EVENTS} {where} {order}", values))

    def months(self, chosen: Filter) -> list[tuple[str, str, int]]:
        """How many events of each type there are in each month; the month is empty where nothing is dated."""
        where, values = _where(chosen.clauses())
        month = f"COALESCE(substr({DAY}, 1, 7), '')"
        statement = f"SELECT {month}, e.type, COUNT(*) {EVENTS} {where} GROUP BY 1, 2 ORDER BY 1, 2"
        return [(month, kind, count) for month, kind, count in self.reader.query(statement, values)]

    def bargaining(self, chosen: Filter, limit: int) -> list[Key]:
        """The events that ask, offer or agree a sum of money."""
        money = (
            "EXISTS (SELECT 1 FROM event_links l JOIN amounts m ON m.article_id = l.article_id AND m.id = l.ref_id "
            "WHERE l.article_id = e.article_id AND l.event_id = e.id AND l.role = 'amount' AND m.kind = ?)"
        )
        acts = ("e.type IN ('demand', 'offer', 'agreement') AND e.status <> ?", "negated")
        where, values = _where([*chosen.clauses(), acts, (money, "money")])
        order = f"ORDER BY {DAY} DESC, e.article_id, e.char_start LIMIT {int(limit)}"
        return _keys(self.reader.query(f"SELECT e.article_id, e.id {EVENTS} {where} {order}", values))

    def troops(self, chosen: Filter, limit: int) -> list[Key]:
        """Head-counts with a place; their day is that of an event they belong to, or of the report."""
        day = "COALESCE(own, published)"
        clauses = list(chosen.days(day))
        if chosen.party:
            clauses += [("? IN (party, location)", chosen.party)]
        where, values = _where(clauses)
        return _keys(
            self.reader.query(
                "SELECT article_id, id FROM (SELECT t.article_id, t.id, MIN(t.party) AS party, MIN(t.location) AS location, "
                "MIN(CAST(e.when_begin AS VARCHAR)) AS own, MIN(substr(a.published, 1, 10)) AS published FROM troops t "
                "JOIN articles a ON a.article_id = t.article_id AND a.id = t.article_id "
                "LEFT JOIN event_links l ON l.article_id = t.article_id AND l.role = 'troops' AND l.ref_id = t.id "
                "LEFT JOIN events e ON e.article_id = l.article_id AND e.id = l.event_id "
                f"WHERE t.location IS NOT NULL GROUP BY t.article_id, t.id) AS placed {where} "
                f"ORDER BY {day} DESC, article_id, id LIMIT {int(limit)}",
                values,
            )
        )

    def people(self, chosen: Filter, limit: int) -> list[dict[str, Any]]:
        """People by name, party and role: those with most articles first, with the days of the reports that name them."""
        day = "substr(a.published, 1, 10)"
        clauses = list(chosen.days(day))
        if chosen.party:
            clauses += [("p.party = ?", chosen.party)]
        where, values = _where(clauses)
        rows = self.reader.query(
            f"SELECT p.name, p.party, p.role, MAX(p.title), MIN(p.since), MAX(p.until), COUNT(*) AS n, MIN({day}), MAX({day}), "
            f"MAX(COALESCE({day}, '') || ' ' || p.id || ' ' || p.article_id) FROM people p "
            f"JOIN articles a ON a.article_id = p.article_id AND a.id = p.article_id {where} "
            f"GROUP BY p.name, p.party, p.role ORDER BY n DESC, p.name, p.party, p.role LIMIT {int(limit)}",
            values,
        )
        names = ("name", "party", "role", "title", "since", "until", "articles", "first", "last", "latest")
        return [dict(zip(names, row, strict=True)) for row in rows]


def _where(clauses: Iterator[tuple[str, object]] | list[tuple[str, object]]) -> tuple[str, list[object]]:
    given = list(clauses)
    return ("WHERE " + " AND ".join(clause for clause, _ in given) if given else "", [value for _, value in given])


def _keys(rows: list[tuple[Any, ...]]) -> list[Key]:
    return [(article, fact) for article, fact in rows]
