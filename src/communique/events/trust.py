"""How sure an event is: a logistic table over what made it, fitted on annotated articles
(models/trust/README.md).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from communique.events.draft import Draft

LATER = 3
"""The sentence from which on it does not matter in which one an event is told."""


@cache
def table() -> dict[str, float]:
    """The weight of each feature, in log-odds, from ``trust.toml``."""
    weights: dict[str, float] = tomllib.loads(Path(__file__).with_name("trust.toml").read_text("utf-8"))["weights"]
    return weights


def features(draft: Draft) -> Iterator[str]:
    """What the confidence of an event depends on: type, rule, mood, where it is told, how its slots were filled, how often it
    is told of.
    """
    source, target = draft.source, draft.target
    yield "base"
    yield f"type {draft.hit.rule.type}"
    yield f"rule {draft.hit.rule.id}"
    yield f"status {draft.status}"
    yield "verb" if draft.verbal else "noun"
    yield f"sentence {min(draft.sentence, LATER)}"
    if draft.quoted:
        yield "quoted"
    if not (source and source.parties):
        yield "no source"
    elif not source.sure:
        yield "inferred source"
    if target and target.parties:
        yield "target" if target.sure else "inferred target"
    if not draft.parties:
        yield "nobody"
    if draft.attribution:
        yield "attributed"
    if draft.when.value:
        yield "dated"
    if draft.mentions > 1:
        yield "told again"
    if draft.amounts or draft.troops or draft.agreement:
        yield "linked"


def confidence(draft: Draft) -> float:
    """The share of events like this one that are right, in 0..1."""
    weights = table()
    odds = sum(weights.get(name, 0.0) for name in features(draft))
    return round(1 / (1 + math.exp(-odds)), 3)
