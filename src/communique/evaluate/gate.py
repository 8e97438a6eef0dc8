"""Floors under the figures of our own corpus, and the digest of the corpus that they were taken from."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from communique.errors import RecordError
from communique.evaluate.report import Report

MARGIN = 0.01
_HEAD = "# Written by `python -m communique.evaluate.floors --update`; a floor is lowered only with --allow-lower.\n"


def check_floors(report: Report, floors: Path) -> list[str]:
    """What is wrong with a report, one line a figure below its floor; empty: passed. Another corpus is wrong too."""
    digest, pinned = read(floors)
    if report.digest != digest:
        return [
            f"the corpus has digest {report.digest}, the floors are of {digest}: after a change of the corpus update the floors"
        ]
    values = report.values()
    return [
        f"{name} is {values[name]:.4f}, its floor is {floor:.4f}" if name in values else f"{name} is no longer measured"
        for name, floor in pinned.items()
        if values.get(name, -1.0) < floor
    ]


def read(floors: Path) -> tuple[str | None, dict[str, float]]:
    """The digest and the floors of a file, by names like ``events.f1``."""
    try:
        table = tomllib.loads(floors.read_text("utf-8"))
        rows = table.get("floors", {}).items()
        return table["digest"], {f"{kind}.{name}": float(value) for kind, row in rows for name, value in row.items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, AttributeError, ValueError) as error:
        raise RecordError(f"{floors}: not a file of floors (digest, [floors.KIND] tables): {error}") from None


def updated(report: Report, old: dict[str, float], allow_lower: bool, margin: float = MARGIN) -> dict[str, float]:
    """New floors: each figure less the margin, or the old floor where that is higher. RecordError where one would fall."""
    values = report.values()
    below = [name for name, floor in old.items() if values.get(name, -1.0) < floor]
    if below and not allow_lower:
        raise RecordError(f"{', '.join(below)} below the floor: mend it, or give --allow-lower and say why in the commit")
    new = {name: _below(value, margin) for name, value in values.items()}
    return new if allow_lower else {name: max(floor, old.get(name, 0.0)) for name, floor in new.items()}


def _below(value: float, margin: float) -> float:
    return max(0.0, math.floor((value - margin) * 1000) / 1000)


def write(floors: Path, digest: str | None, values: dict[str, float]) -> None:
    """Write a file of floors."""
    kinds: dict[str, list[str]] = {}
    for name, value in values.items():
        kind, _, figure = name.partition(".")
        kinds.setdefault(kind, []).append(f"{figure} = {value:.3f}\n")
    tables = [f'\n[floors."{kind}"]\n' + "".join(lines) for kind, lines in kinds.items()]
    floors.write_text(f'{_HEAD}digest = "{digest}"\n' + "".join(tables), "utf-8")
