"""Of whom the text itself says "he" or "she", so that a pronoun of the other kind is not taken for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.events.actor import lexicon
from communique.events.syntax import kids

if TYPE_CHECKING:
    from communique.events.cast import Cast

STYLED = re.compile(
    r"\b(?:(?P<he>Mr|King|Prince|Sir|Lord|Emir|Sultan|Sheikh|Pope)|(?P<she>Mrs|Ms|Miss|Queen|Princess|Lady))\.?\s$"
)
"""What people are styled right before their names."""
SAID = frozenset({"he", "his", "him"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
BEFORE = 12
"""Characters before a name in which its style is looked for."""


def genders(cast: Cast) -> dict[str, bool]:
    """By id of a person whether "he" is said of them (True) or "she": where they say of themselves that "she was ready", or are
    styled so.
    """
    found: dict[str, bool] = {}
    for person in cast.facts.people:
        for mention in person.mentions:
            styled = STYLED.search(cast.document.text, max(0, mention.start - BEFORE), mention.start)
            if styled:
                found.setdefault(person.id, styled["he"] is not None)
    document, say = cast.document, lexicon()["say"]
    for token in sorted((*document.where("he"), *document.where("she"))):
        verb = document.heads[token]
        above = document.heads[verb]
        if document.deps[token] not in SUBJECT or document.deps[verb] != "ccomp" or document.lower_lemmas[above] not in say:
            continue
        speaking = [p for s in kids(document, above, "nsubj") if (p := cast.person_at.get(s)) and above < token]
        for person in speaking:
            found.setdefault(person.id, document.lower_words[token] == "he")
    return found
