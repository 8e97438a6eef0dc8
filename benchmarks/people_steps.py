"""What each step of reading people earns: ``python benchmarks/people_steps.py GOLD``.

GOLD is a folder of gold JSON with split.tsv beside it. Prints, for both splits, F1 of finding people and of negotiators, and
the accuracy of party and role over those found: for the recognizer alone (each PERSON text once), with its names repaired, with
the names of one person linked, and for the whole reader. The first three give everybody the role ``principal`` and no party.
Then, for the tune articles, how often each step that gives a side gave the right one, a wrong one, or left it open.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from communique.annotate.document import annotate
from communique.evaluate import gold
from communique.evaluate.score import score
from communique.extractor import Extractor, context_of
from communique.kinds import read_all
from communique.kinds.people.link import link
from communique.kinds.people.missed import find
from communique.kinds.people.page import page_of
from communique.kinds.people.resolve import drafted
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


def sides(article: Article, document: Document, wanted: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """How many of the people of an article have a right, wrong or open side, by the step that gave it."""
    facts, _ = read_all(document, context_of(article))
    page, drafts = drafted(document, context_of(article), facts)
    found: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        name = page.text(draft.group.full.first, draft.group.full.last)
        gold = next((p for p in wanted if p["name"] in name or name in p["name"]), None)
        if gold and not gold.get("optional"):
            right = "right" if draft.party == gold.get("party") else "open" if draft.party is None else "wrong"
            found[draft.ground or "-", right] += 1
    return found


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
        if split == "tune":
            wanted = [document["people"] for document in known.documents]
            given: Counter[tuple[str, str]] = Counter()
            for article, document, gold_people in zip(articles, documents, wanted, strict=True):
                given += sides(article, document, gold_people)
            for ground in sorted({ground for ground, _ in given}):
                print(f"  side by {ground:10} " + "  ".join(f"{k} {given[ground, k]}" for k in ("right", "wrong", "open")))


if __name__ == "__main__":
    main(sys.argv[1])
