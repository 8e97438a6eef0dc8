"""The words of ``lexicon.toml``: nouns for agreements, what stands beside them, verbs."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import Document

FIRES = frozenset(["fire", "fires"])


@cache
def lexicon() -> dict[str, Any]:
    """The words of ``lexicon.toml``."""
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


@cache
def words(section: str, name: str) -> frozenset[str]:
    """The words of one rule of the lexicon."""
    return frozenset(lexicon()[section][name]["words"])


@cache
def heads() -> dict[str, bool]:
    """Every form of a noun that names an agreement, and whether it does so only in a proper name."""
    found = {}
    for name in ("always", "named"):
        for noun in sorted(words("heads", name)):
            for form in (noun, noun + "s", noun[:-1] + "ies" if noun.endswith("y") else noun):
                found[form] = name == "named"
    return found


def noun_at(document: Document, token: int) -> str:
    """The noun of a token in lower case; "cease-fire", which the tokenizer splits, as one."""
    word = document.lower_words[token]
    if word in FIRES and token > 1 and document.lower_words[token - 2] == "cease" and document.words[token - 1] == "-":
        return "cease-" + word
    return word
