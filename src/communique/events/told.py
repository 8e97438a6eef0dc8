"""Who acts on whom in the events of an article, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from communique.events.actor import parties
from communique.events.draft import Draft


class Told:
    """Who acts on whom in some events: counts by role, party and type ("" for any), of pairs that act, of those who act
    together; and the events by sentence.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.parts: Counter[tuple[str, str, str]] = Counter()
        self.pairs: Counter[tuple[str, str, str]] = Counter()
        self.joint: Counter[frozenset[str]] = Counter()
        self.by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.by_sentence[draft.sentence].append(draft)
            acting, acted_on = parties(draft.source), parties(draft.target)
            if draft.hit.rule.joint:
                self.joint.update(frozenset(pair) for pair in combinations(acting, 2))
                continue
            for kind in (draft.hit.rule.type, ""):
                self.parts.update(("source", code, kind) for code in acting)
                self.parts.update(("target", code, kind) for code in acted_on)
                self.pairs.update((one, other, kind) for one in acting for other in acted_on)
