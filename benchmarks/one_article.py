"""What one article costs as a whole process, against plain spaCy.

    python benchmarks/one_article.py [ARTICLE] [--rounds 7]

`communique extract ARTICLE` (default: the bundled example) against a process that loads the same pipeline as shipped with plain
spaCy and runs it on the text, in turn; and `communique --help`. Printed are seconds of CPU, user and system, of the finished
processes (median), and the median of the ratios, with versions and machine.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from communique.annotate.pipeline import carriers

EXAMPLE = Path(__file__).parents[1] / "examples" / "fisheries-talks.txt"
(CARRIER,) = carriers().values()
COMMAND = [sys.executable, "-c", "from communique.cli import main; main()"]
PLAIN = [
    sys.executable,
    "-c",
    f"import sys, {CARRIER.module} as m; from pathlib import Path; m.load()(Path(sys.argv[1]).read_text('utf-8'))",
]


def seconds(command: Sequence[str]) -> float:
    """Seconds of CPU, user and system, that a process took."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("article", nargs="?", type=Path, default=EXAMPLE)
    cli.add_argument("--rounds", type=int, default=7)
    args = cli.parse_args()
    print(f"{platform.machine()} Python {platform.python_version()}, {os.cpu_count()} processors")
    print(", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("communique", "spacy", "numpy", CARRIER.package)))
    ours, plain = [*COMMAND, "extract", str(args.article)], [*PLAIN, str(args.article)]
    seconds(ours), seconds(plain)
    pairs = [(seconds(ours), seconds(plain)) for _ in range(args.rounds)]
    print(f"communique extract  {statistics.median(a for a, _ in pairs):.2f} s")
    print(f"plain spaCy         {statistics.median(b for _, b in pairs):.2f} s")
    print(f"ratio               {statistics.median(a / b for a, b in pairs):.2f}")
    print(f"communique --help   {statistics.median(seconds([*COMMAND, '--help']) for _ in range(args.rounds)):.2f} s")


if __name__ == "__main__":
    main()
