"""Sentences a second that amounts and troops read on one core, tokenizing and models excluded: python benchmarks/amounts.py"""

from __future__ import annotations

import time

from communique.kinds import amounts, troops
from communique.kinds.amounts.numbers import numbers
from communique.kinds.reading import Facts
from communique.model import Block, Context, Document

SENTENCES = [
    "Seoul will pay around 1.04 trillion won ($875 million) a year for the bases, its ministry said on Friday.",
    "The minister told lawmakers that the talks had gone well and that another round would follow soon.",
    "Some 4,000 additional troops will be sent to the Gulf, and up to 700 soldiers will stay in the capital.",
    "Nobody at the meeting wished to say when the two sides would meet again or what was on the table.",
]


ROUNDS = 5
"""Of so many readings the fastest counts; the first, which compiles the patterns, is left out."""


def spent(document: Document) -> tuple[float, float]:
    """Seconds that amounts and troops take, numbers read anew."""
    numbers.cache_clear()
    start = time.process_time()
    facts = Facts(amounts=amounts.read(document, Context(), Facts()).values)
    between = time.process_time()
    troops.read(document, Context(), facts)
    return between - start, time.process_time() - between


def main() -> None:
    """Read a long document and print the rate."""
    text = " ".join(SENTENCES * 250)
    document = Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))
    spent(document)
    best = min((spent(document) for _ in range(ROUNDS)), key=sum)
    for name, seconds in (("amounts", best[0]), ("troops", best[1]), ("both", sum(best))):
        print(f"{name:8} {1000 / seconds:8,.0f} sentences/s")


if __name__ == "__main__":
    main()
