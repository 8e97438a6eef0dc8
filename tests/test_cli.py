"""The command: exit codes, streams, and bad input that costs nothing else."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "fisheries-talks.txt"


def communique(*args: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from communique.cli import main; main()", *map(str, args)]
    return subprocess.run(command, input=stdin or b"", capture_output=True, timeout=120, check=False)


def lines(path: Path) -> list[dict[str, object]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def test_extract_prints_one_line_in_a_pipe() -> None:
    done = communique("extract", EXAMPLE)
    assert done.returncode == 0
    assert done.stderr == b""
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["article"]["id"] == EXAMPLE.name


def test_extract_reads_standard_input_and_prints_a_table() -> None:
    done = communique("extract", "-", "--format", "table", "--published", "2024-05-14", stdin=EXAMPLE.read_bytes())
    assert done.returncode == 0
    assert "$110 million" in done.stdout.decode()


def test_extract_writes_a_page_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = communique("extract", EXAMPLE, "--format", "html", "-o", page)
    assert (done.returncode, done.stdout) == (0, b"")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    record = tmp_path / "record.json"
    assert communique("extract", EXAMPLE, "-o", record).returncode == 0
    assert json.loads(record.read_bytes())["article"]["id"] == EXAMPLE.name


def test_extract_explains_its_events_on_standard_error() -> None:
    done = communique("extract", EXAMPLE, "--explain", "--omit-text")
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["text"] is None
    assert len(done.stderr.splitlines()) >= len(json.loads(done.stdout)["events"]) > 0


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", 3, "empty"),
        (b" \n\n", 3, "empty"),
        (b"\x00\x01\x02binary", 3, "binary"),
        (b"caf\xe9 society", 3, "not UTF-8 at byte 3"),
        (b'{"title": "no text"}', 3, "--map"),
        (b'{"text": ', 3, "not JSON"),
        (b"x" * 17_000_000, 3, "larger than"),
        (b"\x1f\x8b\x08\x00broken", 3, "damaged: compressed data"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, content: bytes, code: int, message: str) -> None:
    file = tmp_path / "article"
    file.write_bytes(content)
    done = communique("extract", file)
    error = done.stderr.decode()
    assert done.returncode == code
    assert message in error
    assert "Traceback" not in error
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["extract", "/nowhere/at/all"], 3, "does not exist"),
        (["extract", "https://example.org/page"], 2, "URL"),
        (["extract", str(EXAMPLE), "--format", "yaml"], 2, "--format"),
        (["extract", str(EXAMPLE), "-o", "/nowhere/page.html"], 2, "cannot be written"),
        (["extract", str(EXAMPLE), "--min-confidence", "7"], 2, "0 to 1"),
        (["extract", str(EXAMPLE), "--published", "yesterday"], 2, "ISO 8601"),
        (["extract", str(EXAMPLE), "--model", "no_such_model"], 2, "no_such_model"),
        (["extract", str(EXAMPLE), "--map", "body"], 2, "COLUMN=FIELD"),
        (["run", str(EXAMPLE), "-o", "out.xml"], 2, ".jsonl"),
        (["run", str(EXAMPLE), "-o", "/nowhere/out.jsonl"], 2, "cannot be written"),
        (["run", str(EXAMPLE)], 2, "-o"),
        (["fly"], 2, "fly"),
    ],
)
def test_wrong_use_says_what_to_do(args: list[str], code: int, message: str) -> None:
    done = communique(*args)
    assert done.returncode == code
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_run_goes_on_past_what_is_broken(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [
        b'{"id": "a", "text": "Oslo offered $5 million."}',
        b'{"id": "b"}',
        b"{broken",
        b'"\xff"',
        b'{"id": "z", "text": "Rome agreed."}',
    ]
    source.write_bytes(b"\n".join(rows) + b"\n")
    done = communique("run", source, "-o", out)
    assert done.returncode == 1
    assert [row["article"]["id"] for row in lines(out)] == ["a", "z"]  # type: ignore[index]
    errors = lines(tmp_path / "out.errors.jsonl")
    assert [row["article_id"] for row in errors] == ["b", "in.jsonl:3", "in.jsonl:4"]
    assert all(row["stage"] == "ingest" and row["reason"] for row in errors)
    assert b"2 written, 3 failed" in done.stderr


def test_an_overlong_line_costs_only_itself(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b'{"text": "' + b"x" * 200_000_000 + b'"}\n{"id": "z", "text": "Rome agreed."}\n')
    assert communique("ingest", source, "-o", out, "--quiet").returncode == 1
    assert [row["id"] for row in lines(out)] == ["z"]
    assert "longer than" in str(lines(tmp_path / "out.errors.jsonl"))


def test_ingest_takes_folders_and_writes_what_run_reads(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("Oslo offered $5 million for the port on Friday.\n\nRome said no.")
    (folder / "b.jsonl").write_text('{"id": "row", "text": "Rome agreed.", "title": "A title"}\n')
    articles, records = tmp_path / "articles.jsonl.gz", tmp_path / "records.jsonl"
    assert communique("ingest", folder, "-o", articles).returncode == 0
    assert [a["id"] for a in lines(articles)] == ["row", "sub/a.txt"]
    assert communique("run", articles, "-o", records).returncode == 0
    assert [r["article"]["id"] for r in lines(records)] == ["row", "sub/a.txt"]  # type: ignore[index]
    assert [r["article"]["blocks"] for r in lines(records)] == [a["blocks"] for a in lines(articles)]  # type: ignore[index]


def test_schema_prints_the_shipped_schema() -> None:
    done = communique("schema")
    assert done.stdout.decode() == (ROOT / "src" / "communique" / "schema" / "record.schema.json").read_text("utf-8")


def test_help_and_import_load_no_language_pipeline() -> None:
    heavy = ("spacy", "numpy", "pydantic", "bs4")
    code = f"import sys; import communique, communique.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout.strip() == b"[]"
