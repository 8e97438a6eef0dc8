"""Conditions of rules on what is said: whether it blames, threatens, warns, asks for something, or only puts a question."""

from __future__ import annotations

from communique.events.clauses import lexicon
from communique.events.syntax import (
    conjuncts,
    grammatical_subjects,
    infinitive,
    is_passive,
    kids,
    logical_objects,
    prepositions,
)
from communique.events.who import several
from communique.model import Document

AMOUNTING = frozenset({"constitute", "amount", "represent", "mean"})
"""Verbs that say what something is ("constitutes a violation", "amounts to aggression")."""
WARS = frozenset({"war", "atrocity", "massacre", "campaign"})
"""What, besides wrongs, somebody is said to wage or commit."""
ANSWERING = frozenset({"answer", "meet", "punish"})
"""What will be done to who acts, in the passive ("every bullet will be answered with two")."""
TRYING = frozenset(
    {"try", "seek", "attempt", "fail", "struggle", "work", "effort", "bid", "push", "campaign", "endeavor", "endeavour"}
)
"""How those press others who want them to do something, whatever comes of it."""
INSISTENT = frozenset(
    {"repeated", "urgent", "growing", "mounting", "numerous", "international", "desperate", "fresh", "renewed"}
)
"""What calls are of which no more is said than whose they are ("after repeated calls by Peru")."""
AWAITING = frozenset({"expect", "brace", "prepare", "await", "watch", "know", "remember"})
"""What those are warned to do to whom something will be done ("warned Peru to expect a strong response")."""
REDONE = frozenset(
    {"draw", "change", "scrap", "include", "exclude", "recognize", "recognise", "settle", "resolve", "address", "review", "bar"}
    | {
        "renegotiate",
        "revise",
        "amend",
        "suspend",
        "expel",
        "try",
        "arrest",
        "oust",
        "sack",
        "deport",
        "removed",
        "put",
        "close",
    }
)
"""What, beside setting things right, those want done who ask for something."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
"""Words before an act that was told of."""
ANSWERABLE = frozenset({"responsible", "accountable", "liable", "culpable", "answerable"})
"""What somebody is held who is blamed."""
CHARGED = frozenset(
    {"price", "fee", "rent", "rate", "toll", "tariff", "duty", "money", "dollar", "euro", "pound", "interest", "sum"}
)
"""What is asked for goods and services."""
HOSTILE = frozenset(
    {"violation", "attack", "aggression", "provocation", "interference", "incursion", "strike", "raid", "invasion", "intrusion"}
)
"""What somebody warns others of doing who says what would come of it."""
FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "must", "going"})


def answerable(document: Document, verb: int) -> bool:
    """Whether the object of a verb is held responsible, though the parser takes the adjective for the object's."""
    below = [a for o in kids(document, verb, "dobj") for a in kids(document, o, "amod", "acl", "relcl") if a > o]
    below += [a for a in kids(document, verb, "ccomp", "oprd", "acomp") if document.tags[a] == "JJ"]
    return any(document.lower_lemmas[a] in ANSWERABLE for a in below)


def called_wrong(document: Document, verb: int) -> bool:
    """Whether somebody calls something a wrong, in what the verb says of it alone ("called the raid unlawful")."""
    said = kids(document, verb, "oprd", "attr", "ccomp", "xcomp", "acomp")
    said += [t for p in kids(document, verb, "prep") if document.lower_words[p] == "as" for t in document.children[p]]
    near = [x for t in said for c in conjuncts(document, t) for x in (c, *kids(document, c, "amod"))]
    return any(document.lower_lemmas[t] in lexicon()["wrongs"] for t in near)


def unbilled(document: Document, verb: int) -> bool:
    """Whether nobody is asked for money ("charged Peru $3 million", "the price that Chile charges it")."""
    if document.lemmas[verb] != "charge":
        return True
    billed = kids(document, verb, "dobj", "dative", "npadvmod")
    billed += [document.heads[verb]] if document.deps[verb] == "relcl" else []
    return not any(document.tags[t] == "CD" or document.lower_lemmas[t] in CHARGED for t in billed)


def for_doing(document: Document, verb: int) -> bool:
    """Whether somebody is attacked for what they do, in words ("attacked Peru for backing the rebels")."""
    return any(
        document.tags[v] == "VBG"
        for p in kids(document, verb, "prep")
        if document.lower_words[p] == "for"
        for v in kids(document, p, "pcomp")
    )


def warned(document: Document, noun: int) -> bool:
    """Whether a warning is one to or from somebody, or that something will follow, not one of the weather."""
    words = {word for word, _ in prepositions(document, noun)}
    return bool(words & {"to", "from", "against"}) or bool(kids(document, noun, "acl", "ccomp", "relcl", "poss", "amod"))


def warned_to(document: Document, verb: int) -> bool:
    """Whether somebody is warned to do something ("warned Peru to leave")."""
    below = [v for v in kids(document, verb, "xcomp", "ccomp", "advcl") if infinitive(document, v) and v > verb]
    warned_ones = kids(document, verb, "dobj") or [s for v in below for s in kids(document, v, "nsubj")]
    below = [v for v in below if document.lemmas[v] not in AWAITING]
    return any(not kids(document, v, "neg") for v in below) and bool(warned_ones) and not is_passive(document, verb)


def reticent(document: Document, verb: int) -> bool:
    """Whether somebody only declines to speak ("declined to give details")."""
    words = {"decline": "telling", "refuse": "reporting"}.get(document.lemmas[verb])
    if words is None:
        return False
    below = kids(document, verb, "xcomp")
    things = [o for v in below for t in (v, *kids(document, v, "prep")) for o in kids(document, t, "dobj", "pobj")]
    asked = [v for o in kids(document, verb, "dobj") for v in kids(document, o, "acl", "relcl")]
    asked += [o for t in kids(document, verb, "dobj") for word, o in prepositions(document, t) if word == "for"]
    told = any(document.lower_lemmas[o] in lexicon()["told"] for o in (*things, *asked))
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


def deadline(document: Document, verb: int) -> bool:
    """Whether a span of time is given to somebody else to do something in ("gave Peru ten days to leave")."""
    if any(
        document.lower_words[o].endswith("self") or document.lower_words[o] == "themselves"
        for o in kids(document, verb, "dative", "dobj")
    ):
        return False
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


def wrongful_act(document: Document, verb: int) -> bool:
    """Whether the clause below a verb of saying calls an act that was told of a wrong ("said the flights were provocative")."""
    return any(
        _to_blame(document, v) and not kids(document, v, "neg") and not _coming(document, v)
        for v in kids(document, verb, "ccomp")
        if any(_pointed_act(document, s) for s in kids(document, v, "nsubj"))
    )


def _pointed_act(document: Document, noun: int) -> bool:
    known = any(document.lower_words[c] in POINTING for c in kids(document, noun, "det", "amod", "poss", "predet"))
    return known and document.lower_lemmas[noun] in lexicon()["assaults"] | lexicon()["deeds"]


def _to_blame(document: Document, verb: int) -> bool:
    """Whether a clause says who is to blame ("bears responsibility", "is responsible for the raid", "is to blame")."""
    lemma = document.lemmas[verb]
    said = kids(document, verb, "dobj", "acomp", "xcomp", "attr")
    things = {document.lower_lemmas[t] for o in said for t in (o, *kids(document, o, "conj"))}
    if lemma == "be" and not things.isdisjoint(lexicon()["wrongs"]):
        return True
    if lemma in AMOUNTING:
        things |= {document.lower_lemmas[o] for word, o in prepositions(document, verb) if word == "to"}
        return not things.isdisjoint(lexicon()["wrongs"])
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
        if document.lemmas[verb] in ("warn", "caution") and any(
            document.lower_lemmas[s] in HOSTILE for s in kids(document, below, "nsubj")
        ):
            return True  # "warned that further violations would raise the level of fighting"
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


def answered(document: Document, verb: int) -> bool:
    """Whether an act is still to come that would be answered with harm ("any attack will be met with force")."""
    return _coming(document, verb) and not kids(document, verb, "neg")


def threatened(document: Document, noun: int) -> bool:
    """Whether it is said what a threat is of, and that is an act ("threats of retaliation")."""
    words = lexicon()
    return any(word == "of" and document.lower_lemmas[o] in words["acts_of_force"] for word, o in prepositions(document, noun))


def asks(document: Document, noun: int) -> bool:
    """Whether a call or plea asks for something: "for" or "on" somebody, or an infinitive."""
    words = {word for word, _ in prepositions(document, noun)} | set(document.lower_words[noun + 1 : noun + 2])
    told = any(document.lower_words[c] in INSISTENT for c in kids(document, noun, "amod")) and words & {"by", "from"}
    return (
        bool(told)
        or bool(words & {"for", "on", "to"})
        or any(infinitive(document, v) for v in kids(document, noun, "acl", "relcl"))
    )


def attempted(document: Document, verb: int) -> bool:
    """Whether somebody tries or tried to bring others to do something ("failed to persuade Peru to"), not will or may try."""
    above = document.heads[verb]
    told = document.deps[verb] in ("xcomp", "acl", "relcl", "advcl") and infinitive(document, verb)
    if not told or document.lower_lemmas[above] not in TRYING or not kids(document, verb, "xcomp", "ccomp", "advcl"):
        return False
    return not kids(document, above, "neg") and not _coming(document, above) and not infinitive(document, above)


def left_by_word(document: Document, verb: int) -> bool:
    """Whether a treaty is denounced, which is how states leave one ("denounced the treaty", not "denounced it as a sham")."""
    if document.lemmas[verb] != "denounce":
        return False
    pacts = [o for o in logical_objects(document, verb) if document.lower_lemmas[o] in ("treaty", "convention")]
    return bool(pacts) and not any(document.lower_words[p] in ("as", "for") for p in kids(document, verb, "prep"))


def wanted_done(document: Document, verb: int) -> bool:
    """Whether somebody wants something done with a thing ("wants a new deal drawn up", "wants the ban lifted")."""
    words = lexicon()
    below = [v for o in kids(document, verb, "dobj") for v in kids(document, o, "acl")]
    below += [v for v in kids(document, verb, "ccomp", "xcomp") if kids(document, v, "nsubj", "nsubjpass")]
    done = [v for v in below if document.tags[v] == "VBN" and not kids(document, v, "aux", "agent")]
    return any(document.lower_lemmas[v] in words["redress"] | REDONE for v in done)


def assaulted(document: Document, verb: int) -> bool:
    """Whether what somebody will not stand is an attack or the like on them."""
    things = [*logical_objects(document, verb), *(o for word, o in prepositions(document, verb) if word == "for")]
    hostile = (
        lexicon()["acts_of_force"] | lexicon()["assaults"] | {"fire", "aggression", "provocation", "terrorism", "incursion"}
    )
    return any(document.lower_lemmas[o] in hostile - {"withdrawal", "sanction", "sanctions", "tariff"} for o in things)


def intended(document: Document, tokens: tuple[int, ...]) -> bool:
    """Whether it is said what an intention is of ("no intention of leaving", not "no hostile intentions against Peru")."""
    told = [t for t in tokens if document.lower_lemmas[t] in ("intention", "desire", "wish", "plan")]
    behind = [document.lower_words[p] for t in told for p in kids(document, t, "prep")]
    return not told or any(kids(document, t, "acl", "relcl", "xcomp") for t in told) or bool({"of", "for", "to"} & set(behind))


def jointly(document: Document, verb: int) -> bool:
    """Whether several sides are the subject of a verb ("the two sides", "Peru and Chile")."""
    subjects = grammatical_subjects(document, verb)
    return several(document, verb) or any(len(conjuncts(document, s)) > 1 for s in subjects)
