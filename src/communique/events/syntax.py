"""Reading a dependency tree: logical subjects and objects, prepositions, clauses (ClearNLP labels)."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.actor import lexicon
from communique.model import Document, remembered

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of finite verbs."""
VERBAL = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "relcl", "acl", "pcomp"})
MAX_CLIMB = 12
SET = frozenset({"abeyance"})
"""What something is put in, whatever the parser hangs the "in" on."""
LOOSE = frozenset({"home", "out", "back"})
"""Particles of a verb that the parser may hang on its object ("ordered the troops home")."""
OUTER = frozenset({"aux", "mark"})
"""Words before a verb that are no part of a phrase that it begins ("as rebels attacked" is not "attack as")."""
STATIVE = frozenset({"engage", "lock", "embroil", "involve"})
"""Participles before "in" whose subject acts ("are engaged in talks")."""
GIVING = frozenset({"give", "hand", "issue", "send", "set", "grant", "deliver"})
"""Verbs whose indirect object acts in the infinitive below their object ("gave Peru a week to leave")."""
AFTERWARDS = frozenset({"after", "since", "before", "upon"})
"""Prepositions behind a noun of an act whose clause tells of another one by who did it."""
PLEAS = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon"), "count": ("on",)}
"""Verbs that ask something of somebody, with the prepositions before whom."""
OWN_PURPOSE = frozenset(
    {
        *("promise", "vow", "threaten", "summon", "use", "recall", "visit", "meet", "call", "host", "receive", "hold", "expel"),
        *("telephone", "phone", "contact", "defy", "break", "violate", "cross", "interrupt", "cancel", "address", "join"),
    }
)
"""Verbs whose subject, not their object, acts in the infinitive below ("summoned the envoy to demand")."""
CHARGE = frozenset({"for", "of", "with", "against", "from", "into", "over", "about"})
"""Prepositions before what somebody is accused of, thanked for or kept from doing."""
ALONG = frozenset({"on", "back", "over", "down", "up", "out", "in", "off", "straight"})
"""Particles between a verb and its preposition that change nothing ("fly on to", "travel back to")."""


def name_of(document: Document, token: int) -> str:
    """The lemma of a token, or the hyphenated word that it ends ("cease-fire"), which the tokenizer takes apart."""
    lemma = document.lower_lemmas[token]
    if token < 2 or document.words[token - 1] != "-" or document.ends[token - 1] != document.starts[token]:
        return lemma
    return f"{document.lower_lemmas[token - 2]}-{lemma}" if document.ends[token - 2] == document.starts[token - 1] else lemma


def kids(document: Document, token: int, *deps: str) -> list[int]:
    """The children of a token with one of these labels, in text order."""
    labels, found = document.deps, []
    for child in document.children[token]:
        if labels[child] in deps:
            found.append(child)
    return found


def is_verb(document: Document, token: int) -> bool:
    """Whether a token is a verb form (an auxiliary that heads a clause included)."""
    return document.pos[token] in VERBAL or document.tags[token].startswith("VB")


def made_of(document: Document, verb: int) -> bool:
    """Whether a relative clause has a subject of its own: the noun before it is the object ("the raid that Peru made")."""
    subjects = kids(document, verb, "nsubj")
    return bool(subjects) and all(document.tags[t] not in ("WDT", "WP") for t in subjects)


def held_responsible(document: Document, noun: int) -> list[int]:
    """Who is called responsible for what a noun names ("the group responsible for the raid", "Peru was responsible for")."""
    word = document.heads[document.heads[noun]]
    if document.deps[noun] != "pobj" or document.lower_words[word] not in ("responsible", "behind"):
        return []
    return grammatical_subjects(document, document.heads[word]) if document.deps[word] == "acomp" else [document.heads[word]]


def infinitive(document: Document, verb: int) -> bool:
    """Whether a verb is an infinitive with *to*."""
    return any(document.lower_words[a] == "to" for a in kids(document, verb, "aux"))


def past(document: Document, token: int) -> bool:
    """Whether a token is a verb in the past tense or the perfect, which no date to come belongs to."""
    if document.tags[token] == "VBD":
        return True
    have = [a for a in kids(document, token, "aux") if document.lemmas[a] == "have" and document.tags[a] != "VB"]
    return document.tags[token] == "VBN" and bool(have)


def done_to(document: Document, verb: int) -> bool:
    """Whether a verb tells in the passive of what has been done ("was cancelled", "have been put off")."""
    finite = past(document, verb) or any(document.tags[a] == "VBD" for a in kids(document, verb, "auxpass"))
    return finite and bool(kids(document, verb, "auxpass"))


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle after a noun."""
    if document.lemmas[verb] in STATIVE and any(word == "in" for word, _ in prepositions(document, verb)):
        return False
    if kids(document, verb, "nsubjpass", "auxpass", "agent"):
        return True
    head = document.heads[verb]
    if (
        document.deps[verb] == "conj"
        and document.tags[verb] in ("VBN", "VBD")
        and not kids(document, verb, "nsubj", "dobj", "aux")
    ):
        return is_verb(document, head) and document.tags[head] == "VBN" and is_passive(document, head)
    bare = document.tags[verb] == "VBN" and not kids(document, verb, "aux", "auxpass", "nsubj")
    return bare and document.deps[verb] in ("acl", "relcl", "advcl", "amod", "acomp")


@remembered
def conjuncts(document: Document, token: int) -> list[int]:
    """A token and what is coordinated with it."""
    found, at = [token], token
    for _ in range(MAX_CLIMB):
        more = kids(document, at, "conj")
        found += more
        found += _beside(document, at)
        if not more:
            break
        at = more[-1]
    return found


def _beside(document: Document, token: int) -> list[int]:
    """Who acts along with a noun ("Peru together with Chile", "Peru, alongside Chile,")."""
    words = document.lower_words
    return [
        o
        for p in kids(document, token, "prep")
        if words[p] == "alongside" or (words[p] == "with" and words[p - 1] in ("together", "along", "jointly"))
        for o in kids(document, p, "pobj")
    ]


def in_sentence(document: Document, token: int, words: frozenset[str]) -> bool:
    """Whether the sentence of a token has one of some words, by their lemmas."""
    sentence = document.sentences[document.sentence_of[token]]
    return not words.isdisjoint(document.lower_lemmas[sentence.first : sentence.last])


def behind_of(document: Document, noun: int) -> list[int]:
    """What stands behind "of" below a word ("the bank of Peru")."""
    return [o for word, o in prepositions(document, noun) if word == "of"]


def says(document: Document, token: int, word: str) -> bool:
    """Whether the sentence of a token has a word in lower case."""
    sentence = document.sentences[document.sentence_of[token]]
    return word in document.lower_words[sentence.first : sentence.last]


def whole(document: Document, token: int) -> int:
    """The noun that a word stands before, or whose "of" it follows ("NATO ministers", "members of NATO")."""
    head = document.heads[token]
    of = document.deps[token] == "pobj" and document.lower_words[head] == "of"
    return document.heads[head] if of else head


def verb_above(document: Document, token: int) -> int | None:
    """The nearest verb above a token, within its sentence."""
    for above in document.ancestors(token):
        if is_verb(document, above):
            return above
    return None


def governor_of(document: Document, noun: int) -> int | None:
    """The verb that a noun belongs to as subject, object or by a preposition; None where a clause lies between."""
    at = noun
    for above in document.ancestors(noun):
        if is_verb(document, above):
            return above
        if document.deps[at] in ("relcl", "acl"):
            return None
        at = above
    return None


@remembered
def grammatical_subjects(document: Document, verb: int) -> list[int]:
    """The tokens in subject position of a verb, found through coordination, control and relative clauses."""
    at = verb
    for _ in range(MAX_CLIMB):
        own = kids(document, at, "nsubj", "nsubjpass", "csubj")
        if own:
            return own
        head, dep = document.heads[at], document.deps[at]
        if head == at:
            return []
        if dep == "xcomp" and (controlled := kids(document, head, "dobj")) and not is_passive(document, head):
            return controlled if document.lemmas[head] not in OWN_PURPOSE else grammatical_subjects(document, head)
        if dep in ("xcomp", "advcl") and (called := _called_on(document, head, at)):
            return called
        if dep == "prep" and (judged := _judged(document, at)):
            return judged
        if dep in ("acl", "relcl"):
            foremost = document.pos[head] == "ADJ" and infinitive(document, at)  # "was the last to ratify it"
            itself = (dep == "relcl" and not foremost) or document.tags[at] in ("VBG", "VBN")
            wrote = document.tags[at] == "VBG"  # "sent him a message telling" is not "gave him a week to leave"
            return (
                [head]
                if itself and document.lower_lemmas[head] not in lexicon()["texts"]
                else _owner_subject(document, head, wrote)
            )
        if dep == "prep" and document.lower_words[at] in AFTERWARDS and (whose := kids(document, head, "poss")):
            return whose  # "Peru's first attack since signing the truce"
        near = dep == "advmod" and document.lower_words[at] in ("close", "closer", "near")  # "came close to signing"
        if near or dep in ("prep", "pcomp", "conj", "xcomp", "advcl", "ccomp", "aux", "dep", "pobj", "dobj", "acomp"):
            at = head
            continue
        return []
    return []


def _called_on(document: Document, verb: int, infinitive: int) -> list[int]:
    """Who is to do what an infinitive says, behind a verb that asks it of somebody ("called on Peru to leave")."""
    words = PLEAS.get(document.lower_lemmas[verb], ())
    if not words or not any(document.tags[c] == "TO" for c in kids(document, infinitive, "aux")):
        return []
    return [o for word, o in prepositions(document, verb) if word in words and o < infinitive]


def _judged(document: Document, prep: int) -> list[int]:
    """Who does what somebody holds against them, thanks them for or keeps them from ("accused Peru of blocking the road",
    "sanctions on Peru for blocking it"); none where the preposition tells of something else.
    """
    if document.lower_words[prep] not in CHARGE:
        return []
    above = document.heads[prep]
    if not is_verb(document, above):
        return _measured(document, above)
    objects = kids(document, above, "dobj")
    if document.lower_lemmas[above] in lexicon()["judging"] and not is_passive(document, above):
        return objects
    laid = [t for o in objects for t in _measured(document, o)]
    return laid or [t for o in objects if document.lower_lemmas[o] in lexicon()["measures"] for t in _laid_on(document, above)]


def _measured(document: Document, noun: int) -> list[int]:
    """Whom a measure or a word of blame is laid on ("sanctions on Peru", "criticism of Peru")."""
    return _laid_on(document, noun) if document.lower_lemmas[noun] in lexicon()["measures"] else []


def _laid_on(document: Document, token: int) -> list[int]:
    return [t for word, t in prepositions(document, token) if word in ("on", "against", "of") and not is_verb(document, t)]


def _owner_subject(document: Document, noun: int, wrote: bool = False) -> list[int]:
    """Who acts in the infinitive below a noun ("Seoul's offer to pay", "the decision of Seoul to pay", "made an
    offer to pay")."""
    if owners := kids(document, noun, "poss") or _of_nation(document, noun):
        return owners
    if behind := [o for word, o in prepositions(document, noun) if word in ("of", "by")]:
        return [c for o in behind for c in (kids(document, o, "appos") or [o])]
    above = verb_above(document, noun)
    if above is None:
        return []
    given = document.lemmas[above] in GIVING and document.heads[noun] == above and not wrote
    told = kids(document, above, "dative") if given else []
    return [t for t in told if document.pos[t] != "ADP"] or grammatical_subjects(document, above)


def _of_nation(document: Document, noun: int) -> list[int]:
    """The name of a nation or a country right before a noun ("a Chilean decision to")."""
    front = kids(document, noun, "amod", "compound", "nmod")
    return [t for t in front if (e := document.entity_at(t)) is not None and e.label in ("NORP", "GPE")]


def taken_up(document: Document, token: int) -> int:
    """The noun that a relative pronoun takes up, else the token itself."""
    if document.tags[token] not in ("WDT", "WP"):
        return token
    return next((document.heads[a] for a in document.ancestors(token) if document.deps[a] == "relcl"), token)


@remembered
def logical_subjects(document: Document, verb: int) -> list[int]:
    """Who acts: the subject, or the agent of a passive."""
    if not is_passive(document, verb):
        head = document.heads[verb]
        outcome = document.deps[verb] == "advcl" and document.tags[verb] == "VBG" and not kids(document, verb, "nsubj")
        if outcome and head < verb and is_verb(document, head) and is_passive(document, head):
            return logical_subjects(document, head)  # "was bombed by Peru, killing two"
        return grammatical_subjects(document, verb) + _joined(document, verb)
    return [obj for agent in kids(document, verb, "agent") for obj in kids(document, agent, "pobj")]


def _joined(document: Document, verb: int) -> list[int]:
    """Whom somebody joins in what a verb tells of ("joined Peru in condemning the raid")."""
    prep = document.heads[verb]
    joining = document.heads[prep]
    with_others = document.deps[verb] == "pcomp" and document.lower_words[prep] == "in" and document.lemmas[joining] == "join"
    return kids(document, joining, "dobj") if with_others else []


def flanking(document: Document, verb: int) -> list[int]:
    """Beside whom somebody acts ("fought alongside Peru")."""
    beside = [p for p in kids(document, verb, "prep") if document.lower_words[p] == "alongside"]
    return [o for p in beside for o in kids(document, p, "pobj")]


@remembered
def logical_objects(document: Document, verb: int) -> list[int]:
    """What is acted on: the objects, or the subject of a passive; of a relative clause its antecedent."""
    if is_passive(document, verb):
        return grammatical_subjects(document, verb) + kids(document, verb, "dobj")  # "was given money"
    own = kids(document, verb, "dobj", "dative", "attr", "oprd")
    relative = [t for t in own if document.tags[t] in ("WDT", "WP") or document.lower_words[t] == "that"]
    if document.deps[verb] == "relcl" and (relative or not kids(document, verb, "dobj", "attr", "oprd")):
        subjects = kids(document, verb, "nsubj")
        if not any(document.tags[s] in ("WDT", "WP") for s in subjects):
            own = [t for t in own if t not in relative] + [document.heads[verb]]
    return own


@remembered
def prepositions(document: Document, token: int) -> list[tuple[str, int]]:
    """(preposition, its object) below a token; of "between A and B" the first object, the rest hang on it."""
    found = []
    for prep in kids(document, token, "prep", "agent", "dative"):
        word = document.lower_words[prep]
        found += [(word, obj) for obj in kids(document, prep, "pobj", "pcomp")]
        again = [c for c in kids(document, prep, "conj") if document.lower_words[c] == word]  # "with Peru and with Chile"
        for inner in (*kids(document, prep, "prep"), *again):
            found += [(document.lower_words[inner], obj) for obj in kids(document, inner, "pobj")]
    return found


def within(document: Document, top: int) -> set[int]:
    """The tokens of a clause: all below its head that are not in another finite clause beside or within a quotation."""
    found, todo = set(), [top]
    while todo:
        at = todo.pop()
        found.add(at)
        for child in document.children[at]:
            if document.deps[child] in ("ccomp", "advcl", "parataxis") and is_verb(document, child):
                continue
            if document.deps[child] == "conj" and is_verb(document, child) and is_verb(document, at):
                continue
            todo.append(child)
    return found


def next_words(document: Document, top: int) -> set[str]:
    """The lemmas that a chain below ``top`` may begin with."""
    lemmas, below = document.lower_lemmas, document.children[top]
    found = {lemmas[c] for c in below}
    found.update(lemmas[top + 1 : top + 2])
    if not found.isdisjoint(ALONG):
        found.update(lemmas[c] for a in below if lemmas[a] in ALONG for c in document.children[a])
    for o in below:
        if document.deps[o] == "dobj":
            found.update(lemmas[c] for c in document.children[o] if document.deps[c] == "advmod" or _sets(document, c))
    return found


def _sets(document: Document, prep: int) -> bool:
    """Whether a preposition leads to what something is put in ("in abeyance")."""
    return any(document.lower_lemmas[o] in SET for o in document.children[prep])


def _outer(document: Document, token: int) -> bool:
    """Whether a word below another is no part of a phrase that it begins, nor is a purpose ("lent money to support a firm")."""
    dep = document.deps[token]
    return dep in OUTER or (dep == "advcl" and document.tags[token] == "VB" and bool(kids(document, token, "aux")))


def _purpose(document: Document, token: int) -> bool:
    """Whether a word that phrases know as a noun is what something is done for ("pledged a sum to support Peru")."""
    return document.lower_lemmas[token] in ("support", "aid", "help") and infinitive(document, token)


def chain(document: Document, top: int, words: Iterable[str]) -> tuple[int, ...] | None:
    """The tokens below ``top`` that carry these lemmas one under another or side by side; None when one is missing."""
    found: list[int] = []
    places = [*(c for c in document.children[top] if document.lower_lemmas[c] in ALONG), top]
    parts = tuple(words)
    for word, behind in zip(parts, (*parts[1:], None), strict=True):
        below = (c for p in reversed(places) for c in document.children[p] if not _outer(document, c))
        hit = next((c for c in below if document.lower_lemmas[c] == word and not _purpose(document, c)), None)
        if hit is None and (word in LOOSE or behind in SET):  # "put the treaty in abeyance"
            hit = next(
                (c for o in kids(document, top, "dobj") for c in document.children[o] if document.lower_lemmas[c] == word), None
            )
        if hit is None and top + 1 < len(document) and document.lower_lemmas[top + 1] == word and not found:
            hit = top + 1
        if hit is None:
            return None
        found.append(hit)
        places.append(hit)
    return tuple(found)
