"""Talks and pacts that are called by who takes part."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import communique.events

TABLE = tomllib.loads((Path(communique.events.__file__).parent / "forums.toml").read_text("utf-8"))


@pytest.mark.parametrize(("name", "parties"), TABLE["names"].items())
def test_every_name_has_its_parties(explained, name: str, parties: list[str]) -> None:
    talks = name if name.endswith("talks") else f"{name} talks"
    found = [event for event, _, _ in explained(f"The {talks} were held on Friday. Nobody spoke.") if event.type == "talks"]
    assert [sorted(event.source) for event in found] == [sorted(parties)]


@pytest.mark.parametrize(("prefix", "code"), TABLE["prefixes"].items())
def test_every_prefix_joins_another_country(explained, prefix: str, code: str) -> None:
    text = f"The {prefix.capitalize()}-Peruvian talks were held on Friday. Nobody spoke."
    found = [event for event, _, _ in explained(text) if event.type == "talks"]
    assert [sorted(event.source) for event in found] == [sorted([code, "PER"])]


@pytest.mark.parametrize("phrase", ["Indo-Pacific", "Franco-era", "six-hour", "three-party", "Anglo-Saxon"])
def test_other_words_name_nobody(explained, phrase: str) -> None:
    found = [event for event, _, _ in explained(f"The {phrase} talks were held on Friday. Nobody spoke.")]
    assert all(not event.source for event in found)


@pytest.mark.parametrize(("halves", "parties"), TABLE["halves"].items())
def test_halves_of_a_divided_country_are_both(explained, halves: str, parties: list[str]) -> None:
    found = [event for event, _, _ in explained(f"Talks between the two {halves.capitalize()} failed on Friday. Nobody spoke.")]
    assert [sorted(event.source) for event in found] == [sorted(parties)]
