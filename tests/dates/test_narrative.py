"""Narratives: yearless times follow the year that is told of."""

from __future__ import annotations

import pytest

from communique.kinds.dates import tag

STORY = """In the spring of 1942 the army moved east. On 12 May a second force landed, and in November it withdrew.
The following year, on 3 February, the garrison gave up. They fought from July 1 to November 18, 1944.
Two days later both sides met; the next day they signed."""
TOLD = ["1942-SP", "1942-05-12", "1942-11", "1943", "1943-02-03", "1944-07-01", "1944-11-18", "1944-11-20", "1944-11-21"]


@pytest.mark.parametrize("published", [None, "1990-01-01"])
def test_story(published: str | None) -> None:
    text = STORY + " The treaty of 1948 and the war of 1950 came after."
    assert [d.value for d in tag(text, published).values] == [*TOLD, "1948", "1950"]
