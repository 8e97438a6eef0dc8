"""JSON Lines: a line a record, written whole and flushed, so that what is written stays readable whatever happens next."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from communique.errors import OutputError, UsageError
from communique.model import Problem
from communique.record import to_line
from communique.sinks.base import Batch, Form, Tally, writing

ENDINGS = (".jsonl", ".jsonl.gz")


class JsonLines:
    """Writes objects to ``-`` (standard output), NAME.jsonl or NAME.jsonl.gz, and problems to NAME.errors.jsonl beside it."""

    form: Form = "lines"

    def __init__(self, target: str) -> None:
        self.target = target
        self.errors = None if target == "-" else _errors_path(target)
        self._out = sys.stdout if target == "-" else _open(Path(target))
        self._problems: TextIO | None = None
        if self.errors:
            self.errors.unlink(missing_ok=True)

    def write(self, row: dict[str, Any]) -> None:
        """Write one object as one line."""
        self.write_lines(to_line(row))

    def write_lines(self, lines: str) -> None:
        """Write whole lines. OutputError where they cannot be."""
        with writing(self.target):
            self._out.write(lines)
            if not self.target.endswith(".gz"):
                self._out.flush()

    def problem(self, problem: Problem) -> None:
        """Write a problem to the error file; standard output has none."""
        if self.errors is None:
            return
        row = {"article_id": problem.id, "stage": problem.stage, "reason": problem.reason, "origin": problem.origin}
        with writing(str(self.errors)):
            if self._problems is None:
                self._problems = self.errors.open("w", encoding="utf-8")
            self._problems.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._problems.flush()

    def done(self) -> dict[str, Tally]:
        """No shard: such a file is always written from its beginning."""
        return {}

    def put(self, batch: Batch) -> None:
        """Write a shard's records and problems."""
        self.write_lines(batch.lines)
        for problem in batch.problems:
            self.problem(problem)

    def __enter__(self) -> JsonLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        with writing(self.target):
            for stream in (self._out, self._problems):
                if stream not in (None, sys.stdout):
                    stream.close()


def _errors_path(target: str) -> Path:
    ending = next((e for e in reversed(ENDINGS) if target.endswith(e)), None)
    if ending is None:
        raise UsageError(f"-o {target}: give - for standard output or a name ending in .jsonl or .jsonl.gz")
    return Path(target.removesuffix(ending) + ".errors.jsonl")


def _open(path: Path) -> TextIO:
    try:
        if path.name.endswith(".gz"):
            raw = gzip.GzipFile(filename="", mode="wb", fileobj=path.open("wb"), mtime=0)
            return io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"-o {path}: cannot be written: {error.strerror}") from None
