"""Copied plain text: what each line is, metadata, offsets, plain and hostile texts."""

from __future__ import annotations

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import text
from communique.ingest.text import furniture

PAGE = """The Harbour Herald

Home
World
Subscribe

Ministers return to river talks without a draft

By Ines Valdor

Published : Mar. 4, 2021 - 09:30

    • Link copied

(Photo: Agency)

BELLPORT, March 4 - Delegations from both banks of the river met again on Thursday, but left the hall without a common draft.

The envoy of the upper states said that three of nine articles were settled, and that the rest would be taken up next month.

Water rights

Farmers on the lower bank have waited for a settlement since the old accord lapsed two winters ago, officials said.

Most read
Ferry fares to rise again
Ten pictures of the flood
© 2021 The Harbour Herald
"""


def roles(given: str) -> list[tuple[str, str | None, str]]:
    article = text.read(given, "a")
    return [(b.role, b.reason, given[b.start : b.end].split("\n")[0][:30]) for b in article.blocks]


FACT_SHEET = """**A NEW PARTNERSHIP AT SEA:** Today the two ministers signed a plan for
the ports of the northern coast, which have waited for new cranes since
the storm of two winters ago.

-   The governments intend to put $40 million into the harbour of Bell
    Island within six months, with loans that could be worth another
    $90 million.
-   The export bank will cover the first ships.
-   [Both navies](https://example.org/a/very/long/address/that/no/margin/could/ever/hold/of/course) will
    train on them.

**PARTICIPANTS**

-   Ann Lorne, Ministry of Ports
-   Per Halvar, Export Bank
"""


def test_a_list_broken_by_hand_is_body_and_keeps_its_items_whole() -> None:
    article = text.read(FACT_SHEET, "a")
    assert {block.role for block in article.blocks} == {"body"}
    items = [FACT_SHEET[b.start : b.end] for b in article.blocks if FACT_SHEET[b.start] == "-"]
    assert [item.split()[-1] for item in items] == ["million.", "ships.", "them.", "Ports", "Bank"]


def test_page_metadata() -> None:
    article = text.read(PAGE, "page.txt", origin="folder/page.txt")
    assert article.title == "Ministers return to river talks without a draft"
    assert article.byline == ("Ines Valdor",)
    assert article.published == "2021-03-04T09:30"
    assert article.publisher == "The Harbour Herald"
    assert article.dateline == "BELLPORT"
    assert (article.id, article.origin, article.format, article.text) == ("page.txt", "folder/page.txt", "text", PAGE)
    assert ("published", "line") in article.provenance


def test_page_blocks() -> None:
    found = roles(PAGE)
    assert [part for role, _, part in found if role == "body"] == [
        "BELLPORT, March 4 - Delegation", "The envoy of the upper states ", "Water rights", "Farmers on the lower bank have",
    ]  # fmt: skip
    assert {part: reason for role, reason, part in found if role == "junk"}.items() >= {
        "Subscribe": "subscription", "• Link copied": "share", "(Photo: Agency)": "credit", "Most read": "related",
        "© 2021 The Harbour Herald": "copyright",
    }.items()  # fmt: skip
    assert [part for role, _, part in found if role == "dateline"] == ["Published : Mar. 4, 2021 - 09:"]


@pytest.mark.parametrize(
    "plain",
    [
        "The cabinet met.",
        "OSLO, June 2 (Agency) - Talks on fishing rights ended on Tuesday. No date was set for more.",
        "The two sides met on Monday.\n\nThey will meet again in May.",
        "The ministry said on Monday that it would send\ntwo more ships to the strait, and that the crews\n"
        "had been told to keep their distance from the\ncoast.\n\nA spokesman declined to say when they would sail,\n"
        "or from which of the ports.",
    ],
)
def test_plain_text_is_all_body(plain: str) -> None:
    blocks = text.read(plain, "a").blocks
    assert {b.role for b in blocks} == {"body"}
    assert " ".join(plain[b.start : b.end] for b in blocks).split() == plain.split()


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("BRUSSELS, March 3 - Ministers met.", "BRUSSELS"),
        ("PORT LOUIS (Agency) -- Ships left.", "PORT LOUIS"),
        ("VIENNA — Talks went on.", "VIENNA"),
        ("NATO said on Monday - as before - that it would stay.", None),
        ("The ministers met.", None),
    ],
)
def test_dateline(paragraph: str, place: str | None) -> None:
    assert text.dateline(paragraph) == place


@pytest.mark.parametrize("entry", furniture.entries(), ids=lambda e: e["id"])
def test_furniture_examples(entry: dict[str, list[str]]) -> None:
    assert [furniture.reason(line) for line in entry["examples"]] == [entry["reason"]] * len(entry["examples"])
    assert [furniture.reason(line) for line in entry["counter"]] == [None] * len(entry["counter"])


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t•©1@é世"), max_size=200) | st.text(max_size=200))
def test_blocks_lie_in_the_unchanged_text(given_text: str) -> None:
    article = text.read(given_text, "a")
    assert article.text == given_text
    ends = 0
    for block in article.blocks:
        assert ends <= block.start < block.end <= len(given_text)
        assert given_text[block.start : block.end].strip() == given_text[block.start : block.end]
        assert (block.reason is None) == (block.role != "junk")
        ends = block.end
    covered = "".join(given_text[b.start : b.end] for b in article.blocks)
    assert "".join(covered.split()) == "".join(given_text.split())


@pytest.mark.parametrize("unit", ["a\n", "x" * 50 + "\n", "\n", " ", "By ", "2020-", "(", "1.", "A A A A\n", "©", "a@", "A-"])
def test_time_grows_with_the_text(unit: str) -> None:
    grows_linearly(lambda given: text.read(given, "a"), unit * 10_000, unit * 20_000)


def test_a_hard_wrapped_wire_is_all_body_by_its_indented_paragraphs() -> None:
    wire = (
        "    TALLINN, June 3 - The ministers of the two states met on Friday to\n"
        "settle the terms on which the ferry line may be opened again this\n"
        "year, and parted after six hours.\n"
        "    Neither side spoke to the press, and no further round was set,\n"
        "a clerk said.\n"
        "    The line was closed in March.\n"
        "    A strike at the port began on the same day as the meeting did, and\n"
        "went on through the night.\n"
    )
    article = text.read(wire, "wire")
    assert [block.role for block in article.blocks] == ["body"] * 4
    assert article.dateline == "TALLINN"
