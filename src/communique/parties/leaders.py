"""Of which country an article calls somebody the leader, by the surname."""

from __future__ import annotations

import re

from communique.parties.signs import has_led
from communique.parties.value import PartyMention

_LEADER = r"(?:President|president|Prime\sMinister|prime\sminister|Premier|Chancellor)"
_LEADER_OF = re.compile(rf"\b{_LEADER}\sof\s(?:the\s)?$")
_BACK = 25
"""Characters before the name of a country in which its leader is looked for."""
_FAR = 80
"""Characters before the name of a country in which its leader by name is looked for ("President Ana Berg of Peru")."""


def _named(who: str) -> str:
    return rf"\s(?:[A-Z][\w.-]*\s){{0,3}}{re.escape(who)}\b"


def is_leader(text: str, who: str) -> bool:
    """Whether an article calls somebody of a surname a leader."""
    return re.search(rf"\b{_LEADER}{_named(who)}", text) is not None


def led_by(text: str, countries: list[PartyMention], who: str) -> str | None:
    """The country of which an article calls somebody of a surname the leader: the only one that it names, where it does not
    say, and of the United States whoever led them.
    """
    title, after = re.compile(rf"\s{_LEADER}{_named(who)}"), re.compile(rf",?{_named(who)}")
    led = {m.code for m in countries if title.match(text, m.end)}
    led |= {m.code for m in countries if _is_leader_of(text, m.start) and after.match(text, m.end)}
    before = re.compile(rf"\b{_LEADER}{_named(who)}\sof\s(?:the\s)?$")
    led |= {m.code for m in countries if before.search(text, max(0, m.start - _FAR), m.start)}
    if not led and has_led("USA", who):
        return "USA" if re.search(rf"\bPresident{_named(who)}", text) else None
    if not led and len({m.code for m in countries}) == 1 and is_leader(text, who):
        return countries[0].code
    return led.pop() if len(led) == 1 else None


def _is_leader_of(text: str, at: int) -> bool:
    return _LEADER_OF.search(text, max(0, at - _BACK), at) is not None
