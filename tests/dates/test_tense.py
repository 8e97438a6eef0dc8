"""Days that are told apart by the tense of their verb, with the tags of the model."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from communique.extractor import Extractor
from communique.model import Article

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "tense.toml").read_text("utf-8"))
MARKED = re.compile(r"\[([^]|]+)\|([^]|]+)\]")


@pytest.mark.parametrize("case", CASES["cases"])
def test_tense(extractor: Extractor, case: str) -> None:
    article = Article("a", MARKED.sub(r"\1", case), published=CASES["published"])
    assert [(d.text, d.value) for d in extractor.extract(article).dates] == MARKED.findall(case)
