"""How many documents of 2 kB the tagger of times reads a second on one core, and what hostile texts cost.

    python benchmarks/dates.py

Tokenizing and models of the language pipeline are not part of it: ``tag`` needs neither. News has six to eight times in 2 kB,
reports of results more; both are measured. Seconds are those of the processor, the best of three runs.
"""

from __future__ import annotations

import time

from communique.kinds.dates import tag

NEWS = (
    "Delegates met on Tuesday for the third round of talks in two weeks, a spokesman said.",
    "Nobody at the border post would say why the trucks had been turned back or who gave the order.",
    "The minister praised the work of the engineers and thanked the towns along the river for their help.",
    "The pact, signed on March 3, 2014, lapses at the end of December unless both sides agree.",
    "A lawyer for the company said that it would appeal, and that its plants were open as before.",
    "Farmers along the canal complained that the new pumps took more water than the old ones ever had.",
    "Exports rose 4 percent in the second quarter from a year earlier, the ministry reported.",
    "Witnesses saw two columns of smoke above the harbour, where a tanker had been unloading grain.",
    "Both sides blamed each other for the shelling, and neither let observers walk through the village.",
    "The opposition called the appointment a mistake and asked the court to look into the contracts.",
    "Aid workers said that flour and fuel were running out, and that most of the wells were dry.",
    "Officials of the port authority were not available, and its chairman did not answer his telephone.",
    "The airline will buy the engines from a partner of the builder, which had won the tender alone.",
    "She thanked the hosts, shook hands with every delegate and left the hall without taking questions.",
    "He declined to name the banks, but people who know the plan said that most of them were foreign.",
)
DENSE = tuple(line for line in NEWS if any(character.isdigit() for character in line) or "Tuesday" in line)
HOSTILE = ("1", "the the the ", "1/", "Oct-", "May ", "in 1999 - ", "a year ago ", "1Jan2000 ")
SIZE = 2000
DOCUMENTS = 500
DAY = "2020-08-20"


def documents(sentences: tuple[str, ...]) -> list[str]:
    """Documents of 2 kB, each of the same sentences in another order."""
    made = []
    for i in range(DOCUMENTS):
        turned = sentences[i % len(sentences) :] + sentences[: i % len(sentences)]
        made.append((" ".join(turned) + " ") * (SIZE // 800 + 1))
    return [text[:SIZE] for text in made]


def seconds(texts: list[str]) -> tuple[float, int]:
    """The least time of three that the texts take, and the number of times found in them."""
    found, best = 0, float("inf")
    for _ in range(3):
        begin = time.process_time()
        found = sum(len(tag(text, DAY).values) for text in texts)
        best = min(best, time.process_time() - begin)
    return best, found


def main() -> None:
    """Print documents a second, and seconds for 1 MB of hostile text."""
    tag(" ".join(NEWS), DAY)
    for name, sentences in (("news", NEWS), ("dense", DENSE)):
        took, found = seconds(documents(sentences))
        rate = f"{DOCUMENTS / took:.0f} documents of {SIZE} characters a second"
        print(f"{name}: {rate}, {found / DOCUMENTS:.1f} times in each")
    for piece in HOSTILE:
        text = piece * (1_000_000 // len(piece))
        begin = time.process_time()
        tag(text, DAY)
        print(f"1 MB of {piece!r}: {time.process_time() - begin:.2f} s")


if __name__ == "__main__":
    main()
