"""Read the amounts of a document: currencies by evidence, bounds, periods, changes, conversions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache

from communique.kinds.amounts.change import with_changes
from communique.kinds.amounts.dollars import local_dollar
from communique.kinds.amounts.find import Piece, find
from communique.kinds.amounts.numbers import lexicon
from communique.kinds.amounts.qualifiers import qualify
from communique.kinds.amounts.units import Unit, countries
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
    for segment in document.segments:
        pieces, bad = find(document.text, segment.start, segment.end)
        unresolved += bad
        if pieces:
            read_, bad = _read_segment(document.text, segment, pieces, evidence)
            amounts += read_
            unresolved += bad
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
        approx=around.approx, bound=around.bound if exact else None,
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
        self.parties = [(p.start, p.code) for p in facts.parties if p.kind == "country"]

    def currency(self, unit: Unit, piece: Piece) -> tuple[str | None, CurrencyBasis | None]:
        """The currency of a unit and how it was decided; no currency where the article does not say."""
        if len(unit.codes) < 2:
            return (unit.codes[0] if unit.codes else None), unit.basis
        if unit.noun in _DOLLARS:
            if (local := self._local()) in unit.codes:
                return local, "context"
        else:
            near = Counter(code for at, code in self.parties if abs(at - piece.start) < NEAR)
            for seen in (near, Counter(code for _, code in self.parties)):
                if (best := self._best(unit, seen)) is not None:
                    return best, "context"
        if unit.old and self.year is not None and self.year < 2002:
            return unit.old, "default"
        return (unit.codes[0], "default") if unit.default else (None, None)

    def _local(self) -> str | None:
        if self._dollar is None:
            self._dollar = local_dollar(self.text, Counter(code for _, code in self.parties)) or ""
        return self._dollar or None

    def _best(self, unit: Unit, seen: Counter[str]) -> str | None:
        scores = {code: sum(seen[c] for c in countries().get(code, ())) for code in unit.codes}
        top = max(scores.values(), default=0)
        best = [code for code, score in scores.items() if score == top]
        return best[0] if top and len(best) == 1 else None


@cache
def _period() -> re.Pattern[str]:
    periods = lexicon()["periods"]
    nouns = "|".join(periods["nouns"].split())
    adverbs = "|".join(sorted(map(re.escape, periods["adverbs"]), key=len, reverse=True))
    return re.compile(
        rf"[\s-]{{0,2}}(?:(?P<adverb>{adverbs})\b|(?:(?:an?|per|each|every|for\seach|for\severy)[\s-]|/\s?)(?P<noun>{nouns})\b"
        rf"|per\s(?P<any>[a-z]{{2,20}}))".replace(r"\ ", r"\s"),
        re.IGNORECASE,
    )


_ANNUAL = re.compile(r"\b(?P<which>annual|yearly|monthly|weekly|daily)\b[^.;,()\d]{0,40}?(?:\bof\s)?$", re.IGNORECASE)
_ANNUAL_AFTER = re.compile(r"\s(?P<which>annual|yearly|monthly|weekly|daily)\s", re.IGNORECASE)
_EACH = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}


def period(text: str, start: int, end: int, floor: int, ceiling: int) -> str | None:
    """What an amount is for each of: "year" for "$5 million a year" and for "an annual $5 million"."""
    if match := _period().match(text, end, min(ceiling, end + 40)):
        if match["adverb"]:
            return str(lexicon()["periods"]["adverbs"][match["adverb"].lower()])
        noun = (match["noun"] or match["any"]).lower()
        return "person" if noun in ("head", "capita") else noun
    match = _ANNUAL.search(text, max(floor, start - 60), start) or _ANNUAL_AFTER.match(text, end, ceiling)
    return _EACH[match["which"].lower()] if match and "%" not in text[start:end] and "per" not in text[start:end] else None


_OPEN = re.compile(r"\s?[(\[]\s?(?:or\s|i\.e\.\s|equal\sto\s|worth\s|equivalent\sto\s)?$")
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
            if len(gap) < 40 and (_OPEN.search(_unperiod(gap)) or _OR.fullmatch(_unperiod(gap))):
                base = last
            elif not (base and last.equivalent_to and _NEXT.fullmatch(gap)):
                base = None
            if base is not None and base.currency != amount.currency:
                amount = replace(amount, equivalent_to=base.id)
        made.append(amount)
    return made


def _unperiod(gap: str) -> str:
    """The text between two amounts without the period of the first ("a year (")."""
    match = _period().match(gap)
    return gap[match.end() :] if match else gap
