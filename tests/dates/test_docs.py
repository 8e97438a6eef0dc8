"""The example in the documentation gives what it says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path


def test_example() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs/dates.md", "exec"), {})
    assert out.getvalue().splitlines() == [line[2:] for line in code.splitlines() if line.startswith("# ")]
