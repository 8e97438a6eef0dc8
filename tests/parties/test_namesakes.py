"""What is called like a country, its people or its capital and is none, and lists of places."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context
from communique.parties import read
from communique.parties.value import PartyMention

CASES = Path(__file__).resolve().parents[1] / "cases" / "parties" / "namesakes.toml"


def rows(table: str) -> list[list[str]]:
    found: list[list[str]] = tomllib.loads(CASES.read_text("utf-8"))[table]
    return found


def is_right(mentions: list[PartyMention], expected: str) -> bool:
    """Whether the mentions at a word are what is expected: nothing, nothing that acts, or the only party and its use."""
    if expected == "none":
        return not mentions
    if expected == "idle":
        return all(m.use != "party" for m in mentions)
    use, code = expected.split(" ", 1)
    return bool(mentions) and all((m.use, m.code) == (use, code) for m in mentions)


@pytest.mark.parametrize("table", ["trap", "still"])
def test_names_are_what_the_words_around_make_of_them(extractor: Extractor, table: str) -> None:
    cases = rows(table)
    articles = [Article(str(i), text, blocks=paragraphs(text)) for i, (text, _, _) in enumerate(cases)]
    wrong = []
    for (text, words, expected), document in zip(cases, annotate(extractor.nlp, articles), strict=True):
        at = text.index(words)
        last = words.rfind(" ") if words.split()[-1].islower() else len(words)
        found = [m for m in read(document, Context()) if m.start < at + last and at < m.end]
        if not is_right(found, expected):
            wrong.append((text, words, expected, found))
    assert not wrong
    assert len(cases) >= (220 if table == "trap" else 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She will fly to the Republic of Korea (ROK), the Philippines, Kenya, and Peru in May.", set()),
        ("The project works in Cameroon, the Central African Republic, and Kenya.", set()),
        ("In Peru, Chile and Kenya agreed to a truce.", {"CHL", "KEN"}),
        ("Schools in Peru, Chile and Kenya reopened.", set()),
        ("On a visit to Peru, Chile's envoy and Kenya agreed to a truce.", {"CHL", "KEN"}),
        ("The Bosnian Serbs fired. A Serb commander denied it.", {"Bosnian Serbs"}),
        ("The Bosnian Serbs fired. Serbia condemned the Serb commander.", {"Bosnian Serbs", "SRB"}),
        ("American envoys left our Embassy in Kyiv.", {"USA"}),
    ],
)
def test_who_acts(extractor: Extractor, text: str, expected: set[str]) -> None:
    document = next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))])))
    assert {m.code for m in read(document, Context()) if m.use == "party"} == expected
