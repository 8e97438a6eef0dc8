"""Text that is taken to the letter: its paragraphs as blocks."""

from __future__ import annotations

import re

from communique.model import Block

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


def paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text (runs without a blank line) as body blocks, white space around them left out."""
    return tuple(Block(m.start(), m.start() + len(m.group().rstrip()), "body") for m in _PARAGRAPH.finditer(text))
