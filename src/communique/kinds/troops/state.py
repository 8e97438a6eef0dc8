"""In which state those counted are: by the verb they hang on, else by the nearest cue of their clause."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, cast

from communique.kinds.troops.change import way
from communique.kinds.troops.count import lexicon
from communique.kinds.troops.grammar import lies_ahead, told_state
from communique.kinds.troops.scene import Scene, from_many
from communique.kinds.troops.value import TroopState

_CUE_WINS = (
    ("stationed", "total"),
    ("planned", "total"),
    ("stationed", "exercise"),
    ("deployed", "exercise"),
    ("withdrawn", "captured"),
)
"""States of a verb that a cue makes more exact."""
_NEGATED = re.compile(r"\b(?:without|never|not|n[’']t)\s(?!only\b)(?:sen[dt]|sending|deploy|requir|need)\w*\s(?:the\s|any\s)?$")
"""Before a count that is denied: "without deploying thousands of soldiers"."""
_PULL = re.compile(r"\b(?:pull(?:s|ed|ing)?|tak(?:e|es|ing)|took)\s$", re.IGNORECASE)
_OUT = re.compile(r"\s(?:back\s|out\s)?(?:from|out\sof|out)\b")
CUE = 100
"""How far from a count a word that tells its state may stand."""
WORDS = 40
"""Characters of such a word or words at most."""
_CLAUSE = re.compile(r"(?=[;—,wb\s])(?:[;—]|\s:\s|(?<!\w)(?:while|but)\b|,\swhere\b)")


def state_of(scene: Scene) -> TroopState | None:
    """The state that the words beside the count tell, else its verb, else the nearest cue in the clause."""
    if _PLANNED.search(*scene.before(30)) or _PLANNED.match(scene.count.modifiers + " "):
        return "planned"
    if _INTO.match(scene.text, scene.end, scene.right) and _LED.search(*scene.before(30)):
        return "deployed"
    before = scene.text[max(scene.left, scene.start - 30) : scene.start]
    if " of " in before and _WHOLE.search(before):
        return "stationed"
    if told := _beside(scene):
        return None if told == "missing" else told
    return _by_verb(scene, told_state(scene.document, scene.start, scene.end), _cue(scene))


_LED = re.compile(
    r"\b(?:led|poured|threw|rushed|marched|flew)\s(?:in\s)?(?:another\s|about\s|some\s|at\sleast\s|more\sthan\s)?$"
)
_INTO = re.compile(r"\sinto\b")
"""Who is led or ordered into a place is sent."""


def _by_verb(scene: Scene, state: TroopState | None, cue: TroopState | None) -> TroopState | None:
    """The state by the verb (``state``) and the nearest cue."""
    if state in ("withdrawn", "deployed", "planned", None) and _resized(scene):
        return "stationed"
    if (state, cue) in _CUE_WINS:
        return cue
    if "deployed" in (state, cue) and _NEGATED.search(*scene.before(40)):
        return None
    if state is None and _pulled(scene):
        state = "withdrawn"
    if scene.count.strong:
        return _of_body(scene, state, cue)
    if state == "deployed" and _ahead().search(*scene.before(50)):
        return "planned"
    if scene.count.elliptic and scene.text[max(0, scene.start - 5) : scene.start] == "from ":
        return next((told for told in (state, cue) if told not in ("planned", None)), None) or _led(scene)
    return _by_words(scene, state, cue)


def _beside(scene: Scene) -> TroopState | Literal["missing"] | None:
    """What the words right after a count tell of it alone: "40 others wounded", "five sailors were missing"."""
    if _MISSING.match(scene.text, scene.end, scene.right):
        return "missing"
    if perfect := _PERFECT.match(scene.text, scene.end, scene.right):
        return cast(TroopState, perfect.lastgroup)
    if _DEAD.match(scene.text, scene.end, scene.right):
        return "killed"
    if _LEFT.search(*scene.before(12)) and _THERE.match(scene.text, scene.end, scene.right):
        return "stationed"
    if scene.count.elliptic and (lost := _LOST.match(scene.text, scene.end, scene.right)):
        return "killed" if lost["killed"] else "wounded"
    return None


_PERFECT = re.compile(
    r"\s(?:have|has)\s(?:(?:so\sfar|already|now|actually|yet|since)\s){0,2}"
    r"(?:(?P<deployed>arrived|been\s(?:sent|deployed|dispatched))|(?P<withdrawn>left|gone\shome|returned|been\swithdrawn)|(?P<killed>died|been\skilled))\b"
)
"""After a count what has become of it, whatever was planned."""
_MISSING = re.compile(r"\s(?:(?:is|are|was|were|remain(?:s|ed)?)\s)?(?:still\s|also\s)?(?:missing|unaccounted)\b")
_DEAD = re.compile(r"\s(?:dead|killed)(?:\s(?:and|in|during|by|since|there|on|near|at|while|when|over|so)\b|[,.;]|$)")
"""Right after a count of those who are left dead."""
_LOST = re.compile(
    r"\s(?:others?\s|more\s)?(?:(?:was|were)\s)?(?:(?P<killed>killed|dead)|wounded|injured|hurt)\b(?!\s(?:or|and)\b)"
)
_LEFT = re.compile(r"\b(?:leave|leaves|leaving|left)\s$")
_THERE = re.compile(r"\s(?:there|behind|in\splace)\b")
"""Around those who stay: "left 500 there"."""
_WHOLE = re.compile(
    r"(?:\d|\b(?:half|third|quarter|most|some|all\sbut\s\w+|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds"
    r"|thousands))\sof\s(?:its|the|their|his|those)\s(?:[\w-]+['’]s?\s)?$"
)
"""Before a whole of which a part is told: "400 of its 5,500 soldiers", "half of its 50,000 troops"."""


def _resized(scene: Scene) -> bool:
    """Whether a count is what a strength is cut or raised from: "cut the alliance's 9,000 soldiers in Kosovo to 6,000"."""
    after = scene.text[scene.end : min(scene.right, scene.end + 60)]
    return " to " in after and bool(_TO_SIZE.match(after) and _RESIZING.search(*scene.before(60)))


_RESIZING = re.compile(r"\b(?:cut|reduc|trim|slash|shrink|rais|increas|boost|bring|scal|halv)\w*\s(?:[\w'’.-]+\s){0,5}$")
_TO_SIZE = re.compile(r"\s[^.;,]{0,40}?\bto\s(?:about\s|around\s|some\s|fewer\sthan\s)?\d")


def _of_body(scene: Scene, state: TroopState | None, cue: TroopState | None) -> TroopState | None:
    """The state of a body by its size ("its 900-strong force"), of which a withdrawal that lies ahead tells none."""
    if state == "withdrawn" and lies_ahead(scene.document, scene.start, scene.end):
        return None
    if _FOUNDING.search(*scene.before(30)) and _ahead().search(*scene.before(60)):
        return "planned"
    if state is None:
        return cue if cue == "exercise" else None
    return "planned" if state == "deployed" and _ahead().search(*scene.before(50)) else state


_FOUNDING = re.compile(
    r"\b(?:set(?:ting)?\sup|creat(?:e|ing)|establish(?:ing)?|form(?:ing)?|rais(?:e|ing)|assembl(?:e|ing)|build(?:ing)?)"
    r"\s(?:an?\s|the\s|up\s)?$"
)
"""Before a body that does not exist yet: "agreed to set up a 5,000-strong force"."""


def _by_words(scene: Scene, state: TroopState | None, cue: TroopState | None) -> TroopState | None:
    """The state by what a strength comes to, by the count before, by a participle, by the verb or cue, by who has them."""
    if state is None and (led := _led(scene)):
        return led
    if state is None and cue is None and scene.count.elliptic and scene.last:
        return scene.last.state
    if state is None and cue is None and _HAS.search(*scene.before(30)):
        return _had(scene)
    return state or cue


_PLANNED = re.compile(r"\b(?:planned|authori[sz]ed|promised|mandated|pledged|proposed|envisaged)\s(?:force\sof\s)?$")
"""Before a number of those who are yet to come: "the mission's authorized 15,000 soldiers"."""


def _led(scene: Scene) -> TroopState | None:
    """What a number is that a strength comes to: planned if that lies ahead ("will cut them to 8,600"), else stationed.

    What it comes from is stationed.
    """
    told = scene.text[max(scene.left, scene.start - 110) : scene.start]
    if not (ends := _END.search(told)) or not way(told):
        return None
    if ends[0] != "from " and _ahead().search(*scene.before(110)):
        return "planned"
    return "stationed" if ends[0] != "by " and _ABROAD.search(told) else None


_END = re.compile(r"\b(?:to|by|from)\s$")
_ABROAD = re.compile(r"\b(?:contingent|force|presence|garrison|mission|deployment|troops|soldiers)\b")
"""Bodies of those who are somewhere, unlike an army."""


def _had(scene: Scene) -> TroopState | None:
    """The state of those that somebody has: a mission has them where it is ("KFOR has 4,700 troops"), an army or an armed
    group in all ("the group has 2,000 fighters").
    """
    owners = [p for p in scene.near if p.end <= scene.start and scene.start - p.end < 30]
    if _WILL.search(*scene.before(40)):
        return "planned"
    if from_many(scene) or any(p.kind == "organization" and p.form in ("force", "name") for p in owners):
        return "stationed"
    return "total" if any(p.kind == "group" or p.form == "force" for p in owners) else None


_WILL = re.compile(r"\b(?:will|would|is\sto|are\sto)\s(?:have|comprise|number)\s(?:only\s)?$")
_HAS = re.compile(r"\b(?:has|had|have|counts|comprises|numbers)\s(?:only\s)?$")


def _pulled(scene: Scene) -> bool:
    """Whether they are pulled from somewhere: "pulling up to 4,000 troops from", "pull 300 soldiers out"."""
    return bool(
        _PULL.search(scene.text, max(scene.left, scene.start - 12), scene.start)
        and _OUT.match(scene.text, scene.end, scene.right)
    )


def _cue(scene: Scene) -> TroopState | None:
    start, end = _clause(scene)
    best, state = CUE, None
    for cue in _cues().finditer(scene.text, max(start, scene.start - CUE - WORDS), min(end, scene.end + CUE + WORDS)):
        away = scene.start - cue.end() if cue.end() <= scene.start else max(0, cue.start() - scene.end)
        if away < best:
            best, state = away, _state_of_cue(cue[0].lower())
    if state in ("deployed", "stationed", None) and _ahead().search(scene.text, start, end) and state != "stationed":
        return "planned" if state == "deployed" else None
    return state


def _clause(scene: Scene) -> tuple[int, int]:
    start = max((m.end() for m in _CLAUSE.finditer(scene.text, scene.left, scene.start)), default=scene.left)
    stop = _CLAUSE.search(scene.text, scene.end, scene.right)
    return start, stop.start() if stop else scene.right


@cache
def _cues() -> re.Pattern[str]:
    """Words that tell a state, sorted by their first letters so that few are tried at a word."""
    by_letter: dict[str, list[str]] = {}
    for words in lexicon()["states"].values():
        for cue in _alternatives(words):
            for letter in sorted({word[0] for word in _GROUP.sub("", cue).split("|") if word}):
                by_letter.setdefault(letter, []).append(cue)
    tried = "|".join(rf"(?={letter})(?:{'|'.join(cues)})" for letter, cues in sorted(by_letter.items()))
    return re.compile(rf"(?<!\w)(?=[{''.join(sorted(by_letter))}])(?:{tried})\b", re.IGNORECASE)


def _alternatives(words: str) -> list[str]:
    """The alternatives of a pattern, parted by the bars outside brackets."""
    parts, depth = [""], 0
    for char in words:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


_GROUP = re.compile(r"^\(\?:|\).*|[^\w|].*$")
"""All of an alternative but the words that it can begin with."""


@lru_cache(1024)
def _state_of_cue(cue: str) -> TroopState:
    told = lexicon()["states"].items()
    return cast(TroopState, next(state for state, words in told if re.fullmatch(words, cue, re.IGNORECASE)))


def _at_start(words: str) -> str:
    """A guard that lets a pattern of words be tried only where one of them can start; each starts with a letter."""
    first = "".join(sorted({word[0] for word in words.split("|") if word[:1].isalpha()}))
    return rf"(?<!\w)(?=[{first}])"


@cache
def _ahead() -> re.Pattern[str]:
    words = lexicon()["ahead"]["words"]
    return re.compile(rf"{_at_start(words)}(?:{words})\b", re.IGNORECASE)
