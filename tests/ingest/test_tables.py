"""Parquet files and JSON arrays: rows come out one by one, bounds hold, damage is told and counted."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import array, parquet
from communique.ingest.limits import DEFAULT, Limits
from communique.ingest.sources import Way, read_stream
from communique.model import Article, Problem

ROWS = [{"id": f"r{n}", "text": f"Oslo offered {n} boats.", "byline": ["Ana Ruiz"], "url": None} for n in range(200)]


class Pipe(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, data: bytes) -> None:
        self.inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self.inner.readinto(buffer)


def read(data: bytes, limits: Limits = DEFAULT, stream: Any = io.BytesIO) -> list[Article | Problem]:
    return list(read_stream(io.BufferedReader(stream(data)), "a.json", Way(limits)))


def packed(rows: list[dict[str, Any]], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, **options)
    return out.getvalue()


MAKERS = {"array": lambda rows: json.dumps(rows).encode(), "parquet": packed}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("stream", [io.BytesIO, Pipe])
def test_all_rows_come_out(make: Any, stream: Any) -> None:
    found = read(make(ROWS), stream=stream)
    assert [item.id for item in found] == [row["id"] for row in ROWS]
    assert isinstance(found[7], Article)
    assert (found[7].text, found[7].byline, found[7].url) == ("Oslo offered 7 boats.", ("Ana Ruiz",), None)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_row_beyond_the_bound_costs_only_itself(make: Any) -> None:
    rows = [*ROWS[:3], {**ROWS[3], "text": "x" * 9000}, *ROWS[4:]]
    found = read(make(rows), replace(DEFAULT, article=5000))
    assert [isinstance(item, Article) for item in found] == [n != 3 for n in range(200)]
    assert found[3].reason.startswith("over cap: ")  # type: ignore[union-attr]


def test_times_in_parquet_keep_their_zone() -> None:
    zone = dt.timezone(dt.timedelta(hours=9))
    when = pa.array([dt.datetime(2020, 8, 20, 13, 17, tzinfo=zone)], pa.timestamp("s", "+09:00"))
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["Oslo agreed."], "published": when, "modified": [dt.date(2020, 8, 21)]}), out)
    (article,) = read(out.getvalue())
    assert isinstance(article, Article)
    assert (article.published, article.modified) == ("2020-08-20T13:17:00+09:00", "2020-08-21")


def test_a_damaged_row_group_is_counted_and_the_others_come_out() -> None:
    data = bytearray(packed(ROWS, row_group_size=50, compression="zstd"))
    at = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(1).data_page_offset
    data[at : at + 60] = bytes(60)
    found = read(bytes(data))
    kept = {item.id for item in found if isinstance(item, Article)}
    lost = sum(item.count for item in found if isinstance(item, Problem))
    assert {row["id"] for row in [*ROWS[:50], *ROWS[100:]]} <= kept
    assert len(kept) + lost == 200 and lost


def test_a_parquet_bomb_is_refused() -> None:
    rows = [{"id": str(n), "text": "x" * 100_000} for n in range(400)]
    found = read(packed(rows, use_dictionary=False, compression="zstd"))
    assert len(found) == 1 and isinstance(found[0], Problem)
    assert (found[0].count, found[0].reason) == (400, "over cap: row group 0 expands more than 200 times: refused")


def test_without_pyarrow_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (found,) = read(packed(ROWS))
    assert isinstance(found, Problem) and "communique[parquet]" in found.reason


@pytest.mark.parametrize(
    ("data", "articles", "reason"),
    [
        (b'[{"text": "a"}, {"text": "b"}', 2, "damaged: not JSON after item 2"),
        (b'[{"text": "a"}, {"text": NaN}]', 1, "damaged: not JSON after item 1"),
        (b'[{"text": "a"}, {"text": "\xff"}]', 1, "damaged: not JSON after item 1"),
        (b'[{"text": "a"}] more', 1, "damaged: not JSON after item 1"),
        (b'[{"text": "a"}, 5]', 1, "not an object"),
        (b"[" * 100_000, 0, "over cap: values nested more than 200 deep"),
        (b"[" + b'{"text": "a", "x": ' * 300, 0, "over cap: values nested more than 200 deep"),
        (b'[{"text": "' + b"x" * 40_000_000, 0, "over cap: one value of more than 16000000 bytes"),
        (b'\xef\xbb\xbf[{"text": "a", "n": 1.5, "m": 123456789012345678901234567890}]', 1, ""),
    ],
)
def test_a_damaged_array_gives_what_is_before_the_damage(data: bytes, articles: int, reason: str) -> None:
    found = read(data)
    assert sum(isinstance(item, Article) for item in found) == articles
    problems = [item.reason for item in found if isinstance(item, Problem)]
    assert [text.startswith(reason) for text in problems] == [True] * bool(reason)


class Endless(io.RawIOBase):
    """An array of 50 MB that is made as it is read."""

    def __init__(self, count: int) -> None:
        self.rows = self.made(count)

    def made(self, count: int) -> Iterator[bytes]:
        yield b'[{"text": "first"}'
        for _ in range(count):
            yield b', {"text": "' + b"Oslo agreed. " * 4000 + b'"}'
        yield b"]"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = next(self.rows, b"")
        buffer[: len(data)] = data
        return len(data)


def test_a_huge_array_is_read_in_little_memory() -> None:
    tracemalloc.start()
    try:
        reader = io.BufferedReader(Endless(1000), 1 << 17)
        assert sum(isinstance(row, dict) for row in array.rows(reader, "a", DEFAULT)) == 1001
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@given(st.data())
def test_any_damage_is_survived(data: st.DataObject) -> None:
    source = bytearray(MAKERS[data.draw(st.sampled_from(sorted(MAKERS)))](ROWS[:20]))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(4, len(source) - 1))
        source[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    for module in (array, parquet):
        for item in module.read(io.BytesIO(bytes(source)), "a", DEFAULT, {}):
            assert isinstance(item, Article | Problem)
