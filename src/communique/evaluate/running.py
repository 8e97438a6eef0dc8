"""One evaluation: gold in, records from a file or from the extractor, a report out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from communique.errors import RecordError, SourceError
from communique.evaluate import gold as golds
from communique.evaluate.report import Report
from communique.evaluate.score import score

if TYPE_CHECKING:
    from communique.model import Article
    from communique.record import Record


class Pipe(Protocol):
    """What reads the articles when no records are given; `communique.Extractor` is one."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        """The records of articles, in their order."""
        ...


def run(gold: Path, records: Path | None = None, extractor: Pipe | None = None, split: str | None = None) -> Report:
    """Figures of records against the gold at ``gold`` (a corpus folder, a folder of gold JSON, one file).

    ``records`` is a JSONL file; without it the extractor (by default a new one) reads the gold's articles.
    ``split`` is ``tune`` or ``check``. SourceError: nothing there; RecordError: not of the form it must have.
    """
    known = golds.load(gold, split)
    found = read_records(records) if records else list(_extracted(known, extractor))
    scores = score(known.documents, found)
    report = Report(scores.figures, tuple(scores.disagreements), len(known.documents), len(found))
    return replace(report, digest=known.digest) if split is None else report


def _extracted(known: golds.Gold, extractor: Pipe | None) -> Iterator[dict[str, Any]]:
    if extractor is None:
        from communique.extractor import Extractor

        extractor = Extractor()
    return (record.to_dict() for record in extractor.pipe(known.articles()))


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file as plain objects. RecordError names the line that is not one."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise SourceError(f"records {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RecordError(f"records {path}: not UTF-8: {error}") from None
    return [_record(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise RecordError(f"{where}: not JSON: {error}") from None
    if not isinstance(record, dict) or not isinstance(record.get("article"), dict) or "id" not in record["article"]:
        raise RecordError(f"{where}: not a record: it must be an object with an `article` that has an `id`")
    return record
