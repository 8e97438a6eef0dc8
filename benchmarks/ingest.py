"""How fast pages are read: ``python benchmarks/ingest.py FOLDER`` with pages (.html, .html.gz) in it.

Prints pages a second of CPU on one core, the best of three: communique, communique with trafilatura as second opinion, and
trafilatura alone with its metadata (extra ``trafilatura``).
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from communique.ingest import html


def speed(pages: list[bytes], read: Callable[[bytes], object]) -> float:
    """Pages a second of CPU."""
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        for page in pages:
            read(page)
        best = min(best, time.process_time() - begin)
    return len(pages) / best


def main(folder: str) -> None:
    """Measure the pages of a folder."""
    files = [path for path in sorted(Path(folder).rglob("*")) if path.name.endswith((".html", ".html.gz"))]
    pages = [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files]
    ways: dict[str, Callable[[bytes], object]] = {
        "communique": lambda page: html.read(page, "x"),
        "communique --trafilatura": lambda page: html.read(page, "x", trafilatura=True),
        "trafilatura": lambda page: trafilatura.bare_extraction(page, include_comments=False, with_metadata=True),
    }
    for name, read in ways.items():
        print(f"{name}: {len(pages)} pages, {speed(pages, read):.0f} a second of CPU", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
