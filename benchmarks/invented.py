"""Invented articles of long negotiations, for measuring pages: ``python benchmarks/invented.py 1700 > in.jsonl``."""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
from collections.abc import Iterator

PAIRS = [
    ("Norway", "the European Union"),
    ("South Korea", "the United States"),
    ("Egypt", "Ethiopia"),
    ("Serbia", "Kosovo"),
    ("Japan", "Australia"),
]
PEOPLE = [
    ("Marta Lindqvist", "Tor Aasen"),
    ("Pieter de Graaf", "Ines Carvalho"),
    ("Yusuf Demir", "Hanna Virtanen"),
    ("Luca Moretti", "Sara Haddad"),
    ("Kenji Mori", "Ruth Alvarez"),
]
PLACES = ["Poland", "Mali", "Iraq", "Estonia"]
COUNT = 1700
TEXT = """{One} asked {other} to pay ${asked:.0f} million a year on {day:%B} {day.day}, {day.year}. \
{first}, the chief negotiator of {one} since {since}, met {second}, the envoy of {other}, on {day:%A}.

{Other} has offered {one} ${offered:.0f} million and rejected the demand. The two sides will resume talks next month.

{One} sent {troops:,} soldiers to {place} in {day:%B %Y}.
"""


def articles(count: int) -> Iterator[dict[str, str]]:
    """Articles as rows that ``communique run`` takes: in each pair the two sides come nearer to each other over three years."""
    chance = random.Random(9)
    for number in range(count):
        day = dt.date(2021, 1, 4) + dt.timedelta(days=int(1090 * number / count))
        pair = chance.randrange(len(PAIRS))
        one, other = PAIRS[pair]
        first, second = PEOPLE[pair]
        left = 1 - number / count
        values = {
            "one": one, "other": other, "One": one[0].upper() + one[1:], "Other": other[0].upper() + other[1:],
            "first": first, "second": second, "day": day, "since": 2018 + pair % 3,
            "asked": round(900 + 600 * left + chance.uniform(-40, 40), -1),
            "offered": round(800 - 350 * left + chance.uniform(-40, 40), -1),
            "troops": int(3000 * left + chance.randrange(200, 900, 10)), "place": PLACES[pair % len(PLACES)],
        }  # fmt: skip
        text = TEXT.format(**values)
        yield {"id": f"invented-{number:05}", "title": f"Round {number + 1}", "text": text, "published": day.isoformat()}


if __name__ == "__main__":
    for article in articles(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT):
        print(json.dumps(article))
