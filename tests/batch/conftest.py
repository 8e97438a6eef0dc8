"""What the tests of archives share: sources, orders, and results as bytes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from workers import light

from communique.batch.job import Job
from communique.batch.plan import Aim
from communique.batch.progress import Progress
from communique.batch.run import Order, run
from communique.settings import Settings
from communique.sinks.base import Tally

SMALL = Aim(size=2_000, units=5, files=4)
Run = Callable[..., Tally]


def text_of(number: int, word: str = "") -> str:
    """A text of English words, long enough to be told as English."""
    return f"The government of Norway said on Friday that it had offered {number} million kroner to the union. {word}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with a big file of rows, one of them broken, and some small files."""
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [json.dumps({"id": f"row-{i}", "text": text_of(i), "published": f"2024-0{i % 9 + 1}-03"}) for i in range(40)]
    rows[7] = "{broken"
    (folder / "rows.jsonl").write_text("\n".join(rows) + "\n")
    for i in range(6):
        (folder / f"file-{i}.txt").write_text(text_of(i))
    return folder


@pytest.fixture
def go() -> Run:
    """Runs with the light stand-in, small shards, in silence."""

    def start(source: Path | str, output: Path | str, progress: Progress | None = None, **options: object) -> Tally:
        order = Order((str(source),), str(output), aim=SMALL, **{"engine": "serial", **options})  # type: ignore[arg-type]
        return run(order, progress or Progress(quiet=True), Job(order.settings, order.way, make=light))

    return start


def results(folder: Path) -> dict[str, bytes]:
    """All that a run left in its folder, by name, without what belongs to the run itself."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".lock")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def published(year: str) -> Settings:
    """Settings that are other than the usual ones."""
    return Settings(published=year)
