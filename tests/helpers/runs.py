"""Small runs for the tests of pages: a negotiation over five months, and an article that is hostile in every field."""

from __future__ import annotations

from pathlib import Path

import hostile

from communique.extractor import Extractor
from communique.model import Article
from communique.record import Record
from communique.sinks.base import Batch, Tally
from communique.sinks.database import Database
from communique.sinks.duck import Duck
from communique.sinks.flatten import rows_of
from communique.sinks.sqlite import Sqlite

TEXT = (
    "Norway asked the European Union to pay ${asked} million on {month} 4, 2023. Marta Lindqvist, the EU's chief negotiator, "
    "met Tor Aasen, the envoy of Norway, on Monday.\n\nThe European Union has offered Norway ${offered} million. "
    "Norway sent {troops} soldiers to Estonia in {month} 2023.\n"
)
MONTHS = ("January", "February", "March", "April", "May")


def negotiation(extractor: Extractor) -> list[Record]:
    """One article a month: the sum asked for falls, the sum offered rises."""
    articles = []
    for number, month in enumerate(MONTHS):
        text = TEXT.format(asked=900 - 50 * number, offered=500 + 50 * number, troops=300 + 100 * number, month=month)
        articles.append(Article(f"round/{number + 1}", text, title=f"Round {number + 1}", published=f"2023-{number + 1:02}-06"))
    return list(extractor.pipe(articles))


def write(path: Path, records: list[Record]) -> Path:
    """A run's output: a database, or JSON Lines."""
    if path.suffix == ".jsonl":
        path.write_text("".join(record.to_json() + "\n" for record in records), "utf-8")
        return path
    kind: type[Database] = Sqlite if path.suffix == ".sqlite" else Duck
    with kind(str(path), "settings") as database:
        database.put(Batch("s1", Tally(len(records)), rows=rows_of([record.to_dict() for record in records])))
    return path


def mixed(extractor: Extractor) -> list[Record]:
    """The negotiation and a hostile article."""
    return [*negotiation(extractor), hostile.record(hostile.SCRIPT + hostile.ENDS + hostile.OVERRIDE)]
