"""What pronouns stand for, where that is certain enough."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from communique.events.actor import Actor, lexicon
from communique.events.syntax import grammatical_subjects, kids, prepositions, verb_above

if TYPE_CHECKING:
    from communique.events.cast import Cast
    from communique.model import Document

PLURAL = frozenset({"they", "them", "their", "we", "us", "our"})
SINGULAR = frozenset({"he", "she", "him", "her", "his"})
NEUTRAL = frozenset({"it", "its"})
FIRST = frozenset({"we", "us", "our", "i", "my", "me"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
ROLES = SUBJECT | {"dobj", "pobj", "dative"}
RECIPROCAL = frozenset({"other", "another"})
"""The second words of "each other", "one another"."""
WHERE = frozenset({"in", "near", "at", "outside", "around"})
"""Prepositions that place what happened ("the bombing in Ankara, which")."""
REACH = 3
"""How many sentences back a pronoun or a bare office may look."""
OBJECT = frozenset({"dobj", "dative"})
NEAR = 2
"""Depth left to a phrase that a pronoun stands for, so that chains of pronouns end."""

LABEL = re.compile(r"^[ \t]{0,4}(?P<name>[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,5}):\s", re.MULTILINE)
"""Who speaks in a transcript, in capitals at the beginning of a paragraph."""

Read = Callable[[int], "Actor | None"]


def pronoun(cast: Cast, token: int, depth: int) -> Actor | None:
    """What a pronoun stands for, or the antecedent of a relative one."""
    document = cast.document
    word, tag = document.lower_words[token], document.tags[token]
    if tag in ("WDT", "WP", "WP$"):
        noun = next((document.heads[a] for a in document.ancestors(token) if document.deps[a] == "relcl"), None)
        return cast.of(_antecedent(cast, noun), depth + 1) if noun is not None else None
    if tag not in ("PRP", "PRP$"):
        return None
    if word in FIRST:
        return speaker(cast, token)
    if word in SINGULAR:
        return nearest(cast, token, lambda t: _person(cast, t, depth + 1))
    if word in NEUTRAL:
        return nearest(cast, token, lambda t: body(cast, t))
    return nearest(cast, token, lambda t: _many(cast, t)) if word in PLURAL else None


def mutual(cast: Cast, token: int) -> Actor | None:
    """Those who act on each other ("accused one another", "each side blamed the other"): the subject, of several parties."""
    document = cast.document
    word = document.lower_words[token]
    if word not in RECIPROCAL:
        return None
    verb = verb_above(document, token)
    subjects = grammatical_subjects(document, verb) if verb is not None else []
    each = {"each", "one"} | ({"the"} if any(_distributive(document, s) for s in subjects) else set())
    if not any(document.lower_words[c] in each for c in kids(document, token, "det", "nummod", "amod")):
        return None
    found = cast.all_of(subjects, NEAR)
    return Actor(found.parties, found.people, (cast.extent(token),)) if found and len(found.parties) > 1 else None


def _distributive(document: Document, token: int) -> bool:
    """Whether a subject is each of several ("each side", "each", "both")."""
    words = {document.lower_words[token], *(document.lower_words[c] for c in kids(document, token, "det"))}
    return bool(words & {"each", "both", "either"})


def _antecedent(cast: Cast, noun: int) -> int:
    """What a relative clause is about: of "the bombing in Ankara, which", the bombing."""
    document = cast.document
    place = noun in cast.party_at and document.deps[noun] == "pobj" and document.lower_words[document.heads[noun]] in WHERE
    above = document.heads[document.heads[noun]]
    return above if place and document.pos[above] == "NOUN" else noun


def _person(cast: Cast, token: int, depth: int) -> Actor | None:
    again = cast.document.lower_words[token] in SINGULAR
    found = cast.of(token, depth) if again or cast.document.tags[token].startswith("NN") else None
    if found is None or len(found.people) == 1:
        return found
    post = cast.document.tags[token] == "NN" and cast.document.lower_lemmas[token] in lexicon()["offices"]
    return found if post and len(found.parties) == 1 and not found.people else None


def body(cast: Cast, token: int) -> Actor | None:
    if token in cast.person_at or cast.document.tags[token] in ("PRP", "NNS"):
        return None
    return cast.of(token, NEAR)


def _many(cast: Cast, token: int) -> Actor | None:
    document = cast.document
    mention = cast.party_at.get(token)
    many = document.tags[token] in ("NNS", "NNPS") or kids(document, token, "conj") or (mention and mention.kind == "group")
    return cast.all_of([token], NEAR) if many else None


def nearest(cast: Cast, token: int, read: Read) -> Actor | None:
    """The nearest phrase before a token that ``read`` makes something of: in its sentence the nearest subject (for an
    object the nearest phrase that is not its own subject), then the subjects of the sentences before.
    """
    own = _acting(cast, token)
    for candidate in _before(cast, token):
        found = read(candidate)
        if found and not cast.barred & set(found.parties) and not (own and found.parties == own):
            return Actor(found.parties, found.people, (cast.extent(token),), False)
    return None


def _acting(cast: Cast, token: int) -> tuple[str, ...]:
    """Who acts on what a neuter pronoun in object position stands for: it is another ("Peru, which gave it money")."""
    document = cast.document
    if document.lower_words[token] != "it" or document.deps[token] not in ("dobj", "pobj", "dative"):
        return ()
    verb = verb_above(document, token)
    found = cast.all_of(grammatical_subjects(document, verb), NEAR) if verb is not None else None
    return found.parties if found else ()


def _before(cast: Cast, token: int) -> Iterator[int]:
    document = cast.document
    at = document.sentence_of[token]
    sentence = document.sentences[at]
    inside = range(token - 1, sentence.first - 1, -1)
    yield from _saying(document, token)
    if document.deps[token] in ("dobj", "pobj", "dative"):
        verb = verb_above(document, token)
        own = set(grammatical_subjects(document, verb)) if verb is not None else set()
        yield from (t for t in inside if document.deps[t] in ROLES and t not in own)
    else:
        if document.tags[token] == "PRP$" and (verb := verb_above(document, token)) is not None:
            yield from (t for t in grammatical_subjects(document, verb) if t < token)
        yield from (t for t in inside if document.deps[t] in SUBJECT)
    for index in range(at - 1, max(-1, at - REACH), -1):
        tokens = range(document.sentences[index].first, document.sentences[index].last)
        yield from (t for t in tokens if document.deps[t] in SUBJECT)
    if document.lower_words[token] == "it" and document.deps[token] in OBJECT and at > 0:
        before = document.sentences[at - 1]
        yield from (t for t in range(before.first, before.last) if document.deps[t] == "dobj")


def _saying(document: Document, token: int) -> Iterator[int]:
    """Whose words, by a noun, the clause is that a pronoun is the subject of ("an announcement by Silva that he")."""
    verb = document.heads[token]
    noun = document.heads[verb]
    if document.deps[token] in SUBJECT and document.deps[verb] == "acl" and document.tags[noun].startswith("NN"):
        yield from (o for word, o in prepositions(document, noun) if word in ("by", "from") and o < token)
        yield from kids(document, noun, "poss")


def speaker(cast: Cast, token: int) -> Actor | None:
    """Who says "we": the subject of the verb of saying around it, else the body that publishes the text."""
    document = cast.document
    say = lexicon()["say"]
    for above in document.ancestors(token):
        if document.lemmas[above] in say and above != verb_above(document, token):
            subjects = [s for s in grammatical_subjects(document, above) if document.lower_words[s] not in FIRST]
            if found := cast.all_of(subjects, NEAR):
                return Actor(found.parties, found.people, (cast.extent(token),), False)
    labelled = _labelled(cast, token)
    parties = (labelled,) if labelled else cast.voices
    return Actor(parties, (), (cast.extent(token),), False) if parties else None


def _labelled(cast: Cast, token: int) -> str | None:
    """The party of the person whose turn of a transcript a token is in ("FOREIGN MINISTER SILVA: We ...")."""
    before = bisect_left(cast.turns, (cast.document.starts[token], ""))
    surname = cast.turns[before - 1][1] if before else None
    return next((p.party for p in cast.facts.people if p.party and p.name.split()[-1].upper() == surname), None)


def turns(text: str) -> list[tuple[int, str]]:
    """Where the turns of a transcript begin, and the surname of who speaks, in capitals."""
    return [(m.start(), m["name"].split()[-1]) for m in LABEL.finditer(text)]
