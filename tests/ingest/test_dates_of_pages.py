"""Dates as pages print them, to ISO 8601; what is ambiguous stays unread."""

from __future__ import annotations

import pytest

from communique.ingest.meta import dates

CASES = {
    "Published : Aug. 20, 2020 - 13:17": "2020-08-20T13:17",
    "Nov. 19, 2019 8:03 am ET": "2019-11-19T08:03",
    "20 Nov 2019 08:00 GMT": "2019-11-20T08:00+00:00",
    "06.11.2025, 21:18 Uhr": "2025-11-06T21:18",
    "13/04/2020": "2020-04-13",
    "Fri Apr 28 19:20:36 CEST 2023": "2023-04-28T19:20:36+02:00",
    "Tue, 04 Mar 2021 09:30:05 +0000": "2021-03-04T09:30:05+00:00",
    "2021-03-04T09:30:05.120Z": "2021-03-04T09:30:05.120+00:00",
    "2021-03-04 09:30:05 +0200": "2021-03-04T09:30:05+02:00",
    "03/04/2020": None,
    "2021-13-40": None,
    "Monday": None,
}


@pytest.mark.parametrize(("written", "iso"), CASES.items())
def test_instant(written: str, iso: str | None) -> None:
    assert dates.instant(written) == iso
