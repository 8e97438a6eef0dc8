"""Link an event with the amounts, head-counts, agreement, people and place of its clause."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.cast import Cast
from communique.events.hit import Hit
from communique.events.mood import lexicon as moods
from communique.events.syntax import (
    CLAUSES,
    grammatical_subjects,
    infinitive,
    is_verb,
    kids,
    logical_objects,
    prepositions,
    within,
)
from communique.events.value import Extent
from communique.model import Document

PLACES = frozenset({"in", "at", "near", "outside", "inside", "across", "on"})
WAYS = frozenset({"to", "into", "from"})
"""Prepositions of where forces go and what they leave; elsewhere they tell to whom ("aid to Peru")."""
MOVING = frozenset({"deployment", "withdrawal", "exercise", "attack"})
EVER = {
    "agreement": frozenset({"agreement", "amounts"}),
    "criticism": frozenset({"agreement"}),
    "demand": frozenset({"agreement", "amounts", "troops"}),
    "expiry": frozenset({"agreement"}),
    "offer": frozenset({"agreement", "amounts", "troops"}),
    "pledge": frozenset({"agreement", "amounts", "troops"}),
    "rejection": frozenset({"agreement", "amounts"}),
    "sanction": frozenset({"amounts"}),
    "talks": frozenset({"agreement"}),
    "threat": frozenset({"agreement", "amounts"}),
}
"""What events of a type are linked with, whatever their rule."""
STAGED = frozenset({"exercise", "payment", "deployment", "withdrawal"})
"""Types whose sums and head-counts stand beside their noun."""
PROMISING = frozenset({"demand", "offer", "pledge", "threat", "rejection"})
"""Acts of speech whose quantities stand in the clause that says what is asked for or promised."""
AIMED = frozenset({"criticism", "demand"})
"""Types whose agreement is what the act is about, behind its verb."""
CHANGING = frozenset({"raise", "lower", "increase", "cut", "reduce", "sweeten", "lift", "drop", "boost", "double", "scale"})
"""Verbs of changing how much is offered or asked for."""
RENEWALS = frozenset({"extension", "renewal", "ratification", "signing", "amendment"})
"""What is done with a pact named before."""
REGIONS = frozenset({"GPE", "LOC", "FAC"})


def reach(cast: Cast, hit: Hit) -> set[int]:
    """The tokens that belong to an event: its clause with the phrases that are its subject and object wherever they stand
    ("the $3 million that Peru gave"), or the phrase of a noun.
    """
    document = cast.document
    if not is_verb(document, hit.token):
        own = set(document.subtree(hit.token)) | _measured(cast, hit.token) | _changed(cast, hit)
        return own | _around(cast, hit)
    heads = [*grammatical_subjects(document, hit.token), *logical_objects(document, hit.token)]
    top = hit.token
    while document.deps[top] == "xcomp":  # "the truce, which is set to expire"
        top = document.heads[top]
    if document.deps[top] == "relcl" and any(document.tags[t] in ("WDT", "WP") for t in heads):
        heads.append(document.heads[top])
    said = [t for t in kids(document, hit.token, "ccomp", "advcl") if t > hit.token and _promised(document, hit, t)]
    near = within(document, hit.token).union(*(_phrase(document, t) for t in heads), *(within(document, t) for t in said))
    asides = [c for s in kids(document, hit.token, "nsubj") for c in kids(document, s, "relcl")]
    return near.difference(*(document.subtree(c) for c in asides))


def _promised(document: Document, hit: Hit, clause: int) -> bool:
    """Whether a clause says what an act of speech is about; one that is only loosely joined has to be an infinitive."""
    if hit.rule.type not in PROMISING:
        return False
    return document.deps[clause] == "ccomp" or infinitive(document, clause)


def _around(cast: Cast, hit: Hit) -> set[int]:
    """The tokens of the clause of which a noun is a part ("some 300 soldiers are here for an exercise")."""
    document, verb = cast.document, hit.governor
    if hit.rule.type not in STAGED or verb is None or document.lemmas[verb] in moods()["reporting"]:
        return set()
    return within(document, verb).union(*(_phrase(document, t) for t in grammatical_subjects(document, verb)))


def _changed(cast: Cast, hit: Hit) -> set[int]:
    """The tokens of what an offer or a demand is raised or cut to ("lowered its offer to $26.50")."""
    document, verb = cast.document, cast.document.heads[hit.token]
    changed = document.deps[hit.token] == "dobj" and document.lemmas[verb] in CHANGING and hit.rule.type in PROMISING
    if not changed:
        return set()
    return {t for word, o in prepositions(document, verb) if word in ("to", "by", "from") for t in document.subtree(o)}


def _measured(cast: Cast, noun: int) -> set[int]:
    """The tokens of the amount that a noun says the kind of ("$300 million in aid")."""
    document = cast.document
    prep = document.heads[noun]
    above = document.heads[prep]
    measured = document.deps[prep] == "prep" and document.lower_words[prep] in ("in", "of") and above in cast.amount_at
    return {above} if measured else set()


def kinds(hit: Hit) -> frozenset[str]:
    """The kinds of facts that an event is linked with."""
    return frozenset(hit.rule.links) | EVER.get(hit.rule.type, frozenset())


def _phrase(document: Document, head: int) -> set[int]:
    """The tokens of a noun phrase without clauses below it and what is coordinated with it."""
    found, todo = set(), [head]
    while todo:
        at = todo.pop()
        found.add(at)
        todo += [t for t in document.children[at] if document.deps[t] not in CLAUSES and document.deps[t] != "conj"]
    return found


def ids(found: Iterable[str]) -> tuple[str, ...]:
    """Ids, each once, in order."""
    return tuple(dict.fromkeys(found))


def amounts(cast: Cast, near: set[int]) -> tuple[str, ...]:
    """The amounts in reach, and what they are converted into."""
    found = {a.id for t, a in cast.amount_at.items() if t in near}
    return ids(a.id for _, a in sorted(cast.amount_at.items()) if a.id in found or a.equivalent_to in found)


def troops(cast: Cast, near: set[int]) -> tuple[str, ...]:
    """The head-counts in reach."""
    return ids(x.id for t, x in sorted(cast.troops_at.items()) if t in near)


def quantities(cast: Cast, near: set[int]) -> frozenset[str]:
    """The values of the money and the head-counts in reach."""
    money = {f"{a.value} {a.low} {a.currency}" for t, a in cast.money_at.items() if t in near}
    return frozenset(money | {f"{x.count} {x.low}" for t, x in cast.troops_at.items() if t in near})


def agreement(cast: Cast, near: set[int], hit: Hit) -> str | None:
    """The agreement in reach, nearest to the trigger, else that of the infinitive below it ("urged both to keep the truce")."""
    document = cast.document
    aimed = hit.rule.type in AIMED and is_verb(document, hit.token)
    found = [t for t in cast.pact_at if t in near and not (aimed and t < hit.token)]
    if not found:
        below = [v for t in (hit.token, *hit.more) for v in kids(document, t, "xcomp", "ccomp", "advcl", "acl", "relcl")]
        asked = {t for v in below if infinitive(document, v) for t in within(document, v)}
        found = [t for t in cast.pact_at if t in asked] or _taken_up(cast, hit)
    return cast.pact_at[min(found, key=lambda t: abs(t - hit.token))].id if found else None


def _taken_up(cast: Cast, hit: Hit) -> list[int]:
    """The pact named last, in the same sentence or the one before, where "it" or "the extension" takes it up."""
    document, token = cast.document, hit.token
    if hit.rule.type not in ("agreement", "expiry") or not is_verb(document, token) or not cast.pact_at:
        return []
    heads = [*grammatical_subjects(document, token), *logical_objects(document, token)]
    if not any(document.lower_words[t] == "it" or _renewal(document, t) for t in heads):
        return []
    first = document.sentences[max(0, document.sentence_of[token] - 1)].first
    before = [t for t in cast.pact_at if first <= t < token]
    return [max(before)] if before else []


def _renewal(document: Document, noun: int) -> bool:
    """Whether a noun tells of what is done with a pact, and not with which ("ratified the extension")."""
    return document.lower_lemmas[noun] in RENEWALS and not kids(document, noun, "prep", "poss")


def place(cast: Cast, hit: Hit) -> tuple[str, Extent] | None:
    """Where: a country's code or a place name after a preposition of place, below the trigger, its objects or its
    verb.
    """
    document = cast.document
    tops = [hit.token, *hit.more] + ([hit.governor] if hit.governor is not None else [])
    moving = hit.rule.type in MOVING
    words = PLACES | WAYS if moving else PLACES
    for top in tops:
        said = [(w, o) for w, o in prepositions(document, top) if w in words and not (w == "on" and o in cast.party_at)]
        sent = hit.rule.type == "deployment"  # "moved from Cebu to Davao"
        where = [o for word, o in sorted(said, key=lambda row: sent and row[0] == "from")]
        if found := next(filter(None, (_named(cast, obj) for obj in where + (_left(document, top) if moving else []))), None):
            return found
    return None


def _left(document: Document, top: int) -> list[int]:
    """What somebody goes out of ("pulled out of Peru")."""
    ways = [t for t in kids(document, top, "prep") if document.lower_words[t] == "out"]
    return [obj for way in ways for of in kids(document, way, "prep") for obj in kids(document, of, "pobj")]


def _named(cast: Cast, token: int) -> tuple[str, Extent] | None:
    mention = cast.party_at.get(token)
    if mention and mention.kind == "country" and mention.form in ("name", "demonym"):
        return mention.code, Extent(mention.start, mention.end)
    if mention and mention.form == "city":
        return mention.text, Extent(mention.start, mention.end)
    entity = cast.document.entity_at(token)
    if entity is None or entity.label not in REGIONS:
        return None
    if any(c.isdigit() for c in cast.document.text[entity.start : entity.end]):  # "on Nov.3"
        return None
    return cast.document.text[entity.start : entity.end], Extent(entity.start, entity.end)
