"""Which sink a name of an output asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from communique.batch.folder import Folder
from communique.errors import UsageError
from communique.sinks.base import Sink
from communique.sinks.jsonl import ENDINGS, JsonLines

URLS = ("postgresql://", "postgres://")
FORMS = "- for standard output, NAME.jsonl, NAME.jsonl.gz, NAME.sqlite, NAME.duckdb, postgresql://..., or a folder"


def is_folder(output: str) -> bool:
    """Whether an output is a folder: one that is there, or a name without an ending."""
    if output == "-" or output.startswith(URLS):
        return False
    return Path(output).is_dir() or output.endswith("/") or not Path(output).suffix


def open_sink(output: str, made: dict[str, Any], settings: str | None, fresh: bool = False) -> Sink:
    """The sink of that name. UsageError where there is none of that form.

    ``made`` says what a folder is made from and with, ``settings`` is the hash of what shapes
    records, for databases; None only looks at one.
    """
    if is_folder(output):
        return Folder(Path(output), made, fresh)
    if output == "-" or output.endswith(ENDINGS):
        return JsonLines(output)
    if output.endswith(".sqlite"):
        from communique.sinks.sqlite import Sqlite

        return Sqlite(output, settings, fresh)
    if output.endswith(".duckdb"):
        from communique.sinks.duck import Duck

        return Duck(output, settings, fresh)
    if output.startswith(URLS):
        from communique.sinks.postgres import Postgres

        return Postgres(output, settings, fresh)
    raise UsageError(f"-o {output}: give {FORMS}")
