"""Train the root classifier: ``python models/roots/train.py PLV_train.tsv OUT.json`` (see README.md beside this file)."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from communique.annotate.document import annotate
from communique.annotate.pipeline import load
from communique.events.read import fired
from communique.events.roots import features
from communique.extractor import context_of
from communique.ingest.plain import paragraphs
from communique.kinds import read_all
from communique.model import Article
from communique.settings import Settings

SAME = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ROUNDS, RATE, DECAY, LEAST = 300, 0.5, 3e-3, 2


def sentences(path: Path) -> dict[str, tuple[str, str]]:
    """Id, text and root of each sentence; ids as the scorer gives them."""
    gold: dict[str, str] = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            gold.setdefault(row["sentence"], SAME.get(row["gold_root"], row["gold_root"]))
    return {f"plv{i:05}": pair for i, pair in enumerate(sorted(gold.items()))}


def held_out(key: str) -> bool:
    """Whether a sentence is of the check third, never trained on."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % 3 == 0


def read(data: dict[str, tuple[str, str]]) -> list[tuple[str, set[str], str]]:
    """(id, features, root) of each sentence."""
    articles = [Article(key, text, blocks=paragraphs(text)) for key, (text, _) in data.items()]
    rows = []
    for article, document in zip(articles, annotate(load(Settings().model), articles), strict=True):
        context = context_of(article)
        names = fired(document, context, read_all(document, context)[0])
        found = set().union(*(features(document, s, names) for s in document.sentences))
        rows.append((article.id, found, data[article.id][1]))
    return rows


def matrix(rows: list[tuple[str, set[str], str]], columns: dict[str, int]) -> np.ndarray:
    """The rows as zeros and ones."""
    made = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for i, (_, found, _) in enumerate(rows):
        for name in found:
            if name in columns:
                made[i, columns[name]] = 1
        made[i, columns[""]] = 1
    return made


def fit(x: np.ndarray, y: np.ndarray, roots: int) -> np.ndarray:
    """Multinomial logistic regression with L2, by gradient descent from zero: the same weights each time."""
    weights = np.zeros((x.shape[1], roots), dtype=np.float32)
    target = np.eye(roots, dtype=np.float32)[y]
    for _ in range(ROUNDS):
        scores = x @ weights
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        weights -= RATE * (x.T @ (scores - target) / len(y) + DECAY / 10 * weights)
    return weights


def main() -> None:
    rows = read(sentences(Path(sys.argv[1])))
    tune = [row for row in rows if not held_out(row[0])]
    check = [row for row in rows if held_out(row[0])]
    counts = Counter(name for _, found, _ in tune for name in found)
    columns = {name: i for i, name in enumerate(["", *sorted(n for n, c in counts.items() if c >= LEAST)])}
    roots = sorted({root for _, _, root in tune})
    weights = fit(matrix(tune, columns), np.array([roots.index(r) for _, _, r in tune]), len(roots))
    whole = np.rint(weights * 100).astype(int)
    kept = {name: whole[i].tolist() for name, i in columns.items() if np.abs(whole[i]).max() >= 5}
    Path(sys.argv[2]).write_text(
        json.dumps({"roots": roots, "weights": kept}, ensure_ascii=False, separators=(",", ":")) + "\n"
    )
    for name, some in (("tune", tune), ("check", check)):
        best = (matrix(some, columns) @ weights).argmax(1)
        right = sum(roots[b] == row[2] for b, row in zip(best, some, strict=True))
        print(f"{name}: {right / len(some):.3f} of {len(some)} ({len(kept)} features kept)")


if __name__ == "__main__":
    main()
