"""What each step of reading people earns: ``python benchmarks/people_steps.py GOLD``.

GOLD is a folder of gold JSON with split.tsv beside it. Prints, for both splits, F1 of finding people and of negotiators, and
the accuracy of party and role over those found: for the recognizer alone (each PERSON text once), with its names repaired, with
the names of one person linked, and for the whole reader. The first three give everybody the role ``principal`` and no party.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from communique.annotate.document import annotate
from communique.evaluate import gold
from communique.evaluate.score import score
from communique.extractor import Extractor, context_of
from communique.kinds import read_all
from communique.kinds.people.link import link
from communique.kinds.people.names import find
from communique.kinds.people.page import page_of
from communique.model import Article, Document

STEPS = ("recognizer", "+ repair", "+ linking", "+ posts, roles, sides")


def bare(names: Iterable[str]) -> list[dict[str, Any]]:
    """Names as people of whom nothing else is known."""
    known = {"title": None, "party": None, "role": "principal", "status": "current", "since": None, "until": None}
    return [{"id": f"p{n}", "name": name, "mentions": [], **known} for n, name in enumerate(dict.fromkeys(names))]


def steps(article: Article, document: Document, whole: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The people of an article after each step."""
    facts, _ = read_all(document, context_of(article))
    page = page_of(document, facts.parties)
    names = find(page)
    groups = link(page, names)
    return {
        STEPS[0]: bare(document.text[e.start : e.end] for e in document.entities if e.label == "PERSON"),
        STEPS[1]: bare(page.text(name.first, name.last) for name in names),
        STEPS[2]: bare(page.text(group.full.first, group.full.last) for group in groups),
        STEPS[3]: whole["people"],
    }


def main(folder: str) -> None:
    """Print the table."""
    extractor = Extractor()
    for split in ("tune", "check"):
        known = gold.load(Path(folder), split)
        articles = list(known.articles())
        documents = list(annotate(extractor.nlp, articles))
        records = [extractor.assemble(a, d).to_dict() for a, d in zip(articles, documents, strict=True)]
        made = [steps(a, d, r) for a, d, r in zip(articles, documents, records, strict=True)]
        for step in STEPS:
            figures = score(known.documents, [{**r, "people": m[step]} for r, m in zip(records, made, strict=True)]).figures
            people, table = figures["people"], figures["negotiators"]
            fields = {name: people.fields[name] for name in ("party", "role")}
            print(f"{split:6} {step:24} people {people.f1:.3f}  negotiators {table.f1:.3f}  {fields}")


if __name__ == "__main__":
    main(sys.argv[1])
