"""Initials of parties, movements and unions: read only where the article shows whose they are."""

from __future__ import annotations

from collections import Counter

import pytest
from growth import grows_linearly

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor
from communique.model import Article, Context, Document
from communique.parties import read
from communique.parties.table import rows

CASES = [
    ("Burundi's army said the FNL had attacked.", "FNL", "National Forces of Liberation"),
    ("In Mali the CSP attacked a camp near Kidal.", "CSP", "Permanent Strategic Framework"),
    ("In Peru the CSP turned the offer down.", "CSP", None),
    # A sign of the article: a country, a word, another body.
    ("The DUP turned down what Sinn Fein had offered.", "DUP", "Democratic Unionist Party"),
    ("In Peru the DUP turned the offer down.", "DUP", None),
    ("Pakistan's budget was voted down by the PPP.", "PPP", "Pakistan Peoples Party"),
    ("South Korea's budget was voted down by the PPP.", "PPP", "People Power Party"),
    ("The budgets of South Korea and Pakistan were voted down by the PPP.", "PPP", None),
    ("The NLC will strike in Nigeria.", "NLC", "Nigeria Labour Congress"),
    ("The RSF shelled a camp in Sudan.", "RSF", "Rapid Support Forces"),
    ("The RSF counted more jailed reporters in Chile.", "RSF", None),
    ("The SLA burned a village in Darfur.", "SLA", "Sudan Liberation Movement"),
    ("The SLA left its posts in Lebanon.", "SLA", "South Lebanon Army"),
    # The name in full decides, whatever else is named.
    ("The Democratic Unionist Party met in Peru. The DUP wants a vote.", "DUP", "Democratic Unionist Party"),
    # Spelled out as another's.
    ("The Dock Union Party (DUP) met in Belfast. The DUP wants a vote.", "DUP", "Dock Union Party"),
]


def document_of(extractor: Extractor, text: str) -> Document:
    return next(iter(annotate(extractor.nlp, [Article("a", text, blocks=paragraphs(text))])))


@pytest.mark.parametrize(("text", "short", "code"), CASES)
def test_whose_initials(extractor: Extractor, text: str, short: str, code: str | None) -> None:
    codes = {m.code for m in read(document_of(extractor, text), Context()) if m.text == short}
    assert codes <= {code or short} and (code is None or codes)


def test_the_table() -> None:
    table = list(rows("acronyms.tsv"))
    assert all(row["kind"] in ("group", "organization") and row["signs"] for row in table)
    twice = Counter((row["short"], row["code"]) for row in table)
    assert max(twice.values()) == 1
    for short in {row["short"] for row in table}:
        signs = [sign for row in table if row["short"] == short for sign in row["signs"].split(";")]
        assert len(signs) == len(set(signs)), f"{short}: one sign for two bodies"


def test_time_is_linear(extractor: Extractor) -> None:
    short, long = (document_of(extractor, ("The DUP and Sinn Fein met. (DUP) " * 10 + "\n\n") * n) for n in (20, 40))
    grows_linearly(lambda document: read(document, Context()), short, long)
