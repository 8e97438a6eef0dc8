"""Tell news from a narrative of the past: in news yearless times follow publication, in a narrative the time told of last."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.find import ADDRESS, Found
from communique.kinds.dates.lexicon import listed
from communique.model import Document

_YEAR = re.compile(
    r"""( 1[0-9]\d\d | 20\d\d ) (?! [\d,./-]\d | \d | \(\w | [’']?s\b )
        (?<! [\d,.$£€/(-] .{4} ) (?<! \bAct\ of\ .{4} ) (?<! [Rr]esolution\ .{4} ) (?<! [Ss]ection\ .{4} )
        (?<! [Nn]o\.\ .{4} )""",
    re.VERBOSE,
)
"""A year. What must not stand before it is asked last: a search for digits is fast, one for what is not there is slow."""
_BEFORE_CHRIST = re.compile(r"\b\d{1,4} BCE?\b")
_DEICTIC = re.compile(
    r"""\b (?: yesterday | today | tomorrow | tonight | recently
        | (?<! \bthe\ ) (?: (?: last | this | next | past ) \ (?: week | weekend | month | year )
          | (?: last | this | past ) \ (?: night | morning | afternoon | evening ) ) ) \b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that count from publication; "next morning" is one after another."""
_WEEKDAY = re.compile(
    r"""(?<!\ba\ )(?<!\bthat\ )(?<!\bfollowing\ )(?<!\b(?:Good|Palm|Holy|Whit)\ )(?<!\b(?:Easter|Bloody|Maundy|Shrove)\ )
        \b(?: Mon | Tues | Wednes | Thurs | Fri | Satur | Sun )day\b
        (?! ,?\ (?: (?:the\ )? \d{1,2}(?:st|nd|rd|th)?\ (?:of\ )? [A-Z] | [A-Z]\w{2,8}\.?\ \d{1,2} ) )""",
    re.VERBOSE,
)
"""A weekday that no day of a month follows; "on a Monday" is any, "Easter Sunday" a feast, "that Monday" of what is told."""
FAR = 2.5
"""Years from the beginning of a year to publication from which on a text that tells of it may be a narrative of the past."""
FEWEST = 5
"""Years that a narrative names at least; a narrative of long ago names ``FEWEST_OLD``, all of them."""
LONG_AGO = 10
GONE = 5
"""Years back that all of a short history's are at least."""
FEWEST_OLD = 3
SPACING = 1500
"""Characters for each year named, at most, in a narrative."""
SHARE = 0.6
"""Share of the years named that are so far from publication in a narrative."""
SHARE_QUIET = 0.4
FEWEST_QUIET = 10
"""The same, and the fewest years (more for each expression of news), in a history of what has hardly ended."""
PER_DEICTIC = 12
"""Years named for each expression that only news uses ("yesterday", "on Monday") in a narrative."""
PER_DEICTIC_LATE = 5
"""The same where the opening has no such expression: a history ends with what there is "today"."""
PER_WEEKDAY = 2
"""The same for a weekday where nobody "said" anything on one: a rising told day by day."""
SHARE_TOLD = 0.9
"""Share of the years named that are far from publication in such a text."""
OPENING = 500
"""Characters at the beginning (of a short text its half) within which news says when it happened."""


def is_narrative(text: str, day: dt.date | None) -> bool:
    """Whether a text published on ``day`` tells of years far from it and hardly names a time as news does."""
    if "://" in text:
        text = ADDRESS.sub(" ", text)
    years = [int(year) for year in _YEAR.findall(text)] + [0] * (len(_BEFORE_CHRIST.findall(text)) if " BC" in text else 0)
    if day is None:
        return bool(years)
    now = day.year + (day.month - 1) / 12
    if _opens_history(text, now):
        return True
    far = sum(now - year >= FAR for year in years)
    fewest = FEWEST_OLD if all(day.year - year >= LONG_AGO for year in years) else FEWEST
    if len(years) < max(fewest, len(text) / SPACING) or far <= SHARE_QUIET * len(years):
        return _tells_of_one_year(text, years, day)
    deictic = [match.start() for pattern in (_DEICTIC, _WEEKDAY) for match in pattern.finditer(text)]
    if far <= SHARE * len(years) and len(years) < FEWEST_QUIET * max(1, len(deictic)):
        return False
    late = all(at > min(OPENING, len(text) // 2) for at in deictic)
    told = len(years) >= FEWEST_QUIET and far >= SHARE_TOLD * len(years)
    if late and told and not _SAID_ON.search(text):
        weekdays = len(_WEEKDAY.findall(text))
        return weekdays * PER_WEEKDAY + (len(deictic) - weekdays) * PER_DEICTIC_LATE <= len(years)
    return len(deictic) * (PER_DEICTIC_LATE if late else PER_DEICTIC) <= len(years)


_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported)\b[^.;:]{0,30}\b[A-Z][a-z]{2,5}day\b|\b[A-Z][a-z]{2,5}day\b[^.;:]{0,30}\bsaid\b"
)
"""A weekday on which somebody spoke, as news has it."""


_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEARLESS = re.compile(
    rf"""\b[Oo]n\ the\ \d{{1,2}}(?:st|nd|rd|th)\b (?!\ of\ {_MONTH}) | \b[Tt]he\ (?:following|next)\ (?:day|morning)\b
        | (?: \b\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH} | \b{_MONTH}\ \d{{1,2}}\b )
          (?! [\d,\ –-]{{0,12}}(?:\ and\ \d{{1,2}},?)?\ (?:1\d|20)\d\d )""",
    re.VERBOSE,
)
"""A day without its year: "On 13 July they sailed", "on the 17th", "the next day"."""
_OF_NEWS = re.compile(r"\b(?:said|says|will|announced)\b")


def _tells_of_one_year(text: str, years: list[int], day: dt.date) -> bool:
    """Whether a text opens with a year gone by, names none much later, goes on with days of it, and nobody says or
    promises anything: a page of a regiment's history."""
    if not years or any(day.year - year < GONE for year in years):
        return False
    first, yearless = _YEAR.search(text), _YEARLESS.search(text)
    if first is None or yearless is None or first.start() > min(OPENING, yearless.start()):
        return False
    return not any(pattern.search(text) for pattern in (_DEICTIC, _WEEKDAY, _OF_NEWS))


_NAMED = re.compile(
    r"""\A\W{0,3} (?:The\s)? (?:[A-Z\d][\w–’'-]{1,20}\s (?:(?:of|the|and|in|on|for)\s){0,2}){0,6}
        (?i: War | Wars | Conflict | Campaign | Revolt | Rebellion | Uprising | Rising | Insurgency | Siege | Battle | Crisis
          | Invasion | Revolution | Offensive | Mutiny | Expedition | Raid | Massacre | Landings? | Blockade | Retreat | Coup )
        \b [^.]{0,150}?
        \b (?: was | were | is | refers | took\splace | broke\sout | began | lasted | started | pitted ) \b""",
    re.VERBOSE,
)
"""A first sentence that says what a war was: "The Second Coastal War was fought in", "The Orm uprising of 1891 was"."""


def _opens_history(text: str, now: float) -> bool:
    """Whether a text opens as an encyclopedia tells of a war years ago, and never names a time as news does."""
    if not _NAMED.match(text):
        return False
    opening = [int(year) for year in _YEAR.findall(text[:OPENING])]
    told = any(now - year >= FAR for year in opening)
    return told and not any(pattern.search(text) for pattern in (_DEICTIC, _WEEKDAY))


def leaps(found: Found, begin: dt.date, told: dt.date | None) -> bool:
    """Whether a sentence of a narrative closes with a look a year or more ahead: "it was annexed five years later." """
    if told is None or found.rule.reading != "ago" or found.after() not in (".", ";") or not found.before().isalpha():
        return False
    return (begin.year - told.year) * 12 + begin.month - told.month >= 12 or begin.year - told.year > 1


_HAD = re.compile(r"\b(?:had(?! to\b)|would)\b[^.;!?]{0,80}$")
"""A pluperfect or a future of the past in the clause before a time."""
SINCE = 7
"""Words before a time among which a "since" puts it in the background."""
CLAUSE = 100
"""Characters before a time among which its verb is looked for."""


def digresses(found: Found, year: int, told: int | None) -> bool:
    """Whether a narrative only looks at a year from the one it tells of: "(1839-1902)", "the 1839 treaty", "until 1960"."""
    if told is None or year == told:
        return False
    if found.rule.reading == "day_reference" or _in_brackets(found):
        return True
    before, alone = found.before(), found.rule.reading in ("year", "year_span")
    if before == "since" and year < told:
        return True
    goes_on = {"rest", "remainder"} & set(found.words())
    if before in listed("aside") and not goes_on and (alone or year - told > 1):
        return True
    if alone and before in listed("determiners") and found.after().isalpha():
        return True
    return had_been(found)


def had_been(found: Found) -> bool:
    """Whether the clause before a time puts it before or after the story: "had been built in", "would fall in"."""
    if found.before() == "and" and found.after() in listed("subjects"):
        return False
    return _HAD.search(found.tokens.text, max(0, found.start - CLAUSE), found.start) is not None


def of_background(found: Found, doc: Document | None) -> bool:
    """Whether a time only tells when something named in passing was: "a pact signed in 1932", "since the victory in 1866"."""
    for n in range(2, SINCE + 1):
        word = found.before(n)
        if word == "since":
            return True
        if not word.isalpha():
            break
    tokens = doc.tokens_in(found.start, found.end) if doc is not None and len(doc) else ()
    if doc is None or not tokens:
        return False
    inside = set(tokens)
    top = next((token for token in tokens if doc.heads[token] not in inside), tokens[0])
    prep = doc.heads[top]
    if found.before() not in ("at", "by", "in", "on"):
        return False
    verb = doc.heads[prep] if doc.deps[prep] == "prep" else prep
    while doc.deps[verb] == "conj" and doc.tags[verb] == "VBN" and doc.heads[verb] != verb:
        verb = doc.heads[verb]
    return doc.tags[verb] == "VBN" and doc.deps[verb] == "acl"


def _in_brackets(found: Found) -> bool:
    """Whether a bracket that opened a few words before an expression has not been closed."""
    words = found.tokens.words[max(0, found.first - 8) : found.first]
    return "(" in words and ")" not in words[len(words) - words[::-1].index("(") :]
