"""Calendar periods as TIMEX3 values: the days that they cover, and arithmetic with them.

Weeks are those of ISO 8601. Seasons are whole months of the northern half of the earth: spring is March to May, and winter
begins in December of the year that names it. Quarters are calendar quarters.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

Interval = tuple[dt.date, dt.date]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"""
      (?P<year>\d{4}) (?: - (?: (?P<month>\d\d) (?: - (?P<day>\d\d) )? | W(?P<week>\d\d) (?P<weekend>-WE)?
        | Q(?P<quarter>[1-4]) | H(?P<half>[12]) | (?P<season>SP|SU|FA|WI) ) )?
    | (?P<decade>\d{3}) | (?P<century>\d\d)
    """,
    re.VERBOSE,
)


def months(year: int, first: int, count: int) -> Interval:
    """The days of ``count`` months from month ``first`` (1 to 12) of a year on."""
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return dt.date(year, first, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


@lru_cache(4096)
def interval(value: str) -> Interval | None:
    """First and last day that a TIMEX3 value covers; None for values that cover no days (durations, sets, references, BC)."""
    if "/" in value:
        begin, until = (interval(part) for part in value.split("/", 1))
        return (begin[0], until[1]) if begin and until else None
    match = _VALUE.fullmatch(re.sub(r"T(?:\d\d|MO|AF|EV|NI|DT|MI)\S*$", "", value))
    if match is None:
        return None
    try:
        return _covered(match)
    except (ValueError, OverflowError):
        return None


def _covered(match: re.Match[str]) -> Interval:
    part = {name: int(text) for name, text in match.groupdict().items() if text and text.isdigit()}
    if "decade" in part:
        return months(part["decade"] * 10, 1, 120)
    if "century" in part:
        return months(part["century"] * 100, 1, 1200)
    year = part["year"]
    if "day" in part:
        day = dt.date(year, part["month"], part["day"])
        return day, day
    if "week" in part:
        monday = dt.date.fromisocalendar(year, part["week"], 1)
        return monday + dt.timedelta(5 if match["weekend"] else 0), monday + dt.timedelta(6)
    if "month" in part:
        return months(year, part["month"], 1)
    if "quarter" in part:
        return months(year, part["quarter"] * 3 - 2, 3)
    if "half" in part:
        return months(year, part["half"] * 6 - 5, 6)
    return months(year, SEASONS[match["season"]], 3) if match["season"] else months(year, 1, 12)


def year_text(year: int | None) -> str:
    """A year as TIMEX3 writes it: four figures, ``BC0480`` where it is negative, ``XXXX`` where it is unknown."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def first_day(value: str) -> dt.date | None:
    """The first day of a value that covers days."""
    days = interval(value)
    return days[0] if days else None


def telling_day(value: str) -> dt.date | None:
    """The day of a value by which its year and month are told: the Thursday of a week, else its first day."""
    day = first_day(value)
    return day + dt.timedelta(3) if day and granularity(value) == "W" else day


@lru_cache(4096)
def granularity(value: str) -> str:
    """The unit of a value: D, W, WE, M, Q, H, S(eason), Y, DE, CE, or "" where it covers no days."""
    match = _VALUE.fullmatch(re.sub(r"T\S*$", "", value.split("/")[0]))
    if match is None:
        return ""
    names = (
        ("day", "D"),
        ("weekend", "WE"),
        ("week", "W"),
        ("month", "M"),
        ("quarter", "Q"),
        ("half", "H"),
        ("season", "S"),
    )
    return next((unit for name, unit in (*names, ("year", "Y"), ("decade", "DE"), ("century", "CE")) if match[name]), "")


def period(day: dt.date, unit: str) -> str:
    """The value of the period of a unit (D, W, WE, M, Q, Y, DE, CE, or a season) that holds a day."""
    week = day.isocalendar()
    return {
        "D": f"{day:%Y-%m-%d}" if day.year >= 1000 else day.isoformat(),
        "W": f"{week[0]:04d}-W{week[1]:02d}",
        "WE": f"{week[0]:04d}-W{week[1]:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04d}-H{1 if day.month < 7 else 2}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }[unit]


def moved(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day so many units later (earlier where negative), at most the last of its month; None beyond the calendar."""
    try:
        if unit in ("D", "W", "WE", "F"):
            return day + dt.timedelta(days=count * {"D": 1, "F": 14}.get(unit, 7))
        step = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def year_before(value: str) -> str:
    """The same period of the year before: of a year, half, quarter, month, day or a span of them."""
    return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in value.split("/"))


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The n-th such weekday (1 Monday to 7 Sunday) of a month; n is -1 for the last."""
    if n < 0:
        last = months(year, month, 1)[1]
        return last - dt.timedelta((last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
