"""First and last day of every form of value; no dependence on clock, time zone or locale."""

from __future__ import annotations

import ast
import datetime as dt
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique.kinds.dates as dates
from communique.kinds.dates import tag
from communique.kinds.dates.periods import SEASONS, interval, period

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates" / "intervals.toml").read_text("utf-8"))
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2199, 11, 30))
UNITS = ["D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"]
SAYS = (
    "They met [last week] and on [Friday], will meet [in May], met [two weeks ago] and at [10 p.m. Sunday], "
    "[early next month], [now]."
)


@pytest.mark.parametrize("form", CASES["forms"], ids=lambda form: form[0])
def test_every_form_of_value(form: list[str]) -> None:
    text, kind, value, begin, until = (*form, None, None)[:5]
    (date,) = tag(text.replace("[", "").replace("]", ""), CASES["published"]).values
    assert (date.start, date.text) == (text.index("["), text[text.index("[") + 1 : text.index("]")])
    assert (date.type, date.value, date.begin, date.until) == (kind, value, begin, until)


@given(DAYS, st.sampled_from(UNITS))
def test_a_period_begins_and_ends_by_the_calendar(day: dt.date, unit: str) -> None:
    begin, until = interval(period(day, unit)) or (None, None)
    assert begin is not None and until is not None and begin <= until
    assert unit == "WE" or begin <= day <= until
    assert period(begin, unit) == period(until, unit) == period(day, unit)
    length = (until - begin).days + 1
    known = {"D": (1, 1), "W": (7, 7), "WE": (2, 2), "M": (28, 31), "Q": (90, 92), "H": (181, 184), "Y": (365, 366)}
    least, most = known.get(unit, (3652, 36525))
    assert least <= length <= most


@given(DAYS, st.sampled_from(UNITS[3:7]))
def test_the_day_after_a_period_begins_the_next(day: dt.date, unit: str) -> None:
    until = (interval(period(day, unit)) or (day, day))[1]
    following = until + dt.timedelta(1)
    assert (interval(period(following, unit)) or (None,))[0] == following


@given(st.integers(1000, 2199), st.sampled_from(sorted(SEASONS)))
def test_seasons_are_three_whole_months(year: int, season: str) -> None:
    begin, until = interval(f"{year:04d}-{season}") or (None, None)
    assert begin is not None and until is not None and begin.day == 1 and (until + dt.timedelta(1)).day == 1
    assert (until.year * 12 + until.month) - (begin.year * 12 + begin.month) == 2


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_what_is_read_covers_the_days_of_its_value(day: dt.date) -> None:
    for date in tag(SAYS.replace("[", "").replace("]", ""), day).values:
        days = interval(date.value or "")
        assert (date.begin, date.until) == ((days[0].isoformat(), days[1].isoformat()) if days else (None, None))
        assert date.begin is None or date.until is None or date.begin <= date.until


def test_no_clock_is_asked() -> None:
    for module in Path(dates.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            named = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            assert named not in ("today", "utcnow", "localtime", "getlocale", "strptime"), module.name
            assert not (named == "now" and ast.unparse(node).startswith(("dt.", "datetime."))), module.name


def test_time_zone_and_locale_do_not_matter() -> None:
    text = SAYS.replace("[", "").replace("]", "") + " Signed 31/Oct/1974."
    code = (
        "import json; from communique.kinds.dates import tag; "
        f"print(json.dumps([d.value for d in tag({text!r}, '2020-08-20').values]))"
    )
    seen = []
    for zone, language in (("UTC", "C"), ("Pacific/Kiritimati", "de_DE.UTF-8")):
        environment = os.environ | {"TZ": zone, "LC_ALL": language, "LANG": language, "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        seen.append(json.loads(done.stdout))
    assert seen[0] == seen[1] and "1974-10-31" in seen[0]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1000-01-01", "2199-12-31"])
def test_the_first_and_last_days_of_the_calendar(published: str) -> None:
    text = "Last Friday, the week before last, two years ago, next Monday, on Christmas Day, over the weekend."
    for date in tag(text, published).values:
        assert date.begin is None or date.begin <= str(date.until)
