"""The names of parties that stand in one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.events.aside import lending
from communique.events.pronouns import NEAR
from communique.events.syntax import is_verb
from communique.model import Document, places
from communique.parties.value import PartyMention

if TYPE_CHECKING:
    from communique.events.cast import Cast

LIST = re.compile(r"\s?(?:,|,?\s(?:and|as\swell\sas)|&)\s(?:the\s)?")
"""What stands between the names of a list."""


def lists(document: Document, parties: Sequence[PartyMention]) -> dict[int, tuple[int, ...]]:
    """For each token of a party's name in a list ("Peru, Chile and Norway") the last tokens of all names in it."""
    found: dict[int, tuple[int, ...]] = {}
    run: list[PartyMention] = []
    joined = False
    begins = {m.start for m in parties}
    whole = [m for m in parties if document.text[m.end : m.end + 1] not in ("'", "’", "-") and m.end + 1 not in begins]
    for mention in (*whole, None):
        between = document.text[run[-1].end : mention.start] if run and mention else ""
        apart = mention and (joined or len(run) == 1) and "and" in between and _begins(document, run[-1], mention)
        if mention and run and LIST.fullmatch(between) and not apart:
            run.append(mention)
            joined |= "and" in between
            continue
        if joined and len(run) > 1:
            tokens = [tuple(document.tokens_in(m.start, m.end)) for m in run]
            heads = tuple(some[-1] for some in tokens if some)
            found.update((t, heads) for some in tokens for t in some)
        run, joined = [mention] if mention else [], False
    return found


def _begins(document: Document, before: PartyMention, mention: PartyMention) -> bool:
    """Whether a name behind "and" is the subject of a clause of its own, the one before it part of what stands before ("sent
    food to Peru, and Chile offered tents").
    """
    first, last = document.tokens_in(before.start, before.end), document.tokens_in(mention.start, mention.end)
    if not first or not last or document.deps[last[-1]] not in ("nsubj", "nsubjpass"):
        return False
    above = document.heads[first[-1]]
    return document.deps[first[-1]] in ("pobj", "dobj", "conj", "attr", "appos") and above < first[0]


def side_by_side(cast: Cast) -> list[tuple[int, tuple[str, ...]]]:
    """The parties named side by side in the article ("A and B", "officials of A, B and C"), with their first token."""
    document = cast.document
    found = []
    for token in sorted({document.heads[child] for child in places(document.deps, "conj")}):
        if document.deps[token] == "conj" or is_verb(document, token) or lending(document, token):
            continue
        actor = cast.all_of([token], NEAR)
        row = cast.listed.get(token, ())
        if any(other < token for other in row) and (actor is None or len(actor.parties) < len(row)):
            continue  # the rest of a longer list
        if actor and actor.sure and len(actor.parties) > 1 and not cast.brokers.issuperset(actor.parties):
            found.append((token, actor.parties))
    return found
