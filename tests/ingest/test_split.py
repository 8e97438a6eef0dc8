"""Parts of big sources: read one after the other they give what the whole gives, and a change shows in its part only."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from communique.ingest import split
from communique.ingest.limits import DEFAULT
from communique.ingest.sources import Way, read_path
from communique.ingest.split import Part
from communique.ingest.window import WHOLE

ROWS = [{"id": f"row-{i}", "text": f"Oslo offered ${i} million.\nRome said no."} for i in range(100)]


def jsonl(rows: list[dict[str, str]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows) + b"\n{broken\n"


def table(rows: list[dict[str, str]]) -> bytes:
    return b"id,text\n" + b"".join(f'{row["id"]},"{row["text"]}"\n'.encode() for row in rows)


def archive(rows: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for row in rows:
            file.writestr(zipfile.ZipInfo(row["id"] + ".txt"), row["text"])
    return out.getvalue()


def parquet(rows: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, row_group_size=30)
    return out.getvalue()


FORMATS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "in.jsonl": jsonl,
    "in.jsonl.gz": lambda rows: gzip.compress(jsonl(rows), mtime=0),
    "in.csv": table,
    "in.zip": archive,
    "in.json": lambda rows: json.dumps(rows).encode() + b"]",
    "in.parquet": parquet,
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "BIGGER", 1)


def cut(path: Path, size: int = 500, units: int = 7) -> list[Part]:
    return list(split.parts(path, path.name, DEFAULT, size, units))


@pytest.mark.parametrize("name", FORMATS)
def test_the_parts_give_what_the_whole_gives(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name](ROWS))
    found = cut(path)
    assert len(found) > 10
    assert len({part.sha256 for part in found}) == len(found)
    way = Way()
    pieces = [item for part in found for item in read_path(path, name, replace(way, window=part.window))]
    assert pieces == list(read_path(path, name, way))
    assert len(pieces) >= 100


@pytest.mark.parametrize("name", FORMATS)
def test_a_change_shows_in_the_part_where_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name](ROWS))
    before = {part.sha256 for part in cut(path)}
    path.write_bytes(FORMATS[name]([*ROWS[:50], {**ROWS[50], "text": "Oslo offered $5x million.\nRome said no."}, *ROWS[51:]]))
    after = {part.sha256 for part in cut(path)}
    assert len(before - after) == len(after - before) <= 2


def test_small_files_and_those_of_one_piece_are_one_part(tmp_path: Path) -> None:
    for name, content in (
        ("a.txt", b"word " * 1000),
        ("b.jsonl", jsonl(ROWS[:1])),
        ("c.txt.gz", gzip.compress(b"word " * 9000)),
    ):
        (tmp_path / name).write_bytes(content)
        (part,) = cut(tmp_path / name, size=50 if name == "c.txt.gz" else 500)
        assert part.window == WHOLE
    assert cut(tmp_path / "c.txt.gz", 50)[0].sha256 != cut(tmp_path / "a.txt")[0].sha256


def test_damage_is_met_by_the_reader_of_the_last_part(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    content = b"".join(json.dumps({"id": str(i), "text": f"{i * 7919 % 10007} " * 99}).encode() + b"\n" for i in range(400))
    path.write_bytes(gzip.compress(content)[:-2000])
    found = cut(path)
    assert found[-1].window.last is None
    items = [item for part in found for item in read_path(path, path.name, replace(Way(), window=part.window))]
    assert items == list(read_path(path, path.name, Way()))
    assert "damaged" in items[-1].reason  # type: ignore[union-attr]
