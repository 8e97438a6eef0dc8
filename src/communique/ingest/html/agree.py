"""Second opinions on a page's body: what its JSON-LD gives as body, and what trafilatura finds (extra ``trafilatura``).

A candidate counts block by block: its text holds a block or not. The agreement of two bodies is the share of characters in
blocks that both hold among those that either holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

from communique.errors import UsageError
from communique.ingest.html.blocks import Page

_LEAST = 500
"""Characters of a body in JSON-LD below which it may be a teaser."""
_SHORT = ("short line", "headline of something else")
_ELSEWHERE = ("outside", "aside", "link")


def fold(text: str) -> str:
    """A text reduced to its letters and digits, lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def holds(page: Page, other: str) -> list[bool]:
    """For each block whether another body holds its text."""
    folded = fold(other)
    return [bool(text := fold(block.text)) and text in folded for block in page.blocks]


def score(page: Page, roles: Sequence[str], held: Sequence[bool]) -> float:
    """The agreement of the body found with another one, 0 to 1."""
    both = either = 0
    for block, role, inside in zip(page.blocks, roles, held, strict=True):
        both += len(block.text) * (role == "body" and inside)
        either += len(block.text) * (role == "body" or inside)
    return both / either if either else 0.0


def with_json_ld(page: Page, roles: list[str], full: str, prose: Sequence[bool]) -> float | None:
    """Marks as body the paragraphs elsewhere that JSON-LD's body holds, where it covers most of what was found or hardly any.

    Returns the agreement before that; None where JSON-LD gives no whole body.
    """
    if len(full) <= _LEAST:
        return None
    inside = holds(page, full)
    agreement = score(page, roles, inside)
    size = sum(len(b.text) for b, role in zip(page.blocks, roles, strict=True) if role == "body")
    shared = sum(len(b.text) for b, role, i in zip(page.blocks, roles, inside, strict=True) if role == "body" and i)
    if shared > 0.85 * size or shared < 0.3 * size:
        for i, role in enumerate(roles):
            if inside[i] and prose[i] and role in _ELSEWHERE:
                roles[i] = "body"
    return agreement


def with_trafilatura(page: Page, roles: list[str], html: str) -> float | None:
    """Takes what trafilatura leaves out at the end for page furniture, and short lines inside the body that it keeps for body.

    Returns the agreement before that; None where trafilatura finds no body. UsageError says what to install.
    """
    inside = holds(page, _trafilatura(html))
    if not any(inside):
        return None
    agreement = score(page, roles, inside)
    body = [i for i, role in enumerate(roles) if role == "body"]
    kept = [i for i in body if inside[i]]
    if kept:
        for i in range(body[0], body[-1] + 1):
            if roles[i] in _SHORT and inside[i]:
                roles[i] = "body"
            elif roles[i] == "body" and i > kept[-1]:
                roles[i] = "tail"
    return agreement


def _trafilatura(html: str) -> str:
    require()
    import trafilatura

    return trafilatura.extract(html, fast=True, include_comments=False, include_tables=False, deduplicate=False) or ""


@cache
def require() -> None:
    """Checks that trafilatura is installed. Raises UsageError."""
    if find_spec("trafilatura") is None:
        raise UsageError("trafilatura is not installed: install communique[trafilatura]")
