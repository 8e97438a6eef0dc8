"""Who speaks in a text: its own author, somebody whom it quotes, or who is named before a colon."""

from __future__ import annotations

import re

_SAYING = re.compile(r"(?:^|[\n.!?\])]\s{0,8})((?:[A-Z][A-Z.’'-]*\s){0,4}[A-Z][A-Z.’'-]+):\s")
"""Who speaks in a transcript."""
_FOREIGN = re.compile(r"MINISTER|CHANCELLOR|KING|PREMIER|FOREIGN|GENERAL|CHAIRMAN|QUESTION")
_RECEIVING = re.compile(r"PRIME\sMINISTER|FOREIGN\sMINISTER|CHANCELLOR|KING|PREMIER|^PRESIDENT\s")
ASKED = "QUESTION"
"""Who speaks where somebody asks an American."""
_PRESIDES = re.compile(r"\bPRESIDENT\s(?:[A-Z][A-Z.’'-]*\s){0,3}[A-Z][A-Z.’'-]+(?=:\s)")
"""A president who speaks; the first of a transcript is the American one."""
_PRESIDENT = ("THE PRESIDENT:", "THE VICE PRESIDENT:", "SENIOR ADMINISTRATION OFFICIAL:")
"""Who speaks in a transcript of the White House."""
HEADING = 200
"""Characters in which a transcript says whose it is."""
_SPEECH = 4000
"""Characters in which the last to speak is looked for."""
_PARAGRAPH = 600
"""Characters in which a quotation that is open is looked for."""
_QUOTE = re.compile(r"[“”\"]")


def is_transcript(text: str) -> bool:
    """Whether a text is a transcript of the White House."""
    return any(sign in text for sign in _PRESIDENT)


def speaks_itself(text: str, at: int) -> bool:
    """Whether the text itself speaks at an offset, or an American whom a transcript has speak, not somebody whom it quotes."""
    start = max(0, at - _PARAGRAPH)
    quoted = len(_QUOTE.findall(text, max(start, text.rfind("\n\n", start, at)), at)) % 2
    speakers = _SAYING.findall(text, max(0, at - _SPEECH), at)
    return not quoted and not (speakers and _is_foreign(speakers[-1], text))


def guest(text: str, at: int) -> str | None:
    """Who speaks at an offset of a transcript, where that is no American of those whom it has speak ("PRIME MINISTER BERG")."""
    speakers = _SAYING.findall(text, max(0, at - _SPEECH), at)
    return speakers[-1] if speakers and _is_foreign(speakers[-1], text) else None


def is_host(speaker: str) -> bool:
    """Whether who speaks in a transcript has the post of one who receives an American in his own country."""
    return _RECEIVING.search(speaker) is not None


def hosts(text: str) -> int:
    """How many such people a transcript has speak."""
    return len({speaker for speaker in _SAYING.findall(text) if is_host(speaker)})


def _is_foreign(speaker: str, text: str) -> bool:
    """Whether who speaks in a transcript is no American, or a president beside a Secretary of State or another before."""
    if not speaker.startswith("PRESIDENT "):
        return _FOREIGN.search(speaker) is not None
    first = _PRESIDES.search(text)
    return ", Secretary of State" in text[:HEADING] or (first is not None and first[0] != speaker)
