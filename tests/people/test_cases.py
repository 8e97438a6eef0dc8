"""The people of short texts, from tables."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.extractor import Extractor

TABLES = Path(__file__).resolve().parents[1] / "cases" / "people"
CASES = [case for table in sorted(TABLES.glob("*.toml")) for case in tomllib.loads(table.read_text("utf-8"))["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_people(case: dict[str, object], extractor: Extractor) -> None:
    record = extractor.extract(str(case["text"]), published="2020-08-20")
    expected = case["people"]
    assert isinstance(expected, list)
    told = [[p.name, p.role, p.status, p.party or "", p.since or "", p.until or ""] for p in record.people]
    found = [row[: len(e)] for row, e in zip(told, expected, strict=False)]
    assert found == expected
    assert len(record.people) == len(expected)
    text = record.article.text or ""
    assert all(text[m.start : m.end] == m.text for p in record.people for m in p.mentions)
