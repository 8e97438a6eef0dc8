"""Texts of one sentence (a headline, a caption, a coded sentence): the root classifier ranks and completes what the
frames found.

Such a text was written or chosen because it tells of an event. In longer texts the classifier has no say: measured on
annotated
articles it would cost precision (docs/events.md).
"""

from __future__ import annotations

from dataclasses import replace

from communique.events.cast import Cast
from communique.events.clauses import lexicon
from communique.events.draft import Draft
from communique.events.frames import Rule
from communique.events.hit import Hit
from communique.events.moment import Calendar
from communique.events.roots import MAX_TOKENS, features, roots
from communique.events.slots import Filler
from communique.events.status import status_of
from communique.events.syntax import is_verb, kids
from communique.events.value import Event
from communique.model import Document

MAX_SENTENCES = 2
"""The parser cuts one sentence in ten in two."""
YIELDING = "YIELD"
TYPES = {
    "ACCUSE": "criticism", "AGREE": "pledge", "AID": "payment", "ASSAULT": "attack", "COERCE": "coercion", "CONSULT": "meeting",
    "COOPERATE": "cooperation", "MOBILIZE": "deployment", "PROTEST": "protest", "REJECT": "rejection", "REQUEST": "demand",
    "SANCTION": "sanction", "SUPPORT": "support", "THREATEN": "threat", YIELDING: "concession",
}  # fmt: skip
CODES = {YIELDING: "CONCEDE"}
LEAST = 0.05
"""Events of a root less likely than this are left out."""
AGREED = {"SUPPORT": "057", "AGREE": "030"}
"""The roots of agreements, signed and in principle, with their CAMEO codes."""
MERGED = {"CONCEDE": YIELDING, "RETREAT": YIELDING}


def is_brief(document: Document) -> bool:
    """Whether a text is one sentence."""
    return len(document) <= MAX_TOKENS and 0 < len(document.sentences) <= MAX_SENTENCES


def chances(document: Document, fired: set[str]) -> dict[str, float]:
    """The probability of each root in a brief text, by its words and the frames that fired."""
    return roots(set().union(*(features(document, sentence, fired) for sentence in document.sentences)))


def likely(events: list[Event], chance: dict[str, float]) -> list[Event]:
    """The events with the probability of their root as confidence; one without a code keeps its own. An agreement is coded
    as signed or as one in principle, whichever is likelier.
    """
    coded = [_coded(event, chance) for event in events]
    return [replace(e, confidence=round(chance.get(root_of(e), 0.0), 3)) if e.plover else e for e in coded]


def _coded(event: Event, chance: dict[str, float]) -> Event:
    if event.type != "agreement" or event.plover not in AGREED:
        return event
    plover = max(AGREED, key=lambda root: chance[root])
    return event if plover == event.plover else replace(event, plover=plover, cameo=AGREED[plover])


def root_of(event: Event) -> str:
    """The classifier's root of an event's code."""
    return MERGED.get(event.plover or "", event.plover or "")


def missing(cast: Cast, events: list[Event], chance: dict[str, float]) -> tuple[Draft, str, float] | None:
    """The event that the likeliest root stands for where no frame gave it: (draft, code, confidence); None where
    nobody acts, or companies and markets that no party has to do with.
    """
    best = max(chance, key=lambda root: chance[root])
    if any(root_of(event) == best for event in events):
        return None
    verb = _main_verb(cast.document)
    if verb is None:
        return None
    if not cast.facts.parties and not lexicon()["commerce"].isdisjoint(cast.document.lower_words):
        return None
    rule = Rule(id="root-classifier", type=TYPES[best], needs=())
    hit, filler = Hit(rule, verb, (), verb), Filler(cast)
    draft = Draft(
        hit=hit,
        verbal=True,
        sentence=cast.document.sentence_of[verb],
        source=filler.fill(hit, ("subject",)),
        target=filler.fill(hit, ("object", "object-owner", "to", "with", "on", "against")),
        status=status_of(cast.document, verb),
        phase=None,
        when=Calendar(cast.document, cast.facts.dates).of(verb, None),
    )
    return draft, CODES.get(best, best), round(chance[best], 3)


def _main_verb(document: Document) -> int | None:
    """The verb that the text turns on: the root, or what is said where the root only reports it; it must have a
    subject.
    """
    tops = [t for t in range(len(document)) if document.deps[t] == "ROOT" and is_verb(document, t)]
    return next((t for t in tops if kids(document, t, "nsubj", "nsubjpass")), None)
