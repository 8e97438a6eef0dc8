"""Whether the status of an event and its date go together: what is to come is not in the past, nor what happened ahead."""

from __future__ import annotations

from datetime import timedelta

from communique.events.cast import Cast
from communique.events.frames import frames
from communique.events.hit import Hit
from communique.events.intent import told_of
from communique.events.moment import Calendar
from communique.events.mood import lexicon as moods
from communique.events.mood import present
from communique.events.status import status_of
from communique.events.syntax import is_verb, kids, past
from communique.events.value import EventStatus, When

GATHERINGS = frozenset({"talks", "meeting", "exercise"})
"""Types of what is arranged for first and takes place on another day."""
DECREED = frozenset({"deployment", "withdrawal", "payment", "expiry", "agreement"})
"""Types of what is announced or approved on one day and done on another."""
LATER = ("later this", "later today", "later in the", "the rest of")
"""How what is left of a period that has begun is called."""
DAYS = 2
"""Days by which what happened may be dated after the day of publication, which may be that of another time zone."""


def status_at(cast: Cast, calendar: Calendar, hit: Hit, when: When, own: bool) -> EventStatus:
    """The status by the syntax; what is dated after the day of publication is planned, and a thing that has a date of its
    ``own`` before it is there.
    """
    found = hit.rule.status or status_of(cast.document, hit.token, hit.more, frames()[hit.rule.type].speech)
    if found == "actual" and (bidden := _bidden(cast, hit, when)):
        return bidden
    noun = not is_verb(cast.document, hit.token)
    if found == "planned" and own and noun and _gone(cast, when) and told_of(cast.document, hit.token):
        return "actual"
    fixed = found == "possible" and own and noun and hit.rule.type in GATHERINGS and _ahead(cast, when, -1)
    if fixed and (told_of(cast.document, hit.token) or _occasion(cast, hit)):  # "discussed the summit on May 4"
        return "planned"
    if found == "possible" and not noun and hit.rule.type in GATHERINGS and _ahead(cast, when) and _hoped_for(cast, hit):
        return "planned"
    if found == "actual" and frames()[hit.rule.type].speech and calendar.below(hit.token, when):
        return found  # "calls for a vote in June"
    lapsing = hit.rule.type == "expiry" and present(cast.document, hit.token) and _ahead_of_end(cast, when)
    return "planned" if found == "actual" and (lapsing or _ahead(cast, when)) and not _over(cast, hit) else found


def _occasion(cast: Cast, hit: Hit) -> bool:
    """Whether a gathering that is dated is where something may be done ("may raise it at a meeting on Friday")."""
    document, prep = cast.document, cast.document.heads[hit.token]
    return document.deps[hit.token] == "pobj" and document.lower_words[prep] in ("at", "during")


def _hoped_for(cast: Cast, hit: Hit) -> bool:
    """Whether somebody hopes or wants to travel or meet on a day that they name ("hopes to visit Lima next week")."""
    document, above = cast.document, cast.document.heads[hit.token]
    own = document.deps[hit.token] == "xcomp" and not kids(document, above, "dobj", "neg")
    return own and document.lemmas[above] in ("hope", "hop", "want", "aim", "wish")


def _bidden(cast: Cast, hit: Hit, when: When) -> EventStatus | None:
    """What is only ordered to be done, granted or invited to, but for what is long past ("ordered troops to Haiti")."""
    lemma = cast.document.lemmas[hit.token]
    if _gone(cast, when) and not recent(cast, when):
        return None
    if hit.rule.type in ("deployment", "withdrawal") and lemma == "order":
        return "planned"
    aside = lemma == "set" and any(cast.document.lower_words[t] == "aside" for t in hit.more)
    if hit.rule.type == "payment" and (lemma in moods()["granting"] or aside):
        return "planned"
    return "possible" if hit.rule.type == "meeting" and lemma == "invite" else None


def untimely(cast: Cast, calendar: Calendar, hit: Hit, when: When, status: EventStatus, own: bool) -> bool:
    """Whether a date is not that of the event: to come for what is past, gone for what may yet be, or, not being its ``own``,
    that of a verb that only arranged for it ("agreed on Monday to a summit", "voted in June to leave").
    """
    if _ahead(cast, when, DAYS) and (_over(cast, hit) or (status == "actual" and frames()[hit.rule.type].speech)):
        return True
    verb = cast.document.lemmas[hit.governor] if hit.governor is not None else None
    gathering = hit.rule.type in GATHERINGS and not own
    if gathering and status == "planned" and verb in moods()["arriving"] and not _ahead(cast, when):
        return True
    if status == "possible" and not own and not _ahead(cast, when):
        return True
    if status == "planned" and _only_announced(cast, calendar, hit, when):
        return True
    if status in ("actual", "negated") or not _gone(cast, when):
        return False
    if status == "planned" and is_verb(cast.document, hit.token) and not calendar.hung_on(hit.token, when):
        return True
    ordered = hit.rule.type in DECREED and not (own and hit.rule.type in ("expiry", "agreement"))
    return status == "possible" or ordered or (gathering and verb in moods()["arranging"])


def _only_announced(cast: Cast, calendar: Calendar, hit: Hit, when: When) -> bool:
    """Whether a date that is not to come is that of the saying of what will be done ("announced today that it would send")."""
    document = cast.document
    noun = hit.governor if hit.rule.type != "sanction" else None  # tariffs are laid on by announcing them
    verb = hit.token if is_verb(document, hit.token) else noun
    clause = verb is not None and document.deps[verb] == "ccomp"
    return clause and not _ahead(cast, when) and not any(calendar.below(t, when) for t in {hit.token, verb or hit.token})


def _over(cast: Cast, hit: Hit) -> bool:
    """Whether a verb is in the past, or that whose subject a noun is ("talks broke down")."""
    document, governor = cast.document, hit.governor
    subject = governor is not None and document.heads[hit.token] == governor and document.deps[hit.token] == "nsubj"
    return past(document, hit.token) or (subject and governor is not None and past(document, governor))


def _gone(cast: Cast, when: When) -> bool:
    """Whether a date lies wholly before the day of publication."""
    day = cast.context.day
    return bool(day and when.until and when.until < day.isoformat())


def _ahead(cast: Cast, when: When, days: int = 0) -> bool:
    """Whether a date lies more than some days after the day of publication, or, called later, later than that day itself."""
    day = cast.context.day
    named = [d for d in cast.facts.dates if d.id == when.date] if day and days == 0 and when.date else []
    if any(d.text.lower().startswith(LATER) for d in named):
        return True
    return bool(day and when.begin and when.begin > (day + timedelta(days=days)).isoformat())


def _ahead_of_end(cast: Cast, when: When) -> bool:
    """Whether a period is not over on the day of publication ("the treaty expires this year")."""
    day = cast.context.day
    return bool(day and when.until and when.until > day.isoformat())


def recent(cast: Cast, when: When) -> bool:
    """Whether a date lies within a week of the day of publication."""
    day, week = cast.context.day, timedelta(days=7)
    return bool(day and when.begin and (day - week).isoformat() <= when.begin <= (day + week).isoformat())
