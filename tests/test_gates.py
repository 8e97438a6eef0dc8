"""What lets rules pass over text where they find nothing: it must never hide what they would find."""

from __future__ import annotations

import gc
import re

import pytest

from communique.collector import OBJECTS, resting
from communique.kinds.agreements.known import _may_name, known
from communique.kinds.amounts.numbers import may_count, numbers
from communique.kinds.dates.find import starts, tokenize
from communique.kinds.dates.lexicon import lexicon
from communique.kinds.people.lexicon import lexicon as people
from communique.model import Block, Document, remembered
from communique.parties.find import scan
from communique.parties.table import by_first_word, entries

NUMBERS = (
    "12", "a ½ share", "5bn", "multimillion-dollar", "a multi-billion plan", "tens of thousands", "several thousand",
    "a tenth of a percent", "three-quarters of one per cent", "half", "Two Hundred and Six", "forty-two", "a dozen", "one",
)  # fmt: skip


def document(text: str) -> Document:
    """A text of one segment, without tokens."""
    return Document(text, (), (), (), (), (), (), (), (), (), (), (Block(0, len(text), "body"),))


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_never_passed_over(text: str) -> None:
    text = f"They spent {text} on it."
    assert numbers(text, 0, len(text))
    assert may_count(text, 0, len(text), document(text).vocabulary[0])


def test_text_without_numbers_is_passed_over() -> None:
    text = "Someone phoned the tenant about attention."
    assert not numbers(text, 0, len(text))
    assert not may_count(text, 0, len(text), document(text).vocabulary[0])


def test_named_agreements_are_never_passed_over() -> None:
    for name in known():
        assert _may_name(document(f"They left the {name}, again.").vocabulary[0])
    assert not _may_name(document("They left the room of the treaty.").vocabulary[0])


def test_every_first_word_of_a_party_is_met() -> None:
    for surface in entries():
        if re.match(r"\w", surface):
            assert [hit.start for hit in scan(f" {surface} ", 0, len(surface) + 2)][:1] == [1], surface


def test_the_end_of_a_word_is_no_first_word() -> None:
    country = next(word for word in by_first_word() if word == "Peru")
    assert not list(scan(f"Mc{country} i{country} x_{country} {country}x", 0, 40))
    assert [hit.start for hit in scan(f"Mc{country}", 2, 6)] == [2]


def test_a_name_over_a_line_is_found_as_on_one() -> None:
    several = [surface for surface in entries() if " " in surface]
    for surface in several:
        broken, capitals = f" {surface} \n".replace(" ", "\n ", 2), f" {surface.upper()} "
        plain = [hit.entry for hit in scan(f" {surface} ", 0, len(surface) + 2)]
        assert plain[0].surface == surface
        assert [hit.entry for hit in scan(broken, 0, len(broken))] == plain, surface
        whole = [hit.entry for hit in scan(capitals, 0, len(capitals))]
        assert [hit.entry for hit in scan(f"{capitals}\n", 0, len(capitals) + 1)] == whole, surface


def test_names_that_a_title_gives_away_are_never_passed_over() -> None:
    lex = people()
    for title in lex.titles:
        assert title.split()[-1] in lex.openers
        assert f"{title}s" in lex.openers


def test_dates_begin_with_a_letter_that_a_rule_begins_with() -> None:
    tokens = tokenize("He came on 3 May, last week and today, and left.", 0, 48)
    tried = {at for at, _ in starts(tokens)}
    every = {at for at in range(len(tokens.letters)) if lexicon().beginning(tokens.letters[at : at + 2])}
    assert tried == every


def test_what_is_remembered_is_a_list_of_the_callers_own() -> None:
    calls = []

    @remembered
    def twice(document: Document, token: int) -> list[int]:
        calls.append(token)
        return [token, token]

    one = document("")
    twice(one, 3).append(4)
    assert twice(one, 3) == [3, 3]
    assert twice(document(""), 3) == [3, 3]
    assert calls == [3, 3]


def test_columns_in_lower_case() -> None:
    text = "Both Sides"
    one = Document(
        text,
        (0, 5),
        (4, 10),
        ("Both", "Sides"),
        ("both", "Side"),
        ("DT", "NNS"),
        ("DET", "NOUN"),
        ("det", "ROOT"),
        (1, 1),
        (),
        (),
        (Block(0, 10, "body"),),
    )
    assert one.lower_words == ("both", "sides")
    assert one.lower_lemmas == ("both", "side")
    assert one.children == ((), (0,))
    assert [*one.tokens_in(3, 6)] == [0, 1]
    assert not one.tokens_in(4, 5)


def test_the_collector_has_its_own_thresholds_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), resting():
        assert gc.get_threshold()[0] == max(OBJECTS, before[0])
        raise KeyError
    assert gc.get_threshold() == before
