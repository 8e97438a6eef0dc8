"""Read the troops of a document: whose they are, where, in which state, and how their number changes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique.kinds.amounts.numbers import may_count
from communique.kinds.amounts.qualifiers import qualify
from communique.kinds.reading import Facts, Reading
from communique.kinds.troops.around import force_of
from communique.kinds.troops.change import with_changes
from communique.kinds.troops.count import Count, lexicon
from communique.kinds.troops.find import find
from communique.kinds.troops.owner import party
from communique.kinds.troops.place import carried, elsewhere, location, right_there, there
from communique.kinds.troops.scene import Background, Scene
from communique.kinds.troops.state import state_of
from communique.kinds.troops.theatre import garrison
from communique.kinds.troops.together import at_border, shared
from communique.kinds.troops.value import TroopChange, Troops
from communique.model import Block, Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Troops]:
    """The troops of a document, in text order."""
    made: list[Troops] = []
    background = Background(document.text, facts)
    taken = tuple(sorted([(a.start, a.end) for a in facts.amounts] + [(d.start, d.end) for d in facts.dates]))
    groups = tuple((p.start, p.end) for p in facts.parties if p.kind == "group")
    triggers = _held(document.text, _triggers())
    for segment, words in zip(document.segments, document.vocabulary, strict=True):
        if not triggers or not _held(document.text[segment.start : segment.end], triggers):
            continue
        if not may_count(document.text, segment.start, segment.end, words):
            continue
        floor = segment.start
        for count in find(document, segment, taken, groups):
            made.append(_troops(document, background, segment, count, floor, made))
            floor = made[-1].end
    return Reading(with_changes(document.text, _told_twice(shared(document.text, made))))


_BODIES = ("strong", "member", "contingent", "force", "army", "garrison", "militia")
"""Words besides the nouns counted that a text with counts of troops holds."""


@cache
def _triggers() -> tuple[str, ...]:
    nouns = {w.split(" of ")[0].split()[-1] for row in lexicon()["noun"] for w in row["words"]}
    words = {noun if noun[:2].isupper() else noun[:6].lower() for noun in nouns} | set(_BODIES)
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


def _held(text: str, triggers: tuple[str, ...]) -> tuple[str, ...]:
    """The triggers that a text has at all; those in capitals ("GIs") as they are written."""
    lowered = text.lower()
    return tuple(trigger for trigger in triggers if trigger in (lowered if trigger.islower() else text))


def _troops(document: Document, background: Background, segment: Block, count: Count, floor: int, made: list[Troops]) -> Troops:
    text = document.text
    around = qualify(text, count.start, count.end, floor, segment.end)
    scene = Scene(document, background, segment, around.start, around.end, count, made[-1] if made else None)
    exact = count.low == count.high
    state = state_of(scene)
    owner = party(scene, state)
    force = force_of(text, count, around.start, around.end, scene.near)
    place = (
        garrison(force)
        or at_border(scene, owner)
        or location(scene, owner, state)
        or garrison(None, text[scene.left : scene.right])
    )
    stays = count.strong or (place is not None and there(scene)) or right_there(scene)
    if place is None and state not in ("captured", "total") and not elsewhere(scene):
        place = carried(scene, owner, state)
    return Troops(
        f"t{around.start}",
        around.start,
        around.end,
        text[around.start : around.end],
        count=count.low if exact else None,
        low=None if exact else count.low,
        high=None if exact else count.high,
        approx=around.approx,
        bound=around.bound if exact else None,
        unit=count.unit,
        force=force,
        party=owner,
        location=place,
        state=state or ("stationed" if stays else None),
        change=TroopChange("increase") if _MORE.search(count.modifiers) else None,
    )


def _told_twice(made: list[Troops]) -> list[Troops]:
    """The counts, each with what the nearest counts of the same number tell where it says nothing itself."""
    same: dict[int, list[Troops]] = {}
    for troops in made:
        if troops.count is not None and troops.count >= SAME:
            same.setdefault(troops.count, []).append(troops)
    completed = {t.id: _completed(some, i) for some in same.values() for i, t in enumerate(some)}
    return [completed.get(t.id, t) for t in made]


SAME = 20
"""From which number on two counts of the same number are taken for the same people."""


def _completed(same: list[Troops], i: int) -> Troops:
    troops = same[i]
    for other in (*reversed(same[max(0, i - 2) : i]), *same[i + 1 : i + 3]):
        party, location, state = troops.party or other.party, troops.location or other.location, troops.state or other.state
        if (party, location, state) != (troops.party, troops.location, troops.state):
            troops = replace(troops, party=party, location=location, state=state)
    return troops


_MORE = re.compile(r"\b(?:more|additional|extra)\b", re.IGNORECASE)
