"""When a fact of a record is the one of the gold: names, parties, quantities, places, and the pairing of two lists.

Facts are plain objects as in the record's JSON. The rules are those of the contract's scorer for development data, so
that both give the same figures (tests/evaluate/test_shared.py).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

Fact = dict[str, Any]
_SMALL_WORDS = frozenset(("the", "a", "an", "of", "on"))


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two lists matched one to one: pairs that count, gold without partner, and facts without partner."""

    pairs: list[tuple[Fact, Fact]]
    missed: list[Fact]
    extra: list[Fact]


def pair(golds: Sequence[Fact], facts: Sequence[Fact], closeness: Callable[[Fact, Fact], int]) -> Pairing:
    """Match gold to facts one to one, closest first, then in the order of the lists; 0 is no match.

    Optional gold takes its partner and counts neither as found nor as missed.
    """
    candidates = [
        (-near, i, j) for i, gold in enumerate(golds) for j, fact in enumerate(facts) if (near := closeness(gold, fact)) > 0
    ]
    partner: dict[int, int] = {}
    used: set[int] = set()
    matched = []
    for _, i, j in sorted(candidates):
        if i not in partner and j not in used:
            partner[i] = j
            used.add(j)
            matched.append((golds[i], facts[j]))
    return Pairing(
        [(gold, fact) for gold, fact in matched if not gold.get("optional")],
        [gold for i, gold in enumerate(golds) if i not in partner and not gold.get("optional")],
        [fact for j, fact in enumerate(facts) if j not in used],
    )


def words(text: str | None) -> list[str]:
    """The words of a name without case, accents and punctuation.

    >>> words("Jeong Eun-bo, Đà")
    ['jeong', 'eun', 'bo', 'đa']
    """
    letters = (c for c in unicodedata.normalize("NFKD", text or "").casefold() if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in letters).split()


def overlap(a: Fact, b: Fact) -> int:
    """How many characters two spans share; 0 or less where they do not meet."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def person_closeness(gold: Fact, fact: Fact) -> int:
    """2 for the same name, 1 where one name is part of the other with the same first or last word, else 0."""
    g, f = words(gold["name"]), words(fact["name"])
    if g == f:
        return 2
    if not g or not f or not (set(f) <= set(g) or set(g) <= set(f)):
        return 0
    return int(set(f) <= set(g) or g[-1] == f[-1] or g[0] == f[0])


def same_agreement(gold: Fact, fact: Fact) -> bool:
    """Whether two agreements share a name or alias (small words aside), or a mention."""
    if _agreement_names(gold) & _agreement_names(fact):
        return True
    mentions = fact.get("mentions") or []
    return any(overlap(a, b) > 0 for a in gold.get("mentions") or [] for b in mentions)


def _agreement_names(fact: Fact) -> set[str]:
    given = [fact.get("name"), *(fact.get("aliases") or [])]
    return {" ".join(w for w in words(name) if w not in _SMALL_WORDS) for name in given if name}


def same_party(gold: str | None, fact: str | None) -> bool:
    """Codes are the same or not; the name of a group may be given more or less fully.

    >>> same_party("Russian-backed separatists", "separatists"), same_party("KOR", "PRK")
    (True, False)
    """
    g, f = set(words(str(gold))), set(words(str(fact)))
    if g == f:
        return True
    if _is_code(gold) or _is_code(fact) or not g or not f:
        return False
    return g <= f or f <= g


def _is_code(party: str | None) -> bool:
    return len(str(party)) == 3 and str(party).isupper()


def same_parties(gold: Fact, fact: Fact, slot: str) -> bool:
    """Whether a slot names the same parties, in any order, none over."""
    left = list(fact.get(slot) or [])
    for party in gold.get(slot) or []:
        found = next((i for i, other in enumerate(left) if same_party(party, other)), None)
        if found is None:
            return False
        del left[found]
    return not left


def number(value: Any) -> Decimal | str | None:
    """A number whatever way it is written; what is no number stays as text."""
    if value is None:
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)


def same_quantity(gold: Fact, fact: Fact, single: str) -> bool:
    """Whether value (or ``count``), low and high are equal as numbers."""
    return all(number(gold.get(key)) == number(fact.get(key)) for key in (single, "low", "high"))


def same_amount(gold: Fact, fact: Fact) -> bool:
    """Whether kind, value and, of money, currency are equal."""
    kind = gold.get("kind", "money")
    if kind != fact.get("kind", "money") or not same_quantity(gold, fact, "value"):
        return False
    return kind == "percent" or gold.get("currency") == fact.get("currency")


def same_troops(gold: Fact, fact: Fact) -> bool:
    """Whether the counts are equal."""
    return same_quantity(gold, fact, "count")


def same_date(gold: Fact, fact: Fact) -> bool:
    """Whether the value is the gold's or one of those that it also allows."""
    return fact.get("value") in {gold["value"], *also_right(gold, "alt")}


def same_when(gold: Fact, fact: Fact) -> bool:
    """Whether an event's time is the gold's or one of those that it also allows."""
    return when(fact) in {when(gold), *also_right(gold, "alt_when")}


def when(event: Fact) -> str | None:
    """The value of an event's time."""
    value: str | None = (event.get("when") or {}).get("value")
    return value


def also_right(gold: Fact, key: str) -> set[str | None]:
    """The other values that the annotator allowed: one, or a list, as text or as an object with a value."""
    given = gold.get(key) or []
    rows = given if isinstance(given, list) else [given]
    return {row.get("value") if isinstance(row, dict) else row for row in rows}


def event_closeness(gold: Fact, fact: Fact) -> int:
    """4 for the trigger's place, 3 for another place that names the event, 1 for the same sentence, 0 for another type."""
    if gold["type"] != fact["type"]:
        return 0
    trigger = fact["trigger"]
    if overlap(gold["trigger"], trigger) > 0:
        return 4
    if any(overlap(place, trigger) > 0 for place in gold.get("also") or []):
        return 3
    sentence = gold.get("sentence") or gold["trigger"]
    return int(sentence["start"] <= trigger["start"] < sentence["end"])
