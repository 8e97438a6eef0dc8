"""Publication dates: reading ISO 8601 in the forms that sources give."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r"""
    (\d{4})-?(\d{2})-?(\d{2})                    # day
    (?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?  # time
       \s*(Z|[+-]\d{2}(?::?\d{2})?)?)?           # zone
    """,
    re.VERBOSE,
)


def parse_published(value: str | None) -> dt.datetime | None:
    """The moment that an ISO 8601 text names, midnight where it has no time; None where it is not one.

    A zone is kept: the day of publication is the day that the text itself names.
    """
    match = _ISO.fullmatch(value.strip()) if value else None
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7]))
    except ValueError:
        return None


def has_time(value: str | None) -> bool:
    """Whether an ISO 8601 text gives a time of day."""
    match = _ISO.fullmatch(value.strip()) if value else None
    return match is not None and match[4] is not None


def _zone(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if text[0] == "-" else offset)
