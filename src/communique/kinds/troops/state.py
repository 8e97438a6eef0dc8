"""In which state those counted are: by the verb they hang on, else by the nearest cue of their clause."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from communique.kinds.troops.change import way
from communique.kinds.troops.count import lexicon
from communique.kinds.troops.grammar import lies_ahead, told_state
from communique.kinds.troops.scene import Scene, from_many
from communique.kinds.troops.value import TroopState

_CUE_WINS = (("stationed", "total"), ("planned", "total"), ("stationed", "exercise"), ("withdrawn", "captured"))
"""States of a verb that a cue makes more exact."""
_NEGATED = re.compile(r"\b(?:without|never|not|n[’']t)\s(?!only\b)(?:sen[dt]|sending|deploy|requir|need)\w*\s(?:the\s|any\s)?$")
"""Before a count that is denied: "without deploying thousands of soldiers"."""
_PULL = re.compile(r"\b(?:pull(?:s|ed|ing)?|tak(?:e|es|ing)|took)\s$", re.IGNORECASE)
_OUT = re.compile(r"\s(?:back\s|out\s)?(?:from|out\sof|out)\b")
CUE = 100
"""How far from a count a word that tells its state may stand."""
WORDS = 40
"""Characters of such a word or words at most."""
_CLAUSE = re.compile(r";|\s:\s|\bwhile\b|\bbut\b|,\swhere\b|—")


def state_of(scene: Scene) -> TroopState | None:
    """The state that the verb of the count tells, else the nearest cue in the clause."""
    state = told_state(scene.document, scene.start, scene.end)
    cue = _cue(scene)
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


def _of_body(scene: Scene, state: TroopState | None, cue: TroopState | None) -> TroopState | None:
    """The state of a body by its size ("its 900-strong force"), of which a withdrawal that lies ahead tells none."""
    if state == "withdrawn" and lies_ahead(scene.document, scene.start, scene.end):
        return None
    if state is None:
        return cue if cue == "exercise" else None
    return "planned" if state == "deployed" and _ahead().search(*scene.before(50)) else state


def _by_words(scene: Scene, state: TroopState | None, cue: TroopState | None) -> TroopState | None:
    """The state by what a strength comes to, by the count before, by a participle, by the verb or cue, by who has them."""
    if state is None and (led := _led(scene)):
        return led
    if state is None and cue is None and scene.count.elliptic and scene.last:
        return scene.last.state
    if _PLANNED.search(*scene.before(30)) or _PLANNED.match(scene.count.modifiers + " "):
        return "planned"
    return state or cue or ("stationed" if _of_mission(scene) else None)


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


def _of_mission(scene: Scene) -> bool:
    """Whether a mission is said to have them: "KFOR has 4,700 troops", "it has 900 soldiers from nine nations"."""
    if not _HAS.search(*scene.before(30)):
        return False
    forces = [p for p in scene.near if p.kind == "organization" and p.form in ("force", "name") and p.end <= scene.start]
    return from_many(scene) or any(scene.start - p.end < 30 for p in forces)


_HAS = re.compile(r"\b(?:has|had|have|counts|comprises|numbers)\s(?:only\s|about\s|some\s)?$")


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
