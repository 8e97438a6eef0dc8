"""Conditions of rules on who speaks: demands, offers, refuses, accuses or promises."""

from __future__ import annotations

from functools import cache

from communique.events import clauses
from communique.events.actor import lexicon, parties
from communique.events.cast import Cast
from communique.events.filled import NAMES, SINGLE, SPEAKING, Filled, owning, person_named
from communique.events.syntax import (
    grammatical_subjects,
    infinitive,
    is_passive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
)
from communique.events.who import actor
from communique.model import Document

SOME = frozenset({"most", "many", "some", "several", "few", "both", "all", "none"})
"""Words of quantity before "of"."""
ANYBODY = frozenset(
    {"people", "person", "group", "those", "one", "member", "individual", "man", "fighter", "militant", "force"}
)
"""Who is only told by what somebody calls them ("people it describes as terrorists")."""


@cache
def _speaking() -> frozenset[str]:
    """Who may demand, offer and refuse without being a party."""
    actors, words = lexicon(), clauses.lexicon()
    return actors["agents"].union(
        actors["legislatures"], words["sides"], words["partisans"], words["missions_abroad"], words["labour"]
    )


@cache
def _public_part() -> frozenset[str]:
    """Who may accuse and promise without being a party: no companies."""
    words = clauses.lexicon()
    return (lexicon()["agents"] - words["commercial"]) | words["partisans"] | words["labour"]


def accuser(cast: Cast, f: Filled) -> bool:
    """Whether a party accuses, or somebody accuses a party; not who takes money ("the price that Peru charges it for gas")."""
    billed = cast.document.lemmas[f.hit.token] == "charge" and not _told_below(cast.document, f.hit.token)
    if billed and any(word == "for" for word, _ in prepositions(cast.document, f.hit.token)):
        return False
    if parties(f.source) or (parties(f.target) and actor(cast, f)):
        return True
    lemma = cast.document.lemmas[f.hit.token]
    blamed = lemma == "blame" and any(word in ("for", "on") for word, _ in prepositions(cast.document, f.hit.token))
    accused = lemma == "accuse" or blamed
    return accused and (bool(parties(f.target)) or uttered(cast, f))


def _told_below(document: Document, verb: int) -> bool:
    """Whether what is said stands below a verb, as a clause or behind "with"."""
    return bool(kids(document, verb, "ccomp")) or any(word == "with" for word, _ in prepositions(document, verb))


def uttered(cast: Cast, f: Filled) -> bool:
    """Whether a party, a person, a pronoun for one or somebody with a public part speaks, their party known or not."""
    if parties(f.source):
        return True
    document = cast.document
    if not is_verb(document, f.hit.token) or is_passive(document, f.hit.token):
        return False
    public_part = _public_part()
    subjects = _bundled(document, grammatical_subjects(document, f.hit.token))
    spoken = any(document.lower_words[s] in SPEAKING or document.lower_lemmas[s] in public_part for s in subjects)
    nameless = [s for s in subjects if document.tags[s] == "NNP" and document.entity_at(s) is None]
    return spoken or bool(nameless) or any(person_named(cast, s) for s in subjects)


def _nations(document: Document, token: int) -> bool:
    """Whether a word means countries or those who act for them, without their names ("by Arab states")."""
    return document.tags[token] == "NNS" and document.lower_lemmas[token] in lexicon()["pairs"]


def _bundled(document: Document, tokens: list[int]) -> list[int]:
    """Heads of phrases, and what stands behind the "of" of those that only count ("a number of senators")."""
    return tokens + [
        o
        for t in tokens
        if document.lower_lemmas[t] in lexicon()["bundles"] or document.tags[t] == "CD" or document.lower_words[t] in SOME
        for word, o in prepositions(document, t)
        if word == "of"
    ]


def voiced(cast: Cast, f: Filled) -> bool:
    """Whether it is said who does what a noun of speech names, of a party or not ("the protesters' demands")."""
    document, noun = cast.document, f.hit.token
    if parties(f.source):
        return True
    doers = [*kids(document, noun, "poss"), *(o for word, o in prepositions(document, noun) if word in ("by", "from", "of"))]
    told = {*NAMES, "PRP$"}
    return any(document.lower_lemmas[t] in _speaking() or person_named(cast, t) or document.tags[t] in told for t in doers)


def bound(cast: Cast, f: Filled) -> bool:
    """Whether a party or who speaks for one has bound themselves ("is committed to", "I am committed to")."""
    document, token = cast.document, f.hit.token
    if not is_passive(document, token) or kids(document, token, "agent"):
        return False
    speaking = [s for s in grammatical_subjects(document, token) if document.lower_words[s] in SPEAKING]
    return bool(parties(f.source) or speaking)


def uttered_at(cast: Cast, f: Filled) -> bool:
    """Whether a party, a person or a pronoun speaks, or somebody speaks of a party ("outspoken in condemning Peru")."""
    if is_passive(cast.document, f.hit.token):
        return uttered(cast, f) or any(_nations(cast.document, t) for t in logical_subjects(cast.document, f.hit.token))
    return uttered(cast, f) or bool(parties(f.target))


def uttered_or_put(cast: Cast, f: Filled) -> bool:
    """Whether somebody speaks, or something is put to a party ("proposals were made to Peru")."""
    return uttered(cast, f) or (bool(parties(f.target)) and is_passive(cast.document, f.hit.token))


def asker(cast: Cast, f: Filled) -> bool:
    """Whether it is said whose a call is, or several are told of ("amid calls for a new vote")."""
    document, noun = cast.document, f.hit.token
    return bool(parties(f.source)) or document.tags[noun] == "NNS" or any(owning(cast, t) for t in kids(document, noun, "poss"))


def bidden(cast: Cast, f: Filled) -> bool:
    """Whether a party is asked to do something, nobody knows by whom ("Peru and Chile were asked to join")."""
    document, token = cast.document, f.hit.token
    told = any(infinitive(document, v) for v in kids(document, token, "xcomp"))
    asked = [s for s in kids(document, token, "nsubjpass") if document.lower_words[s] != "i"]
    return told and bool(parties(f.target)) and bool(asked)


def petitioning(cast: Cast, f: Filled) -> bool:
    """Whether a participle asks a party to do something ("a letter asking Peru to free him")."""
    document, token = cast.document, f.hit.token
    below = kids(document, token, "xcomp", "ccomp")
    return document.tags[token] == "VBG" and bool(parties(f.target)) and any(infinitive(document, v) for v in below)


def wanting(cast: Cast, f: Filled) -> bool:
    """Whether a party wants something, or somebody described wants it of a party ("the West wants Peru to ...")."""
    subjects = kids(cast.document, f.hit.token, "nsubj")
    named = any(cast.document.tags[s] in ("NNP", "NNPS") for s in subjects)
    named = named or any(cast.document.lower_lemmas[s] in _speaking() for s in subjects)
    return bool(parties(f.source)) or (named and bool(parties(f.target)))


def speaker(cast: Cast, f: Filled) -> bool:
    """Whether a party or, in the active, anybody with a name, a person or somebody with a public part speaks."""
    document, verb = cast.document, f.hit.token
    subjects = logical_subjects(document, verb)
    if any(document.lower_lemmas[s] in clauses.lexicon()["performers"] for s in subjects):
        return False
    if parties(f.source):
        return True
    told = document.tags[verb] in ("VBD", "VBN", "VBZ", "VBP")
    own = _bundled(document, [*kids(document, verb, "nsubj"), *(subjects if told else ())])
    if any(
        document.lower_words[s] in SINGLE or document.tags[s] in NAMES or document.lower_lemmas[s] in _speaking() for s in own
    ):
        return True
    if any(person_named(cast, s) or document.lower_lemmas[s] in lexicon()["agents"] for s in subjects):
        return True
    several_ask = not any(document.tags[o] == "PRP" for o in logical_objects(document, verb))
    resolved = any(
        document.lower_lemmas[s] in clauses.lexicon()["resolutions"] or (several_ask and document.tags[s] == "NNS") for s in own
    )
    resolved = resolved or (several_ask and any(document.lower_words[s] in SOME for s in subjects))  # "many demanding"
    return bool(parties(f.target)) and (resolved or any(document.tags[s] in ("PRP", "NNP") for s in subjects))


def wanted_from(cast: Cast, f: Filled) -> bool:
    """Whether the text names a party from whom a thing is wanted ("wants an apology from Peru")."""
    document, token = cast.document, f.hit.token
    tops = [token, *logical_objects(document, token)]
    return any(w == "from" and cast.of(o) for t in tops for w, o in prepositions(document, t)) and bool(tops[1:])


def unwarned(document: Document, verb: int) -> bool:
    """Whether somebody expects a thing of themselves, not as they were warned ("warned Peru to expect a response")."""
    return document.deps[verb] != "xcomp" or document.lemmas[document.heads[verb]] not in ("warn", "tell", "advise", "prepare")


def protesting(cast: Cast, f: Filled) -> bool:
    """Whether what is handed over protests ("sent a note of protest", "delivered a protest note", "a formal protest")."""
    document = cast.document
    below = [t for o in f.hit.more for t in (o, *kids(document, o, "compound"), *(b for _, b in prepositions(document, o)))]
    return any(document.lower_lemmas[t] == "protest" for t in below)


def renamed(document: Document, verb: int) -> bool:
    """Whether a verb of calling only gives its object another name ("condemned what it called a reckless act", "wants people it
    describes as terrorists").
    """
    again = [s for s in kids(document, verb, "nsubj") if document.tags[s] == "PRP"]
    if document.deps[verb] == "relcl" and any(document.lower_lemmas[s - 1] in ANYBODY for s in again if s):
        return True
    return bool(again) and any(document.lower_words[t] == "what" for t in kids(document, verb, "dobj", "oprd", "nsubj"))


def name_calling(cast: Cast, verb: int) -> bool:
    """Whether somebody, no thing, is called a word in quotation marks that is no praise ("called him a "parrot"")."""
    document = cast.document
    somebody = [
        o for o in kids(document, verb, "dobj") if document.tags[o] == "NNP" or document.lower_words[o] in ("him", "her")
    ]
    called = [o for o in somebody if (a := cast.of(o)) and (a.people or a.parties)]
    called += [o for o in kids(document, verb, "dobj") if document.lower_lemmas[o] in lexicon()["offices"]]
    label = [t for t in kids(document, verb, "oprd", "attr") if document.tags[t] == "NN" and t in cast.quotations]
    if not called or not label or verb in cast.quotations:
        return False
    words = {document.lower_lemmas[w] for t in label for w in document.subtree(t)}
    return words.isdisjoint(clauses.lexicon()["praise"])
