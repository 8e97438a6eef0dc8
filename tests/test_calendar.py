"""Publication dates in the forms that sources give."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.calendar import has_time, parse_published

ZONE = dt.timezone(dt.timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "moment", "timed"),
    [
        ("2020-08-20", dt.datetime(2020, 8, 20), False),
        ("20200820", dt.datetime(2020, 8, 20), False),
        ("2020-08-20T13:17", dt.datetime(2020, 8, 20, 13, 17), True),
        ("2020-08-20 13:17:05", dt.datetime(2020, 8, 20, 13, 17, 5), True),
        ("2020-08-20T13:17:05.123Z", dt.datetime(2020, 8, 20, 13, 17, 5, tzinfo=dt.UTC), True),
        ("2020-08-20T13:17+09:00", dt.datetime(2020, 8, 20, 13, 17, tzinfo=ZONE), True),
        ("20200820T131705+0900", dt.datetime(2020, 8, 20, 13, 17, 5, tzinfo=ZONE), True),
    ],
)
def test_dates_are_read(text: str, moment: dt.datetime, timed: bool) -> None:
    assert parse_published(text) == moment
    assert has_time(text) is timed


@pytest.mark.parametrize(
    "text", [None, "", "2020", "2020-13-01", "2020-02-30", "20 Aug 2020", "2020-08-20T25:00", "2020-08-20T1", "²020-08-20"]
)
def test_what_is_no_date_gives_none(text: str | None) -> None:
    assert parse_published(text) is None
