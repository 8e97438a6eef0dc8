"""Phrases beside a trigger in which parties stand, by the tree alone."""

from __future__ import annotations

from communique.events.actor import lexicon
from communique.events.syntax import (
    grammatical_subjects,
    infinitive,
    is_verb,
    kids,
    logical_objects,
    logical_subjects,
    prepositions,
    verb_above,
)
from communique.model import Document

PARTS_OF = frozenset({"end", "start", "beginning", "day", "close", "conclusion", "leg", "opening", "stage", "course", "eve"})
"""What of a visit or of talks somebody is at."""
RETURNING = frozenset({"return", "back", "come", "fresh", "fly", "emerge"})
"""How those who were somewhere come from there ("returning from a visit")."""
ATTENDING = frozenset({"after", "following", "during", "at", "in", "before", "ahead"})
"""Prepositions of a meeting or talks at which whoever speaks was present."""
ANSWERING = frozenset({"respond", "react", "answer", "reply"})
"""Verbs whose subject does what stands behind their "with"."""
BEARING = frozenset({"of", "on", "in", "with", "into"})
"""Prepositions between a verb and a noun of action whose doer is the verb's subject ("is on a visit")."""
HELPED = frozenset(
    {"back", "support", "fund", "finance", "train", "arm", "equip", "lead", "command", "aid", "accompany", "escort", "help"}
    | {"assist", "advise", "protect", "cover", "bolster", "reinforce", "join"}
)
"""What is done with fighters by others than those who sent them ("rebels, backed by Peru, attacked")."""
CHARGING = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to", "trace": "to"}
"""Verbs that say whose an act is, and before whom."""
LISTING = frozenset({"as", "like", "including", "namely"})
"""Prepositions that list who is meant by a plural ("states such as Peru and Chile")."""
SITUATED = frozenset({"based", "owned", "flagged"})
"""Participles behind a hyphen that say where or whose something is."""
MEANWHILE = frozenset({"while", "whereas", "although", "though", "because", "when", "since"})
"""Conjunctions of a clause that says what goes on beside, not what is asked."""
TO = frozenset({"to", "at", "off"})
"""Prepositions between a verb of answering and what it answers ("scoffed at calls")."""
LONGEST = 4
"""Words of a name before a hyphen at most."""
STEPS = frozenset({"move", "step", "decision", "action", "remark", "comment", "gesture", "measure", "plan", "demand"})
"""Words that take up what somebody did or said."""
PLACING = frozenset({"in", "at", "near", "on", "outside"})

TOPICAL = frozenset({"over", "about", "regarding", "concerning"})
"""Prepositions before what people meet or speak about."""


def borne(document: Document, noun: int, governor: int) -> bool:
    """Whether the subject of a verb does what a noun below it tells of ("launched an attack", "is on a visit"): not one who
    only reacts to it ("a statement after the attack").
    """
    at = noun
    while document.heads[at] != governor:
        above = document.heads[at]
        word = document.lower_words[above]
        chosen = word == "for" and document.lemmas[governor] in lexicon()["choosing"]
        chosen = chosen or (word == "for" and document.lemmas[governor] in lexicon()["departing"])
        used = word in ("in", "during") and document.lemmas[governor] in lexicon()["using"]
        carried = word in BEARING or chosen or used or document.lower_lemmas[above] in lexicon()["bundles"]
        if document.deps[at] != "conj" and not carried:
            return False
        at = above
    return True


def movers(document: Document, token: int) -> list[int]:
    """Who did what a relative clause takes up by another word for it ("reopened the case, a step that drew fire")."""
    noun = document.heads[token]
    if document.deps[token] not in ("relcl", "acl") or document.lower_lemmas[noun] not in STEPS or kids(document, noun, "poss"):
        return []
    verb = document.heads[noun]
    while document.deps[verb] == "xcomp":
        verb = document.heads[verb]
    return logical_subjects(document, verb) if is_verb(document, verb) and verb < noun else []


def writing(document: Document, token: int) -> list[int]:
    """Who acts in a clause behind a noun that does not act ("posted a message on the web blaming Peru", "issued an order that
    bans").
    """
    which = any(document.tags[s] in ("WDT", "WP") for s in kids(document, token, "nsubj"))
    if document.deps[token] == "relcl" and which and document.lower_lemmas[document.heads[token]] not in lexicon()["texts"]:
        return []
    participle = (document.deps[token] == "acl" and document.tags[token] == "VBG") or which
    if not participle or not any(document.lower_lemmas[t] in lexicon()["texts"] for t in document.ancestors(token)):
        return []
    above = verb_above(document, document.heads[token])
    return grammatical_subjects(document, above) if above is not None else []


def sending(document: Document, token: int) -> list[int]:
    """Who sent or made what asks or says something by a participle behind it ("received a letter from Peru demanding")."""
    noun = document.heads[token]
    if document.deps[token] != "acl" or document.tags[token] != "VBG" or document.lower_lemmas[noun] not in lexicon()["texts"]:
        return []
    return [o for word, o in prepositions(document, noun) if word in ("from", "by")]


def doers(document: Document, noun: int, trigger: int) -> list[int]:
    """Who did what a noun names, by the participle behind it ("the move announced on Monday by Peru"), no brokers of it."""
    made = [v for v in kids(document, noun, "acl") if document.tags[v] == "VBN" and v != trigger]
    made = [v for v in made if not presided(document, noun, v)]
    return [o for v in made for word, o in prepositions(document, v) if word == "by"]


def summed_up(document: Document, noun: int, trigger: int) -> list[int]:
    """Who acts in the clause that a noun behind it sums up ("Peru closed the port, a step that Chile condemned")."""
    clause = document.heads[trigger] if document.deps[trigger] == "conj" else trigger
    loose = document.deps[noun] in ("npadvmod", "appos", "dep", "attr") and document.heads[noun] < noun
    if not loose or document.heads[clause] != noun or document.lower_lemmas[noun] not in lexicon()["summing"]:
        return []
    above = verb_above(document, noun)
    return logical_subjects(document, above) if above is not None and above < noun else []


def attended(document: Document, noun: int, visit: bool = False) -> bool:
    """Whether whoever speaks was present at what a noun names ("said after talks with Peru", "on a visit to Peru", "back
    from a visit")."""
    spanned = document.heads[document.heads[noun]]
    if document.lower_words[document.heads[noun]] == "of" and document.lower_lemmas[spanned] in PARTS_OF:
        return attended(document, spanned, visit)  # "on the last day of a visit"
    word = document.lower_words[document.heads[noun]]
    back = word == "from" and document.lower_lemmas[document.heads[document.heads[noun]]] in RETURNING
    return word in ATTENDING or back or (visit and word == "on")


def answered_with(document: Document, noun: int, governor: int) -> bool:
    """Whether a verb says what somebody did in answer ("responded with a raid")."""
    return document.lower_words[document.heads[noun]] == "with" and document.lemmas[governor] in ANSWERING


def backed(document: Document, token: int) -> bool:
    """Whether a word before a noun is, or hangs on, a participle that says nothing of who leads ("Saudi-backed")."""
    whole, hyphen, last = document.lower_words[token].rpartition("-")
    if hyphen and whole and last.endswith("ed"):  # "U.S.-brokered"
        return last not in SITUATED and not any(last in (f"{v}ed", "led") for v in lexicon()["leading"])
    last_word = next((t for t in range(token, token + LONGEST) if not _goes_on(document, t)), token)  # "World Bank-brokered"
    joined = document.words[last_word + 1 : last_word + 2] == ("-",)
    made = last_word + 2 if joined and last_word + 2 < len(document) else token
    participle = document.tags[made] in ("VBN", "VBD") and document.words[made - 1] == "-"
    if document.lower_words[made] == "speaking" and document.words[made - 1] == "-":
        return True
    return participle and document.lower_lemmas[made] not in lexicon()["leading"]


def _goes_on(document: Document, token: int) -> bool:
    """Whether a name goes on with the next word."""
    return document.tags[token] in ("NNP", "NNPS") and document.tags[token + 1 : token + 2] in (("NNP",), ("NNPS",))


def behind(document: Document, noun: int, preps: tuple[str, ...]) -> list[tuple[str, int]]:
    """(preposition, its object) of whose a noun is, and of those whom a plural lists; towns are only places."""
    plural = document.tags[noun] in ("NNS", "NNPS") and document.lower_lemmas[noun] not in lexicon()["convened"]
    return [
        (word, o)
        for p in kids(document, noun, "prep", "agent")
        if (word := document.lower_words[p]) in preps or (word in LISTING and plural)
        for o in kids(document, p, "pobj")
        if not (word == "in" and document.lower_lemmas[o] in lexicon()["towns"])
    ] + [("of", o) for o in _loyal(document, noun) if "of" in preps]


def _loyal(document: Document, noun: int) -> list[int]:
    """To whom those are loyal that a noun calls ("forces loyal to the president")."""
    loyal = [a for a in kids(document, noun, "amod", "acl") if document.lower_words[a] in ("loyal", "faithful", "belonging")]
    return [o for a in loyal for word, o in prepositions(document, a) if word == "to"]


def meant(document: Document, tops: tuple[int, ...]) -> list[int]:
    """Who is to do something with what is given ("approved a loan for Peru to repair its railways")."""
    verbs = [v for t in tops for v in kids(document, t, "advcl", "acl", "relcl") if infinitive(document, v)]
    purposes = [v for v in verbs if any(document.lower_words[m] == "for" for m in kids(document, v, "mark"))]
    return [s for v in purposes for s in kids(document, v, "nsubj")]


def topical(document: Document, token: int, verb: int) -> bool:
    """Whether what stands behind a preposition only says what is spoken of ("On Peru, he called on Chile to wait")."""
    between = range(token + 1, verb)
    front = document.heads[document.heads[token]] == verb and token < verb and document.tags[token] not in ("WDT", "WP")
    return front and any(document.words[t] == "," for t in between)


def spurned(document: Document, token: int) -> tuple[list[int], list[int]]:
    """What somebody refuses to accept or grant, and with whom they refuse to deal or talk, whom to give something or whose
    soil to leave.
    """
    below = [v for v in kids(document, token, "xcomp", "acl", "advcl") if infinitive(document, v)]
    things = [t for v in below if document.lemmas[v] in lexicon()["granting"] for t in kids(document, v, "dobj")]
    return things, [o for v in below for word, o in _round(document, v) if word in _toward(document.lemmas[v])]


def _round(document: Document, verb: int) -> list[tuple[str, int]]:
    """(preposition, its object) below a verb and what it is done to."""
    return [pair for t in (verb, *kids(document, verb, "dobj", "prt")) for pair in prepositions(document, t)]


def _toward(verb: str) -> tuple[str, ...]:
    """The prepositions before whom a verb is done to or with."""
    words = lexicon()
    return ("with", *(("to",) if verb in words["yielding"] else ()), *(("from",) if verb in words["vacating"] else ()))


def terms_told(document: Document, verb: int) -> list[int]:
    """The plan, offer or terms that somebody calls unacceptable, finds inadequate or says are so."""
    rough = lexicon()["wanting"]
    below = [v for v in kids(document, verb, "ccomp") if document.lemmas[v] == "be"]
    below = [v for v in below if any(document.lower_words[a] in rough for a in kids(document, v, "acomp"))]
    found = [s for v in below for s in kids(document, v, "nsubj")]
    found += [
        s
        for v in kids(document, verb, "ccomp", "oprd", "xcomp")
        if document.lower_words[v] in rough
        for s in kids(document, v, "nsubj")
    ]
    behind = [o for p in kids(document, verb, "prep") if document.lower_words[p] == "as" for o in document.children[p]]
    if any(document.lower_words[v] in rough for v in (*kids(document, verb, "oprd"), *behind)):
        found += kids(document, verb, "dobj")
    return [t for t in found if document.lower_lemmas[t] in lexicon()["put_forward"]]


def told(document: Document, token: int) -> list[int]:
    """Who is to do something, by the clause below a verb or noun or behind its preposition ("asked Peru to pay", "on Peru")."""
    preps = kids(document, token, "prep")
    below = kids(document, token, "ccomp", "xcomp", "advcl", "acl") + [c for p in preps for c in kids(document, p, "pcomp")]
    below = [v for v in below if not any(document.lower_words[m] in MEANWHILE for m in kids(document, v, "mark", "advmod"))]
    heard = document.lower_lemmas[token] == "complain"  # who hears a complaint is not whom it is about
    toward = [p for p in preps if document.lower_words[p] in ("on", "for", "upon", *(() if heard else ("to",)))]
    return [s for verb in below for s in kids(document, verb, "nsubj", "nsubjpass")] + [
        s for p in toward for s in kids(document, p, "pobj")
    ]


def dispatching(document: Document, noun: int) -> list[int]:
    """Who sent those that a noun names ("a delegation sent by President Ana Silva"); who leads one may be of another party."""
    sent = [v for v in kids(document, noun, "acl") if document.lemmas[v] in ("send", "dispatch", "appoint")]
    return [o for v in sent for word, o in prepositions(document, v) if word == "by"]


def answering(document: Document, noun: int, governor: int) -> list[int]:
    """Who turns down or grants, by the verb above it, what a noun of speech names ("Peru refused a request by Chile")."""
    prep = document.heads[noun]
    put = noun in logical_objects(document, governor) or (document.heads[prep] == governor and document.lower_words[prep] in TO)
    return logical_subjects(document, governor) if put and document.lemmas[governor] in lexicon()["answering"] else []


def culprits(document: Document, noun: int) -> list[int]:
    """Who is said to have done what a noun names ("an attack blamed on Peru", "a raid that Peru claimed", "ascribed to Peru"),
    also where the parser hangs the clause on the place ("the bombing in Lima, which").
    """
    above = document.heads[noun]
    verbs = [*kids(document, noun, "acl", "relcl"), *([above] if is_verb(document, above) else [])]
    verbs += [v for word, o in prepositions(document, noun) if word in PLACING for v in kids(document, o, "acl", "relcl")]
    found: list[int] = []
    for verb in verbs:
        word = CHARGING.get(document.lemmas[verb])
        found += [o for w, o in prepositions(document, verb) if w == word]
        if document.lemmas[verb] == "claim":
            found += [s for s in logical_subjects(document, verb) if s != noun and document.tags[s] not in ("WDT", "WP")]
    return found


def opponents(document: Document, verb: int) -> list[int]:
    """Whom those who fell were fighting ("were killed fighting the rebels", "died in battle against Peru")."""
    acts = [v for v in kids(document, verb, "advcl", "xcomp") if document.lemmas[v] in ("fight", "battle", "combat")]
    return [o for v in acts for o in (*kids(document, v, "dobj"), *(t for w, t in prepositions(document, v) if w == "against"))]


def fired(document: Document, weapon: int) -> list[int]:
    """Who fired or sent a weapon that does harm ("rockets fired by Peru", "Peru launched missiles targeting the base")."""
    made = [v for v in kids(document, weapon, "acl", "relcl") if document.tags[v] == "VBN" and document.lemmas[v] not in HELPED]
    found = [o for v in made for word, o in prepositions(document, v) if word == "by"]
    above = document.heads[weapon]
    if document.deps[weapon] == "dobj" and document.lemmas[above] in lexicon()["unleashing"]:
        found += logical_subjects(document, above)
    return found


def watched(document: Document, noun: int) -> bool:
    """Whether a noun is what somebody who is no side of it watches, brings about or speaks of ("observers of the talks", "the
    talks were mediated by Peru", "met over the long-delayed talks").
    """
    if document.deps[noun] == "nsubjpass":
        return presided(document, noun, document.heads[noun])
    topic = document.deps[noun] == "pobj" and document.lower_words[document.heads[noun]] in TOPICAL
    if topic and not any(word in ("with", "between") for word, _ in prepositions(document, noun)):
        return True
    above = document.heads[document.heads[noun]]
    return document.deps[noun] == "pobj" and document.lower_lemmas[above] in lexicon()["watchers"]


def presided(document: Document, noun: int, verb: int) -> bool:
    """Whether who does a verb to what a noun names is no side of it: they broker it, or are the hosts of talks."""
    lemma, words = document.lower_lemmas[verb], lexicon()
    return lemma in words["brokering"] or (lemma in words["presiding"] and document.lower_lemmas[noun] in words["bargaining"])


def apart(document: Document, noun: int, verb: int) -> bool:
    """Whether the agent of a verb is not who did what its subject names: they answer to it, broker it or are its hosts."""
    return document.lower_lemmas[verb] in lexicon()["answering"] or presided(document, noun, verb)
