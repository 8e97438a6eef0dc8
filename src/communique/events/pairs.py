"""Who acted together, or one on the other, so far in an article: "the two sides" behind it are these."""

from __future__ import annotations

from collections import Counter

from communique.model import Document

TWICE = 2
Seen = list[tuple[int, tuple[str, ...]]]
"""Parties by the token of their event, in text order."""


class Pairs:
    """The parties of the events read so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.joint: Seen = []
        self.opposed: Seen = []
        self.rounds: Seen = []
        self.allied: set[tuple[str, ...]] = set()

    def seen(self, token: int, parties: tuple[str, ...], joint: bool, acting: tuple[str, ...]) -> bool:
        """Remember the parties of an event, where there are two, or more of them together; two that act on others are allies,
        not two sides. Whether anything was to be remembered.
        """
        allied = not joint and len(acting) == 2 and set(acting) < set(parties)
        if allied:
            self.allied.add(acting)
        if len(parties) == 2:
            (self.joint if joint else self.opposed).append((token, parties))
        elif joint and len(parties) > 2:
            self.rounds.append((token, parties))
        return allied or len(parties) == 2 or (joint and len(parties) > 2)

    def last(self, token: int, since: int = 0, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The two that last acted together before a token, else those of whom one last acted on the other; none of before
        the sentence ``since``, nor with one of those ``without`` whom they are.
        """
        for pairs in (self.joint, self.opposed):
            before = [parties for at, parties in pairs if at < token and self.document.sentence_of[at] >= since]
            before = [parties for parties in before if without.isdisjoint(parties)]
            if before:
                return before[-1]
        return ()

    def table_before(self, token: int, without: frozenset[str]) -> tuple[str, ...]:
        """The two who last did something together before a token, of three or more where no two did; none with one of those
        ``without``.
        """
        told = [[p for at, p in seen if at < token and without.isdisjoint(p)] for seen in (self.joint, self.rounds)]
        return next((rows[-1] for rows in told if rows), ())

    def foes(self, token: int) -> tuple[str, ...]:
        """The two that acted on each other before a token more often than any others, twice at least."""
        counts = Counter(tuple(sorted(parties)) for at, parties in self.opposed if at < token).most_common(2)
        if not counts or counts[0][1] < TWICE or (len(counts) > 1 and counts[1][1] == counts[0][1]):
            return ()
        return counts[0][0]

    def seated(self, token: int, since: int) -> tuple[str, ...]:
        """The three or more that last acted together before a token, since when no two did; none of before a sentence."""
        before = [at for pairs in (self.joint, self.opposed) for at, _ in pairs if at < token]
        last = max(before, default=-1)
        near = [parties for at, parties in self.rounds if last < at < token and self.document.sentence_of[at] >= since]
        return near[-1] if near else ()

    def table(self, token: int, pair: tuple[str, ...]) -> tuple[str, ...]:
        """All those together with whom a pair last acted before a token, the pair itself where nobody else did."""
        around = (parties for at, parties in reversed(self.rounds) if at < token and set(pair) < set(parties))
        return next(around, pair) if pair else pair
