"""Days of movable feasts: the Easters of both churches, Jewish feasts, months of Islam, the lunar New Year.

Months of Islam are those of the tabular calendar; where the moon is watched a feast may begin a day earlier or later. A Jewish
feast is put on its first whole day, not on the evening on which it begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, easter

from communique.kinds.dates.lexicon import lexicon

PASSOVER_TO_NEW_YEAR = 163
_HEBREW_EPOCH = -1373427
_ISLAMIC_EPOCH = 227014


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar as a day of the Gregorian one."""
    day: dt.date = easter(year, EASTER_ORTHODOX)
    return day


def _elapsed(year: int) -> int:
    """Days from the epoch of the Jewish calendar to the mean new year, put off where a rule of the week wants it."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


@lru_cache(64)
def jewish_new_year(year: int) -> dt.date:
    """The first day of the Jewish year that begins in a year of the Gregorian calendar."""
    before, own, after = (_elapsed(year + 3761 + step) for step in (-1, 0, 1))
    delay = 2 if after - own == 356 else int(own - before == 382)
    return dt.date.fromordinal(_HEBREW_EPOCH + own + delay)


def passover(year: int) -> dt.date:
    """The first day of Passover."""
    return jewish_new_year(year) - dt.timedelta(PASSOVER_TO_NEW_YEAR)


def hanukkah(year: int) -> dt.date:
    """The first day of Hanukkah, 25 Kislev."""
    first, length = jewish_new_year(year), (jewish_new_year(year + 1) - jewish_new_year(year)).days
    return first + dt.timedelta(84 if length % 10 == 5 else 83)


def islamic(year: int, month: int, day: int) -> dt.date | None:
    """The first day in a Gregorian year that is this day of this month of Islam, None where no such day falls in it."""
    about = (year - 622) * 33 // 32
    for own in range(about - 1, about + 3):
        days = day + 29 * (month - 1) + month // 2 + (own - 1) * 354 + (3 + 11 * own) // 30
        found = dt.date.fromordinal(_ISLAMIC_EPOCH + days)
        if found.year == year:
            return found
    return None


def lunar_new_year(year: int) -> dt.date | None:
    """The lunar New Year of China, None in years that the table does not have."""
    day = lexicon().lunar.get(str(year))
    return dt.date(year, *divmod(day, 100)) if day else None


FEASTS: dict[str, Callable[[int], dt.date | None]] = {
    "easter": easter,
    "orthodox": orthodox_easter,
    "passover": passover,
    "jewish": jewish_new_year,
    "hanukkah": hanukkah,
    "lunar": lunar_new_year,
}
"""What a rule of a holiday may count from: "easter+50"."""
