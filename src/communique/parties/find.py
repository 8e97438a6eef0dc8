"""Find the parties that a document mentions."""

from __future__ import annotations

from communique.model import Context, Document
from communique.parties.value import Party, PartyMention


def read(document: Document, context: Context) -> tuple[PartyMention, ...]:
    """Every span that names a party or a place of one, in text order, without overlaps."""
    return ()


def gather(mentions: tuple[PartyMention, ...]) -> tuple[Party, ...]:
    """The parties among the mentions, each once with all its mentions, in order of first mention."""
    return ()
