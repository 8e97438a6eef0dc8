"""Fit the confidence of events (README.md beside this file): ``train.py --fit FOLDER... --check FOLDER...``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from communique.annotate.document import annotate
from communique.annotate.pipeline import load
from communique.evaluate.drafts import casts, paired
from communique.evaluate.markup_facts import TYPES
from communique.events.read import found
from communique.events.trust import features
from communique.settings import Settings

WEIGHTS = Path(__file__).parents[2] / "src" / "communique" / "events" / "trust.toml"
DECAY = {"rule": 6.0, "type": 4.0, "base": 0.0}
ROUNDS = 60
HEAD = "# Log-odds that an event is right, by what made it: logistic regression with L2. Made by models/trust/train.py."
Row = tuple[str, tuple[str, ...], bool]


def rows(folder: Path, split: str) -> Iterator[Row]:
    """(article, features, whether it is right) of each event found in the annotated articles of a split; those that
    pair with optional events, of types that the gold does not know or of texts of one sentence are left out.
    """
    for article, cast, truth in casts(folder, split, partial(annotate, load(Settings().model))):
        made = [d for d in found(cast) if d.hit.rule.type in TYPES]
        pairs, extra = paired(cast, made, truth)
        right = {id(draft) for _, draft in pairs}
        judged = right | {id(draft) for draft in extra}
        yield from ((article.id, tuple(features(draft)), id(draft) in right) for draft in made if id(draft) in judged)


def fit(data: list[Row]) -> dict[str, float]:
    """The weight of each feature seen at least twice: Newton's method from zero, the same each time."""
    counts = Counter(name for _, names, _ in data for name in names)
    columns = sorted(name for name, count in counts.items() if count >= 2)
    x = np.array([[name in names for name in columns] for _, names, _ in data], dtype=float)
    y = np.array([right for _, _, right in data], dtype=float)
    decay = np.array([DECAY.get(name.split()[0], 4.0) for name in columns])
    weights = np.zeros(len(columns))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - decay * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(decay + 1e-6)
        weights += np.linalg.solve(bend, slope)
    return dict(zip(columns, weights.tolist(), strict=True))


def shifted(weights: dict[str, float], data: list[Row], share: float) -> dict[str, float]:
    """The weights with the base moved so that the mean over the events is ``share``: on the articles that the rules were
    written from, more events are right than on others.
    """
    low, high = -8.0, 8.0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        moved = weights | {"base": weights["base"] + middle}
        mean = sum(sureness(names, moved) for _, names, _ in data) / len(data)
        low, high = (middle, high) if mean < share else (low, middle)
    return moved


def sureness(names: tuple[str, ...], weights: dict[str, float]) -> float:
    """The confidence by these weights."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in names))))


def diagram(sure: list[float], right: list[bool]) -> str:
    """The reliability diagram over ten bins as a table, and the expected calibration error."""
    lines, error = ["| confidence | events | mean | right |", "|---|---|---|---|"], 0.0
    for low in range(10):
        inside = [(s, r) for s, r in zip(sure, right, strict=True) if low <= s * 10 < low + 1]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            error += abs(mean - share) * len(inside) / len(sure)
            lines.append(f"| {low / 10:.1f}-{low / 10 + 0.1:.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    return "\n".join([*lines, f"expected calibration error {error:.3f} over {len(sure)} events"])


def crossed(data: list[Row]) -> list[float]:
    """The confidence of each event by weights fitted on all other articles."""
    made: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(article for article, _, _ in data):
        made[name] = fit([row for row in data if row[0] != name])
    return [sureness(names, made[article]) for article, names, _ in data]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--fit", nargs="+", type=Path, required=True, help="folders whose tune split is fitted on")
    arguments.add_argument("--check", nargs="*", type=Path, default=[], help="folders whose check split is measured")
    arguments.add_argument("--share", type=float, help="the share right among events of articles that no rule had seen")
    arguments.add_argument("--save", action="store_true", help="write the weights that communique ships")
    given = arguments.parse_args()
    data = [row for folder in given.fit for row in rows(folder, "tune")]
    weights = fit(data)
    if given.share:
        weights = shifted(weights, data, given.share)
    table = "\n".join(f'"{name}" = {value:.2f}' for name, value in sorted(weights.items()) if abs(value) >= 0.005)
    if given.save:
        WEIGHTS.write_text(f"{HEAD}\n[weights]\n{table}\n", "utf-8")
    print(f"fitted on {len(data)} events; cross-validated by article:")
    print(diagram(crossed(data), [right for _, _, right in data]))
    held = [row for folder in given.check for row in rows(folder, "check")]
    if held:
        print("check:")
        print(diagram([sureness(names, weights) for _, names, _ in held], [right for _, _, right in held]))


if __name__ == "__main__":
    main()
