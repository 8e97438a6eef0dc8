"""The evaluator gives the figures of the contract's own scorer on the development data, whatever the records are."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from communique import evaluate

pytestmark = pytest.mark.shared
LISTS = ("people", "amounts", "dates", "troops", "agreements", "events")


def scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_facts", shared / "score_facts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds(shared: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((shared / "gold" / "dev").glob("*.json"))]


def damaged(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """The gold as a record with facts lost, moved, doubled and changed."""
    chance = random.Random(f"{gold['article']['id']}{seed}")
    record: dict[str, Any] = json.loads(json.dumps(gold))
    for key in LISTS:
        kept = [_changed(fact, chance) for fact in record[key] if chance.random() < 0.8]
        doubled = [dict(fact, id=fact["id"] + "x") for fact in kept if chance.random() < 0.1]
        record[key] = kept + doubled
        chance.shuffle(record[key])
    return record


def _changed(fact: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    for span in [fact, fact.get("trigger"), *(fact.get("mentions") or [])]:
        if span and "start" in span and chance.random() < 0.3:
            span["start"] += chance.choice((-30, -3, 1))
            span["end"] += chance.choice((-2, 4, 40))
    for key in list(fact):
        if key not in ("id", "start", "end", "trigger", "mentions", "sentence") and chance.random() < 0.1:
            fact[key] = _other(key, fact[key])
    return fact


def _other(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return value[1:] or (["USA"] if key in ("source", "target", "parties") else [])
    if key == "name":
        return str(value).split()[-1]
    if key == "type":
        return "meeting" if value == "talks" else "cooperation" if value == "payment" else value
    return None if value and key not in ("kind", "status", "role") else value


@pytest.mark.parametrize("seed", range(6))
def test_same_figures_on_damaged_gold(shared: Path, tmp_path: Path, seed: int) -> None:
    records = [damaged(gold, seed) for gold in golds(shared)]
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in records))
    theirs = scorer(shared).score(golds(shared), records)
    ours = evaluate.run(shared / "gold" / "dev", file).figures
    assert list(ours) == list(theirs)
    for name, figure in theirs.items():
        mine = ours[name]
        assert (mine.gold, mine.found) == (figure["gold"], figure["pred"]), name
        assert (mine.precision, mine.recall) == (figure["p"], figure["r"]), name
        assert mine.f1 == pytest.approx(figure["f1"]), name
        assert mine.accuracies() == {k: pytest.approx(v) for k, v in figure["fields"].items() if v is not None}, name


def test_gold_scores_full_marks_against_itself(shared: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(json.dumps(gold) for gold in golds(shared)))
    report = evaluate.run(shared / "gold" / "dev", file, split="tune")
    assert report.documents == 26
    assert {name: figure.recall for name, figure in report.figures.items()} == dict.fromkeys(report.figures, 1.0)
