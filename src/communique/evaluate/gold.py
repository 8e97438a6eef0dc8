"""Where gold comes from: the project's corpora with their manifest, folders of gold JSON, single files."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import RecordError, SourceError
from communique.evaluate import markup
from communique.ingest.rows import article_of
from communique.model import Article, Problem

MANIFEST = "manifest.toml"
SPLITS = ("tune", "check")


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated articles (``documents`` in the contract's form) and, of a corpus with a manifest, its digest."""

    documents: list[dict[str, Any]]
    digest: str | None = None

    def articles(self) -> Iterator[Article]:
        """The articles as a reader of JSONL would give them: the text to the letter."""
        for document in self.documents:
            article = article_of(document["article"], document["article"]["id"], None, {})
            if isinstance(article, Problem):
                raise RecordError(f"gold {article.id}: {article.reason}")
            yield article


def load(path: Path, split: str | None = None) -> Gold:
    """The gold at ``path``: a folder with a manifest, a folder of gold JSON (``../split.tsv`` names its splits), or one file.

    SourceError says that there is nothing; RecordError what is wrong with it, also where a file is not the manifest's.
    """
    if not path.exists():
        raise SourceError(f"no such file or folder: {path}")
    if split is not None and split not in SPLITS:
        raise RecordError(f"split is {split!r}: give {' or '.join(SPLITS)}")
    if path.is_file():
        return Gold([_file(path)])
    if (path / MANIFEST).is_file():
        return _corpus(path, split)
    documents = [_file(file) for file in sorted(path.glob("*.json"))]
    if split is not None:
        kept = _split_ids(path.parent / "split.tsv", split)
        documents = [document for document in documents if document["article"]["id"] in kept]
    if not documents:
        raise SourceError(f"no gold in {path}: it has neither {MANIFEST} nor gold files *.json")
    return Gold(documents)


def _file(path: Path) -> dict[str, Any]:
    if path.suffix != ".json":
        return markup.read(path).gold
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: not gold JSON: {error}") from None
    if not isinstance(document, dict) or not isinstance(document.get("article"), dict) or "id" not in document["article"]:
        raise RecordError(f"{path}: not gold: it must be an object with an `article` that has an `id`")
    return document


def _split_ids(table: Path, split: str) -> set[str]:
    if not table.is_file():
        raise SourceError(f"no such file: {table}, which says what belongs to the split {split}")
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines()[1:])
    return {row[0] for row in rows if row[1:2] == [split]}


def _corpus(folder: Path, split: str | None) -> Gold:
    rows = manifest(folder)
    documents = []
    for row in rows:
        path = folder / row["file"]
        if sha256(path) != row["sha256"]:
            raise RecordError(f"{path} is not the file of the manifest: run python -m communique.evaluate.manifest {folder}")
        if split is None or row["split"] == split:
            documents.append(markup.read(path).gold)
    return Gold(documents, digest(rows))


def manifest(folder: Path) -> list[dict[str, str]]:
    """The manifest's entries: file, sha256, licence, split of each article."""
    path = folder / MANIFEST
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["article"]
        return [{key: str(row[key]) for key in ("file", "sha256", "licence", "split")} for row in rows]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise RecordError(f"{path}: not a manifest of [[article]] tables with file, sha256, licence, split: {error}") from None


def digest(rows: list[dict[str, str]]) -> str:
    """The digest of a corpus: sha256 over its manifest's entries, in the order of file names."""
    lines = sorted("\t".join((row["file"], row["sha256"], row["licence"], row["split"])) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def sha256(path: Path) -> str:
    """The sha256 of a file, line ends as Unix writes them, so that a checkout on any system gives the same."""
    try:
        return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    except OSError as error:
        raise RecordError(f"{path}: in the manifest and cannot be read: {error}") from None
