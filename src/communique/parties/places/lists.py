"""Lists of places: where the first of them is one, so are the others, whatever the parser makes of a long list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.model import Document
from communique.parties.value import PartyMention

_NEXT = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?\)?(?:,\s{1,8}(?:(?:and|or)\s{1,8})?(?:then\s{1,8})?"
    r"|,?\s{1,8}(?:and|or|as\swell\sas|along\swith)\s{1,8})(?:the\s{1,8})?"
)
"""What stands between two names of a list, and what is told of the first in brackets."""
_MORE = re.compile(r"\s?(?:\([A-Z]{2,6}\))?(?:,\s|\s{1,8}(?:and|or)\s)")
_LINK = "]("
"""What ends the words of a link, which the parser takes for one word with the address."""
_ENDS = re.compile(
    rf"{_MORE.pattern}|[.;]|\s(?:on\s|from\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]*\s\d"
)
"""What stands behind a name in a list, or behind its last one."""
_NAMES = frozenset({"name", "capital"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OTHERWISE = frozenset({"nsubj", "nsubjpass", "poss", "compound", "amod", "nmod", "pobj", "dobj"})
"""What a name is that does something, or is governed by something of its own."""
_GOVERNED = frozenset({"pobj", "dobj", "attr"})
"""What the first place of a list is."""
_LOST = frozenset({"compound", "nmod", "pobj", "dobj"})
"""What the parser makes of names in a long list."""
_LONG = 2
"""Places before a name that make a list long."""


def listed(document: Document, mentions: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions, the countries of a list places where the first of them is one ("She flew to Peru, Chile, and Kenya"), and
    none where the list is the subject of the sentence ("In Peru, Chile and Kenya agreed").
    """
    run: list[PartyMention] = []
    for mention in mentions:
        if run and _goes_on(document, run[-1], mention, len(run)):
            mention = replace(mention, use="place")
        before = run[-1] if run else None
        lies = mention.use == "place" and mention.kind == "country" and mention.form in _NAMES
        if before and not (lies and _beside(document, before, mention)):
            yield from _acting(document, run)
            run = []
        if lies and (run or _governed(document, mention)):
            run.append(mention)
        else:
            yield mention
    yield from _acting(document, run)


def _beside(document: Document, before: PartyMention, mention: PartyMention) -> bool:
    """Whether a name goes on the list of the one before it."""
    between = document.text[before.end : mention.start]
    return between == " (" or _NEXT.fullmatch(between) is not None


def _acting(document: Document, run: list[PartyMention]) -> Iterator[PartyMention]:
    """The places of a list, as parties those behind the first comma where they are what a verb without a subject follows."""
    verb = document.token_at(run[-1].end + 1) if len(run) > 2 else None
    acts = verb is not None and _lacks_subject(document, verb, run)
    for i, mention in enumerate(run):
        yield replace(mention, use="party") if acts and i else mention


def _lacks_subject(document: Document, verb: int, run: list[PartyMention]) -> bool:
    if document.tags[verb] not in _FINITE or not document.text.startswith(", ", run[0].end):
        return False
    root = verb if document.pos[verb] != "AUX" else document.heads[verb]
    if any(document.deps[c] in ("nsubj", "nsubjpass") for c in document.children[root]):
        return False
    first = document.tokens_in(run[0].start, run[0].end)
    token = first[-1] if first else root
    while document.heads[token] not in (token, root):
        token = document.heads[token]
    return token != root and document.heads[token] == root and document.deps[token] == "prep"


def _governed(document: Document, mention: PartyMention) -> bool:
    """Whether a place stands behind a preposition or is where somebody goes ("visits Peru, Chile and Kenya"), or is the first
    behind a colon or in brackets ("in three countries: Peru, Chile and Kenya").
    """
    listed = document.text.endswith((": ", ":\n", "("), 0, mention.start)
    return listed or any(document.deps[t] in _GOVERNED for t in document.tokens_in(mention.start, mention.end))


def _goes_on(document: Document, before: PartyMention, mention: PartyMention, places: int) -> bool:
    """Whether a name goes on a list of so many places; the parser loses its way in long ones."""
    if mention.use != "party" or mention.kind != "country" or mention.form not in _NAMES:
        return False
    text = document.text
    between = _NEXT.fullmatch(text, before.end, mention.start)
    if between is None or text[mention.end : mention.end + 1] in ("'", "’", "-"):
        return False
    if between[0].strip() in (",", "),") and not _MORE.match(text, mention.end):
        return False
    if text.startswith((_LINK, " who "), mention.end):
        return True
    tokens = document.tokens_in(mention.start, mention.end)
    head = next((t for t in reversed(tokens) if document.heads[t] not in tokens or document.heads[t] == t), None)
    if head is not None and places >= _LONG and document.deps[head] in _LOST:
        return _ENDS.match(text, mention.end) is not None
    if head is not None and document.deps[head] in ("nsubj", "nsubjpass") and _tells_of(document, before):
        return True
    return head is not None and document.deps[head] not in _OTHERWISE


def _tells_of(document: Document, place: PartyMention) -> bool:
    """Whether a place in a list belongs to what the sentence tells of, so that the last place of the list is no subject ("The
    drought in Togo, Ghana, and Benin has killed cattle").
    """
    token = next(iter(document.tokens_in(place.start, place.end)), None)
    while token is not None and document.deps[token] in ("conj", "appos", "pobj", "prep", "compound"):
        token = document.heads[token]
    return token is not None and document.pos[token] == "NOUN" and document.deps[token] in ("ROOT", "nsubj", "nsubjpass")
