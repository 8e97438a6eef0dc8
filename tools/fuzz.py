"""Coverage-guided fuzzing of a reader with atheris (not a dependency: pip install atheris):

    python tools/fuzz.py READER [CORPUS] [-max_total_time=60 -timeout=5 -rss_limit_mb=500 ...]

READER is html, text, json, lines, csv, warc, archive, packed, or one of detect.READERS; CORPUS a folder of samples to begin
with. The rest are libFuzzer's options. A finding is an exception, a hang, or an article whose blocks are not in its text.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType

import atheris

with atheris.instrument_imports(include=["communique"]):
    from communique.ingest import archive, feed, html, mail, newsml, ninjs, reuters, table, text, unpack, warc
    from communique.ingest.limits import DEFAULT
    from communique.model import Article, Problem

LIMITS = replace(DEFAULT, article=1_000_000, member=1_000_000)
Found = Iterable[object]


def _packed(data: bytes) -> Found:
    kind = unpack.kind(data[:4096])
    try:
        return [unpack.unpack(io.BytesIO(data), kind, LIMITS).read(1 << 20)] if kind else []
    except OSError:
        return []


def _reader(module: ModuleType) -> Callable[[bytes], Found]:
    return lambda data: module.read(data, "x", "x")


TARGETS: dict[str, Callable[[bytes], Found]] = {
    "html": lambda data: [html.read(data, "x", limits=LIMITS)],
    "text": lambda data: [text.read(data.decode("utf-8", "replace"), "x", "x")],
    "json": lambda data: table.read_json(data, "x", {}),
    "lines": lambda data: table.read_lines(io.BufferedReader(io.BytesIO(data)), "x", LIMITS, {}),
    "csv": lambda data: table.read_csv(io.BufferedReader(io.BytesIO(data)), "x", LIMITS, {}, ","),
    "warc": lambda data: warc.read(io.BytesIO(data), "x", LIMITS),
    "archive": lambda data: archive.read(io.BufferedReader(io.BytesIO(data)), "x", LIMITS),
    "packed": _packed,
    **{module.__name__.rpartition(".")[2]: _reader(module) for module in (feed, mail, newsml, ninjs, reuters)},
}


def check(item: object) -> None:
    """Raises AssertionError where an article's blocks are not stretches of its text, one after the other."""
    if isinstance(item, Problem):
        assert item.reason
    if not isinstance(item, Article):
        return
    at = 0
    for block in item.blocks:
        assert at <= block.start <= block.end <= len(item.text), (at, block)
        at = block.end
    item.text.encode("utf-8")


def main() -> None:
    """Fuzz the reader named first until libFuzzer ends."""
    target = TARGETS[sys.argv.pop(1)]

    def once(data: bytes) -> None:
        for item in target(data):
            check(item)

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
