"""Bodies of a state that an article calls by their last word ("the Commission") or by a short name after their full one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Document
from communique.parties.organizations.unlisted import places_of
from communique.parties.value import PartyMention

WORDS = ("Council", "Commission", "Committee", "Board", "Agency", "Bureau", "Task Force", "Service", "Authority", "Department")
_WORD = "|".join(WORDS)
_OFFICIAL = re.compile(
    r"\b(?:President['’]s|Presidential|Federal|National|Advisory|Interagency|American|White\sHouse|U\.S\.|United\sStates)\s"
    rf"(?:[A-Z][\w’'-]{{1,20}},?\s(?:(?:and|for|of|on|the|&)\s){{0,2}}){{0,5}}?(?P<of>{_WORD})\b|(?<!UN\s)(?<!U\.N\.\s)(?<!Nations\s)\b(?P<on>Commission|Committee|Council)\s(?:on|to|for)\s(?!Presidential\sDebates|Foreign\sRelations)(?:the\s)?[A-Z]"
)
"""Names that bodies of the United States have."""
_MEMBER = re.compile(r"(?:Commission|Committee|Council|Task\sForce)\s(?:Members?|Chair\w*)\b|Board\smembers\b")
"""A body and who belongs to it ("Commission Member")."""
_SHORT = re.compile(
    r"(?:\s(?:[A-Z][\w’'-]{1,20}|and|for|of|on|in|to|the)){0,12}\s{1,5}\((?:the\s)?[\"“”]?(?P<short>[A-Z][a-z]{2,15}(?:\s[A-Z][a-z]{2,15}){0,2})[\"“”]?\)"
)
"""A short name in parentheses behind the rest of a full one."""
_OF_STATE = frozenset({"ministry", "office", "force", "demonym"})
MOST = 20
"""Short names looked for in an article."""


@cache
def _ends() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in WORDS)


def official(text: str) -> frozenset[str]:
    """The last words, in lower case, of the bodies that a text names as American ones are named."""
    return frozenset((found["of"] or found["on"]).lower() for found in _OFFICIAL.finditer(text))


def is_known(text: str, at: int) -> bool:
    """Whether the body at an offset is told of as one that is known ("the Commission")."""
    return text[max(0, at - 4) : at].lower().split() == ["the"] or _MEMBER.match(text, at) is not None


def abridged(document: Document, taken: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """The mentions of bodies by the short name that the text gives them ("the Federal Canal Steering Council (Canal
    Council)"), of whose they are.
    """
    text, known = document.text, list(taken)
    if "(" not in text:
        return
    short: dict[str, PartyMention] = {}
    for mention in known:
        found = _SHORT.match(text, mention.end) if mention.form in _OF_STATE else None
        if found and len(short) < MOST and _ends().intersection([found["short"].split()[-1]]):
            whole = text[mention.start : found.start("short")]
            if found["short"].split()[-1] in whole:
                short.setdefault(found["short"], mention)
    for name, mention in short.items():
        for part in document.segments:
            for at in places_of(text, name, part):
                end = at + len(name)
                if not any(m.start < end and at < m.end for m in known):
                    yield PartyMention(at, end, name, mention.code, mention.kind, "office", "party")
