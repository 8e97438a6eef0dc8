"""What the tests of archives let workers do: a light stand-in for the extractor, and faults on order.

Workers import this module by its name, so its folder is put on the path (conftest.py).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.extractor import Extractor
from communique.model import Article, Problem
from communique.record import Producer, Record, article_record
from communique.settings import Settings


class Light(Extractor):
    """Makes records without a language pipeline: only the article. Words in a text make it fail, or kill its process."""

    def records(self, items: Iterable[Article | Problem]) -> Iterator[dict[str, Any] | Problem]:
        for item in items:
            yield self._light(item) if isinstance(item, Article) else item

    def _light(self, article: Article) -> dict[str, Any] | Problem:
        if "DEADLY" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in article.text and _first_time(Path(os.environ["COMMUNIQUE_TEST_FLAG"])):
            os.kill(os.getpid(), signal.SIGKILL)
        if "BAD" in article.text:
            return Problem(article.id, "extract", "ValueError: bad", article.origin)
        if "MEMORY" in article.text:
            raise MemoryError
        return Record("1", Producer("light", "0", "none", "0", self.settings.digest()), article_record(article)).to_dict()


def _first_time(flag: Path) -> bool:
    try:
        flag.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def light(settings: Settings) -> Light:
    """Makes the stand-in."""
    return Light(settings)
