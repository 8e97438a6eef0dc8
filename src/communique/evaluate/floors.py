"""The gate: figures of our own corpus must not fall below floors, and the corpus must be the one the floors were taken from.

``python -m communique.evaluate.floors`` checks; ``--update`` writes floors a small margin below the figures of today.
A floor only rises; ``--allow-lower`` is needed to lower one or to drop it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from communique.errors import CommuniqueError
from communique.evaluate.gate import check_floors, read, updated, write
from communique.evaluate.running import run


def main(arguments: list[str]) -> int:
    """Check or update the floors of a corpus: 0 fine, 1 below floors, else the error's code."""
    cli = argparse.ArgumentParser(prog="python -m communique.evaluate.floors", description=__doc__)
    cli.add_argument("--corpora", type=Path, default=Path("corpora"))
    cli.add_argument("--records", type=Path, help="records that were made already, JSONL")
    cli.add_argument("--update", action="store_true")
    cli.add_argument("--allow-lower", action="store_true")
    options = cli.parse_args(arguments)
    floors = options.corpora / "floors.toml"
    try:
        report = run(options.corpora, options.records)
        if options.update:
            old = read(floors)[1] if floors.exists() else {}
            write(floors, report.digest, updated(report, old, options.allow_lower))
            return 0
        problems = check_floors(report, floors)
    except CommuniqueError as error:
        sys.stderr.write(f"{error}\n")
        return 1 if options.update else error.exit_code
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
