"""Bodies of the United States, and those of others that are called alike."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import read
from communique.parties.value import PartyMention

CASES = Path(__file__).resolve().parents[1] / "cases" / "parties" / "american.toml"


def is_right(mentions: list[PartyMention], expected: str) -> bool:
    """Whether the mentions at some words are what is expected: nothing, or the only party and its use."""
    if expected == "none":
        return not mentions
    use, code = expected.split(" ", 1)
    return bool(mentions) and all((m.use, m.code) == (use, code) for m in mentions)


@pytest.mark.parametrize("table", ["is", "still"])
def test_american_bodies(extractor: Extractor, table: str) -> None:
    cases: list[list[str]] = tomllib.loads(CASES.read_text("utf-8"))[table]
    articles = [Article(str(i), text, blocks=paragraphs(text)) for i, (text, _, _) in enumerate(cases)]
    wrong = []
    for (text, words, expected), document in zip(cases, annotate(extractor.nlp, articles), strict=True):
        at = text.index(words)
        found = [m for m in read(document, Context()) if m.start < at + len(words) and at < m.end]
        if not is_right(found, expected):
            wrong.append((text, words, expected, found))
    assert not wrong
