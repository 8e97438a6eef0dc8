"""Conditions of rules on posts that are handed on, taken up or lost in other words than those of naming and resigning."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.cast import Cast
from communique.events.clauses import lexicon as clause_words
from communique.events.filled import Conditions, Filled, person_named
from communique.events.syntax import (
    behind_of,
    conjuncts,
    grammatical_subjects,
    infinitive,
    kids,
    logical_objects,
    prepositions,
)
from communique.model import Document

SELF = frozenset({"himself", "herself", "themselves"})
LEADING = frozenset({"lead", "head", "chair", "command", "represent", "run", "spearhead"})
"""What somebody with a post does."""
SERVING = frozenset({"serve", "act", "work"})
"""What they do "as" the holder of one."""
HOUSES = frozenset({"ministry", "cabinet", "government", "administration", "department"})
"""Where ministers sit."""
PLACES = frozenset({"post", "job", "portfolio", "premiership", "presidency", "position", "role", "brief", "seat", "ministry"})
"""What office-holders are given."""
STATES = frozenset({"state", "republic", "government", "country", "nation", "army", "junta", "council", "party", "parliament"})
"""What they are heads of, without a name."""
NAMELESS = "official-named"
"""The rule of who is named to a post and told of by another one ("the diplomat was named envoy")."""
NAMING = frozenset(
    {"appoint", "name", "nominate", "elect", "choose", "pick", "tap", "install", "select", "promote", "take", "become"}
)
"""Verbs of taking or giving a post, of which whom one follows is a part."""
FALLING = frozenset({"into", "on", "to", "upon", "below", "behind", "from", "for", "short", "within", "with", "under"})
"""Prepositions behind "fell" of a government that did not lose power."""


def _office(document: Document, token: int) -> bool:
    """Whether a noun is an office of a state or body, also among others in its phrase ("minister", "head of state")."""
    return document.lower_lemmas[token] in lexicon()["offices"] | lexicon()["missions"] | clause_words()["public_offices"]


def _of_post(document: Document, token: int) -> bool:
    """Whether a noun is a post of an office-holder ("the foreign ministry", "the job of finance minister")."""
    if document.lower_lemmas[token] in HOUSES:
        return True
    if document.lower_lemmas[token] not in PLACES:
        return False
    front = {document.lower_lemmas[c] for c in kids(document, token, "compound", "amod", "nmod")}
    of = [o for word, o in prepositions(document, token) if word in ("of", "as")]
    known = front & (
        lexicon()["portfolios"] | lexicon()["offices"] | {"cabinet", "justice", "health", "ministerial", "security"}
    )
    return bool(known) or any(_office(document, o) for o in of) or document.lower_lemmas[token] in ("premiership", "presidency")


def _persons(cast: Cast, tokens: list[int]) -> bool:
    """Whether people are named among some heads, or right before an office that the parser takes for the head."""
    document = cast.document
    near = [x for t in tokens for c in conjuncts(document, t) for x in (c, *kids(document, c, "compound", "nmod", "appos"))]
    return any(person_named(cast, t) for t in near)


def _behind(document: Document, verb: int, *words: str) -> list[int]:
    """What stands behind prepositions below a verb or its object."""
    tops = (verb, *kids(document, verb, "dobj"))
    return [o for t in tops for word, o in prepositions(document, t) if word in words]


def to_lead(cast: Cast, f: Filled) -> bool:
    """Whether a named person is chosen to lead something, or to serve as the holder of an office."""
    document, verb = cast.document, f.hit.token
    if not _persons(cast, logical_objects(document, verb)):
        return False
    below = [v for v in kids(document, verb, "xcomp", "advcl", "ccomp") if infinitive(document, v)]
    serving = [
        v for v in below if document.lemmas[v] in SERVING and any(_office(document, o) for o in _behind(document, v, "as"))
    ]
    led = [o for v in below if document.lemmas[v] in LEADING for o in kids(document, v, "dobj")]
    return bool(serving) or any(document.lower_lemmas[o] in clause_words()["led"] for o in led)


def made_holder(cast: Cast, f: Filled) -> bool:
    """Whether somebody is made the holder of an office ("has been made foreign minister")."""
    document, verb = cast.document, f.hit.token
    held = [t for t in kids(document, verb, "oprd", "attr", "dobj") if _office(document, t)]
    below = [t for t in kids(document, verb, "ccomp") if _office(document, t)]
    people = [*logical_objects(document, verb), *(s for t in below for s in kids(document, t, "nsubj"))]
    titled = f.hit.rule.id == NAMELESS
    return bool(held or below) and (titled or _persons(cast, people))


def post_handed(cast: Cast, f: Filled) -> bool:
    """Whether a post is given to a named person ("handed the finance portfolio to Ana Silva")."""
    document, verb = cast.document, f.hit.token
    things = [t for t in logical_objects(document, verb) if _of_post(document, t)]
    takers = [*kids(document, verb, "dative", "nsubjpass"), *_behind(document, verb, "to", "dative")]
    takers += [o for d in kids(document, verb, "dative") for o in kids(document, d, "pobj")]
    return bool(things) and _persons(cast, [t for t in takers if t not in things])


def post_gone_to(cast: Cast, f: Filled) -> bool:
    """Whether a post goes to a named person ("the finance ministry went to Ana Silva")."""
    document, verb = cast.document, f.hit.token
    posts = [t for t in grammatical_subjects(document, verb) if _of_post(document, t)]
    return bool(posts) and _persons(cast, _behind(document, verb, "to"))


def post_taken(cast: Cast, f: Filled) -> bool:
    """Whether a named person gets a post ("accepted the job of finance minister")."""
    document, verb = cast.document, f.hit.token
    return _persons(cast, grammatical_subjects(document, verb)) and any(_of_post(document, t) for t in f.hit.more)


def self_crowned(cast: Cast, f: Filled) -> bool:
    """Whether somebody calls themselves the holder of an office ("declared himself president")."""
    document, verb = cast.document, f.hit.token
    below = kids(document, verb, "ccomp", "oprd", "attr", "dobj", "xcomp")
    itself = any(document.lower_words[t] in SELF for t in range(verb + 1, min(verb + 3, len(document))))
    offices = [t for t in below if _office(document, t)]
    return itself and any(all(_of_body(cast, o) for o in behind_of(document, t)) for t in offices)


def _of_body(cast: Cast, token: int) -> bool:
    """Whether what an office is one of is a country or body ("president of Peru", not "president of the poor")."""
    return token in cast.party_at or token in cast.places or cast.document.lower_lemmas[token] in STATES


def moved_to_post(cast: Cast, f: Filled) -> bool:
    """Whether a named person is moved into a house of government or a post ("elevated to the post of vice president")."""
    document, verb = cast.document, f.hit.token
    goals = [*_behind(document, verb, "into"), *(t for t in _behind(document, verb, "to") if not _bare_house(document, t))]
    return any(_of_post(document, t) or _office(document, t) for t in goals) and _persons(cast, logical_objects(document, verb))


def _bare_house(document: Document, token: int) -> bool:
    """Whether a house is only where somebody goes ("brought her to the ministry", not "to the foreign ministry")."""
    return document.lower_lemmas[token] in HOUSES and not kids(document, token, "amod", "compound")


def cast_out(cast: Cast, f: Filled) -> bool:
    """Whether a named person is dropped as the holder of an office."""
    document, verb = cast.document, f.hit.token
    return any(_office(document, o) for o in _behind(document, verb, "as")) and _persons(cast, logical_objects(document, verb))


def power_lost(cast: Cast, f: Filled) -> bool:
    """Whether a government loses power, not its standing ("fell silent", "fell behind its targets")."""
    document, verb = cast.document, f.hit.token
    if kids(document, verb, "acomp", "prt", "dobj", "xcomp", "attr", "oprd"):
        return False
    if any(document.lower_words[t] in ("short", "silent", "apart", "flat") for t in document.children[verb]):
        return False
    return not any(word in FALLING and not _dated(document, o) for word, o in prepositions(document, verb))


def _dated(document: Document, token: int) -> bool:
    entity = document.entity_at(token)
    return entity is not None and entity.label in ("DATE", "TIME")


def of_confidence(cast: Cast, f: Filled) -> bool:
    """Whether a vote or motion is one of no confidence."""
    document = cast.document
    words = {document.lower_words[x] for t in f.hit.more for x in (*document.subtree(t), *behind_of(document, t))}
    return ("confidence" in words and "no" in words) or not words.isdisjoint(("no-confidence", "censure"))


def to_hold_office(cast: Cast, f: Filled) -> bool:
    """Whether a named person will be the holder of an office ("Ana Silva will be environment minister")."""
    document, verb = cast.document, f.hit.token
    if not any(document.lower_words[a] in ("will", "'ll", "’ll") for a in kids(document, verb, "aux")) or kids(
        document, verb, "neg"
    ):
        return False
    held = [t for t in kids(document, verb, "attr") if _office(document, t) and not kids(document, t, "acl", "relcl", "amod")]
    held += [t for t in kids(document, verb, "dobj") if _of_post(document, t)]
    held += [t for t in _behind(document, verb, "as") if f.hit.more and _office(document, t)]
    return bool(held) and _persons(cast, kids(document, verb, "nsubj"))


def not_alongside(cast: Cast, f: Filled) -> bool:
    """Whether nobody's being named is told of right above ("was named envoy, replacing Juan Soto")."""
    document, verb = cast.document, f.hit.token
    above = document.heads[verb]
    naming = document.deps[verb] in ("advcl", "xcomp") and document.lower_lemmas[above] in NAMING
    return not (naming and document.tags[verb] == "VBG")


def off_no_list(cast: Cast, f: Filled) -> bool:
    """Whether nobody is taken off a list ("removed the vice president from its sanctions list")."""
    return not any(
        cast.document.lower_lemmas[o] in ("list", "blacklist") for o in _behind(cast.document, f.hit.token, "from", "off")
    )


EARLY: Conditions = {
    "to-lead": to_lead,
    "made-holder": made_holder,
    "post-handed": post_handed,
    "post-gone-to": post_gone_to,
    "post-taken": post_taken,
    "self-crowned": self_crowned,
    "moved-to-post": moved_to_post,
    "cast-out": cast_out,
    "power-lost": power_lost,
    "off-no-list": off_no_list,
    "to-hold-office": to_hold_office,
    "not-alongside": not_alongside,
    "as-office": lambda cast, f: any(_office(cast.document, o) for o in _behind(cast.document, f.hit.token, "as")),
    "no-powers": lambda cast, f: not any(cast.document.lower_words[t] == "powers" for t in f.hit.more),
    "of-confidence": of_confidence,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
