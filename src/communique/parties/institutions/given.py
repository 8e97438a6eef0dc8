"""Whether the words before an institution give it to a country named there ("all Libyan factions, including the Senate")."""

from __future__ import annotations

from communique.model import Document
from communique.parties.value import PartyMention

_NEAR = 80
"""Characters between an institution and the country before it whose it is."""
_OWNERS = frozenset({"demonym", "office", "ministry"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that part an institution from the country before it."""


def is_given(document: Document, last: PartyMention, at: int) -> bool:
    """Whether an institution is that of the country named last before it in its sentence: by an adjective, another of its
    institutions or in its possession, with no verb between.
    """
    text, token, first = document.text, document.token_at(at), document.token_at(last.end - 1)
    if last.kind != "country" or at - last.end > _NEAR or token is None or first is None:
        return False
    owned = last.form in _OWNERS or text.startswith(("'s", "’s"), last.end) or text.endswith(" in ", 0, last.start)
    same = document.sentence_of[first] == document.sentence_of[token]
    return owned and same and not _FINITE.intersection(document.tags[first + 1 : token])
