"""Where a count is by its sentence: the place nearest to it that is told of them and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from communique.kinds.troops.count import any_of, lexicon
from communique.kinds.troops.scene import Scene, between
from communique.kinds.troops.value import TroopState
from communique.parties.value import URBAN, PartyMention, is_country

BEYOND = 100
"""Characters that the end of a clause counts for."""
LEFT_FOR = 100
"""Characters before a count in which a verb of withdrawal makes the place they leave theirs."""
_NAME = re.compile(r"^[Tt]he\s|\s(?:region|area)$")
_THERE = re.compile(r"\s(?:are\s|were\s)?(?:already\s|now\s|still\s)?there\b")
_NAMELESS = re.compile(
    r"\s(?:near|at|on|along|close\sto)\s(?:the|its|their)\s(?:border|frontier|line|front)\b|\s(?:to\s(?:an)?other|elsewhere)\b"
)
_OWN_LAND = re.compile(
    r"\s(?:to|at|on|along|in|inside)\s(?:its|their)\s(?:own\s)?(?:[a-z]+ern\s)?(?:border|frontier|soil|territory|coast|capital|border\sregions?)s?\b"
)
"""After a count of those who are in their own country: "10,000 soldiers to its eastern frontier"."""
_IN_COUNTRY = re.compile(
    r"(?:\s(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?)(?:\s(?:already|now|still|currently))?(?:\s(?:stationed|based|deployed|posted))?)?"
    r"(?:\sand\s(?:an?|[\d,]+)\s[\w-]+(?:\sof\s[\w-]+)?)?\s(?:already\s|now\s|still\s)?(?:well\s|deep\s)?(?:in|inside|from|to)\s"
    r"(?:(?:the|that|his|her|their|our)\s(?:country|republic|kingdom|island\snation)|(?:its|the)\sformer\s(?:\w+\s)?colony)\b(?!['’-])"
    r"|\s(?:already\s|now\s|still\s)?on\s(?:the|that)\sisland\b(?!\sof)"
)
_BESIDE = re.compile(r"(?:\sand\s[a-z]+)?\s(?:are\s|were\s)?(?:already\s|now\s|still\s)?(?:in|at|near|on)\s")
_KIND = re.compile(r"\s(?:province|valley|peninsula|governorate|oblast)\b")
_LEAVING = re.compile(r"\b(?:withdraw\w*|withdrew|pull(?:s|ed|ing)?|bring(?:ing)?\shome|remov\w+|evacuat\w+|recall\w*)\b")
"""Before a count: its place may be the one that it leaves, or shall not leave."""
_ORIGIN = re.compile(r"\bfrom\s(?:across|around|inside|near|over|throughout)\s(?:the\s)?$")
_PREPOSITIONS = "in|In|into|to|at|near|inside|across|through|throughout|on|over|off|around|surrounding"
_HELD = (
    r"patrol(?:s|led|ling)?|guard(?:s|ed|ing)?|surround(?:s|ed|ing)?|besieg(?:e|ed|ing)|enter(?:s|ed|ing)?|invad(?:e|ed|ing)"
    r"|occup(?:y|ied|ying)|retak(?:e|en|ing)|retook|storm(?:ed|ing)?|overr(?:un|an)|reach(?:es|ed)|defend(?:s|ed|ing)?"
)
"""Verbs whose object is where the troops are."""
_PARTS = (
    r"(?:the\s|eastern\s|western\s|northern\s|southern\s|central\s|neighbou?ring\s"
    r"|the\s(?:far\s)?(?:north|south|east|west|centre|center|interior)(?:-?east|-?west)?\sof\s)?"
)


@cache
def _kinds() -> str:
    """Nouns for places that stand with "of" before their names."""
    return any_of(lexicon()["places"]["kinds"])


_FIRST = "".join(sorted({word[0] for word in _PREPOSITIONS.split("|")}))
"""First letters of the prepositions, a guard before patterns that are searched in whole sentences."""
IN = re.compile(
    rf"\b(?:{_PREPOSITIONS}|(?:head(?:ed|ing)|bound|depart(?:ed|ing)|set\soff)\sfor|{_kinds()}\sof|{_HELD})\s{_PARTS}$"
)
_LEFT = re.compile(rf"\b(?:{_PREPOSITIONS}|{_kinds()}\sof|from|out\sof|leave|leaving|left|quit|quitting|{_HELD})\s{_PARTS}$")
"""Before a place: where those counted are; and, of those withdrawn, what they leave."""
_NEAR = re.compile(
    rf"(?<!\w)(?=[noswaeit])(?:near|outside(?:\sof)?|(?:north|south|east|west)\sof|(?:in|near|at|to|outside|around)\s(?:the\s)?(?:[\w-]+\s){{0,2}}{_kinds()}\sof)"
    r"\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?<!['’]s)(?<!s['’])(?![\w’'-])"
)
"""Places by their preposition alone, where the tagger knows no name."""
_BREAK = re.compile(r";|,\s(?:\w+\s)?of\s(?:which|whom)\b|\swhile\s")
_ASIDE = re.compile(
    r",\s(?:which|an?\s(?:[\w-]+\s){1,3}(?:that|which|who))\b(?!\s(?:(?:is|are|was|were|has|have|had|will)\s)?(?:been\s)?"
    r"(?:based|stationed|deployed|operat|patrol|serv|fight|fought|guard|occup|control|monitor|polic|left|returned|went))"
)
"""After a count a clause of its own on another noun (", a demand that mediators rejected in X"), unless it tells of forces."""
_RELATIVE = re.compile(r",\s(?:which|who|whose)\s[^,;]*$")
"""Before a place that a relative clause tells of another noun, where it ends before the count."""
_SPEAKING = re.compile(
    r"\b(?:told|said|says|speaking|interview|reporters|news\sconference|summit|conference|meeting|meet|met|talks|ceremony)\b[^,;]{0,40}$"
    r"|\b(?i:government|authorities|embassy|officials?|rulers|spokes\w+|sources?|ministers?|diplomats?|analysts?|ministry)"
    r"\s(?:based\s)?(?:in|at|near|of)\s(?:the\s)?$"
)
"""Before a place where something is said or someone governs, not where those counted are."""
_HOLDS = re.compile(
    r"\s(?:(?:will|would|is\sto|has|had)\s)?(?:host|hold|stage)(?:s|ed|ing)?\s[^.;,]{0,50}\b(?:exercises?|drills?|man\w+vres)\b"
)
"""After the country in which an exercise is held."""


def location(scene: Scene, owner: str | None, state: TroopState | None) -> str | None:
    """Where the sentence says they are (or leave): its nearest place, those after the span counting half."""
    if _OWN_LAND.match(scene.text, scene.end, scene.right):
        return owner if owner and is_country(owner) else None
    if elsewhere(scene):
        return None
    if unwanted := _unwanted(scene, owner):
        return unwanted
    if _IN_COUNTRY.match(scene.text, scene.end, scene.right) or scene.hosted:
        return _home_of(scene) or _the_country(scene, owner)
    ranked = sorted((_away(scene, at), name) for at, name in _places(scene, state) if _told_of(scene, at))
    told = next((name for _, name in ranked if name != owner), None) or (held(scene) if state == "exercise" else None)
    return told or _unknown(scene, state) or _at_home(owner, state, ranked)


def _the_country(scene: Scene, owner: str | None) -> str | None:
    """Which country "the country" is, or who hosts: of those before it, in its paragraph where the sentences name none."""
    known = [p for p in (*scene.earlier, *scene.near) if p.kind == "country" and p.end <= scene.start and p.code != owner]
    if not known:
        told = between(scene.facts.parties, max(scene.segment.start, scene.start - PARAGRAPH), scene.start)
        known = [p for p in told if p.kind == "country" and p.code != owner]
    return scene.background.theatres.the_country(scene.start, known)


PARAGRAPH = 600
"""Characters before "the country" in which it is named where the sentence before does not name it."""


def _home_of(scene: Scene) -> str | None:
    """The place right before "home to": "in Okinawa, home to 25,000 troops"; None where that is a country."""
    place = _HOME_TO.search(*scene.before(60))
    if place is None or any(
        p.start < place.end("place") and place.start("place") < p.end for p in scene.near if p.form not in URBAN
    ):
        return None
    return place["place"]


_HOME_TO = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Nn]ear|[Aa]t|to|from)\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?),\s(?:which\sis\s)?home\sto\s(?:the\s)?$"
)


def _unwanted(scene: Scene, owner: str | None) -> str | None:
    """The country that wants those counted to leave: "Mali asked the 13,000-member mission to leave", "voted to expel"."""
    if not scene.near:
        return None
    asked = _TO_LEAVE.match(scene.text, scene.end, scene.right) or _EXPEL.search(*scene.before(40))
    if not asked:
        return None
    hosts = [p for p in scene.near if p.kind == "country" and p.use == "party" and p.end <= scene.start and p.code != owner]
    return hosts[0].code if len({p.code for p in hosts}) == 1 else None


_TO_LEAVE = re.compile(
    r"(?!\s(?:[\w.-]+\s){0,2}(?:began|begun|start\w*|agree\w*|refus\w+|plan\w*|decid\w+|continu\w+|prepar\w+|due|expected|have|has|had|are"
    r"|is|were|was)\s)\s(?:[\w.-]+\s){0,3}to\s(?:leave|quit|withdraw|go\shome|pull\sout|get\sout|depart)\b(?!\s(?:from\s)?[A-Z])"
)
_EXPEL = re.compile(
    r"\b(?:expel(?:s|led|ling)?|evict(?:s|ed|ing)?|throw(?:n|ing)?\sout|threw\sout|kick(?:ed|ing)?\sout|oust(?:ed|ing)?)\s(?:the\s)?$"
)


def _at_home(owner: str | None, state: TroopState | None, ranked: list[tuple[float, str]]) -> str | None:
    """The own country of those counted, where the sentence tells of no other place than that."""
    return owner if state != "captured" and any(name == owner for _, name in ranked) else None


def _spread(scene: Scene) -> bool:
    """Whether they go to several countries: "to Poland, Latvia and Estonia"."""
    after = [p for p in scene.near if p.start >= scene.end and p.kind == "country" and p.form == "name"]
    if len(after) < SEVERAL or not _LEFT.search(scene.text, scene.end, after[0].start):
        return False
    return all(_LIST.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(after[:SEVERAL]))


SEVERAL = 2
"""From how many countries on a list of them is no one place."""
_LIST = re.compile(r"(?:,|,?\sand|,?\sor)\s")


def _unknown(scene: Scene, state: TroopState | None) -> str | None:
    """A town that neither the tagger nor the tables know: a name of one or two words after "in", "at" or "near".

    It follows the count; of those lost or captured it may stand before ("attacked a post in X, killing 12 soldiers").
    """
    after = _TOWN.finditer(scene.text, scene.end, min(scene.right, scene.end + FOLLOWS))
    found = next((named["place"] for named in after if _is_town(scene, named, scene.end)), None)
    if found or state not in (*LOSSES, "captured"):
        return found
    before = list(_TOWN.finditer(scene.text, scene.left, scene.start))
    return next((named["place"] for named in reversed(before) if _is_town(scene, named, scene.left)), None)


def _is_town(scene: Scene, named: re.Match[str], left: int) -> bool:
    """Whether a name after "in" is a place of which the sentence tells the count."""
    start, end = named.span("place")
    tokens = scene.document.tokens_in(start, end)
    proper = bool(tokens) and all(scene.document.tags[t] == "NNP" for t in tokens)
    known = any(p.start < end and start < p.end for p in scene.near)
    if (
        not proper
        or known
        or _SPEAKING.search(scene.text, left, start)
        or _JOINED.search(scene.text, left, start)
        or _dated(scene, start, end)
    ):
        return False
    return _told_of(scene, start)


def _dated(scene: Scene, start: int, end: int) -> bool:
    """Whether a name is no place: part of a date, an event or another kind of entity."""
    inside = between(scene.document.entities, max(scene.left, start - 30), end)
    other = any(e.end > start and e.label not in _NAMES for e in inside)
    return other or any(d.start < end and start < d.end for d in scene.facts.dates)


_JOINED = re.compile(r"\b(?:part|participat\w+|join\w*)\b[^,;]{0,30}$")
"""Before the name of a drill or an operation ("took part in X")."""
_NAMES = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "PRODUCT"})
"""Labels that the tagger gives to places, rightly or not."""
FOLLOWS = 80
"""Characters after a count in which an unknown town may be told."""
_TOWN = re.compile(
    rf"\b(?:in|at|near|around|outside|(?:fighting|battles?|clash(?:es|ed)?|island)\s(?:on|of)|{_HELD})\s(?!{any_of(lexicon()['places']['no_towns'])}\b)(?P<place>[A-Z][a-z’'-]+(?:\s[A-Z][a-z]+)?)"
    r"(?=[.,;]|\s[a-z]|\s?$)(?![’']s)"
)


def _told_of(scene: Scene, at: int) -> bool:
    """Whether a place is in a clause that tells of the count."""
    if at >= scene.end:
        aside = _ASIDE.search(scene.text, scene.end, at)
        return not _BREAK.search(scene.text, scene.end, at) and not (aside and aside.start() > scene.end)
    if re.search(r"\swhile\s", scene.text[at : scene.start]):
        return False
    closed = scene.text.find(",", at, scene.start) >= 0
    return not (closed and _RELATIVE.search(scene.text, scene.left, at))


def held(scene: Scene) -> str | None:
    """The country that holds the exercise of the sentence, where it alone does."""
    hosts = [p for p in scene.near if p.kind == "country" and _HOLDS.match(scene.text, p.end, p.end + 90)]
    joint = hosts and re.search(r"\band\s$", scene.text[max(scene.left, hosts[0].start - 5) : hosts[0].start])
    return hosts[0].code if hosts and not joint else None


def _away(scene: Scene, at: int) -> float:
    """How far a place is: in characters, half of them after the count, and more before the end of a clause."""
    if at >= scene.end:
        return (at - scene.end) / 2 + (BEYOND if _of_whole(scene, at) else 0)
    if _ADJACENT.fullmatch(scene.text, at, scene.start):
        return 0
    return scene.start - at + (BEYOND if _BREAK.search(scene.text, at, scene.start) else 0)


_ADJACENT = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}\sto\s(?:about\s|around\s|some\s)?")
"""A place right before a count that its troops come to ("in X to 2,500")."""


def _of_whole(scene: Scene, at: int) -> bool:
    """Whether a place is told of the whole and another of the part: "27,000 of the 47,000 troops in X are based in Y"."""
    verb = _OF_WHOLE.match(scene.text, scene.end, scene.right) if scene.count.elliptic else None
    return verb is not None and at < verb.end()


_OF_WHOLE = re.compile(r"\sof\s(?:the|its|their|those)\s[^.;,]{3,80}?\s(?:are|is|were|was|will|would|have|had|remain|stay)\b")


def there(scene: Scene) -> bool:
    """Whether a place follows the count with nothing but a preposition between: "300 troops in Mali"."""
    return bool(_BESIDE.match(scene.text, scene.end, scene.right))


def right_there(scene: Scene) -> bool:
    """Whether "there" or "in the country" follows the count: "the 35,000 troops there"."""
    return bool(_THERE.match(scene.text, scene.end, scene.right) or _IN_COUNTRY.match(scene.text, scene.end, scene.right))


def elsewhere(scene: Scene) -> bool:
    """Whether a place without a name follows the count, or several: "20,000 more near the border"."""
    return bool(_NAMELESS.match(scene.text, scene.end, scene.right)) or _spread(scene)


def carried(scene: Scene, owner: str | None, state: TroopState | None) -> str | None:
    """Where they are by what stands outside their sentence: the count before in their paragraph, else the article's theatre.

    Those killed or wounded are where those before them were killed, if no place is told of them.
    """
    if last := scene.last:
        same = (
            scene.count.elliptic
            or last.party == owner
            or _MORE.search(scene.text, max(scene.left, scene.start - 10), scene.end)
        )
        fight = state in LOSSES and last.state == "killed" and scene.start - last.end < SAME_FIGHT
        if last.location and (
            fight
            or (same and (scene.count.elliptic or last.location != owner) and "\n\n" not in scene.text[last.end : scene.start])
        ):
            return last.location
    if state in LOSSES and (home := _at_war(scene, owner)):
        return home
    return scene.background.theatres.at(scene.start, owner)


def _at_war(scene: Scene, owner: str | None) -> str | None:
    """The country at war with rebels where its soldiers and their enemies are lost, if no forces abroad are told of."""
    home = scene.background.sides.home(scene.start)
    ours = owner is not None and (owner == home or not is_country(owner))
    return home if home and ours and not scene.background.theatres.abroad(scene.start, home) else None


LOSSES = ("killed", "wounded")
_MORE = re.compile(r"\b(?:another|additional|more|further|extra)\b(?!\sthan)")
"""In a count of more of the same: "another 150 troops"."""
SAME_FIGHT = 600
"""Characters between counts of those lost in one fight."""


def _places(scene: Scene, state: TroopState | None) -> list[tuple[int, str]]:
    left = _LEFT if state == "withdrawn" or _LEAVING.search(*scene.before(LEFT_FOR)) else IN
    found = [(p.start, _place_name(scene, p)) for p in scene.near if _placed(scene, p.start, p, left)]
    found += _entities(scene, left, {at for at, _ in found})
    if state == "captured":
        found = [(at, name) for at, name in found if not scene.text.endswith(" to ", 0, at)]
    known = {at for at, _ in found}
    if scene.background.provincial:
        found += [(m.start("place"), _NAME.sub("", m["place"])) for m in _REGION.finditer(scene.text, scene.left, scene.right)]
        known |= {at for at, _ in found}
    for pattern in (_regions(), _NEAR) if scene.background.regional else (_NEAR,):
        named = pattern.finditer(scene.text, scene.left, scene.right)
        found += [(m.start("place"), m["place"]) for m in named if m.start("place") not in known]
    return found


_REGION = re.compile(
    r"\b(?:in|to|into|from|across|throughout)\s(?:the\s)?(?:[a-z]+(?:ern|ed|ous)\s)?"
    r"(?P<place>(?!The\b)[A-Z][a-z’'-]+(?:\s[A-Z][a-z]+)?\s(?:region|province|district|governorate|oblast|valley|glacier|plateau|gorge|peninsula|archipelago|corridor|delta|highlands))\b(?!['’])"
)
"""Parts of countries by the noun behind their names, where the tagger knows no name."""


@cache
def _regions() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(lexicon()["places"]["names"], key=len, reverse=True)))
    return re.compile(
        rf"(?<!\w)(?=[{_FIRST}])(?:{_PREPOSITIONS})\s(?:the\s)?(?P<place>(?:{names})(?:\s(?:province|region))?)\b(?![’'-])"
    )


def _entities(scene: Scene, left: re.Pattern[str], known: set[int]) -> Iterator[tuple[int, str]]:
    """The places that the tagger knows and that are no party's name."""
    for entity in between(scene.document.entities, scene.left, scene.right):
        if entity.label not in ("GPE", "LOC", "FAC") or scene.text[entity.end : entity.end + 1] == "-":
            continue
        inside = any(p.start < entity.end and entity.start < p.end for p in scene.near)
        if not inside and entity.start not in known and _placed(scene, entity.start, None, left):
            kind = _KIND.match(scene.text, entity.end, scene.right)
            part = _PART.search(scene.text, max(0, entity.start - 10), entity.start)
            name = _NAME.sub("", scene.text[entity.start : kind.end() if kind else entity.end])
            yield entity.start, (part[0] if part else "") + name


def _placed(scene: Scene, at: int, party: PartyMention | None, before: re.Pattern[str]) -> bool:
    if party is not None and (party.form in ("demonym", "force", "ministry", "office") or party.kind != "country"):
        return False
    if party is not None and (scene.text[party.end : party.end + 1] == "-" or _modifies(scene, party)):
        return False
    left = scene.end if at >= scene.end else scene.left
    if _SPEAKING.search(scene.text, max(left, at - 60), at) or _ORIGIN.search(scene.text, max(scene.left, at - 24), at):
        return False
    if party is not None and scene.text[scene.end : at] == " for " and _is_meant_for(scene):
        return True
    return before.search(scene.text, max(scene.left, at - 24), at) is not None


def _is_meant_for(scene: Scene) -> bool:
    """Whether those counted go to the country behind "for": peacekeepers, and whom somebody has "offered", "promised"."""
    return scene.count.unit in ("peacekeeper", "observer") or _GIVING.search(*scene.before(60)) is not None


_GIVING = re.compile(
    r"\b(?:promis|pledg|offer|contribut|provid|committ?|approv|authori[sz]|earmark|supply|supplie|seek|sought|rais|find|found)\w*\b[^.;]{0,40}$"
)


def _modifies(scene: Scene, party: PartyMention) -> bool:
    """Whether a country's name modifies a noun ("in the US war") and tells no place; a city's does ("the Basra sector")."""
    token = scene.document.token_at(party.end - 1) if party.form != "city" else None
    return token is not None and scene.document.deps[token] in ("compound", "amod", "nmod", "poss")


_TOWN_OF = re.compile(
    rf"\b(?:in|at|near|to|from|outside|around)\s(?:the\s{_kinds()}\sof\s)?(?P<place>[A-Z][a-z’'-]+(?:\s[A-Z][a-z]+)?)"
    r"(?:,\s|,?\sin\s(?:the\s)?)(?:[a-z]+ern\s|central\s)?$"
)
_PART = re.compile(r"\b(?:eastern|western|northern|southern|central)\s$")


def _place_name(scene: Scene, party: PartyMention) -> str:
    """The code of a country; a part of it, a town used as a place and a town before its country keep their names."""
    if town := _TOWN_OF.search(scene.text, max(scene.left, party.start - 60), party.start):
        return town["place"]
    if part := _PART.search(scene.text, max(0, party.start - 10), party.start):
        return part[0] + party.text
    return party.text if party.form in {"seat", *URBAN} else party.code
