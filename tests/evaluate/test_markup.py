"""The markup: what it gives, what it refuses and at which line, and that no character is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import RecordError
from communique.evaluate import markup, markup_spans
from communique.evaluate.span_of_time import interval

HEADER = "---\nid: x\ntitle: T\npublished: 2020-08-20\nlicence: CC0-1.0\nsource: invented\nsplit: tune\n---\n"
BODY = """
[[Ann Bell|@ann]] [[offered|!o]] Oslo [[about $1.5 billion|a1 1.5bn USD approx per=year]] on [[Monday|d1 2020-08-17]].
[[Two battalions|t 2 battalion party=USA stationed]] [[stay|+o]].

=== people
ann: Ann Bell; title=envoy; party=USA; role=negotiator; since=d1

=== events
o: offer actual; USA -> NOR; when=d1; people=ann; amounts=a1
"""


def parsed(body: str = BODY, header: str = HEADER) -> markup.Annotated:
    return markup.parse(header + body, "x.txt")


def test_article_and_facts() -> None:
    gold = parsed().gold
    text = gold["article"]["text"]
    assert text == "Ann Bell offered Oslo about $1.5 billion on Monday. Two battalions stay."
    (event,) = gold["events"]
    assert (event["id"], event["people"], event["amounts"]) == ("e9", ["p0"], ["a22"])
    assert event["when"] == {"value": "2020-08-17", "begin": "2020-08-17", "until": "2020-08-17", "date": "d44"}
    assert event["sentence"] == {"start": 0, "end": 51}
    assert [place["text"] for place in event["also"]] == ["stay"]
    (amount,) = gold["amounts"]
    assert (amount["value"], amount["currency"], amount["approx"], amount["per"]) == ("1500000000", "USD", True, "year")
    (person,) = gold["people"]
    assert (person["since"], person["status"]) == ("2020-08-17", "current")
    assert (gold["troops"][0]["count"], gold["troops"][0]["unit"]) == (2, "battalion")


def test_nested_spans_ranges_and_changes() -> None:
    body = "A [[[[5 to 6 percent|a1 5..6%]] pact|#p]] up [[0.25|a2 0.25pp up base=a1 optional]] points.\n"
    body += "\n=== agreements\np: the pact\n"
    gold = parsed(body).gold
    first, second = gold["amounts"]
    assert (first["value"], first["low"], first["high"]) == (None, "5", "6")
    assert (second["unit"], second["optional"]) == ("point", True)
    assert second["change"] == {"direction": "increase", "from": None, "to": None, "base": first["id"]}
    assert gold["agreements"][0]["mentions"][0]["text"] == "5 to 6 percent pact"


def test_wrapping_changes_no_offset() -> None:
    plain, marks = markup_spans.strip("    One two [[three|d 2020]] four.\n    Five six.", 1, "x")
    laid, sentences = markup_spans.lay_out(plain, 12)
    assert laid == "    One two\nthree four.\n    Five\nsix."
    assert laid[marks[0].start : marks[0].end] == "three"
    assert [laid[a:b] for a, b in sentences] == ["One two\nthree four.", "Five\nsix."]


def test_negative_text_is_annotated_for_its_kinds_only() -> None:
    gold = parsed("No facts.\n", HEADER.replace("split: tune\n", "split: tune\nnone: troops, events\n")).gold
    assert {key: gold[key] for key in gold if key != "article"} == {"troops": [], "events": []}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("[[Ann", "[[[[Ann", 10, "never closed"),
        ("Monday|d1 2020-08-17]]", "Monday]]", 10, "without marks"),
        ("stay|+o", "stay|+e7", 11, "+e7 has no line"),
        ("|a1 1.5bn USD", "|a1 1.5bn", 10, "value and currency"),
        ("1.5bn", "1.5xn", 10, "is not a number"),
        ("approx", "apprx", 10, "'apprx' is unknown"),
        ("role=negotiator", "role=boss", 14, "'boss' is none of negotiator"),
        ("when=d1", "when=d9", 17, "no date mark 'd9'"),
        ("people=ann", "people=bob", 17, "refers to 'bob'"),
        ("USA -> NOR", "USA NOR", 17, "unknown field"),
        ("offer actual", "gift actual", 17, "'gift' is none of talks"),
        ("!o", "+o", 17, "0 marks !o"),
        ("=== events", "=== evnts", 16, "unknown section"),
        ("split: tune", "split: test", 1, "split cannot be"),
        ("published: 2020-08-20", "published: soon", 1, "published cannot be"),
        ("id: x\n", "", 1, "no 'id'"),
    ],
)
def test_errors_name_the_line(old: str, new: str, line: int, message: str) -> None:
    with pytest.raises(RecordError) as raised:
        markup.parse((HEADER + BODY).replace(old, new, 1), "x.txt")
    assert str(raised.value).startswith(f"x.txt:{line}: ")
    assert message in str(raised.value)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        markup.read(tmp_path / "none.txt")


@given(st.lists(st.text(st.characters(blacklist_characters="[]|\n\r", blacklist_categories=("Cs",)), max_size=12), max_size=8))
def test_stripping_keeps_all_text(parts: list[str]) -> None:
    words = [part.strip() for part in parts if part.strip()]
    plain, marks = markup_spans.strip(" ".join(f"[[{word}|d 2020]]" for word in words), 1, "x")
    assert plain == " ".join(words)
    assert [plain[mark.start : mark.end] for mark in marks] == words


@given(st.text('[]|@d ab2=\n"', max_size=60))
def test_broken_markup_is_read_or_refused(source: str) -> None:
    try:
        plain, marks = markup_spans.strip(source, 1, "x")
    except RecordError as error:
        assert str(error).startswith("x:")
    else:
        assert all(plain[mark.start : mark.end] == mark.text for mark in marks)


def test_cost_grows_with_the_length() -> None:
    source = "[[ab|d 2020]] " * 4000
    grows_linearly(lambda text: markup_spans.strip(text, 1, "x"), source, source * 2)


@pytest.mark.parametrize(
    ("value", "begin", "until"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-08-20T13:17", "2020-08-20", "2020-08-20"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2022-W46-WE", "2022-11-19", "2022-11-20"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2015-H1", "2015-01-01", "2015-06-30"),
        ("2021-WI", "2021-12-01", "2022-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("1950/1953", "1950-01-01", "1953-12-31"),
        ("P5Y", None, None),
        ("PRESENT_REF", None, None),
        ("2020-13", None, None),
        ("2021-W53", None, None),
        (None, None, None),
    ],
)
def test_interval(value: str | None, begin: str | None, until: str | None) -> None:
    assert interval(value) == (begin, until)
