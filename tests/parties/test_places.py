"""Acting parties told from places."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import read

CASES = tomllib.loads((Path(__file__).resolve().parents[1] / "cases" / "parties" / "places.toml").read_text("utf-8"))


@pytest.mark.parametrize("rule", CASES)
def test_names_act_or_are_places(extractor: Extractor, rule: str) -> None:
    articles = [Article(str(i), text, blocks=paragraphs(text)) for i, (text, _, _) in enumerate(CASES[rule])]
    wrong = []
    for (text, word, expected), document in zip(CASES[rule], annotate(extractor.nlp, articles), strict=True):
        at = text.index(word)
        found = {f"{m.use} {m.code}" for m in read(document, Context()) if m.start < at + len(word) and at < m.end}
        if found != {expected} - {"none"}:
            wrong.append((text, word, expected, found))
    assert not wrong
