"""Reuters SGML: our own documents in the collection's form."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import reuters
from communique.model import Article, Problem

HEAD = '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n'
DOCUMENT = """<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="1" NEWID="{newid}">
<DATE>{date}</DATE>
<UNKNOWN>
&#5;&#5;C T
&#22;u f BC-TALKS 02-26</UNKNOWN>
<TEXT>&#2;
<TITLE>HARBOUR CO &lt;HBR> TALKS RESUME</TITLE>
<AUTHOR>    By Ida Nilsen, Reuters</AUTHOR>
<DATELINE>    PORT LOUIS, March 2 - </DATELINE><BODY>Harbour Co and the union met
again on Monday in a two-
day round &amp; agreed on nothing.
    The union wants &#127;more.
    Item              1987     1986
    Boats.............12 ......11
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""
BRIEF = """<REUTERS NEWID="2"><DATE> 2-MAR-1987 08:00:00.00</DATE><TEXT TYPE="BRIEF">&#2;
******<TITLE>UNION SAYS TALKS OFF
</TITLE>Blah blah blah.
&#3;

</TEXT>
</REUTERS>
"""
UNPROCESSED = """<REUTERS NEWID="3"><DATE> 2-MAR-1987 08:00:00.00</DATE><TEXT TYPE="UNPROC">&#2;
WEEKLY HARBOUR REPORT - MARCH 2
    Boats landed 12 loads.
    Nets were mended.
 Reuter
&#3;</TEXT>
</REUTERS>
"""


def document(newid: str = "1", date: str = " 2-MAR-1987 10:01:01.79") -> str:
    return DOCUMENT.format(newid=newid, date=date)


def read(source: str) -> list[Article | Problem]:
    return list(reuters.read(source.encode("latin-1"), "reut.sgm", "reut.sgm"))


def spans(article: Article | Problem) -> list[tuple[str, str]]:
    assert isinstance(article, Article), article
    return [(block.role, article.text[block.start : block.end]) for block in article.blocks]


def test_a_document_gives_every_field() -> None:
    (found,) = read(HEAD + document())
    assert isinstance(found, Article)
    assert (found.id, found.title) == ("reut.sgm#1", "HARBOUR CO <HBR> TALKS RESUME")
    assert (found.byline, found.dateline) == (("Ida Nilsen",), "PORT LOUIS")
    assert (found.published, found.publisher, found.language) == ("1987-03-02T10:01:01", "Reuters", "en")
    assert ("published", "DATE") in found.provenance


def test_paragraphs_are_told_by_indentation_and_unwrapped() -> None:
    assert spans(read(document())[0]) == [
        ("body", "Harbour Co and the union met again on Monday in a two-day round & agreed on nothing."),
        ("body", "The union wants more."),
        ("body", "Item              1987     1986"),
        ("body", "Boats.............12 ......11"),
        ("junk", "Reuter"),
    ]


def test_every_document_gives_an_article_or_a_reason() -> None:
    found = read(HEAD + document() + BRIEF + UNPROCESSED + document("4")[:300])
    assert [each.id for each in found] == [f"reut.sgm#{n}" for n in "1234"]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        "brief: a headline without a text",
        "truncated: the document has no end tag",
    ]
    assert spans(found[2])[:2] == [("title", "WEEKLY HARBOUR REPORT - MARCH 2"), ("body", "Boats landed 12 loads.")]


def test_a_lost_end_tag_costs_one_document() -> None:
    found = read(document().replace("</REUTERS>", "") + document("2"))
    assert isinstance(found[0], Problem) and isinstance(found[1], Article)


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
        (" 3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05"),
        ("31-MAR-1987 605:12:19.12", "1987-03-31"),
        ("31-FEB-1987 01:02:03.00", None),
        ("1-FOO-1987 01:02:03.00", None),
        ("", None),
    ],
)
def test_stamps(date: str, stamp: str | None) -> None:
    assert reuters.stamp(date) == stamp


@given(st.binary(max_size=400))
def test_any_bytes_give_problems_not_errors(noise: bytes) -> None:
    for found in reuters.read(b'<REUTERS NEWID="1">' + noise + b"<TEXT><BODY>a</BODY></TEXT></REUTERS>", "x"):
        if isinstance(found, Article):
            assert all(0 <= b.start < b.end <= len(found.text) for b in found.blocks)


def test_matches() -> None:
    assert reuters.matches(HEAD.encode(), "a") and reuters.matches(document().encode(), "a")
    assert not reuters.matches(b"<REUTERS is a company>", "a.sgm")


@pytest.mark.shared
def test_the_collection_is_read_whole(shared: Path) -> None:
    for file in sorted((shared / "ingest" / "reuters21578").glob("*.sgm.gz")):
        found = list(reuters.read(gzip.decompress(file.read_bytes()), file.name))
        assert len(found) == 1000
        assert {each.reason for each in found if isinstance(each, Problem)} <= {"brief: a headline without a text"}
