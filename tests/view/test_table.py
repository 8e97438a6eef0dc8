"""The record as tables: nothing in an article can steer the terminal."""

from __future__ import annotations

import io

from communique.extractor import Extractor
from communique.view.table import print_record


def test_control_characters_and_markup_show_as_text(extractor: Extractor) -> None:
    text = "Donna Welton offered [red]$5 million[/red]\x1b[31m to \u202eSeoul on Friday."
    out = io.StringIO()
    print_record(extractor.extract(text, title="[bold]\x1b]0;x\x07 \u202eT"), out)
    shown = out.getvalue()
    assert "[bold]" in shown
    assert "$5 million" in shown
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)
