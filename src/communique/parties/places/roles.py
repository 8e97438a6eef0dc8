"""What a name is in its sentence: whether its place there is that of a place."""

from __future__ import annotations

import re

from communique.model import Document
from communique.parties.places.governed import after_preposition, governing, state_of, words

_LEFT = frozenset({"visit", "leave", "approach"})
"""What is done to a government too: the other verbs that have a city as their object strike it."""
_DONE = frozenset({"talks", "visit", "trip", "attack", "bombing"})
"""What a government does, behind "'s" ("Moscow's attacks")."""
_LISTED = 12
"""Names of a list gone back over to the first one."""
_LEFT_FOR = re.compile(r"\s{0,2}(?:$|[.,;)]|\s(?:for|and|on|by|after|before|until|since|due|because|this|last|in\s\d+)\b)")
"""What stands behind a country that people leave; one that is left "without power" is no place."""
_LANDS = frozenset(
    {"coast", "coastline", "shore", "countryside", "jungle", "desert", "highland", "interior", "capital"}
    | {"wall", "fence", "outpost", "checkpoint", "hinterland", "lowland"}
)
"""What a country's name before it makes a part of its land ("the Peru coast")."""
_PASSING = frozenset({"pass", "fly", "sweep", "hover", "travel"})
"""What somebody does over or through a place."""
_BROUGHT_IN = frozenset({"bring", "take", "let", "call", "draw", "pull", "rope", "lock", "box", "hem"})
"""What is done to a party with "in"; what is made or poured "in the United States" is done there."""
_DISASTERS = frozenset(
    {"earthquake", "quake", "tremor", "aftershock", "storm", "hurricane", "typhoon", "cyclone", "tsunami", "flood", "tornado"}
)
"""What strikes places."""


def is_place(document: Document, token: int, form: str, depth: int = 0) -> bool:
    """Whether a name, by the token that the others of it hang below, is a place in its sentence."""
    dep, head = document.deps[token], document.heads[token]
    lost = _lost(document, token, form)
    if lost is not None or _is_bound_for(document, token):
        return lost is None or after_preposition(document, lost, form)
    if dep == "pobj" and document.text.startswith(("'s ", "’s "), document.ends[token]):
        return _owns_land(document, token)
    if dep == "pobj":
        state = state_of(document, head) if form == "name" and document.lower_words[head] == "of" else None
        return after_preposition(document, head, form) if state is None else is_place(document, state, form, 1)
    if dep == "dobj":
        return _is_joined(document, head) or _is_object(document, token, head, form)
    if dep in ("conj", "appos") and depth < _LISTED and not document.text.startswith(("'s", "’s"), document.ends[token]):
        return _is_in_list(document, head, form, depth)
    if dep in ("compound", "nmod", "amod"):
        called = head - 1 > token and document.pos[head] == "PROPN" and _is_citys(document, head - 1)  # "Lima daily Kestrel"
        bordered = document.lemmas[head] == "border" and document.deps[head] == "pobj"
        land = form == "name" and (bordered or document.lemmas[head] in _LANDS)  # "along the Peru border"
        return land or (form == "capital" and (_is_citys(document, head) or called))
    if dep == "poss":
        return _is_owner(document, token, head, form)
    return _is_struck(document, token, form) or any(
        document.lemmas[c] in words("apposed") for c in document.children[token] if document.deps[c] == "appos"
    )


def _is_in_list(document: Document, head: int, form: str, depth: int) -> bool:
    """Whether what a name is joined to or in apposition to is a place."""
    if document.lemmas[head] in words("apposed"):
        return True
    named = document.pos[head] == "PROPN" or "’" in document.words[head]  # "d’Ivoire"
    listed = named or document.lemmas[head] in ("country", "nation", "state", "place", "region")
    return listed and is_place(document, head, form, depth + 1)


def _is_joined(document: Document, verb: int) -> bool:
    """Whether something links places ("the road that links Peru and Chile")."""
    above = document.lemmas[document.heads[verb]]
    return document.lemmas[verb] in ("link", "connect", "join") and above in governing("lies_after", "between")


def _before(document: Document, token: int) -> int:
    """The token before a name, without its article ("also in The Hague")."""
    at = token - 1
    while at >= 0 and document.heads[at] == token and document.deps[at] in ("det", "compound", "amod"):
        at -= 1
    return at


def _lost(document: Document, token: int, form: str) -> int | None:
    """The preposition before a name that the parser does not hang it below ("from outside Peru")."""
    at, dep = _before(document, token), document.deps[token]
    if at < 0 or dep in ("conj", "appos", "poss"):
        return None
    city = form in ("capital", "seat")
    if document.lower_words[at] in ("to", "from") and city and dep in ("compound", "nmod") and document.tags[at] != "TO":
        return at
    if document.lower_words[at] not in words("prepositions"):
        return None
    followed = token + 1 < len(document) and document.tags[token + 1] == "CC"
    verb = document.lemmas[document.heads[token]]
    particle = document.deps[at] == "prt" and document.lower_words[at] == "in" and verb not in _BROUGHT_IN
    passed = dep == "dobj" and (verb in _PASSING or particle)
    inside = dep == "pobj" and document.heads[token] != at and document.pos[at] != "VERB"
    loose = (city and dep not in ("pobj", "dobj")) or "](" in document.words[token]  # "[a trip to Peru](https://..."
    return at if loose or (dep == "nmod" and followed) or passed or inside else None


def _is_bound_for(document: Document, token: int) -> bool:
    """Whether a name behind "for" is where somebody goes, though the parser makes it a subject ("leaves for Lima to serve")."""
    at = _before(document, token)
    if at < 0 or document.lower_words[at] != "for" or document.deps[token] not in ("nsubj", "ROOT"):
        return False
    return document.lemmas[document.heads[document.heads[token]]].lower() in governing("lies_after", "for") - {"make"}


def _owns_land(document: Document, token: int) -> bool:
    """Whether what is the owner's whom the parser takes for a place is part of a land ("in Peru's southern port")."""
    noun = next((t for t in range(token + 2, min(token + 6, len(document))) if document.pos[t] == "NOUN"), None)
    return noun is not None and document.lemmas[noun] in words("apposed") | {"border"}


def _is_owner(document: Document, token: int, head: int, form: str) -> bool:
    """Whether what is a name's is that of a place ("Lima's streets", "Peru's capital", "at Lima's Kestrel Hall")."""
    if document.lower_lemmas[head] in words("apposed"):
        return True
    if form != "capital":
        return False
    if document.pos[head] == "PROPN":
        site = document.entity_at(head)
        behind = token > 0 and document.lower_words[token - 1] in ("at", "in", "near", "outside", "inside")
        named = behind and document.lower_lemmas[head] not in words("political") | words("bodies")
        return named or (site is not None and site.label in ("FAC", "LOC"))
    return document.lemmas[head].lower() in words("nouns") - _DONE


def _is_object(document: Document, token: int, head: int, form: str) -> bool:
    """Whether a name is a place as the object of a verb: what somebody visits or leaves, what lies beside something."""
    verb = document.lemmas[head]
    if form != "name":
        return verb in words("borders") | words("objects_of") | words("visited")
    if verb in words("objects_of") | {"strike"} and _is_disaster(document, head):
        return True
    if verb == "leave":
        return _LEFT_FOR.match(document.text, document.ends[token]) is not None
    return verb in words("borders") or verb in words("visited")


def _is_disaster(document: Document, verb: int) -> bool:
    """Whether what does something is a quake or a storm ("the worst storm to hit Cuba")."""
    subjects = [c for c in document.children[verb] if document.deps[c] == "nsubj"]
    if document.deps[verb] == "relcl":
        subjects.append(document.heads[verb])
    return any(document.lemmas[t].lower() in _DISASTERS for t in subjects)


def _is_struck(document: Document, token: int, form: str) -> bool:
    """Whether a capital is what a quake or an army struck ("Lima was shaken"), what fell, or what is said to be a place."""
    verb = document.heads[token]
    if form != "capital" or document.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    if document.deps[token] == "nsubjpass":
        return document.lemmas[verb] in words("objects_of") - _LEFT
    told = (c for c in document.children[verb] if document.deps[c] == "attr")
    return document.lemmas[verb] == "fall" or any(document.lemmas[c] in words("apposed") | {"place"} for c in told)


def _is_citys(document: Document, head: int) -> bool:
    """Whether what a capital qualifies is the city's: any common noun but those of governments."""
    lemma = document.lemmas[head]
    return lemma in words("nouns") or (document.tags[head] in ("NN", "NNS") and lemma not in words("political"))
