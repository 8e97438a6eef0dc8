"""Reads sources that native code parses, each in one piece; as a process (``python -m communique.ingest.reader``), one by one.

Frames on standard input and output: eight bytes of length, then a pickle. A blob comes in; its items go out, then None.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any, NamedTuple

from communique.ingest.limits import Limits
from communique.model import Article, Problem

LATE = (-signal.SIGPROF, 1)
"""The exit codes of a process that did not read an article in time: killed by its timer, or ended by faulthandler."""
_WAIT = 20
"""How many times as long as it may compute a process may wait, on a machine with other work."""


class Blob(NamedTuple):
    """A source that is one piece: the reader it is for (``html`` or one of detect.READERS), its bytes, and how to read them."""

    kind: str
    data: bytes
    key: str
    url: str | None
    limits: Limits
    trafilatura: bool


def items(blob: Blob) -> Iterator[Article | Problem]:
    """The articles of a blob; a fault of a reader is a problem, after what was read of it."""
    module = import_module(f"communique.ingest.{blob.kind}")
    try:
        if blob.kind == "html":
            yield module.read(blob.data, blob.key, blob.key, blob.url, blob.limits, blob.trafilatura)
        else:
            yield from module.read(blob.data, blob.key, blob.key)
    except Exception as error:
        yield Problem(blob.key, "ingest", f"the {blob.kind} reader failed: {type(error).__name__}: {error}", blob.key)


def send(stream: IO[bytes], value: Any) -> None:
    """Writes a frame."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next frame. Raises EOFError where there is none."""
    head = stream.read(8)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == 8 else b""
    if not data or len(data) < size:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Serve blobs until standard input ends.

    What a library prints goes to standard error. Signals that stop a run are for the process that asks.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            blob = receive(sys.stdin.buffer)
        except EOFError:
            return
        _serve(blob, out)


def _serve(blob: Blob, out: IO[bytes]) -> None:
    """Sends the items of a blob. The process ends with a code of LATE where one takes longer than the limit."""
    import_module(f"communique.ingest.{blob.kind}")
    _deadline(blob.limits.seconds)
    for item in items(blob):
        send(out, item)
        _deadline(blob.limits.seconds)
    _deadline(0)
    send(out, None)


def _deadline(seconds: int) -> None:
    """Lets the system end this process after as many seconds of computing, whatever it does then; 0 takes that back."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if seconds:
        faulthandler.dump_traceback_later(_WAIT * seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
