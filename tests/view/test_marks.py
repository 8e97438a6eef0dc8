"""The text in segments: nothing lost, marks may overlap in any way."""

from __future__ import annotations

from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Block
from communique.view.marks import Mark, lines, segments

TEXT = "In Oslo, the five-year\nfish deal of Norway and the EU expires.\n\nNobody said more."
span = st.tuples(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3))


@given(st.lists(span, max_size=12))
def test_segments_are_the_text_and_each_has_the_marks_that_cover_it(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "date", f"d{i}", "when" if i % 3 == 2 else None) for i, (start, end) in enumerate(spans)]
    usable = [m for m in marks if 0 <= m.start < m.end <= len(TEXT)]
    parts = list(segments(TEXT, marks))
    assert "".join(part.text for part in parts) == TEXT
    for part in parts:
        end = part.start + len(part.text)
        covering = {m.fact for m in usable if m.start <= part.start and end <= m.end}
        touching = {m.fact for m in usable if m.start < end and part.start < m.end}
        assert {m.fact for m in (*part.marks, *part.evidence)} == covering == touching
        assert all(m.slot is None for m in part.marks)
        assert all(m.slot for m in part.evidence)


@given(st.lists(span, max_size=8))
def test_lines_end_where_the_text_breaks(spans: list[tuple[int, int]]) -> None:
    marked = list(lines(TEXT, [Mark(start, end, "date", "d") for start, end in spans]))
    assert ["".join(s.text for s in line.segments) for line in marked] == TEXT.splitlines(keepends=True)
    assert [line.blank for line in marked] == [False, False, True, False]


def test_lines_know_their_block() -> None:
    blocks = [Block(0, 22, "title"), Block(23, 61, "junk", "menu")]
    assert [(line.role, line.reason) for line in lines(TEXT, [], blocks)] == [
        ("title", None), ("junk", "menu"), ("body", None), ("body", None),
    ]  # fmt: skip


def test_the_shortest_mark_is_the_innermost() -> None:
    marks = [Mark(9, 32, "agreement", "g9"), Mark(13, 22, "date", "d13"), Mark(18, 40, "party", "c18")]
    parts = {part.text: [m.fact for m in part.marks] for part in segments(TEXT, marks)}
    assert parts["five-"] == ["d13", "g9"]
    assert parts["year"] == ["d13", "c18", "g9"]


def test_segments_grow_with_the_text() -> None:
    def work(size: int) -> None:
        text = "Norway met Sweden.\n" * size
        marks = [Mark(i * 19 + at, i * 19 + at + 6, "party", "c") for i in range(size) for at in (0, 11)]
        assert sum(len(line.segments) for line in lines(text, marks)) == 4 * size

    grows_linearly(work, 4000, 8000)
