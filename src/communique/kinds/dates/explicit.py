"""Whole dates whose parts are joined or ordered as machines write them: "31/Oct/1974", "12May1943", "Wed Oct 26 15:50:06 2016".

They are found by their shape (``tokens.py``) and read by dateparser, with the order of their parts and the day of reference
always given, so that neither clock nor locale has a say. It is loaded when the first such date turns up.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from communique.kinds.dates.find import Found
from communique.kinds.dates.meaning import Meaning, Read, Unknown
from communique.kinds.dates.timeline import Timeline

MOST = 200
"""Dates of this kind that are read in one document: each takes about a millisecond."""
_SETTINGS = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": False,
    "PREFER_DATES_FROM": "past",
    "RELATIVE_BASE": dt.datetime(2000, 1, 1),
}


def explicit(found: Found, time: Timeline) -> Read:
    """A whole date in a joined form, with its time of day where it has one."""
    time.explicit += 1
    if time.explicit > MOST:
        return Unknown("more dates in joined figures than are read in one document")
    moment = parsed(found.tokens.text[found.start : found.end])
    if moment is None:
        return Unknown("no such day in the calendar")
    if ":" in found.words()[0]:
        return Meaning("TIME", moment.isoformat(timespec="seconds" if moment.second else "minutes"))
    return Meaning("DATE", moment.date().isoformat())


@lru_cache(1024)
def parsed(text: str) -> dt.datetime | None:
    """The moment that dateparser reads in a text, None where it reads no whole date."""
    from dateparser.date import DateDataParser

    order = "YMD" if text[:4].isdigit() else "DMY"
    moment = DateDataParser(languages=["en"], settings={**_SETTINGS, "DATE_ORDER": order}).get_date_data(text).date_obj
    return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) else None


READINGS = {"explicit": explicit}
