"""The command itself: stopped, killed and started again, with the real extractor; its output, and what it says meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import results, text_of

COMMAND = [sys.executable, "-c", "from communique.cli import main; main()"]
LIMIT = 180
"""Seconds after which a run has failed."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small files enough for several shards."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(240):
        (folder / f"{number:03}.txt").write_text(
            f"{text_of(number)}\n\nIt will send {number + 100} soldiers to Mali in May 2024.\n"
        )
    return folder


def start(*words: str | Path) -> subprocess.Popen[str]:
    """A run that can be interrupted, also where the tests themselves run in the background of a shell, which ignores SIGINT."""
    return subprocess.Popen(
        [*COMMAND, "run", *map(str, words)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=interruptible,
    )


def interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finished(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False, stdin=subprocess.DEVNULL)


def first_shard(run: subprocess.Popen[str]) -> None:
    """Read what a run says (--log-json) until a shard is complete."""
    assert run.stderr
    for line in run.stderr:
        if json.loads(line)["event"] == "shard":
            return
    raise AssertionError("the run ended without a shard")


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an uninterrupted run of one process leaves."""
    out = tmp_path_factory.mktemp("whole") / "out"
    done = finished("run", archive, "-o", out, "--engine", "serial", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return results(out)


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_ctrl_c_stops_and_the_same_command_goes_on(tmp_path: Path, archive: Path, whole: dict[str, bytes], engine: str) -> None:
    out = tmp_path / "out"
    with start(archive, "-o", out, "--engine", engine, "--workers", "2", "--log-json") as run:
        first_shard(run)
        os.killpg(run.pid, signal.SIGINT)
        run.communicate(timeout=LIMIT)
    assert run.returncode == 130
    done = len(list((out / "done").glob("*.json")))
    assert 0 < done < len([name for name in whole if name.startswith("done/")])
    assert not list(out.rglob("*.tmp"))
    told = finished("status", out).stdout
    assert f"{done} of" in told
    assert "stopped" in told
    assert finished("run", archive, "-o", out, "--quiet").returncode == 0
    assert results(out) == whole


@pytest.mark.services
def test_a_run_that_is_killed_goes_on_and_leaves_no_worker(tmp_path: Path, archive: Path, whole: dict[str, bytes]) -> None:
    out = tmp_path / "out"
    with start(archive, "-o", out, "--engine", "processes", "--workers", "2", "--log-json") as run:
        first_shard(run)
        run.kill()
        run.communicate(timeout=LIMIT)  # ends when the last worker has closed standard error
    assert finished("run", archive, "-o", out, "--quiet").returncode == 0
    assert results(out) == whole


@pytest.mark.services
@pytest.mark.parametrize("engine", ["processes", "ray", "dask"])
def test_the_real_extractor_gives_the_same_bytes_on_every_engine(
    tmp_path: Path, archive: Path, whole: dict[str, bytes], engine: str
) -> None:
    out = tmp_path / "out"
    done = finished("run", archive, "-o", out, "--engine", engine, "--workers", "2", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert results(out) == whole


def test_a_log_for_programs_and_a_summary_for_people(tmp_path: Path) -> None:
    rows = [json.dumps({"id": f"a{i}", "text": text_of(i)}) for i in range(3)] + ["{broken"]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    out = tmp_path / "out"
    done = finished("run", tmp_path / "in.jsonl", "-o", out, "--log-json")
    said = [json.loads(line) for line in done.stderr.splitlines()]
    assert [row["event"] for row in said] == ["begin", "problem", "shard", "end"]
    assert {"read": 4, "extracted": 3, "failed": 1, "skipped": {}}.items() <= said[-1].items()
    assert done.returncode == 1
    again = finished("run", tmp_path / "in.jsonl", "-o", out)
    assert again.stderr.splitlines() == ["1 of 1 shards were complete before", "3 written, 1 failed"]
    assert finished("run", tmp_path / "in.jsonl", "-o", out, "--published", "2024-01-01").returncode == 2
    assert finished("run", tmp_path / "in.jsonl", "-o", out, "--published", "2024-01-01", "--fresh", "--quiet").returncode == 1
    assert "complete" in finished("status", out).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "/dev/full/out"], "cannot be written"),
        (["-o", "/proc/none.jsonl"], "cannot be written"),
        (["-o", "/proc/none.sqlite"], "cannot be opened"),
        (["-o", "out.xlsx"], "give - for standard output"),
        (["-o", "out", "--shard", "3/2"], "--shard"),
        (["-o", "out.jsonl", "--to", "parquet"], "need a folder"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(tmp_path: Path, words: list[str], message: str) -> None:
    (tmp_path / "in.txt").write_text(text_of(1))
    done = subprocess.run(
        [*COMMAND, "run", "in.txt", *words], cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT, check=False
    )
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "limit"), [("-", 0), ("out.jsonl", 4), ("out.jsonl.gz", 4), ("out.sqlite", 16), ("out.duckdb", 16), ("out", 4)]
)
def test_a_disk_that_is_full_is_one_line_and_the_same_command_goes_on(tmp_path: Path, name: str, limit: int) -> None:
    rows = [json.dumps({"id": f"a{i}", "text": text_of(i)}) for i in range(100)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    command = f"{sys.executable} -c '{COMMAND[-1]}' run in.jsonl -o {name} --quiet"

    def do(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT, check=False)

    done = do(f"{command} > /dev/full" if name == "-" else f"ulimit -f {limit}; {command}")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert do(command).returncode == 0
