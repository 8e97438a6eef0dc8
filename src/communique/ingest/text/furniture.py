"""Which lines are page furniture, and of what kind (lexicon.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_EDGE = re.compile(r"^[\s•·▪◦*|>»+–—-]{1,20}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: a line is of it if it is nothing but a word of ``whole``, or short and begins as told."""

    reason: str
    starts: tuple[str, ...]
    whole: frozenset[str]
    pattern: re.Pattern[str] | None
    longest: int

    def matches(self, line: str) -> bool:
        """Whether a line (lower case, bullets cut off) is such furniture."""
        if len(line) > self.longest:
            return False
        if line in self.whole or (self.starts and line.startswith(self.starts) and not _sentence(line)):
            return True
        return bool(self.pattern and self.pattern.match(line))


def _sentence(line: str) -> bool:
    return len(line) > 40 and line[-1] in '.!?"”'


@cache
def rules() -> tuple[Rule, ...]:
    """The furniture rules of the lexicon, in its order."""
    return tuple(map(_rule, entries()))


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """The lexicon's entries as written, with their examples."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return tuple(data["furniture"])


def _rule(entry: dict[str, Any]) -> Rule:
    pattern = re.compile(entry["pattern"], re.VERBOSE | re.IGNORECASE) if "pattern" in entry else None
    starts, whole = tuple(entry.get("starts", ())), frozenset(entry.get("whole", ()))
    return Rule(entry["reason"], starts, whole, pattern, entry.get("longest", 80))


@lru_cache(maxsize=4096)
def reason(line: str) -> str | None:
    """The kind of furniture a line is ("share", "credit", ...), or None if nothing in it says so."""
    if len(line) > 400:
        return None
    line = _EDGE.sub("", line).casefold()
    return next((rule.reason for rule in rules() if rule.matches(line)), None)
