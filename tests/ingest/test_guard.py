"""A reader that hangs or dies costs one article; the next is read as if nothing had been."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from communique.ingest.guard import Guard
from communique.ingest.limits import DEFAULT
from communique.ingest.reader import Blob
from communique.model import Article, Problem

FAULTY = r"""
import os, re
from communique.ingest import html, reader
read = html.read
def faulty(data, *rest):
    if b"hang" in data:
        re.match(r"(a+)+$", "a" * 60 + "b")  # native code that does not let go
    if b"crash" in data:
        os.abort()
    if b"fail" in data:
        raise ValueError("no sense in it")
    if b"print" in data:
        print("a library talks")
    return read(data, *rest)
html.read = faulty
reader.main()
"""
PAGE = "<html><body><article><h1>Talks</h1>{}</article></body></html>"
PROSE = "<p>The union and the harbour company met again on Monday, the company said in the evening. {}</p>"


def page(word: str) -> Blob:
    text = PAGE.format(PROSE.format(f"Word: {word}.") * 4)
    return Blob("html", text.encode(), f"{word}.html", None, replace(DEFAULT, seconds=1), False)


@pytest.fixture
def guard() -> Iterator[Guard]:
    guard = Guard([sys.executable, "-c", FAULTY])
    yield guard
    guard.stop()


def reason(guard: Guard, word: str) -> str:
    (found,) = guard.read(page(word))
    return found.reason if isinstance(found, Problem) else f"{found.id} read"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hang", "over cap: not read within 1 seconds of computing: raise the limit"),
        ("crash", "damaged: the reader died of it: out of memory, or a fault in a library"),
        ("fail", "the html reader failed: ValueError: no sense in it"),
        ("print", "print.html read"),
    ],
)
def test_a_fault_costs_one_article(guard: Guard, word: str, expected: str) -> None:
    assert [reason(guard, each) for each in ("before", word, "after")] == ["before.html read", expected, "after.html read"]


def test_a_process_that_died_between_two_articles_is_started_anew(guard: Guard) -> None:
    assert reason(guard, "before") == "before.html read"
    assert guard.process
    guard.process.kill()
    guard.process.wait()
    assert reason(guard, "after") == "after.html read"


def test_signals_that_stop_a_run_leave_the_reader_alone(guard: Guard) -> None:
    assert reason(guard, "before") == "before.html read"
    assert guard.process
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(guard.process.pid, number)
    process = guard.process
    assert reason(guard, "after") == "after.html read" and guard.process is process


def test_the_process_ends_with_the_one_that_asks(guard: Guard) -> None:
    guard.read(page("before"))
    process = guard.process
    assert process and process.stdin
    process.stdin.close()
    assert process.wait(timeout=60) == 0


def test_news_formats_give_all_their_articles() -> None:
    document = (
        b'<REUTERS NEWID="%d"><DATE> 2-MAR-1987 08:00:00.00</DATE>'
        b"<TEXT><TITLE>TALKS</TITLE><BODY>They met.\n&#3;</BODY></TEXT></REUTERS>\n"
    )
    source = b"".join(document % number for number in range(50))
    guard = Guard()
    found = guard.read(Blob("reuters", source, "reut.sgm", None, DEFAULT, False))
    guard.stop()
    assert len(found) == 50 and all(isinstance(each, Article) for each in found)
