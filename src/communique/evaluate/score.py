"""Figures of records against gold: precision, recall and F1 of each kind, accuracies of the other fields, F1 of event links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.evaluate import match
from communique.evaluate.markup_facts import TYPES
from communique.evaluate.match import Fact, Pairing, overlap, pair

Equal = Callable[[Fact, Fact], bool]


@dataclass(slots=True)
class Figure:
    """Counts of one kind over all documents, and what follows from them."""

    right: int = 0
    gold: int = 0
    found: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    links: tuple[int, int, int] = (0, 0, 0)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found right; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0

    def accuracies(self) -> dict[str, float]:
        """The accuracy of each other field over the matched facts where it says something; ``links`` is an F1."""
        found = {name: right / all_ for name, (right, all_) in self.fields.items() if all_}
        right, gold, given = self.links
        return found | ({"links": 2 * right / (gold + given)} if gold or given else {})

    def add(self, pairing: Pairing, right: Equal | None = None) -> None:
        """Count the facts of one document; ``right`` says which pairs count (all, if None)."""
        self.right += sum(right is None or right(g, f) for g, f in pairing.pairs)
        self.gold += len(pairing.pairs) + len(pairing.missed)
        self.found += len(pairing.pairs) + len(pairing.extra)

    def compare(self, name: str, pairs: Iterable[tuple[Fact, Fact]], equal: Equal) -> None:
        """Count how often a field is equal."""
        right, all_ = self.fields.get(name, (0, 0))
        for gold, fact in pairs:
            right += bool(equal(gold, fact))
            all_ += 1
        self.fields[name] = right, all_


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that a record has otherwise than the gold."""

    article: str
    kind: str
    what: str
    gold: str
    found: str


@dataclass(slots=True)
class Scores:
    """Figures by kind, in the order of the contract, and the disagreements behind them."""

    figures: dict[str, Figure] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)

    def figure(self, name: str) -> Figure:
        """The figure of a kind, made when first asked for."""
        return self.figures.setdefault(name, Figure())


def score(golds: Sequence[Fact], records: Sequence[Fact]) -> Scores:
    """Compare records with gold, matched by id, else by text. Kinds that were not annotated are left out."""
    by_id = {record["article"]["id"]: record for record in records}
    by_text = {record["article"].get("text"): record for record in records}
    scores = Scores()
    for gold in golds:
        article = gold["article"]
        record = by_id.get(article["id"]) or by_text.get(article.get("text")) or {}
        _Document(gold, record, scores).score()
    return scores


@dataclass(frozen=True, slots=True)
class _Quantity:
    """How a kind of spans is compared: when the value is right, and the fields beside it."""

    right: Equal
    fields: tuple[str, ...]
    shown: tuple[str, ...]


_SPANS: Mapping[str, _Quantity] = {
    "amounts": _Quantity(match.same_amount, ("approx", "bound", "per"), ("value", "low", "high", "currency")),
    "troops": _Quantity(match.same_troops, ("approx", "bound", "unit", "party", "location", "state"), ("count", "low", "high")),
    "dates": _Quantity(match.same_date, ("type", "mod", "begin", "until"), ("value",)),
}


class _Document:
    def __init__(self, gold: Fact, record: Fact, scores: Scores) -> None:
        self.gold, self.record, self.scores = gold, record, scores

    def score(self) -> None:
        if "people" in self.gold:
            self._people()
        for kind, quantity in _SPANS.items():
            if kind in self.gold:
                self._spans(kind, quantity)
        if "agreements" in self.gold:
            self._agreements()
        if "events" in self.gold:
            self._events()

    def _found(self, kind: str) -> list[Fact]:
        return list(self.record.get(kind) or [])

    def _people(self) -> None:
        pairing = pair(self.gold["people"], self._found("people"), match.person_closeness)
        figure = self.scores.figure("people")
        figure.add(pairing)
        figure.compare("party", pairing.pairs, _same_party)
        for name in ("role", "status"):
            figure.compare(name, [x for x in pairing.pairs if name in x[0]], _same(name))
        for name in ("since", "until"):
            figure.compare(name, [x for x in pairing.pairs if x[0].get(name) or x[1].get(name)], _same(name))
        self._note("people", pairing, lambda fact: f"{fact['name']} ({fact.get('party')})")
        chief = pair(_negotiators(self.gold["people"]), _negotiators(self._found("people")), match.person_closeness)
        self.scores.figure("negotiators").add(chief, lambda g, f: _same_party(g, f) and g.get("status") == f.get("status"))

    def _spans(self, kind: str, quantity: _Quantity) -> None:
        def closeness(gold: Fact, fact: Fact) -> int:
            shared = overlap(gold, fact)
            return shared + 1000 * quantity.right(gold, fact) if shared > 0 else 0

        pairing = pair(self.gold[kind], self._found(kind), closeness)
        self.scores.figure(f"{kind} span").add(pairing)
        figure = self.scores.figure(kind)
        figure.add(pairing, quantity.right)
        for name in quantity.fields:
            figure.compare(name, [x for x in pairing.pairs if name in x[0]], _same(name))
        if kind != "dates":
            figure.compare("change", [x for x in pairing.pairs if x[0].get("change") or x[1].get("change")], _same_direction)
        if kind == "amounts":
            either = [x for x in pairing.pairs if x[0].get("equivalent_to") or x[1].get("equivalent_to")]
            figure.compare("conversion", either, self._same_conversion)
        self._note(kind, pairing, lambda fact: _shown(fact, quantity.shown), quantity.right)

    def _same_conversion(self, gold: Fact, fact: Fact) -> bool:
        mine = _by_id(self.gold, "amounts", gold.get("equivalent_to"))
        other = _by_id(self.record, "amounts", fact.get("equivalent_to"))
        return mine is not None and other is not None and overlap(mine, other) > 0

    def _agreements(self) -> None:
        pairing = pair(self.gold["agreements"], self._found("agreements"), lambda g, f: int(match.same_agreement(g, f)))
        figure = self.scores.figure("agreements")
        figure.add(pairing)
        figure.compare("parties", pairing.pairs, lambda g, f: match.same_parties(g, f, "parties"))
        either = [x for x in pairing.pairs if x[0].get("expires") or x[1].get("expires")]
        figure.compare("expires", either, _same("expires"))
        self._note("agreements", pairing, lambda fact: str(fact["name"]))

    def _events(self) -> None:
        facts = [event for event in self._found("events") if event["type"] in TYPES]
        pairing = pair(self.gold["events"], facts, match.event_closeness)
        figure = self.scores.figure("events")
        figure.add(pairing)
        figure.links = self._links(pairing, figure.links)
        self.scores.figure("events with who").add(pairing, _same_who)
        figure.compare("status", [x for x in pairing.pairs if "status" in x[0]], _same("status"))
        figure.compare("phase", [x for x in pairing.pairs if x[0].get("phase")], _same("phase"))
        figure.compare("when", [x for x in pairing.pairs if "when" in x[0]], match.same_when)
        self._note("events", pairing, _event_shown, _same_who)

    def _links(self, pairing: Pairing, counts: tuple[int, int, int]) -> tuple[int, int, int]:
        """Count what events are linked with: amounts and troops by place, people and the agreement by identity."""
        right, gold, given = counts
        for g, f in pairing.pairs:
            for kind, same in _LINKS:
                want, have = self._linked(self.gold, g, kind), self._linked(self.record, f, kind)
                right += sum(any(same(a, b) for b in have) for a in want)
                gold += len(want)
                given += len(have)
        return right, gold, given

    def _linked(self, holder: Fact, event: Fact, kind: str) -> list[Fact]:
        given = [event.get("agreement")] if kind == "agreements" else event.get(kind) or []
        return [fact for ident in given if (fact := _by_id(holder, kind, ident)) is not None]

    def _note(self, kind: str, pairing: Pairing, show: Callable[[Fact], str], right: Equal | None = None) -> None:
        article = self.gold["article"]["id"]
        rows = [Disagreement(article, kind, "missed", show(gold), "") for gold in pairing.missed]
        rows += [Disagreement(article, kind, "extra", "", show(fact)) for fact in pairing.extra]
        wrong = [(g, f) for g, f in pairing.pairs if right is not None and not right(g, f)]
        rows += [Disagreement(article, kind, "wrong", show(g), show(f)) for g, f in wrong]
        self.scores.disagreements += rows


def _same_person(gold: Fact, fact: Fact) -> bool:
    return match.person_closeness(gold, fact) > 0


def _same_place(gold: Fact, fact: Fact) -> bool:
    return overlap(gold, fact) > 0


_LINKS: tuple[tuple[str, Equal], ...] = (
    ("amounts", _same_place),
    ("troops", _same_place),
    ("people", _same_person),
    ("agreements", match.same_agreement),
)


def _negotiators(people: Iterable[Fact]) -> list[Fact]:
    return [person for person in people if person.get("role") == "negotiator"]


def _by_id(holder: Fact, kind: str, ident: Any) -> Fact | None:
    return next((fact for fact in holder.get(kind) or [] if fact["id"] == ident), None)


def _same(name: str) -> Equal:
    """Equality of a field; false, empty and absent are one."""
    return lambda gold, fact: (gold.get(name) or None) == (fact.get(name) or None)


def _same_party(gold: Fact, fact: Fact) -> bool:
    return match.same_party(gold.get("party"), fact.get("party"))


def _same_direction(gold: Fact, fact: Fact) -> bool:
    return (gold.get("change") or {}).get("direction") == (fact.get("change") or {}).get("direction")


def _same_who(gold: Fact, fact: Fact) -> bool:
    return match.same_parties(gold, fact, "source") and match.same_parties(gold, fact, "target")


def _shown(fact: Fact, keys: Sequence[str]) -> str:
    values = ", ".join(str(fact[key]) for key in keys if fact.get(key) is not None)
    return f"{fact['text']} = {values}"


def _event_shown(event: Fact) -> str:
    source, target = ", ".join(event.get("source") or []), ", ".join(event.get("target") or [])
    return f"{event['type']} '{event['trigger']['text']}' {source} -> {target}"
