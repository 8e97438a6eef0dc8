"""The people of an event: who acts or is acted on, of a known party or not."""

from __future__ import annotations

from communique.events.actor import Actor, lexicon
from communique.events.cast import Cast
from communique.events.hit import Hit
from communique.events.phrases import ATTENDING
from communique.events.posts import by_post
from communique.events.syntax import conjuncts, grammatical_subjects, is_verb, kids, logical_objects, prepositions, verb_above
from communique.model import Document

OWN = frozenset(
    {"offer", "pledge", "rejection", "payment", "sanction", "deployment", "withdrawal", "expiry", "threat", "demand"}
)
"""Types that somebody who speaks for a party brings about by telling of them ("Ana Silva announced that Peru would ...")."""
TELLING = frozenset({"announce", "say", "declare", "tell", "vow", "pledge", "reveal", "unveil", "order", "authorize"})
ACROSS = frozenset({"with", "between", "among", "to", "by"})


WAYS = frozenset({"approach", "policy", "decision", "move", "strategy", "order", "campaign", "diplomacy", "plan", "agenda"})
"""What somebody acts by."""
LETTERS = frozenset({"letter", "message", "note", "telegram", "cable", "call"})
GATHERED = frozenset({"talks", "meeting"})
"""Types of what several take part in."""
HOLDING = frozenset({"hold", "begin", "start", "open", "resume", "conclude", "end", "have", "conduct", "finish", "continue"})
"""Verbs of those who take part in talks."""
LEADING = frozenset({"lead", "head", "chair"})
"""What is said of who is at the head of a delegation."""


def involved(cast: Cast, hit: Hit, source: Actor | None) -> tuple[str, ...]:
    """The ids of the people of an event, each once."""
    document, token = cast.document, hit.token
    found: list[str] = []
    if is_verb(document, token) or "person" in hit.rule.needs:
        found += [p.id for p in cast.people_beside(token)]
        found += _within(cast, kids(document, token, "dobj"))
        subjects = grammatical_subjects(document, token)
        acting = [t for s in subjects for t in conjuncts(document, s)]
        found += [*_titled(cast, acting), *_within(cast, [*_leaders(document, subjects), *_authors(document, subjects)])]
        found += _within(cast, _addressees(document, token))
        found += _meant(cast, [*grammatical_subjects(document, token), *logical_objects(document, token)])
    else:
        owners = [o for word, o in prepositions(document, token) if word in ("of", "by")]
        found += [*_within(cast, owners), *_meant(cast, [*owners, *kids(document, token, "poss")])]
    if hit.rule.joint:
        tops = (token, *hit.more, *((hit.governor,) if hit.governor is not None else ()))
        across = [o for top in tops for word, o in prepositions(document, top) if word in ACROSS]
        found += [*_within(cast, across), *_meant(cast, across)]
        if hit.governor is not None and not is_verb(document, token) and _attended(document, hit.token):
            present = grammatical_subjects(document, hit.governor)
            found += [i for s in present for i in _people(cast, s)] or [*_within(cast, present), *_meant(cast, present)]
        if hit.governor is not None and document.lower_lemmas[hit.governor] in HOLDING:
            acting = [t for s in grammatical_subjects(document, hit.governor) for t in conjuncts(document, s)]
            found += _within(cast, _leaders(document, acting))
    if hit.rule.type in OWN:
        found += _teller(cast, hit, source)
    return tuple(dict.fromkeys(found))


def partaking(cast: Cast, hit: Hit, people: list[str]) -> list[str]:
    """The people of an event, of talks and meetings without those who only speak of them, where others take part."""
    if hit.rule.type not in GATHERED:
        return people
    voices = {p.id for p in cast.facts.people if p.role == "spokesperson"}
    return [i for i in people if i not in voices] or people


def _attended(document: Document, noun: int) -> bool:
    """Whether a verb tells of what somebody did at or after talks ("said after a day of talks with Peru")."""
    above = document.heads[noun]
    if document.lower_words[above] == "of":
        above = document.heads[document.heads[above]]
    return document.lower_words[above] in ATTENDING


def _people(cast: Cast, token: int) -> tuple[str, ...]:
    actor = cast.of(token)
    return actor.people if actor else ()


def _meant(cast: Cast, heads: list[int]) -> list[str]:
    """The people whom phrases mean by their post."""
    return [i for h in heads for t in conjuncts(cast.document, h) for i in by_post(cast, t)]


def _within(cast: Cast, heads: list[int]) -> list[str]:
    """The people of phrases and of what is coordinated with them, also where the parser hangs a name on the last word of its
    title ("Chief of the General Staff Juan Soto").
    """
    document = cast.document
    tokens = [t for h in heads for t in conjuncts(document, h)]
    tokens += [t for h in tuple(tokens) for t in kids(document, h, "appos") for t in conjuncts(document, t)]
    return [*(cast.person_at[t].id for t in tokens if t in cast.person_at), *_titled(cast, tokens)]


def _titled(cast: Cast, heads: list[int]) -> list[str]:
    """The people whose name the parser hangs on the last word of their title ("the ambassador to Peru Juan Soto")."""
    document = cast.document
    titles = [t for t in heads if t not in cast.person_at and document.lower_lemmas[t] in lexicon()["agents"]]
    names = [o for t in titles for word, o in prepositions(document, t) if word in ("of", "for", "to") and _trails(cast, o)]
    return [cast.person_at[t].id for t in names if t in cast.person_at] + [i for t in titles for i in _named_behind(cast, t)]


def _named_behind(cast: Cast, title: int) -> list[str]:
    """Who is named between commas at the end of a long title ("the head of the mission to Peru, Juan Soto,")."""
    document = cast.document
    own = [t for t in document.subtree(title) if document.deps[t] != "punct"]
    person = cast.person_at.get(own[-1])
    first = own[-1]
    while person is not None and cast.person_at.get(first - 1) is person:
        first -= 1
    apart = title < first - 1 and document.words[first - 1] == "," and document.deps[own[-1]] == "appos"
    return [person.id] if person is not None and apart else []


def _authors(document: Document, heads: list[int]) -> list[int]:
    """Whose policy or decision acts ("Lema's approach has relied on")."""
    return [o for h in heads if document.lower_lemmas[h] in WAYS for o in kids(document, h, "poss")]


def _addressees(document: Document, verb: int) -> list[int]:
    """To whom a letter goes that something is said in ("proposed in a letter to Lema")."""
    papers = [o for word, o in prepositions(document, verb) if word == "in" and document.lower_lemmas[o] in LETTERS]
    return [o for paper in papers for word, o in prepositions(document, paper) if word == "to"]


def _leaders(document: Document, heads: list[int]) -> list[int]:
    """Who leads a delegation that acts ("a team headed by Juan Soto")."""
    led = [v for h in heads for v in kids(document, h, "acl") if document.lemmas[v] in LEADING]
    return [o for v in led for by in kids(document, v, "agent") for o in kids(document, by, "pobj")]


def _trails(cast: Cast, token: int) -> bool:
    """Whether a name comes behind other words of a title, not straight behind its preposition ("supporters of Ana Silva")."""
    document = cast.document
    person = cast.person_at.get(token)
    first = token
    while first > 0 and cast.person_at.get(first - 1) is person and person is not None:
        first -= 1
    return person is not None and document.pos[first - 1] != "ADP"


def _teller(cast: Cast, hit: Hit, source: Actor | None) -> list[str]:
    """Who tells of an act of the party that they speak for."""
    document = cast.document
    verb = hit.token if is_verb(document, hit.token) else hit.governor
    if verb is None or source is None:
        return []
    above = verb_above(document, verb)
    if above is None or document.deps[verb] not in ("ccomp", "xcomp") or document.lemmas[above] not in TELLING:
        return []
    people = [i for s in grammatical_subjects(document, above) for i in _people(cast, s)]
    leading = {p.id for p in cast.facts.people if p.role == "principal" and p.party in source.parties}
    return [i for i in people if i in leading]
