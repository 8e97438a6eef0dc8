"""The events of annotated articles beside what they are made of."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from communique.annotate.document import annotate
from communique.evaluate.drafts import casts, paired
from communique.events.read import found
from communique.extractor import Extractor

TEXT = (
    "Peru's foreign minister, Ana Silva, travelled to Chile on Monday to settle a long quarrel. "
    "She warned that patience was thin. Peru demanded two islands from Chile. "
    "Chile rejected the proposal. Farmers in both countries wait for an answer."
)


def folder(tmp_path: Path) -> Path:
    """Two articles of gold: one with a demand annotated and a rejection as optional, one without events."""
    marks = [("demand", "demanded", False), ("rejection", "rejected", True)]
    events = [
        {"type": kind, "trigger": {"start": TEXT.index(word), "end": TEXT.index(word) + len(word)}, "optional": optional}
        for kind, word, optional in marks
    ]
    dev = tmp_path / "dev"
    dev.mkdir()
    (dev / "a.json").write_text(json.dumps({"article": {"id": "a", "text": TEXT}, "events": events}), "utf-8")
    (dev / "b.json").write_text(json.dumps({"article": {"id": "b", "text": TEXT}}), "utf-8")
    (tmp_path / "split.tsv").write_text("id\tsplit\na\ttune\nb\ttune\n", "utf-8")
    return dev


def test_drafts_pair_with_annotated_events_and_those_of_optional_ones_are_left_out(
    tmp_path: Path, extractor: Extractor
) -> None:
    ((article, cast, truth),) = casts(folder(tmp_path), "tune", partial(annotate, extractor.nlp))
    drafts = found(cast)
    pairs, extra = paired(cast, drafts, truth)
    assert article.id == "a"
    assert [(truly["type"], draft.hit.rule.type) for truly, draft in pairs] == [("demand", "demand")]
    assert {draft.hit.rule.type for draft in drafts} >= {"demand", "rejection"}
    assert "rejection" not in {draft.hit.rule.type for draft in extra}
