"""Conditions of rules on quarrels and takeovers that are no fights, places under fire and raids by forces of nobody named."""

from __future__ import annotations

from communique.events.actor import lexicon as actors
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.fighting import attackers, somewhere
from communique.events.filled import Conditions, Filled
from communique.events.hit import Hit
from communique.events.syntax import conjuncts, grammatical_subjects, is_verb, kids, logical_subjects, prepositions, taken_up
from communique.model import Document
from communique.parties.value import URBAN

OFTEN = frozenset({"routinely", "regularly", "frequently", "repeatedly", "often", "constantly", "sporadically", "occasionally"})
"""How what is done again and again is done."""
LAND = frozenset(
    {"territory", "border", "hill", "island", "peak", "ridge", "village", "town", "city", "land", "bridge", "post"}
)
"""What soldiers also clash over."""
STORMED = frozenset(
    {"raid", "airstrike", "strike", "offensive", "assault", "attack", "shelling", "bombing", "ambush", "operation"}
)
"""What forces of nobody named carry out."""


def in_arms(cast: Cast, f: Filled) -> bool:
    """Whether those who clash over something do so with arms ("the two parties clashed over the budget" is a quarrel)."""
    document = cast.document
    over = [o for word, o in prepositions(document, f.hit.token) if word == "over"]
    if not over or any(document.lower_lemmas[o] in LAND or o in cast.places for o in over):
        return True
    acting = [c for s in logical_subjects(document, f.hit.token) for c in conjuncts(document, taken_up(document, s))]
    armed = lexicon()["fighters"] | actors()["military"]
    return any(document.lower_lemmas[s] in armed for s in acting)


def place_subject(cast: Cast, f: Filled) -> bool:
    """Whether a named place is the subject ("Arica came under attack")."""
    subjects = grammatical_subjects(cast.document, f.hit.token)
    return any(_named_place(cast, s) for s in subjects)


def _named_place(cast: Cast, token: int) -> bool:
    mention = cast.party_at.get(token)
    return (token in cast.places and token not in cast.person_at) or (mention is not None and mention.form in URBAN)


def habitual(document: Document, hit: Hit) -> bool:
    """Whether attacks of some time are told of together ("have stepped up their raids"), not the one just told of."""
    verb = hit.token
    if not is_verb(document, verb):
        return False
    attacks = any(document.tags[t] == "NNS" and document.lower_lemmas[t] in STORMED for t in hit.more)
    perfect = any(document.lemmas[a] == "have" for a in kids(document, verb, "aux"))
    often = any(document.lower_words[a] in OFTEN for a in kids(document, verb, "advmod"))
    return often or (perfect and (attacks or _for_long(document, verb)))


def _for_long(document: Document, verb: int) -> bool:
    """Whether something has gone on for months or years ("in recent months", "since 2009")."""
    said = [(word, o) for word, o in prepositions(document, verb) if document.tags[o].startswith(("NN", "CD"))]
    spans = [
        o
        for word, o in said
        if word in ("in", "over", "during", "for") and document.lower_lemmas[o] in ("month", "year", "decade")
    ]
    years = [o for word, o in said if word == "since" and document.words[o].isdigit()]
    return bool(spans or years)


def raiders(cast: Cast, f: Filled) -> bool:
    """Whether a party launches an attack, or forces that are nobody's carry out a raid or the like."""
    if parties(f.source):
        return True
    stormed = any(cast.document.lower_lemmas[t] in STORMED for t in f.hit.more)
    return stormed and attackers(cast, f)


def operation(cast: Cast, f: Filled) -> bool:
    """Whether an operation that is launched is one of war: on somebody, or called military; of other attacks true."""
    document = cast.document
    named = [t for t in f.hit.more if document.lower_lemmas[t] == "operation"]
    if not named or parties(f.target):
        return True
    front = {document.lower_words[c] for t in named for c in kids(document, t, "amod", "compound")}
    against = any(w == "against" for t in named for w, _ in prepositions(document, t))
    return against or (bool(front & {"military", "ground", "offensive"}) and somewhere(cast, f))


def war_operation(cast: Cast, f: Filled) -> bool:
    """Whether operations that are stepped up are on somebody, not those of a business in a country; of other attacks true."""
    document = cast.document
    named = [t for t in f.hit.more if document.lower_lemmas[t] == "operation"]
    front = {document.lower_words[c] for t in named for c in kids(document, t, "amod", "compound")}
    aimed = any(word in ("against", "on") for t in named for word, _ in prepositions(document, t))
    return not named or aimed or bool(front & {"military", "ground", "offensive", "combat"})


def armed_battle(cast: Cast, f: Filled) -> bool:
    """Whether a battle is one of soldiers, or at a named place: none over prices."""
    document = cast.document
    behind = [c for _, o in prepositions(document, f.hit.token) for c in conjuncts(document, o)]
    armed = lexicon()["fighters"] | actors()["military"]
    return any(document.lower_lemmas[o] in armed for o in behind) or any(
        word in ("in", "near", "at", "around") and o in cast.places for word, o in prepositions(document, f.hit.token)
    )


def at_foes(cast: Cast, f: Filled) -> bool:
    """Whether a war is waged on a party, forces or rebels, not on poverty."""
    document = cast.document
    tops = (f.hit.token, *f.hit.more)
    goals = [o for top in tops for word, o in prepositions(document, top) if word in ("against", "on")]
    armed = lexicon()["fighters"] | actors()["military"]
    goals += [c for o in goals for c in kids(document, o, "compound", "amod")]
    return any(o in cast.party_at or document.lower_lemmas[o] in armed for o in goals)


EARLY: Conditions = {"at-foes": at_foes, "armed-battle": armed_battle, "in-arms": in_arms, "place-subject": place_subject}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {"raiders": raiders, "fighting-operation": operation, "war-operation": war_operation}
"""Those that ask for who acts and is acted on."""
