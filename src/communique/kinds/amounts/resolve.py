"""Read the amounts of a document: currencies by evidence, bounds, periods, changes, conversions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from communique.kinds.amounts.change import with_changes
from communique.kinds.amounts.dollars import local_dollar
from communique.kinds.amounts.find import Piece, find
from communique.kinds.amounts.numbers import may_count
from communique.kinds.amounts.periods import OPENING, period, without_period
from communique.kinds.amounts.qualifiers import qualify
from communique.kinds.amounts.units import Unit, after, countries
from communique.kinds.amounts.value import Amount, CurrencyBasis
from communique.kinds.reading import Facts, Reading
from communique.model import Block, Context, Document, Unresolved

_DOLLARS = ("$", "dollar", "dollars", "buck", "bucks")
NEAR = 120
"""Characters around an amount in which a country decides which dollar, franc or dinar it is."""


def read(document: Document, context: Context, facts: Facts) -> Reading[Amount]:
    """The amounts of a document, in text order; what has a sign of money and cannot be read is unresolved, with the reason."""
    amounts: list[Amount] = []
    unresolved: list[Unresolved] = []
    evidence = Evidence(document.text, context, facts)
    segments = zip(document.segments, document.vocabulary, strict=True)
    counting = [s for s, words in segments if may_count(document.text, s.start, s.end, words)]
    found = [(segment, *find(document.text, segment.start, segment.end)) for segment in counting]
    units = [piece.unit for _, pieces, _ in found for piece in pieces if piece.unit]
    evidence.written = frozenset(unit.codes[0] for unit in units if len(unit.codes) == 1 and unit.default)
    for segment, pieces, bad in found:
        read_, unread = _read_segment(document.text, segment, pieces, evidence)
        amounts += read_
        unresolved += bad + unread
    return Reading(tuple(amounts), tuple(unresolved))


def _read_segment(text: str, segment: Block, pieces: list[Piece], evidence: Evidence) -> tuple[list[Amount], list[Unresolved]]:
    amounts: list[Amount] = []
    unresolved: list[Unresolved] = []
    floor = segment.start
    for piece in pieces:
        made = _amount(text, piece, floor, segment.end, evidence, amounts[-1] if amounts else None)
        if isinstance(made, Unresolved):
            unresolved.append(made)
        else:
            amounts.append(made)
        floor = piece.end
    return with_changes(text, segment, _with_conversions(text, amounts)), unresolved


def _amount(text: str, piece: Piece, floor: int, ceiling: int, evidence: Evidence, last: Amount | None) -> Amount | Unresolved:
    unit = piece.unit
    assert unit is not None
    around = qualify(text, piece.start, piece.end, floor, ceiling)
    start, end = around.start, around.end
    currency, basis = (last.currency, "context") if piece.elliptic and last else evidence.currency(unit, piece)
    if unit.kind == "money" and currency is None:
        return Unresolved("amounts", start, end, text[start:end], f"no country in the article says which {unit.noun} it is")
    exact = piece.low == piece.high
    return Amount(
        f"a{start}", start, end, text[start:end], unit.kind,
        value=tidy(piece.low) if exact else None,
        low=None if exact else tidy(piece.low),
        high=None if exact else tidy(piece.high),
        currency=currency, currency_basis=basis if unit.kind == "money" else None,
        approx=around.approx or piece.loose == "approx",
        bound=around.bound or ("at_least" if piece.loose == "at_least" else None) if exact else None,
        per=period(text, start, end, floor, ceiling), unit="point" if unit.point else None,
    )  # fmt: skip


def tidy(value: Decimal) -> Decimal:
    """A decimal without an exponent or zeros after its point.

    >>> tidy(Decimal("1.50E+3"))
    Decimal('1500')
    """
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else Decimal(format(value.normalize(), "f"))


class Evidence:
    """Which country's money a sign or a bare noun means: by the countries named near it, else in the article."""

    def __init__(self, text: str, context: Context, facts: Facts) -> None:
        self.text = text
        self._dollar: str | None = None
        self.year = context.published.year if context.published else None
        countries_ = [p for p in facts.parties if p.kind == "country"]
        self.starts = [p.start for p in countries_]
        self.named = [p.code for p in countries_]
        self.article = Counter(self.named)
        self.written: frozenset[str] = frozenset()
        self._called: dict[str, Counter[str]] = {}

    def currency(self, unit: Unit, piece: Piece) -> tuple[str | None, CurrencyBasis | None]:
        """The currency of a unit and how it was decided; no currency where the article does not say."""
        if len(unit.codes) < 2 and unit.default:
            return (unit.codes[0] if unit.codes else None), unit.basis
        if unit.noun in _DOLLARS:
            if (local := self._local()) in unit.codes:
                return local, "context"
        elif best := self._best(unit, piece.start):
            return best, "context"
        if unit.old and self.year is not None and self.year < 2002:
            return unit.old, "default"
        return (unit.codes[0], "default") if unit.default else (None, None)

    def _local(self) -> str | None:
        if self._dollar is None:
            self._dollar = local_dollar(self.text, self.article) or ""
        return self._dollar or None

    def _best(self, unit: Unit, at: int) -> str | None:
        """The money of the country named most, near the amount above all; else the one that the article writes in full."""
        near = Counter(self.named[bisect_left(self.starts, at - NEAR) : bisect_left(self.starts, at + NEAR)])
        called = self._called_money(unit.noun.removesuffix("s"))
        scores = {code: sum(self.article[c] + 2 * near[c] for c in countries().get(code, ())) for code in unit.codes}
        scores = {code: score + 3 * called[code] for code, score in scores.items()}
        top = max(scores.values(), default=0)
        best = [code for code, score in scores.items() if score == top] if top else self.written & set(unit.codes)
        return next(iter(best)) if len(best) == 1 else None

    def _called_money(self, noun: str) -> Counter[str]:
        """How often the article writes a noun with its country, after a figure or not: "the Syrian pound"."""
        if noun not in self._called:
            names = re.findall(rf"\b([A-Z][a-z]+ {re.escape(noun)})s?\b", self.text) if noun.isalpha() else []
            units = (after().get(name.lower()) for name in names)
            self._called[noun] = Counter(unit.codes[0] for unit in units if unit)
        return self._called[noun]


_NEXT = re.compile(r"\s?(?:[;,/]|or|and)\s?$")
_OR = re.compile(r"(?:,\s|\s)(?:or|equal\sto|equivalent\sto|the\sequivalent\sof|which\sis)\s$|\s=\s$")


def _with_conversions(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with ``equivalent_to`` where one converts another: in brackets after it, or after "or"."""
    made: list[Amount] = []
    base: Amount | None = None
    for _i, amount in enumerate(amounts):
        last = made[-1] if made else None
        if amount.kind == "money" and last is not None and last.kind == "money" and amount.currency != last.currency:
            gap = text[last.end : amount.start]
            told = text[without_period(text, last.end) : amount.start]
            if len(gap) < 40 and (OPENING.search(told) or _OR.fullmatch(told) or (told == ", " and amount.approx)):
                base = last
            elif not (base and last.equivalent_to and _NEXT.fullmatch(gap)):
                base = None
            if base is not None and base.currency != amount.currency:
                amount = replace(amount, equivalent_to=base.id)
        made.append(amount)
    return made
