"""What a run wrote is read back as it was."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.extractor import Extractor
from communique.model import Article
from communique.record import Record
from communique.sinks.base import Batch, Tally
from communique.sinks.duck import Duck
from communique.sinks.flatten import rows_of
from communique.sinks.reading import open_run
from communique.sinks.restore import records
from communique.sinks.sqlite import Sqlite

TEXTS = (
    "Oslo asked Brussels on May 14, 2024 for around 1.2 billion kroner ($110 million), 2.5 percent more than last year, "
    "the Foreign Ministry said. Marta Lindqvist, the EU's chief negotiator since April, met her counterpart Tor Aasen.",
    "Norway sent 300 soldiers to Finland.\n\nIt offered “€2.50” — 🎣 — for each fish. "
    "The old fisheries agreement expires in 2025.",
    "",
)


@pytest.fixture(scope="module")
def made(extractor: Extractor) -> list[Record]:
    articles = [Article(f"{i}/ä b", text, published="2024-05-15") for i, text in enumerate(TEXTS)]
    return list(extractor.pipe(articles))


def write(folder: Path, name: str, made: list[Record]) -> Path:
    path = folder / name
    lines = "".join(record.to_json() + "\n" for record in made).encode()
    if name.endswith(("sqlite", "duckdb")):
        with (Sqlite if name.endswith("sqlite") else Duck)(str(path), "s") as database:
            database.put(Batch("s1", Tally(len(made)), rows=rows_of([record.to_dict() for record in made])))
    elif name.endswith("jsonl"):
        path.write_bytes(lines)
        (folder / "out.errors.jsonl").write_text('{"article_id": "x"}\n')
    elif name.endswith("gz"):
        path.write_bytes(gzip.compress(lines))
    else:
        for number, record in enumerate(made):
            part = path / "records" / f"part-{number}.jsonl.gz"
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(gzip.compress(record.to_json().encode() + b"\n"))
        (path / "plan.jsonl").write_text('{"shard": 1}\n')
    return path


@pytest.mark.parametrize("name", ["out.sqlite", "out.duckdb", "out.jsonl", "out.jsonl.gz", "out"])
def test_records_come_back_as_they_were(tmp_path: Path, made: list[Record], name: str) -> None:
    with open_run(str(write(tmp_path, name, made))) as reader:
        ids = [row[0] for row in reader.query("SELECT article_id FROM articles ORDER BY article_id")]
        assert ids == [record.article.id for record in made]
        assert list(records(reader, [*ids, "no such article"])) == made


@pytest.mark.parametrize("name", ["out.sqlite", "out.duckdb"])
def test_a_reader_changes_nothing(tmp_path: Path, made: list[Record], name: str) -> None:
    path = write(tmp_path, name, made)
    with pytest.raises(CommuniqueError, match=r"read-?only|read only"), open_run(str(path)) as reader:
        reader.query("DELETE FROM events")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("nothing.jsonl", None, "does not exist"),
        ("empty.jsonl", b"", "holds no record"),
        ("other.jsonl", b'{"a": 1}\n', "not a record"),
        ("cut.jsonl.gz", gzip.compress(b"{}" * 9999, mtime=0)[:40], "cannot be read"),
        ("text.txt", b"Oslo", "give NAME.sqlite"),
        ("bad.sqlite", b"not a database" * 999, "not a database"),
        ("bad.duckdb", b"not a database" * 999, "valid DuckDB"),
    ],
)
def test_what_is_no_run_is_one_clear_error(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommuniqueError, match=message), open_run(str(tmp_path / name)):
        pass


def test_tables_of_another_version_are_refused(tmp_path: Path, made: list[Record]) -> None:
    path = write(tmp_path, "out.sqlite", made)
    with Sqlite(str(path), "s") as database:
        database.execute("UPDATE communique_meta SET value = '0' WHERE key = 'tables'")
    with pytest.raises(CommuniqueError, match="other tables"), open_run(str(path)):
        pass
