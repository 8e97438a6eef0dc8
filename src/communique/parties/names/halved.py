"""Names of two halves that share their last word: "North and South Korea", "Greek and Turkish Cypriot leaders"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.model import Document
from communique.parties.places.use import use_of
from communique.parties.table import entries
from communique.parties.value import PartyMention

_HALF = re.compile(r"(?P<half>[A-Z][a-z]+)(?:,)?\s(?:and|or|nor)\s$")
"""A capitalized word before "and" and a name."""
LONGEST = 24
"""Characters before a name in which that stands."""
BARE = frozenset({"name", "demonym"})


def halved(document: Document, found: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions found, with the first half of such a name as a mention of its own party, whatever it means alone."""
    made = {m.start: m for name in found if (m := _first_half(document, name))}
    hidden = {m.start for m in found if any(h.start <= m.start < h.end for h in made.values())}
    yield from (m for m in found if m.start not in hidden)
    yield from made.values()


def _first_half(document: Document, name: PartyMention) -> PartyMention | None:
    """The half before a name of two words, where with the last of them it names another party."""
    first, _, last = name.text.partition(" ")
    if not last or " " in last or name.form not in BARE:
        return None
    before = _HALF.search(document.text, max(0, name.start - LONGEST), name.start)
    if before is None or before["half"] == first:
        return None
    whole = f"{before['half']} {last}"
    entry = entries().get(whole) or entries().get(whole.removesuffix("s"))
    if entry is None or entry.code == name.code or entry.form not in BARE:
        return None
    start, end = before.span("half")
    use = use_of(document, start, end, entry) if name.use == "party" else name.use
    return replace(name, start=start, end=end, text=before["half"], code=entry.code, kind=entry.kind, use=use)
