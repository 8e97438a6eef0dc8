"""Train the ranker of unsaid sides (README.md beside this file): ``train.py --fit FOLDER... --check FOLDER... [--save]``."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from communique.annotate.document import annotate
from communique.annotate.pipeline import load
from communique.evaluate import match
from communique.evaluate.drafts import casts, paired
from communique.evaluate.markup_facts import TYPES
from communique.events.combatants import settled
from communique.events.draft import Draft
from communique.events.read import FLOOR, found
from communique.events.standing import Standing, classed
from communique.events.trust import confidence
from communique.events.unsaid import MARGIN, SIDES, open_sides
from communique.settings import Settings

WEIGHTS = Path(__file__).parents[2] / "src" / "communique" / "events" / "data" / "sides.json"
DECAY, LEAST, ROUNDS = 8.0, 3, 30
"""L2, answers in which a feature must stand, rounds of Newton's method."""


class Row(NamedTuple):
    """One open side of an event that is right: the features of each answer (nobody first) and which answers are right."""

    folder: str
    side: str
    type: str
    answers: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def rows(folder: Path, split: str) -> Iterator[Row]:
    """The open sides of the events that pair with annotated ones, in the articles of a split without texts of one sentence."""
    for _, cast, truth in casts(folder, split, partial(annotate, load(Settings().model))):
        made = [(draft, confidence(draft)) for draft in found(cast)]
        drafts = [settled(cast, draft) for draft, _ in made]
        standing = Standing(cast, drafts)
        told = [d for d, (_, sure) in zip(drafts, made, strict=True) if sure >= FLOOR and d.hit.rule.type in TYPES]
        for truly, draft in paired(cast, told, truth)[0]:
            yield from _sides(str(folder), standing, draft, truly)


def _sides(folder: str, standing: Standing, draft: Draft, truly: dict[str, Any]) -> Iterator[Row]:
    for side in open_sides(standing.cast, draft):
        stands = map(sorted, standing.of(draft, side))
        both = ([*names, *(classed(draft.hit.rule.type, name) for name in names)] for names in stands)
        answers = [standing.nobody(draft, side), *both]
        named: list[list[str]] = [[], *([code] for code in standing.parties)]
        right = tuple(match.same_parties(truly, {side: some}, side) for some in named)
        yield Row(folder, side, draft.hit.rule.type, tuple(map(tuple, answers)), right)


class Ranker:
    """A conditional logit with L2, by Newton's method from zero: the same weights each time."""

    def __init__(self, data: Sequence[Row]) -> None:
        usable = [row for row in data if any(row.right)]
        counts = Counter(name for row in usable for answer in row.answers for name in set(answer))
        names = sorted(name for name, count in counts.items() if count >= LEAST)
        self.columns = {name: i for i, name in enumerate(names)}
        tables = [self._table(row) for row in usable]
        gold = [row.right.index(True) for row in usable]
        self.weights = np.zeros(len(names))
        for _ in range(ROUNDS):
            slope, bend = -DECAY * self.weights, DECAY * np.eye(len(names))
            for table, at in zip(tables, gold, strict=True):
                chance = _softmax(table @ self.weights)
                mean = chance @ table
                slope += table[at] - mean
                bend += (table * chance[:, None]).T @ table - np.outer(mean, mean)
            step = np.linalg.solve(bend, slope)
            self.weights += step
            if np.abs(step).max() < 1e-6:
                break

    def _table(self, row: Row) -> np.ndarray:
        made = np.zeros((len(row.answers), len(self.columns)))
        for i, answer in enumerate(row.answers):
            made[i, [self.columns[name] for name in answer if name in self.columns]] = 1
        return made

    def right(self, row: Row) -> bool:
        """Whether the answer is right that the ranker gives: nobody, if no party is likelier by the margin."""
        chance = _softmax(self._table(row) @ self.weights)
        best = int(chance[1:].argmax()) + 1 if len(chance) > 1 else 0
        return row.right[best if chance[best] > chance[0] + MARGIN else 0]

    def saved(self, data: Sequence[Row]) -> dict[str, Any]:
        """The weights in hundredths, those of less than one left out, and the types of which a side was ever told."""
        whole = {name: round(float(100 * self.weights[i])) for name, i in self.columns.items()}
        types = sorted({row.type for row in data if not row.right[0]})
        return {"types": types, "weights": {name: weight for name, weight in whole.items() if weight}}


def _softmax(scores: np.ndarray) -> np.ndarray:
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


def report(name: str, data: Sequence[Row], ranker: Ranker) -> None:
    """How many of some open sides are right when they stay empty, and as the ranker fills them."""
    empty = [row.right[0] for row in data]
    filled = [ranker.right(row) for row in data]
    gained = sum(after and not before for before, after in zip(empty, filled, strict=True))
    lost = sum(before and not after for before, after in zip(empty, filled, strict=True))
    print(f"{name}: {len(data)} open, right empty {sum(empty)}, as ranked {sum(filled)} (+{gained} -{lost})")


def main() -> None:
    """Cross-validate by folder, train on all, report the check split; with ``--save`` ship the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--fit", nargs="+", type=Path, required=True, help="folders whose tune split is trained on")
    arguments.add_argument("--check", nargs="*", type=Path, default=[], help="folders whose check split is measured")
    arguments.add_argument("--save", action="store_true", help="write the weights that communique ships")
    given = arguments.parse_args()
    data = [row for folder in given.fit for row in rows(folder, "tune")]
    held = [row for folder in given.check for row in rows(folder, "check")]
    table = {}
    for side in SIDES:
        own = [row for row in data if row.side == side]
        for folder in dict.fromkeys(row.folder for row in own):
            rest = Ranker([row for row in own if row.folder != folder])
            report(f"{side}, {folder} left out", [row for row in own if row.folder == folder], rest)
        ranker = Ranker(own)
        report(f"{side}, check", [row for row in held if row.side == side], ranker)
        table[side] = ranker.saved(own)
    if not given.save:
        return
    WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
