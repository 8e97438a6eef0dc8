"""Values, modifiers and calendar intervals of times; texts without times; hostile texts."""

from __future__ import annotations

import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.kinds.dates import tag
from communique.kinds.dates.explicit import MOST
from communique.kinds.dates.periods import interval, moved, period

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "values.toml").read_text("utf-8"))
FIELDS = ("value", "mod", "quant", "freq", "begin", "until")
VOCABULARY = "the of in on May March 3 12 1998 last next week year two ago Friday , - . at 10 p.m. early end quarter now days"
WORDS = VOCABULARY.split(" ")


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_value_and_interval(case: dict[str, Any]) -> None:
    start, end = case["text"].index("["), case["text"].index("]") - 1
    text = case["text"].replace("[", "").replace("]", "")
    (date,) = tag(text, CASES["published"]).values
    assert (date.start, date.end) == (start, end)
    assert {name: getattr(date, name) for name in FIELDS} == {name: case.get(name) for name in FIELDS}


@pytest.mark.parametrize("text", CASES["negative"])
def test_no_time(text: str) -> None:
    assert tag(text, CASES["published"]).values == ()


def test_without_publication_only_what_the_text_fixes() -> None:
    read = tag("Yesterday they met; on Friday and on May 5 they did not. It was 1999.")
    assert [(d.text, d.value, d.begin) for d in read.values][-1] == ("1999", "1999", "1999-01-01")
    assert [u.text for u in read.unresolved] == ["Yesterday"]


def test_that_day_counts_from_a_day_that_is_named() -> None:
    reading = tag("People like it when funds are sold that day.", "2020-08-20")
    assert reading.values == ()
    assert [u.reason for u in reading.unresolved] == ["counts from a day that the article does not name"]


def test_figures_are_read_by_the_articles_own_evidence() -> None:
    alone = tag("Signed 5/6/2019.", "2020-08-20")
    assert alone.values == () and "either way" in alone.unresolved[0].reason
    assert [d.value for d in tag("Signed 5/6/2019, in force 20/6/2019.", "2020-08-20").values] == ["2019-06-05", "2019-06-20"]
    assert [d.value for d in tag("Signed 5/6/2019, in force 6/20/2019.", "2020-08-20").values] == ["2019-05-06", "2019-06-20"]


def test_a_bad_publication_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        tag("today", "next Friday")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_offsets_and_intervals_hold(text: str, day: dt.date) -> None:
    read = tag(text, day)
    spans = [(d.start, d.end) for d in read.values]
    assert spans == sorted(spans) and all(a[1] <= b[0] for a, b in pairwise(spans))
    for date in read.values:
        assert text[date.start : date.end] == date.text
        assert (date.begin is None) == (date.until is None)
        assert date.begin is None or date.until is None or date.begin <= date.until


@given(st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE"]))
def test_a_period_holds_its_day(day: dt.date, unit: str) -> None:
    days = interval(period(day, unit))
    assert days is not None and days[0] <= day <= days[1]
    assert moved(day, 0, unit) == day


HOSTILE = [
    "1",
    "the ",
    "1/",
    "May ",
    "in 1999 - ",
    "\n ",
    "two hundred ",
    "1,000,",
    "Oct-",
    "a year ago ",
    "1Jan2000 ",
    "the end of ",
    "5 p.m. local time (6 GMT) to 7 p.m. on ",
    "May X May ",
    "two years and three months, four days and ",
    "the 1/2 Oct-in a year 20:00 Friday's Q3 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    grows_linearly(lambda part: tag(part, "2020-08-20"), text[:50_000], text)


def test_only_so_many_joined_dates_are_read_in_one_document() -> None:
    text = " ".join(f"{n % 28 + 1}Jan{1000 + n}" for n in range(MOST + 50))
    reading = tag(text, "2020-08-20")
    assert len(reading.values) == MOST and len(reading.unresolved) == 50
