"""All figures of archives, with versions and machine: ``python benchmarks/archives.py ARTICLES.jsonl[.gz]``.

ARTICLES is JSON Lines with `text`, some hundred news articles. It takes some minutes; little else should run on the machine.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(articles: str) -> None:
    """Run each benchmark in a process of its own."""
    for title, name, words in (
        ("Against bare spaCy, and the shares of our stages", "speed.py", [articles]),
        ("A second worker", "workers.py", [articles]),
        ("Memory over many articles", "memory.py", []),
        ("One article", "one_article.py", []),
    ):
        print(f"## {title}: benchmarks/{name}", flush=True)
        subprocess.run([sys.executable, str(HERE / name), *words], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
