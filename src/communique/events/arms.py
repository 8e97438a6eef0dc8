"""Conditions of rules on what forces do: attacks told of by their weapons and victims, drills, bases that are left."""

from __future__ import annotations

from communique.events.clauses import SINGULAR, lexicon
from communique.events.syntax import (
    grammatical_subjects,
    in_sentence,
    is_passive,
    kids,
    logical_objects,
    logical_subjects,
    name_of,
    prepositions,
)
from communique.model import Document

MILITARY = frozenset(
    {"live-fire", "military", "naval", "amphibious", "army", "navy", "war", "joint", "artillery", "air", "troop"}
)

WORKERS = frozenset({"strike", "operation", "incident", "explosion", "blast", "fire"})
"""What also workers, surgeons and gas do."""


def armed(document: Document, noun: int) -> bool:
    """Whether an attack is told of by its weapon or its victims ("a suicide bombing", "an attack that killed six"); several
    only with who makes them or where.
    """
    words = lexicon()
    one = document.tags[noun] in SINGULAR or any(word in ("by", "on", "in") for word, _ in prepositions(document, noun))
    one = one or document.lemmas[document.heads[noun]] in ("rock", "shake")
    if one and any(document.lower_lemmas[c] in words["weapons"] for c in kids(document, noun, "compound", "amod")):
        return True
    verbs = [*kids(document, noun, "relcl", "acl"), document.heads[noun]]
    return any(_deadly(document, v) for v in verbs) or _tolled(document, noun)


def _deadly(document: Document, verb: int) -> bool:
    """Whether a verb says that people die ("killed six", "left 12 dead", "claimed ten lives")."""
    objects = [document.lower_lemmas[o] for o in kids(document, verb, "dobj")]
    if document.lemmas[verb] in ("kill", "wound", "injure"):
        return bool(objects)
    if document.lemmas[verb] == "claim":
        return "life" in objects
    states = kids(document, verb, "oprd", "acomp", "xcomp", "ccomp", "dobj")
    states += [c for s in states for c in kids(document, s, "amod", "acl")]
    return document.lemmas[verb] == "leave" and any(document.lower_words[s] in ("dead", "wounded", "injured") for s in states)


def _tolled(document: Document, noun: int) -> bool:
    """Whether the dead of an attack are counted ("the death toll from the bombing")."""
    prep = document.heads[noun]
    return document.deps[noun] == "pobj" and document.lower_lemmas[document.heads[prep]] == "toll"


def harmed(document: Document, verb: int) -> bool:
    """Whether soldiers are killed, or anybody in an attack."""
    words = lexicon()
    armed = words["bodies_of_men"] | words["slain"]
    if any(document.lower_lemmas[o] in armed for o in logical_objects(document, verb)):
        return True
    acts = [o for word, o in prepositions(document, verb) if word in ("in", "by", "during")]
    return any(document.lower_lemmas[o] in words["assaults"] for o in acts)


def gunfire(document: Document, verb: int) -> bool:
    """Whether the fire that does something is that of guns, by the weapon or nation before it ("artillery fire", "Peruvian
    fire").
    """
    subjects = logical_subjects(document, verb)
    front = [c for s in subjects for c in kids(document, s, "compound", "amod", "nmod", "poss")]
    return any(
        document.lower_lemmas[c] in lexicon()["gunnery"] or (document.tags[c] == "JJ" and document.words[c].istitle())
        for c in front
    )


def military_drill(document: Document, noun: int) -> bool:
    """Whether an exercise is one of forces by the words before it ("a live-fire exercise")."""
    front = {document.lower_words[c] for c in document.children[noun] if c < noun} | {name_of(document, noun - 1)}
    moves = document.lower_lemmas[noun] in ("manoeuvre", "maneuver") and document.tags[noun] == "NNS"
    return moves or bool(front & MILITARY)


def base_left(document: Document, verb: int) -> bool:
    """Whether a base or home port is left ("departed Naval Base Callao")."""
    places = [*kids(document, verb, "dobj"), *(o for word, o in prepositions(document, verb) if word == "from")]
    named = {document.words[t] for p in places for t in (p, *kids(document, p, "compound"))}
    return bool(named & {"Naval", "Base", "Station", "Homeport", "homeport"})


def unharmed(document: Document, verb: int) -> bool:
    """Whether it is said that nobody was hurt ("no soldiers were injured")."""
    hurt = grammatical_subjects(document, verb) if is_passive(document, verb) else []
    return any(document.lower_words[t] in ("no", "nobody", "none") for s in hurt for t in (s, *kids(document, s, "det")))


def struck_by_arms(document: Document, verb: int) -> bool:
    """Whether what is hit is so in an attack or by arms ("was hit in an air raid", "destroyed in fighting")."""
    words = lexicon()["assaults"] | lexicon()["shots"]
    acts = [o for word, o in prepositions(document, verb) if word in ("in", "by", "during", "from")]
    return any(document.lower_lemmas[o] in words and document.lower_lemmas[o] not in WORKERS for o in acts)


def drilled(document: Document, noun: int, governor: int | None) -> bool:
    """Whether an exercise is one of forces by its noun, its name or the verb that it is the object of."""
    words = lexicon()
    if document.lower_lemmas[noun] in words["drills"] or military_drill(document, noun):
        return True
    if any(document.tags[c] == "NNP" for c in kids(document, noun, "compound", "nmod")):
        return True
    held = governor is not None and document.lower_lemmas[governor] in words["drilling"]
    if not held or any(word in ("of", "on") for word, _ in prepositions(document, noun)):
        return False
    return in_sentence(document, noun, words["units"] | words["theatres"]) or _whose(document, noun)


def _whose(document: Document, noun: int) -> bool:
    """Whether an exercise is somebody's own, or one of a row ("its biggest exercise", "the annual exercise")."""
    front = {document.lower_words[c] for c in kids(document, noun, "poss", "amod")}
    return bool(front & {"its", "their", "annual", "joint", "military", "naval", "yearly", "biggest", "largest", "major"})
