"""Whether a day or month is behind or ahead, by the words before it and the verb it stands with."""

from __future__ import annotations

from communique.kinds.dates.find import Found
from communique.kinds.dates.lexicon import listed
from communique.kinds.dates.timeline import Timeline

_OWNING = frozenset(("a", "an", "the", "its", "their", "his", "her", "our"))
_FIRM = frozenset(("payable", "due"))


def tense_of(found: Found, time: Timeline) -> str:
    """The tense of a day or month: that of "payable", "until", "by", "ended" before it, else that of the verb."""
    if (found.before() in _OWNING or found.before()[:1] in ("'", "’")) and found.after().isalpha():
        return ""
    before = found.before(2) if found.before() in ("on", "in", "at") else found.before()
    if before in ("out", "back", "home"):
        before = found.before(3)
    if is_put_off(found):
        return ""
    tense = time.tense(found.start, found.end)
    if before in ("to", "through") and found.before(2) in ("quarter", "months", "year", "period", "half", "weeks"):
        return tense if tense == "future" else "ended"
    if before == "through":
        return tense if tense == "future" else ""
    if before in _FIRM or is_planned(found) or (before in listed("before_days_ahead") and tense != "past"):
        return "future"
    if before == "ended":
        return ended_tense(found, time)
    return "ended" if before == "since" else tense


def is_put_off(found: Found) -> bool:
    """Whether a participle before "until" leaves it open whether a time is past: "has been put off until", "was delayed to"."""
    led = {found.before(n) for n in range(2, 5)} if found.before() in ("until", "till", "to") else set()
    return bool(led & listed("put_off")) or {"put", "off"} <= led


def is_planned(found: Found) -> bool:
    """Whether a bare participle puts a day ahead: "a meeting planned for Thursday", "polls due in June"."""
    word, led = found.before(2), found.before(3)
    joined = found.before() == "for" or (found.before() in ("on", "in") and word != "set")
    return joined and word in listed("planned") and led not in listed("before_planned")


def ended_tense(found: Found, time: Timeline) -> str:
    """The tense of a day on which something ended: in a forecast of it that may be a day just to come."""
    return "all but ended" if time.tense(found.start, found.end) == "future" else "ended"
