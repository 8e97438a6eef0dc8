"""Invented texts in our own words, histories and agency copy: how many of their times are read as they are marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from communique.kinds.dates import tag

FOLDER = Path(__file__).parents[1] / "cases" / "dates" / "texts"
MARKED = re.compile(r"\[([^]|]+)\|([^]|]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text: when it was published, its plain text, and start, end and value of each expression."""

    published: str | None
    text: str
    times: list[tuple[int, int, str]]


def read_marked(path: Path) -> Marked:
    """A text whose first line is "published: DATE" or "published: none"; values stand after a bar, modifiers after them."""
    head, _, body = path.read_text("utf-8").partition("\n")
    published = head.removeprefix("published: ")
    text, times, at = "", [], 0
    for match in MARKED.finditer(body):
        text += body[at : match.start()]
        times.append((len(text), len(text) + len(match[1]), match[2].split(" ")[0]))
        text, at = text + match[1], match.end()
    return Marked(None if published == "none" else published, text + body[at:], times)


def f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found)


def test_most_times_of_invented_texts_are_read() -> None:
    gold = found = spans = values = 0
    for path in sorted(FOLDER.glob("*.txt")):
        marked = read_marked(path)
        read = [(d.start, d.end, d.value) for d in tag(marked.text, marked.published).values]
        gold, found = gold + len(marked.times), found + len(read)
        spans += len({time[:2] for time in marked.times} & {time[:2] for time in read})
        values += len(set(marked.times) & set(read))
    assert gold > 500
    assert f1(spans, gold, found) >= 0.97
    assert f1(values, gold, found) >= 0.95
