"""Whether an event happened: the status of a verb or a noun by what stands above it in the tree."""

from __future__ import annotations

from communique.events.almost import came_near, in_vain, kept_open, nearly_done, unmet, would_have
from communique.events.intent import (
    ahead,
    arranged,
    arranged_for,
    attempt,
    lost,
    made,
    only_described,
    ranked,
    talked_about,
    unsigned,
    will_be,
)
from communique.events.mood import (
    aimed,
    auxiliary,
    awaited,
    claimed,
    conditional,
    conditioned,
    coordinator,
    counting,
    definite,
    disbelieved,
    drafted,
    effect,
    fate,
    hoped,
    lexicon,
    modifier,
    negated,
    obliged,
    only_treated,
    open_clause,
    outstanding,
    performed,
    phrase,
    predicate,
    present,
    set_for,
    took_place,
)
from communique.events.spoken import deadline
from communique.events.syntax import FINITE, infinitive, is_passive, is_verb, kids
from communique.events.ties import came_to, decided, made_to, object_like, said_there
from communique.events.value import EventStatus
from communique.model import Document

MAX_DEPTH = 6
"""Tags of verbs that are not coordinated with an infinitive ("did not concede and vowed to go on")."""
UNSURE = frozenset({"once", "until", "till", "whenever"})
"""Conjunctions of what has to be so first ("will leave once a pact is signed")."""
HARMS = frozenset({"killing", "murder", "assassination", "slaying", "abduction", "kidnapping", "downing", "shooting"})
"""What is announced or confirmed only when it has happened."""
PREPARING = frozenset({"draw up", "prepare", "draft", "plan"})
"""Verbs of what is done to a measure before there is one."""
GIVING = frozenset({"give", "grant", "allow"})
ATTEMPTS = frozenset({"attempt", "bid", "effort", "try", "drive", "endeavour", "endeavor"})
"""What one fails in, so that what it is for is not done."""


def status_of(document: Document, token: int, more: tuple[int, ...] = (), speech: bool = False) -> EventStatus:
    """The status of what a verb with ``more`` words of its phrase or a noun tells of; the noun of an act of ``speech`` stands
    whatever becomes of it.
    """
    if is_verb(document, token):
        objects = (*more, *kids(document, token, "dobj"))
        nothing = any(document.lower_lemmas[c] == "no" for t in objects for c in kids(document, t, "det"))
        told = token if not (speech and said_there(document, token)) else document.heads[token]
        found = "negated" if nothing else _verb(document, told, 0)
        return "possible" if not speech and found != "negated" and conditioned(document, token) else found
    if speech and not made(document, token):
        return modifier(document, token) or ("planned" if will_be(document, token) else "actual")
    return _noun(document, token, 0)


def _verb(document: Document, verb: int, depth: int) -> EventStatus:
    if depth > MAX_DEPTH:
        return "actual"
    if hypothetical := would_have(document, verb) or unmet(document, verb):
        return hypothetical
    if negated(document, verb) or outstanding(document, verb) or nearly_done(document, verb):
        return "negated"
    if disbelieved(document, verb):
        return "negated"
    if conditional(document, verb) or (depth and conditioned(document, verb)) or aimed(document, verb):
        return "possible"
    if drafted(document, verb):
        return "negated" if _noun(document, document.heads[verb], depth + 1) == "negated" else "possible"
    if open_clause(document, verb):
        return "negated" if _noun(document, document.heads[verb], depth + 1) == "negated" else "possible"
    if hoped(document, verb) or obliged(document, verb):
        return "possible"
    return auxiliary(document, verb) or _above_verb(document, verb, depth)


def _above_verb(document: Document, verb: int, depth: int) -> EventStatus:
    dep, head = document.deps[verb], document.heads[verb]
    if joined := awaited(document, verb):
        return _awaited(document, head, joined, depth)
    if document.lemmas[head] == "vote" and dep in ("xcomp", "advcl", "acl") and infinitive(document, verb):
        return _voted(document, verb, head, depth)
    if head == verb or dep in ("advcl", "relcl", "parataxis", "csubj"):
        if object_like(document, verb, head):
            return _below(document, verb, head, depth)
        if dep != "advcl" or not infinitive(document, verb) or came_to(document, verb, head):
            return "actual"
        return "planned" if is_verb(document, head) and _verb(document, head, depth + 1) == "planned" else "possible"
    if dep == "conj" and is_verb(document, head):
        return _coordinated(document, verb, head, depth)
    if dep == "conj" and infinitive(document, verb):
        return "possible"
    if dep == "acl" and decided(document, verb, head):
        return "actual"
    if dep in ("xcomp", "ccomp", "pcomp", "acl", "dobj", "oprd", "conj", "prep", "pobj"):
        return _below(document, verb, head, depth)
    return "actual"


def _coordinated(document: Document, verb: int, head: int, depth: int) -> EventStatus:
    """The status of a verb joined to another, which is that of both unless it has a subject of its own or stands against it."""
    if document.tags[verb] in FINITE and document.tags[head] == "VB":
        return "actual"
    if any(document.lower_words[c] == "than" for c in coordinator(document, verb)):
        return "negated"  # "sent doctors rather than send troops"
    own = kids(document, verb, "nsubj", "nsubjpass")
    above = "actual" if own else _verb(document, head, depth + 1)
    contrast = any(document.lower_words[c] == "but" for c in coordinator(document, verb))
    return "actual" if above == "negated" and contrast else above


def _awaited(document: Document, head: int, joined: str, depth: int) -> EventStatus:
    """The status of a clause in the present that a main verb waits for, by the conjunction between them."""
    above = _verb(document, head, depth + 1)
    if above not in ("planned", "possible"):
        return "actual"
    return "possible" if joined in UNSURE else ("planned" if joined in ("before", "after") else above)


def _voted(document: Document, verb: int, vote: int, depth: int) -> EventStatus:
    """The status of what a body votes to do: done by voting for it, or to come."""
    voted = "negated" if lost(document, vote) else _verb(document, vote, depth + 1)
    return "planned" if voted == "actual" and document.lemmas[verb] not in lexicon()["enacting"] else voted


def _below(document: Document, token: int, head: int, depth: int) -> EventStatus:
    """The status of what stands below a verb, adjective, noun or preposition."""
    if document.deps[head] == "prep" or document.pos[head] in ("ADP", "SCONJ"):
        return _clause_under(document, token, head, depth)
    if document.lemmas[head] in GIVING and deadline(document, head):
        return "possible"  # "gave Peru until May to make an offer"
    if kind := effect(document, token, head):
        return _combined(document, head, kind, depth)
    excluded = document.deps[token] == "prep" and document.lower_words[token] != "but"  # "no reason for", "no choice but to"
    if excluded and not is_verb(document, head) and modifier(document, head) == "negated":
        return "negated"
    if claimed(document, token, head) and _noun(document, head, depth + 1) == "negated":
        return "negated"
    if made_to(document, token, head):
        return _verb(document, head, depth + 1) if depth < MAX_DEPTH else "actual"
    if document.deps[token] == "ccomp" and document.lemmas[head] not in lexicon()["through"]:
        return "actual"
    if document.deps[token] in ("acl", "relcl") and infinitive(document, token):
        return _meant(document, token, head, depth)
    if depth < MAX_DEPTH and document.deps[token] in ("xcomp", "pcomp", "dobj", "prep", "pobj", "oprd"):
        return _verb(document, head, depth + 1) if is_verb(document, head) else "actual"
    return "actual"


def _meant(document: Document, token: int, noun: int, depth: int) -> EventStatus:
    """The status of an infinitive behind a noun: open, but where it tells who was first to do it or what was held for it."""
    held = document.lower_lemmas[noun] in lexicon()["gatherings"] and document.lemmas[token] in lexicon()["doing"]
    if held or ranked(document, noun):
        return _noun(document, noun, depth + 1)  # "held a call to discuss", "was the first to visit"
    if _noun(document, noun, depth + 1) == "negated":  # "turned down an invitation to visit"
        return "negated"
    accepted = document.lower_lemmas[noun] == "invitation" and document.lemmas[document.heads[noun]] == "accept"
    return "planned" if accepted or kids(document, token, "auxpass") else "possible"


def _clause_under(document: Document, token: int, head: int, depth: int) -> EventStatus:
    """The status of a clause below a preposition or conjunction."""
    word = document.lower_lemmas[head]
    if word in ("without", "against") or came_near(document, token, head):
        return "negated"
    if talked_about(document, token, head) or arranged_for(document, token, head):
        return "possible"
    if word == "before" and is_verb(document, above := document.heads[head]) and depth < MAX_DEPTH:
        return _before(document, above, depth)
    fronted = word == "in" and token < document.heads[head]  # "in imposing the duties it did not mean to"
    if fronted or word in ("before", "after") or (word == "with" and kids(document, token, "nsubj")):
        return "actual"
    if word == "for" and document.lemmas[document.heads[head]] in lexicon()["judging"]:
        return "actual"
    if word == "by" and (tried := attempt(document, document.heads[head])) is not None:
        return _verb(document, tried, depth + 1)
    return (
        _below(document, head, document.heads[head], depth + 1)
        if document.heads[head] != head and depth < MAX_DEPTH
        else "actual"
    )


def _before(document: Document, verb: int, depth: int) -> EventStatus:
    """The status of what is done before a verb: to come where that is, or goes on ("is raising money before offering it")."""
    above = _verb(document, verb, depth + 1)
    coming = above in ("planned", "possible") or (present(document, verb) and above == "actual")
    return "planned" if coming else "actual"


def _combined(document: Document, head: int, kind: EventStatus, depth: int) -> EventStatus:
    """What a word makes of what stands below it, with what becomes of the word itself ("does not plan to")."""
    own = _verb(document, head, depth + 1) if is_verb(document, head) else _noun(document, head, depth + 1)
    if kind == "possible" and is_verb(document, head) and in_vain(document, head):
        return "negated"
    if kind == "negated":
        open_still: EventStatus = "possible" if is_verb(document, head) and negated(document, head) else kind
        return kept_open(document, head) or open_still
    if own == "negated" and document.lower_lemmas[head] == "decide":
        return "possible"
    return own if own == "negated" or (kind == "planned" and own == "possible") else kind


def _noun(document: Document, noun: int, depth: int) -> EventStatus:
    if depth > MAX_DEPTH or took_place(document, noun) or _reason(document, noun):
        return "actual"
    dep, head = document.deps[noun], document.heads[noun]
    found = fate(document, noun) or modifier(document, noun)
    if found and not (found == "planned" and _done(document, noun)):
        return "negated" if dep == "dobj" and effect(document, noun, head) == "negated" else found
    if head == noun:
        return "actual"
    if told := _set_or_dropped(document, noun, head):
        return told
    if dep == "pobj" and not is_verb(document, above := document.heads[head]) and counting(document, above, head):
        return _noun(document, above, depth + 1)
    if dep in ("nsubj", "nsubjpass"):
        return _subject(document, head, depth)
    if dep in ("dobj", "pobj", "attr", "conj", "oprd", "compound", "dative"):
        if dep == "conj":
            return _noun(document, head, depth + 1) if not is_verb(document, head) else "actual"
        if dep == "compound":
            return "actual"
        return _governed(document, noun, head, depth)
    return "actual"


def _set_or_dropped(document: Document, noun: int, head: int) -> EventStatus | None:
    """What a participle behind a noun plans ("talks set for Monday"), or what somebody took back ("lifted its threat")."""
    words, dep = lexicon(), document.deps[noun]
    if dep == "dobj" and document.lower_lemmas[noun] in words["intents"] and document.lower_lemmas[head] in words["retracting"]:
        return "negated"
    undone = dep in ("nsubj", "nsubjpass") and negated(document, head)  # "talks set for Monday did not take place"
    behind = kids(document, noun, "acl", "relcl")
    fixed = any(document.lemmas[c] in words["set"] or _to_be_held(document, c) for c in behind)
    return "planned" if fixed and not undone else None


def _to_be_held(document: Document, verb: int) -> bool:
    """Whether a clause says that a gathering is yet to be held ("a summit to be held in May")."""
    return infinitive(document, verb) and document.lemmas[verb] in ("hold", "convene", "host") and is_passive(document, verb)


def _done(document: Document, noun: int) -> bool:
    """Whether what was scheduled is said to have been done ("completed a scheduled deployment")."""
    head = document.heads[noun]
    done = document.lower_lemmas[head] in lexicon()["completing"] and document.tags[head] in ("VBD", "VBN")
    return document.deps[noun] == "dobj" and done and _verb(document, head, 1) == "actual"


def _subject(document: Document, verb: int, depth: int) -> EventStatus:
    """The status of a noun that is the subject of a verb: the verb's, unless the verb itself undoes it."""
    if document.lower_lemmas[verb] in lexicon()["made_so"] and not is_verb(document, verb):  # "makes a deal unlikely"
        return "possible"
    own = _verb(document, verb, depth + 1)
    there = hoped(document, verb) and any(definite(document, s) for s in kids(document, verb, "nsubj", "nsubjpass"))
    if there and document.lemmas[verb] not in lexicon()["happening"]:  # "hopes the visit will help"
        return auxiliary(document, verb) or own
    if document.lemmas[verb] == "be":
        below = [v for v in kids(document, verb, "xcomp") if infinitive(document, v)]
        if own == "actual" and below:  # "talks were to have opened"
            return _verb(document, below[0], depth + 1)
        if own == "negated" and only_described(document, verb):
            return "actual"
    if own == "actual" and (said := predicate(document, verb) or ahead(document, verb)):
        return said
    lemma = phrase(document, verb)
    kind: EventStatus | None = None
    if lemma in lexicon()["set"] and set_for(document, verb) and own == "actual":
        kind = "planned" if lemma in lexicon()["planning"] else "possible"
    passive = not kind and own == "actual" and is_passive(document, verb)
    if passive and (lemma in PREPARING or (lemma == "announce" and arranged(document, verb))):
        kind = "planned"  # "said that sanctions were being drawn up", "the withdrawal was announced"
    return kind or (own if own != "negated" or document.lemmas[verb] in lexicon()["happening"] else "actual")


def _governed(document: Document, noun: int, head: int, depth: int) -> EventStatus:
    """The status of a noun that is the object of a verb or preposition."""
    if document.pos[head] in ("ADP", "SCONJ") or document.deps[head] in ("prep", "agent"):
        return _under(document, noun, head, depth)
    suffered = document.lower_lemmas[noun] in HARMS and document.lemmas[head] in ("announce", "confirm")
    if only_treated(document, noun, head) or (suffered and document.tags[head] in ("VBD", "VBN", "VBZ")):
        return "actual"
    if kind := effect(document, noun, head):
        return _combined(document, head, kind, depth)
    return _verb(document, head, depth + 1) if is_verb(document, head) else "actual"


def _under(document: Document, noun: int, prep: int, depth: int) -> EventStatus:
    """The status of a noun below a preposition."""
    words, word, above = lexicon(), document.lower_words[prep], document.heads[prep]
    failed = word == "in" and document.lemmas[above] == "fail" and document.lower_lemmas[noun] in ATTEMPTS
    if failed or word == "without" or came_near(document, noun, prep) or unsigned(document, prep):
        return "negated"
    if word in words["nearing"] or talked_about(document, noun, prep):
        return "possible"
    if told := _for_or_on(document, noun, prep, depth):
        return told
    asked = word == "about" and definite(document, noun)
    if asked or only_treated(document, noun, above):
        return "actual"
    if word == "including" and not is_verb(document, above):
        return _noun(document, above, depth + 1)
    partaking = is_verb(document, above) and document.lemmas[above] in words["partaking"]
    apart = partaking and negated(document, above) and definite(document, noun)  # "took no part in the talks"
    if word in ("at", "in", "during") and (apart or not partaking):
        return _occasion(document, noun, above, depth)
    if above == prep or word in words["beside"] or (word == "under" and definite(document, noun)):
        return "actual"
    if document.deps[above] == "prep":
        above = document.heads[above]
    if (kind := effect(document, prep, above)) and not performed(document, noun, above):
        return _combined(document, above, kind, depth)
    return _reached(document, noun, word, above, depth)


def _reason(document: Document, noun: int) -> bool:
    """Whether somebody's act is what a measure is for ("announced sanctions against Peru for its raid")."""
    prep = document.heads[noun]
    if document.deps[noun] != "pobj" or document.lower_words[prep] != "for":
        return False
    verb = document.heads[prep]
    objects = kids(document, verb, "dobj") if is_verb(document, verb) else [verb]
    objects += [o for t in objects for p in kids(document, t, "prep") for o in kids(document, p, "pobj")]
    penalty = any(document.lower_lemmas[o] in lexicon()["penalties"] for o in objects)
    return penalty and bool(kids(document, noun, "poss"))


def _for_or_on(document: Document, noun: int, prep: int, depth: int) -> EventStatus | None:
    """The status of what somebody goes somewhere for, what a date is agreed for, or of a move of forces that a pact is on,
    which is then still to come ("an accord on the withdrawal of the troops").
    """
    words, word, above = lexicon(), document.lower_words[prep], document.heads[prep]
    if arranged_for(document, noun, prep):
        return "planned"
    if word == "for" and (errand := _errand(document, above, depth)):
        return errand
    pact = word in ("on", "about", "for") and document.lower_lemmas[above] in words["pacts"]
    return "planned" if pact and document.lower_lemmas[noun] in words["moves"] else None


def _reached(document: Document, noun: int, word: str, above: int, depth: int) -> EventStatus:
    """The status of a noun that a preposition ties to a verb."""
    if not is_verb(document, above):
        return "actual"
    if phrase(document, above) in lexicon()["answering"]:
        return _answered(document, noun, above, depth)
    return _verb(document, above, depth + 1) if word in ("for", "in", "to", "into", "with") else "actual"


def _answered(document: Document, noun: int, verb: int, depth: int) -> EventStatus:
    """The status of what is answered: there, unless it is any such thing that would be ("will respond to an attack")."""
    if definite(document, noun):
        return "actual"
    return "possible" if _verb(document, verb, depth + 1) in ("planned", "possible") else "actual"


def _errand(document: Document, verb: int, depth: int) -> EventStatus | None:
    """The status of what somebody goes or is due somewhere for."""
    if document.lemmas[verb] == "be" and predicate(document, verb) == "planned":
        return "planned"
    if document.lemmas[verb] not in lexicon()["motion"]:
        return None
    moved = _verb(document, verb, depth + 1) if is_verb(document, verb) else "actual"
    return "planned" if moved == "actual" else moved


def _occasion(document: Document, noun: int, above: int, depth: int) -> EventStatus:
    """The status of what something is done at or in, which takes place whether or not that is done ("failed at the talks to
    agree"): planned where the doing is, else open only where nothing tells which one is meant.
    """
    done = _verb(document, above, depth + 1) if is_verb(document, above) else "actual"
    return "actual" if done == "negated" or (done == "possible" and definite(document, noun)) else done
