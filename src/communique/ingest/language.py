"""The language of a text. English is told by its function words; py3langid, slow to load, is asked about the rest only."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.model import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_READ = 4000
"""Characters that are looked at."""
_SHARE = 0.15
"""The share of English function words from which on a text is English: articles have .18 to .45, other languages below .09."""
_LEAST = 60
"""Bytes of letters (UTF-8: scripts that say more in a letter have more bytes) below which the language is left open."""
_SURE = 0.9
"""py3langid's confidence below which it is left open: of 219 pages two English ones had less."""
_WORD = re.compile(r"[^\W\d_]+")


def of(text: str) -> str | None:
    """The language of a text as an ISO 639 code ("en", "de"); None where it is too short or not clear."""
    text = text[:_READ]
    words = _WORD.findall(text.casefold())
    if len(words) >= 3 and sum(word in _english() for word in words) >= _SHARE * len(words):
        return "en"
    if len("".join(words).encode("utf-8", "replace")) < _LEAST:
        return None
    code, confidence = _identifier().classify(text)
    return str(code) if confidence >= _SURE else None


def body_of(article: Article) -> str:
    """The body of an article; all of its text where no part is marked as body."""
    parts = [article.text[block.start : block.end] for block in article.blocks if block.role == "body"]
    return "\n".join(parts) or article.text


def completed(article: Article) -> Article:
    """The article with its language, found in the text where the source did not name it."""
    if article.language or not (code := of(body_of(article))):
        return article
    return replace(article, language=code, provenance=(*article.provenance, ("language", "text")))


@cache
def _english() -> frozenset[str]:
    return frozenset(tomllib.loads(files(__package__).joinpath("language.toml").read_text("utf-8"))["words"])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
