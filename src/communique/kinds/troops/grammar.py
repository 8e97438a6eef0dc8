"""What the grammar of a sentence says of a count: the verb that it hangs on, in which part, whose it is, in which state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.kinds.troops.count import lexicon
from communique.kinds.troops.value import TroopState
from communique.model import Document

CLIMB = 8
"""How many steps up the tree at most lead from a count to its verb."""
INSIDE = frozenset({"nummod", "amod", "compound", "quantmod", "nmod", "appos", "conj", "npadvmod", "dep"})
"""Labels of what belongs to the noun above it (ClearNLP)."""
OBJECTS = frozenset({"dobj", "nsubjpass", "oprd", "attr"})
QUANTITY = frozenset({"over", "under", "about", "around", "up"})
"""Words before a number that the parser takes for prepositions of place."""
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "conj", "acl", "relcl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Part:
    """The verb or noun of action that a count hangs on, and whether the count is what is acted on."""

    token: int
    acted_on: bool


def part_of(document: Document, start: int, end: int) -> Part | None:
    """The part that the phrase ``start`` to ``end`` plays in its sentence, or None where the tree tells none."""
    tokens = document.tokens_in(start, end)
    inside = set(tokens)
    top = next((t for t in reversed(tokens) if document.heads[t] not in inside), None)
    for _ in range(CLIMB if top is not None else 0):
        assert top is not None
        dep, head = document.deps[top], document.heads[top]
        if dep == "nsubj" or dep in OBJECTS:
            return Part(head, dep != "nsubj")
        if head == top or dep not in INSIDE | {"pobj", "prep", "poss"}:
            return None
        if document.pos[head] in ("VERB", "AUX"):
            return Part(head, True) if document.words[top].lower() in QUANTITY else None
        if document.lemmas[head] in _actions() and document.pos[head] == "NOUN":
            return Part(head, True)
        top = head
    return None


@cache
def _verbs(role: str) -> dict[str, TroopState]:
    return {lemma: state for state, lemmas in lexicon()["verbs"][role].items() for lemma in lemmas.split()}


@cache
def _actions() -> dict[str, TroopState]:
    return _verbs("noun")


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(lexicon()["verbs"][name].split())


def told_state(document: Document, start: int, end: int) -> TroopState | None:
    """The state that the verb of a count tells; else the participle beside it ("soldiers stationed in"); else None."""
    part = part_of(document, start, end)
    if part is not None and (state := _of_part(document, part)) is not None:
        return state
    tokens = document.tokens_in(start, end)
    for child in (child for t in tokens for child in document.children[t] if document.deps[child] in ("acl", "relcl")):
        passive = document.tags[child] == "VBN" or _has(document, child, "auxpass")
        moved = document.lemmas[child] in _lemmas("toward")
        if (state := _of_part(document, Part(child, passive and not moved))) is not None:
            return state
    return None


def lies_ahead(document: Document, start: int, end: int) -> bool:
    """Whether what the verb of a count tells lies ahead."""
    part = part_of(document, start, end)
    return part is not None and _ahead(document, part.token)


def _of_part(document: Document, part: Part) -> TroopState | None:
    part = _begun(document, part)
    lemma = document.lemmas[part.token]
    if document.pos[part.token] == "NOUN":
        return _actions().get(lemma)
    if lemma in _lemmas("bound") and not part.acted_on and "for" in _words_below(document, part.token):
        return "planned" if _ahead(document, part.token) else "deployed"
    if lemma in _lemmas("coming") and _words_below(document, part.token) & _lemmas("homecoming"):
        return "stationed" if _supposed(document, part.token) else "withdrawn"
    if lemma == "lose" and _words_below(document, part.token) & _lemmas("unlost"):
        return None
    state = _verbs("object" if part.acted_on else "subject").get(lemma)
    if not _complete(document, part.token, lemma):
        return None
    if state == "deployed":
        return _sent(document, part)
    if state == "withdrawn" and _supposed(document, part.token):
        return "stationed"
    if state == "stationed" and _ahead(document, part.token) and part.acted_on and lemma in _lemmas("placing"):
        return "planned"
    return state


def _begun(document: Document, part: Part) -> Part:
    """The part of what somebody begins to do ("began patrolling"), else the part itself."""
    if part.acted_on or document.lemmas[part.token] not in _lemmas("beginning"):
        return part
    done = next((t for t in document.children[part.token] if document.deps[t] == "xcomp"), None)
    return part if done is None else Part(done, False)


def _words_below(document: Document, verb: int) -> set[str]:
    return {document.words[t].lower() for t in document.children[verb]}


def _complete(document: Document, verb: int, lemma: str) -> bool:
    """Whether verbs that tell a state only with more words have them: "go to", "bring home", "have ... in"."""
    own = _words_below(document, verb)
    if lemma in _lemmas("toward"):
        return bool(own & {"to", "into", "through"})
    if lemma in _lemmas("homeward"):
        return bool((own - {"from"} if lemma in _lemmas("away") else own) & _lemmas("homewards"))
    if own & _lemmas("unplaced"):
        return False
    below = {document.words[t].lower() for t in document.subtree(verb)} if lemma in _lemmas("placed") | {"join"} else set()
    if lemma == "join":
        return bool(below & _lemmas("joined"))
    return lemma not in _lemmas("placed") or bool(below & _lemmas("places"))


def _sent(document: Document, part: Part) -> TroopState:
    """The state of those sent: planned where it lies ahead, stationed where it was done before what is told."""
    verb = part.token
    if _ahead(document, verb):
        return "planned"
    aux = {document.words[t].lower() for t in document.children[verb] if document.deps[t] in ("aux", "auxpass")}
    if document.tags[verb] in ("VBZ", "VBP") and document.lemmas[verb] in _lemmas("standing"):
        return "stationed"
    standing = aux & {"are", "is"} and document.tags[verb] == "VBN" and not _has(document, verb, "prep", "to")
    return "stationed" if "had" in aux or standing else "deployed"


def _has(document: Document, token: int, dep: str, word: str = "") -> bool:
    return any(document.deps[t] == dep and word in ("", document.words[t].lower()) for t in document.children[token])


def _clauses_above(document: Document, verb: int) -> Iterator[int]:
    """A verb and those that its clause hangs on ("expected to send", "authorized the ministry to send")."""
    for _ in range(CLIMB):
        yield verb
        if document.deps[verb] not in CLAUSES or document.heads[verb] == verb:
            return
        verb = document.heads[verb]


def _ahead(document: Document, verb: int) -> bool:
    """Whether an act lies ahead: a modal, or a verb of planning that it hangs on."""
    for at in _clauses_above(document, verb):
        modal = any(document.lemmas[t] in _lemmas("modal") for t in document.children[at] if document.deps[t] == "aux")
        if modal or (at != verb and document.lemmas[at] in _lemmas("planning")):
            return True
        if _words_below(document, at) & _lemmas("unless") or _of_plan(document, at):
            return True
        if document.deps[at] not in ("xcomp", "ccomp", "conj", "pcomp") or document.lemmas[document.heads[at]] in _lemmas(
            "saying"
        ):
            return False
    return False


def _of_plan(document: Document, verb: int) -> bool:
    """Whether an infinitive is what a noun plans: "the decision to send"."""
    head = document.heads[verb]
    to = any(document.words[t].lower() == "to" for t in document.children[verb] if document.deps[t] == "aux")
    return document.deps[verb] in ("acl", "relcl") and to and document.lemmas[head] in _lemmas("plans")


def _supposed(document: Document, verb: int) -> bool:
    """Whether an act is only threatened."""
    return document.deps[verb] == "xcomp" and document.lemmas[document.heads[verb]] in _lemmas("threatening")


def actor(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the subject of the verb whose object the phrase is ("Rwanda has sent 1,000 soldiers"), or None."""
    part = part_of(document, start, end)
    if part is None or not part.acted_on or document.pos[part.token] == "NOUN":
        return None
    lemma = document.lemmas[part.token]
    told = _verbs("object").get(lemma)
    if lemma in _lemmas("unowned") or (told in ("killed", "wounded", "captured", None) and lemma not in _lemmas("owning")):
        return None
    for verb in _clauses_above(document, part.token):
        subjects = [t for t in document.children[verb] if document.deps[t] == "nsubj"]
        if subjects:
            return _phrase(document, subjects[0], verb)
        if document.deps[verb] not in ("xcomp", "conj", "pcomp"):
            return None
    return None


def captor(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the subject of the verb by which those of the phrase are captured, held or freed, or None."""
    part = part_of(document, start, end)
    if part is None or not part.acted_on or document.pos[part.token] == "NOUN":
        return None
    return _subject_of(document, part.token)


def killer(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the subject of the verb by which those of the phrase are lost, or of the one above it; or None."""
    part = part_of(document, start, end)
    if part is None or not part.acted_on or document.pos[part.token] == "NOUN":
        return None
    if _has(document, part.token, "nsubjpass"):
        return None
    return next((found for verb in _clauses_above(document, part.token) if (found := _subject_of(document, verb))), None)


def _subject_of(document: Document, verb: int) -> tuple[int, int] | None:
    subject = next((t for t in document.children[verb] if document.deps[t] == "nsubj"), None)
    return _phrase(document, subject, verb) if subject is not None else None


def _phrase(document: Document, subject: int, verb: int) -> tuple[int, int]:
    """The offsets of a subject with what hangs on it; of a relative pronoun, those of the noun that it stands for."""
    if document.words[subject].lower() in ("which", "who", "that") and document.deps[verb] == "relcl":
        head = document.heads[verb]
        first = document.subtree(head)[0]
        return document.starts[first], document.ends[head]
    below = document.subtree(subject)
    return document.starts[below[0]], document.ends[below[-1]]
