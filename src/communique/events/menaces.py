"""Conditions of threats: what harm somebody says they will do, does not shrink from or hints at."""

from __future__ import annotations

from communique.events import clauses
from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.filled import Conditions, Filled
from communique.events.readiness import harmful
from communique.events.syntax import kids, prepositions
from communique.model import Document

PUNITIVE = frozenset({"military", "retaliatory", "punitive", "armed", "tougher", "unilateral"})
"""What action is that harms somebody."""

STEPS = frozenset({"measure", "step", "action", "countermeasure"})
"""What somebody takes who acts against others."""
MORE = frozenset({"further", "additional", "tougher", "harsher", "stronger", "punitive", "retaliatory", "decisive", "military"})
"""Adjectives of steps that follow others against somebody, or harm them."""
HARSH = PUNITIVE | {"reciprocal", "retaliation", "counter"}
"""What steps are that answer others."""
REPLYING = frozenset({"respond", "retaliate", "react", "answer", "defend", "reply", "reciprocate", "act"})
"""What somebody does who keeps the right to."""
HAPPENING = frozenset(
    {"overrun", "engulf", "derail", "plunge", "spill", "spark", "ignite", "worsen", "overwhelm", "unravel", "spread", "become"}
    | {"overshadow", "escalate", "undo", "encircle", "split", "swamp", "erupt"}
)
"""What is threatened by how things stand."""
STRUCK = frozenset({"hit", "target", "raze", "level", "raid", "torch", "pound", "wipe", "eliminate", "assault", "erase"})
"""What is done to others who are struck, beside what menaces them by itself."""
ABLAZE = frozenset({"ablaze", "fire", "ashes", "rubble", "ruins", "dust", "graveyard", "hell"})
"""What places are set or turned to."""
MAY = frozenset({"may", "might", "could"})
"""Helping verbs of what somebody holds out."""


def menacing(document: Document, verb: int) -> list[int]:
    """The verbs of harm to come in what somebody says ("said it would bomb the port"), and of what they will do unless they
    are heeded ("said it may leave the pact unless") or if they are harmed ("would close the strait if it was attacked").
    """
    return [
        v
        for v in kids(document, verb, "ccomp")
        if (
            document.lower_lemmas[v] in clauses.lexicon()["menacing"]
            or _aims(document, v)
            or _unless(document, v)
            or _severs(document, v)
        )
        and not kids(document, v, "neg", "nsubjpass")
        and any(document.lower_words[a] in clauses.WILL or document.lower_words[a] in MAY for a in kids(document, v, "aux"))
    ]


def _unless(document: Document, verb: int) -> bool:
    """Whether a verb of breaking with others is under a condition that they do something first."""
    what = kids(document, verb, "dobj", "prt") or any(
        document.lower_words[p] in ("from", "out") for p in kids(document, verb, "prep")
    )
    if document.lower_lemmas[verb] not in clauses.lexicon()["breaking"] or not what:
        return False
    marks = {document.lower_words[m]: c for c in kids(document, verb, "advcl") for m in kids(document, c, "mark")}
    return "unless" in marks or ("if" in marks and bool(kids(document, marks["if"], "neg")))


def _severs(document: Document, verb: int) -> bool:
    """Whether somebody would cut others off from a thing if harm is done to them."""
    words = clauses.lexicon()
    things = [c for o in kids(document, verb, "dobj") for c in (o, *kids(document, o, "conj"))]
    things += [o for word, o in prepositions(document, verb) if word in ("off", "from", "with")]
    if document.lower_lemmas[verb] not in words["severing"] or not any(
        document.lower_lemmas[o] in words["severed"] for o in things
    ):
        return False
    ifs = [c for c in kids(document, verb, "advcl") if any(document.lower_words[m] == "if" for m in kids(document, c, "mark"))]
    return any(_harms(document, c) for c in ifs)


def _harms(document: Document, verb: int) -> bool:
    """Whether a clause tells of a hostile act ("if it was attacked", "if sanctions are imposed")."""
    words = clauses.lexicon()
    if document.lower_lemmas[verb] in words["menacing"] | words["harming"]:
        return True
    things = kids(document, verb, "dobj", "nsubjpass")
    acts = words["acts_of_force"]
    return document.lower_lemmas[verb] in ("impose", "launch", "take", "use", "start") and any(
        document.lower_lemmas[o] in acts for o in things
    )


def _aims(document: Document, verb: int) -> bool:
    """Whether what a verb would hit is what armies hit ("we will hit its bases")."""
    words = clauses.lexicon()
    below = kids(document, verb, "dobj") if document.lemmas[verb] in ("hit", "target", "pound") else []
    return any(document.lower_lemmas[o] in words["units"] or document.lower_lemmas[o] in words["aimed_at"] for o in below)


def _menace(cast: Cast, f: Filled) -> bool:
    """Whether who speaks says that they will do harm themselves."""
    document = cast.document
    for below in menacing(document, f.hit.token):
        subjects = kids(document, below, "nsubj")
        if parties(cast.all_of(subjects)) == parties(f.source) and subjects:
            return True
    return False


def struck_told(document: Document, verb: int) -> bool:
    """Whether it is said that somebody's people or places would be struck, by nobody else ("said the bases would be hit")."""
    words = clauses.lexicon()
    for below in kids(document, verb, "ccomp"):
        will = any(document.lower_words[a] in clauses.WILL for a in kids(document, below, "aux"))
        ablaze = document.lemmas[below] in ("set", "turn", "reduce") and ABLAZE & {
            document.lower_words[t] for t in document.subtree(below)
        }
        harm = document.lower_lemmas[below] in words["menacing"] | STRUCK or bool(ablaze)
        by = any(word == "by" for word, _ in prepositions(document, below))
        struck = kids(document, below, "nsubjpass")
        own = any(document.tags[p] == "PRP$" for s in struck for p in kids(document, s, "poss"))
        if will and harm and struck and not (by or own or kids(document, below, "neg")):
            return True
    return False


def _unhesitating(cast: Cast, f: Filled) -> bool:
    """Whether somebody does not hesitate to do harm ("would not hesitate to use force")."""
    document, verb = cast.document, f.hit.token
    below = kids(document, verb, "xcomp", "ccomp", "advcl")
    return bool(kids(document, verb, "neg")) and any(harmful(document, v) or _steps(document, v) for v in below)


def _steps(document: Document, verb: int) -> bool:
    """Whether steps are taken against somebody, who may be told by a condition ("take further measures if Peru attacks")."""
    if document.lemmas[verb] not in ("take", "adopt"):
        return False
    things = [o for o in kids(document, verb, "dobj") if document.lower_lemmas[o] in STEPS]
    against = any(word == "against" for t in (verb, *things) for word, _ in prepositions(document, t))
    more = any(document.lower_words[c] in MORE for o in things for c in kids(document, o, "amod"))
    return bool(things) and (against or more)


def _own_harm(cast: Cast, f: Filled) -> bool:
    """Whether an act that is hinted at is one's own, and action one of force."""
    document = cast.document
    named = [t for t in f.hit.more if document.pos[t] == "NOUN"]
    front = {document.lower_words[c] for t in named for c in kids(document, t, "amod", "compound")}
    plain = any(document.lower_lemmas[t] == "action" for t in named) and front.isdisjoint(PUNITIVE)
    return not plain and not any(document.lower_words[p] == "by" for t in named for p in kids(document, t, "prep"))


def _reserved_harm(cast: Cast, f: Filled) -> bool:
    """Whether the right that somebody reserves is one to answer or to do harm ("the right to respond", "to defend itself")."""
    document, words = cast.document, clauses.lexicon()
    below = [v for t in (f.hit.token, *f.hit.more) for v in kids(document, t, "acl", "xcomp", "advcl", "relcl")]
    return any(
        document.lower_lemmas[v] in REPLYING or harmful(document, v) or _steps(document, v) or _wields(document, v, words)
        for v in below
    )


def _wields(document: Document, verb: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether measures are taken or force is used, of which no more is said."""
    things = kids(document, verb, "dobj")
    return document.lemmas[verb] in ("take", "adopt") and any(document.lower_lemmas[o] in words["measures"] for o in things)


def _harsh(cast: Cast, f: Filled) -> bool:
    """Whether the steps that somebody holds out are harsh ones, and not against a wrong at home."""
    document = cast.document
    things = [t for t in f.hit.more if document.lower_lemmas[t] in STEPS | {"move"}]
    front = {document.lower_words[c] for o in things for c in kids(document, o, "amod", "compound")}
    return not front.isdisjoint(HARSH)


def _in_words(cast: Cast, f: Filled) -> bool:
    """Whether somebody threatens to do something, and nothing is only about to come ("troops threaten to overrun the town")."""
    document = cast.document
    return not any(document.lower_lemmas[v] in HAPPENING for v in kids(document, f.hit.token, "xcomp"))


EARLY: Conditions = {
    "threat-in-words": _in_words,
    "thing-vowed": lambda cast, f: not kids(cast.document, f.hit.token, "xcomp"),
    "reserved-harm": _reserved_harm,
    "harsh-steps": _harsh,
    "own-harm": _own_harm,
    "menacing": lambda cast, f: bool(menacing(cast.document, f.hit.token)),
    "struck-told": lambda cast, f: struck_told(cast.document, f.hit.token),
}
"""Those on the trigger and the words around it alone."""
LATE: Conditions = {
    "menace": _menace,
    "unhesitating": _unhesitating,
}
"""Those that ask for who acts."""
