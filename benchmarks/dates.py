"""How many documents of 2 kB the tagger of times reads a second on one core: `python benchmarks/dates.py`.

Tokenizing and models of the language pipeline are not part of it: ``tag`` needs neither.
"""

from __future__ import annotations

import time

from communique.kinds.dates import tag

SENTENCES = (
    "Delegates met on Tuesday for the third round of talks in two weeks, a spokesman said.",
    "The pact, signed on March 3, 2014, lapses at the end of December unless both sides agree.",
    "Exports rose 4 percent in the second quarter from a year earlier, the ministry reported.",
    "Nobody at the border post would say why the trucks had been turned back or who gave the order.",
    "A ceasefire of at least 48 hours was to begin at 6 a.m. Friday, according to mediators.",
    "The minister praised the work of the engineers and thanked the towns along the river for their help.",
)
SIZE = 2000
DOCUMENTS = 500


def documents() -> list[str]:
    """Documents of 2 kB, each of the same sentences in another order."""
    made = []
    for i in range(DOCUMENTS):
        turned = SENTENCES[i % len(SENTENCES) :] + SENTENCES[: i % len(SENTENCES)]
        made.append((" ".join(turned) + " ") * 6)
    return [text[:SIZE] for text in made]


def main() -> None:
    """Print documents a second, of processor time."""
    texts = documents()
    tag(texts[0], "2020-08-20")
    begin = time.process_time()
    found = sum(len(tag(text, "2020-08-20").values) for text in texts)
    seconds = time.process_time() - begin
    print(f"{DOCUMENTS / seconds:.0f} documents of {SIZE} characters a second, {found / DOCUMENTS:.1f} times in each")


if __name__ == "__main__":
    main()
