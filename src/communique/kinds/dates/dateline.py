"""The day on which copy was written, which its date line tells where it was published a day or two later."""

from __future__ import annotations

import datetime as dt
import re

from communique.kinds.dates.lexicon import lexicon
from communique.kinds.dates.periods import real_day

OPENING = 400
"""Characters at the beginning among which a date line is looked for."""
LATE = 2
"""Days at most from a date line to publication: farther apart, one of them is another day (of an update, of an archive)."""
_LINE = re.compile(
    r"""^[ \t]{0,8} (?: [A-Z]{3,20}\b [^\n.!?;:()]{0,50}? , | [A-Z][^\n.!?;:()]{2,50}? , (?= [^\n]{3,30} \([A-Z] ) ) \s{1,2}
        (?: [A-Z][a-z]{2,8}day ,? \s )? (?: (?P<month>[A-Z][a-z]{2,8}) \.? \s (?P<day>\d{1,2})
            | (?P<day2>\d{1,2}) \s (?P<month2>[A-Z][a-z]{2,8}) )
        (?: ,? \s (?:19|20)\d\d )? \s{0,2} (?: \([A-Z][\w /.-]{1,40}\) | --? | [–—_] )""",
    re.VERBOSE | re.MULTILINE,
)
"""A place, a day and an agency or a dash: "NAIROBI, Aug. 13 (AFP) -", "UNITED NATIONS, 13 August --"."""


def written(text: str, day: dt.date | None) -> dt.date | None:
    """The day that "today" of a text counts from: that of its date line, where it is one or two before publication."""
    line = _LINE.search(text, 0, OPENING) if day is not None else None
    if line is None or day is None:
        return day
    words = lexicon().words
    month = {**words["month"], **words["monthabbr"]}.get((line["month"] or line["month2"]).lower(), 0)
    for year in (day.year, day.year - 1):
        told = real_day(year, int(month), int(line["day"] or line["day2"]))
        if told is not None and 0 < (day - told).days <= LATE:
            return told
    return day
