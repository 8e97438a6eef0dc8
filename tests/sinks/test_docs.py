"""What docs/archives.md shows runs: its queries on every database, its Spark recipe on plain rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import runs
from servers import schema_of

from communique.extractor import Extractor
from communique.model import Article
from communique.record import Record
from communique.sinks.base import Batch, Tally
from communique.sinks.database import Database
from communique.sinks.duck import Duck
from communique.sinks.flatten import rows_of
from communique.sinks.postgres import Postgres
from communique.sinks.sqlite import Sqlite

DOCS = (Path(__file__).parents[2] / "docs" / "archives.md").read_text("utf-8")
ASKED, MET, TROOPS, NEGOTIATORS, WORDS = re.findall(r"```sql\n(.*?);\n```", DOCS, re.DOTALL)
(RECIPE,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture(scope="module")
def negotiation(extractor: Extractor) -> list[Record]:
    return runs.negotiation(extractor)


@pytest.fixture(params=["sqlite", "duckdb", pytest.param("postgres", marks=pytest.mark.services)])
def database(request: pytest.FixtureRequest, tmp_path: Path, negotiation: list[Record]) -> Database:
    kinds = {"sqlite": Sqlite, "duckdb": Duck}
    if request.param == "postgres":
        made: Database = Postgres(schema_of(tmp_path.name), "s")
    else:
        made = kinds[request.param](str(tmp_path / f"out.{request.param}"), "s")
    with made:
        made.put(Batch("1", Tally(5), rows=rows_of([record.to_dict() for record in negotiation])))
    return made


def test_the_queries_answer_their_questions(database: Database) -> None:
    with database:
        asked = database.execute(ASKED.replace("'KOR', 'USA'", "'NOR', 'European Union'"))
        assert [(row[0], int(row[1]), row[2]) for row in asked] == [
            (f"2023-{month:02}", (900 - 50 * month + 50) * 1_000_000, "USD") for month in range(1, 6)
        ]
        assert [tuple(row) for row in database.execute(MET)] == [("European Union", "NOR", 5)]
        assert [tuple(row[:4]) for row in database.execute(TROOPS)] == [("EST", "NOR", 700, "deployed")]
        assert {(row[0], row[1]) for row in database.execute(NEGOTIATORS)} >= {
            ("European Union", "Marta Lindqvist"),
            ("NOR", "Tor Aasen"),
        }
        words = database.execute(WORDS)
        assert words
        assert all(row[4].startswith(row[3][:60]) for row in words)


def test_the_recipe_for_spark_gives_the_records_of_extract(extractor: Extractor) -> None:
    made: dict[str, Any] = {}
    exec(RECIPE, made)
    text = "Oslo asked Brussels for $110 million on Friday."
    rows = [{"id": "a", "text": text, "published": "2024-05-15"}]
    assert list(made["records"](rows)) == [extractor.extract(Article("a", text, published="2024-05-15")).to_json()]
