"""Read the troops of a document: whose they are, where, in which state, and how their number changes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique.kinds.amounts.qualifiers import qualify
from communique.kinds.amounts.value import Direction
from communique.kinds.reading import Facts, Reading
from communique.kinds.troops.around import force_of, garrison, on_mission, theatres
from communique.kinds.troops.find import Count, find, lexicon
from communique.kinds.troops.value import TroopChange, Troops, TroopState
from communique.model import Block, Context, Document
from communique.parties.value import PartyMention


def read(document: Document, context: Context, facts: Facts) -> Reading[Troops]:
    """The troops of a document, in text order."""
    made: list[Troops] = []
    theatre: frozenset[str] | None = None
    taken = tuple(sorted([(a.start, a.end) for a in facts.amounts] + [(d.start, d.end) for d in facts.dates]))
    for segment in document.segments:
        if _trigger().search(document.text, segment.start, segment.end) is None:
            continue
        theatre = theatres(document.text, facts) if theatre is None else theatre
        floor = segment.start
        for count in find(document.text, segment, taken):
            made.append(_troops(document, facts, segment, count, floor, made, theatre))
            floor = made[-1].end
    return Reading(_with_changes(document.text, made))


@cache
def _trigger() -> re.Pattern[str]:
    words = sorted({w.split()[-1][:6] for row in lexicon()["noun"] for w in row["words"]} | {"strong", "member"})
    return re.compile("|".join(words), re.IGNORECASE)


def _troops(
    document: Document, facts: Facts, segment: Block, count: Count, floor: int, made: list[Troops], theatre: frozenset[str]
) -> Troops:
    text = document.text
    around = qualify(text, count.start, count.end, floor, segment.end)
    left, right = _sentence(text, segment, around.start, around.end)
    scene = _Scene(document, facts, left, right, around.start, around.end, count, made[-1] if made else None)
    exact = count.low == count.high
    state = scene.state() or (made[-1].state if count.elliptic and made else None)
    owner = scene.party(state)
    force = force_of(text, count, around.start, around.end, scene.near)
    location = garrison(force) or scene.location(owner)
    stays = count.strong or (location is not None and scene.there())
    if location is None and state != "captured":
        location = scene.carried(owner, theatre)
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
        location=location,
        state=state or ("stationed" if stays else None),
        change=TroopChange("increase") if re.search(r"\b(?:more|additional|extra)\b", count.modifiers, re.IGNORECASE) else None,
    )


_END = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z\"“`])|\n\s*\n")


def _sentence(text: str, segment: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, by its punctuation."""
    left = max(segment.start, start - 300)
    for stop in _END.finditer(text, left, start):
        left = stop.end()
    stop_after = _END.search(text, end, min(segment.end, end + 300))
    return left, stop_after.start() if stop_after else min(segment.end, end + 300)


_BESIDE = re.compile(r"\s(?:already\s|now\s|still\s)?(?:in|at|near|on)\s")


class _Scene:
    """A count in its sentence, with the parties and places around it."""

    def __init__(
        self, document: Document, facts: Facts, left: int, right: int, start: int, end: int, count: Count, last: Troops | None
    ) -> None:
        self.document, self.text, self.facts = document, document.text, facts
        self.left, self.right, self.start, self.end = left, right, start, end
        self.count, self.last = count, last
        self.near = [p for p in facts.parties if left <= p.start and p.end <= right and not on_mission(document.text, p)]

    def party(self, state: TroopState | None) -> str | None:
        """Whose they are: a modifier in the span, an owner beside it, else who acts in the sentence."""
        if inside := [p for p in self.near if p.start < self.end and self.start < p.end]:
            return inside[0].code
        if beside := self._beside():
            return beside
        before = [p for p in self.near if p.end <= self.start and p.use == "party"]
        if before and state != "killed":
            return before[-1].code
        if self.count.elliptic and self.last and (state != "killed" or not before):
            return self.last.party
        return self.last.party if self.last and not before and self.start - self.last.end < 600 else None

    def _beside(self) -> str | None:
        after = next((p for p in self.near if p.start >= self.end), None)
        from_ = after and (
            self.count.strong or re.fullmatch(r"\s(?:from|of)\s(?:\w+\s){0,2}", self.text[self.end : after.start])
        )
        if after and from_ and after.start - self.end < (4 if self.count.strong else 25):
            return after.code
        before = next((p for p in reversed(self.near) if p.end <= self.start), None)
        if before and re.fullmatch(r"\s?['’]s?\s(?:\w+\s){0,2}|\s?,\s|\s", self.text[before.end : self.start]):
            return before.code
        return None

    def location(self, owner: str | None) -> str | None:
        """Where the sentence says they are: its nearest place, those after the span counting half."""
        ranked = sorted(((at - self.end) / 2 if at >= self.end else self.start - at, name) for at, name in self._places())
        return next((name for _, name in ranked if name != owner), None)

    def there(self) -> bool:
        """Whether a place follows the count with nothing but a preposition between: "300 troops in Mali"."""
        return bool(_BESIDE.match(self.text, self.end, self.right))

    def carried(self, owner: str | None, theatre: frozenset[str]) -> str | None:
        """Where they are by what stands outside their sentence: the count before in their paragraph, else the one theatre.

        Where the article tells of troops in two countries, neither is taken.
        """
        last = self.last
        if last and last.location and last.location != owner and "\n\n" not in self.text[last.end : self.start]:
            return last.location
        return next(iter(theatre)) if len(theatre) == 1 and owner not in theatre else None

    def _places(self) -> list[tuple[int, str]]:
        found = [(p.start, self._place_name(p)) for p in self.near if self._placed(p.start, p)]
        known = {at for at, _ in found}
        for entity in self.document.entities:
            if entity.label in ("GPE", "LOC", "FAC") and self.left <= entity.start < self.right:
                inside = any(p.start < entity.end and entity.start < p.end for p in self.near)
                if not inside and entity.start not in known and self._placed(entity.start, None):
                    found.append(
                        (entity.start, re.sub(r"^[Tt]he\s|\s(?:region|area)$", "", self.text[entity.start : entity.end]))
                    )
        return found

    def _placed(self, at: int, party: PartyMention | None) -> bool:
        if party is not None and (party.form in ("demonym", "force", "ministry", "office") or party.kind != "country"):
            return False
        if party is not None and self.text[party.end : party.end + 1] == "-":
            return False
        words = self.text[max(self.left, at - 16) : at]
        if party is None and words.endswith("from "):
            return True
        return bool(
            re.search(
                r"\b(?:in|into|to|at|near|inside|across|on|over)\s(?:the\s|eastern\s|western\s|northern\s|southern\s)?$", words
            )
        )

    def _place_name(self, party: PartyMention) -> str:
        """The code of a country; a part of it and a town used as a place keep their names."""
        part = re.search(
            r"\b(?:eastern|western|northern|southern|central)\s$", self.text[max(0, party.start - 10) : party.start]
        )
        if part:
            return part[0] + party.text
        return party.text if party.form in ("capital", "seat") else party.code

    def state(self) -> TroopState | None:
        """The state that the nearest cue in the clause tells."""
        start, end = self._clause()
        best: tuple[int, TroopState] | None = None
        for told, pattern in _cues().items():
            for cue in pattern.finditer(self.text, start, end):
                away = self.start - cue.end() if cue.end() <= self.start else max(0, cue.start() - self.end)
                if best is None or away < best[0]:
                    best = (away, told)
        state: TroopState | None = best[1] if best else None
        if state in ("deployed", "stationed", None) and _ahead().search(self.text, start, end) and state != "stationed":
            return "planned" if state == "deployed" else None
        return state

    def _clause(self) -> tuple[int, int]:
        start = (
            max((m.end() for m in re.finditer(r";|\bwhile\b|\bbut\b|—", self.text[self.left : self.start])), default=0)
            + self.left
        )
        stop = re.search(r";|\bwhile\b|\bbut\b|—", self.text[self.end : self.right])
        return start, self.end + stop.start() if stop else self.right


@cache
def _cues() -> dict[TroopState, re.Pattern[str]]:
    return {state: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for state, words in lexicon()["states"].items()}


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon()['ahead']['words']})\b", re.IGNORECASE)


_DOWN = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|shrink\w*|lower\w*|trim\w*|down|draw\w*|fell|drop\w*|withdr\w+|halv\w+)\b", re.IGNORECASE
)
_UP = re.compile(
    r"\b(?:increas\w+|rais\w+|doubl\w+|tripl\w+|boost\w*|expand\w*|grow\w*|grew|rose|rise|up|swell\w*)\b", re.IGNORECASE
)


def _with_changes(text: str, made: list[Troops]) -> tuple[Troops, ...]:
    """The counts with the changes that "from A to B" and "to B from A" tell."""
    changed = list(made)
    for i, troops in enumerate(made):
        words = text[max(0, troops.start - 110) : troops.start]
        if troops.count is None or not re.search(r"\bto\s$", words[-4:]) or not (way := _way(words)):
            continue
        base = next(
            (
                t
                for t in made[max(0, i - 1) : i + 2]
                if t is not troops and _is_from(text, t) and abs(t.start - troops.start) < 60
            ),
            None,
        )
        change = TroopChange(way, base.count if base else None, troops.count, base.id if base else None)
        changed[i] = replace(troops, change=change)
    return tuple(changed)


def _is_from(text: str, troops: Troops) -> bool:
    return text[max(0, troops.start - 6) : troops.start].lower().endswith("from ")


def _way(words: str) -> Direction | None:
    down, up = list(_DOWN.finditer(words)), list(_UP.finditer(words))
    if not down and not up:
        return None
    return "decrease" if down and (not up or down[-1].start() > up[-1].start()) else "increase"
