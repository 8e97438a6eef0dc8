"""Whose release a text is, and who says "we" in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.events.actor import releases
from communique.kinds.people.lexicon import lexicon as people
from communique.parties.find import lookup, scan

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document

HEADER = 250
"""Characters at either end of a release in which its press office is named."""
LINE = 90
"""Characters of a line with a name and a title at most."""
OPENING = 1500
"""Characters at the beginning of a text in which it says who released it."""
CLEAR = 2.0
"""How many times as often as any other a party is named that a text is of."""
RELEASED = re.compile(
    r"\b(?:statement|text|declaration|communiqu[eé]|message)\b[^:\n]{0,80}?\b(?:released|issued|made|adopted|delivered)\b"
    r"[^:\n]{0,40}?\bby\s+(?P<by>[^:\n]+?)(?=\s(?:on|regarding|about|following|concerning|after|at|in)\s|[:\n]|$)",
    re.IGNORECASE,
)
"""By whom a statement is said to have been released: up to what it is about."""
TITLED = re.compile(
    r"joint (?:statement|declaration|communiqu[eé]|readout) (?:by|of|from|between)\s+(?P<by>.+?)"
    r"(?=\s(?:on|regarding|about|following|concerning|after|at|in)\s|$)",
    re.IGNORECASE,
)
"""Whose joint statement a text is by its title."""


JOINT = re.compile(r"\bjoint\s(?:\w+\s)?(?:statement|declaration|communiqu[eé]|readout|vision)\b", re.IGNORECASE)
"""What a text is that several release together."""
COUPLED = re.compile(r"\b((?:[A-Z][\w.]*\s)?[A-Z][\w.]*)\s?[-–]\s?([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\b")
"""Two names with a hyphen between."""


def issuer(cast: Cast) -> str | None:
    """The government or body whose release the text is, None for a newspaper's."""
    name = " ".join((cast.context.publisher or "").lower().split()).removeprefix("the ")
    return people().issuers.get(name) or _office(cast.document) or _signed(cast)


def voices(cast: Cast) -> tuple[str, ...]:
    """Who say "we" in the text outside quotations: those who are said to have released it, its issuer, else the party
    that it says present things of ("Peru welcomes"), else the one named far more than any other.
    """
    if together := tuple(dict.fromkeys(_releasing(cast))):
        return together
    document = cast.document
    present = [t for t in cast.party_at if document.deps[t] == "nsubj" and document.tags[document.heads[t]] == "VBZ"]
    one = cast.issuer or foremost(Counter(cast.party_at[t].code for t in present)) or foremost(cast.weight)
    return (one,) if one else ()


def joint(cast: Cast) -> tuple[str, ...]:
    """The states whose joint statement the text is: those by whom it says that it was released, or of its title."""
    memory = cast.document.memory[joint]
    if 0 not in memory:
        memory[0] = tuple(_together(cast))
    found: tuple[str, ...] = memory[0]
    return found


def _together(cast: Cast) -> tuple[str, ...]:
    title = cast.context.title or cast.document.text[:HEADER].strip().split("\n")[0]
    if not JOINT.search(title) and not JOINT.search(cast.document.text, 0, HEADER):
        return ()
    found = tuple(dict.fromkeys(_releasing(cast))) or tuple(dict.fromkeys(_coupled(title)))
    return found if len(found) > 1 else ()


def _coupled(title: str) -> Iterator[str]:
    """The two states that a title couples ("Joint Statement on the Peru-Chile Dialogue")."""
    for names in COUPLED.finditer(title):
        first, second = names.groups()
        known = (lookup(first), lookup(second) or lookup(second.split()[0]))
        yield from (party[0] for party in known if party)


def _releasing(cast: Cast) -> Iterator[str]:
    """The parties by whom the text, or else its title, says that it was released, in their order."""
    found = RELEASED.search(cast.document.text, 0, OPENING)
    if not found:
        first = cast.document.text[:HEADER].strip().split("\n")[0]
        named = list(_titled(cast.context.title or "")) or list(_titled(first))
        if len(named) > 1:
            yield from named
            yield from (cast.issuer,) if cast.issuer else ()
        return
    spans = [(m.start, m.code) for m in cast.facts.parties]
    spans += [(m.start, p.party) for p in cast.facts.people if p.party for m in p.mentions]
    for start, code in sorted(spans):
        if found.start("by") <= start < found.end("by"):
            yield code


def _titled(title: str) -> Iterator[str]:
    """The parties whose joint statement a text is by its title ("Joint Statement from the Leaders of Peru and Chile")."""
    found = TITLED.match(title)
    for hit in scan(title, found.start("by"), found.end("by")) if found else ():
        if known := lookup(title[hit.start : hit.end]):
            yield known[0]


def foremost(counts: Counter[str]) -> str | None:
    """The party named far more than any other, None where none is."""
    top = counts.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] > CLEAR * top[1][1]) else None


def _signed(cast: Cast) -> str | None:
    """The party of the official whose name and title open the text, or are a line of its head ("Ana Silva, Minister")."""
    text = cast.document.text
    for person in cast.facts.people[:3]:
        first = person.mentions[0] if person.mentions else None
        if first is None or text[first.end : first.end + 1] != "," or first.start > HEADER:
            continue
        opens = not text[: first.start].strip()
        end = text.find("\n", first.end)
        alone = text.endswith("\n", 0, first.start) and 0 < end - first.start < LINE and text[end - 1].isalnum()
        if opens or (alone and person.party):
            return person.party
    return None


def _office(document: Document) -> str | None:
    """The party whose press office stands in the first or last lines ("Office of the Spokesperson")."""
    text = document.text
    return next((code for phrase, code in releases().items() if phrase in text[:HEADER] or phrase in text[-HEADER:]), None)
