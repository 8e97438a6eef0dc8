"""The halves of a divided country by their bearing alone: "the North", "the South" of an article on the two Koreas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from communique.model import Document
from communique.parties.places.use import use_of
from communique.parties.table import entries
from communique.parties.value import PartyMention

_HALF = re.compile(r"(?:\b[Tt]he|(?<=\b[Tt]he\s(?:North|South)\s)(?:and|or))\s(?P<half>North|South)\b(?!-|\s[A-Z])")
_NAMES = {
    "Korea": {"North": "North Korea", "South": "South Korea"},
    "Sudan": {"North": "Sudan", "South": "South Sudan"},
}
"""The names of the halves of divided countries."""
_ENOUGH = 2
"""How often an article names North Korea at least for "the South" in it to be no other."""


def halves(document: Document, taken: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """Mentions of a half of Korea, or of the Sudans, as "the North" or "the South", where the article names both, or
    North Korea at least twice; none where it is about more than one such country.
    """
    whole = _divided(Counter(mention.code for mention in taken))
    if not whole:
        return
    for part in document.segments:
        for found in _HALF.finditer(document.text, part.start, part.end):
            start, end = found.span("half")
            entry = entries()[_NAMES[whole][found["half"]]]
            use = use_of(document, start, end, entry)
            yield PartyMention(start, end, found["half"], entry.code, entry.kind, entry.form, use, inferred=True)


def _divided(named: Counter[str]) -> str | None:
    """The divided country that an article is about, by how often it names which party."""
    koreas = bool(named["PRK"] and named["KOR"]) or named["PRK"] >= _ENOUGH
    sudans = bool(named["SDN"] and named["SSD"])
    return None if koreas == sudans else "Korea" if koreas else "Sudan"
