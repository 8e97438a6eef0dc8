"""Memory of a run over many articles: prints what it is, and draws it.

    python benchmarks/memory.py [--articles 50000] [--plot docs/memory.svg]

The articles are invented, with two names in each that no other has, so that whatever remembers words grows as it would in an
archive. One process reads them all (`--engine serial`: no worker is replaced); its resident memory is read after each shard.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from invented import articles
from machine import told

LIMIT = 1200
"""Megabytes that a worker may take."""
WIDTH, HEIGHT, LEFT, TOP = 720, 300, 60, 20
SYLLABLES = (
    "ba be bor dan del dra el fen gal gor hal im jar ka kel lin lo mar mir nar ol per ran ros sel tam tor ul van vel yor zan"
)


def name(chance: random.Random) -> str:
    """A name that hardly comes twice."""
    return "".join(chance.choices(SYLLABLES.split(), k=4)).capitalize()


def rows(count: int) -> Iterator[str]:
    """Articles as lines of JSON."""
    chance = random.Random(7)
    for row in articles(count):
        row["text"] += f"\n{name(chance)} {name(chance)}, a delegate, said the sides had met {chance.randrange(10**6)} times.\n"
        yield json.dumps(row) + "\n"


def resident(process: int, what: str) -> float:
    """A figure of the kernel's about a process's memory, in megabytes."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0


def measured(count: int) -> tuple[list[tuple[int, float]], float]:
    """Articles done and megabytes then, shard by shard; and the highest of all."""
    points: list[tuple[int, float]] = []
    peak = 0.0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as out:
            out.writelines(rows(count))
        command = [sys.executable, "-c", "from communique.cli import main; main()", "run", str(source), "-o", f"{folder}/out"]
        with subprocess.Popen([*command, "--engine", "serial", "--log-json"], stderr=subprocess.PIPE, text=True) as run:
            assert run.stderr
            done = 0
            for line in run.stderr:
                told = json.loads(line)
                if told["event"] == "shard":
                    done += told["extracted"]
                    points.append((done, resident(run.pid, "VmRSS")))
                    peak = resident(run.pid, "VmHWM")
    return points, peak


def plot(points: list[tuple[int, float]]) -> str:
    """The points as a picture (SVG): megabytes over articles."""
    most = points[-1][0]

    def at(article: float, megabytes: float) -> str:
        return f"{LEFT + article / most * (WIDTH - LEFT - 20):.1f},{TOP + (1 - megabytes / LIMIT) * (HEIGHT - TOP - 40):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        "<title>Resident memory of one process over a run</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for megabytes in range(0, LIMIT + 1, 200):
        x, y = at(0, megabytes).split(",")
        parts.append(f'<path d="M{x},{y}L{at(most, megabytes)}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{float(y) + 4:.1f}" text-anchor="end">{megabytes}</text>')
    for tenth in range(0, 11, 2):
        x, y = at(most * tenth / 10, 0).split(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18:.1f}" text-anchor="middle">{most * tenth // 10:,}</text>')
    line = " ".join(at(*point) for point in points)
    parts.append(f'<polyline points="{line}" fill="none" stroke="#0b62a4" stroke-width="2"/>')
    parts.append(f'<text x="{LEFT + 8}" y="{TOP - 6}">MB resident, over articles extracted (limit {LIMIT} MB)</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    """Measure, print and draw."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=50_000)
    cli.add_argument("--plot", type=Path)
    args = cli.parse_args()
    points, peak = measured(args.articles)
    print(told())
    for share in (0.1, 0.2, 0.5, 1):
        done, megabytes = points[int(share * len(points)) - 1]
        print(f"after {done:6,} articles  {megabytes:6.0f} MB")
    print(f"highest               {peak:6.0f} MB")
    if args.plot:
        args.plot.write_text(plot(points), "utf-8")


if __name__ == "__main__":
    main()
