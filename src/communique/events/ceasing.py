"""Conditions of rules on what somebody says they will keep to or cease: a truce observed, fighting halted, a treaty that binds
no longer.
"""

from __future__ import annotations

from communique.events import clauses
from communique.events.cast import Cast
from communique.events.filled import Conditions, Filled
from communique.events.syntax import infinitive, kids, logical_objects, prepositions
from communique.model import Document

WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "'d", "’d"})
TELLING = frozenset({"say", "tell", "announce", "declare", "add", "state", "write", "insist", "stress", "confirm", "reiterate"})
"""Verbs below which somebody's own act to come is a promise."""
WISHED = frozenset({"end", "halt", "release", "progress", "action", "reform", "reduction", "cut", "move"})
"""What, beside talks and the like, one wants to see of others."""
TENTATIVE = frozenset({"tentative", "proposed", "planned", "draft", "prospective", "possible", "expected", "emerging"})
"""What deals are called that are not made yet."""


def _will(cast: Cast, f: Filled) -> bool:
    """Whether somebody says that something will be done ("said it would respect the truce"), nothing that is denied."""
    document, verb = cast.document, f.hit.token
    if not any(document.lower_words[a] in WILL for a in kids(document, verb, "aux")) or kids(document, verb, "neg"):
        return False
    if any(document.lemmas[a] in ("never", "hardly") for a in kids(document, verb, "advmod")):
        return False
    top = document.heads[verb] if document.deps[verb] == "conj" else verb
    return document.deps[top] == "ccomp" and document.lemmas[document.heads[top]] in TELLING


def _hostile(document: Document, nouns: list[int]) -> bool:
    """Whether nouns name fighting, or what is done by it."""
    words = clauses.lexicon()["hostilities"]
    return any(document.lower_lemmas[t] in words for n in nouns for t in (n, *kids(document, n, "conj")))


def _of_fighting(cast: Cast, f: Filled) -> bool:
    """Whether a halt is one to fighting ("announced a halt to its bombing of the valley", "ordered an end to attacks")."""
    document = cast.document
    tops = (f.hit.token, *f.hit.more)
    behind = [o for t in tops for word, o in prepositions(document, t) if word in ("to", "of", "in", "on")]
    front = [c for t in f.hit.more for c in kids(document, t, "compound")]
    return _hostile(document, [*behind, *front])


def _own_men_cease(cast: Cast, f: Filled) -> bool:
    """Whether somebody's own men are told to cease fighting ("ordered its fighters to halt attacks")."""
    document, verb = cast.document, f.hit.token
    below = [v for v in kids(document, verb, "xcomp", "ccomp", "advcl") if infinitive(document, v) and v > verb]
    men = [o for t in (verb, *below) for o in kids(document, t, "dobj", "nsubj") if t == verb or o < t]
    words = clauses.lexicon()
    own = [o for o in men if kids(document, o, "poss") and document.lower_lemmas[o] in words["own_men"]]
    acts = [v for v in below if document.lower_lemmas[v] in words["ceasing"]]
    kept = [o for v in below if document.lemmas[v] in ("observe", "respect") for o in kids(document, v, "dobj")]
    truce = any(document.lower_lemmas[o] in ("truce", "ceasefire", "cease-fire") for o in kept)
    return bool(own) and (truce or any(_hostile(document, logical_objects(document, v)) for v in acts))


def _no_longer(cast: Cast, f: Filled) -> bool:
    """Whether something holds no longer ("would no longer abide by the treaty", "is not bound by it any more")."""
    document, verb = cast.document, f.hit.token
    tops = (verb, *f.hit.more)
    return any(
        document.lower_words[a] == "longer" and "no" in document.lower_words[max(a - 1, 0) : a]
        for t in tops
        for a in kids(document, t, "advmod")
    )


def _spoke_together(cast: Cast, f: Filled) -> bool:
    """Whether several speak with each other, not each of something or to others ("spoke for 20 minutes", "spoke privately")."""
    document, verb = cast.document, f.hit.token
    words = {word for word, _ in prepositions(document, verb)}
    if words & {"of", "about", "to", "at", "against", "from", "with", "as", "through", "before", "during"}:
        return False
    spans = [o for word, o in prepositions(document, verb) if word == "for"]
    timed = any(document.lower_lemmas[o] in clauses.lexicon()["spans"] for o in spans)
    how = {document.lower_words[a] for a in kids(document, verb, "advmod")}
    return timed or bool(how & {"together", "briefly", "privately", "directly", "twice", "separately"})


def _unmade(cast: Cast, f: Filled) -> bool:
    """Whether a deal falls apart before it is made ("collapsed at the last minute", "a tentative deal")."""
    document, verb = cast.document, f.hit.token
    late = any(word == "at" and document.lemmas[o] in ("minute", "hour") for word, o in prepositions(document, verb))
    fronts = [c for s in kids(document, verb, "nsubj") for c in kids(document, s, "amod")]
    return late or any(document.lower_words[c] in TENTATIVE for c in fronts)


def _denied(cast: Cast, f: Filled) -> bool:
    """Whether something is said not to be so ("is not on the table")."""
    document, verb = cast.document, f.hit.token
    never = any(document.lemmas[a] == "never" for a in kids(document, verb, "advmod"))
    return never or bool(kids(document, verb, "neg"))


def _wished_to_see(cast: Cast, f: Filled) -> bool:
    """Whether somebody wants to see others do something ("wants to see Peru leave", "would like to see a withdrawal")."""
    document, verb = cast.document, f.hit.token
    above = document.heads[verb]
    if document.deps[verb] != "xcomp" or not infinitive(document, verb) or kids(document, above, "neg"):
        return False
    would = any(document.lower_words[a] in ("would", "'d", "’d") for a in kids(document, above, "aux"))
    if document.lemmas[above] not in ("want", "wish") and not (would and document.lemmas[above] in ("like", "love", "prefer")):
        return False
    deeds = clauses.lexicon()["ruled_out"] | WISHED
    things = [o for o in kids(document, verb, "dobj") if document.lower_lemmas[o] in deeds]
    acting = [v for v in kids(document, verb, "xcomp") if kids(document, v, "nsubj")]
    return bool(things or acting or kids(document, verb, "ccomp"))


EARLY: Conditions = {
    "will": _will,
    "of-fighting": _of_fighting,
    "own-men-cease": _own_men_cease,
    "no-longer": _no_longer,
    "unmade": _unmade,
    "denied": _denied,
    "short": lambda cast, f: cast.document.lemmas[f.hit.token] == "fall" or _denied(cast, f),
    "wished-to-see": _wished_to_see,
    "spoke-together": _spoke_together,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
