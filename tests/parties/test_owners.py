"""Whose governments and forces are: by their leaders, by "its" and "his", by other words around them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from growth import grows_linearly

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import read

CASES: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "parties" / "owners.toml").read_text("utf-8")
)


@pytest.mark.parametrize("table", CASES)
def test_institutions_are_whose_the_words_around_say(extractor: Extractor, table: str) -> None:
    cases = CASES[table]
    articles = [Article(str(i), text, blocks=paragraphs(text)) for i, (text, _, _) in enumerate(cases)]
    wrong = []
    for (text, words, expected), document in zip(cases, annotate(extractor.nlp, articles), strict=True):
        at = text.index(words)
        found = {f"{m.use} {m.code}" for m in read(document, Context()) if m.start < at + len(words) and at < m.end} or {"none"}
        if found != {expected}:
            wrong.append((text, words, expected, found))
    assert not wrong


def test_no_text_costs_more_than_it_is_long(extractor: Extractor) -> None:
    piece = "Peru's President Ana Berg spoke. Berg's forces, his troops and its forces left the Berg regime, "

    def everything(text: str) -> None:
        read(next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))]))), Context())

    grows_linearly(everything, piece * 60, piece * 120)
