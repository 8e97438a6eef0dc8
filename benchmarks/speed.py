"""Throughput of `communique run` against bare spaCy on the same pipeline, texts and thread; and what our own stages cost.

    python benchmarks/speed.py ARTICLES.jsonl[.gz] [--articles 400] [--chunk 50] [--same-blas]

ARTICLES is JSON Lines with `text`. Bare spaCy is `nlp.pipe` (batch 32) of the pipeline as shipped, on the paragraphs that
communique reads. communique is a whole run into a folder: read, extracted, written, compressed. Both are loaded in one process
and work on one thread, in turn, on chunks of articles that neither has seen, so that what else the machine does meets both.
A first chunk is not counted: in it both load what they load late. Printed are words a second of CPU, the ratio of the sums, the
ratios of the chunks, and the share of each of our stages. With --same-blas bare spaCy too multiplies with the faster of the two
BLAS libraries: about what is to be expected on processors for which thinc's BLIS has a kernel.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from machine import told

from communique import extractor, kinds
from communique.annotate import blas
from communique.annotate.document import segments
from communique.annotate.pipeline import carriers
from communique.annotate.threads import single_threaded
from communique.batch.progress import Progress
from communique.batch.run import Order, run
from communique.ingest.sources import read_sources
from communique.model import Article


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def stages() -> Iterator[dict[str, float]]:
    """Seconds of CPU by stage, counted while inside."""
    spent: dict[str, float] = defaultdict(float)

    def counted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            start = time.thread_time()
            try:
                return work(*given, **named)
            finally:
                spent[name] += time.thread_time() - start

        return call

    kind = kinds.Kind.read.fget
    read = property(lambda self: counted(self.name, kind(self)))
    with (
        patch.object(kinds.Kind, "read", read),
        patch.object(kinds, "read_parties", counted("parties", kinds.read_parties)),
        patch.object(extractor, "read_events", counted("events", extractor.read_events)),
        patch.object(extractor.Extractor, "assemble", counted("all", extractor.Extractor.assemble)),
    ):
        yield spent


def chunks(given: list[Article], size: int, folder: Path) -> Iterator[tuple[list[str], Path]]:
    """Chunks of articles: the texts for spaCy, and the file for a run."""
    queue = iter(given)
    number = 0
    while some := list(islice(queue, size)):
        file = folder / f"chunk-{number}.jsonl"
        rows = ({"id": a.id, "text": a.text, "title": a.title, "published": a.published} for a in some)
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        read = [item for item in read_sources([str(file)]) if isinstance(item, Article)]
        yield [article.text[s.start : s.end] for article in read for s in segments(article)], file
        number += 1


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path)
    cli.add_argument("--articles", dest="count", type=int, default=400)
    cli.add_argument("--chunk", type=int, default=50)
    cli.add_argument("--same-blas", action="store_true")
    args = cli.parse_args()
    (carrier,) = carriers().values()
    bare = __import__(carrier.module).load()
    if args.same_blas:
        blas.install(bare)
    given = [item for item in islice(read_sources([str(args.articles)]), args.count + args.chunk) if isinstance(item, Article)]
    print(told())

    pairs: list[tuple[int, float, float]] = []
    with tempfile.TemporaryDirectory() as folder, stages() as spent:
        for texts, file in chunks(given, args.chunk, Path(folder)):
            order = Order((str(file),), str(file.with_suffix("")), engine="serial")
            with single_threaded():
                plain = timed(lambda texts=texts: [None for _ in bare.pipe(texts, batch_size=32)])
            ours = timed(lambda order=order: run(order, Progress(quiet=True)))
            pairs.append((sum(len(text.split()) for text in texts), plain, ours))
            if len(pairs) == 1:
                spent.clear()
    report(pairs[1:], spent)


def report(pairs: list[tuple[int, float, float]], spent: dict[str, float]) -> None:
    """Print what was measured."""
    words, plain, ours = (sum(column) for column in zip(*pairs, strict=True))
    ratios = sorted(a / b for _, a, b in pairs)
    print(f"{words} words in {len(pairs)} chunks")
    print(f"bare spaCy       {words / plain:7.0f} words/s")
    print(f"communique run   {words / ours:7.0f} words/s")
    spread = f"chunks {ratios[0]:.2f} to {ratios[-1]:.2f}, median {statistics.median(ratios):.2f}"
    print(f"ratio            {plain / ours:7.2f}   ({spread})")
    whole = spent.pop("all")
    print(f"our own stages   {whole / ours:7.1%}   of the time of the run")
    for name, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"  {name:14} {seconds / ours:7.1%}   {seconds / words * 1e6:.1f} microseconds a word")


if __name__ == "__main__":
    main()
