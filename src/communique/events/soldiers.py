"""Soldiers told of again without whose they are ("they will remain", "the troops left"), where they stay on, and what becomes
of a deployment.
"""

from __future__ import annotations

from communique.events.actor import Actor, parties
from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.filled import Conditions, Filled
from communique.events.syntax import behind_of, grammatical_subjects, infinitive, kids, prepositions
from communique.model import Document

REACH = 2
"""How many sentences before soldiers were told of whom "they" or "the troops" are."""
THEY = frozenset({"they", "them"})
STAYED = frozenset({"there", "here", "behind", "put", "permanently", "indefinitely"})
"""Adverbs of staying somewhere."""
STAYING = frozenset({"for", "until", "till", "through", "beyond", "after", "as"})
"""Prepositions of how long or what for somebody stays."""
OPERATING = "operate"
MOVING = frozenset({"withdraw", "send", "deploy", "pull", "redeploy", "station", "base", "rotate", "dispatch", "relocate"})
"""What is done with one's own forces."""
CIVIL = frozenset({"commercial", "merchant", "fishing", "cargo", "passenger", "cruise", "research", "civilian", "container"})
"""What is said of ships and planes that are none of forces."""
CALM = frozenset(
    {"resident", "citizen", "people", "hospital", "city", "town", "community", "doctor", "passenger", "tourist", "villager"}
)
"""Who is put on alert and is no force."""
LOST = frozenset({"kill", "wound", "injure", "die", "capture", "dead"})
"""What is said of soldiers who are none to send."""
ENDING = frozenset(
    {"end", "cut", "terminate", "wind", "curtail", "halve", "scale", "reduce", "shorten", "phase", "slash", "trim"}
)
"""What is done with a deployment that makes it a withdrawal."""


def taken_up(cast: Cast, tokens: list[int]) -> Actor | None:
    """Whose soldiers those are that a pronoun or "the troops" takes up: those counted last, in the sentences just before."""
    document = cast.document
    again = [t for t in tokens if document.lower_words[t] in THEY or _definite(cast, t)]
    if not again:
        return None
    first = document.sentences[max(document.sentence_of[again[0]] - REACH, 0)].start
    counted = [x.party for x in cast.facts.troops if first <= x.start < document.starts[again[0]] and x.party]
    owners = set(counted) or _owners(cast, again[0])
    party = owners.pop() if len(owners) == 1 else None
    return Actor((party,), (), (cast.extent(again[0]),), False) if party else None


def _owners(cast: Cast, token: int) -> set[str]:
    """Whose the soldiers or the deployment last told of before a token were."""
    document = cast.document
    first = document.sentences[max(document.sentence_of[token] - REACH, 0)].first
    words = lexicon()["bodies_of_men"] | {"deployment", "mission", "detachment", "garrison"}
    for other in range(token - 1, first - 1, -1):
        if document.lower_lemmas[other] in words and not _definite(cast, other):
            found = cast.owner(other)
            return set(found.parties) if found else set()
    return set()


def _definite(cast: Cast, token: int) -> bool:
    """Whether a noun calls soldiers that were told of before, by no more than an article ("the troops", "those soldiers")."""
    document = cast.document
    if document.lower_lemmas[token] not in lexicon()["bodies_of_men"]:
        return False
    below = [c for c in document.children[token] if document.deps[c] not in ("nummod", "punct", "cc", "conj", "relcl", "acl")]
    return bool(below) and all(document.lower_words[c] in ("the", "these", "those", "all") for c in below)


def stays(cast: Cast, f: Filled) -> bool:
    """Whether forces stay somewhere, for a time or for a task: they do not only remain as they are ("remained calm")."""
    document, verb = cast.document, f.hit.token
    if kids(document, verb, "acomp", "attr", "oprd"):
        return False
    adverbs = {document.lower_words[c] for c in kids(document, verb, "advmod")}
    spans = {word for word, _ in prepositions(document, verb)}
    tasks = [v for v in kids(document, verb, "xcomp", "advcl") if infinitive(document, v)]
    counted = any(s in cast.troops_at for s in grammatical_subjects(document, verb))
    return bool(adverbs & STAYED or spans & STAYING or (tasks and not adverbs & {"only"}) or (counted and not spans))


def no_band(cast: Cast, f: Filled) -> bool:
    """Whether it is no armed group that only is at work in a country ("militants operating in the south"), no merchant ship."""
    document = cast.document
    acting = grammatical_subjects(document, f.hit.token)
    if any(document.lower_words[c] in CIVIL for s in acting for c in kids(document, s, "amod", "compound")):
        return False
    if document.lemmas[f.hit.token] != OPERATING or f.source is None:
        return True
    return not any(m.kind == "group" for p in parties(f.source) for m in cast.mentions_of.get(p, ())[:1])


def not_ended(cast: Cast, f: Filled) -> bool:
    """Whether a deployment is not what somebody ends or cuts: that is told of as a withdrawal."""
    document, noun = cast.document, f.hit.token
    governor = document.heads[noun]
    return document.deps[noun] not in ("dobj", "nsubjpass") or document.lower_lemmas[governor] not in ENDING


def civilians(document: Document, verb: int) -> bool:
    """Whether those on alert are no forces ("residents were put on alert")."""
    ready = [*grammatical_subjects(document, verb), *kids(document, verb, "dobj")]
    return any(document.lower_lemmas[t] in CALM for t in ready)


def no_toll(cast: Cast, f: Filled) -> bool:
    """Whether those whose number rises are not the dead ("raised to 12 the number of soldiers killed")."""
    document = cast.document
    counted = [c for t in f.hit.more for c in (t, *behind_of(document, t))]
    return not any(document.lemmas[v] in LOST for t in counted for v in kids(document, t, "acl", "amod"))


def no_own_move(cast: Cast, f: Filled) -> bool:
    """Whether a plan that is unveiled is none to move one's own forces: that is told of as the move."""
    document = cast.document
    plans = [t for t in f.hit.more if document.lower_lemmas[t] == "plan"]
    below = [v for t in plans for v in kids(document, t, "acl") if infinitive(document, v)]
    return not any(document.lemmas[v] in MOVING for v in below)


EARLY: Conditions = {
    "no-state": lambda cast, f: not kids(cast.document, f.hit.token, "acomp", "attr", "oprd"),
    "no-toll": no_toll,
    "stays": stays,
    "not-ended": not_ended,
    "no-own-move": no_own_move,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {"no-band": no_band}
"""Those that ask for who acts and is acted on."""
