"""Conditions of rules of gatherings on whose occasion something is done: a bloc's own meeting, one that somebody misses."""

from __future__ import annotations

from communique.events.cast import Cast
from communique.events.filled import Conditions, Filled
from communique.events.syntax import is_passive, kids, logical_subjects, prepositions

AT = frozenset({"at", "during", "in", "after", "following"})
CALLED = frozenset(
    {"emergency", "extraordinary", "special", "urgent", "closed", "door", "session", "annual", "regular", "ministerial"}
    | {"plenary", "virtual", "crisis", "marathon", "all-night", "late-night", "day", "hour", "informal", "summit", "closing"}
)
"""What meetings of a body are called."""


def _own_occasion(cast: Cast, f: Filled) -> bool:
    """Whether an organization does something at a meeting of its own ("at an emergency meeting, NATO agreed")."""
    document, noun, verb = cast.document, f.hit.token, f.hit.governor
    prep = document.heads[noun]
    if verb is None or document.deps[noun] != "pobj" or document.lower_words[prep] not in AT or document.heads[prep] != verb:
        return False
    if is_passive(document, verb) or kids(document, noun, "poss"):
        return False
    behind = list(prepositions(document, noun))
    if any(word in ("of", "between", "with", "on", "hosted") and not _dated(cast, o) for word, o in behind):
        return False
    subjects = [cast.party_at[s] for s in logical_subjects(document, verb) if s in cast.party_at]
    if [p.kind for p in subjects] != ["organization"]:
        return False
    fronts = {document.lower_lemmas[c] for c in kids(document, noun, "compound", "amod", "nmod")}
    placed = any(word == "in" and (e := document.entity_at(o)) and e.label == "GPE" for word, o in behind)
    return bool(fronts & CALLED) or placed or any(_dated(cast, o) for _, o in behind)


def _dated(cast: Cast, token: int) -> bool:
    entity = cast.document.entity_at(token)
    return entity is not None and entity.label in ("DATE", "TIME")


EARLY: Conditions = {"own-occasion": _own_occasion}
"""Those on the trigger and the words around it alone, by their names in the frames."""
