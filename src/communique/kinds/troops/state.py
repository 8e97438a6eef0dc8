"""In which state those counted are: by the verb they hang on, else by the nearest cue of their clause."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from communique.kinds.troops.count import lexicon
from communique.kinds.troops.grammar import lies_ahead, told_state
from communique.kinds.troops.scene import Scene
from communique.kinds.troops.value import TroopState

_NEGATED = re.compile(r"\b(?:without|never|not|n[’']t)\s(?!only\b)(?:sen[dt]|sending|deploy|requir|need)\w*\s(?:the\s|any\s)?$")
"""Before a count that is denied: "without deploying thousands of soldiers"."""
_PULL = re.compile(r"\b(?:pull(?:s|ed|ing)?|tak(?:e|es|ing)|took)\s$", re.IGNORECASE)
_OUT = re.compile(r"\s(?:back\s|out\s)?(?:from|out\sof|out)\b")
CUE = 100
"""How far from a count a word that tells its state may stand."""
_CLAUSE = re.compile(r";|\s:\s|\bwhile\b|\bbut\b|,\swhere\b|—")


def state_of(scene: Scene) -> TroopState | None:
    """The state that the verb of the count tells, else the nearest cue in the clause."""
    state = told_state(scene.document, scene.start, scene.end)
    cue = _cue(scene)
    if (state, cue) in (("stationed", "total"), ("stationed", "exercise"), ("withdrawn", "captured")):
        return cue
    if "deployed" in (state, cue) and _NEGATED.search(scene.text, max(scene.left, scene.start - 40), scene.start):
        return None
    if state is None and _pulled(scene):
        state = "withdrawn"
    if scene.count.strong and state == "withdrawn" and lies_ahead(scene.document, scene.start, scene.end):
        return None
    if scene.count.strong and state is None and cue != "exercise":
        return None
    if state == "deployed" and _ahead().search(scene.text, max(scene.left, scene.start - 50), scene.start):
        return "planned"
    if scene.count.elliptic and scene.text[max(0, scene.start - 5) : scene.start] == "from ":
        return next((told for told in (state, cue) if told not in ("planned", None)), None)
    if state is None and scene.count.elliptic and _goal(scene):
        return "planned"
    if state is None and cue is None and scene.count.elliptic and scene.last:
        return scene.last.state
    return state or cue


def _goal(scene: Scene) -> bool:
    """Whether a number is what a strength shall come to: "will reduce the number to 8,600"."""
    shall = _ahead().search(scene.text, max(scene.left, scene.start - 110), scene.start)
    return bool(shall) and scene.text[max(0, scene.start - 3) : scene.start] == "to "


def _pulled(scene: Scene) -> bool:
    """Whether they are pulled from somewhere: "pulling up to 4,000 troops from", "pull 300 soldiers out"."""
    return bool(
        _PULL.search(scene.text, max(scene.left, scene.start - 12), scene.start)
        and _OUT.match(scene.text, scene.end, scene.right)
    )


def _cue(scene: Scene) -> TroopState | None:
    start, end = _clause(scene)
    best, state = CUE, None
    for cue in _cues().finditer(scene.text, max(start, scene.start - 2 * CUE), min(end, scene.end + 2 * CUE)):
        away = scene.start - cue.end() if cue.end() <= scene.start else max(0, cue.start() - scene.end)
        if away < best:
            best, state = away, cast(TroopState, cue.lastgroup)
    if state in ("deployed", "stationed", None) and _ahead().search(scene.text, start, end) and state != "stationed":
        return "planned" if state == "deployed" else None
    return state


def _clause(scene: Scene) -> tuple[int, int]:
    start = max((m.end() for m in _CLAUSE.finditer(scene.text, scene.left, scene.start)), default=scene.left)
    stop = _CLAUSE.search(scene.text, scene.end, scene.right)
    return start, stop.start() if stop else scene.right


@cache
def _cues() -> re.Pattern[str]:
    """Words that tell a state, each in a group that has its name."""
    told = "|".join(f"(?P<{state}>{words})" for state, words in lexicon()["states"].items())
    return re.compile(rf"{_at_start(*lexicon()['states'].values())}(?:{told})\b", re.IGNORECASE)


def _at_start(*alternatives: str) -> str:
    """A guard that lets a pattern of words be tried only where one of them can start; each starts with a letter."""
    first = "".join(sorted({word[0] for words in alternatives for word in words.split("|") if word[:1].isalpha()}))
    return rf"(?<!\w)(?=[{first}])"


@cache
def _ahead() -> re.Pattern[str]:
    words = lexicon()["ahead"]["words"]
    return re.compile(rf"{_at_start(words)}(?:{words})\b", re.IGNORECASE)
