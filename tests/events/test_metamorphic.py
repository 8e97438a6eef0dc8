"""An article of our own with parties and figures exchanged gives the same events, exchanged."""

from __future__ import annotations

import pytest

TEXT = (
    "{a} rejected {b}'s offer of ${n} million on Monday. {b} has asked {a} to pay ${m} million.\n\n"
    "{a} and {b} failed to reach a deal in May. {b} accused {a} of spying. "
    "{a} will withdraw {k} soldiers from the valley."
)
COUNTRIES = {"Peru": "PER", "Chile": "CHL", "Norway": "NOR", "Japan": "JPN", "Denmark": "DNK", "India": "IND"}
PAIRS = [(a, b) for a in COUNTRIES for b in COUNTRIES if a != b][:20]


def shape(explained, a: str, b: str, n: int) -> list[tuple]:
    text = TEXT.format(a=a, b=b, n=n, m=n + 7, k=n * 100)
    name = {COUNTRIES[a]: "A", COUNTRIES[b]: "B"}
    return [
        (e.type, sorted(name[p] for p in e.source), sorted(name[p] for p in e.target), e.status, len(e.amounts))
        for e, _, _ in explained(text)
    ]


@pytest.mark.parametrize(("number", "pair"), list(enumerate(PAIRS)), ids=str)
def test_exchanged_parties_give_exchanged_events(explained, number: int, pair: tuple[str, str]) -> None:
    assert shape(explained, *pair, 11 + number) == shape(explained, "Peru", "Chile", 12)
