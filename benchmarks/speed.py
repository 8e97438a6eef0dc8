"""Throughput of communique against bare spaCy on the same pipeline, texts and thread.

    python benchmarks/speed.py ARTICLES.jsonl[.gz] [--articles 200] [--rounds 3]

ARTICLES is JSON Lines with `text`. Bare spaCy is `nlp.pipe` (batch 32) of the pipeline as shipped, on the paragraphs that
communique reads; communique is `Extractor.records` with every record written as JSON. Both run in one process on one BLAS
thread, in turn, `--rounds` times; loading is outside. Printed are words per second of CPU (median) and the ratio, with versions
and machine.
"""

from __future__ import annotations

import os

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

import argparse
import importlib.metadata
import json
import platform
import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from communique.annotate.document import segments
from communique.annotate.pipeline import carriers
from communique.extractor import Extractor
from communique.ingest.sources import read_sources
from communique.model import Article


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path)
    cli.add_argument("--articles", dest="count", type=int, default=200)
    cli.add_argument("--rounds", type=int, default=3)
    args = cli.parse_args()
    given = [item for item in islice(read_sources([str(args.articles)]), args.count) if isinstance(item, Article)]
    texts = [article.text[s.start : s.end] for article in given for s in segments(article)]
    words = sum(len(text.split()) for text in texts)

    (carrier,) = carriers().values()
    bare = __import__(carrier.module).load()
    extractor = Extractor()
    print(f"{platform.machine()} {platform.processor() or ''} Python {platform.python_version()}, one BLAS thread")
    print(", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("communique", "spacy", "thinc", "numpy", carrier.package)))
    print(f"{len(given)} articles, {words} words")

    rounds: dict[str, list[float]] = {"bare spaCy": [], "communique": []}
    for _ in range(args.rounds):
        rounds["bare spaCy"].append(timed(lambda: [None for _ in bare.pipe(texts, batch_size=32)]))
        rounds["communique"].append(timed(lambda: [json.dumps(record) for record in extractor.records(iter(given))]))
    for name, seconds in rounds.items():
        print(f"{name:12} {words / statistics.median(seconds):8.0f} words/s  ({', '.join(f'{s:.1f}' for s in seconds)} s)")
    ratios = [a / b for a, b in zip(rounds["bare spaCy"], rounds["communique"], strict=True)]
    print(f"communique is {statistics.median(ratios):.2f} times as fast as bare spaCy")


if __name__ == "__main__":
    main()
