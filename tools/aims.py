"""Compare the figures of the development articles with their aims: ``python tools/aims.py ../shared RECORDS.jsonl``.

Prints each figure that is below its aim in ``aims.toml``, on the tune or the check part, and exits with 1 if there is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

AIMS = Path(__file__).with_name("aims.toml")
PARTS = ("tune", "check")


def figures(shared: Path, records: Path, part: str) -> dict[str, Any]:
    """What the scorer of the development data says of a part."""
    command = [sys.executable, shared / "score_facts.py", shared / "gold" / "dev", records, "--split", part, "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["figures"])


def short(part: str, reached: dict[str, Any], aims: dict[str, dict[str, float]]) -> list[str]:
    """A line for each figure of a part that is below its aim."""
    lines = []
    for kind, wanted in aims.items():
        got = {"f1": reached[kind]["f1"], **reached[kind]["fields"]}
        lines += [f"{part}: {kind} {name} {got[name]:.4f} < {aim}" for name, aim in wanted.items() if got.get(name, 1.0) < aim]
    return lines


def main() -> int:
    """Print what falls short; 1 if something does."""
    shared, records = map(Path, sys.argv[1:3])
    aims = tomllib.loads(AIMS.read_text("utf-8"))
    lines = [line for part in PARTS for line in short(part, figures(shared, records, part), aims)]
    print("\n".join(lines) or "all aims of tools/aims.toml hold on tune and check")
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
