"""Conditions of rules on what stands below a trigger: what somebody is accused of, told to do, threatened with."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from communique.events.syntax import conjuncts, in_sentence, infinitive, kids, logical_objects, name_of, prepositions
from communique.model import Document

MILITARY = frozenset(
    {"live-fire", "military", "naval", "amphibious", "army", "navy", "war", "joint", "artillery", "air", "troop"}
)
WARS = frozenset({"war", "atrocity", "massacre", "campaign"})
"""What, besides wrongs, somebody is said to wage or commit."""
ANSWERING = frozenset({"answer", "meet", "punish"})
"""What will be done to who acts, in the passive ("every bullet will be answered with two")."""
SINGULAR = frozenset({"NN", "NNP"})
WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "must", "going"})


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``needs.toml`` and ``force.toml``."""
    tables = [tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")) for name in ("needs.toml", "force.toml")]
    return {name: frozenset(words) for table in tables for name, words in table.items()}


def bare(document: Document, verb: int) -> bool:
    """Whether a clause stands in the mood of a demand: "that Peru pay", also where the tagger takes the bare form after a
    singular subject for a plural.
    """
    if document.tags[verb] == "VB":
        return not kids(document, verb, "aux")
    if document.tags[verb] == "VBN" and not kids(document, verb, "aux"):
        return any(document.words[a] == "be" for a in kids(document, verb, "auxpass"))
    subjects = kids(document, verb, "nsubj", "nsubjpass")
    alone = [s for s in subjects if document.tags[s] in SINGULAR and not kids(document, s, "conj")]
    return document.tags[verb] == "VBP" and bool(alone) and not kids(document, verb, "aux")


def to_do(document: Document, verb: int) -> bool:
    """Whether an infinitive stands below a verb ("needs to leave", "has to leave")."""
    return any(infinitive(document, v) for v in kids(document, verb, "xcomp"))


def no_such(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether one of the words of a phrase is denied by its determiner ("no intention")."""
    return any(document.lower_words[c] == "no" for t in tokens for c in kids(document, t, "det", "amod"))


def errand(document: Document, verb: int) -> bool:
    """Whether somebody is somewhere to do something there ("is in Lima for talks", "was in Lima to meet") or for some days
    ("is in Lima from May 2 to 4").
    """
    places = [o for _, o in prepositions(document, verb)]
    tops = [verb, *kids(document, verb, "prep"), *places, *(a for o in places for a in kids(document, o, "appos"))]
    words = {document.lower_words[p] for t in tops for p in kids(document, t, "prep")}
    purposes = kids(document, verb, "advcl", "xcomp")
    return bool(words & {"for", "on", "from", "through", "until"}) or any(infinitive(document, v) for v in purposes)


def answerable(document: Document, verb: int) -> bool:
    """Whether the object of a verb is held responsible, though the parser takes the adjective for the object's."""
    return any(
        document.lower_lemmas[a] in ("responsible", "accountable") and a > o
        for o in kids(document, verb, "dobj")
        for a in kids(document, o, "amod", "acl", "relcl")
    )


def warned(document: Document, noun: int) -> bool:
    """Whether a warning is one to or from somebody, or that something will follow, not one of the weather."""
    words = {word for word, _ in prepositions(document, noun)}
    return bool(words & {"to", "from", "against"}) or bool(kids(document, noun, "acl", "ccomp", "relcl", "poss", "amod"))


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


def placed(document: Document, verb: int) -> bool:
    """Whether it is said where the object of a verb is."""
    tops = (verb, *(c for o in kids(document, verb, "dobj") for c in conjuncts(document, o)))
    there = any(document.lower_words[a] in ("there", "here") for top in tops for a in kids(document, top, "advmod"))
    return there or any(
        word in ("in", "off", "near", "at", "inside", "along") for top in tops for word, _ in prepositions(document, top)
    )


def reticent(document: Document, verb: int) -> bool:
    """Whether somebody only declines to speak ("declined to give details")."""
    words = {"decline": "telling", "refuse": "reporting"}.get(document.lemmas[verb])
    if words is None:
        return False
    below = kids(document, verb, "xcomp")
    things = [o for v in below for t in (v, *kids(document, v, "prep")) for o in kids(document, t, "dobj", "pobj")]
    told = any(document.lower_lemmas[o] in lexicon()["told"] for o in things)
    return told or any(document.lower_lemmas[v] in lexicon()[words] for v in below)


def inquiring(document: Document, verb: int) -> bool:
    """Whether "ask" puts a question, or asks for no more than to stay unnamed ("asked if he was hopeful", "asked about the
    talks", "asked by a reporter, he", "asking not to be identified").
    """
    if document.lemmas[verb] != "ask":
        return False
    if any(word == "about" for word, _ in prepositions(document, verb)):
        return True
    clauses = kids(document, verb, "ccomp", "xcomp", "advcl")
    aside = document.deps[verb] == "advcl" and document.tags[verb] == "VBN"
    if aside and not any(infinitive(document, v) for v in clauses):
        return True
    for below in clauses:
        marks = {document.lower_words[m] for m in kids(document, below, "mark", "advmod")}
        unnamed = document.lower_lemmas[below] in lexicon()["naming"] and kids(document, below, "neg", "auxpass")
        asked = any(document.tags[c].startswith("W") and c < below for c in document.children[below])
        if marks & {"if", "whether", "why", "how", "when"} or unnamed or asked:
            return True
    return False


def harmed(document: Document, verb: int) -> bool:
    """Whether soldiers are killed, or anybody in an attack."""
    words = lexicon()
    armed = words["bodies_of_men"] | words["slain"]
    if any(document.lower_lemmas[o] in armed for o in logical_objects(document, verb)):
        return True
    acts = [o for word, o in prepositions(document, verb) if word in ("in", "by", "during")]
    return any(document.lower_lemmas[o] in words["assaults"] for o in acts)


def military_drill(document: Document, noun: int) -> bool:
    """Whether an exercise is one of forces by the words before it ("a live-fire exercise")."""
    front = {document.lower_words[c] for c in document.children[noun] if c < noun} | {name_of(document, noun - 1)}
    moves = document.lower_lemmas[noun] in ("manoeuvre", "maneuver") and document.tags[noun] == "NNS"
    return moves or bool(front & MILITARY)


def deadline(document: Document, verb: int) -> bool:
    """Whether a span of time is given to do something in ("gave Peru ten days to leave")."""
    spans = [t for t in kids(document, verb, "dobj", "npadvmod", "attr") if document.lower_lemmas[t] in lexicon()["spans"]]
    ends = [p for p in kids(document, verb, "prep") if document.lower_words[p] in ("until", "till")]
    spans += [t for p in ends for t in document.subtree(p)]
    return any(
        infinitive(document, v) for t in (verb, *spans) for v in kids(document, t, "xcomp", "advcl", "acl", "relcl") if spans
    )


def accuses(document: Document, verb: int) -> bool:
    """Whether the clause below a verb of saying tells of a wrong ("said Peru had violated the truce")."""
    words = lexicon()
    return any(
        (
            _to_blame(document, v)
            or document.lower_lemmas[v] in words["accusing"]
            or (document.lower_lemmas[v] in words["abetting"] and _abets(document, v))
        )
        and not kids(document, v, "neg")
        and not _coming(document, v)
        for v in kids(document, verb, "ccomp")
        if kids(document, v, "nsubj")
    )


def _to_blame(document: Document, verb: int) -> bool:
    """Whether a clause says who is to blame ("bears responsibility", "is responsible for the raid", "is to blame")."""
    lemma = document.lemmas[verb]
    things = {document.lower_lemmas[o] for o in kids(document, verb, "dobj", "acomp", "xcomp", "attr")}
    if lemma == "be" and not things.isdisjoint(lexicon()["wrongs"]):
        return True
    if lemma in ("commit", "wage", "perpetrate") and things & (lexicon()["wrongs"] | WARS):
        return True
    return (lemma == "bear" and "responsibility" in things) or (lemma == "be" and bool(things & {"responsible", "blame"}))


def _abets(document: Document, verb: int) -> bool:
    """Whether those who are helped are rebels or terrorists."""
    return any(document.lower_lemmas[o] in lexicon()["abetted"] for o in kids(document, verb, "dobj"))


def _coming(document: Document, verb: int) -> bool:
    return any(document.lower_words[a] in FUTURE for a in kids(document, verb, "aux"))


def dear(document: Document, verb: int) -> bool:
    """Whether the clause below says that somebody will pay for something ("would pay a heavy price")."""
    words = lexicon()
    for below in kids(document, verb, "ccomp"):
        if not _coming(document, below):
            continue
        if document.lemmas[below] in ANSWERING and kids(document, below, "auxpass") and kids(document, below, "prep"):
            return True
        if document.lower_lemmas[below] in ("burn", "bleed") and not kids(document, below, "dobj"):
            return True
        if _forceful(document, below):
            return True
        if document.lower_lemmas[below] not in words["bearing"]:
            continue
        objects = logical_objects(document, below)
        costs = [o for o in objects if document.lower_lemmas[o] in words["dear"]]
        if document.lemmas[below] == "regret" or any(not _priced(document, o) for o in costs):
            return True
    return False


def _forceful(document: Document, verb: int) -> bool:
    """Whether a clause tells of strong measures to come, or of whom one would aim at ("will take resolute measures", "would be
    legitimate targets").
    """
    words = lexicon()
    if document.lemmas[verb] not in ("take", "adopt", "be", "become", "launch"):
        return False
    things = [o for o in kids(document, verb, "dobj", "attr") if document.lower_lemmas[o] in words["measures"]]
    return any(document.lower_lemmas[c] in words["forceful"] for o in things for c in kids(document, o, "amod", "compound"))


def _priced(document: Document, noun: int) -> bool:
    """Whether a price is that of a thing ("the price of the ticket")."""
    return any(word == "of" for word, _ in prepositions(document, noun))


def unwilling(document: Document, verb: int) -> bool:
    """Whether somebody will not do what a verb tells of ("will not attend", "would never join")."""
    aux = {document.lower_words[a] for a in kids(document, verb, "aux")}
    never = any(document.lemmas[c] == "never" for c in kids(document, verb, "advmod"))
    never = never or any(word in ("under", "in") and no_such(document, (o,)) for word, o in prepositions(document, verb))
    only = any(document.lemmas[c] in ("only", "necessarily", "yet") for c in kids(document, verb, "advmod"))
    none = no_such(document, tuple(kids(document, verb, "dobj")))  # "will pay no ransom"
    return bool(aux & WILL) and bool(never or none or kids(document, verb, "neg")) and "have" not in aux and not only


def answered(document: Document, verb: int) -> bool:
    """Whether an act is still to come that would be answered with harm ("any attack will be met with force")."""
    return _coming(document, verb) and not kids(document, verb, "neg")


def threatened(document: Document, noun: int) -> bool:
    """Whether it is said what a threat is of, and that is an act ("threats of retaliation")."""
    words = lexicon()
    return any(word == "of" and document.lower_lemmas[o] in words["acts_of_force"] for word, o in prepositions(document, noun))


def other_acts(document: Document, verb: int) -> bool:
    """Whether somebody else is to act: the clause below has a subject of its own, or the verb an object."""
    below = kids(document, verb, "xcomp", "ccomp")
    own = [v for v in below if kids(document, v, "nsubj", "nsubjpass")]
    return bool(own) or bool(kids(document, verb, "dobj") and below)


def ranked(document: Document, verb: int) -> bool:
    """Whether somebody is only counted among others ("was named one of the best")."""
    return any(document.lower_lemmas[t] == "one" for t in kids(document, verb, "oprd", "attr", "dobj"))


def handed(document: Document, verb: int) -> bool:
    """Whether what is sent is given away ("sent Peru tanks")."""
    return bool(kids(document, verb, "dative"))


def met(document: Document, verb: int) -> bool:
    """Whether a verb of speaking only says what a meeting or call is about ("met to discuss")."""
    words, at = lexicon()["meetings"], verb
    while document.deps[at] in ("advcl", "xcomp", "conj"):
        at = document.heads[at]
        if document.lemmas[at] in words:
            return True
    return False


def impersonal(document: Document, verb: int) -> bool:
    """Whether "it" is the subject of a verb with a clause behind it ("it is time for Peru to leave")."""
    subjects = [document.lower_words[t] for t in kids(document, verb, "nsubj", "expl")]
    return subjects == ["it"] and any(
        infinitive(document, t) for t in document.subtree(verb) if document.tags[t] == "VB" and t > verb
    )


def listed(document: Document, verb: int) -> bool:
    """Whether somebody is designated for sanctions, as what a law names."""
    words = lexicon()["listing"]
    return any(document.lower_lemmas[t] in words for t in document.subtree(verb) if t > verb)


def decree(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether what is signed is a paper of one's own ("a presidential memorandum")."""
    words = lexicon()["own_papers"]
    return any(document.lower_lemmas[c] in words for t in tokens for c in document.children[t])


def base_left(document: Document, verb: int) -> bool:
    """Whether a base or home port is left ("departed Naval Base Callao")."""
    places = [*kids(document, verb, "dobj"), *(o for word, o in prepositions(document, verb) if word == "from")]
    named = {document.words[t] for p in places for t in (p, *kids(document, p, "compound"))}
    return bool(named & {"Naval", "Base", "Station", "Homeport", "homeport"})


def called(document: Document, verb: int, more: tuple[int, ...]) -> bool:
    """Whether something is called, not called for ("called the election for Silva")."""
    behind = [t for t in kids(document, verb, "dobj") if more and t < more[0]]
    return document.lemmas[verb] == "call" and document.lower_words[more[0]] == "for" and bool(behind)


def asks(document: Document, noun: int) -> bool:
    """Whether a call or plea asks for something: "for" or "on" somebody, or an infinitive."""
    words = {word for word, _ in prepositions(document, noun)} | set(document.lower_words[noun + 1 : noun + 2])
    return bool(words & {"for", "on", "to"}) or any(infinitive(document, v) for v in kids(document, noun, "acl", "relcl"))


def over_terms(document: Document, verb: int) -> bool:
    """Whether those who sit down do so to bargain, or with who sits across the table."""
    words = lexicon()["terms"]
    below = kids(document, verb, "xcomp", "advcl", "conj")
    below += [
        o for top in (verb, *kids(document, verb, "dobj")) for word, o in prepositions(document, top) if word in ("for", "to")
    ]
    across = [o for top in (verb, *kids(document, verb, "prt")) for word, o in prepositions(document, top) if word == "with"]
    return any(document.lower_lemmas[t] in words for t in below) or any(document.lemmas[o] == "counterpart" for o in across)


def at_table(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether the table of a phrase is one for bargaining."""
    words = lexicon()["table"]
    return any(document.lower_lemmas[c] in words for t in tokens for c in document.children[t])


def deals(document: Document, verb: int) -> list[int]:
    """The verbs of buying, selling and the like that somebody is kept from ("barred from buying")."""
    below = [v for p in kids(document, verb, "prep") for v in kids(document, p, "pcomp")]
    below += kids(document, verb, "xcomp")
    return [v for v in below if document.lower_lemmas[v] in lexicon()["dealing"]]


def room(document: Document, noun: int) -> bool:
    """Whether an office is a room ("left his office"), not a post ("left office")."""
    return document.lower_lemmas[noun] == "office" and bool(kids(document, noun, "poss", "det"))


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


def adverbial(document: Document, noun: int) -> bool:
    """Whether a noun without an article only says how something is done ("under discussion", "in consultation with Peru")."""
    prep = document.heads[noun]
    if document.tags[noun] != "NN" or document.deps[noun] != "pobj" or document.lower_words[prep] not in ("in", "under"):
        return False
    return not kids(document, noun, "det", "poss", "amod", "compound", "nummod")
