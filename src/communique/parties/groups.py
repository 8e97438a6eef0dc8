"""Armed groups without a name of their own: "pro-Russian separatists", and "the separatists" after that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Document
from communique.parties.value import PartyMention

_NOUNS = "separatists|rebels|insurgents|guerrillas|militants|militias|militia"
_FULL = re.compile(rf"\b(?:pro-[A-Z]\w{{2,20}}|[A-Z]\w{{2,20}}-(?:backed|supported))\s(?P<noun>{_NOUNS})\b")
_ANY = re.compile(_NOUNS)
_BARE = re.compile(r"\b[Tt]he\s(?P<noun>separatists|rebels|insurgents|guerrillas)\b")


def groups(document: Document) -> Iterator[PartyMention]:
    """Mentions of groups by the fullest name in the article; bare ones only where the article has one such group."""
    text = document.text
    if not _ANY.search(text):
        return
    full = [m for part in document.segments for m in _FULL.finditer(text, part.start, part.end)]
    names = {" ".join(m.group().split()) for m in full}
    for m in full:
        yield _mention(text, m.start(), m.end(), " ".join(m.group().split()))
    if len(names) == 1:
        name = names.pop()
        for part in document.segments:
            for m in _BARE.finditer(text, part.start, part.end):
                yield _mention(text, m.start("noun"), m.end(), name)


def _mention(text: str, start: int, end: int, name: str) -> PartyMention:
    return PartyMention(start, end, text[start:end], name, "group", "name", "party")
