"""Quarters in reports of results: the same quarter of the year before, and where a comparison is with the whole year."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.kinds.dates import tag

REPORTS = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "reports.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Profit rose in the second quarter from a year earlier.", ["2020-Q2", "2019-Q2"]),
        ("Sales fell in the second quarter. In the year-ago quarter they rose.", ["2020-Q2", "2019-Q2"]),
        ("The second quarter was good. For the first nine months sales fell from a year ago.", ["2020-Q2", "P9M", "2019"]),
        ("The second quarter was good." + " He spoke of steel and ships." * 40 + " A year ago he left.", ["2020-Q2", "2019"]),
        ("Output grew in the quarter ended July 31.", ["2020-Q2", "2020-07-31"]),
        ("It lost money in the year ended March 31.", ["P1Y", "2020-03-31"]),
    ],
)
def test_quarters(text: str, values: list[str]) -> None:
    assert [d.value for d in tag(text, "2020-08-20").values] == values


@pytest.mark.parametrize(("text", "published", "values"), [case for kind in REPORTS.values() for case in kind])
def test_reports(text: str, published: str, values: list[str]) -> None:
    assert [d.value for d in tag(text, published).values] == values
