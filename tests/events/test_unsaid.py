"""Sides that neither the syntax nor a rule names: the ranker of parties."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from growth import grows_linearly

from communique.events import explain_lines
from communique.events.cast import Cast
from communique.events.read import found
from communique.events.unsaid import SIDES, model, ranked

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events" / "unsaid.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(read_text, case) -> None:
    cast = Cast(*read_text(case["text"]))
    told = [d for d in ranked(cast, found(cast)) if cast.document.words[d.hit.token] == case["word"]]
    assert [d.hit.rule.type for d in told] == [case["type"]]
    sides = [list(actor.parties) if actor else [] for actor in (told[0].source, told[0].target)]
    assert sides == [case["source"], case["target"]]
    assert list(told[0].ranked) == case["ranked"]


def test_explained(read_text) -> None:
    lines = [line for line in explain_lines(*read_text(CASES[0]["text"])) if "'provided'" in line]
    assert len(lines) == 1 and "ranked=target" in lines[0] and "target='Malawi'" in lines[0]


def test_one_side_alone_is_what_changes(read_text) -> None:
    for case in CASES:
        cast = Cast(*read_text(case["text"]))
        before = found(cast)
        for old, new in zip(before, ranked(cast, before), strict=True):
            for side in set(SIDES) - set(new.ranked):
                assert getattr(old, side) == getattr(new, side)
            assert all(not (actor := getattr(old, side)) or not actor.parties for side in new.ranked)
            assert all(not getattr(new, side).sure for side in new.ranked)


def test_exchanged_names_give_exchanged_sides(read_text) -> None:
    text = CASES[0]["text"].replace("Malawi", "Paraguay").replace("Norway", "Japan").replace("LILONGWE", "ASUNCION")
    cast = Cast(*read_text(text))
    told = next(d for d in ranked(cast, found(cast)) if cast.document.words[d.hit.token] == "provided")
    assert (told.source.parties, told.target.parties) == (("JPN",), ("PRY",))


def test_weights_name_no_party() -> None:
    words = {word for _, weights in model().values() for name in weights for word in re.findall(r"[A-Z]\w+", name)}
    assert words <= {"True", "False"}


def test_time_grows_with_the_article(read_text) -> None:
    part = CASES[1]["text"]
    casts = [Cast(*read_text("\n\n".join([part] * times))) for times in (4, 8)]
    made = [found(cast) for cast in casts]
    grows_linearly(lambda at: ranked(casts[at], made[at]), 0, 1)
