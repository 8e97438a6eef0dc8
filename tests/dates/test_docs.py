"""The examples in the documentation give what they say."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs/dates.md", "exec"), {})
    assert out.getvalue().splitlines() == [line[2:] for line in code.splitlines() if line.startswith("# ")]


def test_there_are_examples_by_itself_and_with_spacy() -> None:
    assert len(EXAMPLES) == 2 and "add_pipe" in EXAMPLES[1]
