"""Who acts and who is acted on where neither the syntax nor a rule says so: a ranker of the article's parties and of nobody.

A conditional logit over how each party stands to the event (``standing.py``); recipe and card are in
``models/sides/README.md``, the weights in ``data/sides.json`` (feature to hundredths, for either side; with the types that a
side was ever told of). A side that a rule found is never changed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from communique.events.actor import Actor, parties
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.partners import last_named
from communique.events.standing import Standing, classed
from communique.events.wording import outsiders

MARGIN = 0.1
"""How much likelier than nobody a party must be to be named."""
SIDES = ("source", "target")
OUTWARD = frozenset({"meeting", "attack", "sanction", "threat", "payment"})
"""What no party does to itself."""


@cache
def model() -> dict[str, tuple[frozenset[str], dict[str, int]]]:
    """(types, weights by feature) of either side."""
    table = json.loads(Path(__file__).with_name("data").joinpath("sides.json").read_text("utf-8"))
    return {side: (frozenset(table[side]["types"]), table[side]["weights"]) for side in SIDES}


@cache
def _weights(side: str, type_: str) -> dict[str, int]:
    """The weight of each feature of a party at events of a type: its own and that of the class."""
    whole = model()[side][1]
    return {name: whole.get(name, 0) + whole.get(classed(type_, name), 0) for name in _bare(side)}


@cache
def _bare(side: str) -> frozenset[str]:
    """The features of a party without the class that they are weighed for."""
    return frozenset(name.rpartition(": ")[2] for name in model()[side][1] if not name.startswith("nobody "))


def ranked(cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each side that nobody is named for with the party that the ranker gives it, if any."""
    standing = Standing(cast, drafts)
    return [_ranked(standing, draft) for draft in drafts]


def open_sides(cast: Cast, draft: Draft) -> list[str]:
    """The sides of an event that nobody is named for; where all stand on one side there are none."""
    if draft.hit.rule.joint:
        return []
    return [side for side in SIDES if _open(getattr(draft, side)) and not outsiders(cast, draft, side)]


def _open(actor: Actor | None) -> bool:
    """Whether nobody is named, or somebody of no known party; an actor that is nobody is an answer (``sides.NOBODY``)."""
    return actor is None or (not actor.parties and bool(actor.people))


def _ranked(standing: Standing, draft: Draft) -> Draft:
    known = [side for side in open_sides(standing.cast, draft) if draft.hit.rule.type in model()[side][0]]
    for side in known:
        if actor := _choice(standing, draft, side):
            source, target = (actor if side == s else getattr(draft, s) for s in SIDES)
            draft = replace(draft, source=source, target=target, ranked=(*draft.ranked, side))
    return draft


def _choice(standing: Standing, draft: Draft, side: str) -> Actor | None:
    """The party likeliest to be a side of an event, by its nearest mention; None where nobody is as likely."""
    if not standing.parties:
        return None
    weights, beside = model()[side][1], _weights(side, draft.hit.rule.type)
    scores = [sum(weights.get(name, 0) for name in standing.nobody(draft, side))]
    scores += [sum(beside.get(name, 0) for name in names) for names in standing.of(draft, side)]
    top = max(scores)
    shares = [math.exp((score - top) / 100) for score in scores]
    whole = sum(shares)
    nobody, *chances = (share / whole for share in shares)
    best = max(range(len(chances)), key=chances.__getitem__)
    if chances[best] <= nobody + MARGIN:
        return None
    code = standing.parties[best]
    if draft.hit.rule.type in OUTWARD and code in parties(draft.target if side == "source" else draft.source):
        return None
    return last_named(standing.cast, code, standing.document.starts[draft.hit.token]) or Actor((code,), (), (), False)
