"""Dates as pages and metadata print them ("Aug. 20, 2020 - 13:17", "2020-08-20T13:17:00+0900") to ISO 8601.

What is ambiguous stays None: "03/04/2020" may be March or April, a bare "ET" may be either offset.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from communique.ingest.meta import lexicon

_ISO = re.compile(
    r"""(?<![\d.])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})
        (?: (?: [T_] | \s{1,2} ) (?P<H>\d{1,2}) : (?P<M>\d\d) (?: : (?P<S>\d\d) (?: [.,] (?P<f>\d{1,9}) )? )?
            \s? (?P<z> [Zz]\b | [+-]\d\d:?\d\d | [+-]\d\d(?!\d) | UTC\b | GMT\b )? )?""",
    re.VERBOSE,
)
_CLOCK = re.compile(
    r"""(?P<H> 2[0-3] | [01]?\d ) (?!\d) (?: [:.h] (?P<M>[0-5]\d) (?: : (?P<S>[0-5]\d) )? )?
        (?: \s? (?P<half> [ap]\.?m\b\.? ) )?
        (?: \s (?: Uhr \s )? \(? (?P<z> [A-Z]{2,4}\b (?: [+-]\d{1,2} (?: :\d\d )? )?
                                    | [+-]\d\d:?\d\d\b ) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r"[\s,;|/•·–—-]{0,6}(?:(?:at|at:|um|às|à|alle|klo|kl\.?|a\s+las|o|в)\s)?\s{0,2}", re.IGNORECASE)
# As the `date` command and Java's Date print it: Fri Apr 28 19:20:36 CEST 2023.
_UNIX = re.compile(
    r"[A-Z][a-z]{2}\s(?P<m>[A-Z][a-z]{2})\s{1,2}(?P<d>\d{1,2})\s(?P<t>\d\d:\d\d:\d\d)\s(?:(?P<z>[A-Z]{3,4})\s)?(?P<y>\d{4})$"
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)?$")


@cache
def _word_dates() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, lexicon()["months"]), key=len, reverse=True))
    month = rf"(?P<m>{names})(?![^\W\d_])\.?"
    day = r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?(?!\d|:\d)"
    year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    # a clock may stick to the year ("Nov 20 20194:29 AM")
    stuck = r"(?P<y>(?:19|20)\d\d)(?=\d{1,2}:\d\d\s?[AaPp]|(?!\d))"
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![^\W_]){month}\s{{0,2}}{day},?\s{{1,2}}{stuck}", flags),
        re.compile(rf"(?<![^\W_]){day}[\s-]{{1,2}}(?:of\s|de\s|of\sthe\s)?{month}[\s,-]{{1,2}}(?:de\s|del\s)?{year}", flags),
    )


_NUMERIC = (
    re.compile(r"(?<![\d.])(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<![\d./])(?P<y>(?:19|20)\d\d)[./](?P<m>0?[1-9]|1[0-2])[./](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?P<y>(?:19|20)\d\d)[年년]\s?(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일]"),
)
_SLASHED = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)")


def instant(value: str) -> str | None:
    """A date (ISO 8601, RFC 2822 or as a page prints one) as ISO 8601, as precise as it is; None if unreadable."""
    value = value.strip()[:120]
    if unix := _UNIX.match(value):
        value = f"{unix['m']} {unix['d']}, {unix['y']} {unix['t']} {unix['z'] or ''}"
    found = find(value)
    return found[0] if found else None


def find(line: str) -> tuple[str, int, int] | None:
    """The first date in a line with the clock after it: (ISO 8601, start, end), or None. Reads 400 characters."""
    line = line[:400]
    if match := _ISO.search(line):
        return _from_iso(match)
    best: tuple[str, re.Match[str]] | None = None
    for pattern in (*_word_dates(), *_NUMERIC):
        match = pattern.search(line)
        if match and (best is None or match.start() < best[1].start()) and (day := _day(match)):
            best = day, match
    if best is None and (match := _SLASHED.search(line)) and (day := _slashed(match)):
        best = day, match
    return _with_clock(line, *best) if best else None


def fills(line: str, date: tuple[str, int, int]) -> bool:
    """Whether a date found in a line is what the line is about, but for a label."""
    rest = line[: date[1]] + line[date[2] :]
    return (len(rest) <= 60 and not rest.rstrip().endswith((".", "?"))) or len(rest) <= 15


def told(line: str, date: str) -> tuple[str | None, str | None]:
    """The dates of publication and of change that a date line gives, by its labels ("Updated:"); ``date`` is its first."""
    published, modified = _labels()
    label, changed = published.search(line), modified.search(line)
    if changed and (not label or changed.start() < label.start()):
        second = find(line[label.end() :]) if label else None
        return second[0] if second else None, date
    later = find(line[changed.end() :]) if changed else None
    return date, later[0] if later else None


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon()["lines"]
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words[key], key=len, reverse=True))})\b", re.IGNORECASE)
        for key in ("published", "modified")
    )  # type: ignore[return-value]


_URL = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3,9})[/-](?P<d>\d{1,2})(?=[/._-]|$)", re.IGNORECASE)


def in_url(url: str) -> str | None:
    """The day in the path of an address ("/2020/aug/20/"), as archives of newspapers have it; None without one."""
    match = _URL.search(url[:500])
    return _day(match) if match else None


def _from_iso(match: re.Match[str]) -> tuple[str, int, int] | None:
    day = _date(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    if match["H"] is None or int(match["H"]) > 23 or int(match["M"]) > 59:
        return day, match.start(), match.start() + 10
    fraction = f".{match['f'][:6]}" if match["f"] and match["f"].strip("0") else ""
    seconds = f":{match['S']}{fraction}" if match["S"] else ""
    return f"{day}T{int(match['H']):02}:{match['M']}{seconds}{_zone(match['z'])}", match.start(), match.end()


def _zone(written: str | None) -> str:
    """An offset as +HH:MM; empty for zones that do not name one offset."""
    if not written:
        return ""
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    if offset := _OFFSET.match(written):
        return f"{offset[1]}{offset[2]}:{offset[3] or '00'}"
    zone: str = lexicon()["zones"].get(written.upper(), "")
    return zone


def _day(match: re.Match[str]) -> str | None:
    month = match["m"]
    number = int(month) if month.isdigit() else lexicon()["months"].get(month.casefold(), 0)
    return _date(int(match["y"]), number, int(match["d"]))


def _slashed(match: re.Match[str]) -> str | None:
    """Day and month of 20/08/2020; None where either order is possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 or a == b:
        return _date(year, b, a)
    return _date(year, a, b) if b > 12 else None


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_clock(line: str, day: str, match: re.Match[str]) -> tuple[str, int, int]:
    """The date with the time of day that stands right after it, or right before it ("13:17, Aug. 20, 2020")."""
    gap = _GAP.match(line, match.end())
    at = gap.end() if gap else match.end()
    clock = _CLOCK.match(line, at)
    if clock and (clock["M"] or clock["half"]):
        return f"{day}T{_time(clock)}", match.start(), clock.end()
    before = _CLOCK.search(line[max(0, match.start() - 20) : match.start()])
    if before and before["M"] and len(line[: match.start()]) - max(0, match.start() - 20) - before.end() < 8:
        return f"{day}T{_time(before)}", max(0, match.start() - 20) + before.start(), match.end()
    return day, match.start(), match.end()


def _time(clock: re.Match[str]) -> str:
    hour = int(clock["H"])
    half = (clock["half"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = f":{clock['S']}" if clock["S"] else ""
    return f"{hour:02}:{clock['M'] or '00'}{seconds}{_zone(clock['z'])}"
