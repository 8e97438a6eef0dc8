"""Train the root classifier: ``python models/roots/train.py PLV_train.tsv OUT.json`` (see README.md beside this file)."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from communique.annotate.document import annotate, paragraphs
from communique.annotate.pipeline import load
from communique.events.read import fired
from communique.events.roots import BIAS, features, share
from communique.extractor import context_of
from communique.kinds import read_all
from communique.model import Article
from communique.settings import Settings

OWN = Path(__file__).with_name("sentences.tsv")
SAME = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ROUNDS, RATE, MOMENTUM, DECAY = 300, 0.5, 0.9, 3e-4
LEAST = 2
"""Sentences in which a feature must stand."""
OWN_WEIGHT = 0.5
"""What a sentence of our own counts against one of news; 0.25 to 1 differ by less than a point in cross-validation."""
FOLDS = 5


class Row(NamedTuple):
    """One sentence: its features, its root, what it counts in training."""

    id: str
    found: set[str]
    root: str
    weight: float


def sentences(path: Path) -> dict[str, tuple[str, str]]:
    """Id, text and root of each sentence of the coded set; ids as its scorer gives them."""
    gold: dict[str, str] = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            gold.setdefault(row["sentence"], SAME.get(row["gold_root"], row["gold_root"]))
    return {f"plv{i:05}": pair for i, pair in enumerate(sorted(gold.items()))}


def own() -> dict[str, tuple[str, str]]:
    """Id, text and root of each sentence that we wrote."""
    with OWN.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {f"own{i:05}": (row["sentence"], row["root"]) for i, row in enumerate(rows)}


def held_out(key: str) -> bool:
    """Whether a sentence is of the check third, never trained on."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % 3 == 0


def fold(key: str) -> int:
    """The fold of a sentence in cross-validation."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) // 3 % FOLDS


def read(data: dict[str, tuple[str, str]], weight: float) -> list[Row]:
    """The rows of sentences."""
    articles = [Article(key, text, blocks=paragraphs(text)) for key, (text, _) in data.items()]
    rows = []
    for article, document in zip(articles, annotate(load(Settings().model), articles), strict=True):
        context = context_of(article)
        names = fired(document, context, read_all(document, context)[0])
        found = set().union(*(features(document, s, names) for s in document.sentences))
        rows.append(Row(article.id, found, data[article.id][1], weight))
    return rows


class Table(NamedTuple):
    """Rows of known features: their columns, one after the other, the first of each row, and what each counts."""

    columns: np.ndarray
    starts: np.ndarray
    counts: np.ndarray


def table(rows: Sequence[Row], columns: dict[str, int]) -> Table:
    """The known features of rows, the bias first; each counts by the number of them."""
    known = [[0, *sorted(columns[name] for name in row.found if name in columns)] for row in rows]
    counts = [value for some in known for value in (1.0, *[share(len(some) - 1)] * (len(some) - 1))]
    starts = np.cumsum([0, *(len(some) for some in known[:-1])])
    return Table(np.concatenate([np.array(some) for some in known]), starts, np.array(counts, dtype=np.float32)[:, None])


def shares(cells: Table, weights: np.ndarray) -> np.ndarray:
    """The probability of each root, a row a sentence."""
    scores = np.add.reduceat(weights[cells.columns] * cells.counts, cells.starts)
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


class Classifier:
    """Multinomial logistic regression with L2, by gradient descent from zero: the same weights each time."""

    def __init__(self, rows: Sequence[Row]) -> None:
        counts = Counter(name for row in rows for name in row.found)
        self.columns = {name: i for i, name in enumerate([BIAS, *sorted(n for n, c in counts.items() if c >= LEAST)])}
        self.roots = sorted({row.root for row in rows})
        cells = table(rows, self.columns)
        target = np.eye(len(self.roots), dtype=np.float32)[[self.roots.index(row.root) for row in rows]]
        weight = np.array([[row.weight] for row in rows], dtype=np.float32)
        weight /= weight.sum()
        order = np.argsort(cells.columns, kind="stable")
        row_of = np.repeat(np.arange(len(rows)), np.diff([*cells.starts, len(cells.columns)]))[order]
        used, first = np.unique(cells.columns[order], return_index=True)
        self.weights = np.zeros((len(self.columns), len(self.roots)), dtype=np.float32)
        step = np.zeros_like(self.weights)
        for _ in range(ROUNDS):
            slope = (shares(cells, self.weights) - target) * weight
            step = MOMENTUM * step + DECAY * self.weights
            step[used] += np.add.reduceat(slope[row_of] * cells.counts[order], first)
            self.weights -= RATE * step

    def right(self, rows: Sequence[Row]) -> int:
        """How many rows get their root."""
        best = shares(table(rows, self.columns), self.weights).argmax(1)
        return sum(self.roots[b] == row.root for b, row in zip(best, rows, strict=True))

    def save(self, path: Path) -> None:
        """Whole hundredths; features without a weight of 0.05 are left out."""
        whole = np.rint(self.weights * 100).astype(int)
        kept = {name: whole[i].tolist() for name, i in self.columns.items() if name == BIAS or np.abs(whole[i]).max() >= 5}
        text = json.dumps({"roots": self.roots, "weights": kept}, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text + "\n", "utf-8")
        print(f"{len(kept)} features")


def main() -> None:
    """Cross-validate on the tune part, train on all of it and on our sentences, report the check third, save."""
    rows = read(sentences(Path(sys.argv[1])), 1.0)
    ours = read(own(), OWN_WEIGHT)
    tune = [row for row in rows if not held_out(row.id)]
    check = [row for row in rows if held_out(row.id)]
    for name, extra in (("without our sentences", []), ("with them", ours)):
        folds = [[row for row in tune if fold(row.id) == k] for k in range(FOLDS)]
        right = sum(Classifier([r for r in tune if fold(r.id) != k] + extra).right(some) for k, some in enumerate(folds))
        print(f"cross-validated on tune, {name}: {right / len(tune):.3f} of {len(tune)}")
    made = Classifier(tune + ours)
    print(f"check: {made.right(check) / len(check):.3f} of {len(check)}")
    made.save(Path(sys.argv[2]))


if __name__ == "__main__":
    main()
