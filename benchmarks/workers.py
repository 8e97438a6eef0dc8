"""What a second worker brings.

    python benchmarks/workers.py ARTICLES.jsonl[.gz] [--articles 400] [--rounds 3]

`communique run` into a folder with one worker process and with two, in turn; each time less a run of one article a worker,
which is what loading takes. Printed are seconds of wall time and of CPU (all processes), and their ratios. Where other programs
use the machine the wall time says little: two workers on two free processors bring at most 2 divided by the ratio of CPU.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from itertools import islice
from os import times
from pathlib import Path

from machine import told

from communique.batch.plan import Aim
from communique.batch.progress import Progress
from communique.batch.run import Order, run
from communique.ingest.sources import read_sources
from communique.model import Article

SHARD = Aim(size=50_000, units=10)
"""Ten articles a shard, or 50 kB: small beside the whole, so that both workers have work to the end."""
SINGLE = Aim(size=1, units=1)


def measured(source: Path, workers: int, aim: Aim) -> tuple[float, float]:
    """Seconds of wall time and of CPU that a run takes, that of its workers included."""
    with tempfile.TemporaryDirectory() as out:
        order = Order((str(source),), f"{out}/out", engine="processes", workers=workers, aim=aim)
        wall, before = time.perf_counter(), times()
        run(order, Progress(quiet=True))
        after = times()
        return time.perf_counter() - wall, sum(after[:4]) - sum(before[:4])


def written(file: Path, articles: list[Article]) -> Path:
    """A file of articles."""
    rows = ({"id": a.id, "text": a.text, "title": a.title, "published": a.published} for a in articles)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def net(whole: Path, few: Path, workers: int) -> tuple[float, float]:
    """Seconds of wall time and of CPU without loading."""
    with_all, loading = measured(whole, workers, SHARD), measured(few, workers, SINGLE)
    return with_all[0] - loading[0], with_all[1] - loading[1]


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path)
    cli.add_argument("--articles", dest="count", type=int, default=400)
    cli.add_argument("--rounds", type=int, default=3)
    args = cli.parse_args()
    given = [item for item in islice(read_sources([str(args.articles)]), args.count) if isinstance(item, Article)]
    print(told())
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        whole = written(Path(folder, "whole.jsonl"), given)
        few = written(Path(folder, "few.jsonl"), given[:2])
        for _ in range(args.rounds):
            one, two = net(whole, few, 1), net(whole, few, 2)
            rounds.append((one[0] / two[0], two[1] / one[1]))
            print(f"one worker {one[0]:5.1f} s, CPU {one[1]:5.1f} s; two workers {two[0]:5.1f} s, CPU {two[1]:5.1f} s")
    wall, cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"two workers are {wall:.2f} times as fast, for {cpu:.2f} times the CPU")


if __name__ == "__main__":
    main()
