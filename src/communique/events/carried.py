"""On whom an act goes on that is told beside an accusation ("condemned Peru, threatening sanctions")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.hit import Hit
from communique.events.syntax import is_verb, kids, logical_objects

if TYPE_CHECKING:
    from communique.events.cast import Cast

HOSTILE = frozenset({"threat", "demand", "sanction", "criticism"})
"""Types of acts that go on from an accusation, against the same."""
DEPTH = 3
"""How many verbs up the accusation may stand."""


def against(cast: Cast, hit: Hit, source: Actor | None) -> Actor | None:
    """Whom the verb above accuses, for a threat, a demand or a measure in a participle or "with" clause beside it."""
    document = cast.document
    if hit.rule.type not in HOSTILE or not is_verb(document, hit.token) or source is None:
        return None
    token = hit.token
    for _ in range(DEPTH):
        dep, above = document.deps[token], document.heads[token]
        if dep == "pcomp" and document.lower_words[above] == "with":
            above = document.heads[above]
        elif dep not in ("advcl", "xcomp"):
            return None
        if document.lemmas[above] in lexicon()["judging"] and above < hit.token:
            found = cast.all_of([*logical_objects(document, above), *kids(document, above, "dobj")])
            if found and found.parties and not set(found.parties) & set(source.parties):
                return Actor(found.parties, (), found.spans, False)
            return None
        token = above
    return None
