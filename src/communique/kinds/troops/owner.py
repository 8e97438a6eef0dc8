"""Whose a count is: by its modifiers, its owner, who acts, who was attacked, and what the article tells of its sides."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from communique.kinds.troops.count import any_of, lexicon, word_of
from communique.kinds.troops.grammar import actor, captor, killer
from communique.kinds.troops.place import IN, LOSSES, held
from communique.kinds.troops.scene import Scene, from_many
from communique.kinds.troops.value import TroopState
from communique.parties.ships import ships
from communique.parties.value import PartyMention, is_country

_PLACELIKE = re.compile(
    r"-(?:led|backed|linked|aligned|allied|supported|trained)\b|\s(?:capital|city|town|village|port|province|region|border|coast|waters|soil|territory|states|nations|countries)\b"
)
"""After a party's name that makes it no owner of troops: "the Italian-led force", "in the Lithuanian capital"."""
_OWN = re.compile(r"\b(?:its|their|his|her)\b")
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir)\b")
_LEFT_DEAD = re.compile(r"\bleaving\s(?:behind\s)?(?:about\s|some\s|at\sleast\s)?$")
"""Before those whom fleeing troops leave dead."""
_AND = re.compile(r"(?:,|,?\sand)\s")
_FROM = re.compile(r"\s(?:from|of)\s(?:[\w,]+\s){0,2}")
_OWNS = re.compile(r"\s?['’]s?\s(?:\w+\s){0,2}|\s?,\s|\s")
_ANY = re.compile(r"(?:an?other|any|some|several|other|one\sof\sthe)\s", re.IGNORECASE)
"""Before a noun for a side that the sentence leaves open ("another ally")."""
_TOWARD = re.compile(rf"(?:{IN.pattern}|\bfor\s$)")
_ARE = re.compile(r"\s(?:are|were)\s")
_GIVEN = re.compile(
    r"\s(?:(?:which|that)\s(?:were|had\sbeen|have\sbeen)\s)?(?:promised|pledged|offered|contributed|provided|supplied|sent)\sby\s(?:the\s)?"
)
"""Between a count and who gives them ("the 3,300 troops promised by X")."""
_CONTRIBUTED = re.compile(r"\b(?:contribut\w+|belong\w*|part|members?)\b[^.;]{0,40}\s(?:to|of)\sthe\s(?:\w+\s)?$")
"""Before a body to which somebody gives a part ("contributor to the 23,000-strong force")."""
_IRREGULAR = re.compile(r"\b(?:rebel|guerrilla|insurgent|separatist|militant)\b")
"""Before those counted what makes them no soldiers of a state ("rebel sailors")."""
_NUMBERED = re.compile(r"\s(?:the\s)?(?:total\s|overall\s)?number\sof\s(?:the\s)?")
"""Between a count and whose number it is ("raising to 134 the number of Peruvian soldiers killed")."""
_ARMED = re.compile(
    r"\b(?:its|their)\s(?:armed\sforces|army|forces|troops|garrison|military)\b[^.;]{0,60}\b(?:they|which|who)\s(?:now\s)?number(?:ed|s)?\s(?:about\s|some\s|around\s)?$"
)
"""Before a count that a pronoun gives to somebody's own forces ("its forces there, and they now number 9,000")."""
_PART = re.compile(r"\sof\s(?:them|whom)\b")
"""After a part of the count before, whose owner is the same."""
_BODY = re.compile(
    r"\b[Tt]he\s(?:(?P<alliance>(?:\w+\s)?alliance)|mission|force|peacekeeping\s(?:mission|force)|contingent(?=\sof))"
    r"(?:[’']s\s(?:[\w-]+\s){0,3}|\s(?:has|had|have|needs?|keeps?|intends\sto\s\w+|will\s\w+|is\sto\s\w+|moved\sin\swith|sent|deployed|lost|said)\s(?:about\s|some\s)?)$"
)
"""Before the count of those whose body it names: "the mission's planned 5,200 troops", "the alliance keeps 900 soldiers"."""
_GENITIVE = re.compile(r"['’]s\s")
_BODYS = re.compile(r"\sof\sthe\s(?:(?P<alliance>alliance)|mission|(?:peacekeeping\s)?force)['’]s\s")
"""After a part of those whose body it names: "only 2,400 of the mission's 5,200 troops"."""
_SAID = re.compile(r"\s(?:spokes\w+\s)?(?:said|says|reported|announced|confirmed|acknowledged)\b")
_DOER = re.compile(
    r"\b(?:it|its|they|their|he|his|our|we)\b|\b(?:killed|wounded|captured)\s(?:at\sleast\s|about\s|some\s)?$", re.IGNORECASE
)
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
REACH = 600
"""How far the count before may be whose side is taken over."""


def party(scene: Scene, state: TroopState | None) -> str | None:
    """Whose they are, or None where the text does not tell."""
    lines = scene.background.sides.datelines
    near = [p for p in scene.near if not _PLACELIKE.match(scene.text, p.end) and p not in lines]
    if inside := [p for p in near if p.start < scene.end and scene.start < p.end]:
        return next((p.code for p in inside if p.kind == "group"), inside[0].code)
    if beside := _beside(scene, near, state):
        return beside
    if scene.last and _PART.match(scene.text, scene.end, scene.right):
        return scene.last.party
    if scene.count.strong and _CONTRIBUTED.search(*scene.before(60)):
        return scene.background.sides.bloc(scene.start)
    if scene.count.unit in _rebels() or _IRREGULAR.search(scene.count.modifiers):
        return _of_group(scene, near)
    if re.search(r"\bgovernment\b", scene.count.modifiers):
        return scene.background.sides.home(scene.start) or scene.background.sides.army
    if word_of("several").search(scene.text, scene.start, scene.end) or scene.hosted:
        return None
    return _by_sentence(scene, near, state)


def _by_sentence(scene: Scene, near: list[PartyMention], state: TroopState | None) -> str | None:
    """Whose they are by the body counted, who acts, who was attacked, who is named before; else by the article."""
    if own := _ARMED.search(scene.text, scene.left, scene.start):
        before = [p for p in near if p.end <= own.start() and p.use == "party" and p.kind in ("country", "group")]
        return before[-1].code if before else None
    if state in LOSSES and _LEFT_DEAD.search(*scene.before(30)):
        forces = [p for p in near if p.end <= scene.start and p.form == "force"]
        return forces[-1].code if forces else None
    if (body := _body(scene)) is not None:
        return body or None
    acting = actor(scene.document, scene.start, scene.end)
    if acting is not None and (told := _subject(scene, near, *acting)) is not None:
        return told or None
    if part := _BODYS.match(scene.text, scene.end, scene.right):
        return scene.background.sides.alliance if part["alliance"] else scene.background.sides.bloc(scene.start)
    if state in LOSSES and (lost := _suffered(scene, near) or _attacked(scene, near) or _reported(scene, near)):
        return lost
    if state == "exercise" and held(scene):
        return None
    return _named_before(scene, near, state) or _by_article(scene, state)


def _subject(scene: Scene, near: list[PartyMention], start: int, end: int) -> str | None:
    """The party of a subject; "" where it is two parties or left open ("another ally"), None where it names none."""
    acting = [p for p in near if start <= p.start < end]
    if acting:
        return acting[0].code if not _several(scene.text, acting) else ""
    return "" if _ANY.match(scene.text, start, end) else None


@cache
def _rebels() -> frozenset[str]:
    return frozenset(lexicon()["sides"]["members"].split())


def _of_group(scene: Scene, near: list[PartyMention]) -> str | None:
    """The group of rebels without a name: that of the count before, of the sentence, of the article."""
    groups = {p.code for p in near if p.kind == "group"}
    if groups:
        return groups.pop() if len(groups) == 1 else None
    if scene.count.elliptic and scene.last:
        return scene.last.party
    return scene.background.sides.group(scene.start)


def _body(scene: Scene) -> str | None:
    """The bloc of those who are counted as members of "the mission" or "the alliance", or who come from many countries.

    None where the sentence speaks of no such body, "" where the article does not tell which it is.
    """
    sides = scene.background.sides
    if from_many(scene):
        named = [p.code for p in scene.near if p.kind == "organization" and p.end <= scene.start]
        return named[-1] if named else sides.bloc(scene.start) or ""
    bodies = list(_BODY.finditer(*scene.before(60)))
    if not bodies or any(bodies[-1].end() <= p.start < scene.start for p in scene.near):
        return None
    if bodies[-1]["alliance"]:
        return sides.alliance or ""
    return sides.bloc(scene.start) or ("" if _GENITIVE.search(bodies[-1][0]) else None)


@cache
def _hit() -> dict[str, re.Pattern[str]]:
    rule = lexicon()["attacks"]
    return {
        "before": re.compile(rf"\b{any_of(rule['verbs'])}\b[^.;,]{{0,40}}$", re.IGNORECASE),
        "thing": re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}{any_of(rule['things'])}\b"),
        "after": re.compile(r"\s(?:was|were|came\sunder|has\sbeen|had\sbeen|have\sbeen)\b"),
    }


def _suffered(scene: Scene, near: list[PartyMention]) -> str | None:
    """The side of whose losses the sentence gives the number: "Vasken casualties stood at 135 soldiers killed"."""
    sides = [p for p in near if p.end <= scene.start and _CASUALTIES.match(scene.text, p.end, scene.start)]
    return sides[-1].code if sides else None


_CASUALTIES = re.compile(
    r"(?:['’]s?)?\s(?:(?:army|military|combat|battlefield)\s)?(?:casualties|losses|fatalities|dead|death\stoll)\b"
)


def _attacked(scene: Scene, near: list[PartyMention]) -> str | None:
    """The side whose base, convoy or ship the sentence says was attacked before it tells of those killed."""
    told = _hit()
    for party in near:
        thing = told["thing"].match(scene.text, party.end, min(scene.start, party.end + 60))
        if party.kind != "country" or thing is None:
            continue
        left = max(scene.left, party.start - 60)
        if told["before"].search(scene.text, left, party.start) or told["after"].match(scene.text, thing.end(), scene.start):
            return party.code
    return None


def _reported(scene: Scene, near: list[PartyMention]) -> str | None:
    """The side whose army, ministry or government alone reports a loss that it does not say to have caused."""
    telling = [p for p in near if p.form in ("force", "ministry", "office") and _SAID.match(scene.text, p.end, p.end + 40)]
    sides = {p.code for p in near if p.kind in ("country", "group") and p.use == "party"}
    if len(telling) != 1 or sides != {telling[0].code} or not is_country(telling[0].code):
        return None
    doer = telling[0].end <= scene.start and _DOER.search(scene.text, telling[0].end, scene.start)
    return None if doer else telling[0].code


def _named_before(scene: Scene, near: list[PartyMention], state: TroopState | None) -> str | None:
    """Whose they are by what stands before them: of those captured by two sides nothing is known."""
    if scene.count.elliptic and scene.last and state in ("wounded", "captured"):
        return scene.last.party
    before = [p for p in near if p.end <= scene.start and p.use == "party" and not _goes_to(scene, p)]
    if state == "captured":
        if back := _given_back(scene, near):
            return back
        start, end = captor(scene.document, scene.start, scene.end) or (0, 0)
        before = [p for p in before if not start <= p.start < end]
        if len({p.code for p in before}) != 1:
            return None
    if before and (state != "killed" or _OWN.search(scene.text, scene.start, scene.end)):
        return before[-1].code if not _several(scene.text, before[-2:]) else None
    if scene.count.elliptic and scene.last and (state != "killed" or not before):
        return scene.last.party
    if not before and _PRONOUN.search(scene.text, scene.left, scene.start):
        earlier = [p for p in scene.earlier if p.use == "party" and not _PLACELIKE.match(scene.text, p.end)]
        return earlier[0].code if earlier else scene.last.party if scene.last else None
    return scene.last.party if scene.last and not before and scene.start - scene.last.end < REACH else None


def _by_article(scene: Scene, state: TroopState | None) -> str | None:
    """Whose they are by the article: peacekeepers of its one mission, soldiers lost in the country it is written from."""
    sides = scene.background.sides
    if scene.count.unit in ("peacekeeper", "blue helmet"):
        return sides.bloc(scene.start)
    if sides.styled and (house := _house_style(scene)):
        return house
    if state not in (*LOSSES, "captured"):
        return None
    home = sides.home(scene.start)
    if home is None or scene.background.theatres.abroad(scene.start, home):
        home = sides.army
    if home is None or _by_own_side(scene, home):
        return None
    foreign = any(p.kind == "country" and p.form in ("name", "demonym") and p.code != home for p in scene.near)
    return None if foreign else home


def _by_own_side(scene: Scene, home: str) -> bool:
    """Whether the sentence says that ``home`` did it: those lost are then not its own."""
    doer = killer(scene.document, scene.start, scene.end)
    if doer is None:
        return False
    named = [p for p in scene.near if doer[0] <= p.start < doer[1] and p.use == "party"]  # no date line
    if any(p.kind == "group" for p in named):
        return False
    return any(p.code == home for p in named) or _OURS.search(scene.text, *doer) is not None


_OURS = re.compile(r"\b(?:it|they|its|their|we|our|army|troops|soldiers|forces|military|jets|helicopters)\b", re.IGNORECASE)
"""In a subject what stands for the side that reports a loss of others."""


def _house_style(scene: Scene) -> str | None:
    """The navy of the ship that they are aboard ("USS"), or the country whose releases write "Sailors" with a capital."""
    rule = lexicon()["house"]
    around = scene.text[max(scene.left, scene.start - 60) : min(scene.right, scene.end + 60)]
    if aboard := {ships()[word] for word in _CAPITALS.findall(around) if word in ships()}:
        return aboard.pop() if len(aboard) == 1 else None
    word = scene.text[scene.start : scene.end].split()[-1]
    running = scene.text[scene.end : scene.end + 2].strip().islower()
    return rule["capitals"].get(word) if running and scene.segment.role == "body" else None


def _given_back(scene: Scene, near: list[PartyMention]) -> str | None:
    """The side that those captured are given back to: "nine soldiers were returned to Russia"."""
    after = next((p for p in near if p.start >= scene.end), None)
    return after.code if after and _BACK_TO.search(scene.text, scene.end, after.start) else None


_BACK_TO = re.compile(r"\b(?:returned|handed(?:\sover|\sback)?|sent\sback|transferred)\sto\s$")


def _goes_to(scene: Scene, party: PartyMention) -> bool:
    """Whether a party belongs to the count before, or is where it goes: "sent 300 soldiers to Chad; another 900"."""
    if not scene.count.elliptic:
        return False
    if scene.last and scene.left <= scene.last.start and party.start < scene.last.end:
        return True
    return bool(_TOWARD.search(scene.text, max(scene.left, party.start - 12), party.start))


def _beside(scene: Scene, near: list[PartyMention], state: TroopState | None) -> str | None:
    after = next((p for p in near if p.start >= scene.end), None)
    if after and _GIVEN.fullmatch(scene.text, scene.end, after.start):
        return after.code
    own = state == "withdrawn" or _OWN.search(scene.text, max(scene.left, scene.start - 6), scene.end)
    from_ = after and not own and (scene.count.strong or _FROM.fullmatch(scene.text, scene.end, after.start))
    if after and from_ and after.start - scene.end < (4 if scene.count.strong else 25):
        return after.code
    if after and after.form == "demonym" and scene.count.elliptic and _ARE.fullmatch(scene.text, scene.end, after.start):
        return after.code
    if after and _NUMBERED.fullmatch(scene.text, scene.end, after.start):
        return after.code
    before = next((p for p in reversed(near) if p.end <= scene.start), None)
    if before and _OWNS.fullmatch(scene.text, before.end, scene.start):
        return before.code
    return None


def _several(text: str, parties: list[PartyMention]) -> bool:
    """Whether two parties act together ("India and China each keep")."""
    pairs = pairwise(parties)
    return any(a.code != b.code and _AND.fullmatch(text, a.end, b.start) for a, b in pairs)
