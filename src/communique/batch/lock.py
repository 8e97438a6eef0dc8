"""One run at a time: a lock that ends with the process that holds it, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from communique.errors import OutputError, UsageError


@contextmanager
def only_run(folder: Path, shard: tuple[int, int] | None) -> Iterator[None]:
    """Hold the folder for this run: alone, or beside the runs of other parts of a job array (``--shard i/n``).

    UsageError where another run holds it.
    """
    with ExitStack() as stack:
        _take(folder, ".lock", fcntl.LOCK_SH if shard else fcntl.LOCK_EX, stack)
        if shard:
            _take(folder, ".lock-{}-of-{}".format(*shard), fcntl.LOCK_EX, stack)
        yield


def is_running(folder: Path) -> bool:
    """Whether a run holds the folder."""
    try:
        with (folder / ".lock").open("r") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _take(folder: Path, name: str, way: int, stack: ExitStack) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file: TextIO = stack.enter_context((folder / name).open("a"))
        fcntl.flock(file, way | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(f"-o {folder}: another run is writing there: wait for it, stop it, or give another OUT") from None
    except OSError as error:
        raise OutputError(f"-o {folder}: cannot be written: {error.strerror}") from None
