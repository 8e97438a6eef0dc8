"""A run into a folder: shards, marks, what is done stays done, and what goes wrong."""

from __future__ import annotations

import gzip
import json
import os
import platform
from pathlib import Path

import pytest

from communique.batch import folder, status
from communique.batch.lock import only_run
from communique.errors import OutputError, SourceError, UsageError
from communique.sinks.base import Tally
from conftest import Run, published, results, text_of


def records(out: Path) -> list[str]:
    parts = sorted((out / "records").iterdir())
    return sorted(
        json.loads(line)["article"]["id"] for part in parts for line in gzip.decompress(part.read_bytes()).splitlines()
    )


def test_every_article_is_a_record_or_an_error(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    assert go(source, out) == Tally(45, 1)
    assert len(records(out)) == len(set(records(out))) == 45
    (error,) = [json.loads(line) for file in (out / "errors").iterdir() for line in file.read_bytes().splitlines()]
    assert error["article_id"] == "rows.jsonl:8"
    assert "not JSON" in error["reason"]
    assert len(list((out / "done").iterdir())) > 8


def test_the_same_command_again_changes_nothing(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    first = go(source, out)
    before, times = results(out), {path: path.stat().st_mtime_ns for path in (out / "records").iterdir()}
    assert go(source, out) == first
    assert results(out) == before
    assert {path: path.stat().st_mtime_ns for path in (out / "records").iterdir()} == times


@pytest.mark.parametrize("harm", ["mark gone", "part gone", "part cut short", "part and mark gone", "error part gone"])
def test_what_is_missing_is_made_again_the_same(tmp_path: Path, source: Path, go: Run, harm: str) -> None:
    out = tmp_path / "out"
    go(source, out)
    before = results(out)
    error = next((out / "errors").iterdir())
    shard = error.stem.removeprefix("part-")
    if "error" in harm:
        error.unlink()
    elif "short" in harm:
        os.truncate(folder.record_part(out, shard), 40)
    else:
        for name, path in (("mark", folder.mark(out, shard)), ("part", folder.record_part(out, shard))):
            if name in harm:
                path.unlink()
    assert go(source, out) == Tally(45, 1)
    assert results(out) == before


def test_parts_that_were_being_written_are_swept_up(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    go(source, out)
    before = results(out)
    here, dead = platform.node().replace(".", "-"), 2**22 + 1
    names = [
        f".part-0.jsonl.gz.{here}.{dead}.tmp",
        f".part-1.jsonl.gz.{here}.{os.getpid()}.tmp",
        ".part-2.jsonl.gz.other.7.tmp",
    ]
    for name in names:
        (out / "records" / name).write_bytes(b"half")
    go(source, out, shard=(1, 2))
    assert [(out / "records" / name).exists() for name in names] == [False, True, True]
    go(source, out)
    assert results(out) == before


def test_other_settings_and_sources_are_refused(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    go(source, out)
    with pytest.raises(UsageError, match="other settings: give --fresh"):
        go(source, out, settings=published("2024-01-01"))
    with pytest.raises(UsageError, match="other sources"):
        go(source / "rows.jsonl", out)
    assert go(source, out, settings=published("2024-01-01"), fresh=True) == Tally(45, 1)
    assert go(source, out, settings=published("2024-01-01")) == Tally(45, 1)


def test_a_folder_with_other_things_is_refused(tmp_path: Path, source: Path, go: Run) -> None:
    with pytest.raises(UsageError, match="other things"):
        go(source, source)
    assert len(list(source.iterdir())) == 7


def test_inputs_that_change_between_runs_are_read_anew(tmp_path: Path, source: Path, go: Run) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    go(source, out)
    before = set((out / "records").iterdir())
    (source / "file-3.txt").write_text(text_of(99))
    (source / "file-5.txt").unlink()
    (source / "file-7.txt").write_text(text_of(7))
    with (source / "rows.jsonl").open("a") as rows:
        rows.write(json.dumps({"id": "late", "text": text_of(50)}) + "\n")
    go(source, out)
    assert len(before & set((out / "records").iterdir())) >= 7
    go(source, fresh)
    assert results(out).keys() == results(fresh).keys()
    assert all(results(out)[name] == content for name, content in results(fresh).items())


def test_inputs_that_change_while_the_run_goes_on_are_told(
    tmp_path: Path, source: Path, go: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    written = folder.write_part

    def write(*given: object) -> None:
        (source / "rows.jsonl").write_text("{}\n")
        written(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("communique.batch.job.write_part", write)
    tally = go(source, out)
    assert tally.failed > 1
    monkeypatch.undo()
    assert go(source, out) == Tally(6, 1)
    assert len(records(out)) == 6


def test_two_runs_into_one_folder_are_refused(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    with only_run(out, None), pytest.raises(UsageError, match="another run"):
        go(source, out)
    with only_run(out, (1, 2)):
        with pytest.raises(UsageError, match="another run"):
            go(source, out, shard=(1, 2))
        with pytest.raises(UsageError, match="another run"):
            go(source, out)
        go(source, out, shard=(2, 2))


def test_the_parts_of_a_job_array_make_the_whole(tmp_path: Path, source: Path, go: Run) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    tallies = [go(source, out, shard=(i, 3)) for i in (1, 2, 3)]
    assert sum(tally.read for tally in tallies) == 46
    assert go(source, whole) == Tally(45, 1)
    assert results(out) == results(whole)


def test_status_tells_how_far_it_is(tmp_path: Path, source: Path, go: Run) -> None:
    out = tmp_path / "out"
    with pytest.raises(SourceError, match="holds no run"):
        list(status.lines(str(out)))
    go(source, out, shard=(1, 2))
    assert "stopped" in "\n".join(status.lines(str(out)))
    go(source, out)
    with only_run(out, None):
        assert "running" in "\n".join(status.lines(str(out)))
    told = "\n".join(status.lines(str(out)))
    assert "45 written, 1 failed" in told
    assert "complete" in told


@pytest.mark.parametrize("place", ["file/out", "file"])
def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path, source: Path, go: Run, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="cannot be written"):
        go(source, tmp_path / place)


def test_a_disk_that_is_full_ends_the_run_and_leaves_no_half_parts(
    tmp_path: Path, source: Path, go: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    calls = iter(range(100))

    def full(descriptor: int) -> None:
        if next(calls) > 8:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        go(source, out)
    assert not list(out.rglob("*.tmp"))
    monkeypatch.undo()
    go(source, out)
    go(source, tmp_path / "whole")
    assert results(out) == results(tmp_path / "whole")
