"""Paragraphs of marked-up text; bylines, date lines and stamps of the wires."""

from __future__ import annotations

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import feed, mail, markup, ninjs, reuters, wire
from communique.ingest.meta import authors
from communique.model import Problem

HOSTILE = {
    "paragraphs": lambda n: markup.html_parts("<p>a b</p>" * n),
    "line breaks": lambda n: markup.html_parts("a<br>" * n),
    "tables": lambda n: markup.html_parts("<table><tr><td>a</td></tr></table>" * n),
    "brackets": lambda n: authors.persons("(" * n),
    "names": lambda n: authors.persons("A and " * n),
    "hyphens": lambda n: list(reuters.paragraphs("a-\n" * n)),
    "documents": lambda n: list(reuters.read(b'<REUTERS NEWID="1">' * n, "a")),
    "lines": lambda n: list(mail.read(b"From: a\nSubject: b\n\n" + b" \n" * n, "a")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_input_not_faster(name: str) -> None:
    grows_linearly(HOSTILE[name], 6_000, 12_000)


def test_nesting_that_the_parser_gives_up_on_is_told() -> None:
    deep = "<div>" * 5000 + "lost"
    with pytest.raises(markup.Refused, match="nested too deeply"):
        markup.html_parts(deep)
    item = b'{"uri": "x", "type": "text", "body_xhtml": "' + deep.encode() + b'"}'
    (found,) = ninjs.read(item, "a")
    assert isinstance(found, Problem) and "nested too deeply" in found.reason
    (found,) = feed.read(
        f"<rss><channel><item><description><![CDATA[{deep}]]></description></item></channel></rss>".encode(), "a"
    )
    assert isinstance(found, Problem) and "nested too deeply" in found.reason
    (found,) = mail.read(b"Subject: a\nContent-Type: text/html\n\n" + deep.encode(), "a")
    assert isinstance(found, Problem) and "nested too deeply" in found.reason


@given(st.text(max_size=200))
def test_blocks_tile_any_text(noise: str) -> None:
    try:
        parts = markup.html_parts(f"<p>{noise}</p><ul><li>{noise}")
    except markup.Refused:
        parts = []
    text, blocks = wire.compose(parts)
    assert text == "\n\n".join(text[block.start : block.end] for block in blocks)
    assert all(text[b.start : b.end].strip() for b in blocks)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz and Tom van Berg, Example News", ("Ana Ruiz", "Tom van Berg")),
        ("by KAREN HOLT, Reuters", ("KAREN HOLT",)),
        ("Von Jan-Uwe Roth, dpa", ("Jan-Uwe Roth",)),
        ("Ada Lind with Paul d'Arcy in Oslo", ("Ada Lind", "Paul d'Arcy")),
        ("By Ana Ruiz, Chief Diplomatic Correspondent", ("Ana Ruiz",)),
        ("By Ana Ruiz, New York", ("Ana Ruiz",)),
        ("Ana Ruiz (a.ruiz@wire.example)", ("Ana Ruiz",)),
        ("Harbour News Agency", ()),
        ("ruiz.ana", ()),
        ("Staff reporters", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_persons(line: str | None, names: tuple[str, ...]) -> None:
    assert authors.persons(line) == names


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("    SALVADOR, Feb 26 - ", "SALVADOR"),
        ("BRIDGEPORT, Conn., March 5 -", "BRIDGEPORT, Conn."),
        ("Valletta, Malta, May 16, 2031 (HW) -", "Valletta, Malta"),
        ("LISBON, Monday (Harbour Wire)", "LISBON"),
        ("Oslo (dpa) - ", "Oslo"),
        ("March 5 -", None),
        ("", None),
    ],
)
def test_places(line: str, place: str | None) -> None:
    assert wire.place(line) == place


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("20310516T080625Z", "2031-05-16T08:06:25Z"),
        ("20310516T080625+0130", "2031-05-16T08:06:25+01:30"),
        ("2031-05-16T08:06:25.123-05", "2031-05-16T08:06:25-05:00"),
        ("2031-05-16 08:06", "2031-05-16T08:06"),
        ("20310516+0100", "2031-05-16"),
        ("2031-05", None),
        ("2031-13-01", None),
        ("16 May", None),
    ],
)
def test_moments(text: str, stamp: str | None) -> None:
    assert wire.moment(text) == stamp
