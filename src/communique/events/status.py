"""Whether an event happened: mood, tense, negation, conditionals, plans and failed attempts."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from communique.events.syntax import is_passive, is_verb, kids, past
from communique.events.value import EventStatus
from communique.model import Document

MAX_DEPTH = 6


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``status.toml``."""
    table = tomllib.loads(Path(__file__).with_name("status.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def status_of(document: Document, token: int, more: tuple[int, ...] = (), speech: bool = False) -> EventStatus:
    """The status of what a verb with ``more`` words of its phrase or a noun tells of; the noun of an act of ``speech`` stands
    whatever becomes of it.
    """
    if is_verb(document, token):
        nothing = any(document.lower_lemmas[c] == "no" for t in more for c in kids(document, t, "det"))
        found = "negated" if nothing else _verb(document, token, 0)
        return "possible" if not speech and found != "negated" and _conditioned(document, token) else found
    if speech and not _made(document, token):
        return _modifier(document, token) or "actual"
    return _noun(document, token, 0)


def refused(document: Document, token: int) -> bool:
    """Whether an act is only what somebody refuses, rules out or denies ("refused to negotiate"): that is the event."""
    head = document.heads[token]
    return (
        document.deps[token] in ("xcomp", "dobj", "pcomp", "ccomp", "advcl")
        and _phrase(document, head) in lexicon()["refusing"]
    )


def _made(document: Document, noun: int) -> bool:
    """Whether a noun is the object of a verb that brings it about ("make an offer")."""
    return document.deps[noun] == "dobj" and document.lemmas[document.heads[noun]] in lexicon()["making"]


def _verb(document: Document, verb: int, depth: int) -> EventStatus:
    if depth > MAX_DEPTH:
        return "actual"
    if _negated(document, verb) or _outstanding(document, verb):
        return "negated"
    if conditional(document, verb) or (depth and _conditioned(document, verb)):
        return "possible"
    return _auxiliary(document, verb) or _above_verb(document, verb, depth)


def _negated(document: Document, verb: int) -> bool:
    marks = kids(document, verb, "neg", "preconj")
    never = [c for c in kids(document, verb, "advmod") if document.lemmas[c] in ("never", "hardly", "barely")]
    nobody = any(
        document.lemmas[c] in ("no", "nobody", "none")
        for s in kids(document, verb, "nsubj", "nsubjpass")
        for c in (s, *document.children[s])
    )
    only = any(document.lemmas[c] == "only" for c in kids(document, verb, "advmod"))
    nor = any(
        document.lower_lemmas[c] in ("nor", "neither") for c in (*kids(document, verb, "cc"), *_coordinator(document, verb))
    )
    return bool(marks and not only) or bool(never) or nobody or nor


def _coordinator(document: Document, verb: int) -> list[int]:
    """The conjunction that joins a verb to the one before it."""
    head = document.heads[verb]
    return [c for c in kids(document, head, "cc") if c < verb] if document.deps[verb] == "conj" else []


def _outstanding(document: Document, verb: int) -> bool:
    """Whether something is still to be done: "have yet to sign"."""
    head = document.heads[verb]
    return any(document.lower_lemmas[c] == "yet" for v in (verb, head) for c in kids(document, v, "advmod")) and (
        document.lemmas[head] in ("have", "be") and document.deps[verb] == "xcomp" and _purpose(document, verb)
    )


def _conditioned(document: Document, verb: int) -> bool:
    """Whether a verb not in the past hangs on an if or unless clause ("will retaliate if")."""
    marks = [(c, m) for c in kids(document, verb, "advcl") for m in kids(document, c, "mark")]
    hanging = any(document.lower_lemmas[m] in ("if", "unless") and document.lemmas[m - 1] != "even" for _, m in marks if m)
    return hanging and document.tags[verb] not in ("VBD", "VBN")


def conditional(document: Document, verb: int) -> bool:
    """Whether a verb heads an if or unless clause, or one that starts with "should"."""
    return any(document.lower_lemmas[m] in ("if", "unless", "whether") for m in kids(document, verb, "mark"))


def _auxiliary(document: Document, verb: int) -> EventStatus | None:
    words = lexicon()
    found = [document.lower_words[a] for a in kids(document, verb, "aux")]
    if any(w in words["future"] for w in found) or (found == ["to"] and document.deps[verb] == "ROOT"):
        return "planned"
    if any(w in words["modal"] for w in found):
        return "possible"
    if any(w in ("would", "'d", "’d") for w in found):
        return ("negated" if "have" in found else "planned") if _reported(document, verb) else "possible"
    return None


def _reported(document: Document, verb: int) -> bool:
    """Whether "would" is the future of a reported clause without a condition."""
    if any(conditional(document, c) for c in kids(document, verb, "advcl")):
        return False
    return document.deps[verb] in ("ccomp", "conj", "relcl", "advcl")


def _above_verb(document: Document, verb: int, depth: int) -> EventStatus:
    dep, head = document.deps[verb], document.heads[verb]
    if head == verb or dep in ("advcl", "relcl", "parataxis", "csubj"):
        if _object_like(document, verb, head):
            return _below(document, verb, head, depth)
        if dep != "advcl" or not _purpose(document, verb) or _came_to(document, verb, head):
            return "actual"
        return "planned" if is_verb(document, head) and _verb(document, head, depth + 1) == "planned" else "possible"
    if dep == "conj" and is_verb(document, head):
        own = kids(document, verb, "nsubj", "nsubjpass")
        above = "actual" if own else _verb(document, head, depth + 1)
        contrast = any(document.lower_words[c] == "but" for c in _coordinator(document, verb))
        return "actual" if above == "negated" and contrast else above
    if dep == "conj" and _purpose(document, verb):
        return "possible"
    if dep in ("xcomp", "ccomp", "pcomp", "acl", "dobj", "oprd", "conj", "prep", "pobj"):
        return _below(document, verb, head, depth)
    return "actual"


def _came_to(document: Document, verb: int, head: int) -> bool:
    """Whether somebody travelled to meet or go on, which then took place ("flew to Lima to meet")."""
    words = lexicon()
    going = document.lemmas[head] in words["motion"] or document.lemmas[head] in ("lead", "summon")
    return going and document.lemmas[verb] in words["doing"] and past(document, head)


def _object_like(document: Document, verb: int, head: int) -> bool:
    """Whether a clause is what its head is about, though labelled loosely: "ruled out sending", "the way to withdraw"."""
    dep = document.deps[verb]
    if dep == "relcl":
        return _purpose(document, verb)
    gerund = document.tags[verb] == "VBG" and not kids(document, verb, "mark", "nsubj", "aux")
    return dep == "advcl" and gerund and head < verb <= head + 3 and document.lower_lemmas[head] in lexicon()["negating"]


def _purpose(document: Document, verb: int) -> bool:
    """Whether a clause states a purpose ("to resolve the issue")."""
    return any(document.lower_words[a] == "to" for a in kids(document, verb, "aux"))


def _below(document: Document, token: int, head: int, depth: int) -> EventStatus:
    """The status of what stands below a verb, adjective, noun or preposition."""
    if document.deps[head] == "prep" or document.pos[head] in ("ADP", "SCONJ"):
        word = document.lower_lemmas[head]
        if word in ("without", "against"):
            return "negated"
        if word == "with" and kids(document, token, "nsubj"):
            return "actual"
        return (
            _below(document, head, document.heads[head], depth + 1)
            if document.heads[head] != head and depth < MAX_DEPTH
            else "actual"
        )
    kind = _kind(document, token, head)
    if kind:
        own = _verb(document, head, depth + 1) if is_verb(document, head) else _noun(document, head, depth + 1)
        if kind == "negated":
            return "possible" if is_verb(document, head) and _negated(document, head) else kind
        barred = own == "negated" and document.lower_lemmas[head] in lexicon()["allowing"]
        return own if barred or (kind == "planned" and own in ("possible", "negated")) else kind
    if document.deps[token] == "ccomp" and document.lemmas[head] not in lexicon()["through"]:
        return "actual"
    if document.deps[token] == "acl" and _purpose(document, token):
        return "possible"
    if depth < MAX_DEPTH and document.deps[token] in ("xcomp", "pcomp", "dobj", "prep", "pobj", "oprd"):
        return _verb(document, head, depth + 1) if is_verb(document, head) else "actual"
    return "actual"


def _kind(document: Document, token: int, head: int) -> EventStatus | None:
    words, lemma = lexicon(), _phrase(document, head)
    clause = document.deps[token] in ("ccomp", "advcl") and not _bare(document, token)
    if lemma in words["denying"] and document.deps[token] == "ccomp" and token < head:
        return None
    if lemma in words["denying"] or (lemma in words["negating"] and not clause):
        return "negated"
    if lemma in words["performing"] and document.lower_lemmas[token] in words["performed"]:
        return None
    if lemma in words["planning"] and not (clause and document.lemmas[head] != "expect"):
        return "planned"
    if lemma in words["opening"] and not (clause and lemma in ("suggest", "warn", "tell", "fear", "insist", "help")):
        return "possible"
    if lemma == "be" and document.deps[token] == "xcomp" and _purpose(document, token):
        return "planned"
    return None


def _phrase(document: Document, verb: int) -> str:
    """The lemma of a verb, with its particle where the lists know the two together ("call off")."""
    lemma, words = document.lower_lemmas[verb], lexicon()
    below = [
        p
        for p in kids(document, verb, "prt", "prep", "advmod")
        if not (kids(document, p, "pobj") and kids(document, verb, "dobj"))
    ]
    phrases = [f"{lemma} {document.lower_words[p]}" for p in below]
    return next((p for p in phrases if any(p in words[name] for name in ("negating", "planning", "opening"))), lemma)


def _bare(document: Document, verb: int) -> bool:
    """Whether a clause stands in the mood of a demand ("that Seoul pay more") or has none of its own tense."""
    return document.tags[verb] in ("VB", "VBG") or not is_verb(document, verb)


def _noun(document: Document, noun: int, depth: int) -> EventStatus:
    if depth > MAX_DEPTH:
        return "actual"
    dep, head = document.deps[noun], document.heads[noun]
    found = _fate(document, noun) or _modifier(document, noun)
    if found and not (found == "planned" and _done(document, noun)):
        return "negated" if dep == "dobj" and _kind(document, noun, head) == "negated" else found
    if head == noun:
        return "actual"
    if any(document.lemmas[c] in lexicon()["set"] for c in kids(document, noun, "acl", "relcl")):
        return "planned"
    if dep == "pobj" and document.lemmas[document.heads[head]] in lexicon()["quantity"]:
        return _noun(document, document.heads[head], depth + 1)
    if dep in ("nsubj", "nsubjpass"):
        return _subject(document, head, depth)
    if dep in ("dobj", "pobj", "attr", "conj", "oprd", "compound", "dative"):
        if dep == "conj":
            return _noun(document, head, depth + 1) if not is_verb(document, head) else "actual"
        if dep == "compound":
            return "actual"
        return _governed(document, noun, head, depth)
    return "actual"


def _done(document: Document, noun: int) -> bool:
    """Whether what was scheduled is said to have been done ("completed a scheduled deployment")."""
    head = document.heads[noun]
    done = document.lower_lemmas[head] in lexicon()["completing"] and document.tags[head] in ("VBD", "VBN")
    return document.deps[noun] == "dobj" and done and _verb(document, head, 1) == "actual"


def _fate(document: Document, noun: int) -> EventStatus | None:
    """What became of a thing that was cancelled, put off, averted ("the visit was called off")."""
    verbs = [document.heads[noun]] if document.deps[noun] == "nsubjpass" else kids(document, noun, "acl")
    fates = [f for v in verbs if is_passive(document, v) and (f := _phrase(document, v)) in lexicon()["undoing"]]
    if document.deps[noun] == "nsubj" and _phrase(document, document.heads[noun]) == "fall through":
        return "negated"
    return ("planned" if fates[0] in lexicon()["planning"] else "negated") if fates else None


def _modifier(document: Document, noun: int) -> EventStatus | None:
    words = lexicon()
    for child in kids(document, noun, "amod", "det", "compound", "neg"):
        word = document.lower_words[child]
        if word in words["negated"]:
            return "negated"
        if word in words["planned"]:
            return "planned"
        if word in words["possible"]:
            return "possible"
    return None


def _subject(document: Document, verb: int, depth: int) -> EventStatus:
    """The status of a noun that is the subject of a verb: the verb's, unless the verb itself undoes it."""
    own = _verb(document, verb, depth + 1)
    if own == "actual" and (said := _predicate(document, verb)):
        return said
    kind = _kind(document, verb, verb) if document.lemmas[verb] in lexicon()["set"] and _set_for(document, verb) else None
    return kind or (
        own
        if own != "negated" or document.lemmas[verb] in ("take", "be", "hold", "happen", "reach", "sign", "strike", "occur")
        else "actual"
    )


def _set_for(document: Document, verb: int) -> bool:
    """Whether a subject is said to be set, planned, expected: the passive, or an infinitive below ("is set to begin")."""
    return bool(kids(document, verb, "auxpass", "nsubjpass", "xcomp")) or document.deps[verb] in ("acl", "relcl")


def _definite(document: Document, noun: int) -> bool:
    """Whether a noun tells of a thing that is there: somebody's, "the" or "this" one."""
    words = [document.lower_words[c] for c in kids(document, noun, "det")]
    return bool(kids(document, noun, "poss")) or bool(set(words) & {"the", "this", "these", "that", "those", "such"})


def _predicate(document: Document, verb: int) -> EventStatus | None:
    """What the adjective after "be" says of its subject ("talks are due in May", "a deal is possible")."""
    words = {document.lower_lemmas[c] for c in kids(document, verb, "acomp")} if document.lemmas[verb] == "be" else set()
    if "due" in words:
        return "planned"
    return "possible" if words & {"possible", "likely"} else None


def _governed(document: Document, noun: int, head: int, depth: int) -> EventStatus:
    """The status of a noun that is the object of a verb or preposition."""
    if document.pos[head] in ("ADP", "SCONJ") or document.deps[head] in ("prep", "agent"):
        word, above = document.lower_words[head], document.heads[head]
        if word == "without":
            return "negated"
        if word in lexicon()["nearing"]:
            return "possible"
        if word == "for" and document.lemmas[above] in lexicon()["motion"]:
            return "planned"
        if (
            word in ("including", "after", "since", "following", "during", "despite", "by", "amid", "at", "over", "because")
            or above == head
        ):
            return "actual" if word != "at" or not is_verb(document, above) else _verb(document, above, depth + 1)
        if document.deps[above] == "prep":
            above = document.heads[above]
        kind = _kind(document, head, above)
        if kind:
            return kind
        return (
            _verb(document, above, depth + 1)
            if is_verb(document, above) and word in ("for", "in", "to", "into", "with")
            else "actual"
        )
    if document.lower_lemmas[head] in lexicon()["treating"] and _definite(document, noun):
        return "actual"
    return _kind(document, noun, head) or (_verb(document, head, depth + 1) if is_verb(document, head) else "actual")
