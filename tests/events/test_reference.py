"""Who stands behind pronouns, definite nouns and pairs of an article."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly

from communique.events.quotation import quotations

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events" / "reference.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(explained, case: dict[str, Any]) -> None:
    found = [e for e, _, _ in explained(case["text"]) if e.type == case["type"] and e.trigger.text.startswith(case["word"])]
    assert [{"source": sorted(e.source), "target": sorted(e.target)} for e in found] == case["events"]


def test_quotation_ends_with_its_paragraph(read_text) -> None:
    document = read_text('"Peru is calm, he said.\n\nChile is not. "We know," she said.')[0]
    quoted = [document.words[t] for t in sorted(quotations(document))]
    assert quoted == ["Peru", "is", "calm", ",", "he", "said", ".", "We", "know", ","]


def test_quotations_take_linear_time(read_text) -> None:
    sentence = '"We reject it," he said. "They asked us for it." '
    grows_linearly(lambda facts: quotations(facts[0]), read_text(sentence * 100), read_text(sentence * 200))
