"""Records in notebooks, in displaCy and as data frames."""

from __future__ import annotations

import builtins
import dataclasses
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hostile import ALL, OVERRIDE, article, record

from communique.errors import UsageError
from communique.record import Producer, Record
from communique.view.notebook import LISTS


@pytest.mark.parametrize("payload", ALL, ids=ascii)
def test_a_notebook_shows_text(payload: str) -> None:
    html = record(payload)._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    html.encode("utf-8")


def test_displacy_renders_both_styles() -> None:
    displacy = pytest.importorskip("spacy.displacy")
    made = record("<b>Oslo</b>").to_displacy()
    entities = displacy.render(made, style="ent", manual=True)
    assert "AMOUNT" in entities
    assert "<b>" not in entities
    assert "PERSON" in displacy.render(made, style="span", manual=True)


def test_displacy_entities_do_not_overlap_and_keep_their_offsets() -> None:
    made = record(OVERRIDE).to_displacy()
    text = record(OVERRIDE).article.text or ""
    assert len(made["text"]) == len(text)
    assert "\u202e" not in made["text"]
    ends = [(e["start"], e["end"]) for e in made["ents"]]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(0 <= s["start_token"] < s["end_token"] <= len(made["tokens"]) for s in made["spans"])
    assert [made["tokens"][s["start_token"]] for s in made["spans"] if s["label"] == "AMOUNT"] == ["5"]


def test_displacy_needs_the_text() -> None:
    bare = Record("1", Producer("communique", "0", "m", "0", "0"), dataclasses.replace(article("x"), text=None))
    assert "cut" not in bare._repr_html_()
    with pytest.raises(UsageError, match="omit-text"):
        bare.to_displacy()


@pytest.mark.parametrize("facts", LISTS)
def test_every_list_is_a_data_frame(facts: str) -> None:
    frame = record("Oslo").to_dataframe(facts)
    assert frame.columns[0] == "article_id"
    assert len(frame) == len(getattr(record("Oslo"), facts))


def test_decimals_stay_decimals() -> None:
    assert record("Oslo").to_dataframe("amounts")["value"].tolist() == [Decimal(5)]


def test_a_list_that_is_none_is_named() -> None:
    with pytest.raises(UsageError, match="the lists are events"):
        record("Oslo").to_dataframe("feelings")


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"communique\[pandas\]"):
        record("Oslo").to_dataframe()
