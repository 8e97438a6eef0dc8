"""When an agreement ends by how long it lasts: from the day on which it took effect, or beyond the end that it had."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from communique.kinds.dates.value import Date
from communique.model import Document

_SPAN = re.compile(r"P(\d+)([YMWD])")
_FROM = re.compile(r"\s(?:from|starting(?:\sin|\son)?|beginning(?:\sin|\son)?)\s(?:the\s)?")
"""What stands between how long an agreement lasts and its first day."""
_FORCE = re.compile(
    r"""\b(?:(?:in|into)\s(?:force|effect)\s(?:on|in|from|since)
    |took\seffect\s(?:on|in|from)
    |(?:was|been|were)\s(?:last\s)?(?:renewed|extended|prolonged)\s(?:on|in))\s(?:the\s)?$""",
    re.VERBOSE,
)
"""What stands before the day on which an agreement takes effect, or begins anew."""
_LASTS = re.compile(
    r"""[,.]?(?:\s(?:and|it|which|that|will|is|was|remains?|stays?|so|valid|good|binding|effective|in|force|effect|has|had|with|a|an|the|initial
    |period|duration|term|lifetime|life|validity|runs?|ran))*\s(?:for|of|lasts?|last)(?:\s(?:a|an|at|least|the|initial|next|first|period|term|of))*\s""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between that day and how long it lasts."""
_LONGER = re.compile(
    r"\b(?:extend|prolong|renew)(?:ed|ing|s)?\s(?:[\w ]{1,40}\s)?(?:by|for)\s(?:(?:a|an)\s)?(?:further\s|another\s)?$"
)
"""What stands before the time by which an agreement is prolonged."""
_HAD = re.compile(
    r"""\b(?:was|were|had\sbeen)\s(?:originally\s)?(?:due|set|scheduled|to|expected|about)(?:\sto)?(?:\shave)?\s
    (?:end|ended|expire|expired|lapse|lapsed|run\sout)\s(?:at\sthe\send\sof\s|on\s|in\s|at\s|next\s|this\s)*(?:the\s)?$""",
    re.VERBOSE,
)
"""What stands before the end that an agreement would have had."""
_BEFORE, _LONG_BEFORE = 36, 80
"""Characters before a date, or before a length of time, in which these words stand."""


def spans(dates: Sequence[Date]) -> list[Date]:
    """The lengths of time in years, months, weeks or days among dates."""
    return [d for d in dates if d.type == "DURATION" and _SPAN.fullmatch(d.value or "")]


def begins(document: Document, date: Date, lengths: Sequence[Date]) -> tuple[Date, bool] | None:
    """How long something lasts from a date on, by the words between them, and whether these say that it takes effect: "for ten
    years from 2021" (they do not), "came into force on May 3, 2011, and is valid for ten years" (they do).
    """
    text = document.text
    if after := next((d for d in lengths if _FROM.fullmatch(text, d.end, date.start)), None):
        return after, False
    since = _FORCE.search(text, max(0, date.start - _BEFORE), date.start)
    behind = next((d for d in lengths if since and d.start > date.end and _LASTS.fullmatch(text, date.end, d.start)), None)
    return (behind, True) if behind else None


def prolonged_by(document: Document, date: Date, lengths: Sequence[Date]) -> str | None:
    """The end of what is prolonged by a time beyond the date on which it would have ended ("extended by two years the pact,
    which was due to end in May"); None elsewhere.
    """
    text = document.text
    if not _HAD.search(text, max(0, date.start - _LONG_BEFORE), date.start):
        return None
    told = (d for d in lengths if d.end <= date.start and _LONGER.search(text, max(0, d.start - _LONG_BEFORE), d.start))
    span = next(told, None)
    return end_after(date.value or "", span) if span else None


def end_after(day: str, span: Date) -> str | None:
    """The value of a date so much time after another, None where that has no month for the months, no day for the days."""
    length = _SPAN.fullmatch(span.value or "")
    if length is not None and length[2] in "WD":
        return _days_after(day.partition("/")[0].partition("T")[0], int(length[1]) * (7 if length[2] == "W" else 1))
    year, *rest = day.partition("/")[0].split("-")
    if length is None or not year.isdigit() or not all(part.isdigit() for part in rest) or (length[2] == "M" and not rest):
        return None
    months = int(year) * 12 + (int(rest[0]) - 1 if rest else 0) + int(length[1]) * (12 if length[2] == "Y" else 1)
    return "-".join([f"{months // 12:04d}", *([f"{months % 12 + 1:02d}"] if rest else []), *rest[1:]])


def _days_after(day: str, days: int) -> str | None:
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None
