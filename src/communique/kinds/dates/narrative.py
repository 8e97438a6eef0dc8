"""Tell news from a narrative of the past: in news yearless times follow publication, in a narrative the time told of last."""

from __future__ import annotations

import datetime as dt
import re

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
        | (?: last | this | next | past )\ (?: week | weekend | month | night | year | morning | afternoon | evening ) ) \b""",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAY = re.compile(
    r"""\b(?: Mon | Tues | Wednes | Thurs | Fri | Satur | Sun )day\b
        (?! ,?\ (?: \d{1,2}\ \w{3,9} | \w{3,9}\.?\ \d{1,2},? ),?\ \d{4} )""",
    re.VERBOSE,
)
"""A weekday that no whole date follows."""
FAR = 2.5
"""Years from the beginning of a year to publication from which on a text that tells of it may be a narrative of the past."""
FEWEST = 5
"""Years that a narrative names at least; a narrative of long ago names ``FEWEST_OLD``, all of them."""
LONG_AGO = 10
FEWEST_OLD = 3
SPACING = 1500
"""Characters for each year named, at most, in a narrative."""
SHARE = 0.6
"""Share of the years named that are so far from publication in a narrative."""
PER_DEICTIC = 12
"""Years named for each expression that only news uses ("yesterday", "on Monday") in a narrative."""


def is_narrative(text: str, day: dt.date | None) -> bool:
    """Whether a text published on ``day`` tells of years far from it and hardly names a time as news does."""
    years = [int(year) for year in _YEAR.findall(text)] + [0] * (len(_BEFORE_CHRIST.findall(text)) if " BC" in text else 0)
    if day is None:
        return bool(years)
    now = day.year + (day.month - 1) / 12
    far = sum(now - year >= FAR for year in years)
    fewest = FEWEST_OLD if all(day.year - year >= LONG_AGO for year in years) else FEWEST
    if len(years) < max(fewest, len(text) / SPACING) or far <= SHARE * len(years):
        return False
    deictic = len(_DEICTIC.findall(text)) + len(_WEEKDAY.findall(text))
    return deictic * PER_DEICTIC <= len(years)
