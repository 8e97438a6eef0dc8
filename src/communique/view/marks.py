"""The text of an article cut where marks begin and end, so that marks may overlap in any way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.model import Block, Unresolved
from communique.record import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that names a fact or, with a ``slot``, is evidence for that part of it."""

    start: int
    end: int
    kind: str
    fact: str
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the marks that cover all of it, the shortest first; ``evidence`` are those with a slot."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    evidence: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, with the role of the block that it begins in."""

    role: str
    reason: str | None
    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return all(not s.text.strip() for s in self.segments)


def marks_of(record: Record) -> list[Mark]:
    """All mentions of all facts, the triggers of events, and the evidence of their slots."""
    marks = [Mark(m.start, m.end, "party", party.id) for party in record.parties for m in party.mentions]
    marks += [Mark(m.start, m.end, "person", person.id) for person in record.people for m in person.mentions]
    marks += [Mark(a.start, a.end, "amount", a.id) for a in record.amounts]
    marks += [Mark(d.start, d.end, "date", d.id) for d in record.dates]
    marks += [Mark(t.start, t.end, "troops", t.id) for t in record.troops]
    marks += [Mark(m.start, m.end, "agreement", g.id) for g in record.agreements for m in g.mentions]
    marks += [Mark(u.start, u.end, "unresolved", id) for id, u in with_ids(record.unresolved)]
    for event in record.events:
        marks.append(Mark(event.trigger.start, event.trigger.end, "event", event.id))
        marks += [Mark(e.start, e.end, "event", event.id, slot) for slot, extents in event.evidence.items() for e in extents]
    return marks


def with_ids(unresolved: Iterable[Unresolved]) -> Iterator[tuple[str, Unresolved]]:
    """What was unresolved, each with an id like those of facts: a letter and its offset, numbered where two begin there."""
    seen: Counter[int] = Counter()
    for item in unresolved:
        seen[item.start] += 1
        yield f"u{item.start}" + (f".{seen[item.start]}" if seen[item.start] > 1 else ""), item


def segments(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The text in pieces, cut at every end of a mark and at ``cuts``; together they are the whole text."""
    given = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: m.start)
    ends = {m.start for m in given} | {m.end for m in given} | {c for c in cuts if 0 < c < len(text)}
    edges = sorted(ends | {0, len(text)})
    active: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        active = [m for m in active if m.end > start]
        while at < len(given) and given[at].start == start:
            active.append(given[at])
            at += 1
        inner = sorted(active, key=lambda m: (m.end - m.start, -m.start))
        shown = tuple(m for m in inner if m.slot is None)
        yield Segment(start, text[start:end], shown, tuple(m for m in inner if m.slot is not None))


def lines(text: str, marks: Iterable[Mark], blocks: Sequence[Block] = ()) -> Iterator[Line]:
    """The marked text line by line; a mark that goes over a line's end is cut there."""
    starts = [i + 1 for i, c in enumerate(text) if c == "\n"]
    breaks = set(starts)
    ordered = sorted(blocks, key=lambda b: b.start)
    line: list[Segment] = []
    block = 0
    for segment in segments(text, marks, starts):
        line.append(segment)
        if segment.start + len(segment.text) in breaks or segment.start + len(segment.text) == len(text):
            while block < len(ordered) and ordered[block].end <= line[0].start:
                block += 1
            inside = ordered[block] if block < len(ordered) and ordered[block].start <= line[0].start else None
            yield Line(inside.role if inside else "body", inside.reason if inside else None, tuple(line))
            line = []
