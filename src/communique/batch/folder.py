"""A folder of results: a part file of records a shard, one of errors beside it, and a mark once both are whole.

    run.json            what the folder was made from and with
    plan.jsonl          the shards
    records/part-ID.jsonl.gz
    errors/part-ID.jsonl
    done/ID.json        the mark: what became of the articles, and the sizes of the parts

Everything is written under another name beside and renamed when it is whole.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import platform
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from communique.errors import OutputError, UsageError
from communique.model import Problem
from communique.record import to_line
from communique.sinks.base import Batch, Form, Tally

FORM = 1
"""Version of the folder's own form."""
LEVEL = 6
"""Of gzip: parts are 2 % larger than at 9 for a third of the time."""
OWN = ("records", "errors", "done", "tables")


def record_part(folder: Path, shard: str) -> Path:
    """Where the records of a shard stand."""
    return folder / "records" / f"part-{shard}.jsonl.gz"


def error_part(folder: Path, shard: str) -> Path:
    """Where the problems of a shard stand, if there are any."""
    return folder / "errors" / f"part-{shard}.jsonl"


def mark(folder: Path, shard: str) -> Path:
    """The file that says that a shard is complete."""
    return folder / "done" / f"{shard}.json"


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name once it is whole and on the disk, and never was there if it is not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{_machine()}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_part(folder: str, shard: str, results: Iterable[dict[str, Any] | Problem], tally: Tally) -> None:
    """Write a shard's records and problems, then its mark. ``tally`` is counted up by reading ``results``."""
    root = Path(folder)
    records, errors = record_part(root, shard), error_part(root, shard)
    errors.unlink(missing_ok=True)
    with ExitStack() as stack:
        raw = stack.enter_context(beside(records))
        packed = stack.enter_context(gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0))
        text = stack.enter_context(io.TextIOWrapper(packed, encoding="utf-8", newline="\n"))
        problems: BinaryIO | None = None
        for result in results:
            if isinstance(result, Problem):
                problems = problems or stack.enter_context(beside(errors))
                problems.write(error_line(result).encode("utf-8", "surrogatepass"))
            else:
                text.write(to_line(result))
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in (records, errors) if path.exists()}
    with beside(mark(root, shard)) as out:
        out.write(json.dumps({"tally": asdict(tally), "sizes": sizes}).encode())


class Folder:
    """The folder as the sink of a run: the workers write the parts, so there is nothing to put but what they tell."""

    form: Form = "folder"

    def __init__(self, root: Path, made: dict[str, Any], fresh: bool) -> None:
        self.root = root
        prepare(root, made, fresh)

    def done(self) -> dict[str, Tally]:
        """The shards that are complete already, by id."""
        return finished(self.root)

    def put(self, batch: Batch) -> None:
        """A shard is complete: its parts stand in the folder."""

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        return None


def error_line(problem: Problem) -> str:
    """A problem as a line of an error file."""
    row = {"article_id": problem.id, "stage": problem.stage, "reason": problem.reason, "origin": problem.origin}
    return json.dumps(row, ensure_ascii=False) + "\n"


def finished(folder: Path) -> dict[str, Tally]:
    """The shards that are complete, by id: those with a mark whose parts have the sizes that it says."""
    found = {}
    for file in sorted((folder / "done").glob("*.json")):
        try:
            told = json.loads(file.read_bytes())
            if all((folder / name).stat().st_size == size for name, size in told["sizes"].items()):
                found[file.stem] = Tally(**told["tally"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def marked(folder: Path) -> list[str]:
    """The shards that have a mark, whole or not."""
    return sorted(file.stem for file in (folder / "done").glob("*.json"))


def forget(folder: Path, shard: str) -> None:
    """Take a shard's mark away, then its parts."""
    for path in (mark(folder, shard), record_part(folder, shard), error_part(folder, shard)):
        path.unlink(missing_ok=True)


def prepare(folder: Path, made: dict[str, Any], fresh: bool) -> None:
    """Make the folder ready for a run that is ``made`` from these sources with these settings.

    UsageError where the folder holds something else, or results made otherwise, unless ``fresh`` empties it of results.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if fresh:
            for name in OWN:
                shutil.rmtree(folder / name, ignore_errors=True)
        _check(folder, {"form": FORM, **made}, fresh)
    except OSError as error:
        raise OutputError(f"-o {folder}: cannot be written: {error.strerror}") from None


def refuse_foreign(folder: Path) -> None:
    """UsageError where the folder is there and holds something, but no run."""
    own = not folder.is_dir() or (folder / "run.json").exists()
    if not own and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise UsageError(f"-o {folder}: is a folder with other things in it: give an empty or a new one")


def _check(folder: Path, made: dict[str, Any], fresh: bool) -> None:
    run = folder / "run.json"
    if run.exists() and not fresh:
        before = json.loads(run.read_bytes())
        if other := sorted(key for key in made if before.get(key) != made[key]):
            raise UsageError(
                f"-o {folder}: holds results of other {', '.join(other)}: give --fresh to replace them, or another OUT"
            )
        return
    with beside(run) as out:
        out.write(json.dumps(made, indent=1).encode())


def sweep(folder: Path, alone: bool) -> None:
    """Take away what writers that died were writing: all of it where this run is alone in the folder, else this machine's."""
    for rest in (*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp")):
        if alone or _is_dead(rest):
            rest.unlink(missing_ok=True)


def _is_dead(temporary: Path) -> bool:
    """Whether the process that wrote a temporary file is known to be gone; those of other machines are not known."""
    *_, machine, process, _ = temporary.name.split(".")
    try:
        if machine == _machine():
            os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return True
    except PermissionError:
        return False
    return False


def _machine() -> str:
    return re.sub(r"\W", "-", platform.node())
