"""What sources made to do harm cost: ``python benchmarks/hostile.py``.

Runs ``communique ingest`` on each and prints seconds of CPU and on the clock, the largest process in MB, and what became of it.
Bound: 5 s and 500 MB, or refused with a reason.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

PROSE = "<p>The envoys of both banks met again on Monday and left the hall without a draft, a spokesman said.</p>"


def page(inside: str, head: str = "") -> bytes:
    """A page with an article and something else inside it."""
    return f"<html><head>{head}</head><body><article><h1>Talks</h1>{PROSE * 5}{inside}</article></body></html>".encode()


def pages() -> Iterator[tuple[str, bytes]]:
    """Pages that cost a reader without bounds its time or its memory."""
    yield "50,000 nested divs.html", page("<div>" * 50_000 + "x" + "</div>" * 50_000)
    yield "50,000 short paragraphs.html", page("<p>Short.</p>" * 50_000)
    yield "50,000 paragraphs of prose.html", page(PROSE * 50_000)
    yield "100,000 br.html", page("line<br>" * 100_000)
    yield "100,000 unclosed b.html", page("<b>x" * 100_000)
    yield "100,000 links.html", page("<a href=x>Read more</a> " * 100_000)
    yield "100,000 attributes.html", page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>")
    script = '<script type="application/ld+json">%s</script>'
    yield "8 MB of JSON-LD.html", page("", script % json.dumps({"@type": "NewsArticle", "articleBody": "word " * 1_600_000}))
    yield "100,000 JSON-LD scripts.html", page("", script % '{"@type":"Thing"}' * 100_000)
    yield "JSON-LD 100,000 deep.html", page("", script % ("[" * 100_000))
    yield "200,000 meta elements.html", page("", '<meta name="author" content="x">' * 200_000)
    yield "15 MB in one line.html", page("word " * 3_000_000)
    yield "15 MB of open angles.html", page("<" * 15_000_000)
    yield "empty.html", b""
    yield "binary.html", random.Random(1).randbytes(1_000_000)


def others() -> Iterator[tuple[str, bytes]]:
    """Bombs and texts."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    yield "billion laughs.xml", f"<!DOCTYPE nitf [{laughs}]><nitf><body>&l9;</body></nitf>".encode()
    yield (
        "billion laughs.rss",
        f"<!DOCTYPE rss [{laughs}]><rss version='2.0'><channel><title>&l9;</title></channel></rss>".encode(),
    )
    yield "gzip bomb.gz", gzip.compress(bytes(1 << 30), 9)
    yield "gzip in gzip bomb.gz", gzip.compress(gzip.compress(bytes(1 << 30), 9), 9)
    yield "xz bomb.xz", lzma.compress(bytes(1 << 28))
    yield "bzip2 bomb.bz2", bz2.compress(bytes(1 << 28))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.html", bytes(1 << 26))
    yield "zip bomb.zip", out.getvalue()
    yield "15 MB of short lines.txt", b"Short line\n" * 1_400_000
    yield "15 MB in one line.txt", b"The union met the company. " * 560_000
    yield "JSON 5,000,000 deep.json", b"[" * 5_000_000
    yield "a line of 100 MB.jsonl", b'{"text": "' + b"x" * 100_000_000 + b'"}\n'


def write(folder: str) -> None:
    """Write all sources, in a process of its own: what it takes would be counted for each that is started from it."""
    for number, (name, data) in enumerate((*pages(), *others())):
        Path(folder, f"{number:02} {name}").write_bytes(data)


def cost(path: Path) -> tuple[float, float, float, str]:
    """Seconds of CPU and on the clock, MB of the largest process, and the first line that the command says."""
    command = [sys.executable, "-c", "from communique.cli import main; main()", "ingest", str(path), "-o", "-"]
    begin = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr
        said = process.stderr.read().strip().splitlines()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    spent = usage.ru_utime + usage.ru_stime
    return spent, time.perf_counter() - begin, usage.ru_maxrss / 1024, (said or [""])[0].replace(f"{path.name}: ", "")


def main() -> None:
    """Print a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        writer = multiprocessing.get_context("spawn").Process(target=write, args=(folder,))
        writer.start()
        writer.join()
        for path in sorted(Path(folder).iterdir()):
            spent, seconds, most, said = cost(path)
            size = path.stat().st_size / 1e6
            print(
                f"{path.name[3:]:32} {size:6.1f} MB {spent:5.1f} s CPU {seconds:5.1f} s {most:4.0f} MB  {said[:110]}",
                flush=True,
            )


if __name__ == "__main__":
    main()
