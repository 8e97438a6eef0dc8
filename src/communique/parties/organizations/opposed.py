"""The opposition of a country ("Peru's opposition", "the Peruvian government and opposition"), "the opposition" after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Document
from communique.parties.table import rows
from communique.parties.value import PartyMention

_SIDE = r"(?:main\s|political\s|armed\s|fractured\s|divided\s|united\s)?"
_NOT = (
    r"(?!-|\s(?:leaders?|figures?|part(?:y|ies)|lawmakers?|politicians?|MPs?|members?|candidates?|chiefs?|newspapers?|activists?"
    r"|supporters?|to\b))"
)
"""What "opposition" stands before where it says which of several, or is no party at all ("opposition to the plan")."""
_OWNED = re.compile(rf"(?:['’]s?)?\s{_SIDE}(?P<noun>opposition)\b{_NOT}")
_BESIDE = re.compile(
    rf"(?:\s(?:government|regime|authorities)|(?<=government)|(?<=regime))\sand\s{_SIDE}(?P<noun>opposition)\b{_NOT}"
)
_BARE = re.compile(rf"\b[Tt]he\s{_SIDE}(?P<noun>opposition)\b{_NOT}")

FORMS = frozenset({"name", "demonym", "office"})


def opposed(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of oppositions by whose they are, and bare ones where the article names one such opposition."""
    if all("opposition" not in words for words in document.vocabulary):
        return
    text, known = document.text, list(taken)
    names = {m.code for m in known if m.kind == "group" and m.code.endswith(" opposition")}
    for mention in known:
        name = _called().get(mention.code) if mention.kind == "country" and mention.form in FORMS else None
        found = (_OWNED.match(text, mention.end) or _BESIDE.match(text, mention.end)) if name else None
        if name and found and (found.re is _BESIDE or mention.form == "name"):
            names.add(name)
            yield _mention(text, found.start("noun"), found.end("noun"), name)
    if len(names) == 1:
        name = names.pop()
        for part in document.segments:
            for m in _BARE.finditer(text, part.start, part.end):
                yield _mention(text, m.start("noun"), m.end("noun"), name)


@cache
def _called() -> dict[str, str]:
    """What the opposition of a country is called, by the code of the country."""
    people = {row["code"]: row["people"].split(";")[0].lstrip("=~?") for row in rows("countries.tsv")}
    return {code: f"{word} opposition" for code, word in people.items() if word}


def _mention(text: str, start: int, end: int, name: str) -> PartyMention:
    return PartyMention(start, end, text[start:end], name, "group", "name", "party")
