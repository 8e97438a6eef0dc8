"""How the parties of an article stand to an event, and what speaks for leaving a side empty: the features by which
the ranker (``unsaid.py``) names a side that the syntax does not.

No feature is the name of a party.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from communique.events.actor import parties
from communique.events.cast import Cast
from communique.events.draft import Draft
from communique.events.syntax import SUBJECTS
from communique.events.told import Told
from communique.events.wording import TOWARD, around
from communique.model import Document
from communique.parties.value import is_country

MANY = 12
"""Parties of an article that are ranked, those named most; hardly any event is about a further one."""
FEW = 2
"""Mentions of a party that an article is about."""
CLASSES = {
    "demand": "say", "offer": "say", "rejection": "say", "criticism": "say", "threat": "say", "pledge": "say",
    "payment": "give", "sanction": "harm", "attack": "harm", "deployment": "move", "withdrawal": "move",
    "meeting": "meet", "agreement": "pact",
}  # fmt: skip
"""Classes of types in which parties stand alike; all features are also counted for the class alone."""
SHARES = (0.05, 0.1, 0.2, 0.3, 0.5)
COUNTS = (1, 2, 4, 8)
TIMES = (1.01, 1.5, 2, 3, 5)
TOKENS = (2, 5, 10, 20)
BACK = (1, 2, 3, 6)
"""Upper bounds of the bins of a share of all mentions, a number of mentions, how many times as often, a distance."""
NEAR = 2
"""Sentences back in which another event is near."""
LEAD = 2
"""Sentences in which an article says first whom it is about."""
MAX_CLIMB = 40


def classed(type_: str, name: str) -> str:
    """A feature as one of the class of an event type."""
    return f"{CLASSES.get(type_, 'other')}: {name}"


@dataclass(frozen=True, slots=True)
class View:
    """An event as one of its sides is looked for: who is on the other side (``across``), the sentence, the trigger and what is
    ``above`` it, and who was named ``last`` before it.
    """

    draft: Draft
    side: str
    across: frozenset[str]
    sentence: int
    above: list[int]
    last: str | None


class Standing:
    """The parties of an article, where they are named and in which events."""

    def __init__(self, cast: Cast, drafts: Sequence[Draft]) -> None:
        self.cast = cast
        self.document = cast.document
        self.drafts = drafts
        self.shared: dict[tuple[str, frozenset[str]], int] = {}
        self.salient: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
        self.parties = tuple(code for code, count in cast.weight.most_common(MANY) if count >= FEW)

    @cached_property
    def mentions(self) -> list[tuple[int, str]]:
        """(head token, party) of all mentions, those of people by their party, in text order."""
        facts, tokens_in = self.cast.facts, self.document.tokens_in
        spans = [(m.start, m.end, m.code) for m in facts.parties]
        spans += [(m.start, m.end, p.party) for p in facts.people if p.party for m in p.mentions]
        return sorted((_head(self.document, some), code) for start, end, code in spans if (some := tokens_in(start, end)))

    @cached_property
    def tokens(self) -> dict[str, list[int]]:
        """The head tokens of the mentions of each party, in text order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for token, code in self.mentions:
            found[code].append(token)
        return found

    @cached_property
    def sentences_of(self) -> dict[str, set[int]]:
        """The sentences that name each party."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for token, code in self.mentions:
            found[code].add(self.document.sentence_of[token])
        return found

    @cached_property
    def told(self) -> Told:
        """Who acts on whom in the events of the article."""
        return Told(self.drafts)

    @cached_property
    def whole(self) -> float:
        return self.cast.weight.total()

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {m.code: m.kind for m in self.cast.facts.parties}

    def of(self, draft: Draft, side: str) -> list[set[str]]:
        """How each of the parties stands to an event of which it may be a side (``source`` or ``target``); ``classed`` gives
        their features for the class of its type.
        """
        view = self._view(draft, side)
        return [self._stands(view, code) for code in self.parties]

    def _view(self, draft: Draft, side: str) -> View:
        """What is the same for all parties."""
        document, trigger = self.document, draft.hit.token
        across = frozenset(parties(draft.target if side == "source" else draft.source))
        named = range(bisect_left(self.mentions, (trigger, "")) - 1, -1, -1)
        last = next((self.mentions[at][1] for at in named if self.mentions[at][1] not in across), None)
        return View(draft, side, across, document.sentence_of[trigger], _up(document, trigger), last)

    def _stands(self, view: View, code: str) -> set[str]:
        key = code, view.across
        if key not in self.salient:
            self.salient[key] = tuple(self._salience(*key))
        return {
            *self.salient[key],
            *self._in_sentence(view, code),
            *self._before(view, code),
            *self._in_events(view, code),
        }

    def _salience(self, code: str, across: frozenset[str]) -> Iterator[str]:
        """How much an article is about a party, and against the others that are not the other side."""
        weight, cast = self.cast.weight, self.cast
        count = weight[code]
        yield f"kind {self.kinds.get(code) or ('country' if is_country(code) else 'group')}"
        yield f"share {_bin(count / (self.whole or 1), SHARES)}"
        yield f"named {_bin(count, COUNTS)}"
        rest = [other for other in self.parties if other not in across]
        if code in rest:
            at = rest.index(code)
            yield f"place {min(at, 3)}"
            next_to = weight[rest[1]] if at == 0 and len(rest) > 1 else weight[rest[0]]
            alone = at == 0 and len(rest) == 1
            yield "ahead of all" if alone else f"{'ahead' if at == 0 else 'behind'} {_bin(_ratio(count, next_to), TIMES)}"
        if code == cast.home:
            yield "home"
        if code in across:
            yield "across"
        if any(i in self.sentences_of[code] for i in range(LEAD)):
            yield "lead"
        if across:
            yield f"together {_bin(self._together(code, across), BACK)}"

    def _together(self, code: str, across: frozenset[str]) -> int:
        """How many sentences name a party and one of the others."""
        key = (code, across)
        if key not in self.shared:
            self.shared[key] = len(self.sentences_of[code] & set().union(*(self.sentences_of[other] for other in across)))
        return self.shared[key]

    def _in_sentence(self, view: View, code: str) -> Iterator[str]:
        """Where the sentence of an event names a party, by the tree."""
        document, trigger = self.document, view.draft.hit.token
        inside = self._tokens(code, view.sentence)
        if not inside:
            yield "not in sentence"
            return
        yield "in sentence"
        yield f"distance {_bin(min(abs(t - trigger) for t in inside), TOKENS)}"
        for token in inside:
            yield f"as {document.deps[token]}"
            yield f"is {_relation(document, trigger, view.above, token)}"

    def _tokens(self, code: str, sentence: int) -> list[int]:
        """The head tokens of the mentions of a party in a sentence."""
        tokens, bounds = self.tokens[code], self.document.sentences[sentence]
        return tokens[bisect_left(tokens, bounds.first) : bisect_left(tokens, bounds.last)]

    def _before(self, view: View, code: str) -> Iterator[str]:
        """How far back a party was named."""
        document, at = self.document, view.sentence
        before = bisect_left(self.tokens[code], document.sentences[at].first)
        if not before:
            yield "back never"
        else:
            last = self.tokens[code][before - 1]
            yield f"back {_bin(at - document.sentence_of[last], BACK)}"
            if at and any(document.deps[t] in SUBJECTS for t in self._tokens(code, at - 1)):
                yield "acted before"
        if code == view.last:
            yield "named last"

    def _in_events(self, view: View, code: str) -> Iterator[str]:
        """In which other events of the article a party acts or is acted on."""
        mine, theirs = ("source", "target") if view.side == "source" else ("target", "source")
        told, type_, across = self.told, view.draft.hit.rule.type, view.across
        if told.joint and any(frozenset((code, other)) in told.joint for other in across):
            yield "event together"
        for name, role, own in (("alike", mine, 0), ("across", theirs, int(code in across))):
            again = told.parts.get((role, code, type_), 0) - own
            if told.parts.get((role, code, ""), 0) - own > again:
                yield f"event {name}"
            if again > 0:
                yield f"event {name} again"
        if across:
            yield from self._as_pair(view, code)
        yield from self._beside(view.draft, code)

    def _as_pair(self, view: View, code: str) -> Iterator[str]:
        """Whether a party and the other side act on each other in other events."""
        told, type_ = self.told, view.draft.hit.rule.type
        pairs = [(code, other) if view.side == "source" else (other, code) for other in view.across]
        again, ever = (sum(told.pairs.get((*pair, kind), 0) for pair in pairs) for kind in (type_, ""))
        if ever > again:
            yield "event alike same pair"
        if again > 0:
            yield "event alike again same pair"
        if any((acted_on, acting, "") in told.pairs for acting, acted_on in pairs):
            yield "event in return"

    def _beside(self, draft: Draft, code: str) -> Iterator[str]:
        """The part of a party in other events of the sentence and of those just before."""
        for back in range(NEAR + 1):
            where = "beside" if back == 0 else "just before"
            for other in self.told.by_sentence.get(draft.sentence - back, ()):
                if other is not draft:
                    yield from (f"{role} {where}" for role in ("source", "target") if code in parties(getattr(other, role)))

    def nobody(self, draft: Draft, side: str) -> list[str]:
        """What speaks for leaving a side empty: the type, the rule and the words around the trigger."""
        rule = draft.hit.rule
        known = "known" if parties(draft.target if side == "source" else draft.source) else "unknown"
        words = sorted(set(around(self.cast, draft)))
        found = ["", f"type {rule.type}", f"rule {rule.id}", f"other {known}", f"{rule.type} other {known}"]
        found += [f"parties {min(len(self.parties), 4)}", f"status {draft.status}"]
        found += [f"somebody {getattr(draft, side) is not None}", *words, *(classed(rule.type, word) for word in words)]
        return [f"nobody {name}" for name in found]


def _head(document: Document, tokens: range) -> int:
    """The token of a name that hangs on something outside it."""
    return next((t for t in tokens if document.heads[t] not in tokens or document.heads[t] == t), tokens[-1])


def _up(document: Document, token: int) -> list[int]:
    """A token and what is above it."""
    found = [token]
    for above in document.ancestors(token):
        found.append(above)
        if len(found) > MAX_CLIMB:
            break
    return found


def _relation(document: Document, trigger: int, above: Iterable[int], token: int) -> str:
    """Whether a token is below the trigger (by which preposition), above it, or beside."""
    up = _up(document, token)
    if trigger in up:
        below = up[: up.index(trigger)]
        words = [document.lower_words[t] for t in below if document.deps[t] == "prep"]
        return f"below {words[-1]}" if words and words[-1] in TOWARD else "below"
    return "above" if token in above else "beside"


def _ratio(one: int, other: int) -> float:
    """How many times the smaller the larger of two counts is."""
    return max(one, other) / (min(one, other) or 0.1)


def _bin(value: float, bounds: tuple[float, ...]) -> str:
    """The first bound that a value does not exceed."""
    return _labels(bounds)[bisect_left(bounds, value)]


@cache
def _labels(bounds: tuple[float, ...]) -> tuple[str, ...]:
    return (*(f"<= {bound}" for bound in bounds), "more")
