"""What a run can be told: one frozen object, from a TOML file, the environment (COMMUNIQUE_*) and flags, later ones winning."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that shape a record.

    ``model`` is an installed spaCy pipeline's name or a path; ``published`` the reference date (ISO 8601) where a source has
    none; ``min_confidence`` leaves out events below it; ``omit_text`` leaves the text out of the record.
    """

    model: str = DEFAULT_MODEL
    published: str | None = None
    min_confidence: float = 0.0
    omit_text: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise SettingsError(f"min_confidence is {self.min_confidence}: give a number from 0 to 1")
        if self.published is not None:
            _check_date(self.published)

    def digest(self) -> str:
        """A hash of all settings, for the producer's note in each record."""
        text = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _check_date(value: str) -> None:
    from communique.calendar import parse_published

    if parse_published(value) is None:
        raise SettingsError(
            f"published is {value!r}: give a date as ISO 8601, for example 2020-08-20 or 2020-08-20T13:17+09:00"
        )


def load(file: Path | None = None, environ: Mapping[str, str] | None = None, **flags: Any) -> Settings:
    """Settings from a TOML file, the environment and flags; a flag that is None says nothing."""
    values = _from_file(file) if file else {}
    values |= _from_environ(os.environ if environ is None else environ)
    values |= {key: value for key, value in flags.items() if value is not None}
    known = {f.name for f in dataclasses.fields(Settings)}
    if unknown := sorted(set(values) - known):
        raise SettingsError(f"unknown setting {unknown[0]!r}: the settings are {', '.join(sorted(known))}")
    return Settings(**values)


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"settings file {file} cannot be read: {error}") from None


def _from_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings among the environment's variables; numbers and booleans are read by the field's own type."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        text = environ.get(f"COMMUNIQUE_{field.name.upper()}")
        if text:
            found[field.name] = _read(field.name, field.default, text)
    return found


def _read(name: str, default: Any, text: str) -> Any:
    if isinstance(default, bool):
        if text.lower() not in ("0", "1", "true", "false"):
            raise SettingsError(f"COMMUNIQUE_{name.upper()} is {text!r}: give 0 or 1")
        return text.lower() in ("1", "true")
    if isinstance(default, float):
        try:
            return float(text)
        except ValueError:
            raise SettingsError(f"COMMUNIQUE_{name.upper()} is {text!r}: give a number") from None
    return text
