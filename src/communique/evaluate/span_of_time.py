"""The calendar interval that a TIMEX3 value covers, for gold that leaves it to be worked out (first and last day, ISO 8601)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_FORM = re.compile(
    r"""
    (?P<decade>\d{3})
    | (?P<year>\d{4})
      (?: -W(?P<week>\d{2}) (?:-(?P<weekend>WE))?
        | -Q(?P<quarter>[1-4])
        | -H(?P<half>[12])
        | -(?P<season>SP|SU|FA|WI)
        | -(?P<month>\d{2}) (?:-(?P<day>\d{2}))? )?
    """,
    re.VERBOSE,
)
Interval = tuple[str | None, str | None]


def interval(value: str | None) -> Interval:
    """First and last day of a value (``2020-Q3``, ``2020-08-20T13:17``, ``1950/1953``); (None, None) where it covers none.

    Winter is December of the year named to February of the next.

    >>> interval("2020-W34")
    ('2020-08-17', '2020-08-23')
    """
    if value is None or value.startswith("P"):
        return None, None
    if "/" in value:
        first, last = value.split("/", 1)
        return interval(first)[0], interval(last)[1]
    match = _FORM.fullmatch(value.split("T")[0])
    try:
        days = _days({key: text for key, text in match.groupdict().items() if text}) if match else None
    except ValueError:
        return None, None
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def _days(part: dict[str, str]) -> tuple[dt.date, dt.date]:
    if "decade" in part:
        first = int(part["decade"]) * 10
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    year = int(part["year"])
    if "week" in part:
        monday = dt.date.fromisocalendar(year, int(part["week"]), 1)
        return monday + dt.timedelta(5 if "weekend" in part else 0), monday + dt.timedelta(6)
    if "day" in part:
        day = dt.date(year, int(part["month"]), int(part["day"]))
        return day, day
    if part.get("season") == "WI":
        return dt.date(year, 12, 1), _end(year + 1, 2)
    first_month, last_month = _months(part)
    return dt.date(year, first_month, 1), _end(year, last_month)


def _months(part: dict[str, str]) -> tuple[int, int]:
    if "month" in part:
        return int(part["month"]), int(part["month"])
    if "season" in part:
        return _SEASONS[part["season"]]
    for name, length in (("quarter", 3), ("half", 6)):
        if name in part:
            last = int(part[name]) * length
            return last - length + 1, last
    return 1, 12


def _end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
