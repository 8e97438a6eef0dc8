"""A deadline for readers: native code that hangs or crashes costs one article, not the run.

Pages and news formats are read in a process of their own, which ends itself when an article is not there in time
(reader.py) and is started anew for the next source.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from communique.ingest.reader import LATE, Blob, receive, send
from communique.model import Article, Problem

READER = (sys.executable, "-m", "communique.ingest.reader")
"""The command of the process."""


class Guard:
    """A process that reads blobs, started when first needed; one blob at a time."""

    def __init__(self, command: Sequence[str] = READER) -> None:
        self.command = command
        self.owner = os.getpid()
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, blob: Blob) -> list[Article | Problem]:
        """The items of a blob; a problem at the end where one takes longer than the limit, or the process dies of it."""
        found: list[Article | Problem] = []
        with self.lock:
            if self.process and self.process.poll() is not None:
                self.stop()
            process = self.process = self.process or self._start()
            assert process.stdin and process.stdout
            try:
                with suppress(OSError):  # it died meanwhile: nothing will come
                    send(process.stdin, blob)
                while (item := receive(process.stdout)) is not None:
                    found.append(item)
            except EOFError:
                found.append(Problem(blob.key, "ingest", _reason(process.wait(), blob), blob.key))
                self.stop()
            except BaseException:
                self.stop()
                raise
        return found

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def stop(self) -> None:
        """Ends the process, at once; in a fork of the process that started it, nothing."""
        process, self.process = self.process, None
        if process is not None and self.owner == os.getpid():
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()


def _reason(code: int, blob: Blob) -> str:
    if code in LATE:
        return f"over cap: not read within {blob.limits.seconds} seconds of computing: raise the limit"
    return "damaged: the reader died of it: out of memory, or a fault in a library"


_guard = Guard()


def read(blob: Blob) -> list[Article | Problem]:
    """The items of a blob, read under this process's guard."""
    global _guard
    if _guard.owner != os.getpid():
        _guard = Guard()
    return _guard.read(blob)


atexit.register(lambda: _guard.stop())
