"""The first annotated article with countries, names, figures and years exchanged gives the same events, exchanged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared
SIDES = {
    "POL": ("Poland", "Warsaw", "Polish"),
    "DEU": ("Germany", "Berlin", "German"),
    "ITA": ("Italy", "Rome", "Italian"),
    "TUR": ("Turkey", "Ankara", "Turkish"),
    "NOR": ("Norway", "Oslo", "Norwegian"),
}
THIRD = {"ESP": "Spain", "PRT": "Portugal", "GRC": "Greece", "DNK": "Denmark"}
NAMES = ("Anna Berg", "Ruth Hall", "Mary Wells", "Jane Stone")
CASES = [(code, number) for code in SIDES for number in range(4)]


@pytest.fixture(scope="module")
def first(shared: Path) -> str:
    """The text of the first article."""
    return json.loads((shared / "gold" / "articles.jsonl").read_text("utf-8").splitlines()[0])["text"]


def exchanged(text: str, code: str, number: int) -> str:
    """The text with the second side, the third country, the envoy, the sums and the count exchanged."""
    country, capital, people = SIDES[code]
    name = NAMES[number]
    pairs = {
        "The Korea Herald": "The Herald", "US Forces Korea": f"US Forces {country}", "South Korea": country, "Korea": country,
        "Seoul": capital, "Korean": people, "Japan": list(THIRD.values())[number], "Donna Welton": name,
        "Welton": name.split()[1], "$1.3 billion": f"${number + 2}.{number + 1} billion",
        "13 percent": f"{14 + number} percent", "28,500": f"{31 + number},500",
    }  # fmt: skip
    return re.sub("|".join(map(re.escape, pairs)), lambda found: pairs[found[0]], text)


def shape(explained, text: str, names: dict[str, str]) -> list[tuple]:
    """The events with the parties by their part."""
    return [
        (e.type, e.status, e.phase, sorted(names.get(p, p) for p in e.source), sorted(names.get(p, p) for p in e.target),
         len(e.amounts), len(e.troops), e.when.value)
        for e, _, _ in explained(text, "2020-08-20T13:17")
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "number"), CASES)
def test_exchanged_article_gives_exchanged_events(explained, first: str, code: str, number: int) -> None:
    whole = shape(explained, first, {"KOR": "B", "JPN": "C"})
    assert shape(explained, exchanged(first, code, number), {code: "B", list(THIRD)[number]: "C"}) == whole
